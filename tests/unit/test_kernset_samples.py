"""The seven sample messages of the standard's publisher give the trees that the publisher ships beside them."""

import json
from pathlib import Path
from typing import Any

import pytest

from ooievaar import kernset

NAMES = ("1", "2_1elijn", "2_2elijn", "3", "4_1elijn", "4_2elijn", "5")
OLDER = ("2.2-scenario1", "2.2-scenario3")


def read(shared: Path, name: str) -> kernset.Message:
    found = kernset.read((shared / "kernset" / "messages" / f"{name}.xml").read_bytes())
    assert isinstance(found, kernset.Message)
    return found


def expected(shared: Path, name: str) -> dict[str, Any]:
    return json.loads((shared / "kernset" / "expected" / f"{name}.json").read_text(encoding="utf-8"))


def without_join(tree: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The tree without the order numbers that its twin leaves out of the feeding groups.

    In a message feeding lies inside the child, so its order number is always known. Some of the publisher's twins leave
    it out there, and nothing in the message tells which: those messages are built alike.
    """
    groups = kernset.get(tree, "postnatale_fase/kindspecifieke_gegevens") or []
    twins = kernset.get(other, "postnatale_fase/kindspecifieke_gegevens") or []
    for group, twin in zip(groups, twins, strict=True):
        if "rangnummer_kind" not in twin:
            group.pop("rangnummer_kind", None)
    return tree


@pytest.mark.parametrize("name", NAMES)
def test_sample_gives_the_expected_tree(shared: Path, name: str) -> None:
    found, twin = read(shared, f"2.3.6-scenario{name}-23"), expected(shared, f"2.3.6-scenario{name}-23")
    assert without_join(found.tree, twin) == twin
    assert (found.problems, found.format) == ((), "hl7v3-2.3")


@pytest.mark.parametrize("name", OLDER)
def test_older_sample_gives_the_values_that_both_versions_know(shared: Path, name: str) -> None:
    """2.2 has no templates; its twins use identifiers without a root, so they are compared by their value."""
    found, twin = read(shared, name), expected(shared, name)
    assert (found.problems, found.format) == ((), "hl7v3-2.2")
    known = {concept.key.rpartition("/")[2] for concept in kernset.CONCEPTS}
    values = [_bare(value) for path, value in kernset.leaves(found.tree)]
    missing = [
        path
        for path, value in kernset.leaves(twin)
        if path.rpartition("/")[2] in known and "bijstimulatie" not in path and _bare(value) not in values
    ]
    assert missing == []


def _bare(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) and "root" in value else value
