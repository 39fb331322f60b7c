"""The office follows a case from message to figure and back: each step agrees with the cut, each look is recorded."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.integration.figures_world import person
from tests.integration.test_english_pages import dutch_in

from ooievaar import warehouse
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.figures.models import Figure
from ooievaar.portal.submissions.models import Episode, EpisodeVersion

pytestmark = pytest.mark.django_db


def client_of(someone, language="nl") -> Client:
    client = Client()
    client.cookies["django_language"] = language
    client.force_login(someone.user)
    return client


def page_of(client, address, status=200):
    response = client.get(address, follow=True)
    assert response.status_code == status, address
    return html.fromstring(response.content.decode())


def words(page) -> str:
    return " ".join(page.text_content().split())


def links(page, start: str) -> list[str]:
    return [href for href in page.xpath("//main//a/@href") if href.startswith(start)]


def events(action: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action=action))


def test_an_episode_leads_to_its_case_and_on_to_the_figures(place):
    client = client_of(place.registrar)
    with warehouse.open_cut(place.computation.cut.path) as cut:
        row = cut.query(
            "SELECT episode_id, birth_id FROM links JOIN births ON replace(pregnancy_id, 'Z', 'B') = birth_id LIMIT 1"
        ).row(0, named=True)
    episode = Episode.objects.get(identity=row["episode_id"])

    (address,) = {
        href
        for href in links(page_of(client, reverse("office:episode", args=[episode.pk])), "/bureau/")
        if "herkomst" in href
    }
    page = page_of(client, address)

    told = words(page)
    assert f"Geval {row['birth_id']}: van bericht tot cijfer" in told
    submission = EpisodeVersion.objects.get(episode=episode, is_current=True).message.submission
    assert f"nr. {submission.pk}, {submission.file_name}, bericht" in told
    assert all(title in told for title in ("1. De berichten", "2. De koppeling", "3. De samengevoegde bevalling"))
    assert "alle bevallingen in Nederland" in told
    assert len(page.xpath("//details[contains(@class, 'traced')]")) >= 17
    (event,) = events("case_traced")
    assert episode.pk in event.details["episodes"]

    figures = links(page, reverse("office:trace") + "?")
    assert figures
    assert "De stappen tellen op tot het cijfer" in words(page_of(client, figures[0]))


def test_no_name_birth_date_or_bsn_is_on_a_case(place):
    client = client_of(place.registrar)
    for birth in births(place)[:10]:
        told = words(page_of(client, reverse("office:trace_case", args=[place.computation.pk, birth])))
        assert not re.search(r"\b\d{9}\b", told)
        assert "geboortedatum: verzegeld" in told
        assert not re.search(r"geboortedatum[^:;]*: (?!verzegeld)", told)


def births(place) -> list[str]:
    with warehouse.open_cut(place.computation.cut.path) as cut:
        return cut.table("births")["birth_id"].to_list()


def test_the_steps_of_every_figure_of_the_country_add_up_to_what_was_saved(place):
    client = client_of(place.registrar)
    for figure in Figure.objects.filter(level="country"):
        code = f"{figure.indicator}/{figure.part}" if figure.part else figure.indicator
        asked = f"?berekening={place.computation.pk}&indicator={code}&eenheid=country/NL"
        page = page_of(client, reverse("office:trace") + asked)
        (table,) = [each for each in page.xpath("//main//table") if "gevallen erachter" in each.text_content()]
        rows = {
            row.xpath("string(th)").strip(): row.xpath("string(td[1])").strip() for row in table.xpath(".//tbody/tr")
        }
        assert rows["Noemer"] == f"{figure.denominator:.0f}"
        if figure.numerator is not None:
            assert rows["Telt in de teller"] == f"{figure.numerator:.0f}"
        steps = {title: int(number) for title, number in rows.items()}
        assert sum(n for title, n in steps.items() if title.startswith("Niet te bepalen")) == figure.undetermined
        assert sum(n for title, n in steps.items() if title.startswith("Buiten de noemer")) == figure.outside


def test_the_cases_behind_a_step_are_those_it_counts(place):
    client = client_of(place.registrar)
    figure = Figure.objects.filter(level="country", undetermined__gt=0, part="").first()
    asked = f"?berekening={place.computation.pk}&indicator={figure.indicator}&eenheid=country/NL&uitkomst=undetermined"
    page = page_of(client, reverse("office:trace_cases") + asked)
    assert f"{figure.undetermined:.0f} geval" in words(page)
    assert "Ontbreekt:" in words(page)
    assert len(page.xpath("//main//tbody/tr")) == min(figure.undetermined, 20)
    (event,) = events("cases_listed")
    assert event.details["indicator"] == figure.indicator
    case = links(page, f"/bureau/herleiden/{place.computation.pk}/")[0]
    assert "onbekend; ontbreekt:" in words(page_of(client, case))


def test_what_does_not_exist_is_not_found(place):
    client = client_of(place.registrar)
    start = f"{reverse('office:trace')}?berekening={place.computation.pk}"
    for address in (
        f"{start}&indicator=nonsense&eenheid=country/NL",
        f"{start}&indicator=preterm_birth/nonsense&eenheid=country/NL",
        f"{start}&indicator=preterm_birth&eenheid=vsv/nonsense",
        f"{reverse('office:trace')}?berekening=99999&indicator=preterm_birth&eenheid=country/NL",
        reverse("office:trace_case", args=[place.computation.pk, "B0"]),
        reverse("office:trace_episode", args=[999999]),
    ):
        page_of(client, address, status=404)
    assert events("case_traced") == []


def test_care_providers_trace_nothing(place):
    someone = person(next(iter(place.organisations.values())), "administrator", "deliverer")
    client = client_of(someone)
    birth = births(place)[0]
    for address in (
        reverse("office:trace"),
        reverse("office:trace_cases"),
        reverse("office:trace_case", args=[place.computation.pk, birth]),
        reverse("office:trace_episode", args=[Episode.objects.first().pk]),
    ):
        page_of(client, address, status=403)
    assert events("case_traced") == []


def test_in_english_there_is_no_dutch(place):
    client = client_of(place.registrar, "en")
    start = f"?berekening={place.computation.pk}&indicator=ntsv_caesarean&eenheid=country/NL"
    names = [each.name for each in place.organisations.values()]
    for address in (
        reverse("office:trace"),
        reverse("office:trace") + start,
        reverse("office:trace_cases") + start + "&uitkomst=denominator",
        reverse("office:trace_cases") + start + "&uitkomst=undetermined",
        *(reverse("office:trace_case", args=[place.computation.pk, birth]) for birth in births(place)[:3]),
    ):
        response = client.get(address)
        assert response.status_code == 200
        assert [line for line in dutch_in(response) if not any(name in line for name in names)] == []
