"""Translations from .po to .mo, so that installing needs no gettext tools."""

import ast
import struct
from collections.abc import Iterator
from pathlib import Path

__all__ = ["build_catalogues"]

LOCALE = Path(__file__).parents[1] / "locale"
MAGIC = 0x950412DE
KEYWORDS = ("msgctxt", "msgid_plural", "msgid", "msgstr")


def build_catalogues(folder: Path = LOCALE) -> list[Path]:
    """Write a .mo beside every .po below `folder`; what is fuzzy or not yet translated stays out, so Dutch shows."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        target.write_bytes(compiled(dict(messages(source.read_text(encoding="utf-8")))))
        written.append(target)
    return written


def messages(text: str) -> Iterator[tuple[str, str]]:
    """Key and translation as .mo files hold them: context before \\x04, plurals apart by \\x00."""
    for block in text.split("\n\n"):
        fields = parsed(block)
        translations = [value for name, value in sorted(fields.items()) if name.startswith("msgstr")]
        if "msgid" in fields and any(translations) and "#, fuzzy" not in block:
            yield key(fields), "\0".join(translations)


def key(fields: dict[str, str]) -> str:
    context = f"{fields['msgctxt']}\x04" if "msgctxt" in fields else ""
    plural = f"\0{fields['msgid_plural']}" if "msgid_plural" in fields else ""
    return context + fields["msgid"] + plural


def parsed(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    current = ""
    for line in block.splitlines():
        keyword, _, rest = line.partition(" ") if line.startswith(KEYWORDS) else (current, "", line)
        if keyword and rest.startswith('"'):
            fields[keyword] = fields.get(keyword, "") + ast.literal_eval(rest)
            current = keyword
    return fields


def compiled(catalogue: dict[str, str]) -> bytes:
    """The binary form that gettext reads: two tables of lengths and offsets, then all strings."""
    pairs = sorted((original.encode(), translation.encode()) for original, translation in catalogue.items())
    start = 28 + 16 * len(pairs)
    strings, tables = b"", b""
    for string in [original for original, _ in pairs] + [translation for _, translation in pairs]:
        tables += struct.pack("<2I", len(string), start + len(strings))
        strings += string + b"\0"
    header = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return header + tables + strings
