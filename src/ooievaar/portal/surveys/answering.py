"""Answering with a link: opening it, saving page by page, sending.

Nothing here writes to the trail, and nothing keeps a moment: a line that says when somebody sent would tell which
answers are hers. That is why these changes, unlike all others, have no event (decision 16).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from django.db import transaction
from django.utils import timezone

from ooievaar import questionnaires
from ooievaar.portal.organisations.queries import numbers_by_kind
from ooievaar.portal.surveys import tokens
from ooievaar.portal.surveys.mixing import MINIMUM, mix, random_key
from ooievaar.portal.surveys.models import Link, Waiting
from ooievaar.portal.surveys.rules import is_open
from ooievaar.portal.surveys.sealing import seal, unseal
from ooievaar.portal.surveys.states import State

_LOG = structlog.get_logger()


@dataclass(frozen=True)
class Opened:
    """What a link opens: who gave it, and where she was.

    `state` is None once sent, when nothing is left to show.
    """

    token: str
    questionnaire: questionnaires.Questionnaire
    organisation: str
    lvr_number: str
    state: questionnaires.Answering | None

    @property
    def is_sent(self) -> bool:
        return self.state is None


@dataclass(frozen=True)
class Saved:
    """What came of one page: where she is now, and what was wrong, by question; the rest was saved all the same."""

    state: questionnaires.Answering
    problems: Mapping[str, questionnaires.Problem]


class Unfinished(Exception):
    """A required answer is missing, so that nothing can be sent yet."""


class Closed(Exception):
    """The link does not exist, is no longer valid, or was sent; opening it tells which."""


def open_link(token: str) -> Opened | None:
    """What this link opens; None when there is none, or its time is over before anything was sent."""
    link = Link.objects.select_related("sheet__organisation").filter(token_hash=tokens.digest(token)).first()
    if link is None or (link.state == State.OPEN and not is_open(link, timezone.localdate())):
        return None
    questionnaire = questionnaires.find(link.sheet.questionnaire)
    state = None if link.state == State.SENT else _state(link, token, questionnaire)
    organisation = link.sheet.organisation
    return Opened(token, questionnaire, organisation.name, organisation.lvr_number, state)


@transaction.atomic
def save_page(*, token: str, screen: str, written: Mapping[str, str], is_back: bool = False) -> Saved:
    """Keep what one page gave, sealed, and move on; or back, when nothing has to be filled in.

    Raises:
        Closed: nothing can be saved with this link.
        LookupError: the questionnaire has no such screen.
    """
    link = _locked(token)
    questionnaire = questionnaires.find(link.sheet.questionnaire)
    page = questionnaire.screen(screen)
    before = questionnaires.at(questionnaire, _state(link, token, questionnaire), screen)
    if before.at != screen:  # changed since on another device: first what is asked there
        return Saved(before, {})
    read = _read(questionnaires.asked(questionnaire, page, before.answers), written)
    problems = {code: each for code, each in read.items() if isinstance(each, questionnaires.Problem)}
    given = {code: each for code, each in read.items() if not isinstance(each, questionnaires.Problem)}
    after = questionnaires.fill(questionnaire, before, page, given)
    if is_back:
        after, problems = questionnaires.back(questionnaire, questionnaires.Answering(after.answers, screen)), {}
    elif problems:
        after = questionnaires.Answering(after.answers, screen)
    _keep(link, token, after)
    return Saved(after, problems)


def send(*, token: str, language: str) -> None:
    """Put the answers in the box, forget them here, and mix when enough are waiting.

    Raises:
        Closed: nothing can be sent with this link; sending twice puts in nothing twice.
        Unfinished: a required answer is missing.
    """
    with transaction.atomic():
        link = _locked(token)
        questionnaire = questionnaires.find(link.sheet.questionnaire)
        given = _state(link, token, questionnaire).answers
        if questionnaires.missing(questionnaire, given):
            raise Unfinished
        answers = questionnaires.result(questionnaire, given)
        Waiting.objects.create(id=random_key(), sealed=_sealed(questionnaire, answers, language))
        link.state, link.answers = State.SENT, None
        link.save(update_fields=["state", "answers"])
    # In a transaction of its own: rows written together with the link could be told by it.
    _mix_when_enough()


def _mix_when_enough() -> None:
    """What goes wrong here is ours to mend: her answers are in the box, and an error would make her send them again."""
    try:
        if Waiting.objects.count() >= MINIMUM:
            mix()
    except Exception:
        _LOG.exception("sent answers were not mixed")


def _sealed(questionnaire: questionnaires.Questionnaire, answers: questionnaires.Answers, language: str) -> bytes:
    sent = {
        "questionnaire": questionnaire.key,
        "month": f"{timezone.localdate():%Y-%m}",
        "language": language,
        "text_version": questionnaires.texts(questionnaire, language).version,
        "answers": answers,
    }
    return seal(json.dumps(sent).encode())


def _locked(token: str) -> Link:
    found = Link.objects.select_for_update(of=("self",)).select_related("sheet")
    link = found.filter(token_hash=tokens.digest(token)).first()
    if link is None or not is_open(link, timezone.localdate()):
        raise Closed
    return link


def _state(link: Link, token: str, questionnaire: questionnaires.Questionnaire) -> questionnaires.Answering:
    if link.answers is None:
        return questionnaires.start(questionnaire)
    kept = json.loads(unseal(link.answers, token=token))
    answers = questionnaires.from_json(questionnaire, kept["answers"])
    return questionnaires.at(questionnaire, questionnaires.Answering(answers, kept["at"]), kept["at"])


def _keep(link: Link, token: str, state: questionnaires.Answering) -> None:
    kept = {"at": state.at, "answers": questionnaires.to_json(state.answers)}
    link.answers = seal(json.dumps(kept).encode(), token=token)
    link.save(update_fields=["answers"])


def _read(
    asked: tuple[questionnaires.Question, ...], written: Mapping[str, str]
) -> dict[str, questionnaires.Answer | questionnaires.Problem | None]:
    numbers = numbers_by_kind() if any(question.organisations for question in asked) else {}
    known = questionnaires.Known(timezone.localdate(), numbers)
    return {question.code: questionnaires.read(question, written.get(question.code, ""), known) for question in asked}
