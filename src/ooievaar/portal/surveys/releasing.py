"""When comments come out to the organisation they are about: of ten people at least, and of ten more each time after.

Whoever looks before and after one answer came in sees the same. Nothing tells when comments came out, or in which
round: all that wait come out together, and their order is that of random keys (decision 21).
"""

from django.db import transaction

from ooievaar import questionnaires
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.surveys.models import Comment, CommentRelease, Response
from ooievaar.portal.surveys.scoring import ABOUT
from ooievaar.portal.surveys.states import CommentState


def let_out(organisation: Organisation) -> None:
    """Let all comments about an organisation that wait come out, when enough people answered since the last time."""
    number = organisation.lvr_number
    kept = CommentRelease.objects.filter(organisation=number).values_list("responses", flat=True).first()
    if responses_about(organisation) >= (kept or 0) + questionnaires.MINIMUM:
        _move_on(organisation)


def responses_about(organisation: Organisation) -> int:
    """How many people answered about this organisation, by what came out of the box."""
    _about, field = ABOUT[organisation.kind]
    return Response.objects.filter(**{field: organisation.lvr_number}).count()


@transaction.atomic
def _move_on(organisation: Organisation) -> None:
    """Once for two who look at the same time; not at all when answers come in meanwhile: then the next look does it."""
    number = organisation.lvr_number
    CommentRelease.objects.get_or_create(organisation=number)
    release = CommentRelease.objects.select_for_update().get(organisation=number)
    count = responses_about(organisation)
    waiting = Comment.objects.filter(organisation=number, state=CommentState.WAITING)
    keys = list(waiting.values_list("pk", flat=True))
    # Comments of people who are not yet counted would come out with fewer than ten others.
    if count < release.responses + questionnaires.MINIMUM or count != responses_about(organisation):
        return
    waiting.filter(pk__in=keys).update(state=CommentState.UNREAD)
    release.responses = count
    release.save(update_fields=["responses"])
