"""The completeness monitor: what should be in by a round, and what stays away more than chance explains."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from ooievaar.quality.alarms import Alarm, below, sentence
from ooievaar.quality.chance import quantile
from ooievaar.quality.dropped import dropped
from ooievaar.quality.feed import Feed, month_of, number
from ooievaar.quality.forecast import forecast
from ooievaar.quality.grids import (
    HISTORY,
    LEAST_HISTORY,
    Subjects,
    by_month,
    organisations_of,
    suppliers_of,
)
from ooievaar.quality.kinds import LOSS
from ooievaar.quality.presence import WINDOWS, losses_in_presence
from ooievaar.quality.volumes import WINDOWS_OF_LOSS, losses_in_volume, silences
from ooievaar.records import ALERTS, EXPECTED

JUDGED = (1, 2, 3)  # a month of care is judged in the first, second and third round after it


@dataclass(frozen=True)
class Monitored:
    """One round: `expected` is `records.EXPECTED`, `alerts` is `records.ALERTS`."""

    expected: pl.DataFrame
    alerts: pl.DataFrame


def monitor(feed: Feed, on: date) -> Monitored:
    """Judge the round (month of submission) in which a day falls, with what came in up to and in that round."""
    at = number(on)
    known = _until(feed, at)
    rows = [row for lag in JUDGED for row in _expected(known, at, lag)]
    return Monitored(EXPECTED.frame(rows).sort(EXPECTED.key), _alerts(_alarms(known, at), at))


def _until(feed: Feed, at: int) -> Feed:
    """The feed as it was known in a round."""
    women = feed.women.filter(pl.col("round") <= at)
    present = pl.when(pl.col("present") <= at).then("present")
    return Feed(
        feed.episodes.filter(pl.col("round") <= at), women.with_columns(present.alias("present")), feed.organisations
    )


def _expected(feed: Feed, at: int, lag: int) -> list[dict[str, Any]]:
    """The month of care of `lag` rounds ago, for every organisation that delivered or was named."""
    subjects, months = organisations_of(feed), _months(feed, at, lag)
    own = by_month(feed.episodes, subjects, months, lag)
    announced = by_month(feed.women, subjects, months, lag)
    present = by_month(feed.women, subjects, months, lag, "present")
    if len(months) <= LEAST_HISTORY:
        return []
    judged = forecast(own, announced, subjects.kinds, 1)
    mean = np.where(np.isfinite(judged.expected), judged.expected, 1.0)
    bounds = {name: quantile(chance, mean, judged.shape) for name, chance in (("lower", 0.025), ("upper", 0.975))}
    rows = []
    for index in np.flatnonzero(own.sum(axis=1) + announced.sum(axis=1)):
        usable = bool(np.isfinite(judged.expected[index]))
        rows.append({
            "round": month_of(at), "month": month_of(at - lag), "lvr_number": subjects.names[index],
            "received": int(own[index, -1]), "announced": int(announced[index, -1]),
            "present": int(present[index, -1]),
            "expected": float(mean[index]) if usable else None,
            **{name: float(bound[index]) if usable else None for name, bound in bounds.items()},
            "probability": float(judged.probability[index]) if usable else None,
        })  # fmt: skip
    return rows


def _months(feed: Feed, at: int, lag: int) -> range:
    first = int(feed.episodes["round"].min() or at)  # type: ignore[arg-type]
    return range(max(at - lag - HISTORY, first), at - lag + 1)


def _alarms(feed: Feed, at: int) -> list[Alarm]:
    silent = silences(feed, at)
    # What a silent organisation does not send is no loss of its supplier's.
    sending = _without(feed, [alarm.subject for alarm in silent])
    by_supplier = _losses(sending, suppliers_of(sending, at), at)
    told = {lvr for alarm in (*silent, *by_supplier) for lvr in alarm.organisations}
    by_organisation = [each for each in _losses(sending, organisations_of(sending), at) if each.subject not in told]
    return [*_likeliest(silent), *_likeliest(by_supplier), *_likeliest(by_organisation), *_likeliest(dropped(feed, at))]


def _without(feed: Feed, silent: list[str]) -> Feed:
    heard = ~pl.col("lvr_number").is_in(silent)
    return Feed(feed.episodes.filter(heard), feed.women.filter(heard), feed.organisations.filter(heard))


def _losses(feed: Feed, subjects: Subjects, at: int) -> list[Alarm]:
    # Half the false alarms that are allowed for suppliers, half for organisations.
    limit = below(LOSS, 2 * len(subjects.names) * (len(WINDOWS) + len(WINDOWS_OF_LOSS)))
    return losses_in_volume(feed, subjects, at, limit) + losses_in_presence(feed, subjects, at, limit)


def _likeliest(alarms: Iterable[Alarm]) -> list[Alarm]:
    """Of several alarms about the same subject and item the one that chance explains least."""
    best: dict[tuple[str, str, str | None], Alarm] = {}
    for alarm in sorted(alarms, key=lambda each: each.probability, reverse=True):
        best[alarm.subject_kind, alarm.subject, alarm.item] = alarm
    return list(best.values())


def _alerts(alarms: Iterable[Alarm], at: int) -> pl.DataFrame:
    rows = [
        {
            "round": month_of(at), "month": month_of(alarm.month), "kind": alarm.kind,
            "subject_kind": alarm.subject_kind, "subject": alarm.subject, "item": alarm.item,
            "expected": alarm.expected, "received": alarm.received, "probability": alarm.probability,
            "organisations": list(alarm.organisations), "sentence": sentence(alarm),
        }
        for alarm in alarms
    ]  # fmt: skip
    return ALERTS.frame(rows).sort(ALERTS.key)
