"""The login code of a demonstration account: it takes the place of an authenticator on a phone."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.accounts.actions import current_code
from ooievaar.portal.accounts.models import User
from ooievaar.portal.config.demo.people import DOMAIN


class Command(BaseCommand):
    help = "Show the current login code of a demonstration account, such as `verloskundige`."

    def add_arguments(self, parser):
        parser.add_argument("login")

    def handle(self, *args, login, **options):
        if not settings.DEMO:
            raise CommandError("This is no demonstration (OOIEVAAR_DEMO is not set).")
        user = User.objects.filter(email=f"{login.removesuffix('@' + DOMAIN)}@{DOMAIN}").first()
        if user is None:
            raise CommandError(f"The demonstration has no account {login}.")
        self.stdout.write(current_code(user, valid_for=5))
