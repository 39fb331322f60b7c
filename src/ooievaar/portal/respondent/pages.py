"""What the pages for mothers hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString

from ooievaar.portal.ui import Page


@dataclass(frozen=True)
class HomePage(Page):
    template: ClassVar[str] = "respondent/home.html"
    title: str
    lead: str
    words: Mapping[str, str]
    code: str = ""
    error: str = ""


@dataclass(frozen=True)
class Around:
    """What stands around each page of a questionnaire: its words, and the languages it can be read in."""

    words: Mapping[str, str]
    languages: tuple[tuple[str, str], ...]  # code, name in that language; without the one it is in
    is_unvalidated: bool


@dataclass(frozen=True)
class BeginPage(Page):
    template: ClassVar[str] = "respondent/begin.html"
    title: str
    around: Around
    sender: str
    has_begun: bool
    url: str


@dataclass(frozen=True)
class Option:
    """One answer to choose; `words` are those that stand beside a mark, for who cannot see where it stands."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """One question as a form asks it.

    `nearby` are organisations around whoever invited her, and `listed` all others, as options of a list.
    """

    code: str
    kind: str
    words: str
    help: str
    options: tuple[Option, ...]
    nearby: SafeString
    listed: SafeString
    value: str
    problem: str
    is_required: bool


@dataclass(frozen=True)
class QuestionPage(Page):
    template: ClassVar[str] = "respondent/question.html"
    title: str
    around: Around
    about: str
    intro: str
    fields: tuple[Field, ...]
    step: int
    steps: int
    progress: str

    @property
    def problems(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.problem)

    @property
    def has_scale(self) -> bool:
        return any(field.kind == "scale" for field in self.fields)

    @property
    def is_one(self) -> bool:
        """Whether its only question is what the page is about."""
        return len(self.fields) == 1 and not self.about


@dataclass(frozen=True)
class ReadyPage(Page):
    template: ClassVar[str] = "respondent/ready.html"
    title: str
    around: Around
    back: str


@dataclass(frozen=True)
class SentPage(Page):
    template: ClassVar[str] = "respondent/sent.html"
    title: str
    around: Around


@dataclass(frozen=True)
class RefusePage(Page):
    template: ClassVar[str] = "respondent/refuse.html"
    title: str
    around: Around
    back: str


@dataclass(frozen=True)
class RefusedPage(Page):
    template: ClassVar[str] = "respondent/refused.html"
    title: str
    around: Around


@dataclass(frozen=True)
class UnknownPage(Page):
    template: ClassVar[str] = "respondent/unknown.html"
    title: str
    around: Around
