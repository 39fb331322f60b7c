"""Take in results of the NPS+ of 2018 to 2022."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys.nps_results import import_nps
from ooievaar.questionnaires import nps


class Command(BaseCommand):
    help = "Take in a file of NPS+ results: everything, or nothing when something is wrong."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="Replace results of the same year, VSV and carer.")

    def handle(self, *args, file, replace, **options):
        try:
            done = import_nps(content=file.read_bytes(), replaces=replace, by=None)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        if isinstance(done, nps.NpsChecked):
            lines = [f"regel {each.line} {each.column}: {each.sentence()}" for each in done.findings]
            raise CommandError("\n".join(lines))
        self.stdout.write(f"{done} uitkomsten opgenomen")
