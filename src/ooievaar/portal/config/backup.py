"""Saving and putting back everything: the database and the data folder, in one archive."""

import os
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

DATABASE = "ooievaar.sqlite3"
# What cannot be made again, beside the database: nothing else goes into an archive, or comes out of one.
SAVED = ("cuts", "keys.json", "quality", "releases", "uploads", "voorbeelden")


class CannotBackUp(Exception):
    """The sentence that says why."""


def backup(file: Path) -> int:
    """Write the archive, consistent while the site runs; gives its size in bytes.

    Raises:
        CannotBackUp: the database is not SQLite, or the archive exists already.
    """
    _only_sqlite()
    if file.exists():
        raise CannotBackUp(f"{file} exists already.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        live = sqlite3.connect(str(settings.DATABASES["default"]["NAME"]))
        with closing(live) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        # The database first: what it names was on disk before it, and nothing on disk is ever changed.
        _write(file, copy)
    return file.stat().st_size


def restore(file: Path) -> None:
    """Put an archive back into the data folder.

    Raises:
        CannotBackUp: the data folder holds a database already, or the archive is none of ours.
    """
    _only_sqlite()
    if (settings.DATA_DIR / DATABASE).exists():
        raise CannotBackUp(f"{settings.DATA_DIR} holds a database; restore into an empty data folder.")
    try:
        with tarfile.open(file) as archive:
            members = [_harmless(member) for member in archive.getmembers()]
            if DATABASE not in archive.getnames():
                raise CannotBackUp(f"{file} holds no {DATABASE}: it is no backup of Ooievaar.")
            connection.close()
            archive.extractall(settings.DATA_DIR, members, filter="data")
    except (tarfile.TarError, EOFError, zlib.error) as problem:
        raise CannotBackUp(f"{file} is no backup of Ooievaar, or is damaged.") from problem


def _harmless(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """A file or folder of ours; looked at before anything is written."""
    if not (member.isreg() or member.isdir()) or member.name.split("/")[0] not in (DATABASE, *SAVED):
        raise CannotBackUp(f"It is no backup of Ooievaar: {member.name} does not belong in one.")
    return tarfile.data_filter(member, str(settings.DATA_DIR))


def _write(file: Path, database: Path) -> None:
    # It holds the keys, so nobody else may read it, not even while it is written.
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz", compresslevel=3) as archive:
        archive.add(database, DATABASE)
        for name in SAVED:
            if (settings.DATA_DIR / name).exists():
                archive.add(settings.DATA_DIR / name, name)


def _only_sqlite() -> None:
    if connection.vendor != "sqlite":
        raise CannotBackUp("The database is PostgreSQL: save it with pg_dump, and the data folder beside it.")
