"""A document in CDA to the neutral tree: the kernset neonatologie 3.0."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from lxml.etree import _Element as Element

from ooievaar.kernset.message import Message, Problem
from ooievaar.kernset.parsing import NAMESPACE, Reason, Unreadable
from ooievaar.kernset.places import DOCUMENT
from ooievaar.kernset.steps import steps_of
from ooievaar.kernset.table import NEONATAL_CARE, TEMPLATES
from ooievaar.kernset.trees import Tree, get, joined
from ooievaar.kernset.values import clock
from ooievaar.kernset.walk import Walk

NEONATOLOGY = "cda-neonatology-3.0"

_TEMPLATE = f"{TEMPLATES}901181"
_CODE = ("118761000146105", "2.16.840.1.113883.6.96")
_LVR = "2.16.840.1.113883.2.4.3.22.96.6"
_ABSENT: dict[str, Any] = {"false": False, "NI": {"nullFlavor": "NI"}}


def document(root: Element) -> Message | Unreadable:
    """Read a ClinicalDocument, when it is one of the kernset neonatologie."""
    if not _is_neonatology(root):
        return Unreadable(Reason.NOT_KERNSET, root.sourceline)
    tree: Tree = {}
    walk = Walk()
    walk.walk(root[:], steps_of(DOCUMENT), (tree,))
    _fill_absent(tree, walk.problems)
    return Message(
        format=NEONATOLOGY,
        message_id=joined(get(tree, "documentgegevens/identificatie")) or "",
        created=_created(root),
        sender_lvr=_sender_lvr(tree),
        dossier=joined(get(tree, "documentgegevens/set_identificatie")),
        tree=tree,
        problems=tuple(walk.problems),
    )


def _is_neonatology(root: Element) -> bool:
    templates = {each.get("root") for each in root.iterchildren(f"{NAMESPACE}templateId")}
    codes = ((each.get("code"), each.get("codeSystem")) for each in root.iterchildren(f"{NAMESPACE}code"))
    return _TEMPLATE in templates or _CODE in codes


def _fill_absent(tree: Tree, problems: Iterable[Problem]) -> None:
    """Say what it means that something was not sent; what was sent and could not be taken is no such thing."""
    refused = {problem.path for problem in problems}
    for row in NEONATAL_CARE.rows:
        if row.absent and row.path not in refused:
            *groups, name = row.path.split("/")
            group = tree
            for each in groups:
                group = group.setdefault(each, {})
            group.setdefault(name, _ABSENT[row.absent])


def _sender_lvr(tree: Tree) -> str | None:
    """The LVR number among the numbers of the hospital; it usually has another one, the LNR of neonatology."""
    numbers = get(tree, "zorgaanbieder/zorgaanbieder_identificatienummer") or []
    return next((number["value"] for number in numbers if number.get("root") == _LVR), None)


def _created(root: Element) -> datetime | None:
    element = next(root.iterchildren(f"{NAMESPACE}effectiveTime"), None)
    return clock(element.get("value", "")) if element is not None else None
