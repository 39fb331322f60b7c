"""From delivered records to a frozen cut: link, merge, attribute, freeze."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from ooievaar import linkage, records, warehouse
from ooievaar.main.bounds import BOUNDS, Linked, bounds, of_year, tables_of
from ooievaar.main.linking import PROVIDERS, providers

Frames = Mapping[str, pl.DataFrame]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class CutReport:
    """A cut that was built: where, its checksum, how many rows its main tables have; and what its links hang on.

    Attributes:
        pairs: the doubtful pairs, and those that people decided about.
        providers: `linking.PROVIDERS`, how well the records of each organisation found each other.
        bounds: `bounds.BOUNDS`, how far figures could move with the doubtful pairs; empty when nothing does.
    """

    folder: Path
    checksum: str
    births: int
    children: int
    episodes: int
    pairs: tuple[linkage.Pair, ...] = ()
    providers: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=PROVIDERS))
    bounds: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=BOUNDS))


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


def stays(delivered: Frames, engine: str = warehouse.DUCKDB) -> pl.DataFrame:
    """Of which delivered child each admission is, as `linkage.stays` tells."""
    with warehouse.comparing(engine) as database:
        return linkage.stays(delivered, database)


def links_of(cut: Path) -> pl.DataFrame:
    """The links that a cut holds: `records.LINKS`."""
    with warehouse.open_cut(cut) as opened:
        return opened.table("links")


def conflicts_of(cut: Path) -> pl.DataFrame:
    """How often providers told a fact differently: `fact`, `births` (with any such difference), most first.

    A cut from before conflicts were counted has none.
    """
    with warehouse.open_cut(cut) as opened:
        if "conflicts" not in opened.manifest.tables:
            return pl.DataFrame(schema={"fact": pl.String(), "births": pl.Int64()})
        found = opened.table("conflicts").group_by("fact").agg(births=pl.col("birth_id").n_unique().cast(pl.Int64))
    return found.sort("births", "fact", descending=[True, False])


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
        tells_consequences: whether the report says what hangs on the links, which counts the figures twice more.
    """

    about: Mapping[str, Any] = field(default_factory=dict)
    engine: str = warehouse.DUCKDB
    progress: Progress = no_progress
    tells_consequences: bool = False


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
        delivered: `episodes`, `referrals`, `delivered_children`, as declared in `records`; and what mothers answered
            in the year, as `questionnaires.experiences` gives it, where they were asked.
        register: `organisations`, `vsvs`, `memberships`.
        year: births of this calendar year go in.
        out: the folder to make; it must not exist.
        decisions: what people said about pairs of episodes.
        settings: what the manifest tells, the engine, and who watches.
    """
    progress = settings.progress
    progress("records koppelen", 0, 5)
    examined = examine(delivered, decisions, settings.engine)
    progress("bevallingen samenstellen", 1, 5)
    of_children = stays(delivered, settings.engine)
    everything = linkage.merge(delivered, examined.links, register["organisations"], of_children)
    progress("bevallingen toewijzen", 2, 5)
    told = {table.name: delivered[table.name] for table in records.ASKED if table.name in delivered}
    tables = tables_of(of_year(everything, year), register, examined.links) | told
    progress("snede vastleggen", 3, 5)
    # A birth that nobody dated belongs to no year; the manifest tells how many, so that they are not forgotten.
    undated = everything["births"]["birth_year"].null_count()
    folder = warehouse.build(tables, out, {"year": year, "births_without_date": undated, **settings.about})
    progress("nagaan wat van de koppelingen afhangt", 4, 5)
    linked = Linked(delivered, register, examined.links, of_children, everything)
    tells = settings.tells_consequences
    report = CutReport(
        folder=folder,
        checksum=_checksum(folder),
        births=tables["births"].height,
        children=tables["children"].height,
        episodes=examined.links.height,
        pairs=examined.pairs,
        providers=providers(delivered, examined.links, year) if tells else pl.DataFrame(schema=PROVIDERS),
        bounds=bounds(linked, examined, year) if tells else pl.DataFrame(schema=BOUNDS),
    )
    progress("snede vastgelegd", 5, 5)
    return report


def _checksum(folder: Path) -> str:
    with warehouse.open_cut(folder) as cut:
        return cut.manifest.checksum


def quality_in_words(quality: linkage.Quality) -> str:
    """One line for people who watch."""
    return f"linkage: precision {quality.precision:.4f}, recall {quality.recall:.4f}"
