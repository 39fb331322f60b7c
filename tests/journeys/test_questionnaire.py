"""A practice hands out links, and a mother answers on her phone with one hand, without JavaScript."""

import re

import pytest

from tests.journeys.conftest import violations

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
# Screens of each kind, looked at with axe and at both widths.
LOOKED_AT = {"place_of_birth", "hospital", "vk_abc", "vk_open", "birth_month", "consent", "linking"}


def fill(page):
    """Answers everything on the screen: born in a hospital that was not the wanted one, content, to be linked."""
    picks = {"hospital_wanted": 1}
    for group in page.locator("fieldset").all():
        marks = group.locator("input[type=radio]")
        marks.nth(8 if marks.count() == 11 else picks.get(group.get_attribute("id"), 0)).check()
    for choice in page.locator("select").all():
        choice.select_option(index=1)
    for text in page.locator("textarea").all():
        text.fill("Ik voelde me gehoord.")
    for short in page.locator("input[type=text]").all():
        short.fill("1234 AB" if short.get_attribute("id") == "postcode" else "31-12-1994")


def name_of(page):
    return page.url.rstrip("/").rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def codes():
    return []


def test_an_administrator_makes_links_and_sees_experiences(log_in, inspect, codes):
    page = log_in("praktijkbeheer")
    page.goto("/werk/ervaringen/")
    assert "A. Persoonlijke aandacht" in page.inner_text("main")
    inspect(page, "ervaringen")
    page.goto("/werk/vragenlijst/papier/")
    inspect(page, "vragenlijst-links")
    page.get_by_label("Aantal links").fill("10")
    page.get_by_role("button", name="Links maken").click()
    inspect(page, "vragenlijst-blad")
    codes += page.locator(".sheet__code").all_inner_texts()
    assert len(set(codes)) == 10


def test_a_mother_answers_on_her_phone_and_goes_on_elsewhere(visitor, inspect, codes):
    phone = visitor(javascript=False, size="phone")
    phone.goto("/vragenlijst/")
    phone.get_by_label("Code").fill(codes[0].lower())
    phone.get_by_role("button", name="Naar de vragenlijst").click()
    start = phone.url
    phone.get_by_role("link", name="Beginnen").click()
    for _screen in range(6):
        fill(phone)
        phone.get_by_role("button", name="Verder").click()
    where = name_of(phone)

    laptop = visitor()
    laptop.goto(start)
    inspect(laptop, "vragenlijst-begin")
    laptop.get_by_role("link", name="Verder waar je was").click()
    assert name_of(laptop) == where
    laptop.get_by_role("button", name="Terug").click()
    seen = set()
    while "versturen" not in laptop.url:
        fill(laptop)
        if name_of(laptop) in LOOKED_AT:
            seen.add(name_of(laptop))
            inspect(laptop, f"vragenlijst-{name_of(laptop)}")
        laptop.get_by_role("button", name="Verder").click()
    assert seen >= {"vk_abc", "vk_open", "birth_month", "consent", "linking"}
    inspect(laptop, "vragenlijst-versturen")
    laptop.get_by_role("button", name="Versturen").click()
    assert "Dank je wel" in laptop.inner_text("main")
    inspect(laptop, "vragenlijst-dank")
    phone.reload()
    assert "Dank je wel" in phone.inner_text("main")


def test_the_scale_works_with_the_keyboard_and_in_the_dark(visitor, codes):
    page = visitor(dark=True, size="phone")
    page.goto(f"/vragenlijst/{codes[1]}/")
    page.get_by_role("link", name="Beginnen").click()
    while name_of(page) != "vk_abc":
        assert violations(page) == []
        fill(page)
        page.get_by_role("button", name="Verder").click()
    first = page.get_by_role("group", name=re.compile("persoonlijke aandacht"))
    first.get_by_role("radio", name="1 Nee, helemaal niet").focus()
    for _press in range(9):
        page.keyboard.press("ArrowRight")
    assert first.get_by_role("radio", name="10 Ja, helemaal").is_checked()
    assert violations(page) == []


def test_english_at_half_the_width_and_nothing_sticks_out(visitor, codes):
    """195 pixels are what is left of a phone at 200 % zoom."""
    page = visitor(size="phone")
    page.goto(f"/vragenlijst/{codes[1]}/vk_abc/")
    page.get_by_role("button", name="English").click()
    assert "personal attention" in page.inner_text("main")
    page.set_viewport_size({"width": 195, "height": 422})
    assert page.evaluate("document.documentElement.scrollWidth") <= 195
    assert violations(page) == []
