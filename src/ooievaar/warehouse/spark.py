"""Apache Spark at an address: the same questions, over files that driver and workers can all reach."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import sqlglot
from pyspark.sql import SparkSession
from splink import SparkAPI
from sqlglot import exp

# How sqlglot and Ibis call plain Spark SQL; their own "pyspark" asks for a running session to compile.
_DIALECT = "databricks"
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    # The files of a cut are few and small; two hundred parts of a shuffle would take longer than the work.
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.session.timeZone": "UTC",
    # What cannot be cast is an error, as it is for DuckDB, and not silently nothing.
    "spark.sql.ansi.enabled": "true",
}

_TYPES: Mapping[pl.DataType, str] = {
    pl.String(): "string",
    pl.Int64(): "bigint",
    pl.Float64(): "double",
    pl.Boolean(): "boolean",
    pl.Date(): "date",
    pl.Datetime("us"): "timestamp",
    pl.List(pl.String()): "array<string>",
}


@dataclass(frozen=True)
class SparkReader:
    """A session of its own, whose views are seen by nobody else."""

    session: SparkSession
    dialect: str = _DIALECT

    def query(self, sql: str) -> pl.DataFrame:
        """The rows that one SELECT gives."""
        statements = sqlglot.parse(sql, read=_DIALECT)
        if len(statements) != 1 or not isinstance(statements[0], exp.Query):
            raise ValueError("a cut answers one SELECT at a time")
        rows = pl.from_arrow(self.session.sql(sql).toArrow())
        if not isinstance(rows, pl.DataFrame):
            raise TypeError("Spark gave a column where rows were asked for")
        return rows


@contextmanager
def reading(files: Sequence[Path], address: str, lacking: Mapping[str, pl.DataFrame]) -> Iterator[SparkReader]:
    """One view per Parquet file, named after the file; what a file lacks of its declared columns is unknown."""
    session = _session(address).newSession()
    views = {file.stem: session.read.parquet(file.as_uri()) for file in files}
    for name, empty in lacking.items():
        declared = session.createDataFrame([], _schema(empty))
        views[name] = views[name].unionByName(declared, allowMissingColumns=True) if name in views else declared
    for name, view in views.items():
        view.createOrReplaceTempView(name)
    yield SparkReader(session)


def _schema(empty: pl.DataFrame) -> str:
    """The columns of a frame as Spark declares them."""
    return ", ".join(f"`{name}` {_TYPES[kind]}" for name, kind in empty.schema.items())


@contextmanager
def comparing(address: str) -> Iterator[SparkAPI]:
    """Splink over this cluster; what it lays aside while working is removed afterwards."""
    session = _session(address)
    with tempfile.TemporaryDirectory(prefix="ooievaar-spark-") as folder:
        session.sparkContext.setCheckpointDir(folder)
        yield SparkAPI(spark_session=session, register_udfs_automatically=False)  # type: ignore[no-untyped-call]


def _session(address: str) -> SparkSession:
    """The session of this process; it ends with the process."""
    builder = SparkSession.builder.master(address).appName("ooievaar")  # type: ignore[attr-defined]
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    session: SparkSession = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session
