"""The archive with everything in it: for its owner only; and archives that are not what they say."""

import io
import os
import stat
import tarfile

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from ooievaar.portal.config import backup as backups

pytestmark = pytest.mark.skipif(
    "postgres" in os.environ.get("OOIEVAAR_DATABASE_URL", ""), reason="PostgreSQL is saved with its own tools"
)


def archive(path, *members):
    with tarfile.open(path, "w:gz") as made:
        for name, content, kind, link in members:
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, link, len(content)
            made.addfile(info, io.BytesIO(content))
    return path


FILE = tarfile.REGTYPE
DATABASE = (backups.DATABASE, b"SQLite format 3\0", FILE, "")
HOSTILE = {
    "above": ("../outside", b"x", FILE, ""),
    "absolute": ("/tmp/ooievaar-outside", b"x", FILE, ""),
    "link above": ("cuts", b"", tarfile.SYMTYPE, "../.."),
    "absolute link": ("cuts", b"", tarfile.SYMTYPE, "/etc"),
    "hard link": ("cuts/a", b"", tarfile.LNKTYPE, "../../outside"),
    "device": ("uploads", b"", tarfile.CHRTYPE, ""),
    "unknown": ("site-packages/sitecustomize.py", b"x", FILE, ""),
}


@pytest.mark.parametrize("member", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.django_db
def test_an_archive_that_reaches_outside_is_refused_whole(settings, tmp_path, member):
    before = set(tmp_path.rglob("*"))
    file = archive(tmp_path / "hostile.tar.gz", DATABASE, member)
    with pytest.raises(CommandError, match="no backup"):
        call_command("restore", str(file))
    assert set(tmp_path.rglob("*")) - before == {file}


@pytest.mark.django_db
def test_what_is_no_archive_gets_a_sentence(tmp_path):
    file = tmp_path / "a.tar.gz"
    file.write_bytes(b"no archive")
    with pytest.raises(CommandError, match="no backup"):
        call_command("restore", str(file))


def test_an_archive_is_never_readable_by_others(settings, tmp_path, monkeypatch):
    (settings.DATA_DIR / "keys.json").write_text("{}")
    database = tmp_path / "copy.sqlite3"
    database.write_bytes(b"x")
    modes = []
    add = tarfile.TarFile.add

    def watched(self, *arguments, **named):
        modes.append(stat.S_IMODE(file.stat().st_mode))
        return add(self, *arguments, **named)

    monkeypatch.setattr(tarfile.TarFile, "add", watched)
    file = tmp_path / "all.tar.gz"
    made = []
    opened = os.open
    monkeypatch.setattr(backups.os, "open", lambda *given: made.append(given) or opened(*given))
    before = os.umask(0)
    try:
        backups._write(file, database)
    finally:
        os.umask(before)
    assert set(modes) == {0o600}
    assert made[0][1] & os.O_EXCL
    assert made[0][2] == 0o600


def test_a_backup_in_the_data_folder_does_not_hold_itself(settings, tmp_path):
    (settings.DATA_DIR / "keys.json").write_text("{}")
    database = tmp_path / "copy.sqlite3"
    database.write_bytes(b"x")
    file = settings.DATA_DIR / "monday.tar.gz"
    backups._write(file, database)
    with tarfile.open(file) as made:
        assert set(made.getnames()) == {backups.DATABASE, "keys.json"}
