"""Rules for values that cannot be taken for what the standard asks."""

from collections.abc import Iterator, Mapping
from typing import Any

from ooievaar import kernset
from ooievaar.intake import values
from ooievaar.intake.bsn import HIDDEN
from ooievaar.intake.findings import Case, Found, Grade, Place, Rule, Subject, Words, place_at
from ooievaar.intake.unread import unread_codes, unread_values
from ooievaar.records import Kind

_NULL_FLAVORS = {"OTH", "NA", "NASK", "ASKU", "NAV", "MSK", "INV", "UNC", "DER", "PINF", "NINF", "TRC", "QS"}
_ABOUT_A_PERSON = {"burgerservicenummer", "bsn_kind", "lokale_persoonsidentificatie"}
_KIND = kernset.ProblemKind
_UNREADABLE = {
    _KIND.DATE: "is geen geldige datum",
    _KIND.NUMBER: "is geen geldig getal",
    _KIND.UNIT: "heeft niet de eenheid van de standaard",
    _KIND.BOOLEAN: "is geen ja of nee",
    _KIND.CODE: "is geen volledige code",
    _KIND.IDENTIFIER: "is geen volledig nummer",
}
_TOO_MANY = {
    _KIND.TOO_MANY: "is er een te veel, want hier past er één",
    _KIND.CONFLICT: "spreekt een andere waarde tegen",
}
_WITH_NULL = {
    _KIND.VALUE_AND_NULL: "staat samen met de opmerking dat er geen waarde is",
    _KIND.DENIED_AND_NULL: "zegt nee en tegelijk dat het niet bekend is",
}
_OUT_OF_RANGE = {_KIND.RANGE: "ligt buiten de grenzen van de standaard"}
_NOT_LISTED = {_KIND.OUTSIDE_LIST, _KIND.NULL_FLAVOR}
# What the reader has against a value, of every kind: the end of a sentence.
SAID_OF_VALUES: Mapping[kernset.ProblemKind, str] = {
    **_UNREADABLE,
    **_TOO_MANY,
    **_WITH_NULL,
    **_OUT_OF_RANGE,
    **dict.fromkeys(_NOT_LISTED, "staat niet in de lijst van de standaard"),
}
_NO_VALUE = {
    Kind.DAY: "is geen volledige datum",
    Kind.WHOLE: "is geen geheel getal",
    Kind.NUMBER: "is geen getal in de eenheid van de standaard",
    Kind.YES_NO: "is geen ja of nee",
}


def _value_unreadable(case: Case) -> Iterator[Found]:
    yield from _problems(case, _UNREADABLE)
    for where, column, raw in unread_values(case):
        unit = f" ({column.unit})" if column.unit else ""
        yield _no_value(where, case.show(raw), f"{_NO_VALUE[column.kind]}{unit}")


def _value_too_many(case: Case) -> Iterator[Found]:
    return _problems(case, _TOO_MANY)


def _value_with_null(case: Case) -> Iterator[Found]:
    return _problems(case, _WITH_NULL)


def _value_out_of_range(case: Case) -> Iterator[Found]:
    return _problems(case, _OUT_OF_RANGE)


def _problems(case: Case, words: Mapping[kernset.ProblemKind, str]) -> Iterator[Found]:
    """What the reader has against values, of the kinds that these words are for."""
    for problem in case.message.problems:
        if problem.kind in words:
            value = HIDDEN if _item(problem) in _ABOUT_A_PERSON else case.show(problem.value)
            yield _no_value(_where(problem), value, words[problem.kind])


def _item(problem: kernset.Problem) -> str:
    return problem.path.rpartition("/")[2].partition("[")[0]


def _where(problem: kernset.Problem) -> Place:
    return place_at(problem.path) or Place(_item(problem).replace("_", " "), problem.path)


def _no_value(where: Place, value: str, why: str) -> Found:
    return Found(where, value, f"Verbeter '{where.words}' in het dossier: de verzonden waarde {value} {why}.")


def _code_unknown(case: Case) -> Iterator[Found]:
    for problem in case.message.problems:
        if problem.kind in _NOT_LISTED:
            yield _not_listed(_where(problem), _shown_code(case, problem.value))
    for where, _, raw in unread_codes(case):
        yield _not_listed(where, _shown_code(case, values.standard_code(raw)[0]))


def _shown_code(case: Case, code: Any) -> str:
    return code if isinstance(code, str) and code in _NULL_FLAVORS else case.show(code)


def _not_listed(where: Place, value: str) -> Found:
    sentence = f"Kies bij '{where.words}' een keuze uit de lijst: de verzonden code {value} hoort daar niet bij."
    return Found(where, value, sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="value-unreadable",
        grade=Grade.ERROR,
        subject=Subject.READING,
        title="Een waarde is geen datum, getal of ja/nee",
        why="Een waarde die wij niet kunnen lezen, telt als niet ingevuld.",
        advice="Zoek het gegeven op in het dossier en vul een volledige datum of een getal in de gevraagde eenheid in.",
        english=Words(
            "A value is no date, number or yes/no",
            "A value that we cannot read counts as not filled in.",
            "Find the item in the record and fill in a complete date, or a number in the unit that is asked.",
        ),
        check=_value_unreadable,
        examples="""
            bericht                                       | bevinding
            ----------------------------------------------+-----------------------------
            blood_loss_ml = veel                          | blood_loss_ml
            due_date = 2024-08                            | due_date
            mother_birth_date = 1992-02-30                | mother_birth_date
            child1.weight_g = 3.4 kg                      | child1.weight_g
            gravidity = 2.5; child1.birth_date = 20240802 | gravidity, child1.birth_date
            blood_loss_ml = UNK                           | geen
            mother_birth_date = 1900-01-01                | geen
        """,
    ),
    Rule(
        code="code-unknown",
        grade=Grade.ERROR,
        subject=Subject.READING,
        title="Een keuze staat niet in de lijst van de standaard",
        why="Van een code die niet in de lijst staat, weten wij de betekenis niet. Zij telt als niet ingevuld.",
        advice="Kies in het dossier een waarde uit de lijst. Kan dat niet, vraag dan uw softwareleverancier om de "
        "codelijsten van versie 2.3.6.",
        english=Words(
            "A choice is not in the list of the standard",
            "We do not know what a code outside the list means. It counts as not filled in.",
            "Choose a value from the list in the record. If you cannot, ask your software supplier for the code lists "
            "of version 2.3.6.",
        ),
        check=_code_unknown,
        examples="""
            bericht                     | bevinding
            ----------------------------+---------------------
            child1.presentation = 12345 | child1.presentation
            perineum = intact 999       | perineum
            child1.line_at_birth = OTH  | child1.line_at_birth
            child1.presentation = OTH   | geen
            child1.presentation = NI    | geen
        """,
    ),
    Rule(
        code="value-too-many",
        grade=Grade.ERROR,
        subject=Subject.READING,
        title="Er staan twee verschillende waarden waar er één hoort",
        why="Wij weten niet welke van de twee klopt. De eerste telt, de tweede niet.",
        advice="Zoek in het dossier welke waarde klopt en haal de andere weg. Staat er in het dossier maar één, vraag "
        "dan uw softwareleverancier om de export na te kijken.",
        english=Words(
            "There are two different values where one belongs",
            "We do not know which of the two is right. The first counts, the second does not.",
            "Find out in the record which value is right and remove the other. If the record has only one, ask your "
            "software supplier to look at the export.",
        ),
        check=_value_too_many,
        examples="""
            bericht                | bevinding
            -----------------------+----------
            parity = 2 (TOO_MANY)  | parity
            parity = 2 (CONFLICT)  | parity
            parity = 1             | geen
            parity = twee (NUMBER) | geen
        """,
    ),
    Rule(
        code="value-with-null",
        grade=Grade.ERROR,
        subject=Subject.READING,
        title="Een waarde samen met de opmerking dat zij er niet is",
        why="Een gegeven is bekend of onbekend. Staat er allebei, dan telt het als niet ingevuld.",
        advice="Kies in het dossier één van de twee. Kan dat niet, vraag dan uw softwareleverancier om de export na "
        "te kijken.",
        english=Words(
            "A value together with the remark that there is none",
            "An item is known or unknown. If both are said, it counts as not filled in.",
            "Choose one of the two in the record. If you cannot, ask your software supplier to look at the export.",
        ),
        check=_value_with_null,
        examples="""
            bericht                              | bevinding
            -------------------------------------+--------------
            blood_loss_ml = 350 (VALUE_AND_NULL) | blood_loss_ml
            haemorrhage = nee (DENIED_AND_NULL)  | haemorrhage
            blood_loss_ml = UNK                  | geen
            blood_loss_ml = 350                  | geen
        """,
    ),
    Rule(
        code="value-out-of-range",
        grade=Grade.ERROR,
        subject=Subject.READING,
        title="Een getal of nummer ligt buiten de grenzen van de standaard",
        why="De standaard geeft grenzen: een apgarscore van 0 tot en met 10, een gewicht zonder decimalen, een "
        "LVR-nummer van vier of vijf tekens.",
        advice="Verbeter het getal of nummer in het dossier.",
        english=Words(
            "A number lies outside the bounds of the standard",
            "The standard gives bounds: an Apgar score from 0 to 10, a weight without decimals, an LVR number of four "
            "or five characters.",
            "Correct the number in the record.",
        ),
        check=_value_out_of_range,
        examples="""
            bericht                     | bevinding
            ----------------------------+---------------
            child1.apgar_5 = 11 (RANGE) | child1.apgar_5
            gravidity = 0 (RANGE)       | gravidity
            child1.apgar_5 = 10         | geen
        """,
    ),
)
