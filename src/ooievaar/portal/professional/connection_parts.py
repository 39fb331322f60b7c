"""From the connections of an organisation to the page that shows them."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ooievaar.portal.organisations.connections import Made
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import ConnectionRow, connections_of
from ooievaar.portal.professional.pages import ConnectionsPage, ConnectionView
from ooievaar.portal.professional.words import for_listeners, moment
from ooievaar.portal.ui.components import Action, Alert, Badge, EmptyState, Facts


def connections_page(
    organisation: Organisation, *, name: str = "", certificate: str = "", error: str = "", made: Made | None = None
) -> ConnectionsPage:
    rows = connections_of(organisation)
    return ConnectionsPage(
        title=_("Verbindingen"),
        lead=_("Met een verbinding levert uw dossiersysteem zelf aan, zonder dat iemand inlogt."),
        made=_notice() if made else None,
        shown=_secret(made) if made else None,
        connections=tuple(map(_view, rows)),
        nothing=None if rows else EmptyState(_("Nog geen verbinding"), _("Maak hieronder de eerste.")),
        name=name,
        certificate=certificate,
        takes_certificates=bool(settings.CLIENT_CERTIFICATE_HEADER),
        error=error,
        make=Action(_("Verbinding maken")),
        explained=Action(_("Uitleg voor uw leverancier"), href=reverse("suppliers:guide"), kind="link"),
    )


def _notice() -> Alert:
    words = _("Geef het geheim nu veilig aan uw leverancier. Wij bewaren het niet en tonen het nooit meer.")
    return Alert(words, "success", title=_("De verbinding is gemaakt"))


def _secret(made: Made) -> Facts:
    address = f"{settings.ORIGIN}{reverse('api:messages')}"
    return Facts(((_("Adres"), address), (_("Client-id"), made.connection.client_id), (_("Geheim"), made.secret)))


def _view(row: ConnectionRow) -> ConnectionView:
    end = Action(for_listeners(_("Beëindigen"), row.name), kind="subtle", is_destructive=True)
    return ConnectionView(
        name=row.name,
        client_id=row.client_id,
        state=Badge(_("Beëindigd"), "info") if row.ended else Badge(_("In gebruik"), "success"),
        words=_history(row),
        end_url="" if row.ended else reverse("professional:end_connection", args=[row.id]),
        end=end,
    )


def _history(row: ConnectionRow) -> tuple[str, ...]:
    made = {"moment": moment(row.made), "name": row.made_by or _("het systeem")}
    parts = [_("Gemaakt op %(moment)s door %(name)s.") % made]
    if row.ended:
        parts.append(_("Beëindigd op %(moment)s.") % {"moment": moment(row.ended)})
    elif row.last_used:
        parts.append(_("Laatst gebruikt op %(moment)s.") % {"moment": moment(row.last_used)})
    else:
        parts.append(_("Nog niet gebruikt."))
    if row.has_certificate:
        parts.append(_("Alleen met het clientcertificaat dat erbij hoort."))
    return tuple(parts)
