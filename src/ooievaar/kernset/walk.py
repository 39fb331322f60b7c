"""One walk over the elements of a message, along the steps of its mapping, into a neutral tree."""

from collections.abc import Sequence

from lxml.etree import _Element as Element

from ooievaar.kernset.message import Problem
from ooievaar.kernset.places import Join, Leaf
from ooievaar.kernset.steps import Step, Taker
from ooievaar.kernset.trees import Tree, get
from ooievaar.kernset.values import Doubt, ProblemKind, Read, Sent

# As much of a refused value as a person needs to find it back.
_SHOWN = 200


class Walk:
    """One message being read: the tree so far, and what could not be taken."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.joins: list[tuple[Join, Tree, Tree]] = []

    def walk(self, elements: Sequence[Element], inside: dict[str, Step], scopes: tuple[Tree, ...]) -> None:
        """Read these elements, and all in them, into the innermost of the open groups that each value belongs to."""
        for child in elements:
            step = inside.get(child.tag)  # type: ignore[arg-type]
            if step is None:
                continue
            children: Sequence[Element] = ()
            if step.leads_on:
                # A slice is three times as quick as a loop over the element itself.
                children = child[:]
                if step.choose is not None:
                    step = step.choose(child, children)
                    if step is None:
                        continue
            if step.group is not None:
                self.open(child, children, step, scopes)
                continue
            if step.negation is not None:
                self.take(child, step.negation, scopes)
            if step.value is not None:
                self.take(child, step.value, scopes)
            if step.inside:
                self.walk(children, step.inside, scopes)

    def open(self, element: Element, children: Sequence[Element], step: Step, scopes: tuple[Tree, ...]) -> None:
        """Read one of a repeating group."""
        item: Tree = {}
        inner = (*scopes, item)
        if step.negation is not None:
            self.take(element, step.negation, inner)
        if step.value is not None:
            self.take(element, step.value, inner)
        self.walk(children, step.inside, inner)
        self.close(step, inner)

    def take(self, element: Element, taker: Taker, scopes: tuple[Tree, ...]) -> None:
        """Read one value into the tree."""
        value = taker.read(element)
        if value is not None:
            self.put(element, taker.leaf, value, scopes)

    def put(self, element: Sent, leaf: Leaf, value: Read, scopes: tuple[Tree, ...]) -> None:
        """Put a value that was read in the tree, or say why it is not there."""
        if value.__class__ is ProblemKind:
            self.refuse(element, leaf, scopes, kind=value)
            return
        if value.__class__ is Doubt:
            self.refuse(element, leaf, scopes, kind=value.kind)
            value = value.value
        slot = leaf.slot
        group = slot.group(scopes) if slot.groups else scopes[slot.scope]
        known = group.get(slot.name)
        if slot.many:
            if known is None:
                group[slot.name] = [value]
            else:
                known.append(value)
        elif known is None:
            group[slot.name] = value
        elif known != value:
            self.refuse(element, leaf, scopes, kind=ProblemKind.TOO_MANY)

    def close(self, step: Step, scopes: tuple[Tree, ...]) -> None:
        """Enter one of a repeating group, the innermost that is open, in the tree when it holds anything."""
        *around, item = scopes
        if item and step.group is not None:
            _append(step.group.group(around).setdefault(step.group.name, []), item, merged=step.merged)
            if step.join is not None:
                self.joins.append((step.join, item, around[-1]))

    def refuse(self, element: Sent, leaf: Leaf, scopes: tuple[Tree, ...], *, kind: ProblemKind) -> None:
        """Note what is wrong with a value that was sent."""
        sent = (element.get(name) for name in ("value", "code", "extension", "negationInd", "nullFlavor"))
        value = next((text for text in sent if text is not None), (element.text or "").strip())
        self.problems.append(Problem(leaf.slot.numbered(scopes), value[:_SHOWN], kind))

    def join(self) -> None:
        """Fill in the values that a message tells by where a group lies."""
        for join, item, around in self.joins:
            value = get(around, "/".join(join.there))
            if value is not None:
                item[join.name] = value


def _append(items: list[Tree], item: Tree, *, merged: bool) -> None:
    """Add to a list; acts that belong together follow each other, so only the last can be the one to complete."""
    if merged and items and items[-1].keys().isdisjoint(item):
        items[-1].update(item)
    else:
        items.append(item)
