"""Link the answers of who consented with births of one year, without a worker."""

from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys import linking, research


class Command(BaseCommand):
    help = "Link answers with births of one year for who consented, and erase the identities."

    def add_arguments(self, parser):
        parser.add_argument("year", type=int)

    def handle(self, *args, year, **options):
        try:
            run = linking.start_linkage(year=year, by=None)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        research.perform(run.pk)
        run.refresh_from_db()
        self.stdout.write(
            f"identities {run.before} -> {run.after} (of {year}: {run.left}); linked {run.linked}, no single birth "
            f"{run.unmatched}, too rare {run.too_rare}, waited too long {run.expired}"
        )
