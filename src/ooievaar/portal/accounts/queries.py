"""What other parts ask about people."""

from allauth.mfa.utils import is_mfa_enabled

from ooievaar.portal.accounts.models import User


def has_second_factor(user: User) -> bool:
    """Whether this person logs in with a second factor; without one no professional page opens."""
    return is_mfa_enabled(user)
