"""DuckDB inside the process, shut off from everything it does not need."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

# No setting may make the engine fetch code or look at variables of the program that calls it.
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_persistent_secrets": False,
    "python_enable_replacements": False,
}


def database() -> duckdb.DuckDBPyConnection:
    """An empty database in memory that can reach no file and no network; close it, or use it in a `with`."""
    return _opened(())


def reading(files: Sequence[Path], lacking: Mapping[str, pl.DataFrame]) -> duckdb.DuckDBPyConnection:
    """A database with one view per Parquet file, named after the file, that can reach these files only.

    `lacking` has an empty frame for each table that has no file, or one with fewer columns: those are then unknown.
    """
    connection = _opened(files)
    for file in files:
        if file.stem not in lacking:
            connection.read_parquet(str(file)).create_view(file.stem)
    held = {file.stem: file for file in files}
    for name, empty in lacking.items():
        _complete(connection, name, empty, held.get(name))
    connection.execute("SET lock_configuration = true")
    return connection


def _complete(connection: duckdb.DuckDBPyConnection, name: str, empty: pl.DataFrame, file: Path | None) -> None:
    """A view with every declared column, whatever the file holds; names come from the declarations."""
    connection.register("declared", empty.to_arrow())
    connection.execute(f'CREATE TABLE "{name}:declared" AS SELECT * FROM declared')  # noqa: S608
    connection.unregister("declared")
    rows = f"SELECT * FROM read_parquet({literal(file)}) UNION ALL BY NAME " if file else ""  # noqa: S608
    connection.execute(f'CREATE VIEW "{name}" AS {rows}SELECT * FROM "{name}:declared"')  # noqa: S608


def is_one_select(connection: duckdb.DuckDBPyConnection, sql: str) -> bool:
    """Whether this text is exactly one statement that only reads."""
    return [statement.type for statement in connection.extract_statements(sql)] == [duckdb.StatementType.SELECT]


def literal(path: Path) -> str:
    """A path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"


def _opened(files: Sequence[Path]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config=_CLOSED)
    connection.execute(f"SET allowed_paths = [{', '.join(literal(file) for file in files)}]")
    connection.execute("SET enable_external_access = false")
    return connection
