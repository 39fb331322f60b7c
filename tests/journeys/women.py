"""Women who answer over plain HTTP, page by page, as a browser without JavaScript would."""

import http.cookiejar
import urllib.parse
import urllib.request
from collections.abc import Mapping

from lxml import html

from ooievaar.questionnaires import NONE

PICKS = {"place_of_birth": "home", "hospital_care": "no", "consent": "research"}
MARK = "9"


def answer(address: str, *, practice: str, said: str = "") -> str:
    """Answer everything at this link and send it; gives what the last page says.

    `practice` is the name of her midwives, empty for none; `said` what went well with them.
    """
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = _opened(opener, address)
    page = _opened(
        opener, urllib.parse.urljoin(page.base_url, page.xpath("//main//a[contains(@class, 'survey__go')]/@href")[0])
    )
    while (form := _form(page)) is not None:
        fields = {**_hidden(form), **_filled(form, practice, said)}
        page = _opened(opener, page.base_url, fields)
    return " ".join(page.xpath("//main")[0].text_content().split())


def _opened(opener, address: str, fields: Mapping[str, str] | None = None):
    data = urllib.parse.urlencode(fields).encode() if fields is not None else None
    with opener.open(urllib.request.Request(address, data)) as response:
        return html.document_fromstring(response.read().decode(), base_url=response.url)


def _form(page):
    found = page.xpath("//main//form[.//button[@name='next' or @name='send']]")
    return found[0] if found else None


def _hidden(form) -> dict[str, str]:
    buttons = [name for name in form.xpath(".//button/@name") if name in ("next", "send")]
    return {each.get("name"): each.get("value", "") for each in form.xpath(".//input[@type='hidden']")} | {
        buttons[0]: "1"
    }


def _filled(form, practice: str, said: str) -> dict[str, str]:
    filled = {name: _picked(form, name) for name in form.xpath(".//input[@type='radio']/@name")}
    for choice in form.xpath(".//select"):
        filled[choice.get("name")] = _organisation(choice, practice)
    for text in form.xpath(".//textarea/@name"):
        filled[text] = said if text == "vk_went_well" else ""
    return filled


def _picked(form, name: str) -> str:
    offered = form.xpath(f".//input[@name='{name}']/@value")
    wanted = PICKS.get(name, MARK)
    return wanted if wanted in offered else offered[0]


def _organisation(choice, practice: str) -> str:
    options = {each.text_content().strip(): each.get("value") for each in choice.xpath(".//option")}
    if choice.get("name") == "practice":
        return next(value for words, value in options.items() if words.startswith(practice)) if practice else NONE
    return next(value for value in options.values() if value)
