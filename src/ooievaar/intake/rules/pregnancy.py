"""Rules about the pregnancy."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, of_child, of_mother, place
from ooievaar.records import DELIVERED_CHILDREN, EPISODES

_MOST_PREGNANCIES, _MOST_BIRTHS = 20, 15
_WITHOUT_BIRTH = {"miscarriage", "ectopic", "mola"}
_LATEST_MISCARRIAGE_DAYS = 16 * 7
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


def _numbers(case: Case) -> Iterator[Found]:
    for name, least, most in (("gravidity", 1, _MOST_PREGNANCIES), ("parity", 0, _MOST_BIRTHS)):
        number = case.episode[name]
        if number is not None and not least <= number <= most:
            where, told = of_mother(name, number)
            yield Found(where, told, f"Controleer de {where.words} in het dossier: {number} is niet waarschijnlijk.")


def _ended_otherwise(case: Case) -> Iterator[Found]:
    ended = case.episode["end_of_pregnancy"]
    if ended in _WITHOUT_BIRTH and case.children:
        where, told = of_mother("end_of_pregnancy", ended)
        yield Found(
            where, told, f"Verbeter het einde van de zwangerschap: er staat '{told}', maar ook een geboren kind."
        )


def _termination_alive(case: Case) -> Iterator[Found]:
    if case.episode["end_of_pregnancy"] != "termination":
        return
    for child in case.children:
        if child["perinatal_death"] is not True:
            sentence = f"Controleer of kind {child['number']} is overleden: de zwangerschap is afgebroken."
            yield Found(*of_child("perinatal_death", child), sentence)


def _termination_contradicted(case: Case) -> Iterator[Found]:
    ended = case.episode["end_of_pregnancy"]
    for child in case.children:
        if child["mode_of_birth"] == "termination" and ended not in {None, "termination"}:
            sentence = "Controleer het einde van de zwangerschap: bij het kind staat dat de zwangerschap is afgebroken."
            yield Found(*of_mother("end_of_pregnancy", ended), sentence)
            return


def _ended_too_late(case: Case) -> Iterator[Found]:
    """A miscarriage is before sixteen weeks; care that started after that cannot have been for one."""
    ended, due, start = case.episode["end_of_pregnancy"], case.episode["due_date"], case.episode["start_date"]
    if ended not in {"miscarriage", "ectopic", "mola"} or due is None or start is None:
        return
    days = 280 - (due - start).days
    if days > _LATEST_MISCARRIAGE_DAYS:
        sentence = f"Controleer het einde van de zwangerschap: bij het begin van de zorg was zij al {days // 7} weken."
        yield Found(*of_mother("end_of_pregnancy", ended), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="parity-not-below-gravidity",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="De pariteit is niet lager dan de graviditeit",
        why="De graviditeit telt deze zwangerschap mee, de pariteit niet. Met een verkeerde pariteit komt een vrouw "
        "in de verkeerde groep.",
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
            "Gestational age follows from the due date and the date of birth. It decides in which indicators the "
            "birth counts. We expect 16+0 up to 44+0 weeks.",
            "Compare the definitive due date and the date of birth with the record.",
        ),
        check=_gestation,
        needs=("birth_date",),
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
    Rule(
        code="gravidity-or-parity-implausible",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="Graviditeit of pariteit is niet waarschijnlijk",
        why="De standaard laat tot 75 zwangerschappen en 30 bevallingen toe. Meer dan 20 of 15 is bijna altijd een "
        "tikfout.",
        advice="Controleer het getal in het dossier bij de obstetrische anamnese. Klopt het, dan hoeft u niets te "
        "doen.",
        english=Words(
            "Gravidity or parity is improbable",
            "The standard allows up to 75 pregnancies and 30 births. More than 20 or 15 is nearly always a typing "
            "error.",
            "Check the number in the record, with the obstetric history. If it is right, there is nothing to do.",
        ),
        check=_numbers,
        examples="""
            bericht                     | bevinding
            ----------------------------+----------
            gravidity = 0; parity = UNK | gravidity
            gravidity = 21              | gravidity
            gravidity = 20; parity = 16 | parity
            gravidity = 20; parity = 15 | geen
            gravidity = 1; parity = 0   | geen
        """,
    ),
    Rule(
        code="ended-otherwise-with-child",
        grade=Grade.ERROR,
        subject=Subject.PREGNANCY,
        title="De zwangerschap eindigde zonder bevalling, maar er staat een geboren kind",
        why="Een miskraam, een buitenbaarmoederlijke zwangerschap of een mola telt niet als geboorte. Een van de twee "
        "klopt niet.",
        advice="Was er een bevalling, kies dan in het dossier bij het einde van de zwangerschap 'partus'. Anders "
        "verwijdert u de gegevens van het kind.",
        english=Words(
            "The pregnancy ended without a birth, but a child is described",
            "A miscarriage, an ectopic pregnancy or a mola does not count as a birth. One of the two is wrong.",
            "If there was a birth, choose 'partus' at the end of the pregnancy in the record. Otherwise remove the "
            "child.",
        ),
        check=_ended_otherwise,
        examples="""
            bericht                                  | bevinding
            -----------------------------------------+-----------------
            end_of_pregnancy = miscarriage           | end_of_pregnancy
            end_of_pregnancy = ectopic               | end_of_pregnancy
            end_of_pregnancy = miscarriage; child1 = | geen
            end_of_pregnancy = birth                 | geen
            end_of_pregnancy =                       | geen
        """,
    ),
    Rule(
        code="termination-with-live-child",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="De zwangerschap is afgebroken, maar het kind staat niet als overleden",
        why="Na een afbreking leeft het kind bijna nooit. Een verkeerde keuze haalt een levend kind uit de cijfers.",
        advice="Controleer in het dossier het einde van de zwangerschap, en bij het kind of het is overleden.",
        english=Words(
            "The pregnancy was terminated, but the child is not recorded as deceased",
            "After a termination the child hardly ever lives. A wrong choice takes a live child out of the figures.",
            "Check the end of the pregnancy in the record, and with the child whether it died.",
        ),
        check=_termination_alive,
        examples="""
            bericht                                                     | bevinding
            ------------------------------------------------------------+-----------------------
            end_of_pregnancy = termination                              | child1.perinatal_death
            end_of_pregnancy = termination; child1.perinatal_death =    | child1.perinatal_death
            end_of_pregnancy = termination; child1.perinatal_death = ja | geen
            end_of_pregnancy = termination; child1 =                    | geen
        """,
    ),
    Rule(
        code="termination-contradicted",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="Alleen bij het kind staat dat de zwangerschap is afgebroken",
        why="Een afgebroken zwangerschap telt in andere cijfers dan een bevalling. Beide plaatsen horen hetzelfde te "
        "zeggen.",
        advice="Maak in het dossier het einde van de zwangerschap en de manier van geboren worden gelijk.",
        english=Words(
            "Only with the child it says that the pregnancy was terminated",
            "A terminated pregnancy counts in other figures than a birth. Both places should say the same.",
            "Make the end of the pregnancy and the mode of birth agree in the record.",
        ),
        check=_termination_contradicted,
        needs=("mode_of_birth",),
        examples="""
            bericht                                                            | bevinding
            -------------------------------------------------------------------+-----------------
            child1.mode_of_birth = termination                                 | end_of_pregnancy
            child1.mode_of_birth = termination; end_of_pregnancy = termination | geen
            child1.mode_of_birth = termination; end_of_pregnancy =             | geen
        """,
    ),
    Rule(
        code="miscarriage-too-late",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="Een miskraam, terwijl de zorg pas na zestien weken begon",
        why="Vanaf zestien weken is er een bevalling, ook als het kind niet leeft. Als miskraam telt dit kind nergens "
        "mee.",
        advice="Kies in het dossier bij het einde van de zwangerschap 'partus' en beschrijf het kind, of verbeter de "
        "à terme datum.",
        english=Words(
            "A miscarriage, while care only began after sixteen weeks",
            "From sixteen weeks on there is a birth, also when the child does not live. As a miscarriage this child "
            "counts nowhere.",
            "Choose 'partus' at the end of the pregnancy in the record and describe the child, or correct the due "
            "date.",
        ),
        check=_ended_too_late,
        examples="""
            bericht                                                            | bevinding
            -------------------------------------------------------------------+-----------------
            child1 = ; end_of_pregnancy = miscarriage; start_date = 2024-02-16 | end_of_pregnancy
            child1 = ; end_of_pregnancy = miscarriage; start_date = 2024-02-15 | geen
            child1 = ; end_of_pregnancy = birth; start_date = 2024-02-16       | geen
        """,
    ),
)
