"""The messages of the country, in the order in which they are delivered, and the truth about what belongs together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from ooievaar.synthetic.mistakes import slip
from ooievaar.synthetic.numbering import roots_of
from ooievaar.synthetic.population import Country, stage
from ooievaar.synthetic.trees import Tree, tree

_AT_ONCE = 5000  # rows turned into trees together: keeps memory flat for a national year


@dataclass(frozen=True)
class Delivery:
    """One message that one provider sends.

    `month` is the first day of the month of delivery, the month after care ended. `dossier` is "root^number".
    `tree` is what `kernset.write` takes. `pregnancy` is the truth: the row number in `Country.births`.
    """

    sender_lvr: str
    month: date
    message_id: str
    created: datetime
    dossier: str
    tree: Tree
    pregnancy: int


def deliveries(country: Country, *, mistakes: float = 0.0) -> Iterator[Delivery]:
    """All messages of the country, by month of delivery and then by sender.

    `mistakes` is the share of messages, from 0 to 1, in which the sender slips so that the checks at the door find
    something (see `mistakes.py`). Without it every message is well formed; what makes linking hard is always there.
    """
    rng = stage(country.seed, "mistakes")
    for episodes in country.episodes.iter_slices(_AT_ONCE):
        birth = episodes["birth"]
        children = _children_of(country, birth.to_numpy())
        births = country.births[birth].iter_rows(named=True)
        for episode, of_birth in zip(episodes.iter_rows(named=True), births, strict=True):
            born = list(islice(children, 1 + of_birth["twins"]))
            made = tree(episode, of_birth, born)
            slip(rng, made, mistakes)
            yield _delivery(episode, made)


def truth(country: Country) -> pl.DataFrame:
    """Which messages are about one pregnancy: one row per message.

    Columns: `message_id`, `sender_lvr`, `dossier` ("root^number"), `kind` of episode, `pregnancy`, `mother`, and
    `children`: the row numbers in `Country.children` of the children that the message tells about.
    """
    first_child = country.children["birth"].search_sorted(country.episodes["birth"])
    told = pl.when("has_birth").then(pl.concat_list("first", "last").list.unique(maintain_order=True))
    twins = country.births["twins"][country.episodes["birth"]].cast(pl.Int64)
    return country.episodes.with_columns(first=first_child.cast(pl.Int64), twins=twins).with_columns(
        last=pl.col("first") + pl.col("twins")
    ).select(
        "message_id",
        pl.col("sender").alias("sender_lvr"),
        pl.Series("dossier", [_dossier(*pair) for pair in country.episodes.select("sender", "dossier_number").rows()]),
        "kind",
        pl.col("birth").alias("pregnancy"),
        "mother",
        told.otherwise(pl.lit([], dtype=pl.List(pl.Int64))).alias("children"),
    )  # fmt: skip


def _delivery(episode: dict[str, Any], made: Tree) -> Delivery:
    return Delivery(
        sender_lvr=episode["sender"],
        month=episode["month"],
        message_id=episode["message_id"],
        created=episode["created"],
        dossier=_dossier(episode["sender"], episode["dossier_number"]),
        tree=made,
        pregnancy=episode["birth"],
    )


def _dossier(sender: str, number: str) -> str:
    return f"{roots_of(sender).dossier}^{number}"


def _children_of(country: Country, births: npt.NDArray[np.int64]) -> Iterator[dict[str, Any]]:
    """The children of these births, in the order of the births and then of birth order."""
    first = np.searchsorted(country.children["birth"].to_numpy(), births)
    counts = 1 + country.births["twins"].to_numpy()[births].astype(np.int64)
    rows = np.repeat(first, counts) + (np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts))
    yield from country.children[rows].iter_rows(named=True)
