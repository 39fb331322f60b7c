"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter

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
