"""DuckDB inside the process, shut off from everything it does not need."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

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


def reading(files: Sequence[Path]) -> duckdb.DuckDBPyConnection:
    """A database with one view per Parquet file, named after the file, that can reach these files only."""
    connection = _opened(files)
    for file in files:
        connection.read_parquet(str(file)).create_view(file.stem)
    connection.execute("SET lock_configuration = true")
    return connection


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
