"""Released figures: on pages and as downloads."""

from django.http import Http404
from django.views.decorators.http import require_safe

from ooievaar.portal.organisations.access import open_page
from ooievaar.portal.public import showing
from ooievaar.portal.public.open_data import content_type, open_data_page
from ooievaar.portal.releases import queries
from ooievaar.portal.ui import show
from ooievaar.portal.ui.files import handed_out


@open_page
@require_safe
def home(request):
    return show(request, showing.home_page(queries.latest_edition()))


@open_page
@require_safe
def figures(request):
    asked = request.GET.get("jaar", "")
    edition = queries.edition(int(asked)) if asked.isdecimal() and len(asked) == 4 else None
    return show(request, showing.figures_page(edition or queries.latest_edition(), queries.published_years()))


@open_page
@require_safe
def indicator(request, year, indicator):
    edition = queries.edition(year)
    part = request.GET.get("onderdeel") or None
    page = edition and showing.indicator_page(edition, indicator, part, queries.editions())
    return show(request, _found(page))


@open_page
@require_safe
def vsvs(request):
    return show(request, showing.vsvs_page(queries.latest_edition(), request.GET.get("zoek", "").strip()[:100]))


@open_page
@require_safe
def vsv(request, number):
    edition = queries.latest_edition()
    return show(request, _found(edition and showing.vsv_page(edition, number)))


@open_page
@require_safe
def open_data(request):
    return show(request, open_data_page(queries.editions()))


@open_page
@require_safe
def download(request, year, name):
    data = _found(queries.file(year, name))
    response = handed_out(data, name, content_type(name))
    response.headers["Access-Control-Allow-Origin"] = "*"  # open data: pages of others may read it too
    return response


def _found(value):
    if value is None:
        raise Http404
    return value
