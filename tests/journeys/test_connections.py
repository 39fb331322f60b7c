"""A practice connects its record system, the system delivers, and anyone checks a message without an account."""

import base64
import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_an_administrator_connects_the_record_system_and_it_delivers(log_in, inspect, site):
    page = log_in("praktijkbeheer")
    page.goto("/werk/verbindingen/")
    page.get_by_label("Naam").fill("Dossiersysteem Wulp")
    page.get_by_role("button", name="Verbinding maken").click()
    expect(page.get_by_role("status").first).to_contain_text("gemaakt")
    inspect(page, "verbinding-gemaakt")
    address, client, secret = page.locator(".secret dd").all_inner_texts()
    shown = base64.b64encode(f"{client}:{secret}".encode()).decode()
    data = (site.data / "voorbeelden" / "met-fouten.xml").read_bytes()
    headers = {"Authorization": f"Basic {shown}", "Content-Type": "application/xml"}
    answer = page.request.post(address, headers=headers, data=data)
    assert (answer.status, "MCCI_IN000002" in answer.text()) == (200, True)

    page.goto("/werk/verbindingen/")
    expect(page.get_by_role("main")).to_contain_text("Laatst gebruikt")
    expect(page.get_by_role("main")).not_to_contain_text(secret)
    inspect(page, "verbindingen")
    page.goto("/werk/aanleveringen/")
    expect(page.get_by_role("main")).to_contain_text("bericht.xml")

    page.goto("/werk/verbindingen/")
    page.get_by_role("button", name=re.compile("Beëindigen")).first.click()
    expect(page.get_by_role("main")).to_contain_text("Beëindigd")
    assert page.request.post(address, headers=headers, data=data).status == 403


def test_several_files_become_one_submission(log_in, inspect, site):
    page = log_in("verloskundige")
    page.goto("/werk/aanleveren/")
    inspect(page, "aanleveren")
    folder = site.data / "voorbeelden"
    page.locator("input[type=file]").set_input_files([folder / "met-fouten.xml", folder / "geen-kernset.xml"])
    expect(page.locator("[data-file-drop-list] li")).to_have_count(2)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/werk/aanleveringen/\d+/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("2 bestanden")


def test_anyone_checks_a_message_and_is_told_that_nothing_was_kept(visitor, inspect, site):
    page = visitor()
    page.goto("/controleren/")
    page.locator("input[type=file]").set_input_files(site.data / "voorbeelden" / "met-fouten.xml")
    page.get_by_role("button", name="Controleren").click()
    expect(page.get_by_role("status")).to_contain_text("Er is niets bewaard")
    inspect(page, "gecontroleerd")
    with page.expect_download() as download:
        page.get_by_role("link", name="Bewaar de uitkomst als JSON").click()
    assert download.value.suggested_filename == "bevindingen.json"
