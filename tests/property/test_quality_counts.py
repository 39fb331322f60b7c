"""Counts and their cases agree whatever the facts are, and the order of rows never matters."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ooievaar import quality, records

MONTHS = [date(2025, month, 1) for month in (1, 2, 3)]
COLUMNS = ("linked", "missing:parity", "used:preterm_birth")

flags = st.sampled_from([True, False, None])
episodes = st.lists(st.tuples(st.sampled_from([*MONTHS, None]), st.sampled_from(["1", "2"]), flags, flags, flags))


def frame(rows):
    empty = quality.FACTS.frame([{}]).clear()
    columns = {"month": pl.Date, "lvr_number": pl.String, **dict.fromkeys(COLUMNS, pl.Boolean)}
    drawn = pl.DataFrame(rows, schema=columns, orient="row").with_row_index("episode_id")
    return pl.concat([empty, drawn.with_columns(pl.col("episode_id").cast(pl.String))], how="diagonal")


@given(episodes)
def test_every_count_is_the_number_of_its_cases(rows):
    facts = frame(rows)
    for row in quality.counts(facts).iter_rows(named=True):
        found = quality.cases(facts, row["month"], row["lvr_number"], row["measure"], row["item"])
        assert len(found) == row["count"] <= row["total"]


@given(episodes)
def test_the_country_is_the_sum_of_its_organisations(rows):
    counts = quality.counts(frame(rows))
    key = ["month", "measure", "item"]
    is_country = pl.col("lvr_number") == quality.COUNTRY
    summed = counts.filter(~is_country).group_by(key).agg(pl.col("count").sum(), pl.col("total").sum())
    assert summed.sort(key).equals(counts.filter(is_country).drop("lvr_number").sort(key))


@given(episodes, st.randoms(use_true_random=False))
def test_comparisons_do_not_depend_on_order(rows, random):
    counts = quality.counts(frame(rows))
    order = list(range(counts.height))
    random.shuffle(order)
    kinds = records.ORGANISATIONS.frame(
        [{"lvr_number": "1", "kind": "practice"}, {"lvr_number": "2", "kind": "practice"}]
    )
    there = quality.compare(counts, kinds, MONTHS[2])
    assert there.equals(quality.compare(counts[order], kinds[::-1], MONTHS[2]))
