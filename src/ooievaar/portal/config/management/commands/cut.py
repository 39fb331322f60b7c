"""`ooievaar cut build` without a folder of records: from the database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ooievaar import warehouse
from ooievaar.portal.figures.work import freeze_into


class Command(BaseCommand):
    help = "Freeze what has been delivered for a year in a folder of its own, apart from the cuts of the registry."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args, year, out, **options):
        kind = warehouse.present_kind(year, timezone.localdate())
        try:
            report = freeze_into(out, year=year, kind=kind)
        except warehouse.CutRefusedError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{report.births} births, {report.children} children: {report.folder} ({report.checksum})")
