"""What clients wrote: first for one reader, who hides names, then for colleagues."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ooievaar import questionnaires
from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional import comment_first_parts as first_parts
from ooievaar.portal.professional.comment_first_parts import LISTS, PER_PAGE
from ooievaar.portal.professional.comment_parts import asked_of, comments_page, no_comments_page
from ooievaar.portal.professional.score_agreement_parts import refusal
from ooievaar.portal.professional.submission_views import page_number
from ooievaar.portal.surveys import comments as queries
from ooievaar.portal.surveys import first_reading as actions
from ooievaar.portal.surveys.releasing import let_out
from ooievaar.portal.surveys.rules import why_no_scores
from ooievaar.portal.surveys.states import CommentState
from ooievaar.portal.ui import show
from ooievaar.questionnaires import Span


@requires(Permission.SEE_FIGURES)
@require_safe
def comments(request):
    organisation = request.access.organisation
    if sentence := why_no_scores(organisation):
        return show(request, no_comments_page(refusal(organisation, sentence)))
    let_out(organisation)
    return show(request, comments_page(request.access, asked_of(request), page_number(request)))


@requires(Permission.SEE_FIGURES)
@require_POST
def themes(request, comment_id):
    """Colleagues say what a comment is about that they can read."""
    comment = _own(request, comment_id, CommentState.SHARED)
    try:
        actions.choose_themes(comment=comment, themes=request.POST.getlist("thema"), by=request.access.user)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(f"{asked_of(request).address('professional:comments')}#opmerking-{comment_id}")


@requires(Permission.READ_COMMENTS_FIRST)
@require_http_methods(["GET", "POST"])
def first_reading(request):
    organisation = request.access.organisation
    if sentence := why_no_scores(organisation):
        return show(request, first_parts.no_reading_page(refusal(organisation, sentence)))
    if request.method == "POST":
        return _share(request)
    let_out(organisation)
    state, counts = LISTS.get(request.GET.get("staat", ""), CommentState.UNREAD), queries.counts(organisation)
    number = min(page_number(request), max(1, -(-counts[state] // PER_PAGE)))
    who = {"organisation": organisation, "by": request.access.user}
    found = actions.look(state=state, first=(number - 1) * PER_PAGE, count=PER_PAGE, **who)
    return show(request, first_parts.reading_page(state, found, counts, number))


@requires(Permission.READ_COMMENTS_FIRST)
@require_http_methods(["GET", "POST"])
def first_reading_one(request, comment_id):
    comment = _own(request, comment_id)
    who = {"organisation": request.access.organisation, "by": request.access.user}
    if request.method == "GET":
        return show(request, first_parts.reading_one_page(actions.look_at(comment=comment, **who)))
    try:
        _DECISIONS.get(request.POST.get("doen", ""), _keep)(request, comment)
    except Refused as refused:
        whole = actions.look_at(comment=_own(request, comment_id), **who)
        return show(request, _again(request, whole, str(refused)), status=422)
    return redirect("professional:first_reading")


def _own(request, comment_id: int, *states: CommentState):
    """A comment about one's own organisation that came out, when it may be seen at all."""
    organisation = request.access.organisation
    found = queries.out(organisation).filter(state__in=states) if states else queries.out(organisation)
    return get_object_or_404(found.none() if why_no_scores(organisation) else found, pk=comment_id)


def _again(request, whole: queries.Whole, error: str):
    """The page with what was filled in, so that nothing has to be ticked twice."""
    is_choosing = request.POST.get("doen") in ("bewaren", "delen")
    chosen = tuple(set(_ticked(request)) & set(questionnaires.words(whole.text))) if is_choosing else None
    return first_parts.reading_one_page(whole, chosen, typed=request.POST.get("verbergen", ""), error=error)


def _share(request):
    pairs = (value.partition("-") for value in request.POST.getlist("delen"))
    seen = {int(key): version for key, _dash, version in pairs if _is_whole(key)}
    done = actions.share(organisation=request.access.organisation, seen=seen, by=request.access.user)
    _tell(request, done)
    return redirect("professional:first_reading")


def _tell(request, done: actions.Sharing) -> None:
    if done.shared:
        words = ngettext("%(n)s opmerking is gedeeld.", "%(n)s opmerkingen zijn gedeeld.", done.shared)
        messages.success(request, words % {"n": done.shared})
    if done.changed:
        messages.warning(request, _("Een opmerking is intussen veranderd. Kijk opnieuw voordat u die deelt."))
    if not done.shared and not done.changed:
        messages.info(request, _("U vinkte niets aan."))


def _keep(request, comment) -> None:
    actions.hide(comment=comment, words=_to_hide(request, comment), by=request.access.user)
    messages.success(request, _("Bewaard. Alleen de gemarkeerde woorden blijven verborgen."))


def _keep_and_share(request, comment) -> None:
    whole = actions.hide(comment=comment, words=_to_hide(request, comment), by=request.access.user)
    seen = {comment.pk: whole.version}
    _tell(request, actions.share(organisation=request.access.organisation, seen=seen, by=request.access.user))


def _withhold(request, comment) -> None:
    actions.withhold(comment=comment, reason=request.POST.get("reden", ""), by=request.access.user)
    messages.success(request, _("De opmerking is achtergehouden. Collega's zien haar niet."))


def _take_back(request, comment) -> None:
    actions.take_back(comment=comment, by=request.access.user)
    messages.success(request, _("De opmerking staat weer bij de eerste lezer."))


def _choose_themes(request, comment) -> None:
    actions.choose_themes(comment=comment, themes=request.POST.getlist("thema"), by=request.access.user)
    messages.success(request, _("De thema's zijn bewaard."))


_DECISIONS = {
    "bewaren": _keep,
    "delen": _keep_and_share,
    "achterhouden": _withhold,
    "terug": _take_back,
    "themas": _choose_themes,
}


def _to_hide(request, comment) -> set[Span]:
    """The words that were ticked, and those that were typed, a line each."""
    text = queries.whole(comment).text
    hidden = set(_ticked(request))
    for phrase in filter(str.strip, request.POST.get("verbergen", "").splitlines()):
        if not (found := questionnaires.words_around(text, phrase)):
            raise Refused(_("Wij vinden “%(words)s” niet in de opmerking.") % {"words": phrase.strip()})
        hidden.update(found)
    return hidden


def _ticked(request) -> tuple[Span, ...]:
    pairs = (value.partition("-") for value in request.POST.getlist("woord"))
    return tuple((int(first), int(last)) for first, _dash, last in pairs if _is_whole(first) and _is_whole(last))


def _is_whole(written: str) -> bool:
    return written.isascii() and written.isdecimal() and len(written) < 18
