"""Counts by subject and month as arrays, which the models of expectation take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from ooievaar.quality.feed import Feed

Numbers = npt.NDArray[np.float64]

HISTORY = 12  # months of own past that an expectation rests on
LEAST_HISTORY = 6  # with fewer there is no expectation


@dataclass(frozen=True)
class Subjects:
    """What is judged: organisations, or suppliers with all organisations that use them now.

    `of` says per organisation which subject it is part of; `kinds` the kind of organisation per subject.
    """

    kind: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    of: Mapping[str, str]

    def organisations(self, name: str) -> list[str]:
        """The LVR numbers that make up one subject, in order."""
        return sorted(lvr for lvr, subject in self.of.items() if subject == name)


def organisations_of(feed: Feed) -> Subjects:
    """Every organisation as a subject of its own."""
    rows = feed.organisations.sort("lvr_number")
    names = tuple(rows["lvr_number"])
    return Subjects("organisation", names, tuple(rows["kind"]), {name: name for name in names})


def suppliers_of(feed: Feed, until: int) -> Subjects:
    """Every supplier with the organisations whose last record up to a round came from its systems.

    Where an organisation goes over to another supplier, its whole past goes with it, so that the move is no loss.
    """
    last = (
        feed.episodes.filter(pl.col("supplier").is_not_null() & (pl.col("round") <= until))
        .sort("round", "supplier")
        .group_by("lvr_number")
        .agg(pl.col("supplier").last())
        .join(feed.organisations, on="lvr_number")
        .sort("supplier", "lvr_number")
    )
    kinds = last.group_by("supplier").agg(pl.col("kind").mode().sort().first()).sort("supplier")
    of = dict(last.select("lvr_number", "supplier").iter_rows())
    return Subjects("supplier", tuple(kinds["supplier"]), tuple(kinds["kind"]), of)


def by_round(rows: pl.DataFrame, subjects: Subjects, rounds: range) -> Numbers:
    """How many rows came in per subject (rows of the array) and round (columns)."""
    return _counted(rows.select("lvr_number", time="round"), subjects, rounds)


def by_month(rows: pl.DataFrame, subjects: Subjects, months: range, lag: int, known: str = "round") -> Numbers:
    """How many rows of each month of care were known `lag` rounds after it, per subject and month.

    `known` is the column with the round in which a row became known.
    """
    there = rows.filter(pl.max_horizontal("round", known) <= pl.col("month") + lag, pl.col(known).is_not_null())
    return _counted(there.select("lvr_number", time="month"), subjects, months)


def others(own: Numbers, kinds: Sequence[str]) -> Numbers:
    """Per subject the sum over all other subjects of its kind."""
    totals = {kind: own[[each == kind for each in kinds]].sum(axis=0) for kind in set(kinds)}
    return np.stack([totals[kind] for kind in kinds]) - own if len(kinds) else own


def _counted(rows: pl.DataFrame, subjects: Subjects, times: range) -> Numbers:
    place = {name: index for index, name in enumerate(subjects.names)}
    index = {lvr: place[subject] for lvr, subject in subjects.of.items()}
    found = (
        rows.filter(pl.col("time").is_between(times.start, times.stop - 1))
        .group_by("lvr_number", "time")
        .len()
        .with_columns(subject=pl.col("lvr_number").replace_strict(index, default=None, return_dtype=pl.Int64))
        .drop_nulls("subject")
    )
    counts = np.zeros((len(subjects.names), len(times)))
    np.add.at(counts, (found["subject"].to_numpy(), found["time"].to_numpy() - times.start), found["len"].to_numpy())
    return counts
