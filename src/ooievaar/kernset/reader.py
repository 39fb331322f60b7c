"""A message in bytes to the neutral tree, in one walk over its elements along the compiled mapping."""

from datetime import datetime

from lxml.etree import _Element as Element

from ooievaar.kernset.message import Message, Problem
from ooievaar.kernset.neonatology import document
from ooievaar.kernset.parsing import DOCUMENT_ROOT, NAMESPACE, Reason, Unreadable, parse
from ooievaar.kernset.places import PAYLOAD
from ooievaar.kernset.steps import steps_of
from ooievaar.kernset.table import TEMPLATES
from ooievaar.kernset.trees import Tree, get, joined
from ooievaar.kernset.values import ProblemKind, clock
from ooievaar.kernset.walk import Walk

_TO_PAYLOAD = tuple(
    NAMESPACE + tag for tag in ("ControlActProcess", "subject", "registrationProcess", "subject2", "CareProvisionEvent")
)
_OLD_TEMPLATE = f"{TEMPLATES}73"


def read(data: bytes) -> Message | Unreadable:
    """Read one message: HL7v3 kernset geboortezorg 2.2 to 2.3.6, or a CDA document kernset neonatologie 3.0.

    Never raises, whatever the bytes are, and never touches disk or network.
    """
    root = parse(data)
    if isinstance(root, Unreadable):
        return root
    if root.tag == DOCUMENT_ROOT:
        return document(root)
    payloads = _payloads(root)
    return _message(root, payloads) if payloads else Unreadable(Reason.NOT_KERNSET, root.sourceline)


def _payloads(root: Element) -> list[Element]:
    elements = [root]
    for tag in _TO_PAYLOAD:
        elements = [inner for outer in elements for inner in outer.iterchildren(tag)]
    return elements


def _first(element: Element, tag: str) -> Element | None:
    return next(element.iterchildren(NAMESPACE + tag), None)


def _message(root: Element, payloads: list[Element]) -> Message:
    payload, *others = payloads
    template = _first(payload, "templateId")
    padded = template is not None and template.get("root") == _OLD_TEMPLATE
    tree: Tree = {}
    walk = Walk()
    walk.walk(payload[:], steps_of(PAYLOAD, padded=padded), (tree,))
    walk.join()
    if others:
        # A message is one episode: a second one is not read, and that must be known.
        walk.problems.append(Problem("CareProvisionEvent", str(len(payloads)), ProblemKind.CONFLICT))
    return Message(
        format="hl7v3-2.2" if padded else "hl7v3-2.3",
        message_id=_identifier(_first(root, "id")),
        created=_created(root),
        sender_lvr=_extension(tree, "zorgverlenerzorginstelling/zorginstelling/zorginstelling_lvrid"),
        dossier=joined(get(tree, "zwangerschap/dossiernummer")),
        tree=tree,
        problems=tuple(walk.problems),
    )


def _identifier(element: Element | None) -> str:
    if element is None:
        return ""
    return "^".join(part for part in (element.get("root"), element.get("extension")) if part)


def _extension(tree: Tree, path: str) -> str | None:
    value = get(tree, path)
    return value.get("value") if isinstance(value, dict) else None


def _created(root: Element) -> datetime | None:
    element = _first(root, "creationTime")
    return clock(element.get("value", "")) if element is not None else None
