"""The pages and files on the quality of registrations: what they show, to whom, and in which states."""

import csv
import io
import re
import zlib
from datetime import date

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.quality_world import COUNT, MONTH, ROUND, deliver, done_round, someone, world
from tests.integration.test_english_pages import dutch_in

from ooievaar import intake
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.professional import quality_pdf
from ooievaar.portal.quality import queries
from ooievaar.portal.quality.models import CrossFinding, Spread
from ooievaar.portal.quality.recipients import wants_mail
from ooievaar.portal.ui import printing

pytestmark = pytest.mark.django_db
PAGE = reverse("professional:quality")
CASES = reverse("professional:quality_cases")
BEHIND = f"{CASES}?maand=2025-08&meting=missing&gegeven=mother_key"


@pytest.fixture
def place():
    made = world()
    deliver(made.practice)
    return made


@pytest.fixture
def deliverer(place):
    return logged_in(place.deliverer)


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def shown(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_before_the_first_round_the_page_says_when_it_comes(deliverer):
    assert "Nog niets te zien" in shown(deliverer, PAGE)


def test_the_first_month_says_what_to_do_first_and_compares_with_nobody(place, deliverer):
    done_round()
    page = shown(deliverer, f"{PAGE}?maand=2025-08")
    assert "Wat het meeste oplevert" in page
    assert f"{COUNT} van {COUNT}" in page
    assert "nog geen verleden" in page
    assert "te weinig om te tonen" in page


def test_a_month_that_is_not_complete_says_so(place, deliverer):
    done_round()
    assert "Deze maand is nog niet compleet" in shown(deliverer, f"{PAGE}?maand=2025-08")


def test_others_stand_beside_it_in_words(place, deliverer):
    done_round()
    Spread.objects.create(
        kind="practice", month=MONTH, measure="missing", item="mother_key", count=40, total=400, organisations=12,
        lower_quartile=4.0, median=8.0, upper_quartile=11.0,
    )  # fmt: skip
    assert "de helft heeft 8,0% of minder" in shown(deliverer, f"{PAGE}?maand=2025-08")


@pytest.mark.parametrize("month", ["2020-01", "nonsense"])
def test_a_month_without_anything_does_not_exist(month, place, deliverer):
    done_round()
    shown(deliverer, f"{PAGE}?maand={month}", status=404 if month == "2020-01" else 200)


def test_a_number_opens_its_dossiers_by_number_and_that_is_written_down(place, deliverer):
    done_round()
    page = shown(deliverer, BEHIND)
    assert all(f"Dossier A-{n}" in page for n in range(COUNT))
    assert AuditEvent.objects.filter(action="cases_viewed", actor=place.deliverer.email).count() == 1


def test_dossiers_of_others_do_not_open(place):
    done_round()
    page = shown(logged_in(place.stranger), BEHIND)
    assert "Dossier A-" not in page
    assert "Geen dossiers" in page


@pytest.mark.parametrize("address", [CASES, f"{CASES}?maand=2025-08", f"{CASES}?maand=x&meting=linked"])
def test_without_a_number_there_are_no_dossiers(address, deliverer):
    shown(deliverer, address, status=404)


def test_findings_over_messages_open_with_their_rule(place, deliverer):
    done_round()
    rule = intake.LINKED_RULES[0].declared.code if hasattr(intake.LINKED_RULES[0], "declared") else "x"
    episode = queries.episodes_behind(place.practice, MONTH, ("linked", ""), holds=False)[0]
    CrossFinding.objects.create(
        organisation=place.practice, month=MONTH, episode=episode, rule=rule, grade="signaal", sentence="Kijk na."
    )
    page = shown(deliverer, f"{PAGE}?maand=2025-08")
    assert "Wat berichten elkaar tegenspreken" in page
    assert "Kijk na." in shown(deliverer, f"{CASES}?maand=2025-08&meting=across&gegeven={rule}")


def test_the_csv_holds_no_formula(place, deliverer):
    deliver(place.practice, count=1, first=90)
    done_round()
    address = f"{reverse('professional:quality_cases_csv')}?maand=2025-08&meting=missing&gegeven=mother_key"
    rows = list(csv.reader(io.StringIO(shown(deliverer, address).lstrip("\ufeff")), delimiter=";"))
    assert {row[0] for row in rows[1:]} == {"A-0", "A-1", "A-2", "A-90"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_spreadsheet_has_the_numbers_of_the_page(place, deliverer):
    done_round()
    response = deliverer.get(f"{reverse('professional:quality_xlsx')}?maand=2025-08")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Getallen", "Ontbreekt", "Dossiers"]
    missing = {row[1]: row[2:5] for row in book["Ontbreekt"].iter_rows(min_row=2, values_only=True)}
    report = queries.report(place.access, place.practice, MONTH)
    assert missing["BSN van de moeder"] == (COUNT, COUNT, 100)
    assert len(missing) == len(report.of("missing"))
    assert {row[1] for row in book["Dossiers"].iter_rows(min_row=2, values_only=True)} == {"A-0", "A-1", "A-2"}


def test_the_mail_can_be_switched_off_and_on(place, deliverer):
    done_round()
    for value, words in (("uit", "U krijgt geen mail"), ("aan", "U krijgt elke maand een mail")):
        deliverer.post(reverse("professional:quality_mail"), {"mail": value})
        assert words in shown(deliverer, PAGE)


def test_the_default_month_is_one_that_is_likely_complete(place):
    done_round()
    assert queries.report(place.access, place.practice).month == ROUND
    done_round(date(2025, 10, 1))
    assert queries.report(place.access, place.practice).month == MONTH


def test_the_pdf_is_tagged_and_has_our_letters_and_the_words_of_the_page(place, deliverer):
    done_round()
    response = deliverer.get(f"{reverse('professional:quality_pdf')}?maand=2025-08")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in response.content
    assert b"pdfuaid" in response.content
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", response.content, re.DOTALL)
    inside = b"".join(zlib.decompressobj().decompress(part) for part in packed if part[:1] == b"x")
    fonts = set(re.findall(rb"/FontName ?/\w+\+([\w-]+)", inside + response.content))
    assert any(b"Atkinson" in font for font in fonts)
    assert all(b"Atkinson" in font or b"Bricolage" in font for font in fonts)


def test_what_a_sender_calls_something_is_no_markup_in_the_pdf(place):
    Organisation.objects.filter(pk=place.practice.pk).update(name='#read("/etc/passwd") *x* $y$')
    place.practice.refresh_from_db()
    done_round()
    report = queries.report(place.access, place.practice, MONTH)
    assert quality_pdf.document(report).startswith(b"%PDF-")


def test_colours_on_paper_are_those_of_the_light_page():
    assert printing.colours()["--ooievaar-chart-own"] == printing.colours()["--ooievaar-bill"] == "#b83525"
    assert printing.coloured('<svg fill="var(--ooievaar-chart-own)"/>') == (
        '<svg xmlns="http://www.w3.org/2000/svg" fill="#b83525"/>'
    )


def test_in_english_there_is_no_dutch(place, deliverer, settings):
    done_round()
    deliverer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    for address in (PAGE, f"{PAGE}?maand=2025-08", BEHIND, f"{CASES}?maand=2025-08&meting=linked&niet=1"):
        page = deliverer.get(address)
        assert page.status_code == 200
        assert [line for line in dutch_in(page) if "Praktijk" not in line] == []


def test_an_administrator_switches_the_mail_of_a_colleague(place):
    boss = logged_in(someone(place.practice, "administrator"))
    address = reverse("professional:quality_mail_of", args=[place.deliverer.pk])
    assert "Maandmail uitzetten" in shown(boss, reverse("professional:organisation"))
    boss.post(address, {"mail": "uit"})
    assert not wants_mail(place.deliverer, place.practice)
    boss.post(address, {"mail": "aan"})
    assert wants_mail(place.deliverer, place.practice)
    stranger = reverse("professional:quality_mail_of", args=[place.stranger.pk])
    assert boss.post(stranger, {"mail": "uit"}).status_code == 404


def test_today_points_to_the_newest_overview(place, deliverer):
    assert "Kwaliteit van uw registraties" not in shown(deliverer, reverse("professional:home"))
    done_round()
    assert "tot en met september 2025" in shown(deliverer, reverse("professional:home"))
