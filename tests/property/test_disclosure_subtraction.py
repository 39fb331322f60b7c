"""Nobody can work out a hidden count from what is shown beside it."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from ooievaar import disclosure, records, statistics

disclose = partial(disclosure.disclose, interval=statistics.wilson)
COUNTRY = ("country", "NL")
SIZES = st.lists(st.one_of(st.integers(0, 14), st.integers(0, 400)), min_size=1, max_size=8)
POLICIES = st.builds(
    disclosure.Policy, threshold=st.integers(1, 20), numerators=st.integers(0, 6), complements=st.integers(0, 6)
)


@st.composite
def tables(draw):
    """Figures of VSVs with two parts that divide them, their hospitals, and the country they add up to."""
    rows = []
    for number, size in enumerate(draw(SIZES)):
        own = draw(st.integers(0, size))
        hospital = draw(st.integers(0, size))
        rows += [(part, "vsv", str(number), count, size) for part, count in _parts(own, size)]
        rows += [(None, "hospital", f"h{number}", min(own, hospital), hospital)]
    for part in (None, "x", "y"):
        own = [row for row in rows if row[0] == part and row[1] == "vsv"]
        rows.append((part, *COUNTRY, sum(row[3] for row in own), sum(row[4] for row in own)))
    return rows


def _parts(own, size):
    return ((None, size), ("x", own), ("y", size - own))


def _frame(rows):
    names = ("part", "level", "unit", "numerator", "denominator")
    return records.FIGURES.frame(
        {**dict(zip(names, row, strict=True)), "indicator": "i", "year": 2025, "undetermined": 0, "outside": 0}
        for row in rows
    )


def _parents(rows):
    vsvs = {("vsv", unit): COUNTRY for _part, level, unit, *_ in rows if level == "vsv"}
    hospitals = {("hospital", f"h{unit}"): ("vsv", unit) for _level, unit in vsvs}
    return vsvs | hospitals


@given(tables(), POLICIES)
def test_subtracting_what_is_shown_leaves_at_least_two_hidden_vsvs_or_none(rows, policy):
    shown = disclose(_frame(rows), policy, _parents(rows))
    true = {("i", part, level, unit): denominator for part, level, unit, _numerator, denominator in rows}
    for part in (None, "x", "y"):
        if shown["i", part, *COUNTRY].hidden:
            continue
        secret = [key for key in shown if key[1:3] == (part, "vsv") and shown[key].denominator is None and true[key]]
        left = true["i", part, *COUNTRY] - sum(
            each.denominator or 0 for key, each in shown.items() if key[1:3] == (part, "vsv")
        )
        assert left == sum(true[key] for key in secret)
        assert not secret or (len(secret) >= 2 and left >= policy.threshold)


@given(tables(), st.integers(3, 20))
def test_no_hidden_vsv_can_have_one_size_only(rows, threshold):
    """Who reads the reasons knows that one is smaller than the threshold, and that none is empty."""
    shown = disclose(_frame(rows), disclosure.Policy(threshold), _parents(rows))
    for part in (None, "x", "y"):
        secret = [
            row for row in rows if row[0] == part and row[1] == "vsv" and shown["i", *row[:3]].denominator is None
        ]
        sizes = {row[2]: row[4] for row in secret if row[4]}
        if len(sizes) == 0 or shown["i", part, *COUNTRY].hidden:
            continue
        most = {unit: threshold - 1 if size < threshold else 10**6 for unit, size in sizes.items()}
        for unit in sizes:
            lowest = max(1, sum(sizes.values()) - (sum(most.values()) - most[unit]))
            highest = min(most[unit], sum(sizes.values()) - (len(sizes) - 1))
            assert lowest < highest


@given(tables(), POLICIES)
def test_subtracting_a_hospital_from_its_vsv_leaves_enough_births_or_none(rows, policy):
    parents = _parents(rows)
    shown = disclose(_frame(rows), policy, parents)
    for (level, unit), above in parents.items():
        hospital, vsv = shown["i", None, level, unit], shown["i", None, *above]
        if level == "hospital" and hospital.denominator and vsv.denominator:
            elsewhere = vsv.denominator - hospital.denominator
            assert elsewhere == 0 or elsewhere >= policy.threshold


@given(tables(), POLICIES)
def test_never_one_single_part_of_a_shown_figure_is_hidden(rows, policy):
    shown = disclose(_frame(rows), policy, _parents(rows))
    for (_indicator, part, level, unit), whole in shown.items():
        if part is None and level != "hospital" and whole.denominator is not None:
            parts = [shown["i", name, level, unit] for name in ("x", "y")]
            assert sum(each.denominator is None for each in parts) != 1


@given(tables(), POLICIES)
def test_nothing_small_is_shown_and_nothing_shown_is_changed(rows, policy):
    shown = disclose(_frame(rows), policy, _parents(rows))
    for part, level, unit, numerator, denominator in rows:
        each = shown["i", part, level, unit]
        if each.denominator is None:
            assert each.hidden
            assert (each.numerator, each.value, each.lower, each.upper) == (None,) * 4
        else:
            assert (each.numerator, each.denominator) == (numerator, denominator)
            assert denominator >= policy.threshold
            assert abs(each.value - 100 * numerator / denominator) <= 0.05 + 1e-9
            assert each.lower - 0.05 <= each.value <= each.upper + 0.05


@given(tables(), POLICIES)
def test_what_is_hidden_never_counts_few_together(rows, policy):
    """Numerators follow by subtraction as denominators do: over the VSVs of the country, over the parts of a unit."""
    shown = disclose(_frame(rows), policy, _parents(rows))
    true = {("i", part, level, unit): numerator for part, level, unit, numerator, _denominator in rows}
    sums = [((part, *COUNTRY), [key for key in shown if key[1:3] == (part, "vsv")]) for part in (None, "x", "y")]
    units = {key[2:] for key in shown if key[1] == "x"}
    sums += [((None, *unit), [("i", part, *unit) for part in ("x", "y")]) for unit in units]
    for total, members in sums:
        secret = [key for key in members if shown[key].hidden and true[key]]
        if not shown["i", *total].hidden and len(secret) < len(members):
            assert not 0 < sum(true[key] for key in secret) < policy.numerators
