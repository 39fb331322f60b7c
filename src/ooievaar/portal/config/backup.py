"""Saving and putting back everything: the database and the data folder, in one archive."""

import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

DATABASE = "ooievaar.sqlite3"
# What a checkout can make again is not saved.
LEFT_OUT = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "static", "ready"}


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
    with tarfile.open(file) as archive:
        if DATABASE not in archive.getnames():
            raise CannotBackUp(f"{file} holds no {DATABASE}: it is no backup of Ooievaar.")
        connection.close()
        archive.extractall(settings.DATA_DIR, filter="data")


def _write(file: Path, database: Path) -> None:
    with tarfile.open(file, "x:gz", compresslevel=3) as archive:
        file.chmod(0o600)  # it holds the keys
        archive.add(database, DATABASE)
        for path in sorted(settings.DATA_DIR.iterdir()):
            if path.name not in LEFT_OUT:
                archive.add(path, path.name)


def _only_sqlite() -> None:
    if connection.vendor != "sqlite":
        raise CannotBackUp("The database is PostgreSQL: save it with pg_dump, and the data folder beside it.")
