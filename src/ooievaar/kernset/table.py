"""The mapping of the standard as data: which place in a message holds which concept of the neutral tree.

Two files beside this module are the table. `acts.csv` says how an act is recognised: a name of digits is the last arc
of its template, `code` and `system` are the act code (the only mark that 2.2 has), `link` the relation to the act
around it, `fixed` an attribute that every such act carries, `shown` the words beside the few codes that must have them.
`concepts.csv` has one row per leaf and repeating group:

- `path`: the place in the tree; `[]` behind a name that repeats.
- `kind`: how the value is encoded (see `values`), or `group`, or `join` for a value that is read elsewhere in the tree.
  A `group merged` is written as one act per leaf: acts that do not contradict each other are one group.
- `steps`: the way from CareProvisionEvent, `tag:act` for an act, `tag@X` where a type code or a root must be X, `*` at
  the step that is repeated for every value. The relations between acts are left out: the two tags imply them.
- `only`: the version that has this place; such rows are read and never written.

Source: the codebook of kernset geboortezorg 2.3.6, dataset transaction 2437.
"""

import csv
from dataclasses import dataclass
from importlib import resources

TEMPLATES = "2.16.840.1.113883.2.4.6.10.90."


@dataclass(frozen=True)
class Act:
    """How a clinical statement is recognised and written."""

    name: str
    code: str
    system: str
    link: str
    fixed: str
    shown: str

    @property
    def template(self) -> str:
        """The template's OID, empty for the few acts that have none."""
        return TEMPLATES + self.name if self.name.isdigit() else ""


@dataclass(frozen=True)
class Concept:
    """One row of the mapping: a leaf, a repeating group or a join."""

    path: str
    kind: str
    steps: str
    only: str

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


ACTS: dict[str, Act] = {row["name"]: Act(**row) for row in _rows("acts.csv")}
ROWS: tuple[Concept, ...] = tuple(Concept(**row) for row in _rows("concepts.csv"))

GROUPS: tuple[Concept, ...] = tuple(row for row in ROWS if row.is_group)
CONCEPTS: tuple[Concept, ...] = tuple(row for row in ROWS if not row.is_group and not row.only)
