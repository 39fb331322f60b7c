"""Whatever a tree holds: intake answers, the same every time, and lets no BSN through."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar import intake, kernset, records

PSEUDONYMISER = intake.Pseudonymiser(b"a key for tests only")
ANYONE = intake.Sender(own_lvr=None, known_lvrs=None)
COLUMNS = [column for table in records.EPISODE_TABLES for column in table.columns if column.concept]
PATHS = sorted({str(column.concept) for column in COLUMNS})
STEPS = sorted({step for path in PATHS for step in path.split("/")})
CODES = [pair for c in COLUMNS if c.codes for x in c.codes.codes for pair in x.standard]
BSNS = ("961921821", "847035116", "111222333", "850810711")


def bsn_leaf(bsn: str) -> dict[str, str]:
    return {"value": bsn, "root": "2.16.840.1.113883.2.4.6.3"}


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6) | st.sampled_from(STEPS), inner),
    max_leaves=6,
)
coded = st.sampled_from(CODES).map(lambda pair: {"code": pair[0], "codeSystem": pair[1]})
null = st.sampled_from(["NI", "UNK", "OTH"]).map(lambda flavor: {"nullFlavor": flavor})
quantity = st.builds(
    lambda value, unit: {"value": value, "unit": unit}, st.floats() | anything, st.sampled_from(["g", "ml"])
)
broken = st.fixed_dictionaries(
    {}, optional={"code": anything, "codeSystem": anything, "value": anything, "root": anything}
)
dates = st.dates().map(str) | st.datetimes().map(lambda moment: moment.isoformat())
leaves = st.one_of(
    coded, null, quantity, broken, dates, anything, st.sampled_from(BSNS).map(bsn_leaf), st.sampled_from(BSNS)
)
GROUPS = {"uitkomst_per_kind", "verwijsdetails", "betrokkenheid_kinderarts", "kindspecifieke_gegevens"}


@st.composite
def trees(draw: st.DrawFn) -> dict[str, Any]:
    """Trees of the right shape with any leaves; now and then a part that has another shape altogether."""
    tree: dict[str, Any] = {}
    for path in draw(st.lists(st.sampled_from(PATHS), max_size=12)):
        put(tree, path.split("/"), draw(leaves))
    for step in draw(st.lists(st.sampled_from(STEPS), max_size=2)):
        tree[step] = draw(anything)
    return tree


def put(tree: dict[str, Any], steps: list[str], leaf: Any) -> None:
    node: Any = tree
    for step in steps[:-1]:
        node = node.setdefault(step, [{}] if step in GROUPS else {})
        node = node[0] if isinstance(node, list) else node
    node[steps[-1]] = leaf


def message_of(tree: dict[str, Any]) -> kernset.Message:
    return kernset.Message(
        format="hl7v3-2.3", message_id="1", created=None, sender_lvr="1808", dossier="1.2^3", tree=tree, problems=()
    )


def as_text(delivered: intake.Delivered) -> str:
    return json.dumps([delivered.identity, delivered.rows], default=str)


@given(trees())
@settings(max_examples=150, deadline=None)
def test_any_tree_is_translated_the_same_way_every_time(tree: dict[str, Any]) -> None:
    before = repr(tree)
    once = intake.translate(message_of(tree), PSEUDONYMISER)
    assert intake.translate(message_of(tree), PSEUDONYMISER) == once
    assert repr(tree) == before


@given(trees())
@settings(max_examples=150, deadline=None)
def test_any_translation_fits_the_declared_tables(tree: dict[str, Any]) -> None:
    delivered = intake.translate(message_of(tree), PSEUDONYMISER)
    assert delivered.rows.keys() == {table.name for table in records.EPISODE_TABLES}
    for table in records.EPISODE_TABLES:
        rows = delivered.rows[table.name]
        assert table.frame(rows).height == len(rows)


@given(trees())
@settings(max_examples=200, deadline=None)
def test_no_bsn_stands_in_any_record(tree: dict[str, Any]) -> None:
    text = as_text(intake.translate(message_of(tree), PSEUDONYMISER))
    assert not [bsn for bsn in BSNS if bsn in text]


@given(trees())
@settings(max_examples=200, deadline=None)
def test_no_bsn_stands_in_any_finding(tree: dict[str, Any]) -> None:
    text = repr(intake.findings_of(message_of(tree), ANYONE))
    assert not [bsn for bsn in BSNS if bsn in text]


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(["mother", "child", "episode"]))
def test_pseudonyms_differ_by_value(one: str, other: str, kind: str) -> None:
    same = PSEUDONYMISER.pseudonym(kind, one) == PSEUDONYMISER.pseudonym(kind, other)
    assert same is (one == other)


@given(st.text(max_size=20), st.binary(min_size=8, max_size=32))
def test_pseudonyms_differ_by_kind_and_by_key(value: str, key: bytes) -> None:
    other = intake.Pseudonymiser(key + b"!")
    pseudonyms = {
        PSEUDONYMISER.pseudonym("mother", value),
        PSEUDONYMISER.pseudonym("child", value),
        other.pseudonym("mother", value),
        other.pseudonym("child", value),
    }
    assert len(pseudonyms) == 4
    assert all(len(pseudonym) == 64 for pseudonym in pseudonyms)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_judged(data: bytes) -> None:
    judged = intake.judge(data, ANYONE)
    assert judged.accepted is False
    assert len(judged.findings) == 1
