"""`ooievaar backup FILE`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.config.backup import CannotBackUp, backup


class Command(BaseCommand):
    help = "Save database and stores in one archive."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options):
        try:
            backup(file)
        except CannotBackUp as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{file}")
