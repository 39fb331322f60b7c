"""What there is to do today."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ooievaar.portal.approvals import queries as approvals
from ooievaar.portal.approvals.states import VsvState
from ooievaar.portal.figures import queries as figures
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional.comment_words import waiting_for_you
from ooievaar.portal.professional.pages import HomePage
from ooievaar.portal.professional.score_agreement_parts import to_accept
from ooievaar.portal.professional.submission_parts import nothing_delivered, table_of
from ooievaar.portal.professional.words import count, moment
from ooievaar.portal.quality import queries as quality
from ooievaar.portal.submissions.queries import Summary
from ooievaar.portal.submissions.states import State
from ooievaar.portal.surveys import comments
from ooievaar.portal.surveys.rules import why_no_scores
from ooievaar.portal.surveys.states import CommentState
from ooievaar.portal.ui.components import Badge, Card, Cards


def home_page(access: Access, latest: tuple[Summary, ...]) -> HomePage:
    may_deliver = access.may(Permission.DELIVER)
    table = table_of(latest, _("Laatste aanleveringen")) if latest else nothing_delivered(may_deliver)
    cards = (
        *_delivering(access, latest),
        *_repairing(latest),
        *_giving_back(access),
        *_deciding(access),
        *to_accept(access),
        *_reading(access),
        *_looking(access),
        *_inviting(access),
        *_managing(access),
    )
    return HomePage(
        title=access.organisation.name,
        lead=_("Wat er vandaag voor uw organisatie te doen en te zien is."),
        tasks=Cards(cards),
        latest=table if access.may(Permission.SEE_SUBMISSIONS) else None,
    )


def _delivering(access: Access, latest: tuple[Summary, ...]) -> Iterator[Card]:
    if not access.may(Permission.DELIVER):
        return
    words = _("Laatst aangeleverd op %(moment)s.") % {"moment": moment(latest[0].received)} if latest else ""
    yield Card(_("Registraties aanleveren"), reverse("professional:deliver"), words or _("U leverde nog niets aan."))


def _repairing(latest: tuple[Summary, ...]) -> Iterator[Card]:
    done = next((one for one in latest if one.state is State.PROCESSED), None)
    if done is None or not done.rejected:
        return
    words = _("In %(file)s zijn berichten afgekeurd. Die tellen pas mee als u ze hersteld aanlevert.")
    badge = Badge(_("%(n)s afgekeurd") % {"n": count(done.rejected)}, "warning")
    href = reverse("professional:submission", args=[done.id])
    yield Card(_("Berichten herstellen"), href, words % {"file": done.file_name}, state=badge)


def _giving_back(access: Access) -> Iterator[Card]:
    if not access.may(Permission.SEE_SUBMISSIONS):
        return
    current = quality.latest_round()
    if current is not None:
        words = _("Wat er tot en met %(month)s van uw registraties terechtkwam, en wat u eerst kunt doen.")
        month = date_format(current.month, "F Y")
        yield Card(_("Kwaliteit van uw registraties"), reverse("professional:quality"), words % {"month": month})


def _deciding(access: Access) -> Iterator[Card]:
    if not (access.may(Permission.APPROVE) or access.may(Permission.SIGN)):
        return
    for year in figures.open_years():
        for status in approvals.status_for(access, year):
            is_done = status.state is VsvState.SIGNED
            words = _("%(done)s van de %(all)s indicatoren van %(vsv)s zijn geaccordeerd.") % {
                "done": status.approved,
                "all": len(status.indicators),
                "vsv": status.vsv_name,
            }
            badge = Badge(status.words, "success" if is_done else "warning")
            title = _("Cijfers %(year)s accorderen") % {"year": year}
            yield Card(title, f"{reverse('professional:approvals')}?jaar={year}", words, state=badge)


def _reading(access: Access) -> Iterator[Card]:
    if not access.may(Permission.READ_COMMENTS_FIRST) or why_no_scores(access.organisation):
        return
    if unread := comments.counts(access.organisation)[CommentState.UNREAD]:
        yield Card(_("Opmerkingen eerst lezen"), reverse("professional:first_reading"), waiting_for_you(unread))


def _looking(access: Access) -> Iterator[Card]:
    years = figures.years_with_figures()
    if access.may(Permission.SEE_FIGURES):
        words = _("Uw cijfers over %(year)s, naast uw VSV en Nederland.") % {"year": years[0]} if years else ""
        yield Card(_("Cijfers bekijken"), reverse("professional:figures"), words or _("Er zijn nog geen cijfers."))


def _inviting(access: Access) -> Iterator[Card]:
    if access.may(Permission.INVITE):
        words = _("Cliënten vragen hoe zij de zorg hebben ervaren: met een bestand, één voor één of op papier.")
        yield Card(_("Uitnodigen voor de vragenlijst"), reverse("professional:inviting"), words)


def _managing(access: Access) -> Iterator[Card]:
    if access.may(Permission.MANAGE_PEOPLE):
        words = _("Wie er namens uw organisatie mag aanleveren, lezen en accorderen.")
        yield Card(_("Mensen en rollen"), reverse("professional:organisation"), words)
