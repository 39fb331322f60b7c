"""Which delivered child is which: twins are told apart by citizen number, order, sex and weight, in that measure."""

import polars as pl

from ooievaar.linkage.precedence import LEADER

_CHILD = ("episode_id", "number")


def told_apart(children: pl.DataFrame) -> pl.DataFrame:
    """The delivered children with `slot`: the number of the child within its birth, from 1.

    Args:
        children: columns of `records.DELIVERED_CHILDREN` with `birth_id` and what `precedence.LEADER` sorts by. The
            episode that tells of most children (the leader when several do) says which children there are.
    """
    counted = children.with_columns(siblings=pl.len().over("birth_id", "episode_id"))
    several = pl.col("siblings").max().over("birth_id") > 1
    alone = counted.filter(~several).select(*_CHILD, slot=pl.lit(1, pl.UInt32))
    slots = pl.concat([alone, _matched(counted.filter(several))])
    return children.join(slots, on=_CHILD, how="left", maintain_order="left")


def _matched(children: pl.DataFrame) -> pl.DataFrame:
    ordered = children.sort("birth_id", -pl.col("siblings").cast(pl.Int64), *LEADER.keys, "episode_id")
    leaders = ordered.unique("birth_id", keep="first", maintain_order=True).select("birth_id", "episode_id")
    known = (
        children.join(leaders, on=("birth_id", "episode_id"), how="semi")
        .sort("birth_id", "birth_order", "birth_moment", "number", nulls_last=True)
        .with_columns(slot=pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).over("birth_id"))
    )
    return _assigned(_scored(children, known))


def _scored(children: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Every child beside every child of the leading episode, the most alike first."""
    described = ("birth_id", "slot", "child_key", "birth_order", "sex", "weight_g")
    pairs = children.join(known.select(described), on="birth_id", suffix="_known")
    apart = (pl.col("weight_g") - pl.col("weight_g_known")).abs()
    score = (
        _same("child_key") * 16
        + _same("birth_order") * 2
        + _same("sex") * 2
        + pl.when(apart <= 20).then(4).when(apart <= 100).then(1).when(apart > 100).then(-3).otherwise(0)
    )
    return pairs.select(*_CHILD, "slot", score=score).sort("score", *_CHILD, "slot", descending=[True] + [False] * 3)


def _same(name: str) -> pl.Expr:
    """1 when equal, -1 when different, 0 when either is unknown."""
    return pl.when(pl.col(name) == pl.col(f"{name}_known")).then(1).when(
        pl.col(name) != pl.col(f"{name}_known")
    ).then(-1).otherwise(0)  # fmt: skip


def _assigned(pairs: pl.DataFrame) -> pl.DataFrame:
    """Each child its own slot: the best pairs first, then what is left; one round per child of the largest birth."""
    done = []
    while pairs.height:
        best = pairs.unique(_CHILD, keep="first", maintain_order=True)
        best = best.unique(("episode_id", "slot"), keep="first", maintain_order=True)
        done.append(best.select(*_CHILD, "slot"))
        pairs = pairs.join(best, on=_CHILD, how="anti", maintain_order="left").join(
            best, on=("episode_id", "slot"), how="anti", maintain_order="left"
        )
    return pl.concat(done) if done else pairs.select(*_CHILD, "slot")
