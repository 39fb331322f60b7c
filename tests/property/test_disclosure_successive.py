"""Nobody can work out from two successive tables what happened in the few births that came in between."""

from functools import partial
from unittest import mock

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.test_disclosure_subtraction import COUNTRY, _frame, _parents

from ooievaar import disclosure, statistics
from ooievaar.disclosure import disclosing

POLICY = disclosure.Policy()
disclose = partial(disclosure.disclose, interval=statistics.wilson)
CHANGES = st.one_of(st.just(0), st.integers(-12, 12), st.integers(0, 120))


@st.composite
def series(draw):
    """Tables of the same VSVs, each with one hospital, two parts, and the country, as births come and go."""
    sizes = draw(st.lists(st.integers(0, 90), min_size=1, max_size=6))
    tables = []
    for _moment in range(draw(st.integers(2, 4))):
        tables.append(_table(sizes, [draw(st.integers(0, size)) for size in sizes]))
        sizes = [max(0, size + draw(CHANGES)) for size in sizes]
    return tables


def _table(sizes, numerators):
    rows = []
    for number, (size, own) in enumerate(zip(sizes, numerators, strict=True)):
        first = size // 3
        rows += [(None, "vsv", str(number), own, size), ("x", "vsv", str(number), min(own, first), first)]
        rows += [("y", "vsv", str(number), own - min(own, first), size - first)]
        rows += [(None, "hospital", f"h{number}", own // 2, size // 2)]
    for part in (None, "x", "y"):
        vsvs = [row for row in rows if row[0] == part and row[1] == "vsv"]
        rows.append((part, *COUNTRY, sum(row[3] for row in vsvs), sum(row[4] for row in vsvs)))
    return rows


def _shown(tables):
    """What was shown each time, oldest first."""
    shown = []
    for rows in tables:
        shown.append(disclose(_frame(rows), POLICY, _parents(rows), earlier=shown[::-1]))
    return shown


def _found_out(tables, shown) -> list[tuple]:
    """Small changes of a unit between the last table and one before, that follow by linear algebra."""
    return [key for then in range(len(tables) - 1) for key in _found_between(tables, shown, then)]


def _found_between(tables, shown, then):
    true = [{("i", *row[:3]): row[4] for row in rows} for rows in (tables[then], tables[-1])]
    keys = list(true[1])
    told = [key for key in keys if _is_told(shown[then][key]) and _is_told(shown[-1][key])]
    conditions = np.array([_row(keys, {key: 1}) for key in told] + _sums(keys, tables[-1]))
    for key in keys:
        change = true[1][key] - true[0][key]
        if 0 < abs(change) < POLICY.threshold and _follows(_row(keys, {key: 1}), conditions):
            yield (then, key, change)


def _is_told(figure) -> bool:
    return figure.told is not None and not figure.is_earlier


def _sums(keys, rows) -> list[np.ndarray]:
    sums = []
    for part in (None, "x", "y"):
        vsvs = {key: 1 for key in keys if key[1:3] == (part, "vsv")}
        sums.append(_row(keys, vsvs | {("i", part, *COUNTRY): -1}))
    units = {row[1:3] for row in rows if row[1] != "hospital"}
    sums += [_row(keys, {("i", None, *unit): -1, ("i", "x", *unit): 1, ("i", "y", *unit): 1}) for unit in units]
    return sums


def _row(keys, weights) -> np.ndarray:
    return np.array([float(weights.get(key, 0)) for key in keys])


def _follows(wanted, conditions) -> bool:
    solution = np.linalg.lstsq(conditions.T, wanted, rcond=None)[0]
    return bool(np.allclose(conditions.T @ solution, wanted, atol=1e-6))


@settings(deadline=None, max_examples=60)
@given(series())
def test_no_change_of_a_few_births_can_be_worked_out(tables):
    assert _found_out(tables, _shown(tables)) == []


@settings(deadline=None, max_examples=60)
@given(series())
def test_what_stays_is_what_was_shown_and_the_rest_is_true(tables):
    shown = _shown(tables)
    for row in tables[-1]:
        key = ("i", *row[:3])
        now = shown[-1][key]
        if now.is_earlier:
            assert now.told in {then[key].told for then in shown[:-1] if not then[key].is_earlier} | {None}
        elif now.told is not None:
            assert now.told == row[4]


def test_without_holding_back_the_few_are_found():
    tables = [_table([400, 300], [40, 30]), _table([403, 300], [41, 30])]
    assert _found_out(tables, _shown(tables)) == []
    with mock.patch.object(disclosing, "held_back", return_value=set()):
        assert _found_out(tables, _shown(tables)) != []


def test_one_vsv_that_changed_a_little_takes_the_country_along():
    """The others changed nothing, so that the change of the country is that of the VSV."""
    first, second = _shown([_table([400, 300], [40, 30]), _table([403, 300], [41, 30])])
    for key in (("i", None, "vsv", "0"), ("i", None, *COUNTRY)):
        assert second[key].is_earlier
        assert second[key].told == first[key].told
    assert not second["i", None, "vsv", "1"].is_earlier


def test_parts_that_were_hidden_give_no_size_away_of_a_whole_that_is_held_back():
    """Found by random search: what the parts tell now is subtracted from what the whole told before."""
    tables = [_table(sizes, [0, 0]) for sizes in ([20, 20], [40, 20], [36, 40])]
    assert _found_out(tables, _shown(tables)) == []


def test_a_size_worked_out_from_units_gives_no_part_away():
    tables = [_table(sizes, [0, 0]) for sizes in ([36, 36], [56, 38], [52, 50])]
    assert _found_out(tables, _shown(tables)) == []


def test_when_enough_has_come_all_of_it_is_shown():
    shown = _shown([_table([400, 300], [40, 30]), _table([403, 300], [41, 30]), _table([460, 390], [50, 40])])
    assert not any(each.is_earlier for each in shown[-1].values())
    assert shown[-1]["i", None, "vsv", "0"].told == 460
