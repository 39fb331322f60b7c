"""The numbers that senders give: dossiers, messages and the month in which a message is delivered."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from ooievaar.synthetic.numbers import message_numbers

# Roots below 2.16.840.1.113883.2.4.3.11.999 are for examples; each stands for a made-up maker of record systems, so
# organisations with the same maker can come to the same dossier number.
_EXAMPLES = "2.16.840.1.113883.2.4.3.11.999"
# Per maker the percentage of organisations that use it.
PRACTICE_MAKERS = {71: 37, 72: 28, 73: 18, 74: 12, 75: 5}
HOSPITAL_MAKERS = {81: 60, 82: 30, 83: 10}


@dataclass(frozen=True)
class Roots:
    """The roots of the numbers of one sender's record system."""

    dossier: str
    person: str
    birth: str


def roots_of(sender: str) -> Roots:
    """The roots that a sender uses; hospitals have numbers below 1000."""
    makers = HOSPITAL_MAKERS if int(sender) < 1000 else PRACTICE_MAKERS
    # Neighbours in number have different makers; the same sender always has the same one.
    of_hundred = [maker for maker, share in makers.items() for _ in range(share)]
    maker = f"{_EXAMPLES}.{of_hundred[int(sender) * 61 % 100]}"
    return Roots(f"{maker}.4", f"{maker}.6", f"{maker}.7")


def supplier(maker: int) -> str:
    """The root of the dossier numbers that systems of this maker give."""
    return f"{_EXAMPLES}.{maker}.4"


def numbered(rng: np.random.Generator, rows: pl.DataFrame, year: int) -> pl.DataFrame:
    """Episodes in the order in which they are delivered, with dossier and message numbers and the month of delivery.

    Dossiers count per sender; a woman who comes back keeps hers, unless the sender opens a new one.
    """
    woman = pl.col("mother") * 10 + pl.when("own_dossier").then(pl.col("kind_number")).otherwise(0)
    month = pl.col("end").dt.month_start().dt.offset_by("1mo")
    ordered = rows.with_columns(month=month, woman=woman).sort("month", "sender", "end", "birth", "kind_number")
    minute = rng.integers(8 * 60, 10 * 24 * 60, size=len(rows))
    return ordered.with_columns(
        pl.format("{}-{}", pl.lit(str(year % 100)), pl.col("woman").rank("dense").over("sender").cast(str).str.zfill(6))
        .alias("dossier_number"),
        pl.Series("message_id", message_numbers(rng, len(rows))),
        (pl.col("month").cast(pl.Datetime("us")) + pl.duration(minutes=pl.lit(pl.Series(minute)))).alias("created"),
    ).drop("woman")  # fmt: skip
