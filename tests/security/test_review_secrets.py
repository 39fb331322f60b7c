"""Secrets that are made once: whole, for their owner only, and the same for whoever starts at the same moment."""

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from ooievaar.portal.config import environment


@pytest.fixture
def folder(monkeypatch, tmp_path):
    for name in ("OOIEVAAR_SECRET_KEY", "OOIEVAAR_MESSAGE_KEYS", "OOIEVAAR_PSEUDONYM_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OOIEVAAR_DATA_DIR", str(tmp_path / "registry"))
    before = os.umask(0)
    yield tmp_path / "registry"
    os.umask(before)


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_and_secrets_are_for_their_owner_only(folder):
    environment.values()
    assert mode(folder) == 0o700
    assert mode(folder / "keys.json") == 0o600
    assert [path.name for path in folder.iterdir()] == ["keys.json"]


def test_processes_that_start_together_share_their_secrets(folder):
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: environment.values(), range(64)))
    assert len({json.dumps([one["OOIEVAAR_SECRET_KEY"], one["OOIEVAAR_PSEUDONYM_KEY"]]) for one in found}) == 1


def test_a_crash_while_they_are_written_leaves_none(folder, monkeypatch):
    def crash(_handle):
        raise OSError("no space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(environment.os, "fsync", crash)
        with pytest.raises(OSError, match="no space"):
            environment.values()
    assert list(folder.iterdir()) == []
    assert environment.values()["OOIEVAAR_SECRET_KEY"]


@pytest.mark.parametrize("name", ["OOIEVAAR_SECRET_KEY", "OOIEVAAR_PSEUDONYM_KEY"])
def test_a_key_that_can_be_guessed_is_refused_without_showing_it(folder, monkeypatch, name):
    monkeypatch.setenv(name, "abcdef0123456789")
    with pytest.raises(ValueError, match=name) as refused:
        environment.values()
    assert "abcdef" not in str(refused.value)
