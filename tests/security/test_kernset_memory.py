"""What the reader remembers of messages, to read the next one quicker, tells nothing of a person and does not grow."""

import gc
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from ooievaar import kernset
from ooievaar.kernset import automaton
from ooievaar.kernset.pieces import Piece

CREATED = datetime.fromisoformat("2022-03-01T14:30")
MOTHER, CHILD, DOSSIER, POSTCODE, BORN = "961921821", "847035128", "dossier-4711", "5689 CZ", "2021-08-28T07:02"
OURS = (dict, list, tuple, Piece, automaton.Automaton, automaton.State, automaton.Takes, automaton.Run,
        automaton.Pattern, automaton.Shape)  # fmt: skip


def tree() -> dict[str, Any]:
    bsn = "2.16.840.1.113883.2.4.6.3"
    child = {"identificaties_kind": {"bsn_kind": {"value": CHILD, "root": bsn}}, "geboortedatum": BORN}
    return {
        "vrouw": {"burgerservicenummer": {"value": MOTHER, "root": bsn}, "postcode": POSTCODE},
        "zwangerschap": {"dossiernummer": {"value": DOSSIER, "root": "1.2.3"}, "graviditeit": "2"},
        "uitkomst_per_kind": [{"baring": {"demografische_gegevens": child}}],
    }


def remembered() -> Iterator[str]:
    """Every text that can be reached from what was learned."""
    todo: list[Any] = [automaton.Automaton.learned]
    seen: set[int] = set()
    while todo:
        here = todo.pop()
        if isinstance(here, str):
            yield here
        elif isinstance(here, OURS) and id(here) not in seen:
            seen.add(id(here))
            # The collector does not look at the keys of a dictionary when they are texts.
            todo += [*here.keys(), *here.values()] if isinstance(here, dict) else gc.get_referents(here)


def test_nothing_of_a_person_is_remembered() -> None:
    automaton.Automaton.learned.clear()
    data = kernset.write(tree(), message_id="1.2.3^bericht-99", created=CREATED)
    for _ in range(3):
        message = kernset.read(data)
        assert isinstance(message, kernset.Message)
        assert message.tree == {**tree(), "vrouw": message.tree["vrouw"]}
    texts = list(remembered())
    assert any("Gravidity" in text for text in texts)
    for secret in (MOTHER, CHILD, DOSSIER, POSTCODE, "bericht-99", "202108280702", BORN):
        assert not any(secret in text for text in texts), secret


def test_the_same_message_at_another_moment_makes_nothing_grow() -> None:
    automaton.Automaton.learned.clear()
    sizes = []
    for number in range(40):
        created = CREATED + timedelta(minutes=number)
        changed = {**tree(), "zwangerschap": {"dossiernummer": {"value": f"d{number}", "root": "1.2.3"}}}
        kernset.read(kernset.write(changed, message_id=f"1.2.3^{number}", created=created))
        sizes.append(sum(each.size for each in automaton.Automaton.learned.values()))
    assert sizes[20] == sizes[-1]


def test_memory_is_bounded() -> None:
    automaton.Automaton.learned.clear()
    for number in range(3_000):
        odd = f'<x{number} y="{number}"/>' * 20
        data = kernset.write(tree(), message_id="1.2.3^4", created=CREATED).decode()
        kernset.read(data.replace("<versionCode ", f"{odd}<versionCode ").encode())
    sizes = [each.size for each in automaton.Automaton.learned.values()]
    assert sum(sizes) < 50_000_000


def test_first_tags_are_forgotten_when_there_are_many() -> None:
    data = kernset.write(tree(), message_id="1.2.3^4", created=CREATED)
    for number in range(200):
        kernset.read(data.replace(b"xmlns:xsi", f'x="{number}" xmlns:xsi'.encode(), 1))
    assert len(automaton.Automaton.learned) <= 60
