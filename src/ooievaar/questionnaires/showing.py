"""What of a score may be shown after what was shown before, and beside what is shown elsewhere.

Two means with their numbers give away the marks of whoever came in between: so a score moves on only when ten more
people gave a mark, and a larger unit stands beside a smaller one only when it holds ten people more.
"""

from dataclasses import replace

from ooievaar.questionnaires.scoring import MINIMUM, NOBODY, Score

TOO_CLOSE = f"Minder dan {MINIMUM} mensen meer dan hiernaast; daarom niet getoond."


def renewed(shown: Score | None, fresh: Score) -> Score:
    """The score to show from now on: the fresh one, or the one that was shown while it holds fewer than ten more."""
    if shown is None or shown.respondents is None or fresh.respondents is None:
        return fresh if shown is None or shown.hidden else shown
    return fresh if fresh.respondents >= shown.respondents + MINIMUM else shown


def beside(smaller: Score, larger: Score) -> Score:
    """The larger one as it may stand beside the smaller, hidden where the difference would tell of a few."""
    if larger.respondents is None or smaller.respondents is None:
        return larger
    if larger.respondents - smaller.respondents >= MINIMUM:
        return larger
    return Score(larger.topic, hidden=TOO_CLOSE)


def nothing(topic: str) -> Score:
    """The score of a topic on which there is nothing yet."""
    return Score(topic, hidden=NOBODY)


def as_kept(score: Score) -> dict[str, object]:
    """A score as plain values."""
    return {**vars(score), "distribution": list(score.distribution) if score.distribution else None}


def as_shown(kept: dict[str, object]) -> Score:
    """A score from the values it was kept as."""
    score = Score(**kept)  # type: ignore[arg-type]
    return replace(score, distribution=tuple(score.distribution)) if score.distribution else score
