"""The mapping tables compiled to trees of places, the one structure that the reader and the writer walk."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ooievaar.kernset.limits import Limits, limits_of
from ooievaar.kernset.table import BIRTH_CARE, NEONATAL_CARE, Act, Concept, Standard

ACT_TAGS = frozenset({"observation", "organizer", "procedure", "act", "supply", "substanceAdministration"})

# Where an attribute decides which of two elements with one tag is meant.
TYPE_CODE, ROOT = "typeCode", "root"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the neutral tree, seen from the repeating group that is open there.

    `scope` counts the open groups (0 is the tree itself); `groups` are the names to go through, with a mark for a group
    that may repeat in the tree but that a message can tell only once.
    """

    path: str
    scope: int
    groups: tuple[tuple[str, bool], ...]
    name: str
    many: bool
    around: "tuple[Slot, ...]"

    def numbered(self, scopes: Sequence[dict[str, Any]]) -> str:
        """The path with the number of each repeating group that is being read."""
        path = self.path
        for anchor in self.around:
            if path.startswith(anchor.path):
                path = path.replace(anchor.path, f"{anchor.path[:-2]}[{anchor.next_number(scopes)}]", 1)
        return path.removesuffix("[]").replace("[]", "[1]")

    def next_number(self, scopes: Sequence[dict[str, Any]]) -> int:
        """Which one in its list the next would be, counted from 1."""
        return len(self.find(scopes) or ()) + 1

    def find(self, scopes: Sequence[dict[str, Any]]) -> Any:
        """What the tree has here, None when it has nothing."""
        group: Any = scopes[self.scope]
        for name, listed in self.groups:
            group = group.get(name)
            if not group:
                return None
            if listed:
                group = group[0]
        return group.get(self.name)

    def group(self, scopes: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """The group in the tree that holds this name, made when missing."""
        group = scopes[self.scope]
        for name, listed in self.groups:
            inner: Any = group.get(name)
            if inner is None:
                inner = group[name] = [{}] if listed else {}
            group = inner[0] if listed else inner
        return group


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value: where it goes in the tree, how it is encoded and what it may be."""

    slot: Slot
    kind: str
    unit: str
    limits: Limits


@dataclass(slots=True, eq=False)
class Place:
    """An element in the message that matters: what it carries, and what can be inside.

    `link` is the element that relates an act inside to this one.
    """

    tag: str
    link: str
    is_cda: bool
    act: Act | None = None
    only_if: str = ""
    value: Leaf | None = None
    negation: Leaf | None = None
    group: Slot | None = None
    join: "Join | None" = None
    repeats: Leaf | None = None
    merged: bool = False
    read_only: bool = False
    inside: "dict[tuple[str, str, str], Place]" = field(default_factory=dict)

    @property
    def condition(self) -> str:
        """The attribute that `only_if` is about."""
        return ROOT if self.tag == "id" else TYPE_CODE


@dataclass(frozen=True, slots=True)
class Join:
    """A name in a group that a message does not write: it equals a value in the group around it."""

    name: str
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    tag: str
    act: str
    only_if: str
    repeats: bool


def _step(text: str) -> _Step:
    repeats = text.endswith("*")
    tag, _, only_if = text.rstrip("*").partition("@")
    tag, _, act = tag.partition(":")
    return _Step(tag, act, only_if, repeats)


def _route(root: Place, row: Concept, standard: Standard) -> list[Place]:
    """The places from the root along the steps of a row, made where they are missing."""
    route = [root]
    for step in map(_step, row.steps.split("/")):
        key = (step.tag, step.act, step.only_if)
        place = route[-1].inside.get(key)
        if place is None:
            link = standard.links.get(step.tag, standard.other_link)
            place = Place(step.tag, link, root.is_cda, standard.acts.get(step.act), step.only_if, read_only=True)
            route[-1].inside[key] = place
        if not row.only:
            place.read_only = False
        route.append(place)
    return route


def _slot(path: str, anchors: tuple[Slot, ...]) -> Slot:
    """The place of a path in the innermost of the open groups that it lies in."""
    parent, _, last = path.rpartition("/")
    within = [number for number, anchor in enumerate(anchors) if f"{parent}/".startswith(f"{anchor.path}/")]
    scope = within[-1] + 1 if within else 0
    rest = parent[len(anchors[scope - 1].path) + 1 :] if scope else parent
    groups = tuple((name.removesuffix("[]"), name.endswith("[]")) for name in rest.split("/") if name)
    return Slot(path, scope, groups, last.removesuffix("[]"), last.endswith("[]"), anchors)


def _anchors(route: list[Place]) -> tuple[Slot, ...]:
    return tuple(place.group for place in route if place.group)


def _add_group(root: Place, row: Concept, standard: Standard) -> None:
    route = _route(root, row, standard)
    route[-1].group = _slot(row.path, _anchors(route))
    route[-1].merged = row.kind == "group merged"


def _add_leaf(root: Place, row: Concept, standard: Standard) -> None:
    route = _route(root, row, standard)
    kind, _, unit = row.kind.partition(" ")
    leaf = Leaf(_slot(row.path, _anchors(route)), kind, unit, limits_of(row.limits, standard.codes.get(row.value_set)))
    if kind in {"negation", "stated"}:
        route[-1].negation = leaf
    else:
        route[-1].value = leaf
    for place, step in zip(route[1:], row.steps.split("/"), strict=True):
        if step.endswith("*"):
            place.repeats = leaf


def _add_join(root: Place, row: Concept, standard: Standard) -> None:
    group, _, name = row.path.rpartition("/")
    there = tuple(row.steps.rpartition("[]/")[2].split("/"))
    for anchor in standard.groups:
        if anchor.path == group:
            _route(root, anchor, standard)[-1].join = Join(name, there)


def _compile(standard: Standard) -> Place:
    link = standard.links.get(standard.root, standard.other_link)
    root = Place(standard.root, link, is_cda=standard is NEONATAL_CARE)
    for row in standard.groups:
        if row.steps:
            _add_group(root, row, standard)
    for row in standard.rows:
        if row.kind == "join":
            _add_join(root, row, standard)
        elif not row.is_group:
            _add_leaf(root, row, standard)
    return root


PAYLOAD = _compile(BIRTH_CARE)
DOCUMENT = _compile(NEONATAL_CARE)
