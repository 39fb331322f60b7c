"""Damaged and dishonest zip files: whatever their bytes, each entry is a message or nothing, and no job dies of it."""

import io
import random
import struct
import tracemalloc
import zipfile

import pytest

from ooievaar.portal.submissions import archive

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
LIMIT = 10_000_000


def zipped(method: int, content: bytes = b"<x>" + b"y" * 200 + b"</x>") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        made.writestr("a.xml", content)
        made.writestr("b.xml", content)
    return buffer.getvalue()


def taken(data: bytes) -> list[archive.Entry] | None:
    file = io.BytesIO(data)
    found = archive.inspect(file, len(data), LIMIT)
    return list(archive.entries(file)) if isinstance(found, int) else None


@pytest.mark.parametrize("method", METHODS)
def test_no_damage_makes_reading_fail(method):
    chance = random.Random(method)
    for _ in range(500):
        data = bytearray(zipped(method))
        for _change in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice([0, 1, 255, chance.randrange(256)])
        found = taken(bytes(data))
        assert found is None or len(found) <= 2


def test_an_entry_that_lies_about_its_size_is_not_unpacked_further(monkeypatch):
    data = bytearray(zipped(zipfile.ZIP_DEFLATED, b"0" * 5_000_000))
    sizes = []
    for start in (i for i in range(len(data)) if data[i : i + 4] == b"PK\x01\x02"):
        data[start + 24 : start + 28] = struct.pack("<I", 10)
    inflater = archive.zlib.decompressobj

    class Watched:
        def __init__(self, bits):
            self._inner = inflater(bits)

        def decompress(self, packed, most):
            sizes.append(most)
            return self._inner.decompress(packed, most)

        @property
        def eof(self):
            return self._inner.eof

    monkeypatch.setattr(archive.zlib, "decompressobj", Watched)
    found = taken(bytes(data))
    assert found is not None
    assert [entry.data for entry in found] == [None, None]
    assert sizes == [11, 11]


def test_a_list_of_millions_of_entries_is_not_read():
    entry = b"PK\x01\x02" + struct.pack("<4B4HL2L5H2L", 20, 0, 20, 0, 0, 8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    start = b"PK\x03\x04" + bytes(100)
    listed = entry * 600_000
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 65535, 65535, len(listed), len(start), 0)
    data = start + listed + end
    tracemalloc.start()
    found = archive.inspect(io.BytesIO(data), len(data), 10 * LIMIT)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found is archive.Problem.TOO_MANY
    assert most < 2 * len(data)
