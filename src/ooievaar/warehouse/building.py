"""Freezing tables: written beside, flushed to disk, then renamed, so that a cut is whole or absent."""

import json
import os
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import polars as pl

from ooievaar import records
from ooievaar.warehouse.manifest import (
    DECLARED,
    MANIFEST,
    CutRefusedError,
    Manifest,
    TableFile,
    as_content,
    checksum_of,
    sha256,
)

# Fixed, because the size of the row groups shows in the bytes; small enough for two cores to share a year.
_ROW_GROUP = 65_536


def build(tables: Mapping[str, pl.DataFrame], out: Path, about: Mapping[str, Any]) -> Path:
    """Freeze linked tables as a cut: Parquet files and a manifest that never change afterwards.

    The same tables give the same bytes and the same checksum, in whatever order the rows come.

    Args:
        tables: tables of `records.LINKED` by name, with exactly the declared columns.
        out: the folder to make.
        about: `year` (required), `submissions` (digest of what it was made from), `moment`, `code_version`;
            any other key is kept in the manifest under `about` and must be a JSON value.

    Returns:
        `out`.

    Raises:
        CutRefusedError: the folder exists, or a table holds what a cut may not hold.
    """
    frozen = {name: _checked(name, tables[name]) for name in sorted(tables)}
    _refuse_existing(out)
    beside = out.parent / f".{out.name}.{uuid.uuid4().hex}.partial"
    beside.mkdir(parents=True)
    try:
        _fill(beside, frozen, about)
        _refuse_existing(out)
        beside.rename(out)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    _flush(out.parent)
    return out


def _refuse_existing(out: Path) -> None:
    if out.exists():
        raise CutRefusedError(f"De map {out.name} bestaat al. Een snede wordt nooit overschreven: kies een andere map.")


def _checked(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame in declared columns and order of key, or a refusal that names what is wrong."""
    table = DECLARED.get(name)
    if table is None:
        raise CutRefusedError(f"De tabel {name} hoort niet in een snede.")
    if undeclared := sorted(set(frame.columns) - set(table.names)):
        raise CutRefusedError(
            f"De tabel {name} heeft kolommen die niet in een snede mogen staan: {', '.join(undeclared)}. "
            "Een snede bevat geen gegevens waaraan iemand direct te herkennen is."
        )
    if missing := sorted(set(table.names) - set(frame.columns)):
        raise CutRefusedError(f"In de tabel {name} ontbreken kolommen: {', '.join(missing)}.")
    return _keyed(table, frame.select(table.names).cast(pl.Schema(table.schema)))


def _keyed(table: records.Table, frame: pl.DataFrame) -> pl.DataFrame:
    for column in table.columns:
        _refuse_unknown_codes(table, column, frame)
    if frame.select(table.key).is_duplicated().any():
        raise CutRefusedError(f"In de tabel {table.name} staan rijen met dezelfde sleutel ({', '.join(table.key)}).")
    return frame.sort(table.key)


def _refuse_unknown_codes(table: records.Table, column: records.Column, frame: pl.DataFrame) -> None:
    """A column of choices holds its declared choices only, so that no free text can hide there."""
    if column.codes is None:
        return
    values = frame[column.name].drop_nulls()
    values = values.explode().drop_nulls() if column.kind is records.Kind.CODES else values
    known = [code.value for code in column.codes.codes]
    if not values.is_in(known).all():
        raise CutRefusedError(f"De kolom {column.name} van {table.name} bevat waarden die geen keuze zijn.")


def _fill(folder: Path, frozen: Mapping[str, pl.DataFrame], about: Mapping[str, Any]) -> None:
    files = {name: write_table(frame, folder / f"{name}.parquet") for name, frame in frozen.items()}
    content = as_content(_manifest(files, about))
    file = folder / MANIFEST
    file.write_text(json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    _flush(file)
    _flush(folder)


def write_table(frame: pl.DataFrame, file: Path) -> TableFile:
    """Write one table and see it safe on disk."""
    frame.write_parquet(file, compression="zstd", compression_level=3, row_group_size=_ROW_GROUP, statistics=True)
    _flush(file)
    return TableFile(rows=frame.height, sha256=sha256(file))


def _manifest(files: Mapping[str, TableFile], about: Mapping[str, Any]) -> Manifest:
    named = ("year", "moment", "code_version", "submissions")
    manifest = Manifest(
        year=about["year"],
        moment=about.get("moment") or datetime.now(UTC),
        code_version=about.get("code_version") or metadata.version("ooievaar"),
        submissions=about.get("submissions", ""),
        tables=files,
        about={key: value for key, value in about.items() if key not in named},
        checksum="",
    )
    return replace(manifest, checksum=checksum_of(as_content(manifest)))


def _flush(path: Path) -> None:
    """Make the system write a file, or the names in a folder, to disk now."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
