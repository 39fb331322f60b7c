"""A backup restores to what it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing

import pytest
from tests.cuts_by_hand import AFTER, BEFORE, frozen

from ooievaar import warehouse

pytestmark = pytest.mark.skipif(
    "postgres" in os.environ.get("OOIEVAAR_DATABASE_URL", ""), reason="PostgreSQL is saved with its own tools"
)


def portal(data, *arguments):
    environment = {**os.environ, "OOIEVAAR_DATA_DIR": str(data)}
    command = [sys.executable, "-m", "ooievaar.portal", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_what_was_saved_comes_back(tmp_path):
    data, again, archive = tmp_path / "data", tmp_path / "again", tmp_path / "backup.tar.gz"
    assert portal(data, "migrate", "-v", "0").returncode == 0
    (data / "cuts").mkdir()
    (data / "cuts" / "proof").write_text("kept")
    with closing(sqlite3.connect(data / "ooievaar.sqlite3")) as database, database:
        database.execute("INSERT INTO organisations_vsv (number, name) VALUES ('101', 'VSV Rietmeer')")
    assert portal(data, "backup", archive).returncode == 0
    assert archive.stat().st_mode & 0o077 == 0  # it holds the keys

    again.mkdir()
    assert portal(again, "restore", archive).returncode == 0
    assert (again / "cuts" / "proof").read_text() == "kept"
    assert (again / "keys.json").read_text() == (data / "keys.json").read_text()
    with closing(sqlite3.connect(again / "ooievaar.sqlite3")) as database:
        assert database.execute("SELECT name FROM organisations_vsv").fetchall() == [("VSV Rietmeer",)]


def test_cuts_come_back_and_verify_all_together_and_one_by_one(tmp_path):
    data, again, archive = tmp_path / "data", tmp_path / "again", tmp_path / "backup.tar.gz"
    portal(data, "migrate", "-v", "0")
    for name, births in (("2025-1-1", BEFORE), ("2025-2-1", AFTER)):
        frozen(data / "cuts" / name, births)
    before = {file.name: file.read_bytes() for file in (data / "cuts" / "2025-1-1").iterdir()}
    assert portal(data, "backup", archive).returncode == 0
    again.mkdir()
    assert portal(again, "restore", archive).returncode == 0
    assert [warehouse.verify(again / "cuts" / name) for name in ("2025-1-1", "2025-2-1")] == [(), ()]

    shutil.rmtree(data / "cuts" / "2025-1-1")
    warehouse.put_back(archive, "2025-1-1", data / "cuts" / "2025-1-1")
    assert {file.name: file.read_bytes() for file in (data / "cuts" / "2025-1-1").iterdir()} == before
    with pytest.raises(warehouse.CutRefusedError, match="bestaat al"):
        warehouse.put_back(archive, "2025-1-1", data / "cuts" / "2025-1-1")
    with pytest.raises(warehouse.CutRefusedError, match="geen snede 2019"):
        warehouse.put_back(archive, "2019", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_harmed_or_hostile_archive_puts_nothing_back(tmp_path):
    cut = frozen(tmp_path / "cut", BEFORE)
    (cut / "births.parquet").write_bytes(b"PAR1")
    harmed, no_archive = tmp_path / "harmed.tar", tmp_path / "no.tar"
    with tarfile.open(harmed, "w") as archive:
        archive.add(cut, "../../outside/cut")
    no_archive.write_text("no archive")
    for file, words in ((harmed, "niet gaaf.*births.parquet is veranderd"), (no_archive, "beschadigd")):
        with pytest.raises(warehouse.CutRefusedError, match=words):
            warehouse.put_back(file, "cut", tmp_path / "deep" / "out")
        assert list((tmp_path / "deep").iterdir()) == []


def test_nothing_is_overwritten(tmp_path):
    data, archive = tmp_path / "data", tmp_path / "backup.tar.gz"
    portal(data, "migrate", "-v", "0")
    assert portal(data, "backup", archive).returncode == 0
    assert "exists already" in portal(data, "backup", archive).stderr
    assert "empty data folder" in portal(data, "restore", archive).stderr
