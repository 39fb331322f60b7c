"""Finding an episode, its history, withdrawing it and putting it back."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional.pages import EpisodePage, EpisodesPage
from ooievaar.portal.ui import episode_views, episodes, show
from ooievaar.portal.ui.components import Action, Breadcrumbs


@requires(Permission.SEE_SUBMISSIONS)
@require_http_methods(["GET", "POST"])
def find(request):
    form = episodes.DossierForm(request.POST or None)
    found = episode_views.search(request, form)
    page = EpisodesPage(
        title=_("Zorgepisodes"),
        lead=_("Zoek met uw dossiernummer wat wij van een zwangerschap bewaren, en trek het in als het niet klopt."),
        form=form,
        send=Action(_("Zoeken")),
        found=None if found is None else episodes.found_table(found, "professional"),
    )
    return show(request, page, status=422 if form.errors else 200)


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def episode(request, episode_id):
    return show(request, _page(request, episode_id))


@requires(Permission.DELIVER)
@require_POST
def withdraw(request, episode_id):
    return _decided(request, episode_id, episodes.WithdrawForm(request.POST))


@requires(Permission.DELIVER)
@require_POST
def put_back(request, episode_id):
    return _decided(request, episode_id, episodes.PutBackForm(request.POST))


def _decided(request, episode_id, form):
    done = episode_views.decided(request, episode_id, "professional", form)
    return done or show(request, _page(request, episode_id, form), status=422)


def _page(request, episode_id, form=None) -> EpisodePage:
    history = episode_views.looked_at(request, episode_id)
    return EpisodePage(
        title=episodes.title_of(history.summary),
        lead=episodes.notice(),
        breadcrumbs=Breadcrumbs(((_("Zorgepisodes"), reverse("professional:episodes")),)),
        body=episodes.body_of(history, request.access, "professional", form),
    )
