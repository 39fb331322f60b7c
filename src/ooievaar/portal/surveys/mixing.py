"""From the box to the responses: never fewer than ten at once, and in another order than they came in."""

import json
import random
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import transaction

from ooievaar import questionnaires
from ooievaar.portal.organisations.queries import vsv_of
from ooievaar.portal.surveys.models import Comment, Identity, Response, Waiting
from ooievaar.portal.surveys.sealing import seal, unseal

MINIMUM = 10
_MOST = 500  # at once, when a fault left many behind: the next sending goes on
_KEY_BITS = 53  # whole numbers that every program reads exactly
_AT_ONCE = 1000
_SHUFFLE = random.SystemRandom()
type VsvOf = Callable[[str], str | None]


@dataclass(frozen=True)
class Kept:
    """The keys of what was kept apart from the responses."""

    comments: tuple[int, ...]
    identities: tuple[int, ...]


type Apart = tuple[Response, list[Comment], list[Identity]]


def mix() -> int:
    """Turn everything that waits into responses; nothing when fewer than ten wait. Gives how many.

    Whatever stops it half-way leaves the box as it was. Opened and taken apart before anything is locked: who is
    sending meanwhile waits only for the writing.
    """
    apart = {each.pk: _apart(json.loads(unseal(each.sealed))) for each in Waiting.objects.all()[:_MOST]}
    return _mixed(apart) if len(apart) >= MINIMUM else 0


@transaction.atomic
def _mixed(apart: dict[int, Apart]) -> int:
    """Of those that are still in the box: another process may be mixing as well."""
    there = Waiting.objects.filter(pk__in=apart).select_for_update(skip_locked=True)
    keys = list(there.values_list("pk", flat=True))
    if len(keys) < MINIMUM:
        return 0
    _kept([apart[key] for key in keys])
    Waiting.objects.filter(pk__in=keys).delete()
    return len(keys)


@transaction.atomic
def keep(sent: Sequence[Mapping[str, Any]], *, file: int) -> Kept:
    """Keep what several people answered elsewhere and was delivered in one file, in pieces and in another order.

    Raises:
        ValueError: there are fewer than ten.
    """
    if len(sent) < MINIMUM:
        raise ValueError(f"{len(sent)} cannot be mixed")
    vsv_of_hospital = cache(vsv_of)
    return _kept([_apart({**each, "file": file}, vsv_of_hospital) for each in sent])


def _kept(taken: Sequence[Apart]) -> Kept:
    responses = [response for response, _said, _identity in taken]
    comments = [comment for _response, said, _identity in taken for comment in said]
    identities = [each for _response, _said, identity in taken for each in identity]
    _SHUFFLE.shuffle(responses)
    _SHUFFLE.shuffle(comments)
    _SHUFFLE.shuffle(identities)
    Response.objects.bulk_create(responses, batch_size=_AT_ONCE)
    Comment.objects.bulk_create(comments, batch_size=_AT_ONCE)
    Identity.objects.bulk_create(identities, batch_size=_AT_ONCE)
    return Kept(tuple(each.pk for each in comments), tuple(each.pk for each in identities))


def random_key() -> int:
    """A key that tells nothing of when a row came."""
    return secrets.randbits(_KEY_BITS)


def _apart(sent: dict[str, Any], vsv_of_hospital: VsvOf = vsv_of) -> Apart:
    """What was sent, in pieces that nothing visible holds together."""
    questionnaire = questionnaires.find(sent["questionnaire"])
    answers = sent.pop("answers")
    by_kind = {question.code: question for question in questionnaire.questions}
    scored = {
        code: answer
        for code, answer in answers.items()
        if not by_kind[code].identifies and by_kind[code].kind is not questionnaires.AnswerKind.TEXT
    }
    organisations = _organisations(questionnaire, answers, vsv_of_hospital)
    response = Response(id=random_key(), **sent, consent=answers["consent"], answers=scored, **organisations)
    said = [comment for code in answers if (comment := _comment(by_kind[code], answers[code], organisations))]
    return response, said, _identity(response.pk, {c: a for c, a in answers.items() if by_kind[c].identifies})


def _organisations(
    questionnaire: questionnaires.Questionnaire, answers: questionnaires.Answers, vsv_of_hospital: VsvOf
) -> dict[str, str]:
    hospital = questionnaires.hospital_of(questionnaire, answers) or ""
    carers = {code: questionnaires.carer_of(answers, code) or "" for code in CARERS.values()}
    return {"hospital": hospital, "vsv": vsv_of_hospital(hospital) or "", **carers}


CARERS = {"vk": "practice", "zk": "hospital_of_care", "kz": "kraamzorg"}


def _comment(
    question: questionnaires.Question, answer: questionnaires.Answer, organisations: dict[str, str]
) -> Comment | None:
    """None for what is no open answer, and for one about an organisation outside the register: nobody may read it."""
    if question.kind is not questionnaires.AnswerKind.TEXT or not (about := organisations[CARERS[question.about]]):
        return None
    return Comment(
        id=random_key(),
        organisation=about,
        about=question.about,
        kind=question.code.removeprefix(f"{question.about}_"),
        sealed=seal(str(answer).encode()),
    )


def _identity(response: int, identifying: questionnaires.Answers) -> list[Identity]:
    if not identifying:
        return []
    sealed = seal(json.dumps({"response": response, **identifying}).encode())
    return [Identity(id=random_key(), sealed=sealed)]
