"""Rows of a message in two parts: what may be read, and what identifies a person, which is sealed."""

import json
from collections.abc import Mapping
from operator import methodcaller
from typing import Any

from ooievaar import intake, records
from ooievaar.portal.submissions import sealing

# As the field itself would write it: days and moments are in ISO 8601.
_JSON = json.JSONEncoder(default=methodcaller("isoformat"), check_circular=False, separators=(",", ":"))
_IDENTIFYING = {table.name: table.identifying for table in records.DELIVERED}
# The registry gives an episode its identity; rows get it when they are read.
_LEFT_OUT = {name: identifying | {"episode_id"} for name, identifying in _IDENTIFYING.items()}


def split(delivered: intake.Delivered) -> tuple[str, bytes]:
    """The rows of a message as JSON without what identifies, and the rest of the same rows, sealed as a whole.

    Both hold the rows by table name in the same order; empty values are left out.
    """
    readable = {name: [_without(row, _LEFT_OUT[name]) for row in rows] for name, rows in delivered.rows.items()}
    identifying = {
        name: [_only(row, _IDENTIFYING[name]) for row in rows]
        for name, rows in delivered.rows.items()
        if _IDENTIFYING[name]
    }
    return _JSON.encode(readable), sealing.seal(_JSON.encode(identifying).encode())


def _without(row: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None and name not in names}


def _only(row: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name in names if (value := row.get(name)) is not None}
