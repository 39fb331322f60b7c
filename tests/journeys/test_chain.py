"""From a midwife's message to a public figure, in a real browser, each step by the person whose step it is."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

YEAR = 2025


@pytest.fixture(scope="session")
def examples(site) -> Path:
    """The files to try an upload with."""
    return site.data / "voorbeelden"


def deliver(page: Page, file: Path) -> Page:
    page.goto("/werk/aanleveren/")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form button[type=submit]").click()  # an input for files is a button, too
    page.wait_for_url(re.compile(r"/werk/aanleveringen/\d+/"))
    return page


def processed(page: Page) -> Page:
    """Wait until the worker is done with what was delivered last."""
    for _ in range(60):
        page.reload()
        if page.get_by_role("progressbar").count() == 0 and "Bezig" not in page.inner_text("main"):
            return page
        page.wait_for_timeout(500)
    raise AssertionError("the worker did not finish")


def test_a_midwife_delivers_reads_the_findings_and_sees_the_funnel(log_in, inspect, examples):
    page = log_in("verloskundige")
    inspect(page, "werk")
    processed(deliver(page, examples / "aanlevering-nieuw.zip"))
    expect(page.get_by_role("main")).to_contain_text("Verwerkt")
    inspect(page, "aanlevering")

    processed(deliver(page, examples / "met-fouten.xml"))
    expect(page.get_by_role("main")).to_contain_text(re.compile("fout", re.IGNORECASE))
    inspect(page, "aanlevering-met-fouten")

    page.goto("/werk/cijfers/")
    inspect(page, "cijfers")
    page.get_by_role("link", name="Vroeggeboorte").first.click()
    funnel = page.locator("svg[role=img][aria-label*='Trechtergrafiek']:visible")
    expect(funnel).to_have_count(1)
    expect(funnel).to_contain_text("VSV Rietmeer")
    expect(page.get_by_role("heading", name="Door de tijd")).to_be_visible()
    inspect(page, "trechter")
    page.goto("/werk/cijfers/paediatric_admission/")
    expect(page.get_by_role("main")).to_contain_text("gezien de populatie verwachtten we")
    inspect(page, "populatie")


@pytest.mark.parametrize(
    ("name", "words"),
    [("afgebroken.xml", "afgebroken|niet compleet|onvolledig|niet te lezen"), ("geen-kernset.xml", "kernset")],
)
def test_a_file_that_is_no_message_gives_one_clear_finding(log_in, inspect, examples, name, words):
    page = processed(deliver(log_in("verloskundige"), examples / name))
    expect(page.get_by_role("main")).to_contain_text(re.compile(words, re.IGNORECASE))
    expect(page.get_by_role("main")).not_to_contain_text("Traceback")
    inspect(page, f"aanlevering-{name.partition('.')[0]}")


def test_without_javascript_a_midwife_can_deliver_too(log_in, examples):
    page = processed(deliver(log_in("verloskundige", javascript=False, size="phone"), examples / "een-bericht.xml"))
    expect(page.get_by_role("main")).to_contain_text("Verwerkt")


def test_the_hospital_approves_the_office_releases_a_stranger_finds_the_figure(log_in, visitor, site, inspect):
    approver = log_in("accordeur")
    approver.goto("/werk/accorderen/")
    inspect(approver, "accorderen")
    approve_everything(approver)
    seen = shown_count(approver)

    signatory = log_in("bestuurder")
    signatory.goto("/werk/accorderen/")
    signatory.locator("input[name=code]").fill(fresh_code(site, "bestuurder", signatory))
    signatory.get_by_role("button", name=re.compile("nderteken")).click()
    expect(signatory.get_by_role("main")).to_contain_text(re.compile("ondertekend", re.IGNORECASE))
    inspect(signatory, "ondertekend")

    release(log_in("publicatie"), inspect)

    stranger = visitor()
    stranger.goto("/open-data/")
    inspect(stranger, "open-data")
    with stranger.expect_download() as download:
        stranger.locator(f"a[href$='ooievaar-{YEAR}.csv']").first.click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    wanted = ("VSV Rietmeer", "preterm_birth", "")
    row = next(r for r in rows if (r["eenheid"], r["indicator_code"], r["onderdeel_code"]) == wanted)
    assert (row["teller"], row["noemer"]) == seen
    assert row["status"] == "getoond"

    stranger.goto(f"/cijfers/{YEAR}/preterm_birth/")
    expect(stranger.get_by_role("main")).to_contain_text("VSV Rietmeer")
    inspect(stranger, "publiek-cijfer")


def approve_everything(page: Page) -> None:
    buttons = page.get_by_role("button", name=re.compile("^Accorderen"))
    for _ in range(10):
        if not buttons.count():
            return
        buttons.first.click()
    raise AssertionError("indicators keep asking for approval")


def shown_count(page: Page) -> tuple[str, str]:
    """Numerator and denominator of preterm birth of the own VSV, as the hospital saw them when it approved."""
    page.goto("/werk/cijfers/preterm_birth/")
    row = page.get_by_role("row", name=re.compile("^VSV Rietmeer")).filter(has_text="tot").first
    cells = row.get_by_role("cell").all_inner_texts()
    return cells[0].replace(".", ""), cells[1].replace(".", "")


def fresh_code(site, login: str, page: Page) -> str:
    """A code that was not used yet: the one for logging in may still be showing."""
    used = site.code(login)
    for _ in range(70):
        if (code := site.code(login)) != used:
            return code
        page.wait_for_timeout(500)
    raise AssertionError("the code does not change")


def release(page: Page, inspect) -> None:
    page.goto(f"/bureau/vrijgave/{YEAR}/")
    inspect(page, "vrijgave")
    page.get_by_role("button", name=re.compile("maken|klaarzetten", re.IGNORECASE)).first.click()
    inspect(page, "vrijgave-klaar")
    if (box := page.get_by_role("checkbox")).count():
        box.first.check()
    page.get_by_role("button", name=re.compile("ubliceren")).first.click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("gepubliceerd", re.IGNORECASE))


def test_the_office_makes_a_cut_and_follows_it(log_in, inspect):
    page = log_in("bureau")
    inspect(page, "bureau")
    page.goto("/bureau/berekeningen/")
    inspect(page, "berekeningen")
    page.get_by_role("button", name=re.compile("bereken|maken", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile(r"/bureau/berekeningen/\d+/"))
    for _ in range(120):
        if "klaar" in page.inner_text("main"):
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(page.get_by_role("main")).to_contain_text("klaar")
    inspect(page, "berekening")
    page.get_by_role("link", name="Modellen bekijken").click()
    inspect(page, "modellen")
    for address in (
        "accordering/", "organisaties/", "logboek/", "volledigheid/", "volledigheid/leveranciers/", "koppelingen/",
        f"koppelingen/{YEAR}/gevolgen/",
    ):  # fmt: skip
        page.goto(f"/bureau/{address}")
        inspect(page, f"bureau-{address.strip('/').replace('/', '-')}")
    compares_two_cuts(page, inspect)


def compares_two_cuts(page: Page, inspect) -> None:
    page.goto("/bureau/berekeningen/sneden/")
    inspect(page, "sneden")
    page.get_by_role("button", name="Vergelijken").click()
    expect(page.get_by_role("main")).to_contain_text("Wat het doet met de cijfers van Nederland")
    inspect(page, "sneden-vergeleken")
    page.goto("/bureau/berekeningen/definities/")
    inspect(page, "definities")
    page.get_by_role("link", name="VSV Rietmeer").first.click()
    expect(page.get_by_role("main")).to_contain_text("Alleen berekend")
    inspect(page, "cijfer-opnieuw")
    page.get_by_role("link", name="Snede 2025").click()
    expect(page.get_by_role("main")).to_contain_text("Gaaf")
    inspect(page, "snede")


def test_a_midwife_sees_what_to_do_first_and_opens_the_dossiers(log_in, inspect):
    page = log_in("verloskundige")
    page.goto("/werk/kwaliteit/?maand=2025-08")
    inspect(page, "kwaliteit")
    page.get_by_label("Maand").select_option("2025-07")
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("juli 2025")
    page.get_by_role("table", name="Binnengekomen").get_by_role("link").first.click()
    inspect(page, "kwaliteit-dossiers")
    expect(page.get_by_role("main")).to_contain_text("Dossier ")
    pdf = page.request.get("/werk/kwaliteit/rapport.pdf?maand=2025-08")
    assert pdf.headers["content-type"] == "application/pdf"


def test_the_office_looks_into_an_alert(log_in, inspect):
    page = log_in("bureau")
    page.goto("/bureau/volledigheid/")
    page.get_by_role("table", name="Meldingen").get_by_role("link").first.click()
    inspect(page, "melding")
    page.get_by_label("Stand").select_option(label="wordt uitgezocht")
    page.get_by_label("Wat weet u, of wat deed u?").fill("Gebeld: het systeem is vervangen.")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_role("main")).to_contain_text("Gebeld: het systeem is vervangen.")
    inspect(page, "melding-met-notitie")


def test_a_practice_cannot_open_what_is_not_its_own(log_in, visitor):
    page = log_in("lezer")
    for address, status in (("/bureau/", 403), ("/werk/aanleveren/", 403), ("/werk/aanleveringen/1/", 403)):
        assert page.request.get(address).status == status
