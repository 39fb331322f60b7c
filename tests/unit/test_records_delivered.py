"""The delivered tables against the codebook of the standard: every item has its column, number and codes."""

import csv

import pytest

from ooievaar import records

COLUMNS = [
    (table, column)
    for table in records.EPISODE_TABLES
    for column in table.columns
    if column.concept and column.until is None
]
KINDS = {
    "boolean": {records.Kind.YES_NO},
    "code": {records.Kind.CODE, records.Kind.CODES},
    "complex": {records.Kind.WRITTEN},
    "count": {records.Kind.WHOLE},
    "date": {records.Kind.DAY, records.Kind.PARTIAL},
    "datetime": {records.Kind.DAY, records.Kind.PARTIAL},
    "identifier": {records.Kind.TEXT},
    "quantity": {records.Kind.NUMBER},
    "string": {records.Kind.TEXT, records.Kind.WRITTEN},
    "text": {records.Kind.WRITTEN},
}
NO_ANSWER = {"NI", "UNK"}


@pytest.fixture(scope="module")
def codebook(shared):
    with (shared / "kernset" / "codebook.csv").open(encoding="utf-8", newline="") as file:
        return {row["ada_path"]: row for row in csv.DictReader(file)}


def first_columns():
    """By item, the column that holds all of it."""
    return {column.concept: column for _, column in reversed(COLUMNS)}


def test_every_item_of_the_standard_has_a_column_or_a_reason(codebook):
    assert len(codebook) == 247
    assert first_columns().keys() | records.NOT_IN_RECORDS.keys() == codebook.keys()
    assert not first_columns().keys() & records.NOT_IN_RECORDS.keys()


def test_every_column_has_the_number_of_its_item(codebook):
    wrong = [
        column.name
        for _, column in COLUMNS
        if column.concept_id != codebook[column.concept]["concept_id"].rpartition(".")[2]
    ]
    assert wrong == []


def test_every_code_of_the_standard_has_our_word(codebook):
    unknown = []
    for path, column in first_columns().items():
        known = {pair for code in column.codes.codes for pair in code.standard} if column.codes else set()
        listed = [code.split("^")[:2] for code in codebook[path]["codes"].split("|") if code]
        unknown += [(column.name, *pair) for pair in listed if tuple(pair) not in known and pair[0] not in NO_ANSWER]
    assert unknown == []


def test_every_column_is_of_the_kind_of_its_item(codebook):
    for path, column in first_columns().items():
        assert column.kind in KINDS[codebook[path]["datatype"]], path
        if codebook[path]["datatype"] == "code" and codebook[path]["max"] == "*":
            assert column.kind is records.Kind.CODES, path


def test_every_column_is_declared_in_full():
    for _, column in COLUMNS:
        assert (column.kind in {records.Kind.CODE, records.Kind.CODES}) is (column.codes is not None), column.name
        assert (column.kind is records.Kind.NUMBER) is (column.unit is not None), column.name
        assert records.collected(column, "2.3.6"), column.name


def test_names_are_used_once_in_a_table_and_choices_once_in_a_list():
    for table in records.DELIVERED:
        assert len(set(table.names)) == len(table.names)
        assert set(table.key) <= set(table.names)
    for column in first_columns().values():
        if column.codes:
            assert len({code.value for code in column.codes.codes}) == len(column.codes.codes)
            assert all(code.words and code.standard for code in column.codes.codes)


def test_an_episode_and_its_birth_can_stand_side_by_side():
    assert set(records.EPISODES.names) & set(records.DELIVERED_BIRTHS.names) == {"episode_id"}


@pytest.mark.parametrize(
    ("table", "name", "versions"),
    [
        (records.EPISODES, "episode_id", ["2.2", "2.3", "2.3.5", "2.3.6", "3.0 neonatology"]),
        (records.EPISODES, "parity", ["2.2", "2.3", "2.3.5", "2.3.6"]),
        (records.EPISODES, "dossier_root", ["2.3", "2.3.5", "2.3.6"]),
        (records.EPISODES, "preferred_hospital_lvr", ["2.3", "2.3.5", "2.3.6"]),
        (records.DELIVERED_BIRTHS, "augmentation", ["2.2"]),
        (records.DELIVERED_BIRTHS, "haemorrhage", ["2.3", "2.3.5", "2.3.6"]),
        (records.REFERRALS, "reason_pregnancy_exhaustion", ["2.3", "2.3.6"]),
    ],
)
def test_an_item_is_collected_from_the_version_that_introduced_it(table, name, versions):
    known = ["2.2", "2.3", "2.3.5", "2.3.6", "3.0 neonatology"]
    assert [version for version in known if records.collected(table[name], version)] == versions


def test_a_version_that_nobody_knows_is_refused():
    with pytest.raises(KeyError, match=r"1\.0"):
        records.collected(records.EPISODES["parity"], "1.0")


def test_third_degree_tears_are_counted_together_and_told_apart():
    perineum, kinds = records.DELIVERED_BIRTHS["perineum"].codes, records.DELIVERED_BIRTHS["third_degree_type"].codes
    for code, kind in (("449807005", "3a"), ("449808000", "3b"), ("449809008", "3c"), ("199930000", None)):
        assert perineum.value_of(code, records.SNOMED) == "third_degree"
        assert kinds.value_of(code, records.SNOMED) == kind
