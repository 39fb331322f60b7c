"""Do the long work: the process beside the site."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Run the job worker."

    def add_arguments(self, parser):
        parser.add_argument("--until-done", action="store_true", help="Stop when no work is waiting.")

    def handle(self, *args, until_done, **options):
        call_command("db_worker", batch=until_done, interval=0.5, startup_delay=False)
