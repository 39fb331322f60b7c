"""From a delivered episode to the figures it counts in, and back: what a cut tells of one case."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlglot import exp

from ooievaar import indicators, warehouse

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """Everything that a cut holds of one pregnancy, as rows of its tables, and why it counts as it does.

    `birth` is None when none of the episodes tells of a birth in the year of the cut; then the rest is empty too.
    """

    birth_id: str
    year: int
    links: tuple[Row, ...]
    birth: Row | None
    children: tuple[Row, ...]
    attributions: tuple[Row, ...]
    explained: tuple[indicators.Explained, ...]


@dataclass(frozen=True)
class Lacking:
    """One row of an own birth that is undetermined: the own episodes, and why. `month` is that of birth."""

    episodes: tuple[str, ...]
    month: int | None
    explained: indicators.Explained


def trace(cut: Path, birth_id: str) -> Case | None:
    """One case of a cut; None when it has no such pregnancy."""
    with warehouse.open_cut(cut) as opened:
        links = _where(opened, "links", "pregnancy_id", [_pregnancy(birth_id)])
        if not links:
            return None
        births = _where(opened, "births", "birth_id", [birth_id])
        return Case(
            birth_id=birth_id,
            year=opened.manifest.year,
            links=links,
            birth=births[0] if births else None,
            children=_where(opened, "children", "birth_id", [birth_id]),
            attributions=_where(opened, "attributions", "birth_id", [birth_id]),
            explained=indicators.explain_births(opened, [birth_id], opened.manifest.year),
        )


def cases_of(cut: Path, episodes: Sequence[str]) -> dict[str, str]:
    """The `birth_id` of the case in which a cut holds each of these episodes; those it does not hold are absent."""
    with warehouse.open_cut(cut) as opened:
        links = _where(opened, "links", "episode_id", episodes)
    return {link["episode_id"]: _case(link["pregnancy_id"]) for link in links}


def waterfall(cut: Path, counted: indicators.Counted) -> indicators.Waterfall:
    """How one figure of a cut comes about."""
    with warehouse.open_cut(cut) as opened:
        return indicators.waterfall(opened, counted)


def cases_in(
    cut: Path, counted: indicators.Counted, step: tuple[indicators.Outcome, int | None], *, first: int, count: int
) -> tuple[tuple[tuple[Row, indicators.Explained], ...], int]:
    """The rows behind one step of a figure, each with its explanation: `count` from `first`, and how many there are.

    Rows and `step` are as `indicators.cases` has them.
    """
    with warehouse.open_cut(cut) as opened:
        found = indicators.cases(opened, counted, step)
        rows = tuple(found.slice(first, count).iter_rows(named=True))
        births = [row["birth_id"] for row in rows]
        explained = {
            one.row_id: one
            for one in indicators.explain_births(opened, births, counted.year)
            if (one.indicator, one.part) == (counted.indicator, counted.part)
        }
    return tuple((row, explained[row["row_id"]]) for row in rows), found.height


def lacking(cut: Path, lvr_number: str) -> tuple[Lacking, ...]:
    """The undetermined rows of the births that an organisation itself registered, in the order of the set.

    Own are the births with an episode of the organisation among those linked, whomever else they count for.
    """
    with warehouse.open_cut(cut) as opened:
        own: dict[str, list[str]] = {}
        for link in _where(opened, "links", "lvr_number", [lvr_number]):
            own.setdefault(_case(link["pregnancy_id"]), []).append(link["episode_id"])
        found = indicators.explain_births(opened, list(own), opened.manifest.year, only=indicators.Outcome.UNDETERMINED)
        births = [one.birth_id for one in found]
        months = {row["birth_id"]: row["birth_month"] for row in _where(opened, "births", "birth_id", births)}
    return tuple(Lacking(tuple(own[one.birth_id]), months.get(one.birth_id), one) for one in found)


def _case(pregnancy_id: str) -> str:
    """A pregnancy and the birth that it ended in have the same number; see `linkage.merge`."""
    return f"B{pregnancy_id[1:]}"


def _pregnancy(birth_id: str) -> str:
    return f"Z{birth_id[1:]}"


def _where(cut: warehouse.Cut, table: str, column: str, values: Iterable[str]) -> tuple[Row, ...]:
    """The rows of a table with one of these values in a column, by the first column."""
    wanted = ", ".join(exp.Literal.string(each).sql(dialect=cut.dialect) for each in sorted(set(values)))
    if not wanted:
        return ()
    # Values are quoted by sqlglot; the names are ours.
    rows = cut.query(f"SELECT * FROM {table} WHERE {column} IN ({wanted}) ORDER BY 1")  # noqa: S608
    return tuple(rows.iter_rows(named=True))
