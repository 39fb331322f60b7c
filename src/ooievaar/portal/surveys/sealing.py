"""Encryption of answers. Those under way open only with the link itself, which we do not keep."""

import os
from base64 import urlsafe_b64decode
from contextlib import suppress
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.fernet import InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE_BYTES, _KEY_BYTES = 12, 32


def seal(data: bytes, *, token: str = "") -> bytes:
    """Encrypt with the newest key; with a token, so that nobody opens it without that token."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + _cipher(settings.MESSAGE_KEYS[0], token).encrypt(nonce, data, None)


def unseal(sealed: bytes | memoryview, *, token: str = "") -> bytes:
    """Decrypt with whichever key fits.

    Raises:
        cryptography.fernet.InvalidToken: no key fits, the token is another, or the bytes were changed.
    """
    nonce, closed = bytes(sealed[:_NONCE_BYTES]), bytes(sealed[_NONCE_BYTES:])
    for key in settings.MESSAGE_KEYS:
        with suppress(InvalidTag, ValueError):
            return _cipher(key, token).decrypt(nonce, closed, None)
    raise InvalidToken


def _cipher(key: str, token: str) -> AESGCM:
    return AESGCM(_with_token(key, token)) if token else AESGCM(_derived(key))


@lru_cache(maxsize=8)
def _derived(key: str) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"ooievaar surveys").derive(urlsafe_b64decode(key))


def _with_token(key: str, token: str) -> bytes:
    """Not remembered: it is as good as the link."""
    return HKDF(SHA256(), _KEY_BYTES, salt=token.encode(), info=b"ooievaar answers under way").derive(_derived(key))
