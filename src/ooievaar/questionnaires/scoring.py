"""Scores of the topics, the response, and for whom answers count.

A score is computed over every mark given: three carers, or three phases, weigh by how often they were marked. The
alternative, the mean of the means per carer or phase, is available beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from ooievaar.questionnaires.declaration import LOWEST, NONE, UNLISTED, Answers, Question, Questionnaire
from ooievaar.questionnaires.flow import kept, reached
from ooievaar.questionnaires.tally import Counts, Tally, tally_of

# From how many people on a score is shown, per question and organisation (source: 2.5, Scores).
MINIMUM = 10
# Assumption: a mark that would be a fail at school is negative; the source names the share of negatives, not its bound.
NEGATIVE_TO = 5
# Smallest differences that matter, as published: on the mean, and in points on the percentage of negatives.
MATTERS_ON_MEAN, MATTERS_ON_NEGATIVES = 0.15, 11
TOO_FEW = f"Minder dan {MINIMUM} mensen gaven een cijfer; daarom niet getoond."
NOBODY = "Nog niemand gaf een cijfer."
TOO_CLOSE = f"Minder dan {MINIMUM} mensen van andere organisaties; daarom niet getoond."


@dataclass(frozen=True)
class Score:
    """One topic as it may be shown, of one organisation, partnership or the country.

    `respondents` are people, `marks` what they gave together; `distribution` counts marks from 1 to 10; `negatives` is
    a percentage with one decimal, the means have two. `hidden` says in Dutch why there is nothing; the rest is None.
    """

    topic: str
    respondents: int | None = None
    marks: int | None = None
    mean: float | None = None
    mean_of_means: float | None = None
    negatives: float | None = None
    distribution: tuple[int, ...] | None = None
    hidden: str | None = None


@dataclass(frozen=True)
class Rate:
    """Answers against what they are set against. May pass 100 %: the official one mixes two ways of attributing."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> float | None:
        """With one decimal; None against nothing."""
        return round(100 * self.numerator / self.denominator, 1) if self.denominator else None

    @property
    def stepped(self) -> "Rate":
        """With both numbers down to whole tens, so that nobody sees one answer come in."""
        return Rate(self.numerator - self.numerator % MINIMUM, self.denominator - self.denominator % MINIMUM)


@dataclass(frozen=True)
class Response:
    """The three rates: against care cases the registry counts (the official one), people invited, addresses given."""

    official: Rate
    invited: Rate
    uploaded: Rate


def scores(questionnaire: Questionnaire, answered: Iterable[Answers], about: str | None = None) -> tuple[Score, ...]:
    """Every topic over these answers, hidden below ten people; of one carer or phase only when `about` says so."""
    scored = {question.code: question for question in questionnaire.questions if question.topic}
    given = [_marks(scored, kept(questionnaire, answers)) for answers in answered]
    topics = [topic for topic in questionnaire.topics if about is None or about in topic.about]
    return tuple(_score(topic.letter, given, about) for topic in topics)


def response(*, answered: int, cases: int, invited: int, uploaded: int) -> Response:
    """The response of one partnership. Double answers for one case are not corrected: nobody can tell."""
    return Response(Rate(answered, cases), Rate(answered, invited), Rate(answered, uploaded))


def hospital_of(questionnaire: Questionnaire, answers: Answers) -> str | None:
    """The number of the hospital whose partnership these answers count for; None when it is not known.

    The hospital she wanted or would have wanted, and where she gave birth if that was it.
    """
    asked = {question.code for question in reached(questionnaire, answers)}
    code = next((code for code in questionnaire.attribution if code in asked), None)
    return _organisation(answers.get(code)) if code else None


def carer_of(answers: Answers, code: str) -> str | None:
    """The number of the organisation chosen at this question; None when there is none, or it is not in the register."""
    return _organisation(answers.get(code))


type _Mark = tuple[str, str, int]  # topic, about, mark


def _organisation(answer: object) -> str | None:
    return answer if isinstance(answer, str) and answer not in (UNLISTED, NONE) else None


def _marks(scored: Mapping[str, Question], valid: Answers) -> list[_Mark]:
    return [
        (scored[code].topic, scored[code].about, answer)
        for code, answer in valid.items()
        if code in scored and isinstance(answer, int)
    ]


def _score(topic: str, given: list[list[_Mark]], about: str | None) -> Score:
    per_person = ([(each[1], each[2]) for each in marks if each[0] == topic] for marks in given)
    people = ([each for each in marks if about in (None, each[0])] for marks in per_person)
    return score_of(topic, tally_of(people))


def score_of(topic: str, tally: Tally) -> Score:
    """The score that these marks make, hidden below ten people."""
    if tally.people < MINIMUM:
        return Score(topic, hidden=TOO_FEW if tally.people else NOBODY)
    distribution = tally.distribution
    marks = sum(distribution)
    return Score(
        topic,
        respondents=tally.people,
        marks=marks,
        mean=round(_mean(distribution), 2),
        mean_of_means=round(fmean(_mean(counts) for counts in tally.marks.values()), 2),
        negatives=round(100 * sum(distribution[: NEGATIVE_TO - LOWEST + 1]) / marks, 1),
        distribution=distribution,
    )


def _mean(counts: Counts) -> float:
    return sum(mark * count for mark, count in enumerate(counts, LOWEST)) / sum(counts)
