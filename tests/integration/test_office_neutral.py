"""Neutral measures on the office's page: for the office only, raw, of the cut of a computation."""

from html import unescape

import pytest
from django.urls import reverse
from tests.integration.figures_world import YEAR, computed, country, person

from ooievaar import indicators, linkage, main, records, synthetic, warehouse
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.figures.models import Figure, ShownFigure
from ooievaar.portal.organisations.models import Vsv

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tables():
    """The tables of a cut of a small made-up country."""
    made = synthetic.country(births=600, year=YEAR, seed=8)
    links = synthetic.true_links(made)
    merged = linkage.merge(synthetic.delivered_rows(made), links, made.organisations)
    attributions = linkage.attribute(merged, made.organisations, made.memberships)
    of_births = {name: merged[name] for name in ("births", "children", "stays")}
    register = {table.name: getattr(made, table.name) for table in records.REGISTER}
    return {**of_births, "links": links, "attributions": attributions, **register}


@pytest.fixture
def world():
    return country()


@pytest.fixture
def done(world, tables, own_data_dir):
    """A finished computation with its cut on disk."""
    computation = computed(open_it=False)
    warehouse.build(tables, computation.cut.path, {"year": YEAR})
    return computation


@pytest.fixture
def office(client, world):
    client.force_login(person(world["office"], "registrar").user)
    return client


def address(computation, measure=""):
    return reverse("office:neutral", args=[computation.pk]) + (f"?maat={measure}" if measure else "")


def text(response):
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_every_measure_stands_there_for_the_country_with_counts_and_interval(office, done):
    page = text(office.get(address(done)))
    for measure in indicators.NEUTRAL:
        assert measure.title in page
    figures = main.compute_neutral(cut=done.cut.path, year=YEAR, levels=["country"])
    row = figures.filter(indicator="caesarean").filter(figures.filter(indicator="caesarean")["part"].is_null())
    value, lower, upper = (f"{row[name][0]:.1f}".replace(".", ",") + "%" for name in ("value", "lower", "upper"))
    assert value in page
    assert f"{lower} – {upper}" in page


def test_a_measure_shows_every_vsv_by_name_beside_the_country(office, done, tables):
    for number, name in (("A", "Zandbank"), ("B", "Aalscholver")):
        unit = tables["vsvs"]["vsv_number"].sort()[0 if number == "A" else 1]
        Vsv.objects.update_or_create(number=unit, defaults={"name": name})
    page = text(office.get(address(done, "robson_caesarean:group_1")))
    table = page[page.index("Per VSV, onbewerkt") :]
    assert "Keizersneden per groep van Robson: Groep 1: eerste bevalling" in page
    assert table.index("Nederland") < table.index("Aalscholver") < table.index("Zandbank")


@pytest.mark.parametrize("asked", ["nothing", "<script>", "robson_groups", "caesarean:nothing"])
def test_what_cannot_be_chosen_shows_the_country_only(office, done, asked):
    page = text(office.get(address(done), {"maat": asked}))
    assert "Per VSV, onbewerkt" not in page
    assert "<script>" not in page.replace("<script src", "")


def test_the_page_of_the_computation_leads_there(office, done):
    assert address(done) in text(office.get(reverse("office:computation", args=[done.pk])))


def test_it_speaks_english(office, done):
    office.cookies["django_language"] = "en"
    page = text(office.get(address(done, "smoking")))
    assert "Neutral measures of reporting year" in page
    assert "Smoking at the start of care" in page
    assert "Robson's ten groups" in page


def test_nothing_is_stored_and_nobody_else_sees_it(client, done, world):
    before = Figure.objects.count(), ShownFigure.objects.count(), AuditEvent.objects.count()
    for organisation, role in (("hospital-0101", "approver"), ("practice-0101", "reader")):
        client.force_login(person(world[organisation], role).user)
        assert client.get(address(done)).status_code == 403
    assert {*Figure.objects.values_list("indicator", flat=True)} == {each.code for each in indicators.OF_BIRTHS}
    assert before[:2] == (Figure.objects.count(), ShownFigure.objects.count())


def test_without_a_cut_there_is_no_page(office, world):
    assert office.get(address(computed(open_it=False))).status_code == 404
    assert office.get(reverse("office:neutral", args=[4711])).status_code == 404


def test_a_cut_from_before_says_what_it_lacks(office, done, monkeypatch):
    def refuse(**_given):
        raise main.OldCutError("births.smoking")

    monkeypatch.setattr(main, "compute_neutral", refuse)
    page = text(office.get(address(done)))
    assert "Maak een nieuwe snede. Wat ontbreekt: births.smoking." in page


@pytest.mark.parametrize("indicator", [each.code for each in indicators.NEUTRAL])
def test_no_public_page_explains_or_shows_a_neutral_measure(client, indicator):
    assert client.get(reverse("public:explanation", args=[indicator])).status_code == 404
    assert client.get(reverse("public:indicator", args=[YEAR, indicator])).status_code == 404
