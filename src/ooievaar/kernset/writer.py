"""A neutral tree to a complete message of the kernset geboortezorg, along the same mapping that the reader walks."""

import re
from datetime import datetime

from ooievaar.kernset.envelope import ELEMENT_ATTRIBUTES, ORDER, RELATION_ATTRIBUTES, UNIDENTIFIED, envelope
from ooievaar.kernset.forms import Dialect, forms_in, write_form
from ooievaar.kernset.places import PAYLOAD, Place
from ooievaar.kernset.table import CONCEPTS
from ooievaar.kernset.trees import Tree, get, leaves

_NUMBER = re.compile(r"\[[0-9]+\]")
_KNOWN = frozenset(concept.key for concept in CONCEPTS)


def write(tree: Tree, *, message_id: str, created: datetime) -> bytes:
    """A complete REPC_IN004014NL message of 2.3.6 in UTF-8, without white space between elements.

    `message_id` is "root^extension". What the mapping does not know is not written (`unknown` tells); a feeding group
    is written with the child that has its `rangnummer_kind`.
    """
    payload = "".join([write_form(form, (tree,)) for form in _FORMS])
    lvr = get(tree, "zorgverlenerzorginstelling/zorginstelling/zorginstelling_lvrid/value") or ""
    return envelope(payload, message_id=message_id, created=created, lvr=lvr).encode()


def unknown(tree: Tree) -> tuple[str, ...]:
    """The paths in a tree that the mapping does not know, and that would therefore not be written."""
    return tuple(path for path, _ in leaves(tree) if _NUMBER.sub("", path) not in _KNOWN)


def _relation(place: Place, outer: Place) -> str:
    kind = (place.act.link if place.act else "") or ("PERT" if outer is PAYLOAD else "COMP")
    name, around = (each.act.name if each.act else "" for each in (place, outer))
    keys = (f"{around}/{name}", name, outer.link)
    return f' typeCode="{kind}"' + next((RELATION_ATTRIBUTES[key] for key in keys if key in RELATION_ATTRIBUTES), "")


def _head(place: Place) -> str:
    if place.act is None:
        return ""
    template = f'<templateId root="{place.act.template}"/>' if place.act.template else ""
    shown = f' displayName="{place.act.shown}"' if place.act.shown else ""
    code = f'<code code="{place.act.code}" codeSystem="{place.act.system}"{shown}/>' if place.act.code else ""
    identifier = '<id nullFlavor="NI"/>' if {place.tag, place.act.name} & UNIDENTIFIED else ""
    return template + identifier + code


_TYPES = {"code": "CE", "boolean": "BL", "quantity": "PQ", "count": "INT", "date": "TS", "datetime": "TS"}
_FORMS = forms_in(PAYLOAD, Dialect(ORDER, ELEMENT_ATTRIBUTES, _TYPES, _relation, _head))
