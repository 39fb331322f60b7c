"""Addresses: one form for each, a keyed hash to remember it by, and sealed while a mail must still go there."""

import hashlib
import hmac
import json
from dataclasses import dataclass

from django.conf import settings

from ooievaar.portal.surveys.sealing import seal, unseal


@dataclass(frozen=True)
class Recipient:
    """Who gets a mail, and the token of her link."""

    address: str
    token: str


def digest(address: str) -> str:
    """What is remembered of an address, however it is capitalised. Keyed: the database alone tells nothing."""
    key = hashlib.sha256(b"survey addresses " + settings.PSEUDONYM_KEY).digest()
    return hmac.new(key, address.strip().casefold().encode(), hashlib.sha256).hexdigest()


def closed(recipient: Recipient) -> bytes:
    return seal(json.dumps([recipient.address, recipient.token]).encode())


def opened(sealed: bytes | memoryview) -> Recipient:
    """
    Raises:
        cryptography.fernet.InvalidToken: no key fits.
    """
    return Recipient(*json.loads(unseal(sealed)))
