"""Findings that no single message shows: what providers tell of one pregnancy, held against each other."""

from collections.abc import Mapping

import polars as pl

from ooievaar.intake.linked import LINKED_RULES, Linked


def findings_across(
    delivered: Mapping[str, pl.DataFrame], links: pl.DataFrame, register: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """All findings over linked messages, each addressed to an episode whose sender can mend it.

    A finding shows the sender's own value only, and names another provider only where the sender referred to it.

    Args:
        delivered: the tables of `records.DELIVERED` by name.
        links: `records.LINKS`.
        register: the tables of `records.REGISTER` by name; only `organisations` is used.

    Returns:
        `episode_id`, `rule`, `grade` (the words of `Grade`), `place`, `value` (null when nothing was sent) and
        `sentence`, sorted by episode and rule.
    """
    linked = Linked(delivered, links, register)
    found = [rule.findings(linked) for rule in LINKED_RULES]
    return pl.concat(found, how="vertical").unique().sort("episode_id", "rule", "place")
