"""The name of a person, whose parts a document tells by their qualifiers and their order."""

from typing import Any

from lxml.etree import _Element as Element

from ooievaar.kernset.parsing import NAMESPACE
from ooievaar.kernset.text import words
from ooievaar.kernset.trees import Tree
from ooievaar.kernset.values import ProblemKind, Read

_USE = "2.16.840.1.113883.2.4.3.11.60.101.5.4"
_OWN, _PARTNER = "geslachtsnaam", "geslachtsnaam_partner"
_OWN_PARTS, _PARTNER_PARTS = ("voorvoegsels", "achternaam"), ("voorvoegsels_partner", "achternaam_partner")
_PARTS = {_OWN: _OWN_PARTS, _PARTNER: _PARTNER_PARTS}
_QUALIFIERS = {_OWN: "BR", _PARTNER: "SP"}
_GIVEN = {"voornamen": "BR", "initialen": "IN", "roepnaam": "CL"}
# Which of two family names comes first tells how the name is used; one alone tells nothing.
_USES = {(_PARTNER, _OWN): "NL3", (_OWN, _PARTNER): "NL4"}


def name(element: Element) -> Read:
    """The parts of a name as a group of the tree; one part told twice is a conflict, none at all is nothing."""
    found: Tree = {}
    prefix = ""
    for part in element:
        told = (part.text or "").strip()
        if part.tag == f"{NAMESPACE}prefix":
            prefix = told
        elif part.tag == f"{NAMESPACE}given" and told and not _put(found, _given(part), told):
            return ProblemKind.CONFLICT
        elif part.tag == f"{NAMESPACE}family":
            if not _put_family(found, _family(part), prefix, told):
                return ProblemKind.CONFLICT
            prefix = ""
    _tell_use(found)
    return found or None


def _given(part: Element) -> str:
    qualifiers = part.get("qualifier", "").split()
    return next((key for key, mark in _GIVEN.items() if mark in qualifiers), "voornamen")


def _family(part: Element) -> str:
    return _PARTNER if "SP" in part.get("qualifier", "").split() else _OWN


def _put(group: Tree, key: str, value: Any) -> bool:
    return bool(group.setdefault(key, value) == value)


def _put_family(found: Tree, which: str, prefix: str, told: str) -> bool:
    parts = {key: value for key, value in zip(_PARTS[which], (prefix, told), strict=True) if value}
    return not parts or _put(found, which, parts)


def _tell_use(found: Tree) -> None:
    use = _USES.get(tuple(key for key in found if key in _PARTS))  # type: ignore[arg-type]
    if use:
        found["naamgebruik"] = {"code": use, "codeSystem": _USE}


def written(value: Tree) -> str:
    """The parts of a name as elements, in the order in which it is used."""
    given = "".join(_element("given", mark, value[key]) for key, mark in _GIVEN.items() if key in value)
    reverse = value.get("naamgebruik", {}).get("code") == "NL3"
    families = sorted((key for key in _PARTS if key in value), reverse=reverse)
    return given + "".join(_written_family(key, value[key]) for key in families)


def _written_family(which: str, parts: Tree) -> str:
    prefix, family = (parts.get(key, "") for key in _PARTS[which])
    before = _element("prefix", "VV", prefix) if prefix else ""
    return before + _element("family", _QUALIFIERS[which], family)


def _element(tag: str, qualifier: str, told: str) -> str:
    return f'<{tag} qualifier="{qualifier}">{words(told)}</{tag}>'
