"""Whatever the bytes or values of a neonatology document are, reading it never raises and keeps to the mapping."""

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.neonatology import LEAVES, at, branch, document
from tests.neonatology_trees import TREES

from ooievaar import kernset

BRANCHES = [(row, *branch(row)) for row in LEAVES]
FULL = document(*(xml for _, xml, _ in BRANCHES))
KNOWN = {row.key for row in LEAVES}
NUMBER = re.compile(r"\[[0-9]+\]")


CAREGIVER = "zorgverlener/naamgegevens"


def keys(message: kernset.Message) -> set[str]:
    paths = (NUMBER.sub("", path) for path, _ in kernset.leaves(message.tree))
    return {CAREGIVER if path.startswith(CAREGIVER) else path for path in paths}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(TREES)
def test_what_is_written_is_what_is_read(tree: dict[str, Any]) -> None:
    message = kernset.read(kernset.write_document(tree))
    assert isinstance(message, kernset.Message)
    assert message.problems == ()
    assert message.tree == tree
    assert kernset.unknown_in_document(tree) == ()


def test_a_document_with_every_concept_is_read_without_problems() -> None:
    message = kernset.read(FULL)
    assert isinstance(message, kernset.Message)
    assert message.problems == ()
    assert keys(message) == KNOWN


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(BRANCHES), min_size=1, max_size=12, unique_by=lambda each: each[0].path))
def test_the_order_of_what_is_sent_does_not_matter(sent: list[tuple[Any, str, Any]]) -> None:
    message = kernset.read(document(*(xml for _, xml, _ in sent)))
    assert isinstance(message, kernset.Message)
    assert message.problems == ()
    assert {row.key for row, _, _ in sent} <= keys(message)
    for row, _, value in sent:
        # What repeats can have become one of several.
        assert "[]" in row.path or at(row.path, message.tree) == value


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(FULL) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_changed_bytes_never_raise(changes: list[tuple[int, int]]) -> None:
    data = bytearray(FULL)
    for place, byte in changes:
        data[place] = byte
    found = kernset.read(bytes(data))
    assert isinstance(found, kernset.Unreadable) or keys(found) <= KNOWN


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(BRANCHES), st.sampled_from(["value", "code", "negationInd", "nullFlavor", "unit"]), st.text())
def test_any_words_in_place_of_a_value_are_taken_or_reported(sent: tuple[Any, str, Any], name: str, words: str) -> None:
    safe = "".join(each for each in words if each.isprintable() and each not in '<&"')
    xml = re.sub(rf'\b{name}="[^"]*"', lambda _: f'{name}="{safe}"', sent[1])
    found = kernset.read(document(xml))
    assert isinstance(found, kernset.Message)
    assert keys(found) <= KNOWN
    assert all(NUMBER.sub("", problem.path) in KNOWN for problem in found.problems)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(FULL)), st.integers(0, 200), st.binary(max_size=40))
def test_cut_and_pasted_bytes_never_raise(place: int, gone: int, put: bytes) -> None:
    data = FULL[:place] + put + FULL[place + gone :]
    assert isinstance(kernset.read(data), kernset.Message | kernset.Unreadable)
