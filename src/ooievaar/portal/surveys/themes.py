"""What comments can be about, as data. A code is never reused: it stands with comments."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

THEMES: Mapping[str, Promise | str] = {
    "information": _("informatie en uitleg"),
    "availability": _("bereikbaarheid"),
    "respect": _("bejegening en aandacht"),
    "deciding_together": _("samen beslissen"),
    "pain": _("pijn en pijnstilling"),
    "waiting": _("wachttijd"),
    "collaboration": _("samenwerking en overdracht"),
    "partner": _("partner en naasten"),
    "maternity_care": _("kraamzorg"),
    "breastfeeding": _("borstvoeding en voeding"),
    "surroundings": _("ruimte en omgeving"),
    "other": _("iets anders"),
}

KINDS: Mapping[str, Promise | str] = {
    "went_well": _("Compliment"),
    "could_be_better": _("Kan beter"),
}
