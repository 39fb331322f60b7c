"""Linking a national year beside Splink's own training and prediction over the same rows and blocking."""

import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from splink import DuckDBAPI, Linker, block_on

from ooievaar import intake, kernset, linkage, main, synthetic, warehouse
from ooievaar.linkage.comparable import comparable
from ooievaar.linkage.model import settings

BIRTHS, YEAR = 165_000, 2025
RUNS = 3
# What Splink's documentation calls adequate for trying out a model; more makes plain Splink slower, not us.
SAMPLED_PAIRS = 1e7

Frames = Mapping[str, pl.DataFrame]


def measure() -> dict[str, float]:
    """Seconds per step, the quality against the truth, and the ratios to plain Splink and plain Parquet."""
    country = synthetic.country(births=BIRTHS, year=YEAR, seed=2)
    delivered, truth = _delivered(country)
    # In turns, so that a slow moment of the machine slows both.
    turns = [(_seconds(lambda: _link(delivered)), _seconds(lambda: _plain(delivered))) for _ in range(RUNS)]
    ours, plain = (min(times) for times in zip(*turns, strict=True))
    links = _link(delivered)
    quality = linkage.measure(links, truth)
    merged = linkage.merge(delivered, links, country.organisations)
    return {
        "records": delivered["episodes"].height,
        "link (s)": ours,
        "splink train and predict (s)": plain,
        "ratio to splink (limit 1.5)": ours / plain,
        "precision (limit 0.999)": quality.precision,
        "recall (limit 0.995)": quality.recall,
        "twins told apart (limit 0.99)": _twins(country, merged, links, truth),
        "merge births (s)": _best(lambda: linkage.merge(delivered, links, country.organisations)),
        "attribute (s)": _best(lambda: linkage.attribute(merged, country.organisations, country.memberships)),
        **_cuts(_tables(country, links, merged)),
    }


def _twins(country: synthetic.Country, merged: Frames, links: pl.DataFrame, truth: pl.DataFrame) -> float:
    """The share of twins that came out with their own sex and weight."""
    pregnancy = links.join(truth, on="episode_id").select(
        birth_id=pl.col("pregnancy_id").str.replace("Z", "B"), pregnancy=pl.col("pregnancy").cast(pl.Int64)
    )
    twins = merged["children"].filter(pl.col("children_count") == 2).join(pregnancy.unique("birth_id"), on="birth_id")
    known = country.children.select(
        pregnancy="birth", birth_order="order", true_sex=pl.col("sex"), true_weight=pl.col("weight_g")
    )
    beside = twins.join(known, on=("pregnancy", "birth_order"), how="left")
    right = (pl.col("sex") == pl.col("true_sex")) & (pl.col("weight_g") == pl.col("true_weight"))
    return float(beside.select(right.mean()).item())


def _delivered(country: synthetic.Country) -> tuple[Frames, pl.DataFrame]:
    key = intake.Pseudonymiser(b"a key for measuring, 32 bytes ..")
    rows, pregnancies = {}, {}
    for delivery in synthetic.deliveries(country):
        one = intake.translate(_message(delivery), key)
        rows[one.identity], pregnancies[one.identity] = one, str(delivery.pregnancy)
    delivered = main.frames_of(rows.values())
    return delivered, pl.DataFrame({"episode_id": list(pregnancies), "pregnancy": list(pregnancies.values())})


def _message(delivery: synthetic.Delivery) -> kernset.Message:
    return kernset.Message(
        format="hl7v3-2.3", message_id=delivery.message_id, created=delivery.created,
        sender_lvr=delivery.sender_lvr, dossier=delivery.dossier, tree=delivery.tree, problems=(),
    )  # fmt: skip


def _link(delivered: Frames) -> pl.DataFrame:
    with warehouse.database() as connection:
        return linkage.link(delivered, DuckDBAPI(connection=connection))


def _plain(delivered: Frames) -> None:
    """Splink as its tutorial has it: sample u, train m, predict; no clusters, no resolution."""
    with warehouse.database() as connection:
        rows = comparable(delivered)
        database = DuckDBAPI(connection=connection)
        linker = Linker(database.register(rows.to_arrow()), settings(rows.height), log_level=None)
        linker.training.estimate_u_using_random_sampling(max_pairs=SAMPLED_PAIRS, seed=1)
        linker.training.estimate_parameters_using_expectation_maximisation(block_on("mother_key"))
        linker.inference.predict(threshold_match_probability=0.9, warning_mode="never").as_pyarrow_table()


def _tables(country: synthetic.Country, links: pl.DataFrame, merged: Frames) -> dict[str, pl.DataFrame]:
    return {
        "births": merged["births"],
        "children": merged["children"],
        "attributions": linkage.attribute(merged, country.organisations, country.memberships),
        "links": links,
        "organisations": country.organisations,
        "vsvs": country.vsvs,
        "memberships": country.memberships,
    }


def _cuts(tables: Frames) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        about = {"year": YEAR, "moment": datetime(2026, 3, 4, tzinfo=UTC)}
        numbered = iter(range(2 * RUNS))
        build = _best(lambda: warehouse.build(tables, Path(folder) / f"cut-{next(numbered)}", about))
        write = _best(lambda: [table.write_parquet(Path(folder) / f"{name}.parquet") for name, table in tables.items()])
    return {"build a cut (s)": build, "ratio to writing the same Parquet (limit 3)": build / write}


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(RUNS))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:45} {value:12,.4f}")
