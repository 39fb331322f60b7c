"""Rules for what is missing while the registry needs it."""

from collections.abc import Iterator

from ooievaar.intake import values
from ooievaar.intake.findings import Case, Found, Grade, Place, Rule, Subject, Words, of_child, of_mother, place
from ooievaar.intake.sent import Leaves
from ooievaar.records import EPISODES, codes

CHILD = Place("uitkomst per kind", "uitkomst_per_kind")

_CAESAREAN = {"caesarean", "planned_caesarean", "emergency_caesarean"}
_AT_BIRTH = {"expulsion", "third_stage"}
_HANDED_OVER_IN = {"during_labour", "dilatation", "expulsion"}
_NEEDED_OF_EPISODE = ("parity", "due_date")
_NEEDED_OF_BIRTH = ("blood_loss_ml", "perineum")
_NEEDED_OF_CHILD = (
    "birth_date", "place_of_birth", "line_at_birth", "mode_of_birth", "presentation", "paediatrician_involved",
)  # fmt: skip
_KNOWN_OF_CHILD = ("sex", "weight_g", "apgar_5")
_NO_INFORMATION = ("NI", values.NULL_SYSTEM)


def _led_birth(case: Case) -> bool:
    """Whether the sender was responsible at the birth: a midwife of the weeks after it need not know these items."""
    return bool(case.children) and not _AT_BIRTH.isdisjoint(case.episode["responsible_periods"] or ())


def _item_missing(case: Case) -> Iterator[Found]:
    if not _led_birth(case):
        return
    for name in _NEEDED_OF_EPISODE:
        if case.episode[name] is None and not _answered(case.sent.episode, name):
            yield _not_filled_in(of_mother(name)[0])
    for name in _NEEDED_OF_BIRTH:
        if case.birth[name] is None and not _answered(case.sent.birth, name) and not _need_not(case, name):
            yield _not_filled_in(of_mother(name)[0])
    for child, sent in zip(case.children, case.sent.children, strict=True):
        for name in _NEEDED_OF_CHILD:
            if child[name] is None and not _answered(sent, name):
                yield _not_filled_in(of_child(name, child)[0])


def _need_not(case: Case, name: str) -> bool:
    """Blood loss is known enough when the haemorrhage item is; the perineum counts at vaginal births."""
    if name == "blood_loss_ml":
        return case.birth["haemorrhage"] is not None
    return name == "perineum" and any(child["mode_of_birth"] in _CAESAREAN for child in case.rows.children)


def _answered(sent: Leaves, name: str) -> bool:
    """UNK is an answer to the question whether the item was looked at; NI and absence are not."""
    return any(leaf is not None and values.standard_code(leaf) != _NO_INFORMATION for leaf in sent.get(name, ()))


def _not_filled_in(where: Place) -> Found:
    sentence = f"Vul '{where.words}' in: zonder dit gegeven is een indicator voor deze geboorte niet te bepalen."
    return Found(where, None, sentence)


def _birth_missing(case: Case) -> Iterator[Found]:
    episode = case.episode
    if case.children or "expulsion" not in (episode["responsible_periods"] or ()):
        return
    handed_over = any(row["referral_type"] == "transfer" and row["period"] in _HANDED_OVER_IN for row in case.referrals)
    if not handed_over and episode["end_of_pregnancy"] in {None, "birth"}:
        period = codes.PERINATAL_PERIOD["expulsion"].words
        sentence = (
            f"Voeg de gegevens van de geboorte toe: u was verantwoordelijk bij de {period}, maar er staat geen kind."
        )
        yield Found(CHILD, None, sentence)


def _child_item_missing(case: Case) -> Iterator[Found]:
    """Of who led the birth: by these we recognise the child in the messages of others."""
    if not _led_birth(case):
        return
    for child, sent in zip(case.children, case.sent.children, strict=True):
        for name in _KNOWN_OF_CHILD:
            if child[name] is None and not _answered(sent, name):
                where = of_child(name, child)[0]
                sentence = f"Vul '{where.words}' in: daaraan herkennen wij het kind bij andere zorgverleners."
                yield Found(where, None, sentence)


def _due_date_missing(case: Case) -> Iterator[Found]:
    """A due date that was looked for and is unknown (UNK) is an answer."""
    if not case.children and case.episode["due_date"] is None and not _answered(case.sent.episode, "due_date"):
        sentence = "Vul de à terme datum in: zonder geboorte bepaalt die het verslagjaar van deze zorg."
        yield Found(place(EPISODES["due_date"]), None, sentence)


def _feeding_missing(case: Case) -> Iterator[Found]:
    """Of who was responsible until the end of the postnatal period, for children that were born alive."""
    if "six_weeks" not in (case.episode["responsible_periods"] or ()) or not case.children:
        return
    for child in case.children:
        if child["feeding"] is None and not child["perinatal_death"] and not case.sent.episode.get("feeding"):
            sentence = f"Vul de voeding van kind {child['number']} in, zo dicht mogelijk bij de zevende dag."
            yield Found(*of_child("feeding", child), sentence)


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
            bericht                                                  | bevinding
            ---------------------------------------------------------+--------------------
            due_date =                                               | due_date
            blood_loss_ml = NI                                       | blood_loss_ml
            blood_loss_ml = ; haemorrhage = nee                      | geen
            perineum =                                               | perineum
            perineum = ; child1.mode_of_birth = planned_caesarean    | geen
            child1.presentation =                                    | child1.presentation
            child1.presentation = UNK                                | geen
            child1.presentation = ; responsible_periods = first_week | geen
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
            bericht                                                                      | bevinding
            -----------------------------------------------------------------------------+----------
            child1 =                                                                     | child
            child1 = ; responsible_periods = intake pregnancy                            | geen
            child1 = ; referral1.referral_type = transfer; referral1.period = dilatation | geen
            child1 = ; referral1.referral_type = consult; referral1.period = dilatation  | child
            child1 = ; end_of_pregnancy = miscarriage                                    | geen
        """,
    ),
    Rule(
        code="child-item-missing",
        grade=Grade.SIGNAL,
        subject=Subject.COMPLETENESS,
        title="Geslacht, gewicht of apgarscore van het kind ontbreekt",
        why="Aan geslacht en gewicht herkennen wij het kind in de berichten van andere zorgverleners. De apgarscore "
        "is zelf een uitkomst.",
        advice="Vul het gegeven in het dossier bij het kind aan. Is het echt niet bekend, kies dan 'onbekend'.",
        english=Words(
            "The sex, weight or Apgar score of the child is missing",
            "By sex and weight we recognise the child in the messages of other providers. The Apgar score is an "
            "outcome itself.",
            "Complete the item with the child in the record. If it really is not known, choose 'unknown'.",
        ),
        check=_child_item_missing,
        examples="""
            bericht                                        | bevinding
            -----------------------------------------------+----------------
            child1.sex =                                   | child1.sex
            child1.weight_g = NI                           | child1.weight_g
            child1.apgar_5 =                               | child1.apgar_5
            child1.sex = UNK                               | geen
            child1.sex = ; responsible_periods = pregnancy | geen
        """,
    ),
    Rule(
        code="due-date-missing",
        grade=Grade.SIGNAL,
        subject=Subject.COMPLETENESS,
        title="Zonder kind en zonder à terme datum valt de zorg in geen verslagjaar",
        why="Het verslagjaar is dat van de geboorte, of anders van de à terme datum. Ook voor het koppelen met het "
        "ziekenhuis is die datum nodig.",
        advice="Vul in het dossier de definitieve à terme datum in, ook als de zwangerschap vroeg eindigde.",
        english=Words(
            "Without a child and a due date, care falls in no reporting year",
            "The reporting year is that of the birth, or else of the due date. The date is also needed to link with "
            "the hospital.",
            "Fill in the definitive due date in the record, also when the pregnancy ended early.",
        ),
        check=_due_date_missing,
        examples="""
            bericht                   | bevinding
            --------------------------+----------
            child1 = ; due_date =     | due_date
            child1 = ; due_date = NI  | due_date
            child1 = ; due_date = UNK | geen
            child1 =                  | geen
        """,
    ),
    Rule(
        code="feeding-missing",
        grade=Grade.SIGNAL,
        subject=Subject.COMPLETENESS,
        title="De voeding van een levend kind ontbreekt",
        why="Wie in het hele kraambed verantwoordelijk was, kent de voeding. De standaard vraagt die van elk levend "
        "geboren kind, zo dicht mogelijk bij de zevende dag.",
        advice="Vul in het dossier bij het kraambed de voeding van elk kind in.",
        english=Words(
            "The feeding of a live child is missing",
            "Whoever was responsible in the whole postnatal period knows the feeding. The standard asks it of every "
            "child born alive, as near as possible to the seventh day.",
            "Fill in the feeding of every child in the record, with the postnatal period.",
        ),
        check=_feeding_missing,
        examples="""
            bericht                                                      | bevinding
            -------------------------------------------------------------+---------------
            responsible_periods = six_weeks                              | child1.feeding
            responsible_periods = six_weeks; child1.feeding = breast     | geen
            responsible_periods = six_weeks; child1.feeding = UNK        | geen
            responsible_periods = six_weeks; child1.perinatal_death = ja | geen
            responsible_periods = first_week                             | geen
        """,
    ),
)
