"""The mapping of each standard as data: which place in a message holds which concept of the neutral tree.

The files beside this module are the table of the kernset geboortezorg. `acts.csv` says how an act is recognised: a
name of digits is the last arc of its template, `code` and `system` are the act code (the only mark that 2.2 has),
`link` the relation to the act around it, `fixed` an attribute that every such act carries, `shown` the words beside the
few codes that must have them.
`concepts.csv` has one row per leaf and repeating group:

- `path`: the place in the tree; `[]` behind a name that repeats.
- `kind`: how the value is encoded (see `values`), or `group`, or `join` for a value that is read elsewhere in the tree.
  A `group merged` is written as one act per leaf: acts that do not contradict each other are one group.
- `steps`: the way from CareProvisionEvent, `tag:act` for an act, `tag@X` where a type code or a root must be X, `*` at
  the step that is repeated for every value. The relations between acts are left out: the two tags imply them.
- `only`: the version that has this place; such rows are read and never written.
- `value_set`: the list of codes that may stand here, a name in `value_sets.csv`. That file has every code that version
  2.3.6 accepts, and those of other versions; `status` marks one that is deprecated, or only of an older or newer list.
- `limits`: the range of a number, with "whole" where decimals are not allowed, or the length of an identifier. They are
  those of the published rules, wider than what is likely.

Two more are the table of the kernset neonatologie, `neonatology_acts.csv` and `neonatology_concepts.csv`. CDA has
general templates, such as "problem", so an act can also be told by a code in it: the one at `told_by`, in the system
`told_system`, is one of `told`. The act with the same template and no such codes is whatever is left. `oid` is a
template that is not in our own branch, `also` a more general one that such an act claims to follow as well. In `steps`
a section stands for its place in the structured body, and `sdtc.` before a tag for the other namespace. `absent` is
what it means that a value is not there.

The publisher's list of metabolic diseases is not among our sources, nor is that of organisms of congenital infections.
Of the codes in `metabolic-disease` and `congenital-organism` only 45744005 and rubella stand in published documents.
The others are ours, not checked against those lists, and must be before anything is counted by them. A disease that is
not told, and has no template of its own, comes out among the anatomical ones.

The publisher's own transform sends no caregiver, no hospital of the admission and no label for the reason of a
procedure. Where CDA has a place for them they are read there: the author of the document, the location of the
admission as that of a birth, and the problem that is the reason.

Sources: the codebook of kernset geboortezorg 2.3.6, dataset transaction 2437; the dataset and the published example
documents of kernset neonatologie 3.0, transaction 2446.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

SNOMED = "2.16.840.1.113883.6.96"
TEMPLATES = "2.16.840.1.113883.2.4.6.10.90."


@dataclass(frozen=True)
class Act:
    """How a clinical statement is recognised and written."""

    name: str
    code: str
    system: str
    link: str = ""
    fixed: str = ""
    shown: str = ""
    oid: str = ""
    also: str = ""
    told_by: str = ""
    told_system: str = ""
    told: str = ""

    @property
    def template(self) -> str:
        """The template's OID, empty for the few acts that have none."""
        return self.oid or (TEMPLATES + self.name if self.name.isdigit() else "")


@dataclass(frozen=True)
class Concept:
    """One row of the mapping: a leaf, a repeating group or a join."""

    path: str
    kind: str
    steps: str
    only: str = ""
    value_set: str = ""
    limits: str = ""
    absent: str = ""

    @property
    def key(self) -> str:
        """The path without the marks of repetition, as the standard writes it."""
        return self.path.replace("[]", "")

    @property
    def is_group(self) -> bool:
        """Whether the row says where a repeating group starts."""
        return self.kind.startswith("group")


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@dataclass(frozen=True)
class Standard:
    """One kind of message: its acts and rows, and which element relates an act to what it lies in."""

    root: str
    acts: Mapping[str, Act]
    rows: tuple[Concept, ...]
    links: Mapping[str, str]
    other_link: str
    codes: Mapping[str, frozenset[tuple[str, str]]]

    @property
    def groups(self) -> tuple[Concept, ...]:
        """The rows that say where repeating groups start."""
        return tuple(row for row in self.rows if row.is_group)


def _in_body(row: dict[str, str]) -> dict[str, str]:
    steps = row["steps"]
    return {**row, "steps": _BODY + steps if steps.startswith("section:") else steps}


def _value_sets() -> dict[str, frozenset[tuple[str, str]]]:
    sets: dict[str, set[tuple[str, str]]] = {}
    for row in _rows("value_sets.csv"):
        sets.setdefault(row["name"], set()).add((row["code"], row["system"]))
    return {name: frozenset(codes) for name, codes in sets.items()}


_BODY = "component/structuredBody/component/"

ACTS: dict[str, Act] = {row["name"]: Act(**row) for row in _rows("acts.csv")}
ROWS: tuple[Concept, ...] = tuple(Concept(**row) for row in _rows("concepts.csv"))

GROUPS: tuple[Concept, ...] = tuple(row for row in ROWS if row.is_group)
CONCEPTS: tuple[Concept, ...] = tuple(row for row in ROWS if not row.is_group and not row.only)

BIRTH_CARE = Standard(
    root="CareProvisionEvent",
    acts=ACTS,
    rows=ROWS,
    links={"CareProvisionEvent": "pertinentInformation3", "organizer": "component"},
    other_link="outboundRelationship",
    codes=_value_sets(),
)
NEONATAL_CARE = Standard(
    root="ClinicalDocument",
    acts={row["name"]: Act(**row) for row in _rows("neonatology_acts.csv")},
    rows=tuple(Concept(**_in_body(row)) for row in _rows("neonatology_concepts.csv")),
    links={"section": "entry", "organizer": "component"},
    other_link="entryRelationship",
    codes={},
)
