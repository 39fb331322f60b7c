"""An administrator gives a colleague the role; a list with every error is refused, mended and taken, in a browser."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
UPLOAD = "/werk/vragenlijst/bestand/"
MESSAGES = (
    "is al verwerkt",
    "voldoet daardoor niet aan de voorwaarden",
    "staat ook op regel 2",
    "Het e-mailadres is leeg",
    "geen geldig e-mailadres",
    "is niet dat van uw organisatie",
)


def test_an_administrator_gives_the_role_and_sees_who_invites(log_in, inspect):
    page = log_in("praktijkbeheer")
    page.goto("/werk/organisatie/")
    page.get_by_label("E-mailadres").fill("verloskundige@demo.example")
    page.get_by_label(re.compile("Upload t.b.v. PREM")).check()
    page.get_by_role("button", name="Rol geven").click()
    expect(page.get_by_role("status").first).to_contain_text("De rol is gegeven")
    page.goto("/werk/vragenlijst/")
    inspect(page, "uitnodigen")
    page.get_by_role("link", name="Wie nodigt uit?").click()
    expect(page.get_by_role("main")).to_contain_text("alleen bij het ziekenhuis")
    inspect(page, "uitnodigen-afspraken")


def test_a_colleague_mends_a_list_with_every_error(log_in, inspect, site, tmp_path):
    page = log_in("verloskundige")
    page.goto(UPLOAD)
    inspect(page, "uitnodigen-bestand")
    page.locator("input[type=file]").set_input_files(site.data / "voorbeelden" / "clienten-met-fouten.csv")
    page.get_by_role("button", name="Aanleveren").click()
    for words in MESSAGES:
        expect(page.get_by_role("main")).to_contain_text(words)
    inspect(page, "uitnodigen-fouten")
    with page.expect_download() as download:
        page.get_by_role("button", name="Mijn bestand met de meldingen erbij").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    mended = tmp_path / "hersteld.csv"
    mended.write_text("\n".join(lines[:2]), encoding="utf-8-sig")
    page.locator("input[type=file]").set_input_files(mended)
    page.get_by_role("button", name="Aanleveren").click()
    expect(page.get_by_role("main")).to_contain_text("Er is 1 regel verwerkt.")
    inspect(page, "uitnodigen-ingevoerd")


def test_the_form_for_one_client_and_the_pages_beside_it(log_in, inspect):
    page = log_in("praktijkbeheer")
    page.goto("/werk/vragenlijst/client/")
    inspect(page, "uitnodigen-client")
    page.get_by_label("E-mailadres van de cliënt").fill("iris@voorbeeld")
    page.get_by_role("button", name="Uitnodigen").click()
    expect(page.get_by_role("main")).to_contain_text("geen geldig e-mailadres")
    inspect(page, "uitnodigen-client-fout")
    page.goto("/werk/vragenlijst/voorlichting/")
    inspect(page, "uitnodigen-voorlichting")
    page.goto("/werk/vragenlijst/intrekken/")
    inspect(page, "uitnodigen-intrekken")
