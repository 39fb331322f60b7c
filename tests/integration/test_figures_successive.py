"""A second computation of a year tells nothing of the few births that came in between, until it is opened."""

import polars as pl
import pytest
from tests.integration.figures_world import CODES, YEAR, country, figures, person

from ooievaar import indicators, main, records, statistics
from ooievaar.portal.figures import adjusting, opening, queries, successive, work
from ooievaar.portal.figures.models import Computation, Cut, Figure, ShownAdjustment, ShownFigure
from ooievaar.portal.figures.states import State
from ooievaar.portal.organisations.queries import register

pytestmark = pytest.mark.django_db
CODE = CODES[0]
LITTLE = {(CODE, "0101"): (88, 703), (CODE, "NL"): (152, 1211)}
ENOUGH = {(CODE, "0101"): (95, 760), (CODE, "NL"): (159, 1268)}


@pytest.fixture
def world(monkeypatch):
    made = country()
    monkeypatch.setattr(successive, "register_of", lambda _cut: register())
    return made


def computed(frame) -> Computation:
    """By the job's own steps, as if the cut had been built and counted."""
    number = Cut.objects.count() + 1
    cut = Cut.objects.create(
        year=YEAR, folder=f"{YEAR}-{number}-1", checksum=f"{number:064}", births=9, children=9, episodes=9
    )
    computation = Computation.objects.create(year=YEAR, code_version="1", cut=cut, state=State.RUNNING)
    work.save(computation, frame, successive.may_be_told(computation, frame, cut.path))
    computation.refresh_from_db()
    return computation


def shown(computation: Computation, unit: str) -> ShownFigure:
    return computation.shown_figures.get(indicator=CODE, part="", unit=unit)


def test_a_few_births_more_are_held_back_with_what_gives_them_away(world):
    computed(figures())
    second = computed(figures(LITTLE))
    for unit, before in (("0101", 700), ("NL", 1208)):
        row = shown(second, unit)
        assert (row.denominator, row.is_earlier) == (before, True)
    assert not shown(second, "0102").is_earlier
    assert second.figures.get(indicator=CODE, part="", unit="0101").denominator == 703


def test_when_enough_came_the_new_figures_are_shown(world):
    computed(figures())
    computed(figures(LITTLE))
    third = computed(figures(ENOUGH))
    assert [shown(third, unit).denominator for unit in ("0101", "NL")] == [760, 1268]
    assert not third.shown_figures.filter(is_earlier=True).exists()


def test_what_is_opened_for_approval_is_told_exactly(world):
    computed(figures())
    second = computed(figures(LITTLE))
    opening.open_for_approval(computation=second, by=None)
    assert not second.shown_figures.filter(is_earlier=True).exists()
    for unit in ("0101", "NL"):
        exact = Figure.objects.get(computation=second, indicator=CODE, part="", unit=unit)
        assert shown(second, unit).denominator == exact.denominator
        assert shown(second, unit).value == pytest.approx(exact.value, abs=0.05)


def test_a_page_says_which_figures_are_of_before(world, client):
    computed(figures())
    computed(figures(LITTLE))
    midwife = person(world["practice-0101"], "reader")
    found = queries.comparisons(midwife.access, YEAR, indicator=CODE)
    own = {each.unit.number: each.shown for one in found if one.part is None for each in one.figures}
    assert own["0101"].is_earlier
    assert own["0101"].denominator == 700
    client.force_login(midwife.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/werk/cijfers/{CODE}/?jaar={YEAR}")
    assert "zoals eerder getoond" in page.content.decode()


ADMISSION = "paediatric_admission"


def beside(frame) -> adjusting.Adjusted:
    """Expected numbers of the country and a VSV, disclosed as they are beside these figures."""
    common = {"year": YEAR, "indicator": ADMISSION, "version": 2020, "observed": 88.0}
    units = (("country", "NL", 151.0), ("vsv", "0101", 80.0))
    rows = records.ADJUSTED.frame({**common, "level": level, "unit": unit, "expected": e} for level, unit, e in units)
    basis = indicators.Basis(rows=1208, cases=151, undetermined=0, unknown={})
    made = indicators.Adjustment(basis, mixes=pl.DataFrame(), figures=rows, unfit=statistics.Unfit.UNSETTLED)
    return adjusting.Adjusted({ADMISSION: made}, main.disclose_adjusted(rows, frame), {})


def test_what_is_held_back_is_not_compared_until_it_is_told_exactly(world):
    changes = {(ADMISSION, "0101"): (88, 703), (ADMISSION, "NL"): (152, 1211)}
    computed(figures())
    second = computed(figures(changes))
    adjusting.save_adjusted(second, beside(successive.shown_of(second.pk)))
    own = ShownAdjustment.objects.get(computation=second, unit="0101")
    assert (own.hidden, own.expected) == (main.CHANGED_TOO_LITTLE, None)
    opening.open_for_approval(computation=second, by=None)
    own.refresh_from_db()
    assert (own.hidden, own.observed, own.expected, own.ratio) == ("", 88, 80.0, 1.1)
    assert own.value == pytest.approx(100 * 1.1 * 152 / 1211, abs=0.05)
