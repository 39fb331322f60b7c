"""Rules for what is possible but unlikely, or missing while an indicator needs it."""

from collections.abc import Iterator
from datetime import date

from ooievaar.intake import values
from ooievaar.intake.findings import Case, Found, Grade, Place, Rule, Words, place
from ooievaar.intake.rows import Row
from ooievaar.intake.sent import Leaves
from ooievaar.records import DELIVERED_CHILDREN, EPISODES, codes

_TERM_DAYS, _FULL_DAYS = 37 * 7, 280
_EARLIEST_DAYS, _LATEST_DAYS = 16 * 7, 44 * 7
_MOST_BLOOD_ML = 5000
_LEAST_GRAMS, _LEAST_GRAMS_AT_TERM, _MOST_GRAMS = 100, 1000, 6500
_YOUNGEST, _OLDEST = 12, 60
_BEST_APGAR = 10
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


def _parity(case: Case) -> Iterator[Found]:
    parity, gravidity = case.rows.episode["parity"], case.rows.episode["gravidity"]
    if parity is not None and gravidity is not None and parity >= gravidity:
        sentence = f"Controleer pariteit {parity} en graviditeit {gravidity}: de pariteit hoort lager te zijn."
        yield Found(place(EPISODES["parity"]), str(parity), sentence)


def _gestation_of(case: Case, child: Row) -> int | None:
    due, born = case.rows.episode["due_date"], child["birth_date"]
    return None if due is None or born is None else _FULL_DAYS - (due - born).days


def _gestation(case: Case) -> Iterator[Found]:
    for child in case.rows.children:
        days = _gestation_of(case, child)
        if days is not None and not _EARLIEST_DAYS <= days <= _LATEST_DAYS:
            weeks = f"{days // 7}+{days % 7} weken" if days >= 0 else "minder dan 0 weken"
            sentence = f"Controleer de à terme datum en de geboortedatum: kind {child['number']} zou bij {weeks} zijn "
            yield Found(place(DELIVERED_CHILDREN["birth_date"], child["number"]), weeks, f"{sentence}geboren.")


def _measures(case: Case) -> Iterator[Found]:
    blood = case.rows.episode["blood_loss_ml"]
    if blood is not None and not 0 <= blood <= _MOST_BLOOD_ML:
        yield _improbable(place(EPISODES["blood_loss_ml"]), f"{blood:g} ml")
    for child in case.rows.children:
        yield from _measures_of_child(case, child)


def _measures_of_child(case: Case, child: Row) -> Iterator[Found]:
    weight, apgar, days = child["weight_g"], child["apgar_5"], _gestation_of(case, child)
    least = _LEAST_GRAMS_AT_TERM if days is not None and days >= _TERM_DAYS else _LEAST_GRAMS
    if weight is not None and not least <= weight <= _MOST_GRAMS:
        yield _improbable(place(DELIVERED_CHILDREN["weight_g"], child["number"]), f"{weight:g} g")
    if apgar is not None and not 0 <= apgar <= _BEST_APGAR:
        yield _improbable(place(DELIVERED_CHILDREN["apgar_5"], child["number"]), str(apgar))


def _improbable(where: Place, value: str) -> Found:
    return Found(where, value, f"Controleer '{where.words}' in het dossier: {value} is niet waarschijnlijk.")


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
        yield Found(Place("uitkomst per kind", "uitkomst_per_kind"), None, sentence)


def _mother_age(case: Case) -> Iterator[Found]:
    born = case.rows.episode["mother_birth_date"]
    births = [child["birth_date"] for child in case.rows.children if child["birth_date"] is not None]
    moment = min(births, default=case.rows.episode["start_date"])
    if born is not None and moment is not None and not _YOUNGEST <= _age(born, moment) <= _OLDEST:
        age = f"{_age(born, moment)} jaar"
        sentence = f"Controleer de geboortedatum van de moeder: zij zou bij deze zwangerschap {age} zijn."
        yield Found(place(EPISODES["mother_birth_date"]), age, sentence)


def _age(born: date, moment: date) -> int:
    return moment.year - born.year - ((moment.month, moment.day) < (born.month, born.day))


SIGNALS: tuple[Rule[Case], ...] = (
    Rule(
        code="parity-not-below-gravidity",
        grade=Grade.SIGNAL,
        title="De pariteit is niet lager dan de graviditeit",
        why="De graviditeit telt deze zwangerschap mee, de pariteit niet. Met een verkeerde pariteit komt een vrouw in "
        "de verkeerde groep.",
        advice="Controleer beide getallen in het dossier bij de obstetrische anamnese.",
        english=Words(
            "Parity is not below gravidity",
            "Gravidity includes this pregnancy, parity does not. A wrong parity puts a woman in the wrong group.",
            "Check both numbers in the record, with the obstetric history.",
        ),
        check=_parity,
        examples="""
            bericht                     | bevinding
            ----------------------------+----------
            gravidity = 1; parity = 1   | parity
            gravidity = 2; parity = 3   | parity
            gravidity = 2; parity = 1   | geen
            gravidity = UNK; parity = 1 | geen
        """,
    ),
    Rule(
        code="gestation-implausible",
        grade=Grade.SIGNAL,
        title="De zwangerschapsduur bij de geboorte is niet waarschijnlijk",
        why="De zwangerschapsduur volgt uit de à terme datum en de geboortedatum. Zij bepaalt in welke indicatoren de "
        "geboorte meetelt. Wij verwachten 16+0 tot en met 44+0 weken.",
        advice="Vergelijk de definitieve à terme datum en de geboortedatum met het dossier.",
        english=Words(
            "The gestational age at birth is improbable",
            "Gestational age follows from the due date and the date of birth. It decides in which indicators the birth "
            "counts. We expect 16+0 up to 44+0 weeks.",
            "Compare the definitive due date and the date of birth with the record.",
        ),
        check=_gestation,
        examples="""
            bericht               | bevinding
            ----------------------+------------------
            due_date = 2023-08-01 | child1.birth_date
            due_date = 2025-01-18 | child1.birth_date
            due_date = 2025-01-17 | geen
            due_date = 2024-07-05 | geen
            due_date = 2024-07-04 | child1.birth_date
            due_date =            | geen
        """,
    ),
    Rule(
        code="measure-implausible",
        grade=Grade.SIGNAL,
        title="Bloedverlies, geboortegewicht of apgarscore is niet waarschijnlijk",
        why="Een tikfout in een getal verandert een uitkomst. Wij verwachten 0 tot 5000 ml bloedverlies, 100 tot 6500 "
        "g geboortegewicht (vanaf 37+0 weken minstens 1000 g) en een apgarscore van 0 tot en met 10.",
        advice="Controleer het getal in het dossier bij de bevalling of bij het kind. Klopt het, doe dan niets.",
        english=Words(
            "Blood loss, birth weight or Apgar score is improbable",
            "A typing error in a number changes an outcome. We expect 0 to 5000 ml of blood loss, 100 to 6500 g of "
            "birth weight (at least 1000 g from 37+0 weeks) and an Apgar score from 0 to 10.",
            "Check the number in the record, with the delivery or the child. If it is right, there is nothing to do.",
        ),
        check=_measures,
        examples="""
            bericht                                       | bevinding
            ----------------------------------------------+----------------
            blood_loss_ml = 5001                          | blood_loss_ml
            blood_loss_ml = -1                            | blood_loss_ml
            blood_loss_ml = 5000                          | geen
            child1.weight_g = 345                         | child1.weight_g
            child1.weight_g = 6501                        | child1.weight_g
            child1.weight_g = 345; due_date = 2024-11-08  | geen
            child1.apgar_5 = 11                           | child1.apgar_5
            child1.apgar_5 = 0                            | geen
        """,
    ),
    Rule(
        code="indicator-item-missing",
        grade=Grade.SIGNAL,
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
    Rule(
        code="mother-age-implausible",
        grade=Grade.SIGNAL,
        title="De leeftijd van de moeder is niet waarschijnlijk",
        why="Met de geboortedatum van de moeder voegen wij de zorg van praktijk en ziekenhuis samen. Wij verwachten "
        "een leeftijd van 12 tot en met 60 jaar.",
        advice="Vergelijk de geboortedatum in het dossier met het identiteitsbewijs. Onbekend: vul 1-1-1900 in.",
        english=Words(
            "The age of the mother is improbable",
            "With her date of birth we bring together the care of practice and hospital. We expect 12 to 60 years.",
            "Compare the date of birth in the record with the identity document. If unknown, fill in 1-1-1900.",
        ),
        check=_mother_age,
        examples="""
            bericht                        | bevinding
            -------------------------------+------------------
            mother_birth_date = 2012-08-03 | mother_birth_date
            mother_birth_date = 2012-08-02 | geen
            mother_birth_date = 1963-08-02 | mother_birth_date
            mother_birth_date = 1900-01-01 | geen
        """,
    ),
)

PLACES = {"child": Place("uitkomst per kind", "uitkomst_per_kind")}
