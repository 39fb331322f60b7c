"""Single tables beside the cuts: written whole or not at all, read back only as they were written."""

import os
import uuid
from pathlib import Path

import polars as pl

from ooievaar.warehouse.building import write_table
from ooievaar.warehouse.manifest import CutRefusedError, sha256


def save_frame(frame: pl.DataFrame, file: Path) -> str:
    """Write a table as Parquet; gives its SHA-256. A file of the same name is replaced at once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{uuid.uuid4().hex}.partial")
    try:
        digest = write_table(frame, beside).sha256
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    handle = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return digest


def load_frame(file: Path, digest: str) -> pl.DataFrame:
    """The table as it was saved.

    Raises:
        CutRefusedError: the file is gone or no longer what was written.
    """
    if not file.exists() or sha256(file) != digest:
        raise CutRefusedError(f"Het bestand {file.name} is weg of veranderd sinds het werd geschreven.")
    return pl.read_parquet(file)
