"""Rules for what is missing while the registry needs it."""

from collections.abc import Iterator

from ooievaar.intake import values
from ooievaar.intake.findings import Case, Found, Grade, Place, Rule, Subject, Words, place
from ooievaar.intake.sent import Leaves
from ooievaar.records import DELIVERED_CHILDREN, EPISODES, codes

CHILD = Place("uitkomst per kind", "uitkomst_per_kind")

_CAESAREAN = {"caesarean", "planned_caesarean", "emergency_caesarean"}
_AT_BIRTH = {"expulsion", "third_stage"}
_HANDED_OVER_IN = {"during_labour", "dilatation", "expulsion"}
_NEEDED_OF_MOTHER = tuple(EPISODES[name] for name in ("parity", "due_date", "blood_loss_ml", "perineum"))
_NEEDED_OF_CHILD = tuple(
    DELIVERED_CHILDREN[name] for name in (
        "birth_date", "place_of_birth", "line_at_birth", "mode_of_birth", "presentation", "paediatrician_involved",
    )
)  # fmt: skip
_NO_INFORMATION = ("NI", values.NULL_SYSTEM)


def _item_missing(case: Case) -> Iterator[Found]:
    """Only of who led the birth: a midwife of the weeks after it need not know these."""
    if not case.rows.children or not _AT_BIRTH & set(case.rows.episode["responsible_periods"] or ()):
        return
    for column in _NEEDED_OF_MOTHER:
        if not _answered(case.sent.episode, column.name) and not _need_not(case, column.name):
            yield _not_filled_in(place(column))
    for column in _NEEDED_OF_CHILD:
        for number, sent in enumerate(case.sent.children, start=1):
            if not _answered(sent, column.name):
                yield _not_filled_in(place(column, number))


def _need_not(case: Case, name: str) -> bool:
    """Blood loss is known enough when the haemorrhage item is; the perineum counts at vaginal births."""
    if name == "blood_loss_ml":
        return case.rows.episode["haemorrhage"] is not None
    return name == "perineum" and any(child["mode_of_birth"] in _CAESAREAN for child in case.rows.children)


def _answered(sent: Leaves, name: str) -> bool:
    """UNK is an answer to the question whether the item was looked at; NI and absence are not."""
    return any(leaf is not None and values.standard_code(leaf) != _NO_INFORMATION for leaf in sent.get(name, ()))


def _not_filled_in(where: Place) -> Found:
    sentence = f"Vul '{where.words}' in: zonder dit gegeven is een indicator voor deze geboorte niet te bepalen."
    return Found(where, None, sentence)


def _birth_missing(case: Case) -> Iterator[Found]:
    episode = case.rows.episode
    led = "expulsion" in (episode["responsible_periods"] or ())
    handed_over = any(
        row["referral_type"] == "transfer" and row["period"] in _HANDED_OVER_IN for row in case.rows.referrals
    )
    if led and not case.rows.children and not handed_over and episode["end_of_pregnancy"] in {None, "birth"}:
        period = codes.PERINATAL_PERIOD["expulsion"].words
        sentence = (
            f"Voeg de gegevens van de geboorte toe: u was verantwoordelijk bij de {period}, maar er staat geen kind."
        )
        yield Found(CHILD, None, sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="indicator-item-missing",
        grade=Grade.SIGNAL,
        subject=Subject.COMPLETENESS,
        title="Een gegeven dat een indicator nodig heeft, is niet ingevuld",
        why="Wie de geboorte begeleidde, kent deze gegevens. Ontbreekt er een, dan is de uitkomst niet te bepalen en "
        "valt de geboorte buiten het cijfer.",
        advice="Vul het gegeven aan in het dossier. Is het echt niet bekend, kies dan 'onbekend'.",
        english=Words(
            "An item that an indicator needs is not filled in",
            "Whoever led the birth knows these items. If one is missing, the outcome cannot be determined and the "
            "birth is left out of the figure.",
            "Complete the item in the record. If it really is not known, choose 'unknown'.",
        ),
        check=_item_missing,
        examples="""
            bericht                                                     | bevinding
            ------------------------------------------------------------+--------------------
            due_date =                                                  | due_date
            blood_loss_ml = NI                                          | blood_loss_ml
            blood_loss_ml = ; haemorrhage = nee                         | geen
            perineum =                                                  | perineum
            perineum = ; child1.mode_of_birth = planned_caesarean       | geen
            child1.presentation =                                       | child1.presentation
            child1.presentation = UNK                                   | geen
            child1.presentation = ; responsible_periods = first_week    | geen
        """,
    ),
    Rule(
        code="birth-missing",
        grade=Grade.SIGNAL,
        subject=Subject.COMPLETENESS,
        title="U was verantwoordelijk bij de geboorte, maar de geboorte staat niet in het bericht",
        why="Een geboorte die niemand beschrijft, ontbreekt in de cijfers van uw praktijk of ziekenhuis en uw VSV.",
        advice="Vul in het dossier de bevalling en het kind in. Droeg u de zorg tijdens de bevalling over, leg dan de "
        "verwijzing vast.",
        english=Words(
            "You were responsible at the birth, but the birth is not in the message",
            "A birth that nobody describes is missing from the figures of your practice or hospital and of the VSV.",
            "Fill in the delivery and the child in the record. If you handed over care during labour, record the "
            "referral.",
        ),
        check=_birth_missing,
        examples="""
            bericht                                                                         | bevinding
            --------------------------------------------------------------------------------+----------
            child1 =                                                                        | child
            child1 = ; responsible_periods = intake pregnancy                               | geen
            child1 = ; referral1.referral_type = transfer; referral1.period = dilatation    | geen
            child1 = ; referral1.referral_type = consult; referral1.period = dilatation     | child
            child1 = ; end_of_pregnancy = miscarriage                                       | geen
        """,
    ),
)
