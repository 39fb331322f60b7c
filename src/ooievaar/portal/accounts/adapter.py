"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import receiver

from ooievaar.portal.accounts.actions import end_other_sessions
from ooievaar.portal.accounts.queries import has_second_factor


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """Nobody signs up: an organisation's administrator gives roles."""
        return False

    def is_reauthentication_required(self, *, app, **kwargs):
        """Who has no second factor yet has just given the password; asking again would only annoy."""
        user = self.request.user if self.request else None
        if app == "allauth.mfa" and user and user.is_authenticated and not has_second_factor(user):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)


@receiver([authenticator_added, authenticator_removed], dispatch_uid="second_factor_changed")
def second_factor_changed(request, user, authenticator, **_kwargs):
    """Who logged in while there was no second factor, with a password that may be a stolen one, starts anew."""
    if authenticator.type == Authenticator.Type.TOTP:
        end_other_sessions(request=request, user=user)
