"""What one round computes, from the registrations as they stand: facts, counts, findings, expectations, alerts."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from ooievaar import intake, main, quality, warehouse
from ooievaar.portal.links.queries import standing
from ooievaar.portal.organisations.queries import register
from ooievaar.portal.quality.months import shifted
from ooievaar.portal.submissions.queries import delivered_frames
from ooievaar.portal.submissions.receipts import arrivals, received_by_month
from ooievaar.records import EXPECTED

MONTHS_SHOWN = 14  # the month of the round and thirteen before it: a year ago is then among them
MONTHS_KNOWN = 18  # what the monitor compares with lies further back
_FINDINGS = ("episode_id", "rule", "grade", "place", "value", "sentence")

Tell = Callable[[str], None]
Frames = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class Results:
    """All that a round stores.

    `counts` is `records.QUALITY` of the months shown, `comparisons` is `records.COMPARISONS` over the twelve months up
    to and with each of them (one month of a small practice says little beside that of others), `findings` what
    `intake.findings_across` gives with the month of care, `expected` and `alerts` what the monitor gives,
    `suppliers` the root of most dossier numbers of each organisation.
    """

    first: date
    facts: pl.DataFrame
    counts: pl.DataFrame
    comparisons: pl.DataFrame
    findings: pl.DataFrame
    expected: pl.DataFrame
    alerts: pl.DataFrame
    suppliers: Mapping[str, str]


@dataclass(frozen=True)
class _Year:
    """One calendar year of care, linked."""

    delivered: Frames
    facts: pl.DataFrame
    findings: pl.DataFrame


def years_of(month: date) -> range:
    """The calendar years that a round looks at."""
    return range(shifted(month, 1 - MONTHS_KNOWN).year, month.year + 1)


def compute(month: date, tell: Tell) -> Results:
    """Everything about the round of `month`; `tell` is called before each step and may end the work by raising."""
    registered = register()
    years = [_year(year, registered, tell) for year in years_of(month)]
    facts = pl.concat([each.facts for each in years], how="diagonal")
    first = shifted(month, 1 - MONTHS_SHOWN)
    tell("tellen")
    counts = quality.merged_counts(facts, received_by_month(first))
    tell("volledigheid bepalen")
    expected, alerts = _monitored(years, facts, registered["organisations"], month)
    return Results(
        first=first,
        facts=_shown(facts, first, month),
        counts=_shown(counts, first, month),
        comparisons=_comparisons(counts, registered["organisations"], first, month),
        findings=_shown(pl.concat([each.findings for each in years]), first, month),
        expected=expected,
        alerts=alerts,
        suppliers=_suppliers(facts),
    )


def _year(year: int, registered: Frames, tell: Tell) -> _Year:
    tell("aanleveringen lezen")
    delivered = delivered_frames(year)
    tell("records koppelen")
    with tempfile.TemporaryDirectory(prefix="ooievaar-quality-") as folder:
        out = Path(folder) / str(year)
        settings = main.CutSettings(about={"kind": "quality"})
        main.build_cut(
            delivered=delivered, register=registered, year=year, out=out, decisions=standing(), settings=settings
        )
        tell("nagaan wat meetelt")
        with warehouse.open_cut(out) as cut:
            facts = quality.facts_of_cut(cut, delivered, year)
            links = cut.table("links")
    found = intake.findings_across(delivered, links, registered)
    return _Year(delivered, facts, found.join(facts.select("episode_id", "month", "lvr_number"), on="episode_id"))


def _suppliers(facts: pl.DataFrame) -> dict[str, str]:
    """By LVR number; of roots that an organisation used as often the last in order."""
    used = facts.filter(pl.col("supplier").is_not_null()).group_by("lvr_number", "supplier").len()
    return dict(used.sort("len", "supplier").select("lvr_number", "supplier").rows())


def _shown(frame: pl.DataFrame, first: date, month: date) -> pl.DataFrame:
    return frame.filter(pl.col("month").is_between(first, month))


def _comparisons(counts: pl.DataFrame, organisations: pl.DataFrame, first: date, month: date) -> pl.DataFrame:
    compared = (quality.compare(_year_up_to(counts, each), organisations, each) for each in _months(first, month))
    return pl.concat(compared)


def _year_up_to(counts: pl.DataFrame, month: date) -> pl.DataFrame:
    """The counts of twelve months together, under the last of them."""
    return (
        _shown(counts, shifted(month, -11), month)
        .group_by("lvr_number", "measure", "item")
        .agg(pl.col("count", "total").sum())
        .with_columns(month=pl.lit(month))
    )


def _months(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first = shifted(first, 1)


def _monitored(
    years: list[_Year], facts: pl.DataFrame, organisations: pl.DataFrame, month: date
) -> tuple[pl.DataFrame, pl.DataFrame]:
    if facts.is_empty():
        return EXPECTED.frame([]), pl.DataFrame()
    referrals = pl.concat([each.delivered["referrals"] for each in years]).unique()
    feed = quality.feed({"referrals": referrals}, facts, arrivals(), organisations)
    judged = quality.monitor(feed, month)
    return judged.expected, judged.alerts
