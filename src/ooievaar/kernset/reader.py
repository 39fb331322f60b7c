"""A message in bytes to the neutral tree, in one walk over its elements along the compiled mapping."""

from lxml.etree import _Element as Element

from ooievaar.kernset.automaton import OLD_TEMPLATE, TO_PAYLOAD
from ooievaar.kernset.message import Message, Problem
from ooievaar.kernset.neonatology import document
from ooievaar.kernset.parsing import DOCUMENT_ROOT, NAMESPACE, Reason, Unreadable, parse
from ooievaar.kernset.places import PAYLOAD
from ooievaar.kernset.plain import read_plain
from ooievaar.kernset.steps import steps_of
from ooievaar.kernset.trees import Tree, get, joined
from ooievaar.kernset.values import ProblemKind, Sent, clock
from ooievaar.kernset.walk import Walk


def read(data: bytes) -> Message | Unreadable:
    """Read one message: HL7v3 kernset geboortezorg 2.2 to 2.3.6, or a CDA document kernset neonatologie 3.0.

    Never raises, whatever the bytes are, and never touches disk or network.
    """
    plain = read_plain(data)
    if plain is not None:
        return _message(plain.walk, plain.tree, plain.head.get("id"), plain.head.get("created"), is_old=plain.is_old)
    root = parse(data)
    if isinstance(root, Unreadable):
        return root
    if root.tag == DOCUMENT_ROOT:
        return document(root)
    payloads = _payloads(root)
    return _walked(root, payloads) if payloads else Unreadable(Reason.NOT_KERNSET, root.sourceline)


def _payloads(root: Element) -> list[Element]:
    elements = [root]
    for tag in TO_PAYLOAD:
        elements = [inner for outer in elements for inner in outer.iterchildren(NAMESPACE + tag)]
    return elements


def _first(element: Element, tag: str) -> Element | None:
    return next(element.iterchildren(NAMESPACE + tag), None)


def _walked(root: Element, payloads: list[Element]) -> Message:
    payload, *others = payloads
    template = _first(payload, "templateId")
    is_old = template is not None and template.get("root") == OLD_TEMPLATE
    tree: Tree = {}
    walk = Walk()
    walk.walk(payload[:], steps_of(PAYLOAD, padded=is_old), (tree,))
    if others:
        # A message is one episode: a second one is not read, and that must be known.
        walk.problems.append(Problem("CareProvisionEvent", str(len(payloads)), ProblemKind.CONFLICT))
    return _message(walk, tree, _first(root, "id"), _first(root, "creationTime"), is_old=is_old)


def _message(walk: Walk, tree: Tree, identifier: Sent | None, created: Sent | None, *, is_old: bool) -> Message:
    walk.join()
    return Message(
        format="hl7v3-2.2" if is_old else "hl7v3-2.3",
        message_id=_identifier(identifier),
        created=clock(created.get("value") or "") if created is not None else None,
        sender_lvr=_extension(tree, "zorgverlenerzorginstelling/zorginstelling/zorginstelling_lvrid"),
        dossier=joined(get(tree, "zwangerschap/dossiernummer")),
        tree=tree,
        problems=tuple(walk.problems),
    )


def _identifier(element: Sent | None) -> str:
    if element is None:
        return ""
    return "^".join(part for part in (element.get("root"), element.get("extension")) if part)


def _extension(tree: Tree, path: str) -> str | None:
    value = get(tree, path)
    return value.get("value") if isinstance(value, dict) else None
