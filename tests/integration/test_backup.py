"""A backup restores to what it was."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

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


def test_nothing_is_overwritten(tmp_path):
    data, archive = tmp_path / "data", tmp_path / "backup.tar.gz"
    portal(data, "migrate", "-v", "0")
    assert portal(data, "backup", archive).returncode == 0
    assert "exists already" in portal(data, "backup", archive).stderr
    assert "empty data folder" in portal(data, "restore", archive).stderr
