"""Several files as one: packed into an archive on the way to the disk, so that they never lie there unsealed."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from ooievaar.portal.submissions.archive import Problem, is_archive
from ooievaar.portal.submissions.sealing import CHUNK_BYTES

MOST_FILES = 200
# The fastest: each message is read again at once.
_COMPRESSION = 1


@dataclass(frozen=True)
class Named:
    """A file as its sender calls it; `content` can be read from any place."""

    name: str
    content: IO[bytes]


def why_not_packed(files: Sequence[Named], size: int, limit: int) -> Problem | None:
    """Why several files cannot be taken as one; what is wrong with one of them alone is told when it is judged."""
    if size > limit:
        return Problem.TOO_LARGE
    return Problem.NESTED if any(is_archive(file.content) for file in files) else None


def packed(files: Sequence[Named]) -> Iterator[bytes]:
    """A zip of these files, piece by piece, in their order and with their names."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        for position, file in enumerate(files):
            file.content.seek(0)
            # A folder for each, as two files may have the same name; what is shown is the last part.
            with archive.open(f"{position}/{file.name}", "w") as target:
                while chunk := file.content.read(CHUNK_BYTES):
                    target.write(chunk)
                    yield pipe.take()
            yield pipe.take()
    yield pipe.take()


class _Pipe:
    """Where the zip library writes to; it cannot go back in it, and so keeps lengths behind each file."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, data: bytes) -> int:
        self._written += data
        return len(data)

    def flush(self) -> None:
        """There is nothing behind this to pass it on to."""

    def close(self) -> None:
        """What was written can still be taken."""

    def take(self) -> bytes:
        taken = bytes(self._written)
        self._written.clear()
        return taken
