"""`ooievaar restore FILE`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.config.backup import CannotBackUp, restore


class Command(BaseCommand):
    help = "Put a backup back into an empty data folder."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options):
        try:
            restore(file)
        except CannotBackUp as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{file}")
