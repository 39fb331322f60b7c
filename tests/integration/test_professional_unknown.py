"""What is missing in one's own dossiers: counts are those of the cut, dossiers one's own, each look is recorded."""

import csv
import io
from collections import defaultdict

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.integration.figures_world import person
from tests.integration.test_english_pages import dutch_in

from ooievaar import indicators, main, warehouse
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.figures import lacking
from ooievaar.portal.submissions import judging
from ooievaar.portal.submissions.models import EpisodeVersion

pytestmark = pytest.mark.django_db
PAGE, FILE = reverse("professional:unknown"), reverse("professional:unknown_csv")


def client_of(user, language="nl") -> Client:
    client = Client()
    client.cookies["django_language"] = language
    client.force_login(user)
    return client


def deliverers(place):
    return {lvr: person(each, "deliverer") for lvr, each in place.organisations.items() if each.kind != "kraamzorg"}


def dossiers_of(lvr: str) -> set[str]:
    versions = EpisodeVersion.objects.filter(episode__organisation__lvr_number=lvr).select_related("message")
    return {(judging.label(each.message.label)[0] or "").rpartition("^")[2] for each in versions}


def rows_of(client) -> list[dict[str, str]]:
    response = client.get(FILE)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def expected(place) -> dict[str, dict[str, set[str]]]:
    """Of each organisation its births by the indicator for which they are undetermined, from the plain outcomes."""
    own, found = defaultdict(set), defaultdict(dict)
    with warehouse.open_cut(place.computation.cut.path) as cut:
        for lvr, pregnancy in cut.table("links").select("lvr_number", "pregnancy_id").iter_rows():
            own[lvr].add(pregnancy.replace("Z", "B", 1))
        births = dict(cut.table("children").select("child_id", "birth_id").iter_rows())
        for indicator in indicators.OF_BIRTHS:
            outcomes = indicators.outcomes(cut, indicator, place.computation.year)
            key, *measures = outcomes.columns
            rows = (row for row in outcomes.iter_rows(named=True) if "undetermined" in [row[m] for m in measures])
            lack = {births.get(row[key], row[key]) for row in rows}
            for lvr in own:
                if hit := lack & own[lvr]:
                    found[lvr][indicator.code] = hit
    return found


def test_each_organisation_sees_exactly_its_own(place):
    """No dossier of another stands in anybody's file, and no own one that lacks something is left out."""
    seen, lacks = 0, expected(place)
    for lvr, someone in deliverers(place).items():
        births = lacks[lvr]
        overview = lacking.overview(someone.access)
        assert dict(overview.by_indicator) == {code: len(hit) for code, hit in births.items()}
        assert overview.births == len(set().union(*births.values()))
        own, rows = dossiers_of(lvr), rows_of(client_of(someone.user))
        assert {row["dossiernummer"] for row in rows} <= own
        assert bool(rows) == bool(births)
        for fact in overview.facts:
            cases, _total = lacking.look(by=someone.access, fact=fact.fact.name)
            assert {
                main.cases_of(place.computation.cut.path, [case.dossier.episode])[case.dossier.episode]
                for case in cases
            } <= (set().union(*births.values()))
        seen += len(rows)
    assert seen > 0


def test_a_dossier_says_what_to_fill_in_and_where_and_the_look_is_written_down(place):
    someone = next(each for each in deliverers(place).values() if lacking.overview(each.access).births)
    client = client_of(someone.user)
    page = html.fromstring(client.get(PAGE).content.decode())
    assert not AuditEvent.objects.filter(action="lacking_viewed").exists()
    address = next(href for href in page.xpath("//main//table//a/@href") if href.startswith(PAGE))
    told = " ".join(html.fromstring(client.get(address).content.decode()).text_content().split())
    assert "Vul in: " in told
    assert " › " in told
    event = AuditEvent.objects.get(action="lacking_viewed")
    assert (event.actor, event.organisation) == (someone.user.email, someone.access.organisation.lvr_number)
    assert event.details["cases"] > 0


def test_a_fact_of_which_nothing_is_missing_does_not_exist(place):
    someone = next(iter(deliverers(place).values()))
    assert client_of(someone.user).get(reverse("professional:unknown_cases", args=["nonsense"])).status_code == 404


def test_who_only_reads_figures_sees_no_dossiers(place):
    organisation = next(each for each in place.organisations.values() if each.kind == "hospital")
    client = client_of(person(organisation, "reader").user)
    assert [client.get(address).status_code for address in (PAGE, FILE)] == [403, 403]


def test_in_english_there_is_no_dutch(place):
    someone = next(each for each in deliverers(place).values() if lacking.overview(each.access).births)
    client = client_of(someone.user, "en")
    facts = lacking.overview(someone.access).facts
    for address in (PAGE, *(reverse("professional:unknown_cases", args=[each.fact.name]) for each in facts)):
        response = client.get(address)
        assert response.status_code == 200
        assert [line for line in dutch_in(response) if someone.access.organisation.name not in line] == []
