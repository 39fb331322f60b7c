"""`ooievaar manage bounces`: what the mail server pipes to us, or has put in a folder."""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import OperationalError

from ooievaar.portal.invitations import bounces

TRY_AGAIN = 75  # what mail servers understand as: keep it, and come back
AT_ONCE = 64 * 1024


class Command(BaseCommand):
    help = "Read one mail that came back from standard input, or with --folder all that are in the Maildir."

    def add_arguments(self, parser):
        parser.add_argument("--folder", action="store_true", help="Read OOIEVAAR_BOUNCE_MAILDIR.")

    def handle(self, *args, folder, **options):
        try:
            if folder:
                counts = bounces.read_folder(settings.BOUNCE_MAILDIR)
                self.stdout.write(", ".join(f"{name}: {count}" for name, count in sorted(counts.items())) or "nothing")
            else:
                self.stdout.write(bounces.read(_taken(sys.stdin.buffer)))
        except OperationalError:
            sys.exit(TRY_AGAIN)


def _taken(pipe) -> bytes:
    """As much as is looked at; the rest is taken too, or the mail server would think that we broke off."""
    kept = pipe.read(bounces.MOST_BYTES)
    while pipe.read(AT_ONCE):
        pass
    return kept
