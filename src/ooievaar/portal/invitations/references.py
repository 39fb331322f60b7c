"""What a mail is known by when it comes back: nobody can make up the reference of a mail that she did not see."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.utils.http import base36_to_int, int_to_base36

from ooievaar.portal.invitations.steps import STEPS, Step

_MOST = 20
_FORM = re.compile(rb"(?:\+|<)([0-9a-z]{1,12})([ir])-([a-z2-7]{16})@", re.IGNORECASE)


@dataclass(frozen=True)
class Mail:
    """One mail of one invitation."""

    invitation: int
    step: Step


def reference(mail: Mail) -> str:
    """Number and step, signed. In small letters and digits: mail servers may change capitals."""
    name = f"{int_to_base36(mail.invitation)}{mail.step.code}"
    return f"{name}-{_signature(name)}"


def sender(mail: Mail) -> str:
    """Where this one mail comes back to; the sender of all mails when the settings name no place for it."""
    if not settings.BOUNCE_ADDRESS:
        return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    local, domain = settings.BOUNCE_ADDRESS.rsplit("@", 1)
    return f"{local}+{reference(mail)}@{domain}"


def message_id(mail: Mail) -> str:
    """The same mail has the same number: who gets it twice after all, sees it once."""
    domain = settings.ORIGIN.split("://", 1)[-1].split("/", 1)[0].split(":", 1)[0]
    return f"<{reference(mail)}@{domain}>"


def named_in(text: bytes) -> Mail | None:
    """The mail that this text names, by where it came back to or by its Message-ID; None without a true one."""
    for number, found in enumerate(_FORM.finditer(text)):
        if number == _MOST:
            return None
        digits, code, signature = (part.decode().lower() for part in found.groups())
        if hmac.compare_digest(_signature(digits + code), signature):
            return Mail(base36_to_int(digits), next(step for step in STEPS if step.code == code))
    return None


def _signature(name: str) -> str:
    key = hashlib.sha256(b"bounce references " + settings.PSEUDONYM_KEY).digest()
    return base64.b32encode(hmac.new(key, name.encode(), hashlib.sha256).digest()[:10]).decode().lower()
