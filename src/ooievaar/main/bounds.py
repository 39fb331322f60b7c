"""How far figures could move: counted once with none of the doubtful pairs linked, and once with all of them."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ooievaar import indicators, linkage, records, warehouse

Frames = Mapping[str, pl.DataFrame]
BOUNDS = {
    **dict.fromkeys(("indicator", "part", "level", "unit"), pl.String()),
    **dict.fromkeys(("fewest", "most"), pl.Float64()),
}
_KEY = ("indicator", "part", "level", "unit")
_LEVELS = ("country", "vsv")


@dataclass(frozen=True)
class Linked:
    """What a cut is made of, before a year is chosen: the delivered records, the register, the links and the merge.

    `stays` says of which delivered child each admission is.
    """

    delivered: Frames
    register: Frames
    links: pl.DataFrame
    stays: pl.DataFrame
    merged: Frames


def bounds(linked: Linked, examined: linkage.Examined, year: int) -> pl.DataFrame:
    """The figures of the country and its VSVs at either end of what is doubtful, in per cent: columns of `BOUNDS`.

    A figure may also lie outside both, as some of the doubtful pairs are linked: who shows them takes all three.
    """
    if all(linked.links.equals(links) for links in (examined.fewest, examined.most)):
        return pl.DataFrame(schema=BOUNDS)
    fewest, most = (_figures(linked, links, year) for links in (examined.fewest, examined.most))
    both = fewest.rename({"value": "fewest"}).join(
        most.rename({"value": "most"}), on=_KEY, how="full", coalesce=True, nulls_equal=True
    )
    return both.select(*BOUNDS).sort(_KEY)


def of_year(merged: Frames, year: int) -> dict[str, pl.DataFrame]:
    """The births of a year, and those of New Year's Eve with a child of the year: each child counts in its own year."""
    children = merged["children"].filter(pl.col("birth_year") == year)["birth_id"]
    births = merged["births"].filter((pl.col("birth_year") == year) | pl.col("birth_id").is_in(children.implode()))
    return {
        name: births if name == "births" else frame.join(births.select("birth_id"), on="birth_id", how="semi")
        for name, frame in merged.items()
    }


def tables_of(merged: Frames, register: Frames, links: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables of a cut."""
    attributions = linkage.attribute(merged, register["organisations"], register["memberships"])
    named = {name: merged[name] for name in ("births", "children", "stays", "conflicts")}
    return {**named, "attributions": attributions, "links": links, **register}


def _figures(linked: Linked, links: pl.DataFrame, year: int) -> pl.DataFrame:
    merged = of_year(_merged_anew(linked, links), year)
    with tempfile.TemporaryDirectory(prefix="ooievaar-bounds-") as folder:
        cut = warehouse.build(tables_of(merged, linked.register, links), Path(folder) / "cut", {"year": year})
        with warehouse.open_cut(cut) as opened:
            return indicators.compute(opened, year=year, levels=_LEVELS, among=indicators.OF_BIRTHS).select(
                *_KEY, "value"
            )


def _merged_anew(linked: Linked, links: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The merge with these links: what they leave alone is taken over, as merging a whole year takes long."""
    changed = _changed(linked.links, links)
    gone = _births_of(linked.links, changed)
    # Named apart, as both sets of links number their pregnancies from one.
    touched = links.filter(_is_in("episode_id", changed)).with_columns(pregnancy_id=pl.format("Z+{}", "pregnancy_id"))
    some = pl.concat([touched, _one_of_each(linked, gone)])
    delivered = {
        # An admission is in no pregnancy: it follows its child.
        name: frame
        if name == records.ADMISSIONS.name
        else frame.join(some, on="episode_id", how="semi", maintain_order="left")
        for name, frame in linked.delivered.items()
        if "episode_id" in frame.columns
    }
    anew = linkage.merge(delivered, some, linked.register["organisations"], linked.stays)
    new = _births_of(touched, changed)
    return {
        name: pl.concat([frame.filter(~_is_in("birth_id", gone)), anew[name].filter(_is_in("birth_id", new))])
        for name, frame in linked.merged.items()
    }


def _changed(before: pl.DataFrame, after: pl.DataFrame) -> pl.Series:
    """The episodes whose pregnancy does not consist of the same episodes in both."""
    both = before.select("episode_id", before="pregnancy_id").join(
        after.select("episode_id", after="pregnancy_id"), on="episode_id"
    )
    # Alike when who comes first in it and how many there are is alike, for all that are in it on either side.
    first = [pl.col("episode_id").min().over(name) for name in ("before", "after")]
    size = [pl.len().over(name) for name in ("before", "after")]
    told = both.with_columns(differs=(first[0] != first[1]) | (size[0] != size[1]))
    touched = pl.any_horizontal(pl.col("differs").any().over(name) for name in ("before", "after"))
    return told.filter(touched)["episode_id"]


def _one_of_each(linked: Linked, gone: pl.Series) -> pl.DataFrame:
    """Links of one birth of each organisation: merging looks up in all records of which line an organisation is."""
    births = linked.merged["care"].filter(~_is_in("birth_id", gone)).sort("birth_id").unique("lvr_number", keep="first")
    pregnancies = births["birth_id"].unique().str.replace("^B", "Z")
    return linked.links.filter(_is_in("pregnancy_id", pregnancies))


def _births_of(links: pl.DataFrame, episodes: pl.Series) -> pl.Series:
    return links.filter(_is_in("episode_id", episodes))["pregnancy_id"].unique().str.replace("^Z", "B")


def _is_in(column: str, values: pl.Series) -> pl.Expr:
    return pl.col(column).is_in(values.implode())
