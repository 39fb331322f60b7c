"""Rules about the stay of a newborn: dates in order, numbers that can be, answers that agree."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from ooievaar.intake.admission_case import AdmissionCase, place_of
from ooievaar.intake.findings import Found, Grade, Rule, Subject, Words

# Of two columns the first cannot be before the second.
_ORDER = (
    ("admission", "birth", "de opname ligt voor de geboorte"),
    ("discharge", "admission", "het ontslag ligt voor de opname"),
    ("death", "birth", "het overlijden ligt voor de geboorte"),
    ("death", "admission", "het overlijden ligt voor de opname"),
)
# From and to, of what is possible at all and of what is likely.
_POSSIBLE = {
    "arterial_ph": (6.5, 7.8),
    "base_excess": (-40, 20),
    "temperature_c": (25, 43),
    "apgar_1": (0, 10),
    "apgar_5": (0, 10),
    "gestation_days": (20 * 7, 44 * 7),
    "weight_g": (200, 15_000),
    "discharge_weight_g": (200, 20_000),
    "length_cm": (20, 80),
    "head_cm": (15, 60),
    "discharge_head_cm": (15, 60),
}
# Days of gestation, from and to in grams: a birth weight outside it is rare enough to look at again.
_WEIGHTS = ((24 * 7, 200, 1200), (28 * 7, 350, 2000), (32 * 7, 550, 3200), (37 * 7, 800, 4800), (45 * 7, 1200, 6500))
_FIRST_DAYS = 3
_SYSTEMS = (
    "trauma", "respiratory", "circulatory", "infectious", "gastrointestinal", "haematological", "metabolic",
    "neurological", "senses", "after_discharge_senses",
)  # fmt: skip
_NEEDED = ("admission_date", "sex", "weight_g", "gestation_days", "mother_key")


def _order(case: AdmissionCase) -> Iterator[Found]:
    wrong: set[str] = set()
    for later, earlier, what in _ORDER:
        if later not in wrong and _is_before(_moments(case, later), _moments(case, earlier)):
            wrong.add(later)
            where, told = case.told(f"{later}_date")
            if case.row.get(f"{later}_moment") is not None:
                told = case.told(f"{later}_moment")[1]
            yield Found(where, told, f"Verbeter '{where.words}' ({told}) in het dossier: {what}.")


def _moments(case: AdmissionCase, name: str) -> tuple[date | None, datetime | None]:
    moment = f"{name}_moment"
    return case.row[f"{name}_date"], case.row.get(moment)


def _is_before(one: tuple[date | None, datetime | None], other: tuple[date | None, datetime | None]) -> bool:
    """By the clock when both tell a time, else by the day."""
    if one[1] is not None and other[1] is not None:
        return one[1] < other[1]
    return one[0] is not None and other[0] is not None and one[0] < other[0]


def _impossible(case: AdmissionCase) -> Iterator[Found]:
    for name, value in case.known(*_POSSIBLE):
        least, most = _POSSIBLE[name]
        if not least <= value <= most:
            where, told = case.told(name)
            expected = f"wij verwachten {least:g} tot en met {most:g}"
            sentence = f"Verbeter '{where.words}' in het dossier: {told} kan niet, {expected}."
            yield Found(where, told, sentence)


def _weight(case: AdmissionCase) -> Iterator[Found]:
    days, weight = case.row["gestation_days"], case.row["weight_g"]
    if days is None or weight is None or not _is_fresh(case):
        return
    least, most = next(((least, most) for until, least, most in _WEIGHTS if days < until), (0, weight))
    if not least <= weight <= most:
        where, told = case.told("weight_g")
        weeks = f"{days // 7:g}+{days % 7:g}"
        yield Found(
            where, told, f"Controleer gewicht en zwangerschapsduur: {told} bij {weeks} weken is niet waarschijnlijk."
        )


def _is_fresh(case: AdmissionCase) -> bool:
    """Whether the child was weighed in its first days, so that its weight is about that at birth."""
    born, weighed = case.row["birth_date"], case.row["weight_date"] or case.row["admission_date"]
    return born is not None and weighed is not None and (weighed - born).days <= _FIRST_DAYS


def _death(case: AdmissionCase) -> Iterator[Found]:
    told = [name for name in ("death_date", "cause_of_death") if case.row[name] is not None]
    told += [name for name in ("died_within_12_hours", "died_in_delivery_room") if case.row[name]]
    if told and not case.row["died"]:
        what = place_of(told[0]).words
        sentence = f"Vul in of het kind is overleden, of haal '{what}' weg."
        yield Found(place_of("died"), case.told("died")[1], sentence)


def _still_admitted(case: AdmissionCase) -> Iterator[Found]:
    if case.row["still_admitted"] and (case.row["discharge_date"] or case.row["destination"]):
        sentence = "Kies of het kind nog is opgenomen of met ontslag is: dit document zegt allebei."
        yield Found(place_of("still_admitted"), "ja", sentence)


def _order_of_birth(case: AdmissionCase) -> Iterator[Found]:
    order, count = case.row["birth_order"], case.row["children_count"]
    if order is not None and count is not None and order > count:
        where, told = case.told("birth_order")
        yield Found(
            where, told, f"Verbeter het rangnummer ({told}) of het aantal geboren kinderen ({count}) in het dossier."
        )
    elif case.row["multiple"] and order is None:
        sentence = "Vul het rangnummer van dit kind in: zonder dat nummer houden wij een tweeling niet uit elkaar."
        yield Found(place_of("birth_order"), None, sentence)


def _denied(case: AdmissionCase) -> Iterator[Found]:
    for system in _SYSTEMS:
        present, problems = f"{system}_present", f"{system}_problems"
        if case.row[present] is False and _certain(case.row[problems], case.row[f"{system}_problem_statuses"]):
            where, told = case.told(present)
            sentence = f"Verbeter '{where.words}' in het dossier: u vulde nee in, maar ook een probleem."
            yield Found(where, told, sentence)


def _certain(problems: list[Any] | None, statuses: list[Any] | None) -> bool:
    """Whether any problem was found that is not said to be absent."""
    said = statuses or []
    return any(one and (said[n] if n < len(said) else None) != "absent" for n, one in enumerate(problems or []))


def _missing(case: AdmissionCase) -> Iterator[Found]:
    for name in _NEEDED:
        if case.row[name] is None and not case.stay.leaves[name]:
            where = place_of(name)
            yield Found(where, None, f"Vul '{where.words}' in als u het weet: dit gegeven ontbreekt in het document.")


RULES: tuple[Rule[AdmissionCase], ...] = (
    Rule(
        code="admission-dates",
        grade=Grade.ERROR,
        subject=Subject.ADMISSION,
        title="De data van de opname kloppen niet met elkaar",
        why="Een kind wordt eerst geboren, dan opgenomen, en daarna ontslagen. Met verkeerde data klopt de duur van "
        "de opname niet.",
        advice="Vergelijk in het dossier de geboorte, de opname, het ontslag en het overlijden, met hun tijden.",
        english=Words(
            "The dates of the stay do not agree",
            "A child is born first, then admitted, and discharged after that. With wrong dates the length of the "
            "stay is wrong.",
            "Compare birth, admission, discharge and death in the record, with their times.",
        ),
        check=_order,
        examples="""
            document                                              | bevinding
            ------------------------------------------------------+-------------------------
            admission.admission_date = 2024-08-01                 | admission.admission_date
            admission.admission_date = 2024-08-02T06:00           | admission.admission_date
            admission.discharge_date = 2024-08-01                 | admission.discharge_date
            admission.death_date = 2024-08-01; admission.died = ja | admission.death_date
            admission.admission_date = 2024-08-02                 | geen
            admission.discharge_date =                            | geen
        """,
    ),
    Rule(
        code="admission-number-impossible",
        grade=Grade.ERROR,
        subject=Subject.ADMISSION,
        title="Een meting bij het kind kan niet",
        why="Een getal buiten deze grenzen is een tikfout of staat in een andere eenheid: pH 6,5 tot 7,8, base "
        "excess -40 tot 20, temperatuur 25 tot 43 °C, apgarscore 0 tot 10, zwangerschapsduur 20 tot 44 weken, "
        "gewicht vanaf 200 g.",
        advice="Zoek de meting op in het dossier van het kind en verbeter het getal.",
        english=Words(
            "A measurement of the child is impossible",
            "A number outside these bounds is a typing error or in another unit: pH 6.5 to 7.8, base excess -40 to 20, "
            "temperature 25 to 43 °C, Apgar score 0 to 10, gestation 20 to 44 weeks, weight from 200 g.",
            "Find the measurement in the record of the child and correct the number.",
        ),
        check=_impossible,
        examples="""
            document                       | bevinding
            -------------------------------+-------------------------
            admission.arterial_ph = 6.4    | admission.arterial_ph
            admission.arterial_ph = 7.9    | admission.arterial_ph
            admission.arterial_ph = 6.5    | geen
            admission.temperature_c = 24.9 | admission.temperature_c
            admission.temperature_c = 36.8 | geen
            admission.apgar_1 = 11         | admission.apgar_1
            admission.apgar_5 = 0          | geen
            admission.base_excess = -41    | admission.base_excess
            admission.gestation_days = 39  | admission.gestation_days
            admission.weight_g = 199       | admission.weight_g
        """,
    ),
    Rule(
        code="admission-death",
        grade=Grade.ERROR,
        subject=Subject.ADMISSION,
        title="Wel gegevens van overlijden, maar niet dat het kind is overleden",
        why="Sterfte is een zwaar gegeven. Wij tellen een kind alleen als overleden wanneer dat er ook staat.",
        advice="Vul bij het kind in dat het is overleden, of maak de gegevens van overlijden leeg.",
        english=Words(
            "Details of death, but not that the child died",
            "Death is a grave item. We count a child as deceased only when that is said.",
            "Fill in that the child died, or clear the details of death.",
        ),
        check=_death,
        examples="""
            document                                                | bevinding
            --------------------------------------------------------+---------------
            admission.death_date = 2024-08-09                       | admission.died
            admission.died_within_12_hours = ja                     | admission.died
            admission.cause_of_death = 57653000; admission.died =   | admission.died
            admission.death_date = 2024-08-09; admission.died = ja  | geen
            admission.died_in_delivery_room = nee                   | geen
        """,
    ),
    Rule(
        code="admission-still-here",
        grade=Grade.ERROR,
        subject=Subject.ADMISSION,
        title="Het kind is nog opgenomen en ook ontslagen",
        why="Een opname die nog duurt, tellen wij niet mee in de duur van opnamen. Wij weten niet welk antwoord klopt.",
        advice="Is het kind naar huis of naar een ander ziekenhuis, vul dan nee in. Ligt het er nog, maak dan het "
        "ontslag leeg.",
        english=Words(
            "The child is still in hospital and discharged as well",
            "A stay that goes on does not count in the length of stays. We cannot tell which answer is right.",
            "If the child went home or to another hospital, fill in no. If it is still there, clear the discharge.",
        ),
        check=_still_admitted,
        examples="""
            document                                                   | bevinding
            -----------------------------------------------------------+-------------------------
            admission.still_admitted = ja                              | admission.still_admitted
            admission.still_admitted = ja; admission.discharge_date =; |
            admission.destination =                                    | geen
            admission.still_admitted = nee                             | geen
        """,
    ),
    Rule(
        code="admission-birth-order",
        grade=Grade.ERROR,
        subject=Subject.ADMISSION,
        title="Het rangnummer van een kind van een meerling klopt niet",
        why="Aan het rangnummer herkennen wij welk kind van een tweeling of drieling dit is.",
        advice="Vul 1 in voor het kind dat het eerst geboren is, 2 voor het volgende, en het aantal geboren kinderen.",
        english=Words(
            "The birth order of a child of a multiple birth is wrong",
            "By the birth order we recognise which child of twins or triplets this is.",
            "Fill in 1 for the child that was born first, 2 for the next, and the number of children born.",
        ),
        check=_order_of_birth,
        examples="""
            document                                                         | bevinding
            -----------------------------------------------------------------+----------------------
            admission.multiple = ja                                          | admission.birth_order
            admission.birth_order = 2                                        | admission.birth_order
            admission.multiple = ja; admission.birth_order = 2;              |
            admission.children_count = 2                                     | geen
            admission.birth_order = 1                                        | geen
        """,
    ),
    Rule(
        code="admission-problem-denied",
        grade=Grade.ERROR,
        subject=Subject.ADMISSION,
        title="Er zijn geen problemen, en toch is er een probleem ingevuld",
        why="Wij weten dan niet of het kind dit probleem had.",
        advice="Vul ja in als het kind het probleem had. Had het dat niet, maak dan het probleem leeg.",
        english=Words(
            "There are no problems, and yet a problem was filled in",
            "Then we cannot tell whether the child had this problem.",
            "Fill in yes if the child had the problem. If it had not, clear the problem.",
        ),
        check=_denied,
        examples="""
            document                                                                  | bevinding
            --------------------------------------------------------------------------+------------------------------
            admission.trauma_present = nee; admission.trauma_problems = 285596009     | admission.trauma_present
            admission.trauma_present = ja; admission.trauma_problems = 285596009      | geen
            admission.trauma_present = nee; admission.trauma_problems = 285596009;    |
            admission.trauma_problem_statuses = absent                                | geen
        """,
    ),
    Rule(
        code="admission-weight-implausible",
        grade=Grade.SIGNAL,
        subject=Subject.ADMISSION,
        title="Gewicht en zwangerschapsduur passen niet bij elkaar",
        why="Een tikfout in het gewicht of in de zwangerschapsduur verandert wat wij van een kind verwachten. Wij "
        "kijken alleen naar kinderen die in hun eerste drie dagen zijn gewogen.",
        advice="Controleer het gewicht bij opname en de zwangerschapsduur. Kloppen ze, doe dan niets.",
        english=Words(
            "Weight and gestation do not fit",
            "A typing error in weight or gestation changes what we expect of a child. We only look at children that "
            "were weighed in their first three days.",
            "Check the weight at admission and the gestation. If they are right, there is nothing to do.",
        ),
        check=_weight,
        examples="""
            document                                                      | bevinding
            --------------------------------------------------------------+-------------------
            admission.weight_g = 345                                      | admission.weight_g
            admission.weight_g = 345; admission.gestation_days = 168      | admission.weight_g
            admission.weight_g = 3450; admission.gestation_days = 200     | admission.weight_g
            admission.weight_g = 710; admission.gestation_days = 179      | geen
            admission.weight_g = 8000; admission.weight_date = 2024-12-02 | geen
        """,
    ),
    Rule(
        code="admission-item-missing",
        grade=Grade.SIGNAL,
        subject=Subject.ADMISSION,
        title="Een belangrijk gegeven over de opname ontbreekt",
        why="Met opnamedatum, geslacht, gewicht, zwangerschapsduur en het BSN van de moeder vinden wij de geboorte "
        "bij de opname.",
        advice="Vul het gegeven in het dossier in. Is het niet bekend, kies dan onbekend.",
        english=Words(
            "An important item about the stay is missing",
            "With date of admission, sex, weight, gestation and the BSN of the mother we find the birth of this stay.",
            "Fill in the item in the record. If it is not known, choose unknown.",
        ),
        check=_missing,
        examples="""
            document                       | bevinding
            -------------------------------+-------------------------
            admission.admission_date =     | admission.admission_date
            admission.sex =                | admission.sex
            admission.mother_key =         | admission.mother_key
            admission.weight_g = UNK       | geen
        """,
    ),
)
