"""Rules for values that cannot be taken for what the standard asks."""

from collections.abc import Iterator
from typing import Any

from ooievaar import kernset
from ooievaar.intake import values
from ooievaar.intake.bsn import HIDDEN
from ooievaar.intake.findings import Case, Found, Grade, Place, Rule, Subject, Words, place_at
from ooievaar.intake.unread import unread_codes, unread_values
from ooievaar.records import Kind

_NULL_FLAVORS = {"OTH", "NA", "NASK", "ASKU", "NAV", "MSK", "INV", "UNC", "DER", "PINF", "NINF", "TRC", "QS"}
_ABOUT_A_PERSON = {"burgerservicenummer", "bsn_kind", "lokale_persoonsidentificatie"}
_PROBLEMS = {
    kernset.ProblemKind.DATE: "is geen geldige datum",
    kernset.ProblemKind.NUMBER: "is geen geldig getal",
    kernset.ProblemKind.UNIT: "heeft niet de eenheid van de standaard",
    kernset.ProblemKind.BOOLEAN: "is geen ja of nee",
    kernset.ProblemKind.CODE: "is geen volledige code",
    kernset.ProblemKind.IDENTIFIER: "is geen volledig nummer",
    kernset.ProblemKind.CONFLICT: "spreekt een andere waarde tegen",
    kernset.ProblemKind.TOO_MANY: "is er een te veel, want hier past er één",
    kernset.ProblemKind.VALUE_AND_NULL: "staat samen met de opmerking dat er geen waarde is",
    kernset.ProblemKind.DENIED_AND_NULL: "zegt nee en tegelijk dat het niet bekend is",
    kernset.ProblemKind.RANGE: "ligt buiten de grenzen van de standaard",
}
_NOT_LISTED = {kernset.ProblemKind.OUTSIDE_LIST, kernset.ProblemKind.NULL_FLAVOR}
_NO_VALUE = {
    Kind.DAY: "is geen volledige datum",
    Kind.WHOLE: "is geen geheel getal",
    Kind.NUMBER: "is geen getal in de eenheid van de standaard",
    Kind.YES_NO: "is geen ja of nee",
}


def _value_unreadable(case: Case) -> Iterator[Found]:
    for problem in case.message.problems:
        if problem.kind in _PROBLEMS:
            yield _problem(case, problem)
    for where, column, raw in unread_values(case):
        unit = f" ({column.unit})" if column.unit else ""
        yield _no_value(where, case.show(raw), f"{_NO_VALUE[column.kind]}{unit}")


def _problem(case: Case, problem: kernset.Problem) -> Found:
    item = _item(problem)
    value = HIDDEN if item in _ABOUT_A_PERSON else case.show(problem.value)
    return _no_value(_where(problem), value, _PROBLEMS[problem.kind])


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
    return str(code) if code in _NULL_FLAVORS else case.show(code)


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
)
