"""The glossary knows every word the code is built from."""

import re
from pathlib import Path

import pytest

from ooievaar import records

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = (ROOT / "GLOSSARY.md").read_text().lower()
TABLES = (*records.DELIVERED, *records.LINKED, records.FIGURES, *records.REPORTED)
# Named after what they are in any program, not after the field.
COMMON = {"accounts", "config", "ui", "main", "office", "professional", "public", "respondent"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_stands_in_the_glossary(table):
    assert f"`{table.name}`" in GLOSSARY


def packages():
    source = ROOT / "src" / "ooievaar"
    folders = [path.parent for path in source.glob("*/__init__.py")]
    return sorted(p.name for p in [*folders, *(i.parent for i in (source / "portal").glob("*/__init__.py"))])


@pytest.mark.parametrize("package", [name for name in packages() if name not in COMMON])
def test_every_package_stands_in_the_glossary(package):
    assert re.search(rf"\b{package.rstrip('s')}s?\b", GLOSSARY)


@pytest.mark.parametrize("word", ["verzending", "delivery record", "run id"])
def test_words_we_do_not_use_are_absent(word):
    assert word not in GLOSSARY
