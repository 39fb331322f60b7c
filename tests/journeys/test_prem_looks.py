"""Every page a mother sees and every page about questionnaires: light, dark, wide, zoomed, right to left.

A page that is added is one line in `OF_PEOPLE`, or a screen of the questionnaire in `LOOKED_AT`.
"""

import os
from contextlib import closing
from dataclasses import dataclass, replace

import pytest

from tests.journeys.conftest import violations
from tests.journeys.test_questionnaire import LOOKED_AT, fill, name_of

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OF_PEOPLE = {
    "praktijkbeheer": (
        "/werk/vragenlijst/", "/werk/vragenlijst/bestand/", "/werk/vragenlijst/client/", "/werk/vragenlijst/papier/",
        "/werk/vragenlijst/afspraken/", "/werk/vragenlijst/voorlichting/", "/werk/vragenlijst/antwoorden/",
        "/werk/ervaringen/", "/werk/ervaringen/A/", "/werk/ervaringen/voor-2023/", "/werk/ervaringen/opmerkingen/",
    ),
    "eerstelezer": ("/werk/ervaringen/opmerkingen/eerst-lezen/",),
    "kraamzorg": (
        "/werk/ervaringen/", "/werk/ervaringen/A/", "/werk/ervaringen/voor-2023/", "/werk/ervaringen/opmerkingen/",
        "/werk/ervaringen/overeenkomst/", "/werk/ervaringen/overeenkomst/beeindigen/",
    ),
    "kraambureau": (
        "/werk/", "/werk/ervaringen/", "/werk/ervaringen/opmerkingen/", "/werk/ervaringen/overeenkomst/",
    ),
    "bureau": (
        "/bureau/vragenlijst/", "/bureau/vragenlijst/mail/", "/bureau/vragenlijst/zelf-uitvragen/",
        "/bureau/vragenlijst/onderzoek/", "/bureau/vragenlijst/overeenkomsten/",
    ),
}  # fmt: skip
HEAVIEST = 100_000


@dataclass(frozen=True)
class Look:
    """How wide, in which colours, and whether axe looks too or only whether something sticks out or moves."""

    width: int
    colours: str
    with_axe: bool = True


# Axe takes most of the time. It looks where a page is laid out anew, in light and in dark at least once.
PHONE, WIDE = Look(390, "dark"), Look(1280, "light")
PHONE_ZOOMED = Look(195, "light")  # what 200 % leaves of a phone
DESK_ZOOMED = Look(640, "light", with_axe=False)  # and of a desktop: there the page is that of a phone
AT_WORK = (PHONE, WIDE, DESK_ZOOMED)
LOOKS = {
    "nl": (PHONE, PHONE_ZOOMED, replace(WIDE, with_axe=False)),
    "ar": (PHONE, replace(PHONE_ZOOMED, with_axe=False)),
}


def remarks(page, name, looks):
    """What is wrong with the page in these looks, all of it at once."""
    return [f"{name} {look}: {remark}" for look in looks for remark in remarks_on(page, name, look)]


def remarks_on(page, name, look):
    page.emulate_media(color_scheme=look.colours, reduced_motion="reduce")
    page.set_viewport_size({"width": look.width, "height": 844})
    if folder := os.environ.get("OOIEVAAR_SCREENSHOTS"):
        file = f"{name}-{look.width}-{look.colours}".replace("/", "-").replace(" ", "-").strip("-")
        page.screenshot(path=f"{folder}/{file}.png", full_page=True)
    width = page.evaluate("document.documentElement.scrollWidth")
    yield from [f"{width} pixels wide"] if width > look.width else []
    yield from ["something moves"] if page.evaluate("document.getAnimations().length") else []
    yield from violations(page) if look.with_axe else []


@pytest.fixture(scope="module")
def codes():
    return []


def test_an_administrator_makes_links(log_in, codes):
    page = log_in("praktijkbeheer")
    page.goto("/werk/vragenlijst/papier/")
    page.get_by_label("Aantal links").fill("10")
    page.get_by_role("button", name="Links maken").click()
    codes += page.locator(".sheet__code").all_inner_texts()
    assert remarks(page, "blad", (PHONE,)) == []


@pytest.mark.parametrize("login", OF_PEOPLE)
def test_what_people_at_work_see_of_questionnaires(log_in, login):
    page, found = log_in(login), []
    for address in OF_PEOPLE[login]:
        assert page.goto(address).status == 200, address
        found += remarks(page, address, AT_WORK)
    assert found == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_menu_of_the_office_takes_one_row(log_in, site, language):
    page = log_in("bureau", size="desktop")
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
    page.goto("/bureau/vragenlijst/")
    heights = page.locator(".menu__link").evaluate_all("links => links.map(link => link.getBoundingClientRect().top)")
    assert len(heights) > 5
    assert len(set(heights)) == 1


INVITE = """
from uuid import uuid4
from django.utils import timezone
from ooievaar.portal.invitations import addresses
from ooievaar.portal.invitations.actions import Client, invite
from ooievaar.portal.invitations.models import Invitation
from ooievaar.questionnaires.inviting import window
from ooievaar.portal.invitations.states import State
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.surveys import tokens
practice = Organisation.objects.filter(kind="practice").first()
client = Client(f"{uuid4()}@voorbeeld.example", window(timezone.localdate()))
found = Invitation.objects.get(upload=invite(organisation=practice, clients=[client], way="form", by=None))
Invitation.objects.filter(pk=found.pk).update(state=State.INVITED)
print(tokens.shown(addresses.opened(found.sealed).token))
"""


def weigh(browser, site, address):
    """All that a phone without JavaScript gets for its first page, letters and all."""
    with closing(browser.new_context(base_url=site.url, java_script_enabled=False)) as context:
        page, answers = context.new_page(), []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it keeps no method of a list
        page.goto(address)
        weights = {answer.url: answer.request.sizes()["responseBodySize"] for answer in answers}
        assert len(weights) > 1
        assert sum(weights.values()) < HEAVIEST, weights


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_every_page_of_a_mother_in_every_look(browser, site, codes, language):
    """Not with `visitor`: a page that shows what is wrong is an error to the browser."""
    with closing(browser.new_context(base_url=site.url, viewport={"width": 390, "height": 844})) as context:
        page, found = context.new_page(), []

        def see(name):
            found.extend(remarks(page, f"{language} {name}", LOOKS[language]))
            if language == "nl":
                weigh(browser, site, page.url)

        page.goto(f"/vragenlijst/{codes.pop()}/")
        if language == "ar":
            page.locator("button[name=language][value=ar]").click()
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        see("begin")
        see_the_screens(page, see)
        see_the_end(page, see)
        see_what_is_beside_it(page, site, see)
        assert found == []


def see_the_screens(page, see):
    page.locator("main a.survey__go").click()
    page.locator("button[name=next]").click()
    see("problems")
    while "versturen" not in page.url:
        if name_of(page) in LOOKED_AT:
            see(name_of(page))
        fill(page)
        page.locator("button[name=next]").click()


def see_the_end(page, see):
    see("ready")
    page.locator("button[name=send]").click()
    see("thanks")


def see_what_is_beside_it(page, site, see):
    page.goto("/vragenlijst/0000-0000-0000-0000/")
    see("unknown")
    page.goto("/vragenlijst/")
    see("home")
    token = site.run("shell", "-c", INVITE).split()[-1]
    page.goto(f"/vragenlijst/{token}/afmelden/")
    see("refuse")
    page.locator("button[name=refuse]").click()
    see("refused")


def test_a_whole_questionnaire_with_the_keyboard_alone(visitor, codes):
    page = visitor(size="phone")
    page.goto(f"/vragenlijst/{codes.pop()}/")
    press_until(page, "survey__go")
    while "versturen" not in page.url:
        answered_by_keyboard(page)
    press_until(page, "survey__go")
    assert "Dank je wel" in page.inner_text("main")


FOCUSED = """() => { const e = document.activeElement;
    return {kind: e.type || e.tagName, id: e.id, cls: e.className, name: e.name || ''} }"""


def press_until(page, style):
    """Go on with Tab to the link or button of this kind, and press Enter."""
    for _press in range(20):
        page.keyboard.press("Tab")
        if style in page.evaluate(FOCUSED)["cls"]:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"{page.url} has no way on with the keyboard")


def answered_by_keyboard(page):
    """One screen: each question answered where the focus comes, then the button that goes on."""
    for _press in range(20):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["kind"] == "radio":
            page.keyboard.press("Space")
        elif focused["kind"] == "select-one":
            page.keyboard.press("ArrowDown")
        elif focused["kind"] in ("text", "textarea"):
            page.keyboard.type("1234 AB" if focused["id"] == "postcode" else "31-12-1994")
        elif focused["name"] == "next":
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"{page.url} does not end with the keyboard")
