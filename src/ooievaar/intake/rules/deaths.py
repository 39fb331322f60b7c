"""Rules about the death of a child or of the mother."""

from collections.abc import Iterator

from ooievaar.intake import values
from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, day, of_child, of_mother

_UNBORN = {"antepartum", "intrapartum"}
_SIX_WEEKS_DAYS = 42


def _death_details(case: Case) -> Iterator[Found]:
    for child, sent in zip(case.children, case.sent.children, strict=True):
        dated = any(not values.is_null(leaf) for leaf in sent.get("death_date", ()))
        if child["perinatal_death"] is not True and (child["death_phase"] is not None or dated):
            number = child["number"]
            sentence = f"Vul bij kind {number} in of het is overleden, of haal fase en tijdstip van overlijden weg."
            yield Found(of_child("perinatal_death", child)[0], None, sentence)


def _phase_missing(case: Case) -> Iterator[Found]:
    for child in case.children:
        if child["perinatal_death"] and child["death_phase"] is None:
            sentence = f"Vul bij kind {child['number']} in of het voor, tijdens of na de bevalling overleed."
            yield Found(*of_child("death_phase", child), sentence)


def _apgar_of_stillborn(case: Case) -> Iterator[Found]:
    for child in case.children:
        apgar = child["apgar_5"]
        if apgar and child["perinatal_death"] and child["death_phase"] in _UNBORN:
            sentence = f"Controleer apgarscore en overlijden van kind {child['number']}: een dood geboren kind heeft 0."
            yield Found(*of_child("apgar_5", child), sentence)


def _alive_without_signs(case: Case) -> Iterator[Found]:
    for child in case.children:
        if child["apgar_5"] == 0 and child["perinatal_death"] is False:
            sentence = (
                f"Controleer de apgarscore van kind {child['number']}: 0 na vijf minuten, maar het is niet overleden."
            )
            yield Found(*of_child("apgar_5", child), sentence)


def _care_after_death(case: Case) -> Iterator[Found]:
    """The standard has no date of the mother's death; it is that of a death until six weeks after the birth."""
    born, end = case.first_birth_date, case.episode["end_date"]
    if case.episode["maternal_death"] and born is not None and end is not None and (end - born).days > _SIX_WEEKS_DAYS:
        sentence = f"Controleer of de moeder is overleden: de zorg ging door tot {day(end)}, langer dan zes weken."
        yield Found(*of_mother("maternal_death", True), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="death-details",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="Wel gegevens van overlijden, maar niet dat het kind is overleden",
        why="Sterfte is een zwaar gegeven. Wij tellen een kind alleen als overleden wanneer dat er ook staat.",
        advice="Vul bij het kind in dat het is overleden, of maak de fase en het tijdstip van overlijden leeg.",
        english=Words(
            "Details of death, but not that the child died",
            "Death is a grave item. We count a child as deceased only when that is said.",
            "Fill in that the child died, or clear the phase and the moment of death.",
        ),
        check=_death_details,
        needs=("death_phase", "death_date"),
        examples="""
            bericht                                                      | bevinding
            -------------------------------------------------------------+-----------------------
            child1.death_phase = neonatal                                | child1.perinatal_death
            child1.death_phase = antepartum; child1.perinatal_death =    | child1.perinatal_death
            child1.death_phase = antepartum; child1.perinatal_death = ja | geen
            child1.death_phase = NI                                      | geen
        """,
    ),
    Rule(
        code="death-phase-missing",
        grade=Grade.SIGNAL,
        subject=Subject.COMPLETENESS,
        title="Van een overleden kind ontbreekt de fase van overlijden",
        why="De fase bepaalt of het kind levend is geboren, en dus in welke cijfers het telt.",
        advice="Vul in het dossier bij het kind in of het voor, tijdens of na de bevalling overleed.",
        english=Words(
            "The phase of death of a child is missing",
            "The phase decides whether the child was born alive, and so in which figures it counts.",
            "Fill in with the child in the record whether it died before, during or after the birth.",
        ),
        check=_phase_missing,
        needs=("perinatal_death",),
        examples="""
            bericht                                                       | bevinding
            --------------------------------------------------------------+-------------------
            child1.perinatal_death = ja                                   | child1.death_phase
            child1.perinatal_death = ja; child1.death_phase = intrapartum | geen
            child1.perinatal_death = nee                                  | geen
        """,
    ),
    Rule(
        code="apgar-of-stillborn",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
        title="Een dood geboren kind heeft een apgarscore boven 0",
        why="Een kind met een hartslag of ademhaling na vijf minuten is levend geboren. Dit verschil telt zwaar in de "
        "cijfers over sterfte.",
        advice="Controleer in het dossier de apgarscore en de fase van overlijden. Leefde het kind bij de geboorte, "
        "kies dan 'na de geboorte'.",
        english=Words(
            "A stillborn child has an Apgar score above 0",
            "A child with a heartbeat or breath after five minutes was born alive. This difference weighs heavily in "
            "the figures on mortality.",
            "Check the Apgar score and the phase of death in the record. If the child lived at birth, choose 'after "
            "the birth'.",
        ),
        check=_apgar_of_stillborn,
        needs=("death_phase",),
        examples="""
            bericht                                                                          | bevinding
            ---------------------------------------------------------------------------------+---------------
            child1.apgar_5 = 1; child1.perinatal_death = ja; child1.death_phase = antepartum | child1.apgar_5
            child1.apgar_5 = 0; child1.perinatal_death = ja; child1.death_phase = antepartum | geen
            child1.apgar_5 = 1; child1.perinatal_death = ja; child1.death_phase = neonatal   | geen
        """,
    ),
    Rule(
        code="apgar-zero-alive",
        grade=Grade.SIGNAL,
        subject=Subject.CHILD,
        title="Een apgarscore van 0 bij een kind dat niet is overleden",
        why="Een kind met score 0 na vijf minuten overleeft bijna nooit. De score of het antwoord over overlijden is "
        "verschreven.",
        advice="Controleer in het dossier de apgarscore na vijf minuten en of het kind is overleden.",
        english=Words(
            "An Apgar score of 0 with a child that did not die",
            "A child with score 0 after five minutes hardly ever survives. The score or the answer about death was "
            "mistyped.",
            "Check the Apgar score after five minutes in the record, and whether the child died.",
        ),
        check=_alive_without_signs,
        needs=("apgar_5",),
        examples="""
            bericht                                      | bevinding
            ---------------------------------------------+---------------
            child1.apgar_5 = 0                           | child1.apgar_5
            child1.apgar_5 = 1                           | geen
            child1.apgar_5 = 0; child1.perinatal_death = | geen
        """,
    ),
    Rule(
        code="care-after-maternal-death",
        grade=Grade.SIGNAL,
        subject=Subject.MOTHER,
        title="De moeder is overleden, maar de zorg ging langer dan zes weken door",
        why="Moedersterfte telt tot zes weken na de bevalling. Langere zorg past daar niet bij.",
        advice="Controleer in het dossier of de moeder is overleden, en het einde van de zorg.",
        english=Words(
            "The mother died, but care went on for more than six weeks",
            "Maternal death counts until six weeks after the birth. Longer care does not fit that.",
            "Check in the record whether the mother died, and the end of care.",
        ),
        check=_care_after_death,
        needs=("maternal_death",),
        examples="""
            bericht                                     | bevinding
            --------------------------------------------+---------------
            maternal_death = ja; end_date = 2024-09-14  | maternal_death
            maternal_death = ja; end_date = 2024-09-13  | geen
            maternal_death = nee; end_date = 2024-09-14 | geen
        """,
    ),
)
