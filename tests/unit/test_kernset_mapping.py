"""The mapping table as data: complete, and without rows that contradict each other."""

import re
from datetime import datetime
from typing import Any

from ooievaar import kernset
from ooievaar.kernset.limits import NULL_SYSTEM, limits_of
from ooievaar.kernset.places import ACT_TAGS, PAYLOAD, Place
from ooievaar.kernset.table import ACTS, BIRTH_CARE, GROUPS, ROWS

KINDS = {"boolean", "code", "count", "date", "datetime", "identifier", "join", "negation", "quantity", "text"}


def places(place: Place = PAYLOAD) -> list[Place]:
    return [place, *(inner for each in place.inside.values() for inner in places(each))]


def test_every_concept_of_the_standard_is_there_once() -> None:
    keys = [concept.key for concept in kernset.CONCEPTS]
    assert len(keys) == len(set(keys)) == 247


def test_kinds_are_known() -> None:
    assert {concept.kind.split()[0] for concept in kernset.CONCEPTS} == KINDS


def test_every_act_of_the_steps_is_declared_and_used() -> None:
    named = {step.partition(":")[2].rstrip("*") for row in ROWS for step in row.steps.split("/") if ":" in step}
    assert named == set(ACTS)


def test_every_repeating_group_is_declared() -> None:
    declared = {group.path for group in GROUPS}
    for concept in kernset.CONCEPTS:
        names = concept.path.split("/")
        outer = {"/".join(names[: number + 1]) for number in range(len(names) - 1) if names[number].endswith("[]")}
        assert outer <= declared


def test_every_code_has_a_list_and_every_list_is_used() -> None:
    coded = {row.value_set for row in ROWS if row.kind == "code"}
    assert coded == set(BIRTH_CARE.codes)
    assert all(not row.value_set for row in ROWS if row.kind != "code")


def test_limits_are_understood() -> None:
    for row in ROWS:
        assert bool(row.limits) == bool(limits_of(row.limits).measured), row.path


def test_every_leaf_has_a_place_of_its_own() -> None:
    leaves = [leaf for place in places() for leaf in (place.value, place.negation) if leaf]
    rows = [row for row in ROWS if not row.is_group and row.kind != "join"]
    assert len(leaves) == len(rows)


def test_acts_beside_each_other_can_be_told_apart() -> None:
    for place in places():
        marks = [(each.tag, each.act.template or each.act.code) for each in place.inside.values() if each.act]
        assert len(marks) == len(set(marks))


def test_relations_lie_around_acts_only() -> None:
    assert {place.tag for place in places() if place.act} - ACT_TAGS == {"personalRelationship"}


VALUES: dict[str, Any] = {
    "boolean": False,
    "count": "1",
    "date": "2021-08-28",
    "datetime": "2021-08-28T06:30",
    "join": "1",
    "negation": True,
    "text": "Fictief & <bedacht>",
}


def value(concept: kernset.Concept) -> Any:
    """A value that the standard allows for this concept."""
    kind, _, unit = concept.kind.partition(" ")
    if kind == "code":
        code, system = max(pair for pair in BIRTH_CARE.codes[concept.value_set] if pair[1] != NULL_SYSTEM)
        return {"code": code, "codeSystem": system}
    if kind == "quantity":
        return {"value": 12.0, "unit": unit}
    if kind == "identifier":
        root = concept.steps.rpartition("/")[2].partition("@")[2]
        length = int(concept.limits.rpartition("..")[2] or 4)
        return {"value": "0042".rjust(length, "0"), "root": root or "1.2.3.999"}
    return VALUES[kind]


def full_tree() -> dict[str, Any]:
    """Every concept of the standard, once."""
    tree: dict[str, Any] = {}
    for concept in kernset.CONCEPTS:
        group = tree
        *names, leaf = concept.path.split("/")
        for name in names:
            plain = name.removesuffix("[]")
            group = group.setdefault(plain, [{}])[0] if name.endswith("[]") else group.setdefault(name, {})
        group[leaf.removesuffix("[]")] = [value(concept)] if leaf.endswith("[]") else value(concept)
    return tree


def test_every_concept_is_read_as_it_was_written() -> None:
    tree = full_tree()
    assert len(list(kernset.leaves(tree))) == 247
    message = kernset.read(kernset.write(tree, message_id="1.2^3", created=datetime.fromisoformat("2022-03-01T00:00")))
    assert isinstance(message, kernset.Message)
    assert message.problems == ()
    assert message.tree == tree


def test_every_concept_is_found_by_its_code_alone() -> None:
    """As in 2.2, which has no templates; but for the places that only a template tells apart."""
    data = kernset.write(full_tree(), message_id="1.2^3", created=datetime.fromisoformat("2022-03-01T00:00"))
    acts = re.sub(rb'<templateId root="[0-9.]+\.90\.9[0-9]+"/>', b"", data)
    message = kernset.read(acts)
    assert isinstance(message, kernset.Message)
    found = {re.sub(r"\[[0-9]+\]", "", path) for path, _ in kernset.leaves(message.tree)}
    lost = {concept.key.rpartition("/")[2] for concept in kernset.CONCEPTS if concept.key not in found}
    assert lost == {"indicatie_primaire_sectio", "indicatie_secundaire_sectio"}
