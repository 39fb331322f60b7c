"""Finding an episode, its history, withdrawing it and putting it back."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.pages import EpisodePage, EpisodesPage
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import episode_views, episodes, show
from ooievaar.portal.ui.components import Action, Actions, Breadcrumbs


@requires_office(Permission.SEE_ALL)
@require_http_methods(["GET", "POST"])
def find(request):
    form = episodes.DossierOfForm(request.POST or None)
    found = episode_views.search(request, form)
    page = EpisodesPage(
        title=_("Zorgepisodes"),
        lead=_("Zoek met het LVR-nummer en het dossiernummer. Wij tonen geen namen of burgerservicenummers."),
        form=form,
        send=Action(_("Zoeken")),
        found=None if found is None else episodes.found_table(found, "office"),
    )
    return show(request, page, status=422 if form.errors else 200)


@requires_office(Permission.SEE_ALL)
@require_GET
def episode(request, episode_id):
    return show(request, _page(request, episode_id))


@requires_office(Permission.WITHDRAW)
@require_POST
def withdraw(request, episode_id):
    return _decided(request, episode_id, episodes.WithdrawForm(request.POST))


@requires_office(Permission.WITHDRAW)
@require_POST
def put_back(request, episode_id):
    return _decided(request, episode_id, episodes.PutBackForm(request.POST))


def _decided(request, episode_id, form):
    done = episode_views.decided(request, episode_id, "office", form)
    return done or show(request, _page(request, episode_id, form), status=422)


def _page(request, episode_id, form=None) -> EpisodePage:
    history = episode_views.looked_at(request, episode_id)
    return EpisodePage(
        title=episodes.title_of(history.summary),
        lead=episodes.notice(),
        breadcrumbs=Breadcrumbs(((_("Zorgepisodes"), reverse("office:episodes")),)),
        actions=Actions((Action(_("Wat is hiervan geworden?"), _traced(episode_id), kind="secondary"),)),
        body=episodes.body_of(history, request.access, "office", form),
    )


def _traced(episode_id: int) -> str:
    return reverse("office:trace_episode", args=[episode_id])
