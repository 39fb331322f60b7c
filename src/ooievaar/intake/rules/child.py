"""Rules about the child."""

from collections.abc import Iterator

from ooievaar.intake import values
from ooievaar.intake.findings import Case, Found, Grade, Place, Rule, Subject, Words, place
from ooievaar.intake.rows import Row
from ooievaar.intake.sent import CHILDREN_AT, nodes
from ooievaar.records import DELIVERED_CHILDREN, EPISODES

_DEATH_MOMENT = "demografische_gegevens/perinatale_sterfte_groep/datumtijd_vaststelling_perinatale_sterfte"
_DEATH_STEPS = ("baring", *_DEATH_MOMENT.split("/"))
_TERM_DAYS = 37 * 7
_MOST_BLOOD_ML = 5000
_LEAST_GRAMS, _LEAST_GRAMS_AT_TERM, _MOST_GRAMS = 100, 1000, 6500
_BEST_APGAR = 10


def _death_details(case: Case) -> Iterator[Found]:
    for row, node in zip(case.rows.children, nodes(case.message.tree, CHILDREN_AT), strict=True):
        number = row["number"]
        dated = any(not values.is_null(leaf) for leaf in values.leaves(node, _DEATH_STEPS))
        if row["perinatal_death"] is not True and (row["death_phase"] is not None or dated):
            sentence = f"Vul bij kind {number} in of het is overleden, of haal fase en tijdstip van overlijden weg."
            yield Found(place(DELIVERED_CHILDREN["perinatal_death"], number), None, sentence)


def _measures(case: Case) -> Iterator[Found]:
    blood = case.rows.episode["blood_loss_ml"]
    if blood is not None and not 0 <= blood <= _MOST_BLOOD_ML:
        yield _improbable(place(EPISODES["blood_loss_ml"]), f"{blood:g} ml")
    for child in case.rows.children:
        yield from _measures_of_child(case, child)


def _measures_of_child(case: Case, child: Row) -> Iterator[Found]:
    weight, apgar, days = child["weight_g"], child["apgar_5"], case.gestation_of(child)
    least = _LEAST_GRAMS_AT_TERM if days is not None and days >= _TERM_DAYS else _LEAST_GRAMS
    if weight is not None and not least <= weight <= _MOST_GRAMS:
        yield _improbable(place(DELIVERED_CHILDREN["weight_g"], child["number"]), f"{weight:g} g")
    if apgar is not None and not 0 <= apgar <= _BEST_APGAR:
        yield _improbable(place(DELIVERED_CHILDREN["apgar_5"], child["number"]), str(apgar))


def _improbable(where: Place, value: str) -> Found:
    return Found(where, value, f"Controleer '{where.words}' in het dossier: {value} is niet waarschijnlijk.")


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="death-details",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="Wel gegevens van overlijden, maar niet dat het kind is overleden",
        why="Sterfte is een zwaar gegeven. Wij tellen een kind alleen als overleden wanneer dat er ook staat.",
        advice="Vul bij het kind in dat het is overleden, of maak de fase en het tijdstip van overlijden leeg.",
        english=Words(
            "Details of death, but not that the child died",
            "Death is a grave item. We count a child as deceased only when that is said.",
            "Fill in that the child died, or clear the phase and the moment of death.",
        ),
        check=_death_details,
        examples="""
            bericht                                                       | bevinding
            --------------------------------------------------------------+-----------------------
            child1.death_phase = neonatal                                 | child1.perinatal_death
            child1.death_phase = antepartum; child1.perinatal_death =     | child1.perinatal_death
            child1.death_phase = antepartum; child1.perinatal_death = ja  | geen
            child1.death_phase = NI                                       | geen
        """,
    ),
    Rule(
        code="measure-implausible",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
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
)
