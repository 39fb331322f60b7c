"""What the documentation says exists, exists; decisions stay short; every command and setting is documented."""

import re
from pathlib import Path

import pytest

from ooievaar.portal.config.environment import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    broken = [target for target in LINK.findall(page.read_text()) if not (page.parent / target).exists()]
    assert broken == []


@pytest.mark.parametrize("decision", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_has_context_decision_and_consequences_in_forty_lines(decision):
    text = decision.read_text()
    assert len(text.splitlines()) <= 40
    for part in ("**Context.**", "**Decision.**", "**Consequences.**"):
        assert part in text


def test_every_variable_the_code_reads_is_a_declared_setting():
    declared = {setting.name for setting in SETTINGS}
    used = set()
    for file in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"\bOOIEVAAR_[A-Z_]+\b", file.read_text()))
    assert used <= declared


def test_the_licence_is_the_one_that_is_declared():
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text()
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text()
    assert "license: EUPL-1.2" in (ROOT / "publiccode.yaml").read_text()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_has_hashes_and_names_no_host(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    packages = re.findall(r"^[a-z0-9].*?==", text, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[a-z0-9].*\\\n    --hash=sha256:", text, re.MULTILINE))


def test_the_npm_lock_names_no_host():
    assert "resolved" not in (ROOT / "package-lock.json").read_text()
