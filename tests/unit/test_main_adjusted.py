"""What may be shown of observed and expected, and of whom a unit cares for."""

import polars as pl
import pytest

from ooievaar import indicators, intake, main, records, statistics, synthetic
from ooievaar.disclosure import Disclosed

YEAR, CODE = 2025, "paediatric_admission"
COUNTRY = Disclosed(1000, 10_000, 10.0, 9.4, 10.6, 0)
COUNTRY_BEFORE = Disclosed(1000, 10_000, 10.0, 9.4, 10.6, 0, is_earlier=True)


def adjusted(*units: tuple[str, str, float]) -> pl.DataFrame:
    common = {"year": YEAR, "indicator": CODE, "version": 2020, "observed": 0.0}
    return records.ADJUSTED.frame(
        {**common, "level": level, "unit": unit, "expected": expected}
        for level, unit, expected in (("country", "NL", 1000.0), *units)
    )


def disclosed(figure: Disclosed, expected: float, country: Disclosed = COUNTRY) -> main.DisclosedAdjustment:
    shown = {(CODE, None, "country", "NL"): country, (CODE, None, "vsv", "101"): figure}
    return main.disclose_adjusted(adjusted(("vsv", "101", expected)), shown)[CODE, "vsv", "101"]


def test_everything_follows_from_the_shown_counts():
    found = disclosed(Disclosed(36, 290, 12.4, 9.1, 16.7, 1), 31.04)
    assert (found.observed, found.expected, found.ratio) == (36, 31.0, 1.16)
    assert found.value == pytest.approx(100 * 36 / 31 * 0.1, abs=0.05)
    raw = statistics.compare_counts(36, 31.0, 0.1)
    assert (found.ratio_lower, found.ratio_upper) == (round(raw.ratio_lower, 2), round(raw.ratio_upper, 2))
    assert found.lower < found.value < found.upper


def test_the_interval_of_observed_over_expected_is_about_the_exact_one_of_a_count():
    from scipy.stats import chi2

    for observed in (4, 36, 400):
        exact = chi2.ppf(0.025, 2 * observed) / 2, chi2.ppf(0.975, 2 * observed + 2) / 2
        found = statistics.compare_counts(observed, 1.0, 0.1)
        assert (found.ratio_lower, found.ratio_upper) == pytest.approx(exact, rel=0.02)


def test_what_is_hidden_of_the_figure_is_hidden_of_the_comparison():
    found = disclosed(Disclosed(hidden="Minder dan 10 kinderen; daarom niet getoond."), 0.7)
    assert found == main.DisclosedAdjustment(hidden="Minder dan 10 kinderen; daarom niet getoond.")
    assert disclosed(Disclosed(3, 30, 10.0, 1.0, 20.0, 0), 3.0, Disclosed(hidden="x")).hidden == "x"


def test_a_figure_of_an_earlier_computation_is_not_compared_anew():
    earlier = Disclosed(36, 290, 12.4, 9.1, 16.7, 1, is_earlier=True)
    assert disclosed(earlier, 31.0).expected is None
    assert disclosed(Disclosed(36, 290, 12.4, 9.1, 16.7, 1), 31.0, COUNTRY_BEFORE).expected is None


def test_less_than_one_expected_case_is_no_comparison():
    assert disclosed(Disclosed(2, 12, 16.7, 4.7, 44.8, 0), 0.94).hidden
    assert disclosed(Disclosed(2, 12, 16.7, 4.7, 44.8, 0), 0.96).ratio == 2.0


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """Many VSVs for few births, so that much of the mixes must be hidden."""
    made = synthetic.country(births=1500, year=YEAR, seed=1, vsvs=12)
    register = {table.name: getattr(made, table.name) for table in records.REGISTER}
    key = intake.Pseudonymiser(b"a key for tests only, 32 bytes..")
    delivered = main.records_of(map(main.as_message, synthetic.deliveries(made)), key)
    cut = tmp_path_factory.mktemp("cuts") / "cut"
    main.build_cut(delivered=delivered, register=register, year=YEAR, out=cut)
    shown = main.disclose(main.compute(cut=cut, year=YEAR), register)
    found = main.adjust(cut=cut, year=YEAR)
    return found, shown, main.disclose_mixes(found, shown, register, YEAR)


def counts(found):
    mixes = found[CODE].mixes.iter_rows(named=True)
    return {(row["level"], row["unit"], row["characteristic"], row["number"]): row for row in mixes}


def test_no_group_of_a_mix_that_is_shown_has_fewer_than_ten_or_leaves_fewer_than_ten(country):
    found, _shown, mixes = country
    real, visible = counts(found), 0
    for (_code, level, unit), shares in mixes.items():
        for characteristic, values in shares.items():
            for number, value in enumerate(values):
                row = real[level, unit, characteristic, number]
                count, rest = round(row["count"]), round(row["known"]) - round(row["count"])
                if value is not None:
                    visible += 1
                    assert count == 0 or count >= 10
                    assert rest == 0 or rest >= 10
                    assert value == pytest.approx(100 * row["count"] / row["known"], abs=1.6)
    assert visible > 200


def test_what_is_left_of_a_mix_is_never_a_single_group_nor_few_together(country):
    found, _shown, mixes = country
    real, hidden_somewhere = counts(found), 0
    for (_code, level, unit), shares in mixes.items():
        for characteristic, values in shares.items():
            hidden = [number for number, value in enumerate(values) if value is None]
            together = sum(round(real[level, unit, characteristic, number]["count"]) for number in hidden)
            hidden_somewhere += bool(hidden)
            assert len(hidden) != 1
            assert together == 0 or together >= 10 or len(hidden) == len(values)
    assert hidden_somewhere > 50


def test_a_unit_whose_figure_is_hidden_has_no_mix(country):
    _found, shown, mixes = country
    hidden = [key for key, each in shown.items() if key[:2] == (CODE, None) and each.value is None]
    assert hidden
    assert not {(CODE, *unit) for _code, _part, *unit in hidden} & mixes.keys()


def test_the_words_of_every_level_differ():
    for mix in indicators.CASE_MIXES:
        for each in mix.shown:
            assert len({level.words for level in each.levels}) == len(each.levels)
            assert len({level.words_english for level in each.levels}) == len(each.levels)
