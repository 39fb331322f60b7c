"""Information about the questionnaire to hand out, for each partnership of an organisation."""

from collections.abc import Callable

from django.http import Http404
from django.views.decorators.http import require_GET

from ooievaar.portal.invitations.agreements import agreements_of
from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional import informing
from ooievaar.portal.professional.informing_parts import informing_page
from ooievaar.portal.ui import show
from ooievaar.portal.ui.files import handed_out

# As a file: to read it as a page it would have to be one of ours.
FORMS: dict[str, tuple[str, Callable[[informing.Information], bytes | str]]] = {
    "pdf": ("application/pdf", informing.as_pdf),
    "html": ("text/html; charset=utf-8", informing.as_html),
    "txt": ("text/plain; charset=utf-8", informing.as_text),
}


@requires(Permission.INVITE, Permission.MANAGE_PEOPLE, Permission.SEE_FIGURES)
@require_GET
def page(request):
    return show(request, informing_page(request.access))


@requires(Permission.INVITE, Permission.MANAGE_PEOPLE, Permission.SEE_FIGURES)
@require_GET
def download(request, vsv, kind, language, form):
    found = next((one for one in agreements_of(request.access.organisation) if one.vsv.number == vsv), None)
    if found is None or kind not in informing.KINDS or language not in informing.LANGUAGES or form not in FORMS:
        raise Http404
    content_type, made = FORMS[form]
    content = made(informing.information(found, kind, language))
    return handed_out(content, f"vragenlijst-{kind}-{vsv}-{language}.{form}", content_type)
