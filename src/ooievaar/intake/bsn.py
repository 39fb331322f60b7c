"""The citizen service number (BSN): when it is a real one, and how to keep it out of what people read."""

import re
from typing import Any

HIDDEN = "(niet getoond)"
ROOT = "2.16.840.1.113883.2.4.6.3"

_LOOKS_LIKE_ONE = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){8}(?!\d)")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 40


def is_bsn(text: str) -> bool:
    """Whether these nine digits pass the 11-test; nine zeros do not."""
    if len(text) != 9 or not (text.isascii() and text.isdecimal()) or text == "000000000":
        return False
    a, b, c, d, e, f, g, h, i = text.encode()
    # The digits as they are encoded: all nine lie 48 too high, which the last term takes off for the weights at once.
    total = 9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i - 43 * 48
    return total % 11 == 0


def looks_like_bsn(text: str) -> bool:
    """Whether nine digits stand together somewhere in a text."""
    return _LOOKS_LIKE_ONE.search(text) is not None


def sent_bsn(leaf: Any) -> str | None:
    """What stands in a BSN leaf of the tree, right or wrong; None when absent, a null flavor or of another root."""
    if isinstance(leaf, dict):
        leaf = leaf.get("value") if leaf.get("root") in (ROOT, None) else None
    return leaf if isinstance(leaf, str) and leaf else None


def valid_bsn(leaf: Any) -> str | None:
    """The BSN in a leaf of the tree, when it passes the 11-test."""
    bsn = sent_bsn(leaf)
    return bsn if bsn is not None and is_bsn(bsn) else None


def _in_words(raw: Any) -> str:
    if not isinstance(raw, dict):
        return str(raw)
    parts = [raw.get(name) for name in ("value", "unit", "code", "nullFlavor")]
    return " ".join(f"{part:g}" if isinstance(part, float) else str(part) for part in parts if part is not None)


def shown(raw: Any, secrets: tuple[str, ...] = ()) -> str:
    """A delivered value as people may read it in a finding.

    Hides what may be a person: the BSNs of this message (`secrets`), whatever looks like a BSN, and words, as a name
    typed in a field for a date is still a name.
    """
    text = _in_words(raw)
    if any(secret in text for secret in secrets) or _LOOKS_LIKE_ONE.search(text) or _LONG_WORD.search(text):
        return HIDDEN
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
