"""Asking questions of a cut."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ooievaar import records
from ooievaar.warehouse.engines import DUCKDB, Reader, reader
from ooievaar.warehouse.manifest import CutRefusedError, Manifest, read


@dataclass(frozen=True)
class Cut:
    """An opened cut. Its tables are views, named as declared in `records.LINKED`."""

    folder: Path
    manifest: Manifest
    reader: Reader

    @property
    def dialect(self) -> str:
        """The SQL that `query` takes, as sqlglot calls it."""
        return self.reader.dialect

    def query(self, sql: str) -> pl.DataFrame:
        """The rows that one SELECT in the engine's dialect gives.

        Raises:
            ValueError: the text is not exactly one statement that only reads.
        """
        return self.reader.query(sql)

    def table(self, name: str) -> pl.DataFrame:
        """All rows of one table.

        Raises:
            KeyError: the cut holds no such table.
        """
        if name not in self.manifest.tables:
            raise KeyError(name)
        return pl.read_parquet(self.folder / f"{name}.parquet")


@contextmanager
def open_cut(folder: Path, engine: str = DUCKDB) -> Iterator[Cut]:
    """Open a cut for reading, with every table as it is declared now.

    With DuckDB nothing outside its own files can be reached, and nothing can be changed.

    Args:
        folder: where the cut lies; Spark's workers must be able to reach it under the same path.
        engine: `duckdb`, or the address of a Spark cluster.

    Raises:
        CutRefusedError: the folder holds no cut, or a table of it is missing.
        UnknownEngineError: there is no such engine here.
    """
    folder = folder.resolve()
    manifest = read(folder)
    files = [folder / f"{name}.parquet" for name in manifest.tables]
    if missing := [file.name for file in files if not file.is_file()]:
        raise CutRefusedError(f"De snede {folder.name} is niet compleet: {', '.join(missing)} ontbreekt.")
    with reader(files, engine, _lacking(files)) as opened:
        yield Cut(folder, manifest, opened)


def _lacking(files: Sequence[Path]) -> dict[str, pl.DataFrame]:
    """Empty tables for what a cut does not hold because it was declared later: a cut of any age answers any definition.

    What was never collected is unknown, and counts as undetermined.
    """
    held = {file.stem: set(pl.read_parquet_schema(file)) for file in files}
    return {table.name: table.frame() for table in records.LINKED if set(table.names) - held.get(table.name, set())}
