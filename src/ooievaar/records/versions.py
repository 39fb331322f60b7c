"""Which version of the kernset asks for which item: what a version does not ask is not collected, and not missing."""

from ooievaar.records.columns import Column

FIRST = "2.2"
NEONATOLOGY = "3.0 neonatology"

_INTRODUCED = {"2.2": 0, "2.3": 1, "2.3.5": 2, "2.3.6": 3}
# A message of 2.3 does not tell which of the later ones it is, and may hold whatever the last one has.
_HOLDS = {**_INTRODUCED, "2.3": 3}


def collected(column: Column, version: str) -> bool:
    """Whether messages of a version can hold this column.

    Args:
        column: one of `records.DELIVERED`; a column that comes from no item is there in every version.
        version: as `episodes.kernset_version` has it, or a later release (2.3.5, 2.3.6) when the sender is known to use
            it.

    Raises:
        KeyError: the version is none that we know.
    """
    if NEONATOLOGY in (version, column.since):
        return column.concept is None or version == column.since
    return _INTRODUCED[column.since or FIRST] <= _HOLDS[version] and version <= (column.until or version)
