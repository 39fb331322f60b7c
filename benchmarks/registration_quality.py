"""Facts and counts of a national year, a round of the completeness monitor, and false alarms in quiet years."""

import time
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from ooievaar import indicators, linkage, quality, synthetic, warehouse
from ooievaar.quality.kinds import KINDS

BIRTHS = (165_000, 160_000)
FIRST, YEAR = 2024, 2025
JUNE = date(2025, 6, 1)
SEEDS = (1, 2)


def measure() -> dict[str, float]:
    """Seconds, memory, and alerts per round of countries in which nothing is wrong."""
    made = ordinary(BIRTHS, 1)
    return {**_counting(made), **_monitoring(made), **_named(made), **_false_alarms()}


def _counting(made: synthetic.Years) -> dict[str, float]:
    tables = _tables(made)
    explained = _explained(made)
    facts, seconds = _timed(lambda: quality.facts(made.delivered, tables, explained))
    year = facts.filter(pl.col("month").dt.year() == YEAR)
    counts, of_counts = _timed(lambda: quality.counts(year))
    _, of_comparing = _timed(lambda: quality.compare(counts, made.organisations, JUNE))
    return {
        "episodes of two years": facts.height,
        "facts of two years (s)": seconds,
        "counts of a year (s)": of_counts,
        "comparisons of a month, all organisations (s)": of_comparing,
        "size of these facts (MB)": facts.estimated_size("mb"),
    }


def _monitoring(made: synthetic.Years) -> dict[str, float]:
    feed, of_feed = _timed(lambda: feed_of(made))
    _, of_round = _timed(lambda: quality.monitor(feed, JUNE))
    return {"feed with facts (s)": of_feed, "a round of the monitor (s)": of_round}


def _false_alarms() -> dict[str, float]:
    found = [quiet(BIRTHS, seed) for seed in SEEDS]
    limit = sum(kind.false_per_round for kind in KINDS)
    return {f"false alarms per round (limit {limit:g})": sum(found) / (12 * len(found))}


def _named(made: synthetic.Years) -> dict[str, float]:
    """How many suppliers of practices are named within two rounds when they lose one record in eight from April on."""
    suppliers = [synthetic.supplier(maker) for maker in synthetic.PRACTICE_MAKERS]
    return {f"suppliers of {len(suppliers)} named within two rounds": sum(_is_named(made, each) for each in suppliers)}


def _is_named(made: synthetic.Years, supplier: str) -> bool:
    loss = synthetic.Loss(supplier, date(YEAR, 4, 1), 0.12)
    feed = feed_of(synthetic.with_failures(made, [loss], seed=1))
    alerts = pl.concat(quality.monitor(feed, date(YEAR, month, 1)).alerts for month in (5, 6))
    return ("loss", supplier) in set(alerts.select("kind", "subject").iter_rows())


def quiet(births: tuple[int, int], seed: int) -> int:
    """How many alerts twelve rounds give in a country in which nothing is wrong."""
    feed = feed_of(ordinary(births, seed))
    return sum(quality.monitor(feed, date(YEAR, month, 1)).alerts.height for month in range(1, 13))


def ordinary(births: tuple[int, int], seed: int) -> synthetic.Years:
    """Two years with seasons, organisations that grow and shrink, and late records; nothing is wrong."""
    plain = synthetic.years(births=births, first=FIRST, seed=seed)
    return synthetic.varied(plain, synthetic.Variation(), seed=seed)


def feed_of(made: synthetic.Years) -> quality.Feed:
    """What the monitor looks at, with the links as they truly are."""
    facts = quality.facts(made.delivered, _tables(made), {})
    return quality.feed(made.delivered, facts, made.arrivals, made.organisations)


def _tables(made: synthetic.Years) -> dict[str, pl.DataFrame]:
    children = pl.DataFrame(schema={"child_id": pl.String, "birth_id": pl.String})
    return {"links": made.links, "organisations": made.organisations, "children": children}


def _explained(made: synthetic.Years) -> dict[str, pl.DataFrame]:
    """What the indicators of births say of every birth of the year."""
    births = linkage.merge(made.delivered, made.links, made.organisations)["births"]
    chosen = [each for each in indicators.INDICATORS if each.counts.name == "births" and each.covers(YEAR)]
    with warehouse.database() as connection:
        connection.register("births", births.to_arrow())
        return {each.code: indicators.explain(_Births(connection), each, YEAR) for each in chosen}


class _Births:
    """A database with the births alone, as an engine that answers questions."""

    dialect = "duckdb"

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def query(self, sql: str) -> pl.DataFrame:
        rows: pl.DataFrame = self.connection.sql(sql).pl()
        return rows


def _timed[T](work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    found = work()
    return found, time.perf_counter() - start
