"""The sample messages of the standard's publisher give the trees that the publisher ships beside them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ooievaar import kernset
from ooievaar.kernset.plain import read_plain
from ooievaar.kernset.table import ROWS

NAMES = ("1", "2_1elijn", "2_2elijn", "3", "4_1elijn", "4_2elijn", "5")
OLDER = ("2.2-scenario1", "2.2-scenario3")

# In a message feeding lies inside the child, so its order number is always known; the twin of the publisher has it as a
# key, and leaves it out in these two. Nothing in the message tells: all are built alike. We need it for twins.
NOT_IN_TWIN = {
    "4_1elijn": {"postnatale_fase/kindspecifieke_gegevens[1]/rangnummer_kind": "1"},
    "5": {"postnatale_fase/kindspecifieke_gegevens[1]/rangnummer_kind": "1"},
}

# Where version 2.3 has what 2.2 had elsewhere, once instead of more than once, or under another name.
MOVED = {
    "/demografische_gegevens[1]/geboortedatum": "/demografische_gegevens/geboortedatum",
    "bevalling/interventies_begin_baring_groep[": "bevalling/interventies_begin_baring[",
    "bevalling/conditie_perineum_postpartum": "bevalling/conditie_perineum_postpartum[1]",
    "/ruggeprik_gewenst_niet_gekregenq": "/ruggenprik_gewenst_niet_gekregenq",
    "/kindspecifieke_uitkomstgegevens/apgarscore_na_5_min": (
        "/kindspecifieke_uitkomstgegevens/lichamelijk_onderzoek_kind[1]/apgarscore_na_5_min"
    ),
    "/maternale_onderzoeksgegevens/": "/maternale_onderzoeksgegevens[1]/",
    "/urine_bloed_en_aanvullende_onderzoeken/": "/urine_bloed_en_aanvullende_onderzoeken[1]/",
    "/psie/": "/psie[1]/",
}
# What stands in the messages of 2.2 and not in their twins: a number that 2.2 did not ask for, and the key of feeding.
NOT_IN_OLDER_TWIN = {"zwangerschap/dossiernummer", "postnatale_fase/kindspecifieke_gegevens[1]/rangnummer_kind"}


def read(shared: Path, name: str) -> kernset.Message:
    found = kernset.read((shared / "kernset" / "messages" / f"{name}.xml").read_bytes())
    assert isinstance(found, kernset.Message)
    return found


def expected(shared: Path, name: str) -> dict[str, Any]:
    return json.loads((shared / "kernset" / "expected" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_sample_gives_the_expected_tree(shared: Path, name: str) -> None:
    found, twin = read(shared, f"2.3.6-scenario{name}-23"), expected(shared, f"2.3.6-scenario{name}-23")
    assert dict(kernset.leaves(found.tree)) == dict(kernset.leaves(twin)) | NOT_IN_TWIN.get(name, {})
    assert name in NOT_IN_TWIN or found.tree == twin
    assert (found.problems, found.format) == ((), "hl7v3-2.3")


@pytest.mark.parametrize("name", OLDER)
def test_older_sample_gives_every_value_of_its_twin(shared: Path, name: str) -> None:
    """At the place that 2.3 gives it; identifiers have no root in these twins, so they are compared by their value."""
    found, twin = read(shared, name), expected(shared, name)
    assert (found.problems, found.format) == ((), "hl7v3-2.2")
    values = {path: _bare(value) for path, value in kernset.leaves(found.tree)}
    wanted = {_moved(path): _bare(value) for path, value in kernset.leaves(twin)}
    assert {path: value for path, value in values.items() if path not in NOT_IN_OLDER_TWIN or path in wanted} == wanted


def test_what_only_an_older_version_had_is_absent_from_a_newer_message(shared: Path) -> None:
    older = {row.key for row in ROWS if row.only} - {concept.key for concept in kernset.CONCEPTS}
    for name in NAMES:
        message = read(shared, f"2.3.6-scenario{name}-23")
        assert older.isdisjoint(re.sub(r"\[[0-9]+\]", "", path) for path, _ in kernset.leaves(message.tree))


@pytest.mark.parametrize("name", [*OLDER, *(f"2.3.6-scenario{name}-23" for name in NAMES)])
def test_sample_is_read_without_a_tree_of_elements(shared: Path, name: str) -> None:
    assert read_plain((shared / "kernset" / "messages" / f"{name}.xml").read_bytes()) is not None


def _moved(path: str) -> str:
    for old, new in MOVED.items():
        if new not in path:
            path = path.replace(old, new, 1)
    return path


def _bare(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) and "root" in value else value
