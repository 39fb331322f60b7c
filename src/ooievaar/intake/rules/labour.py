"""Rules about the order of moments around the birth."""

from collections.abc import Iterator
from datetime import date, timedelta

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, day, of_child, of_mother
from ooievaar.intake.rows import Row

_LONGEST_RUPTURED = timedelta(hours=48)
_LONGEST_PUSHING = timedelta(hours=6)
_LONGEST_LABOUR = timedelta(days=3)
_FEEDING_DAYS = 42


def _between(earlier: Row, name: str, child: Row, other: str = "birth") -> timedelta | None:
    """Time from a moment to another of the child: by the clock when both times are known, else by the day."""
    start, end = earlier[f"{name}_moment"], child[f"{other}_moment"]
    if start is not None and end is not None:
        between: timedelta = end - start
        return between
    first, last = earlier[f"{name}_date"], child[f"{other}_date"]
    return None if first is None or last is None else last - first


_NONE = timedelta(0)


def _membranes(case: Case) -> Iterator[Found]:
    for child in case.children:
        between = _between(child, "membranes_ruptured", child)
        if between is not None and between < _NONE:
            sentence = f"Verbeter bij kind {child['number']} wanneer de vliezen braken: dat ligt na de geboorte."
            yield Found(*of_child("membranes_ruptured_date", child), sentence)


def _membranes_long(case: Case) -> Iterator[Found]:
    """Not when premature rupture was diagnosed, which is exactly this."""
    if case.birth["prom"] or case.birth["pprom"]:
        return
    for child in case.children:
        between = _between(child, "membranes_ruptured", child)
        if between is not None and between > _LONGEST_RUPTURED:
            sentence = (
                f"Controleer bij kind {child['number']} wanneer de vliezen braken: meer dan 48 uur voor de geboorte."
            )
            yield Found(*of_child("membranes_ruptured_date", child), sentence)


def _pushing(case: Case) -> Iterator[Found]:
    for child in case.children:
        between = _between(child, "pushing", child)
        if between is not None and between < _NONE:
            sentence = f"Verbeter bij kind {child['number']} wanneer het meepersen begon: dat ligt na de geboorte."
            yield Found(*of_child("pushing_date", child), sentence)


def _pushing_long(case: Case) -> Iterator[Found]:
    for child in case.children:
        start, born = child["pushing_moment"], child["birth_moment"]
        if start is not None and born is not None and born - start > _LONGEST_PUSHING:
            sentence = (
                f"Controleer bij kind {child['number']} wanneer het meepersen begon: meer dan zes uur voor de geboorte."
            )
            yield Found(*of_child("pushing_moment", child), sentence)


def _active_labour(case: Case) -> Iterator[Found]:
    for child in case.children:
        between = _between(case.birth, "active_labour", child)
        if between is not None and not _NONE <= between <= _LONGEST_LABOUR:
            where = "na" if between < _NONE else "meer dan drie dagen voor"
            sentence = (
                f"Controleer het begin van de ontsluiting: dat ligt {where} de geboorte van kind {child['number']}."
            )
            yield Found(*of_mother("active_labour_date", case.birth["active_labour_date"]), sentence)
            return


def _death_order(case: Case) -> Iterator[Found]:
    for child in case.children:
        between = _between(child, "birth", child, other="death")
        if between is None:
            continue
        if child["death_phase"] == "neonatal" and between < _NONE:
            sentence = f"Verbeter bij kind {child['number']} het overlijden: dat ligt voor de geboorte, maar was erna."
            yield Found(*of_child("death_date", child), sentence)
        elif child["death_phase"] == "antepartum" and between > _NONE:
            sentence = f"Verbeter bij kind {child['number']} het overlijden: dat ligt na de geboorte, maar was ervoor."
            yield Found(*of_child("death_date", child), sentence)


def _feeding_date(case: Case) -> Iterator[Found]:
    for child in case.children:
        fed, born = child["feeding_date"], child["birth_date"]
        if isinstance(fed, date) and born is not None and not 0 <= (fed - born).days <= _FEEDING_DAYS:
            sentence = f"Controleer de datum van de voeding: {day(fed)} past niet bij de zevende dag na de geboorte."
            yield Found(*of_child("feeding_date", child), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="membranes-after-birth",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="De vliezen braken na de geboorte",
        why="Dat kan niet: een van de twee tijden is verschreven.",
        advice="Vergelijk in het dossier het breken van de vliezen met de geboortetijd. Let op bevallingen rond "
        "middernacht.",
        english=Words(
            "The membranes ruptured after the birth",
            "That cannot be: one of the two times was mistyped.",
            "Compare the rupture of membranes with the time of birth in the record. Mind births around midnight.",
        ),
        check=_membranes,
        needs=("membranes_ruptured_date",),
        examples="""
            bericht                                             | bevinding
            ----------------------------------------------------+-------------------------------
            child1.membranes_ruptured_moment = 2024-08-02T06:31 | child1.membranes_ruptured_date
            child1.membranes_ruptured_moment = 2024-08-02T06:30 | geen
            child1.membranes_ruptured_moment = 2024-08-03       | child1.membranes_ruptured_date
            child1.membranes_ruptured_moment = 2024-08-02       | geen
        """,
    ),
    Rule(
        code="membranes-long-before",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="De vliezen braken meer dan 48 uur voor de geboorte",
        why="De registratie verwacht hoogstens 48 uur. Duurde het langer, dan hoort de diagnose langdurig gebroken "
        "vliezen (PROM of PPROM) erbij.",
        advice="Controleer het tijdstip in het dossier, of vul bij de diagnosen PROM of PPROM in.",
        english=Words(
            "The membranes ruptured more than 48 hours before the birth",
            "The registry expects 48 hours at most. If it took longer, the diagnosis PROM or PPROM belongs with it.",
            "Check the time in the record, or fill in PROM or PPROM with the diagnoses.",
        ),
        check=_membranes_long,
        needs=("membranes_ruptured_date",),
        examples="""
            bericht                                                        | bevinding
            ---------------------------------------------------------------+-------------------------------
            child1.membranes_ruptured_moment = 2024-07-31T06:29            | child1.membranes_ruptured_date
            child1.membranes_ruptured_moment = 2024-07-31T06:30            | geen
            child1.membranes_ruptured_moment = 2024-07-31T06:29; prom = ja | geen
            child1.membranes_ruptured_moment = 2024-07-30                  | child1.membranes_ruptured_date
        """,
    ),
    Rule(
        code="pushing-after-birth",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="Het actief meepersen begon na de geboorte",
        why="Dat kan niet: een van de twee tijden is verschreven.",
        advice="Vergelijk in het dossier het begin van het meepersen met de geboortetijd.",
        english=Words(
            "Active pushing began after the birth",
            "That cannot be: one of the two times was mistyped.",
            "Compare the start of pushing with the time of birth in the record.",
        ),
        check=_pushing,
        needs=("pushing_date",),
        examples="""
            bericht                                  | bevinding
            -----------------------------------------+--------------------
            child1.pushing_moment = 2024-08-02T06:31 | child1.pushing_date
            child1.pushing_moment = 2024-08-02T06:30 | geen
            child1.pushing_moment = 2024-08-02       | geen
        """,
    ),
    Rule(
        code="pushing-long",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Het actief meepersen duurde meer dan zes uur",
        why="Dat komt bijna nooit voor. Vaak is het begin van de ontsluiting ingevuld, of de dag verschreven.",
        advice="Vergelijk in het dossier het begin van het meepersen met de geboortetijd.",
        english=Words(
            "Active pushing took more than six hours",
            "That hardly ever happens. Often the start of dilatation was filled in, or the day mistyped.",
            "Compare the start of pushing with the time of birth in the record.",
        ),
        check=_pushing_long,
        needs=("pushing_date",),
        examples="""
            bericht                                  | bevinding
            -----------------------------------------+----------------------
            child1.pushing_moment = 2024-08-02T00:29 | child1.pushing_moment
            child1.pushing_moment = 2024-08-02T00:30 | geen
            child1.pushing_moment = 2024-08-01       | geen
        """,
    ),
    Rule(
        code="active-labour-order",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Het begin van de actieve ontsluiting past niet bij de geboorte",
        why="De ontsluiting begint voor de geboorte en duurt zelden langer dan drie dagen.",
        advice="Vergelijk in het dossier het begin van de actieve ontsluiting met de geboortetijd.",
        english=Words(
            "The start of active labour does not fit the birth",
            "Active labour begins before the birth and rarely takes more than three days.",
            "Compare the start of active labour with the time of birth in the record.",
        ),
        check=_active_labour,
        needs=("active_labour_date",),
        examples="""
            bericht                                 | bevinding
            ----------------------------------------+-------------------
            active_labour_moment = 2024-08-02T06:31 | active_labour_date
            active_labour_moment = 2024-08-02T06:30 | geen
            active_labour_moment = 2024-07-30T06:29 | active_labour_date
            active_labour_moment = 2024-07-30T06:30 | geen
        """,
    ),
    Rule(
        code="death-order",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="Tijdstip en fase van overlijden spreken elkaar tegen",
        why="Een kind dat na de geboorte overleed, is levend geboren. Dat telt anders dan een dood geboren kind.",
        advice="Vergelijk in het dossier het tijdstip en de fase van overlijden met de geboortetijd.",
        english=Words(
            "The moment and the phase of death contradict each other",
            "A child that died after birth was born alive. That counts differently from a stillborn child.",
            "Compare the moment and the phase of death with the time of birth in the record.",
        ),
        check=_death_order,
        needs=("death_date",),
        examples="""
            bericht                                                       | bevinding
            --------------------------------------------------------------+------------------
            child1.perinatal_death = ja; child1.death_phase = neonatal;   |
            child1.death_moment = 2024-08-02T06:29                        | child1.death_date
            child1.perinatal_death = ja; child1.death_phase = neonatal;   |
            child1.death_moment = 2024-08-02T06:31                        | geen
            child1.perinatal_death = ja; child1.death_phase = antepartum; |
            child1.death_moment = 2024-08-03                              | child1.death_date
            child1.perinatal_death = ja; child1.death_phase = antepartum; |
            child1.death_moment = 2024-08-01                              | geen
        """,
    ),
    Rule(
        code="feeding-date",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
        title="De datum van de voeding past niet bij de zevende dag",
        why="De standaard vraagt de voeding zo dicht mogelijk bij de zevende dag. Voor de geboorte of na zes weken "
        "kan niet.",
        advice="Vergelijk in het dossier de datum van de voeding met de geboortedatum.",
        english=Words(
            "The date of feeding does not fit the seventh day",
            "The standard asks the feeding as near as possible to the seventh day. Before birth or after six weeks "
            "cannot be.",
            "Compare the date of feeding with the date of birth in the record.",
        ),
        check=_feeding_date,
        needs=("feeding_date",),
        examples="""
            bericht                                                   | bevinding
            ----------------------------------------------------------+--------------------
            child1.feeding = breast; child1.feeding_date = 2024-08-01 | child1.feeding_date
            child1.feeding = breast; child1.feeding_date = 2024-08-02 | geen
            child1.feeding = breast; child1.feeding_date = 2024-09-13 | geen
            child1.feeding = breast; child1.feeding_date = 2024-09-14 | child1.feeding_date
        """,
    ),
)
