"""Encryption of what mothers and children trust us with: messages, and files waiting to be processed."""

import io
import os
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.fernet import InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

CHUNK_BYTES = 1024 * 1024
_LENGTH_BYTES = 4
_KEY_BYTES = 32
# Random, and so good for some four thousand million messages with one key (NIST SP 800-38D, 8.3).
_NONCE_BYTES = 12


@cache
def _ciphers(keys: tuple[str, ...]) -> tuple[AESGCM, ...]:
    return tuple(AESGCM(_derived(key)) for key in keys)


def _derived(key: str) -> bytes:
    """The AES-256 key that belongs to a Fernet key: of its own, so that the same key may also be used for Fernet."""
    secret = urlsafe_b64decode(key)
    if len(secret) != _KEY_BYTES:
        raise ValueError(f"a key of OOIEVAAR_MESSAGE_KEYS has {_KEY_BYTES} bytes in url-safe base64")
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"ooievaar messages").derive(secret)


def _keys() -> tuple[AESGCM, ...]:
    return _ciphers(tuple(settings.MESSAGE_KEYS))


def seal(data: bytes) -> bytes:
    """Encrypt with the newest key: a nonce and AES-256-GCM, which also notices any change.

    Not Fernet itself: for a message its rounds of base64 and its two passes take thirty times as long.
    """
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + _keys()[0].encrypt(nonce, data, None)


def unseal(sealed: bytes | memoryview) -> bytes:
    """Decrypt with whichever key fits.

    Raises:
        cryptography.fernet.InvalidToken: no key fits, or the bytes were changed.
    """
    nonce, closed = bytes(sealed[:_NONCE_BYTES]), sealed[_NONCE_BYTES:]
    if len(nonce) == _NONCE_BYTES:
        for cipher in _keys():
            with suppress(InvalidTag):
                return cipher.decrypt(nonce, closed, None)
    raise InvalidToken


def is_newest(sealed: bytes | memoryview) -> bool:
    """Whether this was encrypted with the newest key."""
    try:
        _keys()[0].decrypt(bytes(sealed[:_NONCE_BYTES]), sealed[_NONCE_BYTES:], None)
    except (InvalidTag, ValueError):  # the latter for what is too short to be anything
        return False
    return True


def seal_file(chunks: Iterable[bytes], path: Path) -> None:
    """Write a file that only we can read, and be sure it is on disk before returning."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        path.chmod(0o600)
        for chunk in _even(chunks):
            sealed = seal(chunk)
            file.write(len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed)
        file.flush()
        os.fsync(file.fileno())


def _even(chunks: Iterable[bytes]) -> Iterable[bytes]:
    """The same bytes in pieces of CHUNK_BYTES, so that a place in the file tells in which piece it lies."""
    kept = bytearray()
    for chunk in chunks:
        kept += chunk
        while len(kept) >= CHUNK_BYTES:
            yield bytes(kept[:CHUNK_BYTES])
            del kept[:CHUNK_BYTES]
    if kept:
        yield bytes(kept)


def read_chunks(file: IO[bytes]) -> Iterator[bytes]:
    """A file from its start, in pieces."""
    file.seek(0)
    while chunk := file.read(CHUNK_BYTES):
        yield chunk


def open_sealed(path: Path) -> IO[bytes]:
    """A sealed file, to be read from any place."""
    return io.BufferedReader(SealedFile(path), CHUNK_BYTES // 8)


class SealedFile(io.RawIOBase):
    """A sealed file, read as if it were the plain one; never more than one piece of it is in memory."""

    def __init__(self, path: Path):
        self._file: IO[bytes] = path.open("rb")
        self._pieces = self._find_pieces()
        self._open_piece: tuple[int, bytes] = (-1, b"")
        self._place = 0
        self._size = self._measure()

    def _find_pieces(self) -> list[tuple[int, int]]:
        pieces = []
        while head := self._file.read(_LENGTH_BYTES):
            pieces.append((self._file.tell(), length := int.from_bytes(head, "big")))
            self._file.seek(length, os.SEEK_CUR)
        return pieces

    def _measure(self) -> int:
        return (len(self._pieces) - 1) * CHUNK_BYTES + len(self._piece(len(self._pieces) - 1)) if self._pieces else 0

    def _piece(self, number: int) -> bytes:
        if self._open_piece[0] != number:
            self._open_piece = (number, unseal(self._sealed(number)))
        return self._open_piece[1]

    def is_newest(self) -> bool:
        """Whether every piece was encrypted with the newest key."""
        return all(map(is_newest, map(self._sealed, range(len(self._pieces)))))

    def _sealed(self, number: int) -> bytes:
        start, length = self._pieces[number]
        self._file.seek(start)
        return self._file.read(length)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        self._place = max(0, start + offset)
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer) -> int:
        if self._place >= self._size:
            return 0
        number, start = divmod(self._place, CHUNK_BYTES)
        part = self._piece(number)[start : start + len(buffer)]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def close(self) -> None:
        self._file.close()
        super().close()
