"""Figures of twenty national years: 3.3 million births, every indicator at every level."""

import tempfile
import time
from pathlib import Path

from benchmarks.compute_figures import BIRTHS, tables
from ooievaar import indicators, warehouse

YEARS = range(2020, 2040)
RUNS = 2


def measure() -> dict[str, float]:
    """Seconds for all cuts, each opened anew, as the office would ask it; and the largest share of one year."""
    with tempfile.TemporaryDirectory() as folder:
        cuts = {year: warehouse.build(tables(BIRTHS, year), Path(folder) / str(year), {"year": year}) for year in YEARS}
        runs = [[_seconds(cut, year) for year, cut in cuts.items()] for _ in range(RUNS)]
    best = min(runs, key=sum)
    return {
        "years": len(YEARS),
        "births": float(BIRTHS * len(YEARS)),
        "figures of all years (s)": sum(best),
        "slowest year (s, limit 2)": max(best),
        "births per second": BIRTHS * len(YEARS) / sum(best),
    }


def _seconds(cut: Path, year: int) -> float:
    started = time.perf_counter()
    with warehouse.open_cut(cut) as opened:
        if indicators.compute(opened, year=year).is_empty():
            raise AssertionError(f"{year} has no figures")
    return time.perf_counter() - started
