"""A neutral tree to a complete message, along the same compiled mapping that the reader walks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from typing import Any

from ooievaar.kernset.envelope import ELEMENT_ATTRIBUTES, ORDER, RELATION_ATTRIBUTES, UNIDENTIFIED, envelope
from ooievaar.kernset.places import ACT_TAGS, PAYLOAD, Leaf, Place, Slot
from ooievaar.kernset.table import CONCEPTS
from ooievaar.kernset.text import attribute, words
from ooievaar.kernset.trees import Tree, get, leaves

type _Scopes = tuple[Tree, ...]

_TYPES = {"code": "CE", "boolean": "BL", "quantity": "PQ", "count": "INT", "date": "TS", "datetime": "TS"}
_NUMBER = re.compile(r"\[[0-9]+\]")
_KNOWN = frozenset(concept.key for concept in CONCEPTS)
_DIGITS = str.maketrans("", "", "-:T")
# The name under which one value of a repeating leaf lies open, as a group of its own.
_ONE = ""
# Below this many values, looking each of them up is as quick as asking first whether there are any.
_WORTH_A_LOOK = 4


@dataclass(slots=True)
class _Form:
    """A place laid out for writing: the fixed text around it and what to fill in."""

    start: str
    head: str
    end: str
    empty_end: str
    value: "_Filler | None" = None
    words: Slot | None = None
    negation: Leaf | None = None
    repeated: Slot | None = None
    is_leaf_list: bool = False
    join: "tuple[str, str] | None" = None
    told_outside: bool = False
    common: Slot | None = None
    inside: "list[_Form]" = field(default_factory=list)


@dataclass(slots=True)
class _Filler:
    slot: Slot
    fill: Callable[[Any], str]
    root: str


def write(tree: Tree, *, message_id: str, created: datetime) -> bytes:
    """A complete REPC_IN004014NL message of 2.3.6 in UTF-8, without white space between elements.

    `message_id` is "root^extension". What the mapping does not know is not written (`unknown` tells); a feeding group
    is written with the child that has its `rangnummer_kind`.
    """
    payload = "".join([_write(form, (tree,)) for form in _FORMS])
    lvr = get(tree, "zorgverlenerzorginstelling/zorginstelling/zorginstelling_lvrid/value") or ""
    return envelope(payload, message_id=message_id, created=created, lvr=lvr).encode()


def unknown(tree: Tree) -> tuple[str, ...]:
    """The paths in a tree that the mapping does not know, and that would therefore not be written."""
    return tuple(path for path, _ in leaves(tree) if _NUMBER.sub("", path) not in _KNOWN)


def _write(form: _Form, scopes: _Scopes) -> str:
    if form.common is not None and form.common.find(scopes) is None:
        return ""
    if form.repeated is None:
        return _one(form, scopes)
    items = _items(form, form.repeated, scopes)
    if items:
        return "".join([_one(form, (*scopes, item)) for item in items])
    return _one(form, (*scopes, {})) if form.told_outside else ""


def _items(form: _Form, slot: Slot, scopes: _Scopes) -> list[Tree]:
    items = slot.find(scopes) or []
    if form.is_leaf_list:
        return [{_ONE: item} for item in items]
    if form.join is None:
        return list(items)
    name, there = form.join
    number = get(scopes[-1], there)
    return [item for item in items if item.get(name) == number]


def _one(form: _Form, scopes: _Scopes) -> str:
    marks = _negation(form.negation, scopes) if form.negation else ""
    content = _content(form, scopes)
    if form.value is not None:
        marks += _value(form.value, scopes)
    if content:
        return f"{form.start}{marks}>{form.head}{content}{form.end}"
    if not marks:
        return ""
    return f"{form.start}{marks}>{form.head}{form.end}" if form.head else f"{form.start}{marks}{form.empty_end}"


def _content(form: _Form, scopes: _Scopes) -> str:
    if form.words is not None:
        told = _told(form.words, scopes)
        return words(told) if isinstance(told, str) else ""
    return "".join([_write(inner, scopes) for inner in form.inside])


def _negation(leaf: Leaf, scopes: _Scopes) -> str:
    told = leaf.slot.find(scopes)
    if told is None:
        return ""
    if isinstance(told, dict):
        return _null(told)
    return ' negationInd="false"' if told else ' negationInd="true"'


def _value(filler: _Filler, scopes: _Scopes) -> str:
    value = _told(filler.slot, scopes)
    if value is None:
        return ""
    if isinstance(value, dict) and "nullFlavor" in value:
        root = f' root="{filler.root}"' if filler.root else ""
        return f"{root}{_null(value)}"
    return filler.fill(value)


def _told(slot: Slot, scopes: _Scopes) -> Any:
    return scopes[-1].get(_ONE) if slot.many else slot.find(scopes)


def _null(value: Tree) -> str:
    return f' nullFlavor="{attribute(value["nullFlavor"])}"'


def _code(value: Tree) -> str:
    return f' code="{attribute(value["code"])}" codeSystem="{attribute(value["codeSystem"])}"'


def _identifier(value: Tree) -> str:
    return f' root="{attribute(value["root"])}" extension="{attribute(value["value"])}"'


def _quantity(value: Tree) -> str:
    shown = f"{value['value']:.6f}".rstrip("0").rstrip(".")
    return f' value="{shown}" unit="{attribute(value["unit"])}"'


def _boolean(value: bool) -> str:
    return ' value="true"' if value else ' value="false"'


def _count(value: str) -> str:
    return f' value="{attribute(value)}"'


def _moment(value: str) -> str:
    return f' value="{attribute(value.translate(_DIGITS))}"'


_FILLERS: dict[str, Callable[[Any], str]] = {
    "code": _code,
    "identifier": _identifier,
    "quantity": _quantity,
    "boolean": _boolean,
    "count": _count,
    "date": _moment,
    "datetime": _moment,
    "text": lambda _: "",
}


def _form(place: Place, outer: Place) -> _Form:
    start, end = _tags(place, outer)
    form = _Form(start, _head(place), end, _empty_end(place, end), negation=place.negation)
    if place.value is not None:
        root = place.only_if if place.tag == "id" else ""
        form.value = _Filler(place.value.slot, _FILLERS[place.value.kind], root)
        form.words = place.value.slot if place.value.kind == "text" else None
    _lay_out_repeats(form, place)
    form.inside = _inside(place)
    return form


def _inside(place: Place) -> list[_Form]:
    inner = [each for each in place.inside.values() if not each.read_only]
    return [_form(each, place) for each in sorted(inner, key=lambda each: ORDER.index(each.tag))]


def _lay_out_repeats(form: _Form, place: Place) -> None:
    slots = list(_slots(place))
    form.repeated = place.group or (place.repeats.slot if place.repeats else None)
    form.is_leaf_list = place.group is None and place.repeats is not None
    form.join = (place.join.name, "/".join(place.join.there)) if place.join else None
    inner = len(form.repeated.around) if form.repeated else 0
    form.told_outside = any(slot != form.repeated and slot.scope <= inner for slot in slots)
    form.common = _common(slots)


def _slots(place: Place) -> list[Slot]:
    """Where in the tree a place and all inside it get their values."""
    own = [leaf.slot for leaf in (place.value, place.negation) if leaf]
    groups = [place.group] if place.group else []
    inner = [slot for each in place.inside.values() if not each.read_only for slot in _slots(each)]
    return own + groups + inner


def _common(slots: list[Slot]) -> Slot | None:
    """The innermost group that holds all values of a place, if any: without it the place need not be looked at."""
    scope = slots[0].scope
    if len(slots) < _WORTH_A_LOOK or any(slot.scope != scope for slot in slots):
        return None
    levels = zip(*(slot.groups for slot in slots), strict=False)
    shared = tuple(level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels))
    return Slot("", scope, shared[:-1], shared[-1][0], many=False, around=()) if shared else None


def _tags(place: Place, outer: Place) -> tuple[str, str]:
    marks = ELEMENT_ATTRIBUTES.get(f"{outer.tag}/{place.tag}", ELEMENT_ATTRIBUTES.get(place.tag, ""))
    if place.only_if and place.tag != "id":
        marks = f' typeCode="{place.only_if}"'
    if place.act and place.act.fixed:
        marks = _fixed(marks, place.act.fixed)
    if place.tag == "value" and place.value:
        marks += f' xsi:type="{_TYPES[place.value.kind]}"'
    start, end = f"<{place.tag}{marks}", f"</{place.tag}>"
    if place.tag in ACT_TAGS:
        link = outer.link
        kind = (place.act.link if place.act else "") or ("PERT" if outer is PAYLOAD else "COMP")
        return f'<{link} typeCode="{kind}"{_relation_marks(link, place, outer)}>{start}', f"{end}</{link}>"
    return start, end


def _relation_marks(link: str, place: Place, outer: Place) -> str:
    name, around = (each.act.name if each.act else "" for each in (place, outer))
    return RELATION_ATTRIBUTES.get(f"{around}/{name}", RELATION_ATTRIBUTES.get(name, RELATION_ATTRIBUTES.get(link, "")))


def _fixed(marks: str, fixed: str) -> str:
    """The attributes of an element with one that its act prescribes, in place of the usual one."""
    name, _, value = fixed.partition("=")
    return re.sub(rf' {name}="[^"]*"', "", marks) + f' {name}="{value}"'


def _empty_end(place: Place, end: str) -> str:
    return "/>" + end.removeprefix(f"</{place.tag}>")


def _head(place: Place) -> str:
    if place.act is None:
        return ""
    template = f'<templateId root="{place.act.template}"/>' if place.act.template else ""
    shown = f' displayName="{place.act.shown}"' if place.act.shown else ""
    code = f'<code code="{place.act.code}" codeSystem="{place.act.system}"{shown}/>' if place.act.code else ""
    identifier = '<id nullFlavor="NI"/>' if {place.tag, place.act.name} & UNIDENTIFIED else ""
    return template + identifier + code


_FORMS = _inside(PAYLOAD)
