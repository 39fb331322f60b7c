"""A hospital finds an episode by dossier number, withdraws it and puts it back; the office sees the same."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def dossier_of_some_finding(page) -> str:
    """The number at the head of a message with findings, as its sender reads it."""
    page.get_by_role("link", name="Aanleveringen", exact=True).first.click()
    for n in range(8):
        page.get_by_role("main").locator("table a").nth(n).click()
        shown = page.get_by_role("link", name="met dossiernummer")
        if shown.count():
            shown.first.click()
            return page.get_by_role("heading", level=2).first.inner_text().removeprefix("Dossier ")
        page.go_back()
    raise AssertionError("the demonstration has no findings")


def test_an_episode_is_found_withdrawn_and_put_back(log_in, inspect):
    page = log_in("ziekenhuis")
    dossier = dossier_of_some_finding(page)
    page.get_by_role("link", name="Zorgepisodes", exact=True).first.click()
    inspect(page, "zorgepisodes")
    page.get_by_label("Dossiernummer").fill(dossier)
    page.get_by_role("button", name="Zoeken").click()
    inspect(page, "zorgepisodes-gevonden")
    page.get_by_role("main").locator("table a").first.click()
    inspect(page, "zorgepisode")
    page.get_by_label("Het was een testbericht").check()
    page.get_by_role("button", name="Intrekken").click()
    assert page.get_by_text("telt nergens mee").is_visible()
    inspect(page, "zorgepisode-ingetrokken")
    page.get_by_label("Toelichting").fill("Het was toch geen test.")
    page.get_by_role("button", name="Terugzetten").click()
    assert page.get_by_text("Teruggezet").is_visible()
    assert dossier not in page.url


def test_the_office_searches_with_the_number_of_the_organisation(log_in, inspect):
    page = log_in("bureau")
    page.get_by_role("link", name="Zorgepisodes", exact=True).first.click()
    page.get_by_label("LVR-nummer").fill("0048")
    page.get_by_label("Dossiernummer").fill("bestaat niet")
    page.get_by_role("button", name="Zoeken").click()
    assert page.get_by_text("Niets gevonden").is_visible()
    inspect(page, "bureau-zorgepisodes")
