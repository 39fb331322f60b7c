"""Months with the limits of chance and the best estimate of a small unit, for who may see them."""

import pytest
from tests.integration.figures_world import YEAR, computed, country, page, person

from ooievaar.portal.figures.estimating import best_estimate
from ooievaar.portal.figures.models import Computation, Cut, ShownFigure, ShownSeries
from ooievaar.portal.figures.series import series
from ooievaar.portal.figures.states import State

pytestmark = pytest.mark.django_db

CODE = "preterm_birth"
ADDRESS = f"/werk/cijfers/{CODE}/"
CALM = [7, 8, 6, 7, 8, 6, 7, 8, 7, 6, 8, 7]
# January is low, and from June on seven months lie above the mean.
SHIFTED = [3, 4, 5, 4, 5, 9, 10, 9, 10, 9, 10, 9]


@pytest.fixture
def world():
    return country()


@pytest.fixture
def computation(world):
    made = computed()
    for level, unit, numerators in (("vsv", "0101", SHIFTED), ("vsv", "0102", CALM)):
        keep(made, level, unit, [[number, 100] for number in numerators])
    keep(made, "practice", "2101", [[1, 30], [2, 31], [3, 32], [2, 33]], months=3)
    keep(made, "practice", "2102", [[5, 41]] * 4, months=3)
    for number in range(12):
        values = {"value": 5.0 + number, "lower": 1.0, "upper": 20.0}
        counts = {"numerator": 3 + number, "denominator": 60, "undetermined": 0}
        figure(made, f"3{number:03}", **counts, **values)
    figure(made, "2101", numerator=8, denominator=30, undetermined=1, value=26.7, lower=14.2, upper=44.4)
    return made


def keep(computation, level, unit, counts, *, months=1, version=2020):
    ShownSeries.objects.create(
        computation=computation, indicator=CODE, version=version, level=level, unit=unit, months=months, counts=counts
    )


def figure(computation, unit, **values):
    ShownFigure.objects.create(
        computation=computation, indicator=CODE, version=2020, level="practice", unit=unit, **values
    )


def test_a_vsv_reads_which_signal_its_months_give(world, computation):
    shown = page(world["hospital-0101"], ADDRESS)
    assert "Het Estuarium: " in shown
    assert "7 maanden achter elkaar boven het gemiddelde, van juni 2024 tot en met december 2024" in shown
    assert "Lager is hier beter, dus dit vraagt aandacht." in shown
    assert "lang aan één kant van het gemiddelde" in shown


def test_a_calm_series_says_that_there_is_no_signal(world, computation):
    shown = page(world["hospital-0102"], ADDRESS)
    assert "De Kwelder: geen signaal; de perioden verschillen niet meer dan toeval geeft." in shown


def test_a_small_practice_has_quarters_and_reads_why(world, computation):
    shown = page(world["practice-0101"], ADDRESS)
    assert "met 4 kwartalen is een blijvende verandering nog niet te zien" in shown
    assert "staan kwartalen: een maand weglaten zou de reeks breken" in shown
    assert "kwartaal 3 van 2024" in shown


def test_nobody_reads_the_months_of_another(world, computation):
    assert "De Kwelder" not in page(world["practice-0101"], ADDRESS)
    found = series(person(world["practice-0102"], "reader").access, YEAR, CODE)
    assert [each.unit.number for each in found] == ["2102", "0102"]
    assert series(person(world["hospital-0103"], "reader").access, YEAR, CODE) == ()


def earlier(year, **kept):
    cut = Cut.objects.create(year=year, folder=str(year), checksum="a" * 64, births=1, children=1, episodes=1)
    made = Computation.objects.create(year=year, code_version="1", cut=cut, state=State.DONE)
    keep(made, "vsv", "0102", [[2, 50]] * 12, **kept)


def test_years_join_and_months_become_quarters_where_one_year_has_quarters(world, computation):
    access = person(world["hospital-0102"], "reader").access
    earlier(YEAR - 1)
    (joined,) = series(access, YEAR, CODE)
    assert (joined.months, len(joined.periods), joined.periods[0].start.year) == (1, 24, YEAR - 1)
    ShownSeries.objects.filter(computation__year=YEAR - 1).update(months=3, counts=[[6, 150]] * 4)
    (joined,) = series(access, YEAR, CODE)
    assert (joined.months, len(joined.periods)) == (3, 8)
    assert joined.periods[-1].numerator == sum(CALM[-3:])
    assert joined.periods[-1].start.month == 10


def test_a_series_begins_where_the_definition_changed(world, computation):
    earlier(YEAR - 1, version=2018)
    (kept,) = series(person(world["hospital-0102"], "reader").access, YEAR, CODE)
    assert len(kept.periods) == 12


def test_a_small_practice_has_a_best_estimate_between_its_own_figure_and_the_others(world, computation):
    found = best_estimate(person(world["practice-0101"], "administrator").access, YEAR, CODE)
    assert (found.units, found.unit.number) == (13, "2101")
    assert 10.5 < found.value < 26.7
    assert found.lower < found.value < found.upper < 44.4
    shown = page(world["practice-0101"], ADDRESS)
    assert "rust op een noemer van 30" in shown
    assert "wordt nergens gepubliceerd" in shown
    assert "Uw cijfer en de beste schatting" in shown


def test_where_others_differ_by_chance_only_there_are_no_bounds(world, computation):
    """That no difference was seen between practices does not tell how small it is."""
    ShownFigure.objects.filter(unit__startswith="3").update(numerator=6, value=10.0)
    found = best_estimate(person(world["practice-0101"], "administrator").access, YEAR, CODE)
    assert (found.lower, found.upper) == (None, None)
    assert found.value == pytest.approx(100 * (12 * 6 + 8) / (12 * 60 + 30), abs=0.1)
    shown = page(world["practice-0101"], ADDRESS)
    assert "verschillen bij dit cijfer niet zichtbaar meer dan toeval geeft" in shown
    assert "weegt uw eigen cijfer" not in shown


def test_a_figure_that_speaks_for_itself_or_is_hidden_has_no_estimate(world, computation):
    assert best_estimate(person(world["practice-0102"], "reader").access, YEAR, CODE) is None
    ShownFigure.objects.filter(unit="2101").update(lower=25.0, upper=28.0)
    assert best_estimate(person(world["practice-0101"], "reader").access, YEAR, CODE) is None


def test_few_others_cannot_hold_a_figure(world, computation):
    ShownFigure.objects.filter(unit__in=[f"3{number:03}" for number in range(6)]).delete()
    assert best_estimate(person(world["practice-0101"], "reader").access, YEAR, CODE) is None
