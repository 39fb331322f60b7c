"""Hostile and broken messages: no exception, no file, no network, and no value that stands where none was sent.

Mutations are made to what the writers write of random trees, and to the samples of the publisher where they are. The
number of examples is a few seconds' worth; `OOIEVAAR_FUZZ=50` makes it fifty times that.
"""

import copy
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.neonatology import LEAVES, branch, document

from ooievaar import kernset
from ooievaar.kernset import reader, walk
from ooievaar.kernset.table import NEONATAL_CARE

BUDGET = int(os.environ.get("OOIEVAAR_FUZZ", "1"))
NUMBER = re.compile(r"\[[0-9]+\]")
LVR = "2.16.840.1.113883.2.4.3.22.96.6"
BIRTH_CARE = kernset.write(
    {
        "zorgverlenerzorginstelling": {"zorginstelling": {"zorginstelling_lvrid": {"value": "0110", "root": LVR}}},
        "zwangerschap": {"definitieve_a_terme_datum": "2021-07-22", "pariteit_voor_deze_zwangerschap": "1"},
        "bevalling": {
            "hoeveelheid_bloedverlies": {"value": 850.0, "unit": "ml"},
            "conditie_perineum_postpartum": [{"code": "199930000", "codeSystem": "2.16.840.1.113883.6.96"}],
        },
        "uitkomst_per_kind": [
            {"baring": {"demografische_gegevens": {"geboortedatum": "2021-07-24T02:30", "rangnummer_kind": "1"}}},
            {"baring": {"demografische_gegevens": {"geboortedatum": "2021-07-24T02:41", "rangnummer_kind": "2"}}},
        ],
        "postnatale_fase": {
            "kindspecifieke_gegevens": [
                {"rangnummer_kind": "2", "voeding_kind_groep": {"voeding_kind_datum": "2021-07-30"}}
            ]
        },
    },
    message_id="1.2.3^4",
    created=datetime.fromisoformat("2022-03-01T14:30"),
)
NEONATOLOGY = document(*(branch(row)[0] for row in LEAVES))


def _samples() -> list[bytes]:
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "kernset"
    files = [*sorted(folder.glob("messages/**/*.xml")), *sorted(folder.glob("neonatology/*.xml"))]
    return [file.read_bytes() for file in files]


MESSAGES = [BIRTH_CARE, NEONATOLOGY, *_samples()]


def some(examples: int) -> settings:
    return settings(max_examples=examples * BUDGET, deadline=None, suppress_health_check=list(HealthCheck))


class Watch:
    """What this process does to the world outside while it is on; a hook for audit events cannot be taken away."""

    touched: list[str] | None = None
    EVENTS = ("open", "socket", "subprocess", "os", "urllib", "ctypes")

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.touched is not None and event.split(".", maxsplit=1)[0] in self.EVENTS:
            self.touched.append(f"{event} {arguments[:1]}")


WATCH = Watch()
sys.addaudithook(WATCH)


@contextmanager
def nothing_touched() -> Iterator[None]:
    """No file is opened, no connection made, no process started."""
    WATCH.touched = []
    try:
        yield
        assert WATCH.touched == []
    finally:
        WATCH.touched = None


def read(data: bytes) -> kernset.Message | kernset.Unreadable:
    """What is read, by the quick way for plain messages and by way of elements: both must say the same."""
    with nothing_touched():
        found = kernset.read(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "read_plain", lambda _: None)
        by_elements = kernset.read(data)
    if isinstance(by_elements, kernset.Unreadable) or isinstance(found, kernset.Unreadable):
        assert found == by_elements
    else:
        assert (found.tree, found.message_id, found.created) == (
            by_elements.tree,
            by_elements.message_id,
            by_elements.created,
        )
        assert sorted(map(repr, found.problems)) == sorted(map(repr, by_elements.problems))
    return found


read(BIRTH_CARE)
read(NEONATOLOGY)


def test_the_watch_sees_a_file_that_is_opened(tmp_path: Path) -> None:
    with pytest.raises(AssertionError), nothing_touched():
        (tmp_path / "seen").write_text("seen", encoding="utf-8")


class TestBytes:
    @some(120)
    @given(st.sampled_from(MESSAGES), st.data())
    def test_flipped_cut_and_pasted(self, message: bytes, data: st.DataObject) -> None:
        changed = bytearray(message)
        for _ in range(data.draw(st.integers(1, 6))):
            place = data.draw(st.integers(0, len(changed)))
            gone = data.draw(st.sampled_from([0, 1, 1, 2, 40, 2000]))
            changed[place : place + gone] = data.draw(st.binary(max_size=12))
        assert isinstance(read(bytes(changed)), kernset.Message | kernset.Unreadable)

    @some(60)
    @given(st.sampled_from(MESSAGES), st.integers(0, 10**6))
    def test_broken_off_is_never_a_message(self, message: bytes, place: int) -> None:
        end = message.rstrip()[:-1]
        assert isinstance(read(end[: place % len(end)]), kernset.Unreadable)

    @some(60)
    @given(
        st.sampled_from(MESSAGES[:4]),
        st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp037", "utf-7"]),
        st.sampled_from(["UTF-8", "UTF-16", "ISO-8859-1", "windows-1252", "UTF-7", "x-none", "IBM037", "UCS-4"]),
    )
    def test_in_one_encoding_that_names_another(self, message: bytes, used: str, named: str) -> None:
        words = message.decode().replace('encoding="UTF-8"', f'encoding="{named}"', 1)
        found = read(words.encode(used, errors="replace"))
        assert isinstance(found, kernset.Message | kernset.Unreadable)


SAFE = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TRAPS = (
    "",
    " ",
    "0",
    "-1",
    "99999999999",
    "NaN",
    "1e9",
    "2020",
    "20200230",
    "true",
    "UNK",
    "\u0661",
    "x" * 70_000,
)
ODD = st.one_of(st.sampled_from(TRAPS), st.text(SAFE, max_size=20))


def _elements(root: etree._Element) -> list[etree._Element]:
    return [each for each in root.iter() if isinstance(each.tag, str)]


def _mutate(root: etree._Element, chance: Random) -> None:
    """One change to the elements of a message."""
    elements = _elements(root)
    one, other = chance.choice(elements), chance.choice(elements)
    parent = one.getparent()
    kind = chance.choice(["copy", "move", "drop", "unmark", "mark", "rename", "space", "deep", "note"])
    if kind == "copy":
        other.append(copy.deepcopy(one))
    elif kind == "move" and parent is not None and one is not other and one not in other.iterancestors():
        other.insert(0, one)
    elif kind == "drop" and parent is not None:
        parent.remove(one)
    elif kind == "unmark" and one.attrib:
        del one.attrib[chance.choice(sorted(one.attrib))]
    elif kind == "mark":
        one.set(
            chance.choice([*sorted(one.attrib), "nullFlavor", "negationInd", "value", "code"]), chance.choice(TRAPS)
        )
    elif kind == "rename":
        one.tag = other.tag
    elif kind == "space":
        one.tag = "{urn:elsewhere}" + etree.QName(one).localname
    elif kind == "deep":
        for _ in range(chance.choice([3, 200, 300])):
            one = etree.SubElement(one, other.tag)
    elif kind == "note":
        one.append(etree.ProcessingInstruction("xml-stylesheet", 'href="http://127.0.0.1:9/x"'))
        one.append(etree.Comment("x"))


class TestElements:
    @some(150)
    @given(st.sampled_from(MESSAGES), st.integers(0, 2**32), st.integers(1, 4))
    def test_copied_moved_dropped_and_renamed(self, message: bytes, seed: int, changes: int) -> None:
        root = etree.fromstring(message)
        chance = Random(seed)
        for _ in range(changes):
            _mutate(root, chance)
        found = read(etree.tostring(root, encoding="UTF-8"))
        if isinstance(found, kernset.Message):
            json.dumps(found.tree)


TELLING = {act.told_by.rpartition("/")[2] for act in NEONATAL_CARE.acts.values() if act.told}


def _values(tree: dict[str, Any]) -> Counter[tuple[str, str]]:
    return Counter((NUMBER.sub("", path), json.dumps(value, sort_keys=True)) for path, value in kernset.leaves(tree))


def _position(element: etree._Element) -> tuple[int, ...]:
    """Which child of which child an element is, from the root."""
    parent = element.getparent()
    return () if parent is None else (*_position(parent), parent.index(element))


def _at(root: etree._Element, position: tuple[int, ...]) -> etree._Element:
    for number in position:
        root = root[number]
    return root


class Provenance:
    """Which leaves of the tree each element of a message gave, by its position in the document."""

    def __init__(self, message: bytes, patch: pytest.MonkeyPatch) -> None:
        self.taken: dict[tuple[int, ...], set[str]] = {}
        take = walk.Walk.take

        def noted(self_: walk.Walk, element: etree._Element, taker: Any, *rest: Any) -> None:
            self.taken.setdefault(_position(element), set()).add(taker.leaf.slot.path.replace("[]", ""))
            take(self_, element, taker, *rest)

        with patch.context() as patched:
            patched.setattr(reader, "read_plain", lambda _: None)
            patched.setattr(walk.Walk, "take", noted)
            found = kernset.read(message)
        assert isinstance(found, kernset.Message)
        self.tree = found.tree


# What a reader works out from other values: which child a feeding is of, whether a document was verified.
WORKED_OUT = ("rangnummer_kind", "verificatie_zorgverlener/")
OF_FEEDING = "postnatale_fase/kindspecifieke_gegevens/"


def _may_change(path: str, taken: set[str]) -> bool:
    if path == f"{OF_FEEDING}rangnummer_kind" and any(each.startswith(OF_FEEDING) for each in taken):
        return True
    kin = any(mark in path and any(mark in each for each in taken) for mark in WORKED_OUT)
    return kin or any(path == each or path.startswith(f"{each}/") for each in taken)


class TestOneValue:
    """A change to one value changes that leaf, or takes it away; never another."""

    @pytest.mark.parametrize("number", range(len(MESSAGES)))
    @some(12)
    @given(data=st.data())
    def test_never_changes_another(self, number: int, data: st.DataObject) -> None:
        message = MESSAGES[number]
        with pytest.MonkeyPatch.context() as patch:
            origin = Provenance(message, patch)
        root = etree.fromstring(message, etree.XMLParser(remove_blank_text=True, remove_comments=True, remove_pis=True))
        place = data.draw(st.sampled_from(sorted(origin.taken)))
        element = _at(root, place)
        names = [name for name in element.attrib if name in {"value", "unit", "extension", "nullFlavor", "code"}]
        if etree.QName(element).localname in TELLING and "code" in names:
            names.remove("code")
        if not names:
            return
        element.set(data.draw(st.sampled_from(sorted(names))), data.draw(ODD))
        found = read(etree.tostring(root, encoding="UTF-8"))
        if isinstance(found, kernset.Unreadable):
            return
        before, after = _values(origin.tree), _values(found.tree)
        changed = {path for path, _ in (before - after) + (after - before)}
        wrong = {path for path in changed if not _may_change(path, origin.taken[place])}
        assert wrong == set(), (place, etree.tostring(element))
