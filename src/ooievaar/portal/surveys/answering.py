"""Answering with a link: opening it, saving page by page, sending.

Nothing here writes to the trail, and nothing keeps a moment: a line that says when somebody sent would tell which
answers are hers. That is why these changes, unlike all others, have no event (decision 16).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from django.db import transaction
from django.db.models import QuerySet
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

    `state` is None once sent, when nothing is left to show. `held` is what was kept of it, still sealed: whoever saves
    or sends does so only when that is still what is kept.
    """

    token: str
    questionnaire: questionnaires.Questionnaire
    organisation: str
    lvr_number: str
    state: questionnaires.Answering | None
    link: int
    held: bytes | None

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


# Made once: to put the question together takes longer than the database takes to answer it.
_LINKS = Link.objects.order_by().values_list(
    "pk",
    "state",
    "answers",
    "sheet__questionnaire",
    "sheet__valid_until",
    "sheet__organisation__name",
    "sheet__organisation__lvr_number",
)


def open_link(token: str) -> Opened | None:
    """What this link opens; None when there is none, or its time is over before anything was sent."""
    found = next(iter(_LINKS.filter(token_hash=tokens.digest(token))), None)
    if found is None:
        return None
    link, state, kept, key, valid_until, organisation, lvr_number = found
    questionnaire = questionnaires.find(key)
    if state == State.SENT:
        return Opened(token, questionnaire, organisation, lvr_number, None, link, None)
    if not is_open(state, valid_until, timezone.localdate()):
        return None
    held = None if kept is None else bytes(kept)
    return Opened(token, questionnaire, organisation, lvr_number, _state(held, token, questionnaire), link, held)


def save_page(
    *, token: str, screen: str, written: Mapping[str, str], is_back: bool = False, opened: Opened | None = None
) -> Saved:
    """Keep what one page gave, sealed, and move on; or back, when nothing has to be filled in.

    Nobody waits for who is reading or thinking: what is kept is replaced in one statement, if it is still what was
    read, and else everything is done once more. `opened` is what the caller just read of this link, if it did.

    Raises:
        Closed: nothing can be saved with this link.
        LookupError: the questionnaire has no such screen.
    """
    while True:
        now = opened or _under_way(token)
        before = questionnaires.at(now.questionnaire, _state_of(now), screen)
        if before.at != screen:  # changed since on another device: first what is asked there
            return Saved(before, {})
        saved = _filled(now.questionnaire, before, written, is_back)
        if _unchanged(now).update(answers=_closed(token, saved.state)):
            return saved
        opened = None


def _filled(
    questionnaire: questionnaires.Questionnaire,
    before: questionnaires.Answering,
    written: Mapping[str, str],
    is_back: bool,
) -> Saved:
    page = questionnaire.screen(before.at)
    read = _read(questionnaires.asked(questionnaire, page, before.answers), written)
    problems = {code: each for code, each in read.items() if isinstance(each, questionnaires.Problem)}
    given = {code: each for code, each in read.items() if not isinstance(each, questionnaires.Problem)}
    after = questionnaires.fill(questionnaire, before, page, given)
    stayed = questionnaires.Answering(after.answers, before.at)
    if is_back:
        return Saved(questionnaires.back(questionnaire, stayed), {})
    return Saved(stayed if problems else after, problems)


def send(*, token: str, language: str) -> None:
    """Put the answers in the box, forget them here, and mix when enough are waiting.

    Raises:
        Closed: nothing can be sent with this link; sending twice puts in nothing twice.
        Unfinished: a required answer is missing.
    """
    while True:
        now = _under_way(token)
        given = _state_of(now).answers
        if questionnaires.missing(now.questionnaire, given):
            raise Unfinished
        answers = questionnaires.result(now.questionnaire, given)
        if _put_in_the_box(now, _sealed(now.questionnaire, answers, language)):
            break
    # In a transaction of its own: rows written together with the link could be told by it.
    _mix_when_enough()


@transaction.atomic
def _put_in_the_box(now: Opened, sealed: bytes) -> bool:
    if not _unchanged(now).update(state=State.SENT, answers=None):
        return False
    Waiting.objects.create(id=random_key(), sealed=sealed)
    return True


def _under_way(token: str) -> Opened:
    opened = open_link(token)
    if opened is None or opened.is_sent:
        raise Closed
    return opened


def _state_of(opened: Opened) -> questionnaires.Answering:
    if opened.state is None:
        raise Closed
    return opened.state


def _unchanged(opened: Opened) -> QuerySet[Link]:
    """The link, unless another device saved or sent since it was read: no two seals are alike."""
    link = Link.objects.filter(pk=opened.link, state=State.OPEN)
    return link.filter(answers__isnull=True) if opened.held is None else link.filter(answers=opened.held)


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


def _state(held: bytes | None, token: str, questionnaire: questionnaires.Questionnaire) -> questionnaires.Answering:
    if held is None:
        return questionnaires.start(questionnaire)
    kept = json.loads(unseal(held, token=token))
    answers = questionnaires.from_json(questionnaire, kept["answers"])
    return questionnaires.at(questionnaire, questionnaires.Answering(answers, kept["at"]), kept["at"])


def _closed(token: str, state: questionnaires.Answering) -> bytes:
    kept = {"at": state.at, "answers": questionnaires.to_json(state.answers)}
    return seal(json.dumps(kept).encode(), token=token)


def _read(
    asked: tuple[questionnaires.Question, ...], written: Mapping[str, str]
) -> dict[str, questionnaires.Answer | questionnaires.Problem | None]:
    given = {question.code: written.get(question.code, "") for question in asked}
    named = {given[question.code].strip() for question in asked if question.organisations} - {""}
    known = questionnaires.Known(timezone.localdate(), numbers_by_kind(named) if named else {})
    return {question.code: questionnaires.read(question, given[question.code], known) for question in asked}
