"""Rules about the pregnancy."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, place
from ooievaar.records import DELIVERED_CHILDREN, EPISODES

_EARLIEST_DAYS, _LATEST_DAYS = 16 * 7, 44 * 7


def _parity(case: Case) -> Iterator[Found]:
    parity, gravidity = case.rows.episode["parity"], case.rows.episode["gravidity"]
    if parity is not None and gravidity is not None and parity >= gravidity:
        sentence = f"Controleer pariteit {parity} en graviditeit {gravidity}: de pariteit hoort lager te zijn."
        yield Found(place(EPISODES["parity"]), str(parity), sentence)


def _gestation(case: Case) -> Iterator[Found]:
    for child in case.rows.children:
        days = case.gestation_of(child)
        if days is not None and not _EARLIEST_DAYS <= days <= _LATEST_DAYS:
            weeks = f"{days // 7}+{days % 7} weken" if days >= 0 else "minder dan 0 weken"
            sentence = f"Controleer de à terme datum en de geboortedatum: kind {child['number']} zou bij {weeks} zijn "
            yield Found(place(DELIVERED_CHILDREN["birth_date"], child["number"]), weeks, f"{sentence}geboren.")


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="parity-not-below-gravidity",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="De pariteit is niet lager dan de graviditeit",
        why="De graviditeit telt deze zwangerschap mee, de pariteit niet. Met een verkeerde pariteit komt een vrouw in "
        "de verkeerde groep.",
        advice="Controleer beide getallen in het dossier bij de obstetrische anamnese.",
        english=Words(
            "Parity is not below gravidity",
            "Gravidity includes this pregnancy, parity does not. A wrong parity puts a woman in the wrong group.",
            "Check both numbers in the record, with the obstetric history.",
        ),
        check=_parity,
        examples="""
            bericht                     | bevinding
            ----------------------------+----------
            gravidity = 1; parity = 1   | parity
            gravidity = 2; parity = 3   | parity
            gravidity = 2; parity = 1   | geen
            gravidity = UNK; parity = 1 | geen
        """,
    ),
    Rule(
        code="gestation-implausible",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="De zwangerschapsduur bij de geboorte is niet waarschijnlijk",
        why="De zwangerschapsduur volgt uit de à terme datum en de geboortedatum. Zij bepaalt in welke indicatoren de "
        "geboorte meetelt. Wij verwachten 16+0 tot en met 44+0 weken.",
        advice="Vergelijk de definitieve à terme datum en de geboortedatum met het dossier.",
        english=Words(
            "The gestational age at birth is improbable",
            "Gestational age follows from the due date and the date of birth. It decides in which indicators the birth "
            "counts. We expect 16+0 up to 44+0 weeks.",
            "Compare the definitive due date and the date of birth with the record.",
        ),
        check=_gestation,
        examples="""
            bericht               | bevinding
            ----------------------+------------------
            due_date = 2023-08-01 | child1.birth_date
            due_date = 2025-01-18 | child1.birth_date
            due_date = 2025-01-17 | geen
            due_date = 2024-07-05 | geen
            due_date = 2024-07-04 | child1.birth_date
            due_date =            | geen
        """,
    ),
)
