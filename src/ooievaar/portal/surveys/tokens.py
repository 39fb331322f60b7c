"""The secret in a link: short enough to type from paper, too long to guess, and kept by nobody but who holds it."""

import hashlib
import hmac
import secrets

from django.conf import settings

# Without letters that look like digits: I, L and O are read as the digits they look like. Sixteen of these are 80 bits.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})
LENGTH, GROUP = 16, 4


def make() -> str:
    """A new token."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(LENGTH))


def tidied(written: str) -> str | None:
    """A token as somebody typed it, in the one form that counts; None when it is none."""
    token = written.strip().upper().translate(_READ_AS)
    return token if len(token) == LENGTH and set(token) <= set(_ALPHABET) else None


def shown(token: str) -> str:
    """In groups of four, to read and to type."""
    return "-".join(token[place : place + GROUP] for place in range(0, LENGTH, GROUP))


def digest(token: str) -> str:
    """What is kept of a token. Keyed: who has the database alone cannot try tokens against it."""
    key = hashlib.sha256(b"survey links " + settings.PSEUDONYM_KEY).digest()
    return hmac.new(key, token.encode(), hashlib.sha256).hexdigest()
