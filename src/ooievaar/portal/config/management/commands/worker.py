"""Do the long work: the process beside the site."""

import gc

from django.core.management import call_command
from django.core.management.base import BaseCommand

from ooievaar.portal.figures.actions import resume_interrupted as resume_computations
from ooievaar.portal.invitations import schedule as mails
from ooievaar.portal.quality import schedule
from ooievaar.portal.submissions.actions import resume_interrupted as resume_submissions
from ooievaar.portal.surveys.linking import resume_interrupted as resume_linkage


class Command(BaseCommand):
    help = "Run the job worker; first take up what a killed worker left unfinished."

    def add_arguments(self, parser):
        parser.add_argument("--until-done", action="store_true", help="Stop when no work is waiting.")
        parser.add_argument("--no-resume", action="store_true", help="For a second worker beside a running one.")

    def handle(self, *args, until_done, no_resume, **options):
        if not no_resume:
            resume_submissions()
            resume_computations()
            resume_linkage()
            schedule.begin()
            mails.begin()
        # What was imported stays: collecting garbage need not look through it again (a twentieth of the time).
        gc.freeze()
        try:
            call_command("db_worker", batch=until_done, interval=0.5, startup_delay=False, reload=False)
        finally:
            gc.unfreeze()  # else the interpreter complains, at its end, of all that was kept
