"""Figures of a cut, and what may be shown of them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import polars as pl

from ooievaar import disclosure, indicators, records, statistics, warehouse

Frames = Mapping[str, pl.DataFrame]
Shown = Mapping[disclosure.Key, disclosure.Disclosed]
Versions = Mapping[str, int]
IN_FORCE: Versions = {}
PUBLIC = disclosure.Policy(numerators=10, complements=10)
DISCLOSED_KEY = ("year", "indicator", "part", "version", "level", "unit")
DISCLOSED_COLUMNS = {
    **dict.fromkeys(("numerator", "denominator"), pl.Int64()),
    **dict.fromkeys(("value", "lower", "upper"), pl.Float64()),
    "undetermined": pl.Int64(),
    "respondents": pl.Int64(),
    "hidden": pl.String(),
}
LEVELS = ("country", "vsv", "hospital", "practice")


def versions_of(named: Sequence[str]) -> Versions:
    """Other definitions than those in force, each named as `indicator=first year`.

    Raises:
        LookupError: a text is not of that form, or there is no such indicator or version.
    """
    versions = {}
    for text in named:
        code, _, since = text.partition("=")
        if not (since.isdecimal() and since.isascii()):
            raise LookupError(f"{text!r} names no version: write `indicator=year`, the first year of the definition")
        versions[code] = indicators.find(code).version_since(int(since)).since
    return versions


def compute(
    *,
    cut: Path,
    year: int,
    levels: Sequence[str] = LEVELS,
    only: Sequence[str] | None = None,
    versions: Versions = IN_FORCE,
    engine: str = warehouse.DUCKDB,
) -> pl.DataFrame:
    """Every figure of a cut, undisclosed: `records.FIGURES`.

    `versions` has other definitions than those in force: code of an indicator -> first year of its version.

    Raises:
        LookupError: there is no such indicator or version.
    """
    with warehouse.open_cut(cut, engine) as opened:
        return indicators.compute(opened, year=year, levels=levels, only=only, versions=versions)


def figures_table(
    *,
    cut: Path,
    year: int,
    levels: Sequence[str],
    disclosed: bool,
    versions: Versions = IN_FORCE,
    engine: str = warehouse.DUCKDB,
) -> pl.DataFrame:
    """Figures of a cut for a file: all of them for the office, or only what may be shown.

    What is hidden has its counts and value empty and says why in the column `hidden`.

    Raises:
        LookupError: there is no such indicator or version.
    """
    asked = LEVELS if disclosed else levels
    figures = compute(cut=cut, year=year, levels=asked, versions=versions, engine=engine)
    if not disclosed:
        return figures
    with warehouse.open_cut(cut) as opened:
        register = {t.name: opened.table(t.name) for t in records.REGISTER}
    shown = disclose(figures, register)
    return _disclosed_rows(figures.filter(pl.col("level").is_in(list(levels))), shown)


def _disclosed_rows(figures: pl.DataFrame, shown: Shown) -> pl.DataFrame:
    keys = figures.select(DISCLOSED_KEY).to_dicts()
    cells = [shown[key["indicator"], key["part"], key["level"], key["unit"]] for key in keys]
    columns = {**figures.select(DISCLOSED_KEY).schema, **DISCLOSED_COLUMNS}
    return pl.DataFrame([{**key, **asdict(cell)} for key, cell in zip(keys, cells, strict=True)], schema=columns)


def disclose(figures: pl.DataFrame, register: Frames, earlier: Sequence[Shown] = (), *, exactly: bool = False) -> Shown:
    """What may be shown of the figures of one year, given which units lie within which; nothing of a year without.

    `earlier` is what was shown of the same year before, newest first. With `exactly` births are told whatever was shown
    of them before; answers of people never are.
    """
    if figures.is_empty():
        return {}
    parents = disclosure.nesting(
        register["vsvs"], register["organisations"], register["memberships"], int(figures["year"][0])
    )
    shares, scores = _apart(figures)
    told = disclosure.disclose(
        shares,
        disclosure.Policy(),
        parents,
        nouns=_NOUNS,
        interval=statistics.wilson,
        earlier=() if exactly else earlier,
    )
    return told | disclosure.disclose_scores(scores, disclosure.Policy(), cases=_cases(scores, told), earlier=earlier)


_NOUNS = {each.code: each.noun for each in indicators.OF_BIRTHS}


def _apart(figures: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Shares of births, and scores of people."""
    is_score = pl.col("respondents").is_not_null()
    return figures.filter(~is_score), figures.filter(is_score)


def _cases(scores: pl.DataFrame, told: Shown) -> Shown:
    """For each response what is told of the births it is set against; a unit without any such figure has none."""
    found: dict[disclosure.Key, disclosure.Disclosed] = {}
    for code, level, unit in scores.filter(pl.col("part").is_null()).select("indicator", "level", "unit").iter_rows():
        score = indicators.find(code).score
        births = told.get((score.cases_of, None, level, unit)) if score else None
        found[code, None, level, unit] = births or disclosure.Disclosed(denominator=0, undetermined=0)
    return found


def disclose_publicly(figures: pl.DataFrame) -> Shown:
    """What everyone may see of the country and its VSVs in one year: neither side of a figure below ten either.

    Scores are left out: what professionals see of them is what everyone may see.
    """
    if figures.is_empty():
        return {}
    vsvs = figures.filter(pl.col("level") == "vsv")["unit"].unique()
    parents = {("vsv", number): ("country", "NL") for number in vsvs}
    return disclosure.disclose(_apart(figures)[0], PUBLIC, parents, nouns=_NOUNS, interval=statistics.wilson)
