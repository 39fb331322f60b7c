"""Answering a questionnaire page by page over the site's whole stack, beside the lightest page it has."""

import time
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from django.test import Client

from benchmarks.in_process import portal
from ooievaar import questionnaires
from ooievaar.questionnaires import PREM, AnswerKind, Question

WOMEN = 60
ANSWERS = {"hospital_wanted": "yes", "hospital_care": "yes", "consent": "research"}


@dataclass(frozen=True)
class Times:
    """Seconds of one core: for a page to come, to be saved, answers to be sent; and for the lightest page."""

    shown: list[float]
    saved: list[float]
    sent: list[float]
    bare: list[float]


def measure() -> dict[str, float]:
    """Milliseconds of one core per page, how many of the lightest page a saved one takes, and answers a second."""
    with portal(OOIEVAAR_HOSTS="testserver"):
        return _told(_measured())


def _told(times: Times) -> dict[str, float]:
    saved, bare = _mean(times.saved), _mean(times.bare)
    per_woman = (sum(times.shown) + sum(times.saved) + sum(times.sent)) / WOMEN
    return {
        "page shown (ms)": 1000 * _mean(times.shown),
        "page saved (ms)": 1000 * saved,
        "page saved, p95 (ms)": 1000 * sorted(times.saved)[int(0.95 * len(times.saved))],
        "answers sent (ms)": 1000 * _mean(times.sent),
        "lightest pages per page saved": saved / bare,
        "pages saved per second": 1 / saved,
        "whole questionnaires per second": 1 / per_woman,
    }


def _mean(seconds: list[float]) -> float:
    return sum(seconds) / len(seconds)


def _measured() -> Times:
    tokens = _links()
    client, times = Client(), Times([], [], [], [])
    addresses = import_module("ooievaar.portal.surveys.tokens")
    for token in tokens:
        where = f"/vragenlijst/{addresses.shown(token)}/{PREM.screens[0].code}/"
        while not where.endswith("/versturen/"):
            times.shown.append(_timed(lambda at=where: client.get(at))[0])
            screen = PREM.screen(where.rstrip("/").rsplit("/", 1)[-1])
            form = {question.code: _written(question) for question in screen.questions}
            seconds, response = _timed(lambda at=where, form=form: client.post(at, form))
            times.saved.append(seconds)
            where = response.headers["Location"]
        times.sent.append(_timed(lambda at=where: client.post(at, {"send": "1"}))[0])
        times.bare.append(_timed(lambda: client.get("/gezond/"))[0])
    return times


def _timed(act):
    started = time.process_time()
    response = act()
    return time.process_time() - started, response


def _links() -> tuple[str, ...]:
    organisations = import_module("ooievaar.portal.organisations.actions")
    for number, kind in enumerate(("practice", "hospital", "kraamzorg")):
        organisations.add_organisation(lvr_number=f"100{number}", name=kind, kind=kind, place="Rietmeer", by=None)
    practice = import_module("ooievaar.portal.organisations.models").Organisation.objects.get(lvr_number="1000")
    return (
        import_module("ooievaar.portal.surveys.actions").make_links(organisation=practice, count=WOMEN, by=None).tokens
    )


def _written(question: Question) -> str:
    if question.kind is AnswerKind.SCALE:
        return "8"
    if question.kind is AnswerKind.MONTH:
        return questionnaires.months(date.today())[0]  # noqa: DTZ011
    if question.kind is AnswerKind.TEXT:
        return "Fijn dat ze er waren."
    return ANSWERS.get(question.code, question.choices[0] if question.choices else "")
