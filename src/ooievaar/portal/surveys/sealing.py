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
    return nonce + _ciphers(token)[0].encrypt(nonce, data, None)


def unseal(sealed: bytes | memoryview, *, token: str = "") -> bytes:
    """Decrypt with whichever key fits.

    Raises:
        cryptography.fernet.InvalidToken: no key fits, the token is another, or the bytes were changed.
    """
    nonce, closed = bytes(sealed[:_NONCE_BYTES]), bytes(sealed[_NONCE_BYTES:])
    for cipher in _ciphers(token):
        with suppress(InvalidTag, ValueError):
            return cipher.decrypt(nonce, closed, None)
    raise InvalidToken


def is_newest(sealed: bytes | memoryview) -> bool:
    """Whether this was encrypted with the newest key, without a token."""
    try:
        _ciphers("")[0].decrypt(bytes(sealed[:_NONCE_BYTES]), bytes(sealed[_NONCE_BYTES:]), None)
    except (InvalidTag, ValueError):
        return False
    return True


def _ciphers(token: str) -> tuple[AESGCM, ...]:
    if token:
        return (AESGCM(_of_token(token)),)
    return tuple(AESGCM(_of_key(key)) for key in settings.MESSAGE_KEYS)


@lru_cache(maxsize=8)
def _of_key(key: str) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"ooievaar surveys").derive(urlsafe_b64decode(key))


def _of_token(token: str) -> bytes:
    """Not remembered: it is as good as the link. From the key that is never replaced: without the link we cannot
    encrypt anew what is under way."""
    derivation = HKDF(SHA256(), _KEY_BYTES, salt=token.encode(), info=b"ooievaar answers under way")
    return derivation.derive(settings.PSEUDONYM_KEY)
