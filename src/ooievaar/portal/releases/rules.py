"""When a release can be made: each rule gives the sentence to show, or nothing."""

from django.utils.translation import gettext as _

from ooievaar.portal.approvals.queries import signed_vsvs
from ooievaar.portal.figures.queries import opened_computation


def why_not_build(year: int) -> str | None:
    """Why no release of this year can be made now."""
    if opened_computation(year) is None:
        return _("Van %(year)s zijn nog geen cijfers opengesteld voor accordering.") % {"year": year}
    if not signed_vsvs(year):
        return _("Nog geen enkel VSV heeft de cijfers van %(year)s ondertekend.") % {"year": year}
    return None
