"""Information about the questionnaire, filled in for one partnership: as data, as text, as HTML to paste, as PDF."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import override

from ooievaar.portal.invitations.agreements import WORDS, VsvAgreements
from ooievaar.portal.invitations.messages import subject
from ooievaar.portal.invitations.steps import INVITATION
from ooievaar.portal.ui import printing

FOLDER = Path(__file__).parent
LANGUAGES = ("nl", "en")
KINDS = ("client", "carers")


@dataclass(frozen=True)
class Information:
    """A leaflet: a title, what it is about, and parts with a heading and points."""

    language: str
    organisation: str
    title: str
    lead: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def information(one: VsvAgreements, kind: str, language: str) -> Information:
    """What clients (`client`) or caregivers (`carers`) of this VSV should know."""
    words = _words(language)[kind]
    with override(language):
        held = {
            "vsv": one.vsv.name,
            "inviters": _inviters(one) if kind == "client" else _inviters_by_situation(one),
            "sender": settings.DEFAULT_FROM_EMAIL.replace("<", "(").replace(">", ")"),
            "subject": _subject(),
            "site": settings.ORIGIN,
        }
    parts = tuple((part["title"], tuple(point.format(**held) for point in part["points"])) for part in words["parts"])
    return Information(language, one.vsv.name, words["title"], words["lead"].format(**held), parts)


def as_text(one: Information) -> str:
    """To paste where no markup is wanted."""
    parts = [f"{title}\n" + "\n".join(f"- {point}" for point in points) for title, points in one.parts]
    return "\n\n".join((one.title, one.lead, *parts)) + "\n"


def as_html(one: Information) -> str:
    """To paste in a website: headings, paragraphs and lists, without any style."""
    parts = format_html_join("\n", "<h3>{}</h3>\n<ul>{}</ul>", ((title, _items(points)) for title, points in one.parts))
    return format_html(
        '<section lang="{}">\n<h2>{}</h2>\n<p>{}</p>\n{}\n</section>\n', one.language, one.title, one.lead, parts
    )


def as_pdf(one: Information) -> bytes:
    """To print: tagged, so that a screen reader can read it."""
    return typst.compile(
        str(FOLDER / "typst" / "informing.typ"),
        font_paths=[str(printing.FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(one.__dict__, ensure_ascii=False), "colours": json.dumps(printing.colours())},
        pdf_standards=["ua-1"],
    )


def _subject() -> str:
    """That of the mail, which is Dutch whoever reads this."""
    with override("nl"):
        return subject(INVITATION)


def _items(points: tuple[str, ...]) -> str:
    return format_html_join("", "<li>{}</li>", ((point,) for point in points))


def _inviters(one: VsvAgreements) -> str:
    names = tuple(dict.fromkeys(each.name for each in one.now.values()))
    return _(" of ").join(names) or _("je verloskundige of het ziekenhuis")


def _inviters_by_situation(one: VsvAgreements) -> str:
    if not one.now:
        return _("Uw VSV heeft nog niet vastgelegd wie uitnodigt. Dat kan een beheerder doen onder Vragenlijst.")
    return " ".join(f"{WORDS[situation]}: {agreed.name}." for situation, agreed in one.now.items())


@cache
def _words(language: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / "texts" / f"informing.{language}.toml").read_text(encoding="utf-8"))
