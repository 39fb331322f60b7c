"""Documents of the kernset neonatologie for tests, made from the mapping table."""

from typing import Any

from ooievaar.kernset.places import ACT_TAGS
from ooievaar.kernset.table import NEONATAL_CARE, Act, Concept

SNOMED = "2.16.840.1.113883.6.96"
TEMPLATE = "2.16.840.1.113883.2.4.6.10.90."
LNR = "2.16.840.1.113883.2.4.3.22.93.2"

LEAVES = tuple(row for row in NEONATAL_CARE.rows if not row.is_group)
HEAD = f'<templateId root="{TEMPLATE}901181"/><code code="118761000146105" codeSystem="{SNOMED}"/>'
_SENT = {
    "boolean": ('value="true"', True),
    "code": (f'code="123" codeSystem="{SNOMED}"', {"code": "123", "codeSystem": SNOMED}),
    "count": ('value="2"', "2"),
    "datetime": ('value="202010031335"', "2020-10-03T13:35"),
    "identifier": (f'extension="0042" root="{LNR}"', {"value": "0042", "root": LNR}),
    "stated": ("", True),
    "name": ("", {"geslachtsnaam": {"achternaam": "Fictief"}}),
    "text": ("", "Fictief"),
}
_WORDS = {"name": '<family qualifier="BR">Fictief</family>', "text": "Fictief"}


def document(*inside: str, head: str = HEAD) -> bytes:
    """A ClinicalDocument with these elements; without another head, one of the kernset neonatologie."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{head}{"".join(inside)}</ClinicalDocument>""".encode()


def section(template: str, *entries: str) -> str:
    """A section of the structured body with these entries."""
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    marked = f'<section><templateId root="{TEMPLATE}{template}"/>{inside}</section>'
    return f"<component><structuredBody><component>{marked}</component></structuredBody></component>"


def act(tag: str, name: str, inside: str = "", marks: str = "") -> str:
    """An act of the mapping, recognised by its template and code."""
    return f"<{tag} {marks}>{_head(NEONATAL_CARE.acts[name])}{inside}</{tag}>"


def related(*acts: str, by: str = "entryRelationship") -> str:
    """Acts in the elements that relate them to what they lie in."""
    return "".join(f"<{by}>{each}</{by}>" for each in acts)


def branch(row: Concept) -> tuple[str, Any]:
    """One value where its row says that it stands, with what surrounds it; and what it is in the tree."""
    kind, _, unit = row.kind.partition(" ")
    if kind == "quantity":
        name, _, sent = unit.split("|")[0].partition("=")
        marks, value = f'value="12.5" unit="{sent or name}"', {"value": 12.5, "unit": name}
    else:
        marks, value = _SENT[kind]
    told = _told(row)
    if told is not None:
        code = told.told.split()[0]
        marks, value = f'code="{code}" codeSystem="{told.told_system}"', {"code": code, "codeSystem": told.told_system}
    steps = [step.rstrip("*") for step in row.steps.split("/")]
    return _element(steps, NEONATAL_CARE.root, marks, _WORDS.get(kind, "")), value


def at(path: str, tree: dict[str, Any]) -> Any:
    """The value at a path of the mapping, the first of what repeats."""
    here: Any = tree
    for name in path.split("/"):
        here = here[name.removesuffix("[]")]
        here = here[0] if name.endswith("[]") else here
    return here


def _told(row: Concept) -> Act | None:
    """The act that this very value tells."""
    steps = [step.rstrip("*") for step in row.steps.split("/")]
    for number, step in enumerate(steps, start=1):
        known = NEONATAL_CARE.acts.get(step.partition(":")[2])
        if known is not None and known.told and "/".join(steps[number:]) == known.told_by:
            return known
    return None


def _element(steps: list[str], outer: str, marks: str, words: str) -> str:
    step, *rest = steps
    tag, _, only_if = step.partition("@")
    tag, _, name = tag.partition(":")
    known = NEONATAL_CARE.acts.get(name)
    inside = _element(rest, tag, marks, words) if rest else words
    head = _head(known, told="/".join(rest) != known.told_by) if known else ""
    attributes = ("" if rest else marks) + (f' typeCode="{only_if}"' if only_if else "")
    plain = tag.replace(".", ":")
    made = f"<{plain} {attributes}>{head}{inside}</{plain}>"
    link = NEONATAL_CARE.links.get(outer, NEONATAL_CARE.other_link)
    return f"<{link}>{made}</{link}>" if tag in ACT_TAGS and outer != "component" else made


def _head(known: Act, *, told: bool = True) -> str:
    template = f'<templateId root="{known.template}"/>' if known.template else ""
    code = f'<code code="{known.code}" codeSystem="{known.system}"/>' if known.code else ""
    if not known.told or not told:
        return template + code
    outer = known.told_by.split("/")
    marks = f'code="{known.told.split()[0]}" codeSystem="{known.told_system}"'
    start, end = "".join(f"<{tag}>" for tag in outer[:-1]), "".join(f"</{tag}>" for tag in reversed(outer[:-1]))
    return f"{template}{code}{start}<{outer[-1]} {marks}/>{end}"
