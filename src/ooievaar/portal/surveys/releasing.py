"""When comments come out to the organisation they are about: of ten people at least, and of ten more each time after.

Whoever looks before and after one answer came in sees the same. Nothing tells when comments came out, or in which
round: all that wait come out together, and their order is that of random keys (decision 21).
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q

from ooievaar import questionnaires
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.surveys.models import Comment, CommentRelease, Response
from ooievaar.portal.surveys.scoring import ABOUT
from ooievaar.portal.surveys.states import CommentState


@dataclass(frozen=True)
class Counts:
    """How many people answered about an organisation: by a link of ours, and in the file of who surveys by itself."""

    linked: int = 0
    delivered: int = 0

    def may_follow(self, before: "Counts") -> bool:
        """Whether enough came since. Who delivered a file knows its rows: they hide nobody who came by a link."""
        linked, delivered = self.linked - before.linked, self.delivered - before.delivered
        return linked >= questionnaires.MINIMUM or (linked == 0 and delivered >= questionnaires.MINIMUM)


def let_out(organisation: Organisation) -> None:
    """Let all comments about an organisation that wait come out, when enough people answered since the last time."""
    kept = CommentRelease.objects.filter(organisation=organisation.lvr_number).first()
    if responses_about(organisation).may_follow(_counts(kept)):
        _move_on(organisation)


def responses_about(organisation: Organisation) -> Counts:
    """How many people answered about this organisation, by what came out of the box."""
    _about, field = ABOUT[organisation.kind]
    found = Response.objects.filter(**{field: organisation.lvr_number})
    linked, everybody = Count("pk", filter=Q(file__isnull=True)), Count("pk")
    counted = found.aggregate(linked=linked, everybody=everybody)
    return Counts(counted["linked"], counted["everybody"] - counted["linked"])


@transaction.atomic
def _move_on(organisation: Organisation) -> None:
    """Once for two who look at the same time; not at all when answers come in meanwhile: then the next look does it."""
    number = organisation.lvr_number
    CommentRelease.objects.get_or_create(organisation=number)
    release = CommentRelease.objects.select_for_update().get(organisation=number)
    counts = responses_about(organisation)
    waiting = Comment.objects.filter(organisation=number, state=CommentState.WAITING)
    keys = list(waiting.values_list("pk", flat=True))
    # Comments of people who are not yet counted would come out with fewer than ten others.
    if not counts.may_follow(_counts(release)) or counts != responses_about(organisation):
        return
    waiting.filter(pk__in=keys).update(state=CommentState.UNREAD)
    release.responses, release.delivered = counts.linked, counts.delivered
    release.save(update_fields=["responses", "delivered"])


def _counts(release: CommentRelease | None) -> Counts:
    return Counts(release.responses, release.delivered) if release else Counts()
