"""The completeness monitor against what goes wrong in the field, in made-up years; and against quiet ones."""

from datetime import date

import polars as pl
import pytest

from ooievaar import quality, records, synthetic
from ooievaar.quality.alarms import FALSE_PER_ROUND
from ooievaar.synthetic.rows import KERNSET_VERSION

APRIL, MAY, JUNE, JULY = (date(2025, month, 1) for month in (4, 5, 6, 7))
# An eighth of the country: seven suppliers, some seventy practices. What is seen here is seen in a country at once.
BIRTHS = (21_000, 20_400)
ROUNDS = [date(2025, month, 1) for month in range(1, 13)]


@pytest.fixture(scope="module")
def made():
    return synthetic.years(births=BIRTHS, first=2024, seed=1)


def feed_of(made):
    tables = {"links": made.links, "organisations": made.organisations}
    children = pl.DataFrame(schema={"child_id": pl.String, "birth_id": pl.String})
    facts = quality.facts(made.delivered, {**tables, "children": children}, {})
    return quality.feed(made.delivered, facts, made.arrivals, made.organisations)


def alerts(made, failures, *rounds):
    feed = feed_of(synthetic.with_failures(made, failures, seed=1))
    return [quality.monitor(feed, day).alerts for day in rounds]


def named(alerts):
    return set(alerts.select("kind", "subject", "item").iter_rows())


def a_middling_practice(made):
    """A practice with as many records as half of the practices have."""
    sizes = made.delivered["episodes"].group_by("lvr_number").len().sort("len", "lvr_number")
    practices = sizes.join(made.organisations.filter(pl.col("kind") == "practice"), on="lvr_number", how="semi")
    return practices.sort("len", "lvr_number")["lvr_number"][practices.height // 2]


def test_a_supplier_that_loses_one_in_eight_is_named_within_two_rounds(made):
    supplier = synthetic.supplier(73)
    before, first, second = alerts(made, [synthetic.Loss(supplier, APRIL, 0.12)], APRIL, MAY, JUNE)
    assert named(before) == set()
    assert ("loss", supplier, None) in named(first) | named(second)
    named_now = second.filter(pl.col("subject") == supplier).row(0, named=True)
    assert named_now["organisations"] == [
        lvr
        for lvr in sorted(synthetic.users_of(made, supplier))
        if lvr in set(made.delivered["episodes"]["lvr_number"])
    ]
    assert named_now["received"] < named_now["expected"]
    assert supplier in named_now["sentence"]
    assert named(second) == {("loss", supplier, None)}, "and nobody else"


def test_a_practice_that_falls_silent_is_named_in_the_next_round(made):
    lvr = a_middling_practice(made)
    before, first, later = alerts(made, [synthetic.Silence(lvr, APRIL)], APRIL, MAY, JULY)
    assert named(before) == set()
    assert named(first) == {("silent", lvr, None)}
    assert named(later) == {("silent", lvr, None)}, "and its supplier is not blamed"


def test_an_item_that_a_supplier_no_longer_sends_is_named_within_two_rounds(made):
    supplier = synthetic.supplier(74)
    _before, first, second = alerts(made, [synthetic.DroppedItem(supplier, APRIL, "perineum")], APRIL, MAY, JUNE)
    assert ("item_dropped", supplier, "perineum") in named(first) | named(second)
    assert named(second) == {("item_dropped", supplier, "perineum")}


def test_an_item_that_nobody_sends_any_more_is_named_for_the_version(made):
    makers = [synthetic.supplier(maker) for maker in (*synthetic.PRACTICE_MAKERS, *synthetic.HOSPITAL_MAKERS)]
    (found,) = alerts(made, [synthetic.DroppedItem(each, APRIL, "weight_g") for each in makers], JUNE)
    assert named(found) == {("item_dropped", KERNSET_VERSION, "weight_g")}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_quiet_country_gives_few_alerts(made, seed):
    quiet = made if seed == 1 else synthetic.years(births=BIRTHS, first=2024, seed=seed)
    feed = feed_of(quiet)
    found = [quality.monitor(feed, day).alerts.height for day in ROUNDS]
    assert sum(FALSE_PER_ROUND.values()) < 1
    # As many as stated would give 3.6 in a year; twice that is unlikely by chance.
    assert sum(found) <= 7


def test_every_organisation_has_what_is_expected_of_the_last_three_months(made):
    expected = quality.monitor(feed_of(made), JUNE).expected
    assert expected.schema == records.EXPECTED.schema
    assert set(expected["month"]) == {date(2025, 3, 1), APRIL, MAY}
    assert expected.select(records.EXPECTED.key).is_duplicated().any() is False
    within = expected.filter(pl.col("received").is_between(pl.col("lower"), pl.col("upper")))
    assert within.height > 0.9 * expected.drop_nulls("expected").height
    assert (expected["present"] <= expected["announced"]).all()
    assert expected["received"].sum() == pytest.approx(expected["expected"].sum(), rel=0.05)


def test_a_round_does_not_know_what_comes_later(made):
    there = quality.monitor(feed_of(made), JUNE)
    then = quality.monitor(feed_of(synthetic.until(made, JULY)), JUNE)
    # A month of care may be known better later; what had come in is the same.
    assert then.expected["received"].sum() == pytest.approx(there.expected["received"].sum(), rel=0.02)
    assert then.alerts.height == there.alerts.height == 0


def test_without_a_past_there_is_nothing_to_expect(made):
    early = quality.monitor(feed_of(synthetic.until(made, date(2023, 12, 1))), date(2023, 11, 1))
    assert early.alerts.is_empty()
    assert early.expected["expected"].null_count() == early.expected.height


def test_without_any_registrations_there_is_nothing_to_say(made):
    nothing = quality.monitor(feed_of(synthetic.until(made, date(2020, 1, 1))), JUNE)
    assert nothing.alerts.is_empty()
    assert nothing.expected.is_empty()
