"""What clients say of the care, beside the partnership and the country."""

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.queries import partnerships_of
from ooievaar.portal.professional.experience_parts import experiences_page, no_experiences_page
from ooievaar.portal.professional.experience_topic_parts import topic_page
from ooievaar.portal.professional.response_parts import response_part
from ooievaar.portal.professional.score_agreement_parts import refusal
from ooievaar.portal.surveys.rules import why_no_scores
from ooievaar.portal.surveys.scoring import topic_details, topic_scores
from ooievaar.portal.ui import show


@requires(Permission.SEE_FIGURES)
@require_safe
def experiences(request):
    organisation = request.access.organisation
    if sentence := why_no_scores(organisation):
        return show(request, no_experiences_page(refusal(organisation, sentence)))
    vsvs, vsv = _partnerships(request)
    scores = topic_scores(organisation, vsv)
    return show(request, experiences_page(organisation, vsvs, vsv, scores, response_part(organisation, vsv)))


@requires(Permission.SEE_FIGURES)
@require_safe
def experience(request, letter):
    organisation = request.access.organisation
    if sentence := why_no_scores(organisation):
        return show(request, no_experiences_page(refusal(organisation, sentence)))
    vsvs, vsv = _partnerships(request)
    found = topic_details(organisation, vsv, letter)
    if found is None:
        raise Http404
    return show(request, topic_page(found, vsvs, vsv, request.GET.get("splitsing", "")))


def _partnerships(request):
    """Those of the organisation, and the one that is chosen."""
    vsvs = partnerships_of(request.access.organisation, timezone.localdate())
    return vsvs, next((each for each in vsvs if each.number == request.GET.get("vsv")), vsvs[0] if vsvs else None)
