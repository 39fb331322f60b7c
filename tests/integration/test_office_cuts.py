"""Cuts that are kept, two side by side, other definitions, and figures that are computed again at their address."""

import pytest
from django.urls import reverse
from tests.cuts_by_hand import AFTER, BEFORE, YEAR, frozen
from tests.integration.figures_world import country, person
from tests.integration.test_english_pages import assert_english, in_english

from ooievaar import main, warehouse
from ooievaar.portal.figures import cuts, work
from ooievaar.portal.figures.models import Computation, Cut, Figure
from ooievaar.portal.figures.states import State
from ooievaar.portal.organisations.queries import register

pytestmark = pytest.mark.django_db


def kept(data, name, births, kind="indicators"):
    """A cut of the registry with its folder and its figures."""
    folder = frozen(data / "cuts" / name, births)
    with warehouse.open_cut(folder) as opened:
        checksum = opened.manifest.checksum
    cut = Cut.objects.create(
        year=YEAR, kind=kind, folder=name, checksum=checksum, births=len(births), children=len(births), episodes=9
    )
    computation = Computation.objects.create(year=YEAR, code_version="1", cut=cut, state=State.RUNNING)
    figures = main.compute(cut=folder, year=YEAR)
    work.save(computation, figures, main.disclose(figures, register()))
    return cut


@pytest.fixture
def world():
    return country()


@pytest.fixture
def pair(world, own_data_dir):
    return kept(own_data_dir, "first", BEFORE), kept(own_data_dir, "second", AFTER, "year_figures")


@pytest.fixture
def office(client, world):
    client.force_login(person(world["office"], "registrar").user)
    return client


def page(client, name, *args, status=200, **asked):
    response = client.get(reverse(f"office:{name}", args=args), asked)
    assert response.status_code == status
    return response.content.decode()


def address(cut, indicator="postpartum_haemorrhage", part="-", version=2020, level="country", unit="NL"):
    return (cut.checksum, indicator, part, version, level, unit)


@pytest.mark.parametrize("name", ["cuts", "definitions"])
def test_without_cuts_the_pages_say_so(name, office):
    assert "Nog geen sneden" in page(office, name)


def test_every_cut_stands_with_its_kind_and_the_days_of_its_year(office, pair):
    text = page(office, "cuts")
    assert "first" in text
    assert "1 juni 2026 (gemaakt)" in text
    assert "Twee sneden vergelijken" in text


def test_a_cut_is_checked_when_it_is_looked_at(office, pair, own_data_dir):
    assert "Gaaf" in page(office, "cut", pair[0].checksum)
    (own_data_dir / "cuts" / "first" / "links.parquet").unlink()
    text = page(office, "cut", pair[0].checksum)
    assert "links.parquet ontbreekt." in text
    assert "reservekopie" in text
    page(office, "cut", "f" * 64, status=404)


def test_a_folder_that_holds_another_cut_is_noticed(pair, own_data_dir):
    (own_data_dir / "cuts" / "first").rename(own_data_dir / "cuts" / "elsewhere")
    (own_data_dir / "cuts" / "second").rename(own_data_dir / "cuts" / "first")
    assert cuts.wrong_with(cuts.kept_cut(pair[0].checksum)) == ("De map first bevat een andere snede dan is gemaakt.",)


def test_two_cuts_stand_side_by_side(office, pair):
    text = page(office, "compare_cuts", eerder="first", later="second")
    assert "50,0% (2/4)" in text
    assert "60,0% (3/5)" in text
    assert "+10,00" in text
    assert "bloedverlies" in text
    text = page(office, "compare_cuts", eerder="first", later="second", eenheid="2")
    assert "Wat het doet met de cijfers van 2" in text
    assert "0,0% (0/1)" in text
    assert "66,7% (2/3)" in text


def test_what_cannot_be_compared_is_told(office, pair, own_data_dir):
    assert office.get(reverse("office:compare_cuts")).status_code == 302
    assert "Geen verschil" in page(office, "compare_cuts", eerder="first", later="first")
    Cut.objects.create(year=2024, folder="other", checksum="x", births=1, children=1, episodes=1)
    assert "hetzelfde verslagjaar" in page(office, "compare_cuts", eerder="other", later="second")
    (own_data_dir / "cuts" / "first" / "links.parquet").unlink()
    assert "niet meer wat zij was: first" in page(office, "compare_cuts", eerder="first", later="second")


def test_a_proposed_definition_is_held_against_every_year(office, world, own_data_dir):
    births = {f"B{days}": ([str(days)], None, "1", days) for days in (150, 160, 200, 280, 281)}
    kept(own_data_dir, "first", births)
    text = page(office, "definitions", indicator="preterm_birth", versie="2027")
    assert "Voorstel" in text
    assert "33,3% (1/3)" in text
    assert "50,0% (2/4)" in text
    assert "Geboren na 22 tot en met 23 weken" in text


@pytest.mark.parametrize(
    ("indicator", "version"), [("place_of_birth", "2020"), ("nothing", "x"), ("ntsv_caesarean", "1")]
)
def test_every_definition_can_be_asked_for(indicator, version, office, pair):
    assert "Verslagjaar" in page(office, "definitions", indicator=indicator, versie=version)


def test_a_figure_is_computed_again_at_its_address(office, pair):
    text = page(office, "figure", *address(pair[0]))
    assert "Gelijk aan het bewaarde cijfer" in text
    assert "Fluxus, Nederland, 2025" in text
    Figure.objects.filter(computation__cut=pair[0], indicator="postpartum_haemorrhage").update(numerator=1)
    assert "Anders dan het bewaarde cijfer" in page(office, "figure", *address(pair[0]))
    assert "Alleen berekend" in page(office, "figure", *address(pair[0], "preterm_birth", version=2027))


@pytest.mark.parametrize(
    "changes",
    [{"indicator": "nothing"}, {"part": "nothing"}, {"version": 1999}, {"level": "nothing"}, {"unit": "nothing"}],
)
def test_an_address_of_no_figure_is_not_there(changes, office, pair):
    page(office, "figure", *address(pair[0], **changes), status=404)


def test_a_harmed_cut_is_not_computed_with(office, pair, own_data_dir):
    (own_data_dir / "cuts" / "first" / "births.parquet").write_bytes(b"PAR1")
    text = page(office, "figure", *address(pair[0]))
    assert "niet meer wat zij was" in text
    assert "births.parquet is veranderd" in text


def test_the_pages_speak_english(pair, world, own_data_dir):
    client = in_english(person(world["office"], "registrar").user)
    asked = "?eerder=first&later=second"
    for name, args in (("cuts", []), ("definitions", []), ("cut", [pair[0].checksum]), ("figure", address(pair[0]))):
        assert_english(client, reverse(f"office:{name}", args=args))
    assert_english(client, reverse("office:compare_cuts") + asked)
    (own_data_dir / "cuts" / "first" / "births.parquet").unlink()
    assert_english(client, reverse("office:cut", args=[pair[0].checksum]))
    assert_english(client, reverse("office:compare_cuts") + asked)


@pytest.mark.parametrize("name", ["cuts", "compare_cuts", "definitions"])
def test_care_providers_see_nothing_of_it(name, client, world):
    client.force_login(person(world["hospital-0101"], "approver").user)
    assert client.get(reverse(f"office:{name}")).status_code == 403
