"""A practice opens its scores for the first time when the whole country has answered, and once more after that."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import Any

from benchmarks.in_process import portal
from ooievaar.questionnaires import PREM, AnswerKind

RESPONSES, VSVS, PRACTICES = 60_000, 70, 7  # of a year with every third mother; practices of each VSV
TRAITS = {
    "first_child": ("yes", "no"),
    "place_of_birth": ("hospital", "hospital", "hospital", "home"),
    "mode_of_birth": ("spontaneous", "spontaneous", "planned_caesarean", "vacuum"),
    "age_group": ("under_25", "25_29", "30_34", "35_39"),
}


def measure() -> dict[str, float]:
    """Seconds of the first time, of the next, and of a plain reading of all that was answered."""
    with portal():
        return _measured()


def _measured() -> dict[str, float]:
    organisations, queries = _portal("organisations.models"), _portal("organisations.queries")
    responses, topic_scores = _portal("surveys.models").Response.objects, _portal("surveys.scoring").topic_scores
    _country()
    responses.bulk_create(_responses(responses.model), batch_size=2000)
    practice = organisations.Organisation.objects.get(lvr_number="1000")
    vsv = queries.partnerships_of(practice, date(2026, 11, 1))[0]
    plain = _timed(lambda: list(responses.values_list("answers")))
    first = _timed(lambda: topic_scores(practice, vsv))
    assert topic_scores(practice, vsv)[0].country.respondents
    again = _timed(lambda: topic_scores(practice, vsv))
    return {"responses": RESPONSES, "read only (s)": plain, "first time (s)": first, "next time (s)": again}


def _portal(name: str) -> Any:
    """A module of the portal, which can be imported once Django is set up."""
    return import_module(f"ooievaar.portal.{name}")


def _timed(work: Callable[[], object]) -> float:
    started = time.monotonic()
    work()
    return time.monotonic() - started


def _country() -> None:
    actions, models = _portal("organisations.actions"), _portal("organisations.models")
    for vsv in range(VSVS):
        place = models.Vsv.objects.create(number=str(100 + vsv), name=f"VSV {vsv}")
        numbers = [("practice", str(1000 + vsv * PRACTICES + each)) for each in range(PRACTICES)]
        for kind, number in (*numbers, ("hospital", f"0{100 + vsv}")):
            made = actions.add_organisation(lvr_number=number, name=number, kind=kind, place="Rietmeer", by=None)
            actions.add_vsv_member(organisation=made, vsv=place, start_date=date(2020, 1, 1), end_date=None, by=None)


def _responses(model) -> Iterator:
    random_key = _portal("surveys.mixing").random_key
    marks = [each.code for each in PREM.questions if each.kind is AnswerKind.SCALE]
    chance = random.Random(1)  # the same country in every run
    for _each in range(RESPONSES):
        vsv = chance.randrange(VSVS)
        practice, hospital = str(1000 + vsv * PRACTICES + chance.randrange(PRACTICES)), f"0{100 + vsv}"
        answers = {code: chance.randint(5, 10) for code in marks}
        answers |= {question: chance.choice(given) for question, given in TRAITS.items()}
        yield model(
            id=random_key(), questionnaire=PREM.key, month=f"2026-{chance.randint(1, 10):02}", language="nl",
            consent="research", text_version="2026-11", practice=practice, hospital_of_care=hospital,
            vsv=str(100 + vsv), answers=answers,
        )  # fmt: skip
