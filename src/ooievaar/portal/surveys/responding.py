"""How many answered, against whom: numbers of links and responses, always whole tens."""

from collections.abc import Collection

from django.db.models import Count, Q

from ooievaar.portal.surveys.models import Link, Response
from ooievaar.portal.surveys.states import State
from ooievaar.questionnaires import Rate


def answered_for(vsv: str, year: int) -> int:
    """How many questionnaires were sent in this year that count for a VSV, by the desired hospital."""
    return Response.objects.filter(vsv=vsv, month__startswith=f"{year:04}-").count()


def used_on_paper(lvr_numbers: Collection[str]) -> Rate:
    """Links of these organisations that were used, of all that were made to be handed out."""
    links = Link.objects.filter(sheet__organisation__lvr_number__in=lvr_numbers, sheet__is_mailed=False)
    found = links.aggregate(links=Count("pk"), used=Count("pk", filter=Q(state=State.SENT)))
    return Rate(found["used"], found["links"])
