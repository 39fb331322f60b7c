"""The office walks from a message that a midwife uploaded to the figures it counts in, and back to other cases."""

import re

import pytest
from playwright.sync_api import Page, expect

from ooievaar import kernset
from tests.journeys.test_chain import deliver, processed

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def counted(page: Page) -> None:
    """A new cut, and everything counted in it."""
    page.goto("/bureau/berekeningen/")
    page.get_by_role("button", name=re.compile("bereken|maken", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile(r"/bureau/berekeningen/\d+/"))
    for _ in range(240):
        if "klaar" in page.inner_text("main"):
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError("the computation did not end")


def opened(page: Page) -> None:
    """Every fold of the page open, so that axe sees what is in it."""
    page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = true })")


def test_the_office_follows_a_message_to_its_figures(log_in, inspect, site):
    file = site.data / "voorbeelden" / "een-bericht.xml"
    message = kernset.read(file.read_bytes())
    processed(deliver(log_in("verloskundige"), file))

    page = log_in("bureau")
    counted(page)
    page.get_by_role("link", name="Zorgepisodes", exact=True).first.click()
    page.get_by_label("LVR-nummer").fill(message.sender_lvr)
    page.get_by_label("Dossiernummer").fill(message.dossier.rpartition("^")[2])
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("main").locator("table a").first.click()
    page.get_by_role("link", name="Wat is hiervan geworden?").click()

    main = page.get_by_role("main")
    expect(page.get_by_role("heading", level=1)).to_contain_text("van bericht tot cijfer")
    expect(main).to_contain_text(message.sender_lvr)
    expect(main).to_contain_text("alle bevallingen in Nederland")
    inspect(page, "geval")
    opened(page)
    inspect(page, "geval-open")

    main.get_by_role("link", name=re.compile("^Nederland: ")).first.click()
    expect(main).to_contain_text("De stappen tellen op tot het cijfer")
    expect(page.locator("svg[role=img]:visible")).to_have_count(1)
    inspect(page, "herleiden")
    main.get_by_role("link", name=re.compile(r"^[\d.]+ geval")).last.click()
    inspect(page, "gevallen")
    main.locator("table a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("van bericht tot cijfer")


def test_a_hospital_reads_what_is_missing(log_in, inspect):
    page = log_in("ziekenhuis")
    page.get_by_role("link", name="Wat ontbreekt er?").first.click()
    inspect(page, "ontbreekt")
    page.get_by_role("main").locator("table a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ontbreekt: ")
    inspect(page, "ontbreekt-dossiers")
    file = page.request.get("/werk/ontbreekt/dossiers.csv")
    assert file.text().splitlines()[0].lstrip("\ufeff").startswith("dossiernummer;")
