"""A neutral tree to a complete document of the kernset neonatologie 3.0, along the mapping that the reader walks."""

import re
from typing import Any

from ooievaar.kernset.fillers import identifier, null
from ooievaar.kernset.forms import Dialect, Form, forms_in, write_form
from ooievaar.kernset.places import DOCUMENT, Place
from ooievaar.kernset.table import NEONATAL_CARE, SNOMED, TEMPLATES
from ooievaar.kernset.trees import Tree, get, leaves

_NUMBER = re.compile(r"\[[0-9]+\]")
_KNOWN = frozenset(row.key for row in NEONATAL_CARE.rows if not row.is_group)

_ORDER = (
    "low", "high", "id", "sdtc.id", "setId", "versionNumber", "code", "qualifier", "name", "effectiveTime", "time",
    "value", "methodCode", "targetSiteCode", "text", "addr", "postalCode", "recordTarget", "author", "assignedAuthor",
    "patientRole", "patient", "administrativeGenderCode", "birthTime", "sdtc.deceasedInd", "sdtc.deceasedTime",
    "sdtc.multipleBirthInd", "sdtc.multipleBirthOrderNumber", "assignedPerson", "assignedAuthoringDevice",
    "softwareName", "representedOrganization", "relatedSubject", "subject", "consumable", "product",
    "manufacturedProduct", "manufacturedMaterial", "participant", "participantRole", "playingEntity", "act",
    "observation", "organizer", "procedure", "substanceAdministration", "supply", "component", "structuredBody",
    "section",
)  # fmt: skip
_ATTRIBUTES = {
    "901124/participantRole": ' classCode="BIRTHPL"',
    "901125/participantRole": ' classCode="DSDLOC"',
    "act": ' classCode="ACT" moodCode="EVN"',
    "manufacturedMaterial": ' classCode="MMAT" determinerCode="KIND"',
    "manufacturedProduct": ' classCode="MANU"',
    "observation": ' classCode="OBS" moodCode="EVN"',
    "organizer": ' classCode="CLUSTER" moodCode="EVN"',
    "procedure": ' classCode="PROC" moodCode="EVN"',
    "product": ' typeCode="PRD"',
    "substanceAdministration": ' classCode="SBADM" moodCode="EVN"',
    "supply": ' classCode="SPLY" moodCode="EVN"',
    "targetSiteCode": f' code="442083009" codeSystem="{SNOMED}"',
}
_TYPES = {"code": "CD", "boolean": "BL", "quantity": "PQ", "count": "INT", "datetime": "TS"}
_TITLES = {
    "901111": "Gegevens van de moeder",
    "901122": "Geboorte",
    "901127": "Ondersteuning voor de opname",
    "901128": "Opname",
    "901141": "Problemen van het kind",
    "901198": "Ontslag of overplaatsing",
    "901204": "Overlijden",
    "901210": "Na het ontslag",
}
# What stands first in elements that are no acts.
_HEADS = {
    "author": '<time nullFlavor="NI"/>',
    "participant": '<templateId root="2.16.840.1.113883.2.4.3.11.60.20.77.10.9174"/>',
    "qualifier": f'<name code="272741003" codeSystem="{SNOMED}"/>',
}
_TAILS = {"participant@VRF": '<associatedEntity classCode="ASSIGNED"/>'}
_VERIFIED = "documentgegevens/verificatie_zorgverlener"
_NOT_VERIFIED = {"geverifieerd_door_zorgverlenerq": False, "verificatie_datum": {"nullFlavor": "NI"}}
_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<realmCode code="NL"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>'
    f'<templateId root="{TEMPLATES}901181"/>{{id}}<code code="118761000146105" codeSystem="{SNOMED}"/>'
    "<title>Kernset neonatologie</title>{effectiveTime}"
    '<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="nl-NL"/>'
    "{setId}{versionNumber}{recordTarget}{author}"
    "<custodian><assignedCustodian><representedCustodianOrganization>{custodian}"
    "</representedCustodianOrganization></assignedCustodian></custodian>"
    "{participant}<component><structuredBody>{body}</structuredBody></component></ClinicalDocument>"
)


def write_document(tree: Tree) -> bytes:
    """A complete ClinicalDocument in UTF-8, without white space between elements.

    What is read of it is this tree again, for every tree that came from a document read without problems. Its number,
    set, version and moment are those under `documentgegevens`; what the mapping does not know is not written
    (`unknown_in_document` tells).
    """
    scopes = (tree,)
    parts = {tag: write_form(form, scopes) for tag, form in _PARTS.items()}
    if get(tree, _VERIFIED) == _NOT_VERIFIED:
        # A document says so by having no verifier.
        parts["participant"] = ""
    body = "".join(f"<component>{each}</component>" for form in _SECTIONS if (each := write_form(form, scopes)))
    return _DOCUMENT.format(**parts, custodian=_custodian(tree), body=body).encode()


def unknown_in_document(tree: Tree) -> tuple[str, ...]:
    """The paths in a tree that the mapping does not know, and that would therefore not be written."""
    found = (path for path, _ in leaves(tree))
    return tuple(path for path in found if not _is_known(_NUMBER.sub("", path)))


def _is_known(path: str) -> bool:
    return path in _KNOWN or any(path.startswith(f"{known}/") for known in _KNOWN)


def _custodian(tree: Tree) -> str:
    """The organisation that keeps the document is the one that sends it."""
    numbers: list[Any] = get(tree, "zorgaanbieder/zorgaanbieder_identificatienummer") or [{"nullFlavor": "NI"}]
    return "".join(f"<id{null(one) if 'nullFlavor' in one else identifier(one)}/>" for one in numbers)


def _relation(place: Place, outer: Place) -> str:
    return f' typeCode="{(place.act.link if place.act else "") or "COMP"}"'


def _head(place: Place) -> str:
    act = place.act
    if act is None:
        return _HEADS.get(place.tag, "")
    templates = "".join(f'<templateId root="{each}"/>' for each in (act.template, act.also) if each)
    code = f'<code code="{act.code}" codeSystem="{act.system}"/>' if act.code else ""
    return templates + _filled(place) + code + _told(place) + _fixed_inside(place)


def _filled(place: Place) -> str:
    """A supply must have a number, which the kernset does not ask for."""
    return '<id nullFlavor="NI"/>' if place.tag == "supply" else ""


def _told(place: Place) -> str:
    """The code that tells which act this is, where no value does."""
    act = place.act
    if act is None or not act.told or _has_value(place, act.told_by):
        return ""
    kind = ' xsi:type="CD"' if act.told_by == "value" else ""
    return f'<{act.told_by}{kind} code="{act.told.split()[0]}" codeSystem="{act.told_system}"/>'


def _has_value(place: Place, path: str) -> bool:
    inside = [place]
    for tag in path.split("/"):
        inside = [inner for each in inside for inner in each.inside.values() if inner.tag == tag]
    return any(each.value for each in inside)


def _fixed_inside(place: Place) -> str:
    if place.tag == "section" and place.act:
        return f"<title>{_TITLES[place.act.name]}</title><text/>"
    return '<statusCode code="completed"/>' if place.tag == "organizer" else ""


_DIALECT = Dialect(_ORDER, _ATTRIBUTES, _TYPES, _relation, _head, _TAILS)


def _sections() -> list[Form]:
    """The sections, each of which has a component of its own."""
    (component,) = (each for each in DOCUMENT.inside.values() if each.tag == "component")
    (body,) = component.inside.values()
    (around,) = body.inside.values()
    return forms_in(around, _DIALECT)


def _parts() -> dict[str, Form]:
    tags = [each.tag for each in DOCUMENT.inside.values()]
    forms = forms_in(DOCUMENT, _DIALECT)
    return {tag: form for tag, form in zip(sorted(tags, key=_ORDER.index), forms, strict=True) if tag != "component"}


_PARTS = _parts()
_SECTIONS = _sections()
