"""The current records of all episodes as the tables that linkage takes."""

import hashlib
import io
from collections.abc import Iterator

import polars as pl
from django.db.models import TextField
from django.db.models.functions import Cast

from ooievaar import records
from ooievaar.portal.submissions.models import EpisodeVersion

_READ_AS_TEXT = (records.Kind.DAY, records.Kind.MOMENT)


def delivered_frames(year: int | None = None) -> dict[str, pl.DataFrame]:
    """The tables of `records.DELIVERED` by name, of the current versions.

    Rows are in the order of their key, so that the same registrations give the same frames.

    Args:
        year: only episodes that have anything to do with this calendar year or the ones beside it: care, due date or
            birth. The neighbours are needed to link what goes on over New Year. None for all.
    """
    lines = "\n".join(_current_records()).encode()
    documents = pl.read_ndjson(io.BytesIO(lines), schema=_SCHEMA) if lines else pl.DataFrame(schema=_SCHEMA)
    frames = {table.name: _typed(_rows(documents, table.name), table) for table in records.DELIVERED}
    return frames if year is None else _around(year, frames)


def submissions_digest() -> str:
    """SHA-256 over the messages from which the current records come: the same set gives the same digest."""
    found = EpisodeVersion.objects.filter(is_current=True).order_by("message__sha256")
    return hashlib.sha256("\n".join(found.values_list("message__sha256", flat=True)).encode()).hexdigest()


def _current_records() -> Iterator[str]:
    current = EpisodeVersion.objects.filter(is_current=True).order_by("episode__identity")
    # As text: Polars reads a national year of JSON in the time that Python reads a tenth of it.
    return current.annotate(text=Cast("records", TextField())).values_list("text", flat=True).iterator(5000)


def _rows(documents: pl.DataFrame, name: str) -> pl.DataFrame:
    return documents.select(pl.col(name).explode(empty_as_null=False, keep_nulls=False)).unnest(name)


def _typed(frame: pl.DataFrame, table: records.Table) -> pl.DataFrame:
    days = [column.name for column in table.columns if column.kind is records.Kind.DAY]
    moments = [column.name for column in table.columns if column.kind is records.Kind.MOMENT]
    return frame.with_columns(pl.col(days).str.to_date("%Y-%m-%d"), pl.col(moments).str.to_datetime(time_unit="us"))


def _as_read(table: records.Table) -> pl.Struct:
    as_text = {column.name for column in table.columns if column.kind in _READ_AS_TEXT}
    return pl.Struct({name: pl.String() if name in as_text else kind for name, kind in table.schema.items()})


_SCHEMA = {table.name: pl.List(_as_read(table)) for table in records.DELIVERED}


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
