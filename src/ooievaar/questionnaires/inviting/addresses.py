"""What an address is to which a mail server delivers."""

import re
import unicodedata

MOST_CHARACTERS, MOST_BEFORE_AT = 254, 64
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
# An apostrophe in front is what a spreadsheet puts there, or what quotes left behind.
_BEFORE_AT = re.compile(rf"(?!'){_ATOM}(\.{_ATOM})*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
# What copying brings along and nobody sees.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))


def address_of(written: str) -> str | None:
    """The one form of an address: its domain in ASCII and small letters; None when it is no valid address.

    Two addresses that differ in capitals, or in how an international domain is written, are one client: see `same`.
    """
    text = unicodedata.normalize("NFC", written.translate(_INVISIBLE).strip())
    name, at, domain = text.partition("@")
    if not at or len(text) > MOST_CHARACTERS or len(name) > MOST_BEFORE_AT or not _BEFORE_AT.fullmatch(name):
        return None
    ascii_domain = _in_ascii(domain)
    return f"{name}@{ascii_domain}" if ascii_domain else None


def same(address: str) -> str:
    """What two addresses of one client have in common."""
    return address.casefold()


def _in_ascii(domain: str) -> str | None:
    try:
        found = domain.encode("idna").decode().lower()
    except UnicodeError:
        return None
    labels = found.split(".")
    is_domain = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    return found if is_domain and len(labels[-1]) > 1 and not labels[-1].isdigit() else None
