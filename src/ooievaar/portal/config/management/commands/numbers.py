"""The other numbers of an organisation: hospitals name themselves by them in documents about newborns."""

from django.core.management.base import BaseCommand, CommandError

from ooievaar.portal.organisations.actions import set_numbers
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused


class Command(BaseCommand):
    help = "Record the AGB and LNR number of an organisation; what is not given stays as it is."

    def add_arguments(self, parser):
        parser.add_argument("lvr_number")
        parser.add_argument("--agb")
        parser.add_argument("--lnr")

    def handle(self, *args, lvr_number, agb, lnr, **options):
        found = Organisation.objects.filter(lvr_number=lvr_number).first()
        if found is None:
            raise CommandError(f"No organisation has LVR number {lvr_number}.")
        agb, lnr = found.agb if agb is None else agb, found.lnr_number if lnr is None else lnr
        try:
            set_numbers(organisation=found, agb=agb, lnr_number=lnr, by=None)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{found.name}: LVR {lvr_number}, AGB {agb or '-'}, LNR {lnr or '-'}")
