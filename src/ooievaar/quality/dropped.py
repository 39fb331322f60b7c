"""Alarms from items that a supplier's systems, or a version of the standard, no longer send."""

from collections.abc import Iterator, Sequence

import polars as pl

from ooievaar.quality.alarms import Alarm, below
from ooievaar.quality.chance import share_at_least
from ooievaar.quality.facts import Fact
from ooievaar.quality.feed import MISSING_COLUMNS, Feed
from ooievaar.quality.grids import HISTORY, LEAST_HISTORY
from ooievaar.quality.kinds import ITEM_DROPPED

SMALLEST_JUMP = 0.05  # of the share that is missing
LEAST_MORE = 5  # cases in which it is missing beyond what was usual
LEAST_PAST = 50  # cases before the own past says anything
WINDOWS = (1, 2)
_OTHERS_COUNT_FOR = 10.0
_SPREAD = 0.002  # correlation between records of one subject and month beyond chance

_SUBJECTS = {"supplier": "supplier", "version": "kernset_version"}


def dropped(feed: Feed, at: int) -> list[Alarm]:
    """Suppliers, and versions of the kernset, of which an item is missing far more often than it was.

    Records of a supplier that is named for an item do not count for the version that they are in.
    """
    if at - int(feed.episodes["round"].min() or at) < LEAST_HISTORY:  # type: ignore[arg-type]
        return []
    columns = [column for column in MISSING_COLUMNS if column in feed.episodes.columns]
    recent = feed.episodes.filter(pl.col("round").is_between(at - HISTORY - max(WINDOWS), at))
    by_supplier = _named(recent, "supplier", at, columns)
    named = {(alarm.subject, alarm.item) for alarm in by_supplier}
    return by_supplier + _named(_without(recent, named), "version", at, columns)


def _without(episodes: pl.DataFrame, named: set[tuple[str, str | None]]) -> pl.DataFrame:
    hidden = [
        pl.when(pl.col("supplier") != supplier).then(Fact("missing", item).column).alias(Fact("missing", item).column)
        for supplier, item in named
    ]
    for each in hidden:
        episodes = episodes.with_columns(each)
    return episodes


def _named(episodes: pl.DataFrame, kind: str, at: int, columns: Sequence[str]) -> list[Alarm]:
    subject = _SUBJECTS[kind]
    counted = _counted(episodes.filter(pl.col(subject).is_not_null()), subject, columns)
    pairs = [pair for window in WINDOWS for pair in _compared(counted, subject, at, window)]
    # Half the false alarms that are allowed for suppliers, half for versions.
    limit = below(ITEM_DROPPED, 2 * len(pairs))
    users = episodes.filter(pl.col("round") > at - max(WINDOWS)).group_by(subject).agg(pl.col("lvr_number").unique())
    using = {name: tuple(sorted(found)) for name, found in users.iter_rows()}
    found = [_alarm(pair, kind, at, using) for pair in pairs if _jumped(pair)]
    return [alarm for alarm in found if alarm.probability < limit]


def _counted(episodes: pl.DataFrame, subject: str, columns: Sequence[str]) -> pl.DataFrame:
    """Per subject, round and item: how often it was missing, of how many: `subject`, `round`, `item`, `x`, `n`."""
    groups = episodes.group_by(pl.col(subject).alias("subject"), "round")
    key = ("subject", "round")
    absent = groups.agg(pl.col(columns).sum().cast(pl.Int64)).unpivot(index=key, variable_name="item", value_name="x")
    total = groups.agg(pl.col(columns).count().cast(pl.Int64)).unpivot(index=key, variable_name="item", value_name="n")
    return absent.join(total, on=(*key, "item"))


def _compared(counted: pl.DataFrame, subject: str, at: int, window: int) -> Iterator[dict[str, float | str]]:
    """Per subject and item the window, the year before it, and the same of all other subjects."""
    now = pl.col("round") > at - window
    sums = {
        "x": pl.col("x").filter(now).sum(), "n": pl.col("n").filter(now).sum(),
        "x0": pl.col("x").filter(~now).sum(), "n0": pl.col("n").filter(~now).sum(),
    }  # fmt: skip
    own = counted.group_by("subject", "item").agg(**sums)
    together = {f"{name}_others": pl.col(name).sum().over("item") - pl.col(name) for name in sums}
    yield from own.with_columns(**together).filter(pl.col("n") > 0).sort("subject", "item").iter_rows(named=True)


def _usual(pair: dict[str, float | str]) -> tuple[float, float]:
    """The share that would be missing if nothing had happened, and how many cases say so.

    That of the own past, in which others count for a few cases, and raised by as much as it rose for everybody else;
    without enough past that of others now.
    """
    x0, n0, x1, now, x2, then = (
        float(pair[name]) for name in ("x0", "n0", "x_others", "n_others", "x0_others", "n0_others")
    )
    of_others = (x1 + 0.5) / (now + 1)
    if n0 < LEAST_PAST:
        return of_others, now
    before = (x2 + 0.5) / (then + 1)
    own = (x0 + _OTHERS_COUNT_FOR * before) / (n0 + _OTHERS_COUNT_FOR)
    rose = max(of_others - before, 0.0) if now and then else 0.0
    return min(own + rose, 1.0), n0


def _jumped(pair: dict[str, float | str]) -> bool:
    share, cases = _usual(pair)
    x, n = float(pair["x"]), float(pair["n"])
    return cases >= LEAST_PAST and x >= n * (share + SMALLEST_JUMP) and x >= n * share + LEAST_MORE


def _alarm(pair: dict[str, float | str], kind: str, at: int, using: dict[str, tuple[str, ...]]) -> Alarm:
    share, cases = _usual(pair)
    x, n, subject = float(pair["x"]), float(pair["n"]), str(pair["subject"])
    chance = share_at_least(x, n, share, 1 / (_SPREAD + 1 / cases))
    item = str(pair["item"]).partition(":")[2]
    organisations = using.get(subject, ())
    return Alarm(
        ITEM_DROPPED, kind, subject, at - 1, n * (1 - share), n - x, chance, organisations, item=item, of=n
    )  # fmt: skip
