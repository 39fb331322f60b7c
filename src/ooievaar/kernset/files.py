"""Where messages lie: files, folders and zip archives, read one message at a time."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ooievaar.kernset.parsing import MAX_BYTES


class UnusableError(Exception):
    """A path that cannot be used: absent, unreadable, or an archive that is damaged or locked. Its words name it."""


def message_files(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The messages in files, folders and zip archives: (name, bytes), in order of name within each.

    Raises:
        UnusableError: a file or archive cannot be read.
    """
    for path in paths:
        try:
            if path.is_dir():
                yield from message_files(sorted(_files_below(path)))
            elif zipfile.is_zipfile(path):
                yield from _messages_in_archive(path)
            else:
                yield str(path), _start_of(path)
        except OSError as error:
            raise UnusableError(f"{path} kan niet gelezen worden: {error.strerror or type(error).__name__}.") from error


def _files_below(folder: Path) -> Iterator[Path]:
    return (p for p in folder.rglob("*") if p.suffix.lower() in (".xml", ".zip") and not p.is_dir())


def _start_of(path: Path) -> bytes:
    """No more than the reader would accept, plus what tells that there is more."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _messages_in_archive(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if not entry.is_dir():
                    # Never more than the reader would accept, however large the archive says the entry is.
                    with archive.open(entry) as file:
                        yield f"{path}!{entry.filename}", file.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise UnusableError(f"{path} is beschadigd of heeft een wachtwoord: maak het zipbestand opnieuw.") from error
