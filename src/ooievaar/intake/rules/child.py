"""Rules about the child."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Place, Rule, Subject, Words, day, of_child, place
from ooievaar.intake.rows import Row
from ooievaar.intake.rules.weights import BOUNDS
from ooievaar.records import DELIVERED_BIRTHS, DELIVERED_CHILDREN

_TERM_DAYS = 37 * 7
_MOST_BLOOD_ML = 5000
_LEAST_GRAMS, _LEAST_GRAMS_AT_TERM, _MOST_GRAMS = 100, 1000, 6500
_BEST_APGAR = 10
_CHILDHOOD_DAYS = 42
_UNBORN = {"antepartum", "intrapartum"}


def _measures(case: Case) -> Iterator[Found]:
    blood = case.birth["blood_loss_ml"]
    if blood is not None and not 0 <= blood <= _MOST_BLOOD_ML:
        yield _improbable(place(DELIVERED_BIRTHS["blood_loss_ml"]), f"{blood:g} ml")
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


def _weight_against_gestation(case: Case) -> Iterator[Found]:
    """A child that died before labour may have weighed less for weeks, so of that one only the upper bound holds."""
    for child in case.children:
        weight, days = child["weight_g"], case.gestation_of(child)
        if weight is None or days is None or days // 7 not in BOUNDS:
            continue
        least, most = BOUNDS[days // 7]
        if weight > most or (weight < least and child["death_phase"] != "antepartum"):
            sentence = (
                f"Controleer gewicht, geboortedatum en à terme datum: {weight:g} g past niet bij {days // 7} weken."
            )
            yield Found(*of_child("weight_g", child), sentence)


def _born_in_future(case: Case) -> Iterator[Found]:
    made = None if case.message.created is None else case.message.created.date()
    for child in case.children:
        born = child["birth_date"]
        if made is not None and born is not None and born > made:
            sentence = (
                f"Controleer de geboortedatum: {day(born)} ligt na de dag waarop het bericht is gemaakt ({day(made)})."
            )
            yield Found(*of_child("birth_date", child), sentence)


def _order_improbable(case: Case) -> Iterator[Found]:
    for child in case.children:
        order = child["birth_order"]
        if order is not None and not 1 <= order <= 9:
            sentence = f"Verbeter het rangnummer van kind {child['number']}: het eerste kind heeft 1, het tweede 2."
            yield Found(*of_child("birth_order", child), sentence)


def _paediatrician_contradicts(case: Case) -> Iterator[Found]:
    for child in case.children:
        if child["paediatrician_involved"] is False and child["paediatrician_transfer"]:
            sentence = (
                f"Vul bij kind {child['number']} in dat de kinderarts betrokken was: er staat ook een overdracht."
            )
            yield Found(*of_child("paediatrician_involved", child), sentence)


def _paediatrician_date(case: Case) -> Iterator[Found]:
    for child in case.children:
        moment, born = child["paediatrician_date"], child["birth_date"]
        if moment is None or born is None:
            continue
        if not 0 <= (moment - born).days <= _CHILDHOOD_DAYS:
            sentence = f"Controleer de datum van overdracht aan de kinderarts: {day(moment)} past niet bij de geboorte."
            yield Found(*of_child("paediatrician_date", child), sentence)


def _fed_unborn(case: Case) -> Iterator[Found]:
    for child in case.children:
        if child["feeding"] and child["perinatal_death"] and child["death_phase"] in _UNBORN:
            sentence = f"Haal de voeding van kind {child['number']} weg of verbeter de fase: het is dood geboren."
            yield Found(*of_child("feeding", child), sentence)


RULES: tuple[Rule[Case], ...] = (
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
        needs=("blood_loss_ml", "weight_g", "apgar_5"),
        examples="""
            bericht                                      | bevinding
            ---------------------------------------------+----------------
            blood_loss_ml = 5001                         | blood_loss_ml
            blood_loss_ml = -1                           | blood_loss_ml
            blood_loss_ml = 5000                         | geen
            child1.weight_g = 345                        | child1.weight_g
            child1.weight_g = 6501                       | child1.weight_g
            child1.weight_g = 345; due_date = 2024-11-08 | geen
            child1.apgar_5 = 11                          | child1.apgar_5
            child1.apgar_5 = 0                           | geen
        """,
    ),
    Rule(
        code="weight-against-gestation",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
        title="Het geboortegewicht past niet bij de zwangerschapsduur",
        why="Wij verwachten per week een gewicht tussen ruime grenzen, bij 40 weken bijvoorbeeld 1450 tot 6330 gram. "
        "Daarbuiten is vaak een cijfer, de à terme datum of de geboortedatum verschreven.",
        advice="Vergelijk gewicht, geboortedatum en à terme datum met het dossier. Klopt alles, dan hoeft u niets te "
        "doen.",
        english=Words(
            "The birth weight does not fit the gestational age",
            "We expect a weight between wide bounds per week, at 40 weeks for example 1450 to 6330 grams. Outside "
            "those a digit, the due date or the date of birth was often mistyped.",
            "Compare the weight, the date of birth and the due date with the record. If all is right, there is "
            "nothing to do.",
        ),
        check=_weight_against_gestation,
        needs=("weight_g",),
        examples="""
            bericht                                                                              | bevinding
            -------------------------------------------------------------------------------------+----------------
            child1.weight_g = 1449                                                               | child1.weight_g
            child1.weight_g = 1450                                                               | geen
            child1.weight_g = 6330                                                               | geen
            child1.weight_g = 6331                                                               | child1.weight_g
            due_date = 2024-11-22; child1.weight_g = 1171                                        | child1.weight_g
            due_date = 2024-11-22; child1.weight_g = 1170                                        | geen
            child1.weight_g = 1200; child1.perinatal_death = ja; child1.death_phase = antepartum | geen
            child1.weight_g = 1200; due_date =                                                   | geen
        """,
    ),
    Rule(
        code="birth-in-future",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
        title="De geboortedatum ligt in de toekomst",
        why="Een bericht kan niet vertellen over een geboorte die nog moet komen. De geboortedatum bepaalt het "
        "verslagjaar.",
        advice="Verbeter de geboortedatum in het dossier bij het kind.",
        english=Words(
            "The date of birth lies in the future",
            "A message cannot tell about a birth that has yet to come. The date of birth decides the reporting year.",
            "Correct the date of birth in the record, with the child.",
        ),
        check=_born_in_future,
        needs=("birth_date",),
        examples="""
            bericht                        | bevinding
            -------------------------------+------------------
            created = 2024-08-01T23:59     | child1.birth_date
            created = 2024-08-02T07:00     | geen
            child1.birth_date = 2034-08-02 | geen
        """,
    ),
    Rule(
        code="birth-order-invalid",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="Het rangnummer van het kind kan niet",
        why="Aan het rangnummer herkennen wij het kind in de berichten van andere zorgverleners. Het loopt van 1 tot "
        "en met 9.",
        advice="Vul in het dossier bij het kind 1 in voor het eerste kind, 2 voor het tweede.",
        english=Words(
            "The birth order of the child is impossible",
            "By the birth order we recognise the child in the messages of other providers. It runs from 1 to 9.",
            "Fill in 1 for the first child in the record, 2 for the second.",
        ),
        check=_order_improbable,
        needs=("birth_order",),
        examples="""
            bericht                 | bevinding
            ------------------------+-------------------
            child1.birth_order = 0  | child1.birth_order
            child1.birth_order = 10 | child1.birth_order
            child1.birth_order = 1  | geen
            child1.birth_order =    | geen
        """,
    ),
    Rule(
        code="paediatrician-contradiction",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="Overgedragen aan de kinderarts, die niet betrokken zou zijn",
        why="Overdracht aan de kinderarts is een uitkomst in de cijfers. De twee antwoorden spreken elkaar tegen.",
        advice="Maak in het dossier bij het kind de vraag naar de kinderarts en het type betrokkenheid gelijk.",
        english=Words(
            "Transferred to the paediatrician, who is said not to be involved",
            "Transfer to the paediatrician is an outcome in the figures. The two answers contradict each other.",
            "Make the question about the paediatrician and the type of involvement agree in the record, with the "
            "child.",
        ),
        check=_paediatrician_contradicts,
        needs=("paediatrician_involvement",),
        examples="""
            bericht                                                                      | bevinding
            -----------------------------------------------------------------------------+------------------------------
            child1.paediatrician_transfer = transfer                                     | child1.paediatrician_involved
            child1.paediatrician_transfer = transfer; child1.paediatrician_involved = ja | geen
            child1.paediatrician_transfer = consult                                      | geen
            child1.paediatrician_involved = nee                                          | geen
        """,
    ),
    Rule(
        code="paediatrician-date",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
        title="De datum van overdracht aan de kinderarts past niet bij de geboorte",
        why="Overdracht in de eerste zeven dagen telt mee in een indicator. Wij verwachten een datum tot zes weken na "
        "de geboorte.",
        advice="Vergelijk de datum van de kinderarts en de geboortedatum met het dossier.",
        english=Words(
            "The date of transfer to the paediatrician does not fit the birth",
            "Transfer in the first seven days counts in an indicator. We expect a date up to six weeks after the "
            "birth.",
            "Compare the date of the paediatrician and the date of birth with the record.",
        ),
        check=_paediatrician_date,
        needs=("paediatrician_involved_date",),
        examples="""
            bericht                                                                       | bevinding
            ------------------------------------------------------------------------------+--------------------------
            child1.paediatrician_involved = ja; child1.paediatrician_transfer = transfer; |
            child1.paediatrician_date = 2024-08-01                                        | child1.paediatrician_date
            child1.paediatrician_involved = ja; child1.paediatrician_transfer = transfer; |
            child1.paediatrician_date = 2024-08-02                                        | geen
            child1.paediatrician_involved = ja; child1.paediatrician_transfer = transfer; |
            child1.paediatrician_date = 2024-09-13                                        | geen
            child1.paediatrician_involved = ja; child1.paediatrician_transfer = transfer; |
            child1.paediatrician_date = 2024-09-14                                        | child1.paediatrician_date
        """,
    ),
    Rule(
        code="fed-while-stillborn",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
        title="Voeding bij een kind dat dood is geboren",
        why="Voeding is er alleen van levend geboren kinderen. Een van de twee gegevens hoort bij een ander kind.",
        advice="Controleer in het dossier bij het kind de voeding en de fase van overlijden. Kijk bij een tweeling of "
        "ze zijn verwisseld.",
        english=Words(
            "Feeding with a child that was stillborn",
            "Only children born alive are fed. One of the two items belongs to another child.",
            "Check the feeding and the phase of death in the record, with the child. With twins, look whether they "
            "were swapped.",
        ),
        check=_fed_unborn,
        needs=("death_phase",),
        examples="""
            bericht                                                                               | bevinding
            --------------------------------------------------------------------------------------+---------------
            child1.feeding = breast; child1.perinatal_death = ja; child1.death_phase = antepartum | child1.feeding
            child1.feeding = breast; child1.perinatal_death = ja; child1.death_phase = neonatal   | geen
            child1.feeding = breast                                                               | geen
        """,
    ),
)
