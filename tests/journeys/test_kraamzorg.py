"""Kraamzorg accepts the agreement on a phone without JavaScript and sees its scores; the office ends it."""

import re

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_an_administrator_accepts_and_sees_scores(log_in):
    page = log_in("kraambureau", javascript=False, size="phone")
    page.goto("/werk/ervaringen/")
    assert "A. Persoonlijke aandacht" not in page.inner_text("main")
    page.get_by_role("link", name="Naar de overeenkomst").click()
    page.get_by_label("Ik heb de tekst gelezen").check()
    page.get_by_role("button", name="Overeenkomst aanvaarden").click()
    main = page.inner_text("main")
    assert "Aanvaard. Uw organisatie ziet nu wat cliënten van uw zorg vinden." in main
    assert "A. Persoonlijke aandacht" in main
    page.goto("/werk/ervaringen/opmerkingen/")
    assert "overeenkomst" not in page.inner_text("main")


def test_the_office_ends_it_after_a_page_that_asks(log_in, inspect):
    page = log_in("bureau")
    page.goto("/bureau/vragenlijst/overeenkomsten/")
    inspect(page, "overeenkomsten")
    page.get_by_role("link", name=re.compile("Beëindigen.*Kraambureau")).click()
    inspect(page, "overeenkomst-beeindigen")
    page.get_by_role("button", name="Beëindigen", exact=True).click()
    assert "Beëindigd op" in page.inner_text("main")


def test_it_then_sees_nothing_again(log_in, inspect):
    page = log_in("kraambureau")
    page.goto("/werk/ervaringen/")
    assert "is beëindigd" in page.inner_text("main")
    inspect(page, "ervaringen-beeindigd")
    page.goto("/werk/ervaringen/overeenkomst/")
    inspect(page, "overeenkomst-beeindigd")
