"""Every constraint of the standard is held by a rule, by the reader, or by nobody for a reason that is written down."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from tests.unit.constraints_of_standard import HELD, Constraint, constraints

from ooievaar import intake, kernset
from ooievaar.intake import examples

ANYONE = intake.Sender(own_lvr=None, known_lvrs=None)


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[Constraint]:
    return list(constraints(shared / "kernset"))


def test_every_constraint_is_held_in_exactly_one_way(rows: list[Constraint]) -> None:
    ways = [(row, [held.name for held in HELD if held.holds(row)]) for row in rows]
    assert len(rows) == 3745
    assert [(row.kind, row.message, names) for row, names in ways if len(names) != 1] == []
    counted = Counter(names[0] for _, names in ways)
    print(*(f"{count:5} {name}" for name, count in counted.most_common()), sep="\n")
    assert set(counted) == {held.name for held in HELD}


@pytest.mark.parametrize("held", HELD, ids=lambda held: held.name)
def test_what_holds_a_constraint_exists(held) -> None:
    assert bool(held.rule) + bool(held.problem) + bool(held.tolerated) == 1
    assert not held.rule or held.rule in {rule.code for rule in intake.RULES}
    assert not held.problem or held.problem in kernset.ProblemKind.__members__


# What is replaced in a written message by what, and the rule that then finds something: a witness of each kind.
BROKEN = [
    ('value="20240801"', 'value="20240899"', "value-unreadable"),
    ('value="350" unit="ml"', 'value="350" unit="dl"', "value-unreadable"),
    ('value="350" unit="ml"', 'value="veel" unit="ml"', "value-unreadable"),
    ('value="350" unit="ml"', 'value="350" unit="ml" nullFlavor="UNK"', "value-with-null"),
    ('negationInd="true"', 'negationInd="nee"', "value-unreadable"),
    ('code="70028003"', 'code="12345"', "code-unknown"),
    ('code="70028003" codeSystem="2.16.840.1.113883.6.96"', 'nullFlavor="XYZ"', "code-unknown"),
    ('extension="111222333"', 'extension="1112223334"', "value-out-of-range"),
    ('<birthTime value="19920504"/>', '<birthTime value="19920504"/><birthTime value="19920505"/>', "value-too-many"),
    ('value="19920504"', "", "value-unreadable"),
    ('extension="A-100"', "", "dossier-missing"),
    ("REPC_IN004014NL", "PRPA_IN101305NL", "file-not-kernset"),
]


def sound() -> str:
    case = examples.case_of(())
    assert not isinstance(case, kernset.Unreadable | kernset.Message)
    return kernset.write(case.message.tree, message_id="1.2.3^1", created=datetime(2024, 9, 11)).decode()


@pytest.mark.parametrize(("old", "new", "rule"), BROKEN)
def test_a_broken_constraint_gives_a_finding(old: str, new: str, rule: str) -> None:
    message = sound()
    assert old in message
    judged = intake.judge(message.replace(old, new).encode(), ANYONE)
    assert rule in {finding.rule for finding in judged.findings}
