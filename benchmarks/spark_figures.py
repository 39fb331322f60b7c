"""Figures on Spark with two workers on loopback, beside DuckDB, over a national year and one four times as large."""

import tempfile
import time
from pathlib import Path

from pyspark.sql import SparkSession
from tests import spark_cluster

from benchmarks.compute_figures import BIRTHS, YEAR, tables
from ooievaar import main, warehouse

SIZES = (BIRTHS, 4 * BIRTHS)
RUNS = 2


def measure() -> dict[str, float]:
    """Seconds per engine and size, and how cost grows with size; the answers must be equal to the last digit."""
    if spark_cluster.java() is None:
        return {"skipped: this machine has no Java": 0.0}
    with tempfile.TemporaryDirectory() as folder, spark_cluster.cluster(Path(folder)) as address:
        cuts = [warehouse.build(tables(size), Path(folder) / str(size), {"year": YEAR}) for size in SIZES]
        measured = _measured(cuts, address)
        if session := SparkSession.getActiveSession():
            session.stop()
    return measured


def _measured(cuts: list[Path], address: str) -> dict[str, float]:
    for cut in cuts:  # also warms the cluster up
        _same(cut, address)
    spark = [min(_seconds(cut, address) for _ in range(RUNS)) for cut in cuts]
    duckdb = [min(_seconds(cut, warehouse.DUCKDB) for _ in range(RUNS)) for cut in cuts]
    growth = SIZES[1] / SIZES[0]
    return {
        **{f"spark, {size:,} births (s)": seconds for size, seconds in zip(SIZES, spark, strict=True)},
        **{f"duckdb, {size:,} births (s)": seconds for size, seconds in zip(SIZES, duckdb, strict=True)},
        "spark: growth of cost over growth of births (linear is 1)": spark[1] / spark[0] / growth,
        "duckdb: growth of cost over growth of births (linear is 1)": duckdb[1] / duckdb[0] / growth,
    }


def _same(cut: Path, address: str) -> None:
    ours, theirs = (main.compute(cut=cut, year=YEAR, engine=engine) for engine in (warehouse.DUCKDB, address))
    if not theirs.equals(ours):
        raise AssertionError(f"Spark and DuckDB differ on {cut.name}")


def _seconds(cut: Path, engine: str) -> float:
    started = time.perf_counter()
    main.compute(cut=cut, year=YEAR, engine=engine)
    return time.perf_counter() - started
