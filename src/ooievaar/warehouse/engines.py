"""Which engine answers: DuckDB inside this process, or a Spark cluster at an address."""

import importlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import duckdb
import polars as pl
from splink import DuckDBAPI
from splink.internals.database_api import DatabaseAPI

from ooievaar.warehouse.engine import database, is_one_select, reading

DUCKDB = "duckdb"
SPARK = "spark://"
NOTHING: Mapping[str, pl.DataFrame] = {}


class UnknownEngineError(Exception):
    """No engine goes by this name, or it is not installed; the text is the sentence to show."""


class Reader(Protocol):
    """Answers questions over the tables of a cut. `dialect` is how sqlglot calls the SQL that it speaks."""

    @property
    def dialect(self) -> str:
        """The SQL that `query` takes."""

    def query(self, sql: str) -> pl.DataFrame:
        """The rows that one SELECT gives.

        Raises:
            ValueError: the text is not exactly one statement that only reads.
        """


@dataclass(frozen=True)
class DuckDBReader:
    """DuckDB over files; safe to call from several threads."""

    connection: duckdb.DuckDBPyConnection
    dialect: str = DUCKDB

    def query(self, sql: str) -> pl.DataFrame:
        """The rows that one SELECT gives."""
        cursor = self.connection.cursor()
        try:
            if not is_one_select(cursor, sql):
                raise ValueError("a cut answers one SELECT at a time")
            rows: pl.DataFrame = cursor.sql(sql).pl()
            return rows
        finally:
            cursor.close()


def check(engine: str) -> None:
    """Hold the name of an engine against those there are.

    Raises:
        UnknownEngineError: there is no such engine here.
    """
    if engine != DUCKDB:
        _spark(engine)


@contextmanager
def reader(
    files: Sequence[Path], engine: str = DUCKDB, lacking: Mapping[str, pl.DataFrame] = NOTHING
) -> Iterator[Reader]:
    """An engine with one view per Parquet file, named after the file.

    `lacking` has an empty frame for each table that has no file, or one with fewer columns: those are then unknown.

    Raises:
        UnknownEngineError: there is no such engine here.
    """
    if engine == DUCKDB:
        with closing(reading(files, lacking)) as connection:
            yield DuckDBReader(connection)
    else:
        with _spark(engine).reading(files, engine, lacking) as opened:
            yield opened


@contextmanager
def comparing(engine: str = DUCKDB) -> Iterator[DatabaseAPI[Any]]:
    """An engine for Splink to compare records on.

    Raises:
        UnknownEngineError: there is no such engine here.
    """
    if engine == DUCKDB:
        with database() as connection:
            yield DuckDBAPI(connection=connection)
    else:
        with _comparing_on_spark(engine) as api:
            yield api


def _comparing_on_spark(engine: str) -> AbstractContextManager[DatabaseAPI[Any]]:
    found: AbstractContextManager[DatabaseAPI[Any]] = _spark(engine).comparing(engine)
    return found


def _spark(engine: str) -> ModuleType:
    """The module that knows Spark: hundreds of megabytes, and a machine that needs no cluster goes without."""
    if not engine.startswith(SPARK):
        raise UnknownEngineError(f"There is no engine {engine!r}: use `duckdb` or `spark://host:port`.")
    try:
        return importlib.import_module("ooievaar.warehouse.spark")
    except ModuleNotFoundError as missing:
        raise UnknownEngineError("Spark is not installed here: install Ooievaar with its extra `spark`.") from missing
