"""Changes to people and their second factor."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest

from ooievaar.portal.accounts.models import User

SECONDS_PER_CODE = 30


@transaction.atomic
def add_person(*, email: str, name: str, password: str, totp_secret: str | None = None) -> User:
    """Register a person, with a second factor when its secret (base32) is given."""
    user = User.objects.create_user(email, password, name=name)
    if totp_secret:
        TOTP.activate(user, totp_secret)
    return user


@transaction.atomic
def end_other_sessions(*, request: HttpRequest, user: User) -> None:
    """Make every session of this person invalid, except the one of this request."""
    user.factor_changes += 1
    user.save(update_fields=["factor_changes"])
    update_session_auth_hash(request, user)


def current_code(user: User, *, valid_for: int = 0) -> str:
    """The code that this person's authenticator shows now. For demonstrations and tests: it defeats the second factor.

    Args:
        user: whose code.
        valid_for: seconds that the code must still have to live; the next one is waited for when it has not.

    Raises:
        Authenticator.DoesNotExist: the person has no authenticator.
    """
    authenticator = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    left = SECONDS_PER_CODE - time.time() % SECONDS_PER_CODE
    if left < valid_for:
        time.sleep(left)
    counter = int(time.time()) // SECONDS_PER_CODE
    return format_hotp_value(hotp_value(decrypt(authenticator.data["secret"]), counter))
