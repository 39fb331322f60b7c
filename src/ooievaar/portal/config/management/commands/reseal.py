"""Encrypt what is stored with the newest key, so that an older one can go."""

from itertools import chain

from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.invitations.resealing import reseal as reseal_addresses
from ooievaar.portal.links.models import SEALED
from ooievaar.portal.submissions.resealing import reseal
from ooievaar.portal.surveys.resealing import reseal as reseal_answers


class Command(BaseCommand):
    help = (
        "Encrypt stored messages, answers and addresses with the newest key. Stop and start it again whenever you like."
    )

    def handle(self, *args, **options):
        unreadable = 0
        for progress in chain(reseal(also=SEALED), reseal_answers(), reseal_addresses()):
            if progress.is_end:
                unreadable += progress.unreadable
            self.stdout.write(f"{progress.what}: {progress.seen}/{progress.total}, {progress.changed} encrypted anew")
        if unreadable:
            raise CommandError(f"{unreadable} cannot be opened with any key: keep the older keys and look into it.")
