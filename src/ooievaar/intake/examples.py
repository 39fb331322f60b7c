"""The tables of examples beside the rules: one reader for the tests and for the pages.

A row holds changes to a sound message, such as `blood_loss_ml = 6000; child1.presentation = NI`, and the places where
the rule then finds something, or "geen". Names are columns of the records, of child or referral n behind `child1.` or
`referral1.`; the others stand in `example_leaves`. A bare `child1` removes that child. Nothing behind the = takes the
value away.

A value with the name of a problem behind it, `2 (TOO_MANY)`, is one that the reader of messages reports.

About the message as a whole are `sender`, `dossier`, `own_lvr`, `known_lvrs`, `created`, and `file`: a reason why it
cannot be read. Names behind `admission.` change the sound document about a newborn instead (`admission_examples`).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ooievaar import kernset
from ooievaar.intake import values
from ooievaar.intake.admission_case import SET, AdmissionCase
from ooievaar.intake.admission_case import place_of as place_in_document
from ooievaar.intake.admission_examples import PREFIX, admission_case
from ooievaar.intake.example_leaves import column_of, leaf_of, put
from ooievaar.intake.findings import FILE, Case, Declared, Place, Sender, place
from ooievaar.intake.judgement import translate
from ooievaar.intake.linked import Linked
from ooievaar.intake.linked.care import DOUBLE, YEAR
from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.rules.completeness import CHILD
from ooievaar.intake.rules.sender import DOSSIER
from ooievaar.intake.sent import CHILDREN_AT
from ooievaar.intake.translation import Delivered
from ooievaar.records import (
    EPISODE_TABLES,
    EPISODES,
    LINKS,
    ORGANISATIONS,
    Kind,
)  # fmt: skip

NOTHING = "geen"
_PLACES = {f"{PREFIX}set": SET, "file": FILE, "dossier": DOSSIER, "child": CHILD, "year": YEAR, "episode": DOUBLE}
SOUND = """
    sender = 1808; dossier = 1.2.3^A-100; start_date = 2024-01-10; end_date = 2024-09-10;
    responsible_periods = intake pregnancy labour expulsion third_stage first_day; mother_key = 111222333;
    mother_birth_date = 1992-05-04; postcode = 3511 AB; gravidity = 2; parity = 1; due_date = 2024-08-01;
    planned_place = home; end_of_pregnancy = birth; maternal_death = nee; children_count = 1;
    labour_onset = contractions; blood_loss_ml = 350; perineum = intact; child1.birth_order = 1;
    child1.birth_date = 2024-08-02T06:30; child1.sex = female; child1.weight_g = 3450; child1.apgar_5 = 9;
    child1.perinatal_death = nee; child1.place_of_birth = home; child1.line_at_birth = first;
    child1.mode_of_birth = spontaneous; child1.presentation = occiput; child1.episiotomy = nee;
    child1.paediatrician_involved = nee
"""


@dataclass(frozen=True)
class Change:
    """One `name = value` of a row."""

    name: str
    value: str


@dataclass(frozen=True)
class Example:
    """One row: the changes to a sound message, and the names of the places where the rule then finds something."""

    changes: tuple[Change, ...]
    names: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the rule finds nothing."""
        return self.names == (NOTHING,)

    @property
    def expected(self) -> tuple[str, ...]:
        """The places, as a finding names them; among linked messages behind the letter of the message."""
        return () if self.is_right else tuple(place for name in self.names for place in _places(name))


def examples_of(rule: Declared) -> tuple[Example, ...]:
    """The rows of a rule's table, without its two lines of heading; a row with an empty finding goes on below."""
    examples: list[Example] = []
    begun = ""
    for line in rule.examples.strip().splitlines()[2:]:
        changes, expected = line.split("|")
        begun += changes
        if expected.strip():
            examples.append(Example(_changes(begun), tuple(name.strip() for name in expected.split(","))))
            begun = ""
    return tuple(examples)


def case_of(changes: tuple[Change, ...]) -> Case | AdmissionCase | kernset.Unreadable:
    """The sound message with these changes, as a rule gets to see it; or the sound document about a newborn."""
    if any(change.name.startswith(PREFIX) for change in changes):
        return admission_case({change.name: change.value for change in changes})
    settings = {change.name: change.value for change in (*_SOUND, *changes)}
    if "file" in settings:
        return kernset.Unreadable(kernset.Reason[settings["file"]], line=None)
    return Case(_message(changes, settings), _sender(settings))


def linked_case(changes: tuple[Change, ...]) -> tuple[Linked, dict[str, str]]:
    """Two or three linked messages with these changes, and the letter of each by its episode_id.

    `a.` is the sound message, `b.` the same told by hospital 0003, `c.` (when it is named) by practice 1504. A bare `b`
    takes that message away; `b.pregnancy = 2` puts it in another pregnancy.
    """
    settings = {change.name: change.value for change in changes}
    letters = [one for one in "abc" if one not in settings and (one != "c" or any(n[0] == "c" for n in settings))]
    delivered = {one: _told_by(one, changes) for one in letters}
    frames = {
        table.name: table.frame(row for each in delivered.values() for row in each.rows.get(table.name, ()))
        for table in EPISODE_TABLES
    }
    links = LINKS.frame(
        {"episode_id": each.identity, "pregnancy_id": settings.get(f"{one}.pregnancy", "1")}
        for one, each in delivered.items()
    )
    linked = Linked(frames, links, {"organisations": ORGANISATIONS.frame(_REGISTER)})
    return linked, {each.identity: one for one, each in delivered.items()}


_PROVIDERS = {
    "a": "",
    "b": "sender = 0003; dossier = 1.2.3^B-200; responsible_periods = first_day",
    "c": "sender = 1504; dossier = 1.2.3^C-300; responsible_periods = first_week",
}
_REGISTER = (
    {"lvr_number": "1808", "name": "Praktijk", "kind": "practice"},
    {"lvr_number": "1504", "name": "Praktijk", "kind": "practice"},
    {"lvr_number": "0003", "name": "Ziekenhuis", "kind": "hospital"},
)
_PSEUDONYMISER = Pseudonymiser(b"for examples only")


def _told_by(letter: str, changes: tuple[Change, ...]) -> Delivered:
    mine = (Change(one.name[2:], one.value) for one in changes if one.name.startswith(f"{letter}."))
    own = (*_changes(_PROVIDERS[letter]), *(change for change in mine if change.name != "pregnancy"))
    message = _message(own, {one.name: one.value for one in (*_SOUND, *own)})
    return translate(message, _PSEUDONYMISER)


def place_of(name: str) -> Place:
    """The place of a name in a table, such as `child2.weight_g`."""
    if name in _PLACES:
        return _PLACES[name]
    if name.startswith(PREFIX):
        return place_in_document(name.removeprefix(PREFIX))
    return place(*column_of(name))


def _changes(text: str) -> tuple[Change, ...]:
    pairs = (part.partition("=") for part in text.split(";"))
    return tuple(Change(name.strip(), value.strip()) for name, _, value in pairs if name.strip())


_SOUND = _changes(SOUND)


def _places(name: str) -> tuple[str, ...]:
    """One place, or that place in several linked messages: `ab.parity` is `a.parity` and `b.parity`."""
    letters, _, own = name.partition(".")
    if set(letters) <= set("abc"):
        return tuple(f"{letter}.{place_of(own)}" for letter in letters)
    return (str(place_of(name)),)


def _sender(settings: dict[str, str]) -> Sender:
    known = settings.get("known_lvrs")
    return Sender(settings.get("own_lvr"), None if known is None else frozenset(known.split()))


_ABOUT_THE_WHOLE = {"sender", "dossier", "own_lvr", "known_lvrs", "created"}


def _message(changes: tuple[Change, ...], settings: dict[str, str]) -> kernset.Message:
    message = _empty(settings)
    made = [change for change in (*_SOUND, *changes) if change.name not in _ABOUT_THE_WHOLE]
    problems = [problem for change in made if (problem := _change(message.tree, change)) is not None]
    return replace(message, problems=tuple(problems))


def _empty(settings: dict[str, str]) -> kernset.Message:
    sender, dossier = settings["sender"] or None, settings["dossier"] or None
    tree: dict[str, Any] = {}
    if sender:
        put(tree, EPISODES["lvr_number"], {"value": sender, "root": values.LVR_ROOT})
    if dossier:
        root, _, extension = dossier.partition("^")
        put(tree, EPISODES["dossier_root"], {"value": extension, "root": root})
    return kernset.Message(
        format="hl7v3-2.3",
        message_id="1.2.3^1",
        created=datetime.fromisoformat(settings["created"]) if "created" in settings else None,
        sender_lvr=sender,
        dossier=dossier,
        tree=tree,
        problems=(),
    )


def _change(tree: dict[str, Any], change: Change) -> kernset.Problem | None:
    """Make the change in the tree; a value that a reader would refuse is taken away, and gives its problem."""
    if change.name == "child1":
        del tree[CHILDREN_AT]
        return None
    column, numbers = column_of(change.name)
    if (told := problem_of(change.value)) is not None:
        return kernset.Problem(str(place_of(change.name).path), *told)
    leaf = leaf_of(column, change.value)
    put(tree, column, leaf, numbers)
    if leaf is not None or not change.value:
        return None
    return kernset.Problem(str(place_of(change.name).path), change.value, _PROBLEM_OF[column.kind])


def problem_of(text: str) -> tuple[str, kernset.ProblemKind] | None:
    """What a reader has against a value, as in `2 (TOO_MANY)`: the value and the kind of problem."""
    value, _, kind = text.rstrip(")").partition(" (")
    return (value, kernset.ProblemKind[kind]) if kind else None


_PROBLEM_OF = {
    Kind.NUMBER: kernset.ProblemKind.NUMBER,
    Kind.WHOLE: kernset.ProblemKind.NUMBER,
    Kind.YES_NO: kernset.ProblemKind.BOOLEAN,
}
