"""From delivered records to a frozen cut: link, merge, attribute, freeze."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from ooievaar import linkage, warehouse

Frames = Mapping[str, pl.DataFrame]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class CutReport:
    """A cut that was built: where, its checksum, how many rows its main tables have, and what its links hang on."""

    folder: Path
    checksum: str
    births: int
    children: int
    episodes: int
    pairs: tuple[linkage.Pair, ...] = ()


def link(delivered: Frames, engine: str = warehouse.DUCKDB, decisions: Iterable[linkage.Decision] = ()) -> pl.DataFrame:
    """Which episodes are one pregnancy: `records.LINKS`."""
    with warehouse.comparing(engine) as database:
        return linkage.link(delivered, database, decisions)


def examine(
    delivered: Frames, decisions: Iterable[linkage.Decision] = (), engine: str = warehouse.DUCKDB
) -> linkage.Examined:
    """The links, with the pairs that are doubtful and what hangs on them."""
    with warehouse.comparing(engine) as database:
        return linkage.examine(delivered, database, decisions)


def links_of(cut: Path) -> pl.DataFrame:
    """The links that a cut holds: `records.LINKS`."""
    with warehouse.open_cut(cut) as opened:
        return opened.table("links")


def measure_linkage(links: pl.DataFrame, truth: pl.DataFrame) -> linkage.Quality:
    """Precision and recall of links against the truth: columns `episode_id`, `pregnancy`."""
    return linkage.measure(links, truth)


def no_progress(step: str, done: int, total: int) -> None:
    """For callers who do not watch."""


@dataclass(frozen=True)
class CutSettings:
    """How a cut is built.

    Attributes:
        about: what the manifest must tell besides, such as the kind of cut and a digest of the submissions.
        engine: where records are compared: `duckdb`, or the address of a Spark cluster.
        progress: called with a step (Dutch), how many steps are done, and how many there are.
    """

    about: Mapping[str, Any] = field(default_factory=dict)
    engine: str = warehouse.DUCKDB
    progress: Progress = no_progress


DEFAULT_SETTINGS = CutSettings()


def build_cut(
    *,
    delivered: Frames,
    register: Frames,
    year: int,
    out: Path,
    decisions: Iterable[linkage.Decision] = (),
    settings: CutSettings = DEFAULT_SETTINGS,
) -> CutReport:
    """Link the delivered records, attribute the births of one year, and freeze the result.

    Args:
        delivered: `episodes`, `referrals`, `delivered_children`, as declared in `records`.
        register: `organisations`, `vsvs`, `memberships`.
        year: births of this calendar year go in.
        out: the folder to make; it must not exist.
        decisions: what people said about pairs of episodes.
        settings: what the manifest tells, the engine, and who watches.
    """
    progress = settings.progress
    progress("records koppelen", 0, 4)
    examined = examine(delivered, decisions, settings.engine)
    links = examined.links
    progress("bevallingen samenstellen", 1, 4)
    everything = linkage.merge(delivered, links, register["organisations"])
    merged = _of_year(everything, year)
    progress("bevallingen toewijzen", 2, 4)
    attributions = linkage.attribute(merged, register["organisations"], register["memberships"])
    progress("snede vastleggen", 3, 4)
    tables = {
        "births": merged["births"],
        "children": merged["children"],
        "attributions": attributions,
        "links": links,
        **register,
    }
    # A birth that nobody dated belongs to no year; the manifest tells how many, so that they are not forgotten.
    undated = everything["births"]["birth_year"].null_count()
    folder = warehouse.build(tables, out, {"year": year, "births_without_date": undated, **settings.about})
    progress("snede vastgelegd", 4, 4)
    with warehouse.open_cut(folder) as cut:
        checksum = cut.manifest.checksum
    return CutReport(folder, checksum, merged["births"].height, merged["children"].height, links.height, examined.pairs)


def _of_year(merged: Frames, year: int) -> dict[str, pl.DataFrame]:
    """The births of a year, and those of New Year's Eve with a child of the year: each child counts in its own year."""
    children = merged["children"].filter(pl.col("birth_year") == year)["birth_id"]
    births = merged["births"].filter((pl.col("birth_year") == year) | pl.col("birth_id").is_in(children.implode()))
    return {
        name: births if name == "births" else frame.join(births.select("birth_id"), on="birth_id", how="semi")
        for name, frame in merged.items()
    }


def quality_in_words(quality: linkage.Quality) -> str:
    """One line for people who watch."""
    return f"linkage: precision {quality.precision:.4f}, recall {quality.recall:.4f}"
