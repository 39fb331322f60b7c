"""Every page a mother sees and every page about questionnaires: light, dark, wide, zoomed, right to left.

A page that is added is one line in `OF_PEOPLE`, or a screen of the questionnaire in `LOOKED_AT`.
"""

from contextlib import closing
from dataclasses import dataclass

import pytest

from tests.journeys.conftest import violations
from tests.journeys.test_questionnaire import LOOKED_AT, fill, name_of

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OF_PEOPLE = {
    "praktijkbeheer": ("/werk/vragenlijst/", "/werk/vragenlijst/papier/", "/werk/ervaringen/"),
    "bureau": ("/bureau/onderzoek/",),
}
HEAVIEST = 100_000


@dataclass(frozen=True)
class Look:
    """How wide, and in which colours; 195 pixels are what is left of a phone at 200 % zoom."""

    width: int
    colours: str


PHONE, DARK, WIDE, ZOOMED = Look(390, "light"), Look(390, "dark"), Look(1280, "dark"), Look(195, "light")
DESK = Look(640, "light")  # a desktop at 200 %


def looked_at(page, name, looks):
    for look in looks:
        page.emulate_media(color_scheme=look.colours, reduced_motion="reduce")
        page.set_viewport_size({"width": look.width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= look.width, (name, look)
        assert page.evaluate("document.getAnimations().length") == 0, (name, look)
        assert violations(page) == [], (name, look)
    page.set_viewport_size({"width": PHONE.width, "height": 844})


@pytest.fixture(scope="module")
def codes():
    return []


def test_what_people_at_work_see_of_questionnaires(log_in, codes):
    for login, addresses in OF_PEOPLE.items():
        page = log_in(login)
        for address in addresses:
            assert page.goto(address).status == 200
            looked_at(page, address, (PHONE, DARK, WIDE, DESK))
    page = log_in("praktijkbeheer")
    page.goto("/werk/vragenlijst/papier/")
    page.get_by_label("Aantal links").fill("10")
    page.get_by_role("button", name="Links maken").click()
    looked_at(page, "blad", (PHONE, DARK))
    codes += page.locator(".sheet__code").all_inner_texts()


def weigh(browser, site, address):
    """All that a phone without JavaScript gets for its first page, letters and all."""
    with closing(browser.new_context(base_url=site.url, java_script_enabled=False)) as context:
        page, weights = context.new_page(), []
        page.on("response", lambda response: weights.append(response.request.sizes()["responseBodySize"]))
        page.goto(address, wait_until="networkidle")
        assert sum(weights) < HEAVIEST, (address, weights)


@pytest.mark.parametrize(("language", "looks"), [("nl", (PHONE, DARK, WIDE, ZOOMED)), ("ar", (PHONE, DARK, ZOOMED))])
def test_every_page_of_a_mother_in_every_look(browser, site, codes, language, looks):
    """Not with `visitor`: a page that shows what is wrong is an error to the browser."""
    code, unknown = codes.pop(), "/vragenlijst/0000-0000-0000-0000/"
    with closing(browser.new_context(base_url=site.url, viewport={"width": 390, "height": 844})) as context:
        page = context.new_page()

        def see(name):
            looked_at(page, f"{language} {name}", looks)
            if language == "nl":
                weigh(browser, site, page.url)

        page.goto(f"/vragenlijst/{code}/")
        if language != "nl":
            page.locator(f"button[name=language][value={language}]").click()
            assert page.locator("html").get_attribute("dir") == "rtl"
        see("begin")
        page.locator("main a.survey__go").click()
        page.locator("button[name=next]").click()
        see("problems")
        while "versturen" not in page.url:
            if name_of(page) in LOOKED_AT:
                see(name_of(page))
            fill(page)
            page.locator("button[name=next]").click()
        see("ready")
        page.locator("button[name=send]").click()
        see("thanks")
        page.goto(unknown)
        see("unknown")
        page.goto("/vragenlijst/")
        see("home")


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
