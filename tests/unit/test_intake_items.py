"""Every item of the kernset arrives in its column: one leaf at a time, and all that the sample messages hold."""

from typing import Any

import pytest

from ooievaar import intake, kernset, records
from ooievaar.records import Kind

PSEUDONYMISER = intake.Pseudonymiser(b"a key for tests only")
LVR, AGB = "2.16.840.1.113883.2.4.3.22.96.6", "2.16.840.1.113883.2.4.6.1"
COLUMNS = [(table, column) for table in records.EPISODE_TABLES for column in table.columns if column.concept]
LEAVES = {
    Kind.DAY: "2024-03-01",
    Kind.MOMENT: "2024-03-01T06:30",
    Kind.PARTIAL: "2024-03",
    Kind.WHOLE: "3",
    Kind.WRITTEN: "een paar woorden",
    Kind.YES_NO: True,
}
# Columns with a reading of their own, and a leaf that gives them a value.
OWN = {
    "mother_key": {"value": "961921821", "root": "2.16.840.1.113883.2.4.6.3"},
    "child_key": {"value": "961921821", "root": "2.16.840.1.113883.2.4.6.3"},
    "postcode": "3511 AB",
    "paediatrician_transfer": {"code": "2", "codeSystem": "2.16.840.1.113883.2.4.4.13.17"},
}
UNITS = {"dagen": "d"}


def leaf_of(column: records.Column) -> Any:
    if column.name in OWN:
        return OWN[column.name]
    if column.codes:
        return as_code(*column.codes.codes[0].standard[0])
    if column.kind is Kind.NUMBER:
        return {"value": 12.0, "unit": UNITS.get(str(column.unit), column.unit)}
    if column.kind is Kind.TEXT:
        agb = column.name.endswith("_agb") or column.name == "agb_number"
        return {"value": "01234567"[: 8 if agb else 4], "root": AGB if agb else LVR}
    return LEAVES[column.kind]


def as_code(code: str, system: str) -> dict[str, str]:
    return {"nullFlavor": code} if system == "2.16.840.1.113883.5.1008" else {"code": code, "codeSystem": system}


def tree_with(column: records.Column, *leaves: Any) -> dict[str, Any]:
    """A tree with these leaves at the item of a column, and one child when the item is about a child."""
    tree: dict[str, Any] = {"uitkomst_per_kind": [{"baring": {}}]} if "kind" in str(column.concept) else {}
    node = tree
    *groups, item = str(column.concept).split("/")
    for group in groups:
        inner = node.setdefault(group, {})
        node = inner[0] if isinstance(inner, list) else inner
    node[item] = list(leaves) if len(leaves) > 1 else leaves[0]
    if column.name == "paediatrician_date":
        node["type_betrokkenheid"] = OWN["paediatrician_transfer"]
    return tree


def translated(tree: dict[str, Any]) -> intake.Delivered:
    message = kernset.Message(
        format="hl7v3-2.3", message_id="1", created=None, sender_lvr=None, dossier=None, tree=tree, problems=()
    )
    return intake.translate(message, PSEUDONYMISER)


def value_of(column: records.Column, table: records.Table, leaf: Any) -> Any:
    (row,) = translated(tree_with(column, leaf)).rows[table.name]
    return row[column.name]


def test_every_item_arrives_in_its_column() -> None:
    lost = [(table.name, column.name) for table, column in COLUMNS if value_of(column, table, leaf_of(column)) is None]
    assert lost == []


def test_every_choice_arrives_as_our_word() -> None:
    for table, column in COLUMNS:
        for choice in column.codes.codes if column.codes else ():
            for standard in choice.standard:
                got = value_of(column, table, as_code(*standard))
                assert got in (choice.value, [choice.value]), (table.name, column.name, standard)


@pytest.mark.parametrize("flavor", ["NI", "UNK"])
def test_what_is_said_to_be_unknown_is_no_value(flavor: str) -> None:
    leaf = {"nullFlavor": flavor}
    known = [column.name for table, column in COLUMNS if value_of(column, table, leaf) is not None]
    assert known == []


def test_children_of_earlier_pregnancies_are_numbered_within_theirs() -> None:
    pregnancies = [
        {"eerdere_bevalling": {"vorige_uitkomst_per_kind": [{}, {}]}},
        {},
        {"eerdere_bevalling": {"vorige_uitkomst_per_kind": [{}]}},
    ]
    rows = translated({"obstetrische_anamnese_gegroepeerd_per_voorgaande_zwangerschap": pregnancies}).rows
    assert [row["number"] for row in rows["previous_pregnancies"]] == [1, 2, 3]
    numbers = [(row["pregnancy_number"], row["number"]) for row in rows["previous_children"]]
    assert numbers == [(1, 1), (1, 2), (3, 1)]


def test_several_answers_of_which_one_is_yes_are_yes() -> None:
    column = records.DELIVERED_CHILDREN["instrument_succeeded"]
    groups = [{"succes_vaginale_kunstverlossingq": answer} for answer in (False, True, {"nullFlavor": "UNK"})]
    tree = tree_with(column, True)
    outcome = tree["uitkomst_per_kind"][0]["baring"]["kindspecifieke_uitkomstgegevens"]
    outcome["vaginale_kunstverlossing_groep"] = groups
    assert translated(tree).rows["delivered_children"][0]["instrument_succeeded"] is True
    outcome["vaginale_kunstverlossing_groep"] = groups[:1]
    assert translated(tree).rows["delivered_children"][0]["instrument_succeeded"] is False


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("2019", "2019"),
        ("2019-05", "2019-05"),
        ("2019-05-31", "2019-05-31"),
        ("2019-05-31T12:00", "2019-05-31"),
        ("2019-13", None),
        ("2019-02-30", None),
        ("19", None),
        ("mei 2019", None),
        (2019, None),
    ],
)
def test_a_date_of_long_ago_is_as_precise_as_it_was_sent(sent: Any, kept: str | None) -> None:
    (row,) = translated(tree_with(records.PREVIOUS_CHILDREN["birth_date"], sent)).rows["previous_children"]
    assert row["birth_date"] == kept


def answered(node: Any, path: tuple[str, ...] = ()) -> set[str]:
    """Paths of the items for which a tree holds an answer."""
    if isinstance(node, list):
        return {found for item in node for found in answered(item, path)}
    if isinstance(node, dict) and not node.keys() & {"code", "value", "nullFlavor"}:
        return {found for name, inner in node.items() for found in answered(inner, (*path, name))}
    unknown = isinstance(node, dict) and node.get("nullFlavor") in {"NI", "UNK"}
    unknown = unknown or (isinstance(node, dict) and node.get("code") in {"NI", "UNK"})
    return set() if unknown else {"/".join(path)}


def test_all_that_the_sample_messages_answer_stands_in_a_column(shared: Any) -> None:
    lost = []
    for file in sorted((shared / "kernset" / "messages").glob("*.xml")):
        message = kernset.read(file.read_bytes())
        assert isinstance(message, kernset.Message)
        rows = intake.translate(message, PSEUDONYMISER).rows
        kept = {
            column.concept for table, column in COLUMNS if any(row[column.name] is not None for row in rows[table.name])
        }
        lost += [(file.name, path) for path in answered(message.tree) - kept - records.NOT_IN_RECORDS.keys()]
    assert lost == []
