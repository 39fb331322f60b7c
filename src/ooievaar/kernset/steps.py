"""The places of a mapping laid out for speed: what to take from an element and where to go from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml.etree import _Element as Element

from ooievaar.kernset.limits import within
from ooievaar.kernset.names import name
from ooievaar.kernset.parsing import NAMESPACE
from ooievaar.kernset.places import ACT_TAGS, Join, Leaf, Place, Slot
from ooievaar.kernset.table import Act
from ooievaar.kernset.values import Read, Sent, denied, reader_of

_TEMPLATE, _CODE = f"{NAMESPACE}templateId", f"{NAMESPACE}code"
_NAMESPACES = {"": NAMESPACE, "sdtc": "{urn:hl7-org:sdtc}"}


class Step:
    """A place, laid out for speed: what to take from an element and where to go from it."""

    __slots__ = ("choose", "group", "inside", "join", "leads_on", "merged", "negation", "value")

    def __init__(self) -> None:
        self.value: Taker | None = None
        self.negation: Taker | None = None
        self.group: Slot | None = None
        self.join: Join | None = None
        self.merged = False
        self.inside: dict[str, Step] = {}
        self.choose: Choice | None = None
        self.leads_on = False


@dataclass(slots=True)
class Taker:
    """How to read a value, and where it goes."""

    leaf: Leaf
    read: Callable[[Any], Read]


class Choice:
    """Which of several places an element is: by template or act code, or by the attribute that tells them apart."""

    __slots__ = ("attribute", "by_attribute", "codes", "only", "templates")

    def __init__(self, attribute: str) -> None:
        self.attribute = attribute
        self.templates: dict[str, Step] = {}
        self.codes: dict[tuple[str, str], Step | None] = {}
        self.by_attribute: dict[str, Step] = {}
        self.only: Step | None = None

    def __call__(self, element: Sent, children: Sequence[Element]) -> "Step | None":
        """Which of the places this element is; None for one that the mapping does not have."""
        if not self.attribute:
            return self._act(children)
        mark = element.get(self.attribute)
        if mark is None:
            return next(iter(self.by_attribute.values()), self.only)
        return self.by_attribute.get(mark, self.only)

    def _act(self, children: Sequence[Element]) -> "Step | None":
        otherwise = self.only
        for child in children:
            tag = child.tag
            if tag == _TEMPLATE:
                step = self.templates.get(child.get("root", ""))
                if step is not None:
                    return step
                # An act of another kind; its code can still be one that we know, its mere presence says nothing.
                otherwise = None
            elif tag == _CODE:
                return self.codes.get((child.get("code", ""), child.get("codeSystem", "")), otherwise)
        return otherwise

    def add(self, place: Place, step: Step) -> None:
        """Let elements that look like this place lead to this step."""
        act = place.act
        if place.only_if:
            self.by_attribute[place.only_if] = step
        elif act and act.template:
            self.templates[act.template] = step
        if act and act.code:
            key = (act.code, act.system)
            # Two places with one act code (the two indications of a caesarean): only the template tells them apart.
            # The place of an older version, that has no template, is what such an act is without one.
            self.codes[key] = step if not act.template or self.codes.get(key, step) is step else None
        elif not place.only_if:
            self.only = step


class _Fork(Step):
    """Acts with one template, told apart by a code somewhere in them."""

    __slots__ = ("otherwise", "path", "told")

    def __init__(self, path: str, otherwise: Step | None) -> None:
        super().__init__()
        self.path = "/".join(map(qualified, path.split("/")))
        self.told: dict[tuple[str, str], Step] = {}
        self.otherwise = otherwise

    def step(self, element: Element) -> Step | None:
        """Where this act leads to."""
        code = element.find(self.path)
        key = ("", "") if code is None else (code.get("code", ""), code.get("codeSystem", ""))
        return self.told.get(key, self.otherwise)


class _CdaChoice(Choice):
    """As CDA tells places apart: also by a code inside, and acts that are denied where only a yes can be told."""

    __slots__ = ("denials",)

    def __init__(self, attribute: str) -> None:
        super().__init__(attribute)
        self.denials: dict[Step, Step] = {}

    def __call__(self, element: Any, children: Sequence[Element]) -> Step | None:
        step = super().__call__(element, children)
        if isinstance(step, _Fork):
            step = step.step(element)
        if step is not None and element.get("negationInd") == "true":
            return self.denials.get(step, step)
        return step

    def add(self, place: Place, step: Step) -> None:
        """Let elements that look like this place lead to this step, by way of a fork where a code has to tell."""
        if place.act and place.negation is None:
            self.denials[step] = _denial(place)
        super().add(place, self._forked(place.act, step) if place.act else step)

    def _forked(self, act: Act, step: Step) -> Step:
        known = self.templates.get(act.template)
        if act.told_by:
            fork = known if isinstance(known, _Fork) else _Fork(act.told_by, otherwise=known)
            fork.told |= {(code, act.told_system): step for code in act.told.split()}
            return fork
        if isinstance(known, _Fork):
            known.otherwise = step
            return known
        return step


def _denial(place: Place) -> Step:
    step = Step()
    step.negation = Taker(_first_leaf(place), denied)
    return step


def _first_leaf(place: Place) -> Leaf:
    return place.value or place.negation or next(_first_leaf(inner) for inner in place.inside.values())


def qualified(tag: str) -> str:
    """A tag of the mapping with its namespace."""
    prefix, _, name = tag.rpartition(".")
    return _NAMESPACES[prefix] + name


def _step(place: Place, *, padded: bool) -> Step:
    step = Step()
    step.group, step.join, step.merged = place.group, place.join, place.merged
    step.value = _taker(place.value, is_cda=place.is_cda, padded=padded)
    step.negation = _taker(place.negation, is_cda=place.is_cda, padded=padded)
    for inner in place.inside.values():
        _enter(step, place, inner, padded=padded)
    return step


def _taker(leaf: Leaf | None, *, is_cda: bool, padded: bool) -> Taker | None:
    if leaf is None:
        return None
    read: Callable[[Any], Read] = name if leaf.kind == "name" else reader_of(leaf.kind, leaf.unit, padded=padded)
    return Taker(leaf, read if is_cda else within(read, leaf.limits))


def _enter(step: Step, place: Place, inner: Place, *, padded: bool) -> None:
    holder = step
    step.leads_on = True
    if inner.tag in ACT_TAGS:
        holder = step.inside.setdefault(qualified(place.link), Step())
        holder.leads_on = True
    tag = qualified(inner.tag)
    if inner.act is None and not inner.only_if and tag not in holder.inside:
        holder.inside[tag] = _step(inner, padded=padded)
        return
    chooser = holder.inside.setdefault(tag, Step())
    if chooser.choose is None:
        kind = _CdaChoice if place.is_cda else Choice
        chooser.choose = kind(inner.condition if inner.only_if else "")
        chooser.leads_on = True
    chooser.choose.add(inner, _step(inner, padded=padded))


@cache
def steps_of(place: Place, *, padded: bool = False) -> dict[str, Step]:
    """What can be found inside a place, by tag; `padded` for 2.2, which fills moments up."""
    return _step(place, padded=padded).inside
