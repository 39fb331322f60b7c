"""The current records of all episodes as the tables that linkage takes."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched, chain, zip_longest
from typing import Any

import polars as pl
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from ooievaar import records
from ooievaar.portal.submissions.models import EpisodeVersion
from ooievaar.portal.submissions.sealing import unseal

ROWS_AT_ONCE = 10_000
type Row = dict[str, Any]
_NOTHING: Row = {}


def delivered_frames(year: int | None = None) -> dict[str, pl.DataFrame]:
    """The tables of `records.DELIVERED` by name, of the current versions of what was not withdrawn.

    Rows are in the order of their key, so that the same registrations give the same frames. This module is the only
    place where what identifies is opened: linkage needs it, and a cut leaves it out again.

    Args:
        year: only episodes that have anything to do with this calendar year or the ones beside it: care, due date or
            birth. The neighbours are needed to link what goes on over New Year. None for all.
    """
    parts = [_frames_of(rows) for rows in batched(_current_rows(), ROWS_AT_ONCE)] or [_frames_of(())]
    frames = {table.name: pl.concat([part[table.name] for part in parts]) for table in records.DELIVERED}
    return frames if year is None else _around(year, frames)


def frames_of_episodes(identities: Iterable[str]) -> dict[str, pl.DataFrame]:
    """The same tables of these episodes alone; those that were withdrawn are left out."""
    found = _counting().filter(episode__identity__in=list(identities))
    return _frames_of(list(_rows_of(found)))


def submissions_digest() -> str:
    """SHA-256 over the messages from which the current records come: the same set gives the same digest."""
    found = _counting().order_by("message__sha256")
    return hashlib.sha256("\n".join(found.values_list("message__sha256", flat=True)).encode()).hexdigest()


def _counting() -> QuerySet:
    return EpisodeVersion.objects.filter(is_current=True, episode__withdrawn_for="")


def _current_rows() -> Iterator[tuple[str, str, bytes]]:
    return _rows_of(_counting())


def _rows_of(versions: QuerySet) -> Iterator[tuple[str, str, bytes]]:
    """Identity of the episode, its rows as JSON, and what is sealed of them."""
    # As text, read below: Polars takes ten times as long over rows with many columns of which most are empty.
    current = versions.order_by("episode__identity").annotate(text=Cast("records", TextField()))
    return current.values_list("episode__identity", "text", "linking").iterator(ROWS_AT_ONCE)


def _frames_of(rows: Sequence[tuple[str, str, bytes]]) -> dict[str, pl.DataFrame]:
    documents = [_document(*row) for row in rows]
    return {table.name: _table(table, documents) for table in records.DELIVERED}


def _document(identity: str, readable: str, sealed: bytes) -> dict[str, list[Row]]:
    """The rows of one episode by table: those of both parts are the same, in the same order, as they were split."""
    rows: dict[str, list[Row]] = json.loads(readable)
    identifying: dict[str, list[Row]] = json.loads(unseal(sealed))
    for name, own in rows.items():
        for row, rest in zip_longest(own, identifying.get(name, ()), fillvalue=_NOTHING):
            row.update(rest)
            row["episode_id"] = identity
    return rows


def _table(table: records.Table, documents: Sequence[Mapping[str, Sequence[Row]]]) -> pl.DataFrame:
    rows = list(chain.from_iterable(document.get(table.name, ()) for document in documents))
    values: dict[str, list[Any]] = {}
    # Four in five columns of a row are empty, and not in it: only what is there costs time.
    for place, row in enumerate(rows):
        for name, value in row.items():
            if name not in values:
                values[name] = [None] * len(rows)
            values[name][place] = value
    return pl.DataFrame([_series(column, values.get(column.name), len(rows)) for column in table.columns])


def _series(column: records.Column, values: list[Any] | None, height: int) -> pl.Series:
    dtype = records.POLARS_TYPES[column.kind]
    if values is None:
        return pl.Series(column.name, pl.repeat(None, height, dtype=dtype, eager=True))
    if column.kind is records.Kind.DAY:
        return pl.Series(column.name, values, dtype=pl.String()).str.to_date("%Y-%m-%d")
    if column.kind is records.Kind.MOMENT:
        return pl.Series(column.name, values, dtype=pl.String()).str.to_datetime(time_unit="us")
    return pl.Series(column.name, values, dtype=dtype)


def _around(year: int, frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    days = ("start_date", "end_date", "due_date", "birth_date")
    births = frames["delivered_children"].select("episode_id", "birth_date")
    near = frames["episodes"].join(births, on="episode_id", how="left").filter(_in_years(year, days))
    admissions = frames[records.ADMISSIONS.name]
    stays = ("birth_date", "admission_date", "discharge_date")
    return {
        **{
            table.name: frames[table.name].join(near, on="episode_id", how="semi", maintain_order="left")
            for table in records.EPISODE_TABLES
        },
        records.ADMISSIONS.name: admissions.filter(_in_years(year, stays)),
    }


def _in_years(year: int, days: tuple[str, ...]) -> pl.Expr:
    """Any of these days lies in this calendar year or the ones beside it."""
    return pl.any_horizontal(pl.col(day).dt.year().is_between(year - 1, year + 1) for day in days)
