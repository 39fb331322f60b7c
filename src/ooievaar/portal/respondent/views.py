"""The page for mothers."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ooievaar.portal.organisations.access import open_page
from ooievaar.portal.respondent.pages import HomePage
from ooievaar.portal.ui import show


@open_page
@require_safe
def home(request):
    title = _("Vragenlijst over uw ervaring")
    lead = _("Op dit adres staat zelf geen vragenlijst. U begint met de link die uw zorgverlener u stuurt.")
    return show(request, HomePage(title, lead))
