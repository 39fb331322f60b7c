"""Rules about the children of one multiple birth."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, of_child

_LONGEST_BETWEEN = timedelta(days=2)


def _order_twice(case: Case) -> Iterator[Found]:
    seen: set[int] = set()
    for child in case.children if len(case.children) > 1 else ():
        order = child["birth_order"]
        if order in seen:
            sentence = f"Geef elk kind een eigen rangnummer: {order} staat bij meer dan één kind."
            yield Found(*of_child("birth_order", child), sentence)
        elif order is not None:
            seen.add(order)


def _order_beyond(case: Case) -> Iterator[Found]:
    """Only of a sender that counts as many children as it describes, or does not count."""
    count = case.birth["children_count"]
    described = len(case.children)
    for child in case.children:
        order = child["birth_order"]
        if order is not None and described < order <= 9 and count in {None, described}:
            sentence = f"Voeg het andere kind toe of verbeter rangnummer {order}: het aantal kinderen is {described}."
            yield Found(*of_child("birth_order", child), sentence)


def _order_missing(case: Case) -> Iterator[Found]:
    if len(case.children) > 1:
        for child in case.children:
            if child["birth_order"] is None:
                sentence = f"Vul het rangnummer van kind {child['number']} in: anders verwisselen wij de kinderen."
                yield Found(*of_child("birth_order", child), sentence)


def _order_against_time(case: Case) -> Iterator[Found]:
    timed = [child for child in case.children if child["birth_moment"] and child["birth_order"]]
    timed.sort(key=lambda child: child["birth_order"])
    for before, after in pairwise(timed):
        if after["birth_moment"] < before["birth_moment"]:
            sentence = (
                f"Verwissel de rangnummers of verbeter de tijd: kind {after['number']} is eerder geboren dan "
                f"kind {before['number']}."
            )
            yield Found(*of_child("birth_moment", after), sentence)


def _born_apart(case: Case) -> Iterator[Found]:
    first = case.first_birth_date
    for child in case.children if len(case.children) > 1 else ():
        born = child["birth_date"]
        if first is not None and born is not None and born - first > _LONGEST_BETWEEN:
            sentence = (
                f"Controleer de geboortedatum van kind {child['number']}: een ander kind is dagen eerder geboren."
            )
            yield Found(*of_child("birth_date", child), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="birth-order-twice",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="Twee kinderen hebben hetzelfde rangnummer",
        why="Aan het rangnummer houden wij de kinderen van een meerling uit elkaar, ook in berichten van anderen.",
        advice="Geef in het dossier het eerst geboren kind 1, het volgende 2.",
        english=Words(
            "Two children have the same birth order",
            "By the birth order we tell the children of a multiple birth apart, also in messages of others.",
            "Give the first-born child 1 in the record, the next 2.",
        ),
        check=_order_twice,
        needs=("birth_order",),
        examples="""
            bericht                                    | bevinding
            -------------------------------------------+-------------------
            children_count = 2; child2.birth_order = 1 | child2.birth_order
            children_count = 2; child2.birth_order = 2 | geen
            children_count = 2; child2.weight_g = 2500 | geen
        """,
    ),
    Rule(
        code="birth-order-beyond",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="Een rangnummer is hoger dan het aantal kinderen",
        why="Een tweede kind zonder eerste betekent dat er een kind ontbreekt of dat een eenling een verkeerd nummer "
        "heeft.",
        advice="Voeg in het dossier het andere kind toe. Was het een eenling, vul dan 1 in.",
        english=Words(
            "A birth order is higher than the number of children",
            "A second child without a first means that a child is missing, or that a single child has a wrong number.",
            "Add the other child in the record. If it was a single birth, fill in 1.",
        ),
        check=_order_beyond,
        needs=("birth_order",),
        examples="""
            bericht                                    | bevinding
            -------------------------------------------+-------------------
            child1.birth_order = 2                     | child1.birth_order
            child1.birth_order = 2; children_count =   | child1.birth_order
            child1.birth_order = 2; children_count = 2 | geen
            child1.birth_order = 1                     | geen
            children_count = 2; child2.birth_order = 3 | child2.birth_order
        """,
    ),
    Rule(
        code="birth-order-missing",
        grade=Grade.SIGNAL,
        subject=Subject.COMPLETENESS,
        title="Van een meerling ontbreekt een rangnummer",
        why="Zonder rangnummer weten wij niet welk kind een andere zorgverlener bedoelt.",
        advice="Vul in het dossier bij elk kind van de meerling het rangnummer in.",
        english=Words(
            "A birth order is missing in a multiple birth",
            "Without the birth order we do not know which child another provider means.",
            "Fill in the birth order with every child of the multiple birth in the record.",
        ),
        check=_order_missing,
        examples="""
            bericht                                    | bevinding
            -------------------------------------------+-------------------
            children_count = 2; child2.weight_g = 2500 | child2.birth_order
            children_count = 2; child2.birth_order = 2 | geen
            child1.birth_order =                       | geen
        """,
    ),
    Rule(
        code="birth-order-against-time",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
        title="Rangnummer en geboortetijd van een meerling spreken elkaar tegen",
        why="Het kind dat het eerst is geboren, heeft rangnummer 1. Verwisselde kinderen krijgen elkaars uitkomsten.",
        advice="Vergelijk geboortetijd en rangnummer van elk kind met het dossier.",
        english=Words(
            "Birth order and time of birth contradict each other in a multiple birth",
            "The child that was born first has birth order 1. Swapped children get each other's outcomes.",
            "Compare the time of birth and the birth order of every child with the record.",
        ),
        check=_order_against_time,
        needs=("birth_order",),
        examples="""
            bericht                                                                          | bevinding
            ---------------------------------------------------------------------------------+--------------------
            children_count = 2; child2.birth_order = 2; child2.birth_date = 2024-08-02T06:29 | child2.birth_moment
            children_count = 2; child2.birth_order = 2; child2.birth_date = 2024-08-02T06:30 | geen
            children_count = 2; child2.birth_order = 2; child2.birth_date = 2024-08-02       | geen
        """,
    ),
    Rule(
        code="siblings-born-apart",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
        title="Tussen de kinderen van een meerling zitten meer dan twee dagen",
        why="Dat komt zelden voor. Een dag of maand is vaak verschreven, of het kind hoort bij een andere "
        "zwangerschap.",
        advice="Vergelijk de geboortedatum van elk kind met het dossier. Klopt het, dan hoeft u niets te doen.",
        english=Words(
            "More than two days lie between the children of a multiple birth",
            "That is rare. A day or month was often mistyped, or the child belongs to another pregnancy.",
            "Compare the date of birth of every child with the record. If it is right, there is nothing to do.",
        ),
        check=_born_apart,
        needs=("birth_date",),
        examples="""
            bericht                                                                    | bevinding
            ---------------------------------------------------------------------------+------------------
            children_count = 2; child2.birth_order = 2; child2.birth_date = 2024-08-05 | child2.birth_date
            children_count = 2; child2.birth_order = 2; child2.birth_date = 2024-08-04 | geen
            children_count = 2; child2.birth_order = 2; child2.birth_date =            | geen
        """,
    ),
)
