"""Files as they come in: what they hold, what is refused, how they are kept."""

import io
import struct
import zipfile

import pytest
from cryptography.fernet import Fernet, InvalidToken

from ooievaar.portal.submissions import archive, judging, sealing
from ooievaar.portal.submissions.archive import Problem, entries, inspect
from ooievaar.portal.submissions.states import STARTS, TRANSITIONS, UNFINISHED, State, moved
from ooievaar.portal.ui.files import safe

MEGABYTE = 1024 * 1024


def zipped(*names: str, content: bytes = b"<a/>") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, content)
    return file.getvalue()


def inspected(content: bytes, limit: int = 10 * MEGABYTE):
    return inspect(io.BytesIO(content), len(content), limit)


def locked() -> bytes:
    content = bytearray(zipped("a.xml"))
    for place in (6, content.index(b"PK\x01\x02") + 8):
        content[place] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Problem.EMPTY),
        (b"<a/>", 1),
        (b"geen xml", 1),
        (zipped("1.xml", "map/2.xml", "__MACOSX/._1.xml"), 2),
        (zipped("map/"), Problem.NO_MESSAGES),
        (zipped("1.xml", "oud.ZIP"), Problem.NESTED),
        (zipped("1.xml")[:-30], Problem.CORRUPT),
        (b"PK\x03\x04", Problem.CORRUPT),
        (locked(), Problem.LOCKED),
    ],
    # By name: a zip holds the time it was made, and tests whose names change cannot be shared out over processes.
    ids=("empty", "xml", "text", "two", "folder", "nested", "cut off", "start only", "locked"),
)
def test_what_a_file_holds(content, expected):
    assert inspected(content) == expected


def test_a_file_over_the_limit_is_not_opened():
    assert inspected(b"x" * 11, limit=10) is Problem.TOO_LARGE


def test_an_archive_that_grows_out_of_all_proportion_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "RATIO_COUNTS_FROM", MEGABYTE)
    assert inspected(zipped("1.xml", "2.xml", content=b"\0" * 2 * MEGABYTE)) is Problem.BOMB


def test_one_far_too_large_message_does_not_spoil_the_others():
    file = io.BytesIO(zipped("1.xml", "2.xml"))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("groot.xml", b"\0" * 60 * MEGABYTE)
    assert inspected(file.getvalue()) == 3
    assert [len(entry.data) <= 20 * MEGABYTE + 1 for entry in entries(file)] == [True] * 3


def test_entries_that_lie_over_each_other_are_refused():
    content = zipped("1.xml", "2.xml", content=bytes(range(256)) * 40)
    start = content.index(b"PK\x01\x02")
    first, second = content[start : start + 51], content[start + 51 : start + 102]
    # Both entries of the list point at the first message; the bytes of the second are gone.
    body = content[: content.index(b"PK\x03\x04", 4)]
    listing = first + second[:42] + first[42:46] + second[46:]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(listing), len(body), 0)
    assert inspected(body + listing + end) is Problem.BOMB


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_way_of_packing_is_read(way):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as made:
        made.writestr("1.xml", b"<a>tekst</a>")
    (entry,) = entries(file)
    assert entry.data == b"<a>tekst</a>"
    assert (entry.deflated is not None) is (way == zipfile.ZIP_DEFLATED)


@pytest.mark.parametrize("sealed", [b"", b"kort", b"\x00" * 40])
def test_what_was_never_sealed_does_not_open(sealed):
    with pytest.raises(InvalidToken):
        sealing.unseal(sealed)


def test_what_a_zip_held_compressed_is_kept_as_it_came():
    (entry,) = entries(io.BytesIO(zipped("1.xml", content=b"<a>tekst</a>")))
    assert judging.content(sealing.seal(entry.deflated)) == b"<a>tekst</a>"


def test_too_many_messages_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_MESSAGES", 2)
    assert inspected(zipped("1.xml", "2.xml", "3.xml")) is Problem.TOO_MANY


def test_a_damaged_entry_is_told_and_the_next_one_is_read():
    content = zipped("1.xml", "2.xml", content=b"<a>" + b"tekst" * 200 + b"</a>")
    place = content.index(b"1.xml") + len("1.xml") + 8
    damaged = content[:place] + b"\xff\xff" + content[place + 2 :]
    first, second = entries(io.BytesIO(damaged))
    assert (first.data, first.sha256) == (None, "")
    assert second.data is not None
    assert second.data.startswith(b"<a>")


def test_reading_goes_on_from_a_position():
    content = zipped("1.xml", "2.xml", "3.xml")
    assert [entry.name for entry in entries(io.BytesIO(content), 1)] == ["2.xml", "3.xml"]
    assert list(entries(io.BytesIO(b"<a/>"), 1)) == []


@pytest.mark.parametrize("size", [0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE + 5])
def test_a_sealed_file_reads_as_the_plain_one(tmp_path, size):
    plain = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    sealing.seal_file(iter([plain[: size // 3], plain[size // 3 :]]), tmp_path / "a.sealed")
    with sealing.open_sealed(tmp_path / "a.sealed") as file:
        assert file.read() == plain
        for place in (size // 2, 0, max(0, size - 10)):
            file.seek(place)
            assert file.read(7) == plain[place : place + 7]
        assert file.seek(0, io.SEEK_END) == size


def test_a_changed_file_is_noticed(tmp_path):
    path = tmp_path / "a.sealed"
    sealing.seal_file([b"een bericht"], path)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(InvalidToken), sealing.open_sealed(path) as file:
        file.read()


def test_an_older_key_still_opens_what_it_closed(settings):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.MESSAGE_KEYS = [old]
    sealed = sealing.seal(b"bericht")
    settings.MESSAGE_KEYS = [new, old]
    assert sealing.unseal(sealed) == b"bericht"
    settings.MESSAGE_KEYS = [new]
    with pytest.raises(InvalidToken):
        sealing.unseal(sealed)


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "|calc", "%0A"])
def test_a_cell_that_could_be_a_formula_becomes_text(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "A-1", "25-000006", "a=b", 12, None])
def test_other_cells_stay_as_they_are(cell):
    assert safe(cell) == cell


def test_every_state_can_be_reached_and_an_end_stays_an_end():
    assert STARTS | {to for _from, to in TRANSITIONS} == set(State)
    assert {State.RECEIVED, State.PROCESSING, State.FAILED} == UNFINISHED
    assert moved(State.RECEIVED, State.PROCESSING) is State.PROCESSING
    with pytest.raises(ValueError, match="never goes"):
        moved(State.PROCESSED, State.PROCESSING)
