"""`ooievaar release build`: the open data of a year in a folder, as they would be released now."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.releases.actions import write
from ooievaar.publication import BundleRefusedError


class Command(BaseCommand):
    help = "Write the open-data bundle of the approved figures of a year to a folder; nothing becomes public by it."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args, year, out, **options):
        try:
            manifest = write(year=year, out=out)
        except (Refused, BundleRefusedError) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{out} ({manifest.checksum})")
