"""Whatever a reader gives, each leaf lands in the row of its column, or is named among those that do not."""

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from tests.property.test_kernset_roundtrip import TREES

from ooievaar import intake, kernset, records
from ooievaar.intake.sent import read_sent

PSEUDONYMISER = intake.Pseudonymiser(b"a key for tests only")
COLUMNS = {
    column.concept: column.name
    for table in reversed(records.EPISODE_TABLES)
    for column in reversed(table.columns)
    if column.concept
}


def leaves(node: Any, path: str = "") -> Counter[str]:
    """How many leaves a tree holds at each path."""
    if isinstance(node, list):
        return sum((leaves(item, path) for item in node), Counter())
    if isinstance(node, dict) and not node.keys() & {"code", "value", "nullFlavor"}:
        return sum((leaves(inner, f"{path}/{name}".strip("/")) for name, inner in node.items()), Counter())
    return Counter([path])


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(TREES)
def test_every_leaf_lands_in_the_row_of_its_column(tree: dict[str, Any]) -> None:
    held = leaves(tree)
    kept = {path: count for path, count in held.items() if path not in records.NOT_IN_RECORDS}
    found: Counter[str] = Counter()
    for _, row in read_sent(tree).rows():
        found.update({name: len(sent) for name, sent in row.leaves.items()})
    expected: Counter[str] = Counter()
    for path, count in kept.items():
        expected[COLUMNS[path]] += count
    assert {name: found[name] for name in expected} == expected


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(TREES)
def test_whatever_a_reader_gives_is_translated_into_the_declared_tables(tree: dict[str, Any]) -> None:
    message = kernset.Message(
        format="hl7v3-2.3", message_id="1", created=None, sender_lvr="1808", dossier="1.2^3", tree=tree, problems=()
    )
    rows = intake.translate(message, PSEUDONYMISER).rows
    for table in records.EPISODE_TABLES:
        frame = table.frame(rows[table.name])
        assert frame.select(table.key).is_duplicated().any() is False
