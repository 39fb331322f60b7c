"""Rows about persons, told so coarsely that each is one of at least so many that look the same."""

from collections.abc import Mapping, Sequence

UNTOLD = ""


def coarsened(rows: Sequence[Mapping[str, str]], order: Sequence[str], minimum: int) -> list[dict[str, str] | None]:
    """The same rows, each with as many of its facts as at least `minimum` rows share, and None for one that keeps none.

    Facts are left out from the last of `order` on, so that the first are told longest. A row that is told less counts
    among those that are told as little, not among those that tell more: what stands in a row is all that it tells.

    Args:
        rows: facts by name, in classes; every row has every name of `order`.
        order: the names, the one that matters most first.
        minimum: how many rows must look the same.
    """
    found: list[dict[str, str] | None] = [None] * len(rows)
    left = list(range(len(rows)))
    for told in range(len(order), 0, -1):
        groups: dict[tuple[str, ...], list[int]] = {}
        for place in left:
            groups.setdefault(tuple(rows[place][name] for name in order[:told]), []).append(place)
        enough = {place for group in groups.values() if len(group) >= minimum for place in group}
        for place in enough:
            found[place] = {name: rows[place][name] if name in order[:told] else UNTOLD for name in order}
        left = [place for place in left if place not in enough]
    return found
