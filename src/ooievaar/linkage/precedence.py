"""Whom to believe when providers tell one birth differently: declared here, applied by `merging`.

Every fact comes from the first provider in its order that knows it. A yes that anybody wrote down counts where a no may
be a system's default: the standard sends `false` for a death or a transfer that nobody filled in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Order:
    """Who comes first: expressions to sort episodes by, lowest first; ties go by episode_id."""

    name: str
    words: str
    keys: tuple[pl.Expr, ...]


Facts = tuple[tuple[Order, tuple[str, ...]], ...]


def _is_in(period: str) -> pl.Expr:
    return pl.col("responsible_periods").list.contains(period).fill_null(value=False)


_LED = (pl.col("line") == pl.col("claimed_line")).fill_null(value=False) & pl.col("tells_birth")
_HOSPITAL = (pl.col("line") == "second").fill_null(value=False)
_PRACTICE = (pl.col("line") == "first").fill_null(value=False)

LEADER = Order(
    "leader",
    "wie de bevalling leidde volgens de rol van de supervisor, dan het ziekenhuis, dan wie er verder van vertelt",
    (~_LED, ~pl.col("tells_birth"), ~_is_in("expulsion"), ~_HOSPITAL),
)
EARLIEST = Order("earliest", "wie de zorg het eerst begon", (pl.col("start_date").fill_null(pl.date(9999, 1, 1)),))
AFTERCARE = Order(
    "aftercare",
    "wie verantwoordelijk was in het kraambed, de praktijk voor het ziekenhuis",
    (~_is_in("six_weeks"), ~_is_in("first_week"), ~_PRACTICE, ~pl.col("tells_birth")),
)

OF_BIRTH: Facts = (
    (LEADER, (
        "mother_birth_date", "postcode", "gravidity", "parity", "due_date", "end_of_pregnancy", "children_count",
        "labour_onset", "onset_interventions", "blood_loss_ml", "perineum",
    )),
    (EARLIEST, ("planned_place", "preferred_hospital_lvr")),
)  # fmt: skip
OF_PLACE: Facts = ((LEADER, ("place_of_birth",)),)
OF_CHILD: Facts = (
    (LEADER, (
        "birth_order", "birth_date", "sex", "weight_g", "apgar_5", "death_phase", "place_of_birth", "hospital_lvr",
        "line_at_birth", "mode_of_birth", "presentation",
    )),
    (AFTERCARE, ("feeding",)),
)  # fmt: skip


def first_known(rows: pl.DataFrame, by: Sequence[str], facts: Facts) -> pl.DataFrame:
    """One row per group with every fact from the first row, in the order declared for it, that knows it."""
    merged = rows.select(by).unique(maintain_order=True)
    for order, columns in facts:
        known = (
            rows.with_columns(_empty_is_unknown(rows.select(columns)))
            .sort(*by, *order.keys, "episode_id")
            .group_by(by, maintain_order=True)
            .agg(pl.col(columns).first(ignore_nulls=True))
        )
        merged = merged.join(known, on=by, how="left")
    return merged


def _empty_is_unknown(rows: pl.DataFrame) -> list[pl.Expr]:
    lists = [name for name, kind in rows.schema.items() if isinstance(kind, pl.List)]
    return [pl.when(pl.col(name).list.len() > 0).then(pl.col(name)).alias(name) for name in lists]
