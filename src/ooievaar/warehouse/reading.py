"""Asking questions of a cut."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from ooievaar.warehouse.engine import is_one_select, reading
from ooievaar.warehouse.manifest import CutRefusedError, Manifest, read


@dataclass(frozen=True)
class Cut:
    """An opened cut. Its tables are views, named as declared in `records.LINKED`."""

    folder: Path
    manifest: Manifest
    connection: duckdb.DuckDBPyConnection

    def query(self, sql: str) -> pl.DataFrame:
        """The rows that one SELECT in DuckDB's dialect gives; safe to call from several threads.

        Raises:
            ValueError: the text is not exactly one statement that only reads.
        """
        cursor = self.connection.cursor()
        try:
            if not is_one_select(cursor, sql):
                raise ValueError("a cut answers one SELECT at a time")
            rows: pl.DataFrame = cursor.sql(sql).pl()
            return rows
        finally:
            cursor.close()

    def table(self, name: str) -> pl.DataFrame:
        """All rows of one table.

        Raises:
            KeyError: the cut holds no such table.
        """
        if name not in self.manifest.tables:
            raise KeyError(name)
        return pl.read_parquet(self.folder / f"{name}.parquet")


@contextmanager
def open_cut(folder: Path) -> Iterator[Cut]:
    """Open a cut for reading; nothing outside its own files can be reached, and nothing can be changed.

    Raises:
        CutRefusedError: the folder holds no cut, or a table of it is missing.
    """
    folder = folder.resolve()
    manifest = read(folder)
    files = [folder / f"{name}.parquet" for name in manifest.tables]
    if missing := [file.name for file in files if not file.is_file()]:
        raise CutRefusedError(f"De snede {folder.name} is niet compleet: {', '.join(missing)} ontbreekt.")
    connection = reading(files)
    try:
        yield Cut(folder, manifest, connection)
    finally:
        connection.close()
