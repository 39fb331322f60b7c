"""The current records of all episodes as the tables that linkage takes."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import batched, repeat
from typing import Any

import polars as pl
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from ooievaar import records
from ooievaar.portal.submissions.models import EpisodeVersion
from ooievaar.portal.submissions.sealing import unseal

ROWS_AT_ONCE = 10_000

type Rows = Mapping[str, Sequence[Mapping[str, Any]]]  # by table name


def delivered_frames(year: int | None = None) -> dict[str, pl.DataFrame]:
    """The tables of `records.DELIVERED` by name, of the current versions of what was not withdrawn.

    Rows are in the order of their key, so that the same registrations give the same frames. This is the only place
    where what identifies is opened: linkage needs it, and a cut leaves it out again.

    Args:
        year: only episodes that have anything to do with this calendar year or the ones beside it: care, due date or
            birth. The neighbours are needed to link what goes on over New Year. None for all.
    """
    parts = [_frames_of(rows) for rows in batched(_current_rows(), ROWS_AT_ONCE)] or [_frames_of(())]
    frames = {table.name: pl.concat([part[table.name] for part in parts]) for table in records.DELIVERED}
    return frames if year is None else _around(year, frames)


def submissions_digest() -> str:
    """SHA-256 over the messages from which the current records come: the same set gives the same digest."""
    found = _counting().order_by("message__sha256")
    return hashlib.sha256("\n".join(found.values_list("message__sha256", flat=True)).encode()).hexdigest()


def _counting() -> QuerySet:
    return EpisodeVersion.objects.filter(is_current=True, episode__withdrawn_for="")


def _current_rows() -> Iterator[tuple[str, str, bytes]]:
    """Identity of the episode, its rows as JSON, and what is sealed of them."""
    # As text: the field would convert every value.
    current = _counting().order_by("episode__identity").annotate(text=Cast("records", TextField()))
    return current.values_list("episode__identity", "text", "linking").iterator(ROWS_AT_ONCE)


def _frames_of(rows: Sequence[tuple[str, str, bytes]]) -> dict[str, pl.DataFrame]:
    # Nearly all cells of our wide tables are empty and were not stored: Python passes those over, where a JSON reader
    # that is given the schema visits every one.
    documents = [(identity, json.loads(text), json.loads(unseal(linking))) for identity, text, linking in rows]
    return {table.name: _table(table, documents) for table in records.DELIVERED}


def _table(table: records.Table, documents: Sequence[tuple[str, Rows, Rows]]) -> pl.DataFrame:
    rows = [
        {"episode_id": identity, **row, **identifying}
        for identity, readable, sealed in documents
        # The same rows in the same order, as they were split.
        for row, identifying in zip(readable.get(table.name, ()), sealed.get(table.name, repeat({})), strict=False)
    ]
    return _typed(pl.DataFrame(rows, schema=_AS_READ[table.name], orient="row"), table)


def _typed(frame: pl.DataFrame, table: records.Table) -> pl.DataFrame:
    days = [column.name for column in table.columns if column.kind is records.Kind.DAY]
    moments = [column.name for column in table.columns if column.kind is records.Kind.MOMENT]
    return frame.with_columns(pl.col(days).str.to_date("%Y-%m-%d"), pl.col(moments).str.to_datetime(time_unit="us"))


_READ_AS_TEXT = (records.Kind.DAY, records.Kind.MOMENT)
_AS_READ = {
    table.name: {
        column.name: pl.String() if column.kind in _READ_AS_TEXT else table.schema[column.name]
        for column in table.columns
    }
    for table in records.DELIVERED
}


def _around(year: int, frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    days = ("start_date", "end_date", "due_date", "birth_date")
    births = frames["delivered_children"].select("episode_id", "birth_date")
    near = (
        frames["episodes"]
        .join(births, on="episode_id", how="left")
        .filter(pl.any_horizontal(pl.col(day).dt.year().is_between(year - 1, year + 1) for day in days))
    )
    return {
        name: frame.join(near, on="episode_id", how="semi", maintain_order="left") for name, frame in frames.items()
    }
