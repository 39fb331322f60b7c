"""Rules about the care of this provider: when, in which periods, and to whom it referred."""

from collections.abc import Iterator
from datetime import date, timedelta

from ooievaar.intake import values
from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, day, of_mother, place
from ooievaar.records import EPISODES

_REQUIRED = (
    (EPISODES["start_date"], "Vul de datum in waarop uw zorg begon"),
    (EPISODES["responsible_periods"], "Vul in in welke perioden u verantwoordelijk was"),
)
_MONTHS_AROUND_YEAR = 10
_AFTER_DUE_DAYS = 70
_BEFORE_DUE_DAYS = 294


def _required_missing(case: Case) -> Iterator[Found]:
    for column, action in _REQUIRED:
        if case.episode[column.name] is None and all(map(values.is_null, case.sent.episode.get(column.name, ()))):
            yield Found(place(column), None, f"{action}: dat ontbreekt in dit bericht.")


def _end_before_start(case: Case) -> Iterator[Found]:
    start, end = case.rows.episode["start_date"], case.rows.episode["end_date"]
    if start is not None and end is not None and end < start:
        sentence = f"Verbeter het begin of het einde van de zorg: de zorg eindigt ({end:%d-%m-%Y}) voor het begin "
        yield Found(place(EPISODES["end_date"]), f"{end:%d-%m-%Y}", f"{sentence}({start:%d-%m-%Y}).")


def _outside_year(case: Case) -> Iterator[Found]:
    """The dataset asks for care within ten months of the registration year: the year of birth, else of the due date."""
    moment = case.first_birth_date or case.episode["due_date"]
    if moment is None:
        return
    earliest, latest = date(moment.year - 1, 12 - _MONTHS_AROUND_YEAR + 1, 1), date(moment.year + 1, 10, 31)
    for name, words in (("start_date", "begint"), ("end_date", "eindigt")):
        care = case.episode[name]
        if care is not None and not earliest <= care <= latest:
            sentence = (
                f"Controleer deze datum: de zorg {words} op {day(care)}, meer dan tien maanden buiten {moment.year}."
            )
            yield Found(*of_mother(name, care), sentence)


def _due_date_outside_care(case: Case) -> Iterator[Found]:
    due, start = case.episode["due_date"], case.episode["start_date"]
    if due is None or start is None:
        return
    if due - start > timedelta(_BEFORE_DUE_DAYS):
        sentence = (
            f"Controleer de à terme datum: bij het begin van de zorg ({day(start)}) was er nog geen zwangerschap."
        )
        yield Found(*of_mother("due_date", due), sentence)
    elif start - due > timedelta(_AFTER_DUE_DAYS):
        sentence = f"Controleer de à terme datum: de zorg begon pas op {day(start)}, meer dan tien weken later."
        yield Found(*of_mother("due_date", due), sentence)


def _birth_outside_care(case: Case) -> Iterator[Found]:
    """Only of who was responsible during expulsion: others tell of a birth that they did not attend."""
    born, start, end = case.first_birth_date, case.episode["start_date"], case.episode["end_date"]
    if born is None or "expulsion" not in (case.episode["responsible_periods"] or ()):
        return
    if start is not None and born < start:
        sentence = (
            f"Controleer het begin van de zorg: dat ligt na de geboorte op {day(born)}, terwijl u die begeleidde."
        )
        yield Found(*of_mother("start_date", start), sentence)
    if end is not None and born > end:
        sentence = (
            f"Controleer het einde van de zorg: dat ligt voor de geboorte op {day(born)}, terwijl u die begeleidde."
        )
        yield Found(*of_mother("end_date", end), sentence)


def _in_future(case: Case) -> Iterator[Found]:
    """Dates after the moment at which the sender's system made the message."""
    made = None if case.message.created is None else case.message.created.date()
    if made is None:
        return
    for name in ("start_date", "end_date"):
        care = case.episode[name]
        if care is not None and care > made:
            sentence = f"Controleer deze datum: {day(care)} ligt na de dag waarop het bericht is gemaakt ({day(made)})."
            yield Found(*of_mother(name, care), sentence)


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
            -------------------------------------+--------------------------------
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
            bericht                                        | bevinding
            -----------------------------------------------+----------
            start_date = 2024-09-02; end_date = 2024-09-01 | end_date
            start_date = 2024-09-01; end_date = 2024-09-01 | geen
            end_date =                                     | geen
        """,
    ),
    Rule(
        code="care-outside-year",
        grade=Grade.SIGNAL,
        subject=Subject.CARE,
        title="De zorg ligt meer dan tien maanden buiten het verslagjaar",
        why="Het verslagjaar is het jaar van de geboorte, of anders van de à terme datum. Zorg die meer dan tien "
        "maanden voor of na dat jaar ligt, hoort waarschijnlijk bij een andere zwangerschap.",
        advice="Vergelijk begin en einde van de zorg, de geboortedatum en de à terme datum met het dossier.",
        english=Words(
            "The care is more than ten months outside the reporting year",
            "The reporting year is that of the birth, or else of the due date. Care of more than ten months before or "
            "after that year probably belongs to another pregnancy.",
            "Compare the start and end of care, the date of birth and the due date with the record.",
        ),
        check=_outside_year,
        examples="""
            bericht                                         | bevinding
            ------------------------------------------------+-----------
            start_date = 2023-02-28; end_date = 2024-09-10  | start_date
            start_date = 2023-03-01                         | geen
            end_date = 2025-10-31                           | geen
            end_date = 2025-11-01                           | end_date
            child1 = ; start_date = 2023-02-28              | start_date
            child1 = ; due_date = ; start_date = 2020-01-01 | geen
        """,
    ),
    Rule(
        code="due-date-outside-care",
        grade=Grade.SIGNAL,
        subject=Subject.CARE,
        title="De à terme datum past niet bij het begin van de zorg",
        why="Zorg begint na de bevruchting en zelden meer dan tien weken na de à terme datum. Anders is een jaartal "
        "verschreven of hoort de zorg bij een andere zwangerschap.",
        advice="Vergelijk de definitieve à terme datum en het begin van de zorg met het dossier.",
        english=Words(
            "The due date does not fit the start of care",
            "Care starts after conception and rarely more than ten weeks after the due date. Otherwise a year was "
            "mistyped or the care belongs to another pregnancy.",
            "Compare the definitive due date and the start of care with the record.",
        ),
        check=_due_date_outside_care,
        examples="""
            bericht                                 | bevinding
            ----------------------------------------+----------
            start_date = 2023-10-11                 | due_date
            start_date = 2023-10-12                 | geen
            start_date = 2024-10-11                 | due_date
            start_date = 2024-10-10                 | geen
            start_date = 2024-10-11; due_date = UNK | geen
        """,
    ),
    Rule(
        code="birth-outside-care",
        grade=Grade.SIGNAL,
        subject=Subject.CARE,
        title="De geboorte valt buiten uw zorg, terwijl u die begeleidde",
        why="U vulde in dat u bij de uitdrijving verantwoordelijk was. Dan begon uw zorg voor de geboorte en eindigde "
        "zij erna.",
        advice="Vergelijk begin en einde van de zorg met het dossier, en de perioden waarin u verantwoordelijk was.",
        english=Words(
            "The birth is outside your care, while you attended it",
            "You filled in that you were responsible during expulsion. Then your care began before the birth and "
            "ended after it.",
            "Compare the start and end of care with the record, and the periods in which you were responsible.",
        ),
        check=_birth_outside_care,
        needs=("birth_date",),
        examples="""
            bericht                                                   | bevinding
            ----------------------------------------------------------+-----------
            start_date = 2024-08-03                                   | start_date
            start_date = 2024-08-02                                   | geen
            end_date = 2024-08-01                                     | end_date
            end_date = 2024-08-02                                     | geen
            start_date = 2024-08-03; responsible_periods = first_week | geen
        """,
    ),
    Rule(
        code="care-in-future",
        grade=Grade.SIGNAL,
        subject=Subject.CARE,
        title="Begin of einde van de zorg ligt in de toekomst",
        why="Een bericht kan niets vertellen over een dag die nog moet komen. Deze datum is verschreven.",
        advice="Verbeter de datum in het dossier. Loopt de zorg nog, laat het einde van de zorg dan leeg.",
        english=Words(
            "The start or end of care lies in the future",
            "A message cannot tell about a day that has yet to come. This date was mistyped.",
            "Correct the date in the record. If care goes on, leave the end of care empty.",
        ),
        check=_in_future,
        examples="""
            bericht                    | bevinding
            ---------------------------+---------------------
            created = 2024-09-09T12:00 | end_date
            created = 2024-09-10T00:01 | geen
            created = 2024-01-09T12:00 | start_date, end_date
            end_date = 2034-09-10      | geen
        """,
    ),
)
