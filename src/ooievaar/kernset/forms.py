"""A compiled mapping laid out for writing, and a neutral tree written along it: what both standards share."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby, takewhile
from typing import Any

from ooievaar.kernset import names
from ooievaar.kernset.fillers import Fill, filler_of, null
from ooievaar.kernset.places import ACT_TAGS, Leaf, Place, Slot
from ooievaar.kernset.text import words
from ooievaar.kernset.trees import Tree, get

type Scopes = tuple[Tree, ...]

# The name under which one value of a repeating leaf lies open, as a group of its own.
_ONE = ""
# Below this many values, looking each of them up is as quick as asking first whether there are any.
_WORTH_A_LOOK = 4


@dataclass(frozen=True)
class Dialect:
    """What a standard fixes about its elements.

    `order` is that of elements in whatever they lie in; `attributes` never vary, by the act or element around it and
    the element, or by the element; `relation` gives those of the element that relates an act to what it lies in, `head`
    what an act or element starts with and `tails` what a `tag@X` ends with; `types` names the type of a value.
    """

    order: tuple[str, ...]
    attributes: Mapping[str, str]
    types: Mapping[str, str]
    relation: Callable[[Place, Place], str]
    head: Callable[[Place], str]
    tails: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Form:
    """A place laid out for writing: the fixed text around it and what to fill in."""

    start: str
    head: str
    end: str
    empty_end: str
    value: "_Filler | None" = None
    words: "Callable[[Any], str] | None" = None
    negation: Leaf | None = None
    repeated: Slot | None = None
    is_leaf_list: bool = False
    join: "tuple[str, str] | None" = None
    told_outside: bool = False
    common: Slot | None = None
    before: "list[Form]" = field(default_factory=list)
    inside: "list[Form]" = field(default_factory=list)


@dataclass(slots=True)
class _Filler:
    slot: Slot
    fill: Fill
    root: str
    missing: str


def write_form(form: Form, scopes: Scopes) -> str:
    """The elements of a form, as many as the tree has; none when it has nothing for them."""
    if form.common is not None and form.common.find(scopes) is None:
        return ""
    if form.repeated is None:
        return _one(form, scopes)
    items = _items(form, form.repeated, scopes)
    if items:
        return "".join([_one(form, (*scopes, item)) for item in items])
    return _one(form, (*scopes, {})) if form.told_outside else ""


def _items(form: Form, slot: Slot, scopes: Scopes) -> list[Tree]:
    items = slot.find(scopes) or []
    if form.is_leaf_list:
        return [{_ONE: item} for item in items]
    if form.join is None:
        return list(items)
    name, there = form.join
    number = get(scopes[-1], there)
    return [item for item in items if item.get(name) == number]


def _one(form: Form, scopes: Scopes) -> str:
    said = _negation(form.negation, scopes) if form.negation else None
    marks = said or ""
    content = _content(form, scopes)
    if form.value is not None:
        marks += _value(form.value, scopes)
    before = "".join([write_form(each, scopes) for each in form.before]) if form.before else ""
    if content and not form.start:
        return content
    if content or before:
        return f"{form.start}{marks}>{before}{form.head}{content}{form.end}"
    if not marks and said is None:
        return ""
    return f"{form.start}{marks}>{form.head}{form.end}" if form.head else f"{form.start}{marks}{form.empty_end}"


def _content(form: Form, scopes: Scopes) -> str:
    if form.words is not None and form.value is not None:
        told = _told(form.value.slot, scopes)
        return "" if told is None or _is_null(told) else form.words(told)
    return "".join([write_form(inner, scopes) for inner in form.inside])


def _negation(leaf: Leaf, scopes: Scopes) -> str | None:
    """What an act says about itself; None when it need not be there."""
    told = leaf.slot.find(scopes)
    if told is None:
        return None
    if isinstance(told, dict):
        return null(told)
    if told and leaf.kind == "stated":
        return ""
    return ' negationInd="false"' if told else ' negationInd="true"'


def _value(filler: _Filler, scopes: Scopes) -> str:
    value = _told(filler.slot, scopes)
    if value is None:
        return filler.missing
    if _is_null(value):
        root = f' root="{filler.root}"' if filler.root else ""
        return f"{root}{null(value)}"
    return filler.fill(value)


def _is_null(value: Any) -> bool:
    return isinstance(value, dict) and "nullFlavor" in value


def _told(slot: Slot, scopes: Scopes) -> Any:
    return scopes[-1].get(_ONE) if slot.many else slot.find(scopes)


def forms_in(place: Place, dialect: Dialect) -> list[Form]:
    """What can be written inside a place, in the order of the standard."""
    inner = [each for each in place.inside.values() if not each.read_only]
    ordered = sorted(inner, key=lambda each: dialect.order.index(each.tag))
    forms: list[Form] = []
    for merged, each in groupby(ordered, key=lambda each: each.group.path if each.group and each.merged else ""):
        made = [_form(one, place, dialect) for one in each]
        forms += [_together(made)] if merged and len(made) > 1 else made
    return forms


def _together(forms: list[Form]) -> Form:
    """The acts of one merged group, written group by group: so they are read as the groups that they were."""
    parts = [replace(form, repeated=None) for form in forms]
    return Form("", "", "", "", repeated=forms[0].repeated, inside=parts)


def _form(place: Place, outer: Place, dialect: Dialect) -> Form:
    start, end = _tags(place, outer, dialect)
    tag = _named(place.tag)
    form = Form(start, dialect.head(place), end, "/>" + end.removeprefix(f"</{tag}>"), negation=place.negation)
    form.end = dialect.tails.get(f"{place.tag}@{place.only_if}", "") + form.end
    if place.value is not None:
        form.value = _filler(place, place.value)
        form.words = _WORDS.get(place.value.kind)
    _lay_out_repeats(form, place)
    forms = forms_in(place, dialect)
    first = _BEFORE_HEAD if form.head else ()
    form.before = [each for each in forms if each.start.startswith(first)]
    form.inside = [each for each in forms if not each.start.startswith(first)]
    return form


# An element of the other namespace comes before what tells an act.
_BEFORE_HEAD = ("<sdtc:id",)
_WORDS: dict[str, Callable[[Any], str]] = {"text": words, "name": names.written}


def _filler(place: Place, leaf: Leaf) -> _Filler:
    root = place.only_if if place.tag == "id" else ""
    missing = null({"nullFlavor": "NI"}) if leaf.unit == "told" else ""
    return _Filler(leaf.slot, filler_of(leaf.kind, leaf.unit), root, missing)


def _lay_out_repeats(form: Form, place: Place) -> None:
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


def _named(tag: str) -> str:
    return tag.replace(".", ":")


def _tags(place: Place, outer: Place, dialect: Dialect) -> tuple[str, str]:
    tag = _named(place.tag)
    marks = _marks(place, outer, dialect)
    if place.tag == "value" and place.value:
        marks += f' xsi:type="{dialect.types[place.value.kind]}"'
    start, end = f"<{tag}{marks}", f"</{tag}>"
    if place.tag in ACT_TAGS:
        link = outer.link
        return f"<{link}{dialect.relation(place, outer)}>{start}", f"{end}</{link}>"
    return start, end


def _marks(place: Place, outer: Place, dialect: Dialect) -> str:
    around = (outer.act.name if outer.act else "", outer.tag)
    keys = (*(f"{each}/{place.tag}" for each in around if each), place.tag)
    marks = next((dialect.attributes[key] for key in keys if key in dialect.attributes), "")
    if place.only_if and place.tag != "id":
        marks = f' {place.condition}="{place.only_if}"'
    return _fixed(marks, place.act.fixed) if place.act and place.act.fixed else marks


def _fixed(marks: str, fixed: str) -> str:
    """The attributes of an element with one that its act prescribes, in place of the usual one."""
    name, _, value = fixed.partition("=")
    return re.sub(rf' {name}="[^"]*"', "", marks) + f' {name}="{value}"'
