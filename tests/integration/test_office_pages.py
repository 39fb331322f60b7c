"""The office: who may open what, the chain from computing to publishing through the pages themselves."""

import pytest
from django.urls import reverse
from tests.integration.figures_world import CODES, YEAR, computed, country, figures, person

from ooievaar.portal.approvals import actions as approvals
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.figures.opening import open_for_approval
from ooievaar.portal.figures.states import State
from ooievaar.portal.releases import actions as releases
from ooievaar.portal.releases.models import Release

pytestmark = pytest.mark.django_db

PAGES = ("home", "computations", "approvals", "release", "organisations", "log")


@pytest.fixture
def world():
    return country()


@pytest.fixture
def registrar(world):
    return person(world["office"], "registrar")


@pytest.fixture
def publisher(world):
    return person(world["office"], "publisher")


@pytest.fixture
def at_work(client):
    def log_in(someone):
        client.force_login(someone.user)
        return client

    return log_in


@pytest.mark.parametrize("page", PAGES)
def test_pages_open_for_the_office_with_and_without_figures(page, at_work, registrar):
    client = at_work(registrar)
    assert client.get(reverse(f"office:{page}")).status_code == 200
    computed()
    assert client.get(reverse(f"office:{page}")).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("organisation", "role"), [("hospital-0101", "approver"), ("practice-0101", "administrator")])
def test_care_providers_do_not_enter_the_office(page, organisation, role, at_work, world):
    response = at_work(person(world[organisation], role)).get(reverse(f"office:{page}"))
    assert response.status_code == 403


def test_who_only_manages_people_of_the_office_has_a_first_page(at_work, world):
    client = at_work(person(world["office"], "office_administrator"))
    assert client.get(reverse("office:home")).status_code == 200
    assert client.get(reverse("office:organisations")).status_code == 200
    assert client.get(reverse("office:release")).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_sent_to_log_in(page, client):
    response = client.get(reverse(f"office:{page}"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("start", []),
        ("stop", [1]),
        ("resume", [1]),
        ("open_figures", [1]),
        ("close_figures", [1]),
        ("build_release", [YEAR]),
        ("publish_release", [YEAR]),
        ("discard_release", [YEAR]),
    ],
)
def test_changes_need_a_post_and_the_right_role(name, args, at_work, registrar, publisher, world):
    computed()
    address = reverse(f"office:{name}", args=args)
    for_registrar = name in ("start", "stop", "resume", "open_figures", "close_figures")
    assert at_work(registrar if for_registrar else publisher).get(address).status_code == 405
    assert at_work(publisher if for_registrar else registrar).post(address).status_code == 403
    assert at_work(person(world["hospital-0101"], "approver")).post(address).status_code == 403


def test_from_starting_to_publishing(at_work, registrar, publisher, world):
    client = at_work(registrar)
    response = client.post(reverse("office:start"), {"year": str(YEAR + 1)})
    assert response.status_code == 302
    started = Computation.objects.get()
    page = client.get(reverse("office:computation", args=[started.pk])).content.decode()
    assert "hx-get" in page
    assert 'http-equiv="refresh"' in page
    client.post(reverse("office:stop", args=[started.pk]))
    started.refresh_from_db()
    assert started.state == State.STOPPED

    done = computed(open_it=False)
    client.post(reverse("office:open_figures", args=[done.pk]))
    hospital = person(world["hospital-0101"], "approver", "signatory")
    for code in CODES:
        approvals.approve(computation=done.pk, vsv="0101", indicator=code, by=hospital.access)
    approvals.sign(computation=done.pk, vsv="0101", code=hospital.code, by=hospital.access)

    client = at_work(publisher)
    client.post(reverse("office:build_release", args=[YEAR]))
    client.post(reverse("office:publish_release", args=[YEAR]))
    assert Release.objects.get().state == "built", "without the confirmation nothing is published"
    client.post(reverse("office:publish_release", args=[YEAR]), {"confirmed": "yes"})
    assert Release.objects.get().state == "published"
    assert "Openbaar sinds" in client.get(reverse("office:release_of_year", args=[YEAR])).content.decode()


def test_the_first_page_says_what_to_do_now(at_work, registrar, publisher, world):
    client = at_work(registrar)

    def says(words):
        return words in client.get(reverse("office:year", args=[YEAR])).content.decode()

    assert says("Maak een snede en bereken de cijfers")
    done = computed(open_it=False)
    assert says("Controleer de cijfers en stel ze open")
    open_for_approval(computation=done, by=None)
    assert says("De ziekenhuizen accorderen en ondertekenen nu")
    hospital = person(world["hospital-0101"], "approver", "signatory")
    for code in CODES:
        approvals.approve(computation=done.pk, vsv="0101", indicator=code, by=hospital.access)
    approvals.sign(computation=done.pk, vsv="0101", code=hospital.code, by=hospital.access)
    assert says("Maak een vrijgave")
    release = releases.build(year=YEAR, by=publisher.user)
    assert says("Bekijk de vrijgave en publiceer haar")
    releases.publish(release=release, by=publisher.user)
    assert says("De cijfers zijn gepubliceerd")
    computed(figures({(CODES[0], "0101"): (99, 700)}))
    assert says("De ziekenhuizen accorderen en ondertekenen nu")
    assert says("Er loopt een nieuwe ronde")


def test_a_refusal_is_a_sentence_on_the_page(at_work, publisher):
    response = at_work(publisher).post(reverse("office:build_release", args=[YEAR]), follow=True)
    assert "nog geen cijfers opengesteld" in response.content.decode()


def test_progress_asks_for_the_page_once_done(at_work, registrar):
    done = computed()
    response = at_work(registrar).get(reverse("office:progress", args=[done.pk]))
    assert (response.status_code, response.headers["HX-Refresh"]) == (204, "true")


def test_a_year_that_is_not_offered_cannot_be_started(at_work, registrar):
    for year in ("1999", "x", "", "99999999999"):
        assert at_work(registrar).post(reverse("office:start"), {"year": year}).status_code == 404
    assert not Computation.objects.exists()


@pytest.mark.parametrize("year", ["1", "9999", "9" * 30])
def test_odd_years_and_numbers_in_addresses_do_no_harm(at_work, registrar, year):
    client = at_work(registrar)
    for name in ("year", "approvals_of_year", "release_of_year"):
        assert client.get(reverse(f"office:{name}", args=[int(year)])).status_code in (200, 404)
    assert client.get(reverse("office:computation", args=[int(year)])).status_code == 404


def test_the_log_can_be_narrowed_and_paged(at_work, registrar):
    done = computed()
    client = at_work(registrar)
    narrowed = client.get(reverse("office:log"), {"over": f"computation {done.pk}"}).content.decode()
    assert "Cijfers berekend" in narrowed
    assert "Organisatie toegevoegd" not in narrowed
    for page in ("0", "-1", "x", "999999", "9" * 40):
        assert client.get(reverse("office:log"), {"pagina": page}).status_code == 200
