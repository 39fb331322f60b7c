"""Rules about anomalies and problems of the child: asked whether, and then which."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, of_child
from ooievaar.intake.rules.conditions import is_told

_ANOMALIES = ("congenital_anomalies", "chromosomal_anomalies")


def _congenital(case: Case) -> Iterator[Found]:
    for child in case.children:
        present, kinds, number = child["congenital_anomaly"], child["congenital_anomalies"], child["number"]
        if kinds and present is not True:
            sentence = f"Vul bij kind {number} in dat er een aangeboren afwijking is, of haal de afwijking weg."
            yield Found(*of_child("congenital_anomaly", child), sentence)
        elif present is True and not any(is_told(case, name, number) for name in _ANOMALIES):
            sentence = f"Vul bij kind {number} in welke aangeboren afwijking er is."
            yield Found(*of_child("congenital_anomalies", child), sentence)


def _chromosomal(case: Case) -> Iterator[Found]:
    for child in case.children:
        present, kinds, number = child["chromosomal_anomaly"], child["chromosomal_anomalies"], child["number"]
        if kinds and present is not True:
            sentence = f"Vul bij kind {number} in dat er een chromosomale afwijking is, of haal de afwijking weg."
            yield Found(*of_child("chromosomal_anomaly", child), sentence)
        elif present is True and child["congenital_anomaly"] is False:
            sentence = f"Vul bij kind {number} in dat er een aangeboren afwijking is: er staat een chromosomale."
            yield Found(*of_child("congenital_anomaly", child), sentence)
        elif present is True and not kinds and not is_told(case, "chromosomal_anomalies", number):
            sentence = f"Vul bij kind {number} in welke chromosomale afwijking er is."
            yield Found(*of_child("chromosomal_anomalies", child), sentence)


def _problems(case: Case) -> Iterator[Found]:
    for child in case.children:
        present, kinds, number = child["has_problems"], child["problems"], child["number"]
        if kinds and present is False:
            sentence = f"Maak de problematiek van kind {number} gelijk: er staat een probleem, maar ook dat er geen is."
            yield Found(*of_child("has_problems", child), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="congenital-contradiction",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="De gegevens over aangeboren afwijkingen spreken elkaar tegen",
        why="Is er een afwijking, dan vraagt de standaard welke. Is er geen, dan past er geen naam bij.",
        advice="Maak in het dossier bij het kind de vraag en de afwijking gelijk.",
        english=Words(
            "The items on congenital anomalies contradict each other",
            "If there is an anomaly, the standard asks which. If there is none, no name fits.",
            "Make the question and the anomaly agree in the record, with the child.",
        ),
        check=_congenital,
        needs=("congenital_anomaly", "congenital_anomalies"),
        examples="""
            bericht                                                                  | bevinding
            -------------------------------------------------------------------------+----------------------------
            child1.congenital_anomaly = ja                                           | child1.congenital_anomalies
            child1.congenital_anomaly = nee; child1.congenital_anomalies = cleft_lip | child1.congenital_anomaly
            child1.congenital_anomalies = cleft_lip                                  | child1.congenital_anomaly
            child1.congenital_anomaly = ja; child1.congenital_anomalies = cleft_lip  | geen
            child1.congenital_anomaly = ja; child1.congenital_anomalies = UNK        | geen
            child1.congenital_anomaly = nee                                          | geen
        """,
    ),
    Rule(
        code="chromosomal-contradiction",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="De gegevens over chromosomale afwijkingen spreken elkaar tegen",
        why="Een chromosomale afwijking is een aangeboren afwijking, en heeft een naam. De drie antwoorden passen "
        "niet bij elkaar.",
        advice="Maak in het dossier bij het kind de vragen over afwijkingen en de afwijking gelijk.",
        english=Words(
            "The items on chromosomal anomalies contradict each other",
            "A chromosomal anomaly is a congenital anomaly, and has a name. The three answers do not fit each other.",
            "Make the questions on anomalies and the anomaly agree in the record, with the child.",
        ),
        check=_chromosomal,
        needs=("chromosomal_anomaly", "chromosomal_anomalies"),
        examples="""
            bericht                                                           | bevinding
            ------------------------------------------------------------------+-----------------------------
            child1.congenital_anomaly = ja; child1.chromosomal_anomaly = ja   | child1.chromosomal_anomalies
            child1.congenital_anomaly = nee; child1.chromosomal_anomaly = ja; |
            child1.chromosomal_anomalies = down                               | child1.congenital_anomaly
            child1.congenital_anomaly = ja; child1.chromosomal_anomaly = nee; |
            child1.chromosomal_anomalies = down                               | child1.chromosomal_anomaly
            child1.congenital_anomaly = ja; child1.chromosomal_anomaly = ja;  |
            child1.chromosomal_anomalies = down                               | geen
            child1.congenital_anomaly = nee; child1.chromosomal_anomaly = nee | geen
        """,
    ),
    Rule(
        code="child-problems-contradiction",
        grade=Grade.ERROR,
        subject=Subject.CHILD,
        title="De gegevens over problemen van het kind spreken elkaar tegen",
        why="Er staat dat het kind geen problemen had, en ook welk probleem het had.",
        advice="Maak in het dossier bij het kind de vraag en het probleem gelijk.",
        english=Words(
            "The items on problems of the child contradict each other",
            "It says that the child had no problems, and also which problem it had.",
            "Make the question and the problem agree in the record, with the child.",
        ),
        check=_problems,
        needs=("has_problems",),
        examples="""
            bericht                                                   | bevinding
            ----------------------------------------------------------+--------------------
            child1.has_problems = nee; child1.problems = birth_trauma | child1.has_problems
            child1.has_problems = ja; child1.problems = birth_trauma  | geen
            child1.has_problems = nee                                 | geen
        """,
    ),
)
