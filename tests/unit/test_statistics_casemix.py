"""Case-mix: the model against a library, and units of a made-up country against what is known of them."""

import numpy as np
import pytest
import statsmodels.api as sm

from ooievaar import statistics

NAMES = ("constant", "first_child", "age")


def country(count: int = 20_000, seed: int = 2) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    design = np.column_stack([np.ones(count), rng.random(count) < 0.46, rng.normal(0, 1, count)]).astype(float)
    chances = statistics.predicted(design, np.array([-2.5, 0.6, 0.2]))
    return design, (rng.random(count) < chances).astype(float), chances


def test_the_model_is_that_of_a_library():
    design, outcomes, _ = country()
    ours, theirs = statistics.fit_logistic(NAMES, design, outcomes), sm.Logit(outcomes, design).fit(disp=0)
    assert ours.coefficients == pytest.approx(theirs.params, abs=1e-6)
    assert ours.errors == pytest.approx(theirs.bse, abs=1e-6)


def test_a_group_with_cases_only_stays_finite():
    design = np.column_stack([np.ones(60), np.arange(60) < 5]).astype(float)
    outcomes = np.where(np.arange(60) < 30, 1.0, 0.0)
    assert np.isfinite(statistics.fit_logistic(("constant", "group"), design, outcomes).coefficients).all()


def test_all_rows_together_have_the_figure_of_the_country():
    design, outcomes, _ = country()
    model = statistics.fit_logistic(NAMES, design, outcomes)
    chances = statistics.predicted(design, model.coefficients)
    found = statistics.compare(outcomes, chances, np.ones(len(outcomes)), float(outcomes.mean()))
    assert found.observed == pytest.approx(found.expected)
    assert found.adjusted == pytest.approx(outcomes.mean())
    assert found.lower < found.adjusted < found.upper


def test_a_unit_with_a_heavy_mix_is_not_blamed_for_it():
    design, outcomes, chances = country(seed=3)
    heavy = design[:, 1] == 1
    found = statistics.compare(outcomes[heavy], chances[heavy], np.ones(heavy.sum()), float(outcomes.mean()))
    assert outcomes[heavy].mean() > 1.2 * outcomes.mean()
    assert found.lower < outcomes.mean() < found.upper


def test_a_birth_that_counts_for_a_part_counts_for_that_part_on_both_sides():
    found = statistics.compare(np.array([1.0, 0.0]), np.array([0.2, 0.4]), np.array([0.5, 1.0]), 0.1)
    assert (found.observed, found.expected) == (0.5, pytest.approx(0.5))


def test_the_interval_is_close_to_the_exact_one():
    # the exact Poisson limits of 10 cases are 4.80 and 18.39
    found = statistics.compare(np.ones(10), np.ones(10), np.ones(10), 0.01)
    assert (found.lower / 0.01, found.upper / 0.01) == (pytest.approx(0.479, abs=0.01), pytest.approx(1.839, abs=0.01))


def test_a_unit_without_births_has_no_comparison():
    found = statistics.compare(np.array([]), np.array([]), np.array([]), 0.1)
    assert np.isnan([found.adjusted, found.lower, found.upper]).all()


def test_calibration_shows_what_happened_beside_what_was_predicted():
    _, outcomes, chances = country()
    shown = statistics.calibration(outcomes, chances)
    assert shown.rows.sum() == len(outcomes)
    assert (np.diff(shown.predicted) > 0).all()
    assert shown.observed == pytest.approx(shown.predicted, abs=0.03)
    assert 0.55 < shown.discrimination < 0.75


def test_discrimination_counts_ties_half():
    assert statistics.calibration(np.array([1.0, 0.0]), np.array([0.3, 0.3]), groups=1).discrimination == 0.5
    assert statistics.calibration(np.array([1.0, 0.0]), np.array([0.4, 0.3]), groups=1).discrimination == 1
