"""How good the links are, where the truth is known."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Quality:
    """Pairs of episodes that were linked, that belong together, and that are both.

    Attributes:
        precision: share of linked pairs that are right; 1 when nothing was linked.
        recall: share of true pairs that were linked; 1 when there are none.
        linked_pairs, true_pairs, right_pairs: the counts behind them.
        whole: share of pregnancies whose episodes are together with no others among them.
    """

    precision: float
    recall: float
    linked_pairs: int
    true_pairs: int
    right_pairs: int
    whole: float


def measure(links: pl.DataFrame, truth: pl.DataFrame) -> Quality:
    """Compare links with the truth.

    Args:
        links: `records.LINKS`.
        truth: columns `episode_id` and `pregnancy`; episodes that are not in both are left out.
    """
    both = links.select("episode_id", "pregnancy_id").join(truth.select("episode_id", "pregnancy"), on="episode_id")
    linked, true = _pairs(both, "pregnancy_id"), _pairs(both, "pregnancy")
    right = _pairs(both, "pregnancy_id", "pregnancy")
    return Quality(
        precision=right / linked if linked else 1.0,
        recall=right / true if true else 1.0,
        linked_pairs=linked,
        true_pairs=true,
        right_pairs=right,
        whole=_whole(both),
    )


def _pairs(rows: pl.DataFrame, *columns: str) -> int:
    size = rows.group_by(columns).len()["len"].cast(pl.Int64)
    return int((size * (size - 1) // 2).sum())


def _whole(rows: pl.DataFrame) -> float:
    """A pregnancy is whole when its episodes have one link group, and that group holds nothing else."""
    alone = pl.col("pregnancy").n_unique().over("pregnancy_id") == 1
    together = pl.col("pregnancy_id").n_unique().over("pregnancy") == 1
    pregnancies = rows.with_columns(whole=alone & together).group_by("pregnancy").agg(pl.col("whole").all())
    return float(pregnancies["whole"].mean() or 0.0) if pregnancies.height else 1.0  # type: ignore[arg-type]
