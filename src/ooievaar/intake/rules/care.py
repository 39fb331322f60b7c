"""Rules about the care of this provider: when, in which periods, and to whom it referred."""

from collections.abc import Iterator

from ooievaar.intake import values
from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, place
from ooievaar.records import EPISODES

_REQUIRED = (
    (EPISODES["start_date"], "Vul de datum in waarop uw zorg begon"),
    (EPISODES["responsible_periods"], "Vul in in welke perioden u verantwoordelijk was"),
)


def _required_missing(case: Case) -> Iterator[Found]:
    for column, action in _REQUIRED:
        if all(values.is_null(leaf) for leaf in case.sent.episode.get(column.name, ())):
            yield Found(place(column), None, f"{action}: dat ontbreekt in dit bericht.")


def _end_before_start(case: Case) -> Iterator[Found]:
    start, end = case.rows.episode["start_date"], case.rows.episode["end_date"]
    if start is not None and end is not None and end < start:
        sentence = f"Verbeter het begin of het einde van de zorg: de zorg eindigt ({end:%d-%m-%Y}) voor het begin "
        yield Found(place(EPISODES["end_date"]), f"{end:%d-%m-%Y}", f"{sentence}({start:%d-%m-%Y}).")


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="required-missing",
        grade=Grade.ERROR,
        subject=Subject.CARE,
        title="Het begin van de zorg of de periode van verantwoordelijkheid ontbreekt",
        why="Aan deze twee gegevens zien wij wie op welk moment verantwoordelijk was. De standaard verplicht ze.",
        advice="Vul ze in het dossier in bij het begin van de zorg en bij de afsluiting.",
        english=Words(
            "The start of care or the period of responsibility is missing",
            "These two items tell who was responsible at what moment. The standard requires them.",
            "Fill them in in the record, at the start of care and when closing it.",
        ),
        check=_required_missing,
        examples="""
            bericht                              | bevinding
            -------------------------------------+--------------------
            start_date =                         | start_date
            responsible_periods =                | responsible_periods
            responsible_periods = NI             | responsible_periods
            start_date = ; responsible_periods = | start_date, responsible_periods
            responsible_periods = intake         | geen
        """,
    ),
    Rule(
        code="end-before-start",
        grade=Grade.ERROR,
        subject=Subject.CARE,
        title="Het einde van de zorg ligt voor het begin",
        why="Eén van de twee datums klopt niet. Daardoor kunnen wij de zorg van verschillende zorgverleners niet op "
        "volgorde zetten.",
        advice="Vergelijk beide datums met het dossier en verbeter de datum die niet klopt.",
        english=Words(
            "The end of care comes before its start",
            "One of the two dates is wrong. We cannot put the care of several providers in order.",
            "Compare both dates with the record and correct the wrong one.",
        ),
        check=_end_before_start,
        examples="""
            bericht                                         | bevinding
            ------------------------------------------------+----------
            start_date = 2024-09-02; end_date = 2024-09-01  | end_date
            start_date = 2024-09-01; end_date = 2024-09-01  | geen
            end_date =                                      | geen
        """,
    ),
)
