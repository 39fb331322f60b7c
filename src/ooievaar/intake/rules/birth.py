"""Rules about the birth."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, place
from ooievaar.records import DELIVERED_CHILDREN, EPISODES


def _hospital_number(case: Case) -> Iterator[Found]:
    column = DELIVERED_CHILDREN["hospital_lvr"]
    for child in case.rows.children:
        born, number = child["place_of_birth"], child["hospital_lvr"]
        if born == "hospital" and number is None:
            sentence = f"Vul het LVR-nummer van het ziekenhuis in waar kind {child['number']} is geboren."
            yield Found(place(column, child["number"]), None, sentence)
        if born in {"home", "on_the_way"} and number is not None:
            sentence = f"Verbeter de plaats van geboorte of haal ziekenhuisnummer {case.show(number)} weg."
            yield Found(place(column, child["number"]), case.show(number), sentence)


def _children_count(case: Case) -> Iterator[Found]:
    count, blocks = case.rows.episode["children_count"], len(case.rows.children)
    if count is not None and count != blocks:
        sentence = f"Maak het aantal kinderen gelijk: ingevuld is {count}, maar het bericht beschrijft er {blocks}."
        yield Found(place(EPISODES["children_count"]), str(count), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="hospital-number",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="Ziekenhuisnummer en plaats van geboorte passen niet bij elkaar",
        why="Het ziekenhuis van de geboorte bepaalt bij welk VSV de geboorte meetelt.",
        advice="Is het kind in een ziekenhuis geboren, vul dan het LVR-nummer van dat ziekenhuis in. Is het thuis of "
        "onderweg geboren, laat het nummer dan leeg.",
        english=Words(
            "Hospital number and place of birth do not match",
            "The hospital of birth decides for which VSV the birth counts.",
            "If the child was born in a hospital, fill in its LVR number. If born at home or on the way, leave the "
            "number empty.",
        ),
        check=_hospital_number,
        examples="""
            bericht                                                       | bevinding
            --------------------------------------------------------------+--------------------
            child1.place_of_birth = hospital                              | child1.hospital_lvr
            child1.place_of_birth = home; child1.hospital_lvr = 0003      | child1.hospital_lvr
            child1.place_of_birth = hospital; child1.hospital_lvr = 0003  | geen
            child1.place_of_birth = birth_centre                          | geen
        """,
    ),
    Rule(
        code="children-count",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="Het aantal kinderen klopt niet met de beschreven kinderen",
        why="Een kind dat wel geteld maar niet beschreven is, ontbreekt in de cijfers. Andersom telt een kind te veel.",
        advice="Vergelijk bij de bevalling het aantal geboren kinderen met de kinderen in het dossier.",
        english=Words(
            "The number of children differs from the children described",
            "A child that is counted but not described is missing from the figures. Or one child too many counts.",
            "Compare the number of children born, with the delivery, with the children in the record.",
        ),
        check=_children_count,
        examples="""
            bericht                                    | bevinding
            -------------------------------------------+---------------
            children_count = 2                         | children_count
            children_count = 0                         | children_count
            children_count = 2; child2.birth_order = 2 | geen
            children_count = UNK                       | geen
        """,
    ),
)
