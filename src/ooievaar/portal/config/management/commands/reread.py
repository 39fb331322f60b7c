"""Translate the stored messages anew, after a release that declares more columns."""

from django.core.management.base import BaseCommand

from ooievaar.portal.submissions.resealing import reread


class Command(BaseCommand):
    help = "Translate stored messages anew. Stop and start it again whenever you like."

    def handle(self, *args, **options):
        for progress in reread():
            self.stdout.write(f"{progress.seen}/{progress.total} messages, {progress.unreadable} cannot be opened")
