"""What people decided about two episodes; it goes before what the comparison says."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Decision:
    """Somebody looked at two episodes (episode_id): they are one pregnancy, or they are not."""

    one: str
    other: str
    is_together: bool

    @property
    def pair(self) -> tuple[str, str]:
        """Both episodes in the order of their names, whichever was named first."""
        return (self.one, self.other) if self.one <= self.other else (self.other, self.one)


_DECIDED = {"left": pl.UInt32(), "right": pl.UInt32(), "is_together": pl.Boolean()}
NOTHING_DECIDED = pl.DataFrame(schema=_DECIDED)


def decided(rows: pl.DataFrame, decisions: Iterable[Decision]) -> pl.DataFrame:
    """The decisions as row numbers: `left`, `right`, `is_together`, sorted; those about other episodes are left out.

    Of two decisions about one pair the one that keeps apart counts: a wrong link mixes two women's care.
    """
    said: dict[tuple[str, str], bool] = {}
    for decision in decisions:
        if decision.one != decision.other:
            said[decision.pair] = said.get(decision.pair, True) and decision.is_together
    if not said:
        return NOTHING_DECIDED
    pairs = pl.DataFrame([(*pair, together) for pair, together in said.items()], _NAMED, orient="row")
    number = rows.select("episode_id", "number")
    return (
        pairs.join(number.rename({"number": "left"}), left_on="one", right_on="episode_id")
        .join(number.rename({"number": "right"}), left_on="other", right_on="episode_id")
        .select(pl.col(name).cast(kind) for name, kind in _DECIDED.items())
        .sort("left", "right")
    )


_NAMED = {"one": pl.String(), "other": pl.String(), "is_together": pl.Boolean()}
