"""What an uploaded file holds: one message, or a zip of messages. Nothing is ever written out of a zip."""

import hashlib
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import islice
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext_lazy as _

from ooievaar import kernset

MAX_MESSAGES = 100_000
MAX_TOTAL_BYTES = 8 * 1024**3
# Deflated XML of any dossier system is some ten times smaller; a bomb is about a thousand times smaller.
MAX_RATIO = 150
RATIO_COUNTS_FROM = 100 * 1024**2

# The list of entries at the end of a zip takes ten times its size in memory; that of messages has 60 to 200 bytes each.
MAX_LIST_BYTES = 256 * MAX_MESSAGES

_ZIP_START = b"PK"
_LEFT_BY_MACOS = "__MACOSX/"
# Before each entry (APPNOTE 4.3.7); of its fields only the lengths of name and extra field matter here.
_ENTRY_START, _ENTRY_HEADER = b"PK\x03\x04", struct.Struct("<26xHH")
# What the zip library raises over bytes that are not what they say; ValueError for places and names that cannot be,
# RuntimeError for ways of packing it does not know.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, OSError, ValueError,
)  # fmt: skip


class Problem(Enum):
    """Why a file as a whole cannot be taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    CORRUPT = "corrupt"
    LOCKED = "locked"
    NESTED = "nested"
    TOO_MANY = "too_many"
    BOMB = "bomb"
    NO_MESSAGES = "no_messages"
    LOST = "lost"


SENTENCES = {
    Problem.EMPTY: _("Het bestand is leeg. Maak de export opnieuw en stuur die."),
    Problem.TOO_LARGE: _("Het bestand is te groot. Verdeel de berichten over meer bestanden."),
    Problem.CORRUPT: _("Het zipbestand is beschadigd of niet compleet. Maak het opnieuw en stuur het nog eens."),
    Problem.LOCKED: _(
        "Het zipbestand heeft een wachtwoord. Stuur het zonder wachtwoord: de verbinding is al beveiligd."
    ),
    Problem.NESTED: _("In het zipbestand zit nog een zipbestand. Zet de berichten zelf in één zipbestand."),
    Problem.TOO_MANY: _("Er zitten te veel berichten in dit zipbestand. Verdeel ze over meer bestanden."),
    Problem.BOMB: _("Het zipbestand wordt bij uitpakken veel te groot. Stuur alleen kernsetberichten."),
    Problem.NO_MESSAGES: _("In het zipbestand zitten geen berichten."),
    Problem.LOST: _("Door een fout bij ons is dit bestand niet meer te lezen. Stuur het nog een keer."),
}


@dataclass(frozen=True)
class Entry:
    """One message in a file.

    `data` is None when the archive is damaged at this place. `deflated` is the message as it stood compressed in a zip
    (raw deflate, RFC 1951), if it did: what is kept need not be compressed again.
    """

    position: int
    name: str
    data: bytes | None
    deflated: bytes | None = None

    @cached_property
    def sha256(self) -> str:
        """Of the message; a damaged one has none, and so never counts as received before."""
        return hashlib.sha256(self.data).hexdigest() if self.data is not None else ""


def inspect(file: IO[bytes], size: int, limit: int) -> int | Problem:
    """How many messages this file holds, or why it cannot be taken; reads no message.

    Args:
        file: the file, at any place; must be seekable.
        size: its size in bytes.
        limit: the largest size taken, in bytes.
    """
    if not size:
        return Problem.EMPTY
    if size > limit:
        return Problem.TOO_LARGE
    return _inspect_zip(file, size) if is_archive(file) else 1


def is_archive(file: IO[bytes]) -> bool:
    file.seek(0)
    return file.read(2) == _ZIP_START


def entries(file: IO[bytes], first: int = 0) -> Iterator[Entry]:
    """The messages of a file that `inspect` took, from position `first`."""
    if not is_archive(file):
        file.seek(0)
        yield from islice([Entry(0, "", file.read(kernset.MAX_BYTES + 1))], first, None)
        return
    with zipfile.ZipFile(file) as archive:
        for position, info in islice(enumerate(_messages(archive)), first, None):
            deflated = _deflated(file, info)
            data = _content(archive, info) if deflated is None else _inflated(deflated, info)
            yield Entry(position, PurePosixPath(info.filename).name, data, deflated)


def _inspect_zip(file: IO[bytes], size: int) -> int | Problem:
    try:
        with zipfile.ZipFile(_ShortList(file)) as archive:  # type: ignore[arg-type]
            found = _messages(archive)
    except _TooLongError:
        return Problem.TOO_MANY
    except _DAMAGE:
        return Problem.CORRUPT
    if sum(info.compress_size for info in found) > size:
        # Entries that lie over each other: one that is read a thousand times is how the smallest bombs are made.
        return Problem.BOMB
    return next((problem for problem, applies in _TESTS if applies(found)), None) or len(found)


class _TooLongError(Exception):
    """The list of entries is longer than that of any zip of messages."""


class _ShortList:
    """A file for the zip library to find the list of entries in: it reads that list in one go."""

    def __init__(self, file: IO[bytes]):
        self._file = file
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        if size > MAX_LIST_BYTES:
            raise _TooLongError
        return self._file.read(size)


def _messages(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith(_LEFT_BY_MACOS)]


def _is_bomb(found: list[zipfile.ZipInfo]) -> bool:
    """Counting per entry what would be read of it: one message that is far too large spoils only itself."""
    total = sum(min(info.file_size, kernset.MAX_BYTES) for info in found)
    packed = sum(info.compress_size for info in found)
    return total > MAX_TOTAL_BYTES or (total > RATIO_COUNTS_FROM and total > MAX_RATIO * packed)


_TESTS = (
    (Problem.NO_MESSAGES, lambda found: not found),
    (Problem.TOO_MANY, lambda found: len(found) > MAX_MESSAGES),
    (Problem.LOCKED, lambda found: any(info.flag_bits & 1 for info in found)),
    (Problem.NESTED, lambda found: any(info.filename.lower().endswith(".zip") for info in found)),
    (Problem.BOMB, _is_bomb),
)


def _deflated(file: IO[bytes], info: zipfile.ZipInfo) -> bytes | None:
    """The compressed bytes of an ordinary entry; None of any other, which the zip library has to read."""
    if info.compress_type != zipfile.ZIP_DEFLATED or info.compress_size > kernset.MAX_BYTES:
        return None
    file.seek(max(0, info.header_offset))  # a zip may say that an entry starts before the file does
    header = file.read(_ENTRY_HEADER.size)
    if len(header) < _ENTRY_HEADER.size or not header.startswith(_ENTRY_START):
        return None
    name_length, extra_length = _ENTRY_HEADER.unpack(header)
    file.seek(name_length + extra_length, io.SEEK_CUR)
    return file.read(info.compress_size)


def _inflated(deflated: bytes, info: zipfile.ZipInfo) -> bytes | None:
    """Never more than the reader takes; None when it is not what the zip says of it."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflate.decompress(deflated, min(info.file_size, kernset.MAX_BYTES) + 1)
    except zlib.error:
        return None
    whole = inflate.eof and len(data) == info.file_size and zlib.crc32(data) == info.CRC
    return data if whole or len(data) > kernset.MAX_BYTES else None


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """Never more than the reader takes, however large the entry says it is."""
    try:
        with archive.open(info) as file:
            return file.read(kernset.MAX_BYTES + 1)
    except _DAMAGE:
        return None
