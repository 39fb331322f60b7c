"""The copy of a refused file to mend. It travels sealed with the page that says what is wrong: we keep nothing."""

import base64
import json
import time
import zlib
from binascii import Error

from cryptography.fernet import InvalidToken

from ooievaar.portal.accounts.models import User
from ooievaar.portal.surveys.sealing import seal, unseal

_PURPOSE = "copy of a refused file"
_SECONDS = 3600


def closed(copy: bytes, user: User) -> str:
    """The copy for a field of a form, which only we open again, and only for this person."""
    held = json.dumps([_PURPOSE, user.pk, int(time.time())]).encode() + b"\n" + copy
    return base64.b64encode(seal(zlib.compress(held))).decode()


def opened(field: str, user: User) -> bytes | None:
    """The copy; None when it was changed, is another person's, or is more than an hour old."""
    try:
        head, _newline, copy = zlib.decompress(unseal(base64.b64decode(field, validate=True))).partition(b"\n")
    except (InvalidToken, Error, ValueError, zlib.error):
        return None
    purpose, owner, made = json.loads(head)
    is_good = purpose == _PURPOSE and owner == user.pk and time.time() - made < _SECONDS
    return copy if is_good else None
