"""Rules about earlier pregnancies, visits and measures of the mother."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, day, of_mother, place
from ooievaar.intake.rows import Row
from ooievaar.records import PREVIOUS_CHILDREN, PREVIOUS_PREGNANCIES, VISITS

_LEAST_CM, _MOST_CM = 130, 210
_LEAST_KG, _MOST_KG = 35, 200
_LATEST_DAYS = 44 * 7
_FULL_DAYS = 280
_APART_DAYS = 14
_MOST_BLOOD_ML, _BEST_APGAR = 5000, 10


def _visits(case: Case) -> list[Row]:
    return case.rows.tables[VISITS.name]


def _measures(case: Case) -> Iterator[Found]:
    height = case.episode["height_cm"]
    if height is not None and not _LEAST_CM <= height <= _MOST_CM:
        sentence = f"Controleer de lengte van de moeder: {height:g} cm is niet waarschijnlijk."
        yield Found(*of_mother("height_cm", height), sentence)
    for visit in _visits(case):
        weight = visit["weight_kg"]
        if weight is not None and not _LEAST_KG <= weight <= _MOST_KG:
            sentence = f"Controleer het gewicht van de moeder: {weight:g} kg is niet waarschijnlijk."
            yield Found(place(VISITS["weight_kg"], visit["number"]), f"{weight:g} kg", sentence)


def _weight_repeated(case: Case) -> Iterator[Found]:
    weighed = [visit for visit in _visits(case) if visit["weight_kg"] is not None]
    for visit in weighed[1:]:
        sentence = "Stuur alleen het eerste gemeten gewicht van deze zwangerschap mee: er staan er meer."
        yield Found(place(VISITS["weight_kg"], visit["number"]), f"{visit['weight_kg']:g} kg", sentence)


def _visit_outside_care(case: Case) -> Iterator[Found]:
    start, born = case.episode["start_date"], case.first_birth_date
    last = min((one for one in (case.episode["end_date"], born) if one is not None), default=None)
    for visit in _visits(case):
        seen = visit["visit_date"]
        if seen is not None and ((start is not None and seen < start) or (last is not None and seen > last)):
            sentence = (
                f"Controleer de datum van controle {visit['number']}: {day(seen)} ligt buiten de zwangerschapszorg."
            )
            yield Found(place(VISITS["visit_date"], visit["number"]), day(seen), sentence)


def _visit_gestation(case: Case) -> Iterator[Found]:
    due = case.episode["due_date"]
    for visit in _visits(case):
        told, seen = visit["gestation_days"], visit["visit_date"]
        if told is None:
            continue
        expected = told if due is None or seen is None else _FULL_DAYS - (due - seen).days
        if not 0 <= told <= _LATEST_DAYS or abs(told - expected) > _APART_DAYS:
            sentence = f"Controleer de duur bij controle {visit['number']}: {told:g} dagen past niet bij de datum."
            yield Found(place(VISITS["gestation_days"], visit["number"]), f"{told:g} dagen", sentence)


def _more_than_gravidity(case: Case) -> Iterator[Found]:
    gravidity, before = case.episode["gravidity"], len(case.rows.tables[PREVIOUS_PREGNANCIES.name])
    if gravidity is not None and before >= gravidity > 0:
        sentence = f"Controleer de graviditeit: {gravidity}, terwijl er {before} eerdere zwangerschappen staan."
        yield Found(*of_mother("gravidity", gravidity), sentence)


def _more_than_parity(case: Case) -> Iterator[Found]:
    parity = case.episode["parity"]
    births = sum(row["end_of_pregnancy"] == "birth" for row in case.rows.tables[PREVIOUS_PREGNANCIES.name])
    if parity is not None and births > parity:
        sentence = f"Controleer de pariteit: {parity}, terwijl er {births} eerdere bevallingen staan."
        yield Found(*of_mother("parity", parity), sentence)


def _previous_birth_late(case: Case) -> Iterator[Found]:
    """Dates of earlier births are as precise as they are known: compared as far as they go."""
    start = case.episode["start_date"]
    for child in case.rows.tables[PREVIOUS_CHILDREN.name]:
        born = child["birth_date"]
        if born is not None and start is not None and born > start.isoformat()[: len(born)]:
            sentence = "Controleer de geboortedatum van een eerder kind: die ligt na het begin van deze zorg."
            numbers = (child["pregnancy_number"], child["number"])
            yield Found(place(PREVIOUS_CHILDREN["birth_date"], numbers), born, sentence)


def _previous_measures(case: Case) -> Iterator[Found]:
    for row in case.rows.tables[PREVIOUS_PREGNANCIES.name]:
        blood = row["blood_loss_ml"]
        if blood is not None and not 0 <= blood <= _MOST_BLOOD_ML:
            sentence = f"Controleer het bloedverlies bij een eerdere bevalling: {blood:g} ml is niet waarschijnlijk."
            yield Found(place(PREVIOUS_PREGNANCIES["blood_loss_ml"], row["number"]), f"{blood:g} ml", sentence)
    for child in case.rows.tables[PREVIOUS_CHILDREN.name]:
        apgar = child["apgar_5"]
        if apgar is not None and not 0 <= apgar <= _BEST_APGAR:
            sentence = f"Controleer de apgarscore van een eerder kind: {apgar} is niet mogelijk."
            numbers = (child["pregnancy_number"], child["number"])
            yield Found(place(PREVIOUS_CHILDREN["apgar_5"], numbers), str(apgar), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="mother-measure-implausible",
        grade=Grade.SIGNAL,
        subject=Subject.MOTHER,
        title="Lengte of gewicht van de moeder is niet waarschijnlijk",
        why="Wij verwachten een lengte van 130 tot 210 cm en een gewicht van 35 tot 200 kg. Vaak is er een cijfer te "
        "veel of te weinig, of staat de lengte in meters.",
        advice="Controleer het getal in het dossier bij de intake. Klopt het, dan hoeft u niets te doen.",
        english=Words(
            "The height or weight of the mother is improbable",
            "We expect a height of 130 to 210 cm and a weight of 35 to 200 kg. Often there is a digit too many or too "
            "few, or the height is in metres.",
            "Check the number in the record, with the intake. If it is right, there is nothing to do.",
        ),
        check=_measures,
        needs=("height_cm", "weight_kg"),
        examples="""
            bericht                 | bevinding
            ------------------------+-----------------
            height_cm = 129         | height_cm
            height_cm = 130         | geen
            height_cm = 210         | geen
            height_cm = 211         | height_cm
            visit1.weight_kg = 34.9 | visit1.weight_kg
            visit1.weight_kg = 35   | geen
            visit1.weight_kg = 200  | geen
            visit1.weight_kg = 201  | visit1.weight_kg
        """,
    ),
    Rule(
        code="weight-repeated",
        grade=Grade.SIGNAL,
        subject=Subject.MOTHER,
        title="Er staat meer dan één gewicht van de moeder",
        why="De standaard vraagt alleen het eerste gemeten gewicht van de zwangerschap, om vrouwen te kunnen "
        "vergelijken.",
        advice="In het dossier hoeft u niets te doen. Vraag uw softwareleverancier om alleen het eerste gewicht te "
        "sturen.",
        english=Words(
            "There is more than one weight of the mother",
            "The standard asks only the first measured weight of the pregnancy, so that women can be compared.",
            "There is nothing to do in the record. Ask your software supplier to send only the first weight.",
        ),
        check=_weight_repeated,
        needs=("weight_kg",),
        examples="""
            bericht                                           | bevinding
            --------------------------------------------------+-----------------
            visit1.weight_kg = 70; visit2.weight_kg = 74      | visit2.weight_kg
            visit1.gestation_days = 60; visit2.weight_kg = 74 | geen
            visit1.weight_kg = 70                             | geen
        """,
    ),
    Rule(
        code="visit-outside-care",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="Een controle ligt buiten de zwangerschapszorg",
        why="Een prenatale controle is na het begin van de zorg, en voor de geboorte.",
        advice="Vergelijk de datum van de controle met begin en einde van de zorg en met de geboortedatum.",
        english=Words(
            "A visit is outside the antenatal care",
            "An antenatal visit comes after the start of care and before the birth.",
            "Compare the date of the visit with the start and end of care and the date of birth.",
        ),
        check=_visit_outside_care,
        needs=("visit_date",),
        examples="""
            bericht                        | bevinding
            -------------------------------+------------------
            visit1.visit_date = 2024-01-09 | visit1.visit_date
            visit1.visit_date = 2024-01-10 | geen
            visit1.visit_date = 2024-08-02 | geen
            visit1.visit_date = 2024-08-03 | visit1.visit_date
        """,
    ),
    Rule(
        code="visit-gestation",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="De zwangerschapsduur bij een controle past niet bij de datum",
        why="De duur volgt uit de à terme datum en de datum van de controle. Wij laten een verschil tot en met "
        "veertien dagen gaan, omdat een echo de à terme datum bijstelt.",
        advice="Vergelijk in het dossier de datum en de duur van de controle. De duur staat in dagen, niet in weken.",
        english=Words(
            "The gestational age at a visit does not fit the date",
            "It follows from the due date and the date of the visit. We let a difference of up to fourteen days pass, "
            "as a scan adjusts the due date.",
            "Compare the date and the gestational age of the visit in the record. It is in days, not in weeks.",
        ),
        check=_visit_gestation,
        needs=("gestation_days",),
        examples="""
            bericht                                                     | bevinding
            ------------------------------------------------------------+----------------------
            visit1.visit_date = 2024-01-24; visit1.gestation_days = 12  | visit1.gestation_days
            visit1.visit_date = 2024-01-24; visit1.gestation_days = 90  | geen
            visit1.visit_date = 2024-01-24; visit1.gestation_days = 104 | geen
            visit1.visit_date = 2024-01-24; visit1.gestation_days = 105 | visit1.gestation_days
            visit1.gestation_days = 309                                 | visit1.gestation_days
        """,
    ),
    Rule(
        code="more-previous-than-gravidity",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="Er staan meer eerdere zwangerschappen dan de graviditeit toelaat",
        why="De graviditeit telt deze zwangerschap en alle eerdere.",
        advice="Vergelijk in het dossier de graviditeit met de eerdere zwangerschappen.",
        english=Words(
            "There are more previous pregnancies than gravidity allows",
            "Gravidity counts this pregnancy and all earlier ones.",
            "Compare gravidity with the previous pregnancies in the record.",
        ),
        check=_more_than_gravidity,
        examples="""
            bericht                                                                      | bevinding
            -----------------------------------------------------------------------------+----------
            previous1.end_of_pregnancy = birth; previous2.end_of_pregnancy = miscarriage | gravidity
            previous1.end_of_pregnancy = birth                                           | geen
            previous1.end_of_pregnancy = birth; gravidity = UNK; parity = UNK            | geen
        """,
    ),
    Rule(
        code="more-previous-than-parity",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="Er staan meer eerdere bevallingen dan de pariteit",
        why="Met een te lage pariteit telt een vrouw mee als een die haar eerste kind kreeg.",
        advice="Vergelijk in het dossier de pariteit met de eerdere bevallingen.",
        english=Words(
            "There are more previous births than parity",
            "With too low a parity a woman counts as one who had her first child.",
            "Compare parity with the previous births in the record.",
        ),
        check=_more_than_parity,
        examples="""
            bericht                                              | bevinding
            -----------------------------------------------------+----------
            parity = 0; previous1.end_of_pregnancy = birth       | parity
            parity = 1; previous1.end_of_pregnancy = birth       | geen
            parity = 0; previous1.end_of_pregnancy = miscarriage | geen
        """,
    ),
    Rule(
        code="previous-birth-too-late",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="Een eerder kind is geboren na het begin van deze zorg",
        why="Eerdere kinderen zijn geboren voor deze zwangerschap. Misschien is het kind van nu als eerder kind "
        "ingevuld.",
        advice="Controleer in het dossier de geboortedatum van het eerdere kind.",
        english=Words(
            "An earlier child was born after the start of this care",
            "Earlier children were born before this pregnancy. Perhaps the present child was filled in as an earlier "
            "one.",
            "Check the date of birth of the earlier child in the record.",
        ),
        check=_previous_birth_late,
        examples="""
            bericht                                  | bevinding
            -----------------------------------------+----------------------------
            previous1.child1.birth_date = 2024-01-11 | previous1.child1.birth_date
            previous1.child1.birth_date = 2024-01-10 | geen
            previous1.child1.birth_date = 2024       | geen
            previous1.child1.birth_date = 2025       | previous1.child1.birth_date
        """,
    ),
    Rule(
        code="previous-measure-implausible",
        grade=Grade.SIGNAL,
        subject=Subject.PREGNANCY,
        title="Bloedverlies of apgarscore van een eerdere bevalling is niet waarschijnlijk",
        why="Een tikfout in de voorgeschiedenis verandert het risico waarmee een vrouw wordt vergeleken.",
        advice="Controleer het getal in het dossier bij de obstetrische anamnese.",
        english=Words(
            "The blood loss or Apgar score of an earlier birth is improbable",
            "A typing error in the history changes the risk with which a woman is compared.",
            "Check the number in the record, with the obstetric history.",
        ),
        check=_previous_measures,
        examples="""
            bericht                        | bevinding
            -------------------------------+-------------------------
            previous1.blood_loss_ml = 5001 | previous1.blood_loss_ml
            previous1.blood_loss_ml = 5000 | geen
            previous1.child1.apgar_5 = 11  | previous1.child1.apgar_5
            previous1.child1.apgar_5 = 10  | geen
        """,
    ),
)
