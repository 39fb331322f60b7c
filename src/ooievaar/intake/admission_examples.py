"""The sound document about a newborn, and the changes to it, for the examples beside the rules."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ooievaar import kernset
from ooievaar.intake import values
from ooievaar.intake.admission_case import AdmissionCase
from ooievaar.intake.bsn import ROOT as BSN_ROOT
from ooievaar.intake.findings import Sender
from ooievaar.intake.senders import AGB_ROOT, LNR_ROOT
from ooievaar.records import ADMISSIONS, SNOMED, Column, Kind

PREFIX = "admission."

SOUND = {
    "lvr_number": "0110",
    "set": "1.2.3^OPN-12",
    "document_version": "1",
    "document_date": "2024-08-10",
    "child_key": "",
    "mother_key": "111222333",
    "mother_birth_date": "1992-05-04",
    "postcode": "3511 AB",
    "birth_date": "2024-08-02T06:30",
    "sex": "female",
    "multiple": "nee",
    "died": "nee",
    "gestation_days": "245",
    "children_count": "1",
    "mode_of_birth": "spontaneous",
    "admission_date": "2024-08-02T08:00",
    "discharge_date": "2024-08-09T11:00",
    "intensive_care": "nee",
    "readmission": "nee",
    "weight_g": "2340",
    "weight_date": "2024-08-02",
    "temperature_c": "36.8",
    "apgar_1": "7",
    "apgar_5": "9",
    "arterial_ph": "7.21",
    "base_excess": "-4",
    "still_admitted": "nee",
    "destination": "306689006",
    "died_within_12_hours": "nee",
}
_NULLS = {"NI", "UNK", "OTH"}
_YES_NO = {"ja": True, "nee": False}
_ROOTS = {"AGB": AGB_ROOT, "LNR": LNR_ROOT}
# How the standard names the units of our columns.
_SENT_UNITS = {"°C": "graden celsius"}
_REPEATS = {
    "zorgaanbieder_identificatienummer", "identificatienummer", "probleem", "verrichting", "medicatie",
    "infuuskatheter", "opname_indicatie", "voeding_kind", "ondersteuning_bij_ontslag_naar_huis",
}  # fmt: skip
_PROBLEM_OF = {
    Kind.NUMBER: kernset.ProblemKind.NUMBER,
    Kind.WHOLE: kernset.ProblemKind.NUMBER,
    Kind.YES_NO: kernset.ProblemKind.BOOLEAN,
}


def admission_case(settings: Mapping[str, str]) -> AdmissionCase:
    """The sound document with these settings: names of columns behind `admission.`, and who delivers.

    Numbers of a hospital can stand behind AGB or LNR; `numbers` has one that the register knows, and its LVR number.
    """
    told = {**SOUND, **{name.removeprefix(PREFIX): value for name, value in settings.items() if PREFIX in name}}
    tree: dict[str, Any] = {}
    problems = [problem for name, value in told.items() if (problem := _put_told(tree, name, value)) is not None]
    number = told["set"].rpartition("^")
    message = kernset.Message(
        format=kernset.NEONATOLOGY,
        message_id="1.2.3^D-1",
        created=None,
        sender_lvr=None,
        dossier=told["set"] or None,
        tree=tree,
        problems=tuple(problems),
    )
    if told["set"]:
        _put(tree, ("documentgegevens", "set_identificatie"), {"value": number[2], "root": number[0]})
    return AdmissionCase(message, _sender(settings))


def _sender(settings: Mapping[str, str]) -> Sender:
    known = settings.get("known_lvrs")
    kind, number, lvr = settings["numbers"].split() if "numbers" in settings else ("AGB", "", "")
    numbers = {(_ROOTS[kind], number): lvr} if number else None
    return Sender(settings.get("own_lvr"), None if known is None else frozenset(known.split()), numbers)


def _put_told(tree: dict[str, Any], name: str, text: str) -> kernset.Problem | None:
    if name == "set":
        return None
    column = ADMISSIONS[name]
    leaf = _leaf(column, text) if text else None
    if leaf is not None:
        _put(tree, tuple(str(column.concept).split("/")), leaf)
    elif text:
        return kernset.Problem(str(column.concept), text, _PROBLEM_OF[column.kind])
    return None


def _leaf(column: Column, text: str) -> Any:
    """A value in the form of the tree; None for one that a reader of documents would refuse."""
    return {"nullFlavor": text} if text in _NULLS else next(_forms(column, text), None)


def _forms(column: Column, text: str) -> Iterator[Any]:
    if column.codes is not None:
        known = text in column.codes
        code, system = column.codes.standard_of(text) if known else (text, SNOMED)
        yield {"code": code, "codeSystem": system}
    elif column.kind is Kind.NUMBER:
        yield from _quantity(column, text)
    elif column.kind is Kind.YES_NO:
        yield from (_YES_NO[word] for word in (text,) if word in _YES_NO)
    elif column.name.endswith("_key"):
        yield {"value": text, "root": BSN_ROOT}
    elif column.name.endswith(("_lvr", "lvr_number")):
        kind, _, number = text.rpartition(" ")
        yield {"value": number, "root": _ROOTS.get(kind, values.LVR_ROOT)}
    elif column.kind in {Kind.SEQUENCE, Kind.TEXT} and column.name != "postcode":
        yield {"code": text, "codeSystem": SNOMED}
    else:
        yield text


def _quantity(column: Column, text: str) -> Iterator[dict[str, Any]]:
    number, _, unit = text.partition(" ")
    if values.quantity(number) is not None:
        told = str(column.unit)
        yield {"value": float(number), "unit": unit or _SENT_UNITS.get(told, told)}


def _put(node: dict[str, Any], path: Sequence[str], leaf: Any) -> None:
    for step in path[:-1]:
        inner: Any = node.setdefault(step, [{}] if step in _REPEATS else {})
        node = inner[0] if step in _REPEATS else inner
    last = path[-1]
    node[last] = [leaf] if last in _REPEATS else leaf
