"""The pages for mothers. Nobody logs in: whoever holds the link may answer with it."""

from contextlib import suppress
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ooievaar import questionnaires
from ooievaar.portal.invitations import ending as refusing
from ooievaar.portal.invitations import queries as invitations
from ooievaar.portal.invitations.states import State
from ooievaar.portal.organisations.access import open_page
from ooievaar.portal.respondent import parts
from ooievaar.portal.respondent.pages import HomePage
from ooievaar.portal.surveys import answering, tokens
from ooievaar.portal.surveys.answering import Closed, Opened
from ooievaar.portal.surveys.queries import link_of, used
from ooievaar.portal.ui import Page, show
from ooievaar.questionnaires import Answering, Texts

COOKIE = "vragenlijst-taal"


@open_page
@require_http_methods(["GET", "POST"])
def home(request):
    """What a link is, and a place to type the code of one."""
    written = request.POST.get("code", "")
    token = tokens.tidied(written)
    if token and answering.open_link(token):
        return redirect(parts.address(token))
    words = questionnaires.texts(questionnaires.PREM, translation.get_language() or "nl").interface
    page = HomePage(
        title=_("Vragenlijst over je ervaring"),
        lead=_("Kreeg je een brief of kaart met een code? Vul die hier in."),
        words=words,
        code=written[: 2 * tokens.LENGTH],
        error=words["unknown_lead"] if request.method == "POST" else "",
    )
    return show(request, page, 422 if page.error else 200)


def with_link(view):
    """Opens the link for the view, and answers by itself what every page of a link has in common.

    The address is the secret: nobody keeps the page, and no other site is told where it was.
    """

    @wraps(view)
    def opened_view(request: HttpRequest, code: str, **parts_of_address: str) -> HttpResponse:
        token = tokens.tidied(code)
        opened = answering.open_link(token) if token else None
        words = _words(request, opened)
        if opened is None:
            response = _not_opened(request, token, words)
        elif opened.is_sent:
            response = _shown(request, parts.sent_page(words), words)
        else:
            response = view(request, opened, words, **parts_of_address)
        return _around(request, response)

    return opened_view


def _around(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What every page of a link has in common; in another language when she chose one."""
    chosen = request.POST.get("language", "")
    if chosen in settings.SURVEY_LANGUAGES:
        response = redirect(request.path)
        _remember(response, chosen)
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    return response


def _not_opened(request: HttpRequest, token: str | None, words: Texts) -> HttpResponse:
    link = link_of(token) if token else None
    if link is not None and invitations.standing(link) == State.REFUSED:
        return _shown(request, parts.refused_page(words), words)
    return _shown(request, parts.unknown_page(words), words, 404)


@csrf_exempt
@open_page
@require_http_methods(["GET", "POST"])
def refuse(request, code):
    """Wanting no mail any more: by the page, or by the one click of mail programs (RFC 8058).

    Those have no cookies. So no token of Django's guards it: the address is the secret, and no other site knows it.
    """
    token, words = tokens.tidied(code), _words(request, None)
    link = link_of(token) if token else None
    if link is not None and request.method == "POST" and "language" not in request.POST:
        refusing.refuse(link=link)
    return _around(request, _shown(request, *_refusing(token, link, words)))


def _refusing(token: str | None, link: int | None, words: Texts) -> tuple[Page, Texts, int]:
    standing = invitations.standing(link) if link is not None else None
    if token is None or link is None or standing is None:
        return parts.unknown_page(words), words, 404
    if used([link]):
        return parts.sent_page(words), words, 200
    if standing in invitations.STILL_ASKED:
        return parts.refuse_page(token, words), words, 200
    return parts.refused_page(words), words, 200


@open_page
@require_http_methods(["GET", "POST"])
@with_link
def begin(request, opened, words):
    return _shown(request, parts.begin_page(opened, opened.state, words), words)


@open_page
@require_http_methods(["GET", "POST"])
@with_link
def question(request, opened, words, screen):
    if screen not in {each.code for each in opened.questionnaire.screens}:
        return redirect(parts.address(opened.token))
    if request.method == "POST":
        return _answered(request, opened, words, screen)
    state = questionnaires.at(opened.questionnaire, opened.state, screen)
    if state.at != screen:
        return redirect(parts.address(opened.token, state.at))
    return _shown(request, parts.question_page(opened, state, words), words)


@open_page
@require_http_methods(["GET", "POST"])
@with_link
def ready(request, opened, words):
    """The last page before sending: what is missing is asked first."""
    end = questionnaires.screens(opened.questionnaire, opened.state.answers)[-1].code
    state = questionnaires.at(opened.questionnaire, opened.state, end)
    if questionnaires.missing(opened.questionnaire, state.answers):
        return redirect(parts.address(opened.token, state.at))
    if "send" in request.POST:
        # Sent, or changed so that something is missing, on another device in the meantime: the first page tells.
        with suppress(Closed, answering.Unfinished):
            answering.send(token=opened.token, language=words.language)
        return redirect(parts.address(opened.token))
    return _shown(request, parts.ready_page(opened, state, words), words)


def _answered(request: HttpRequest, opened: Opened, words: Texts, screen: str) -> HttpResponse:
    is_back = "back" in request.POST
    try:
        saved = answering.save_page(
            token=opened.token, screen=screen, written=request.POST, is_back=is_back, opened=opened
        )
    except Closed:  # sent on another device in the meantime
        return redirect(parts.address(opened.token))
    if saved.problems:
        page = parts.question_page(opened, saved.state, words, saved.problems)
        return _shown(request, page, words, 422)
    return redirect(_after(opened, saved.state, screen, is_back))


def _after(opened: Opened, state: Answering, screen: str, is_back: bool) -> str:
    if state.at != screen:
        return parts.address(opened.token, state.at)
    return parts.address(opened.token, "" if is_back else "versturen")


def _words(request: HttpRequest, opened: Opened | None) -> Texts:
    """In the language she chose here, else that of the site."""
    questionnaire = opened.questionnaire if opened else questionnaires.PREM
    known = parts.offered(questionnaire)
    wanted = (request.COOKIES.get(COOKIE, ""), translation.get_language())
    language = next((each for each in wanted if each in known), known[0])
    return questionnaires.texts(questionnaire, language)


def _shown(request: HttpRequest, page: Page, words: Texts, status: int = 200) -> HttpResponse:
    with translation.override(words.language):
        response = show(request, page, status)
    response["Content-Language"] = words.language
    return response


def _remember(response: Any, language: str) -> None:
    response.set_cookie(
        COOKIE, language, secure=settings.LANGUAGE_COOKIE_SECURE, httponly=True, samesite="Lax", path="/vragenlijst/"
    )
