"""`ooievaar manage destroy_addresses`: what the worker does every night, at once; after putting back a backup too."""

from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.invitations.sweeping import sweep


class Command(BaseCommand):
    help = "Destroy every address that no mail must go to any more, and count anew what is left. Fails when any is."

    def handle(self, *args, **options):
        report = sweep()
        self.stdout.write(f"addresses before: {report.held_before}, after: {report.held_after}")
        self.stdout.write(f"links closed: {report.links_closed}, hashes expired: {report.hashes_expired}")
        if report.wrong:
            kinds = ", ".join(f"{name}: {count}" for name, count in report.wrong.items())
            raise CommandError(f"What should be gone is still there. {kinds}")
