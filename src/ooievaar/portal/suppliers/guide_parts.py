"""From the OpenAPI description to a page for people."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ooievaar.portal.suppliers.pages import GuidePage, Operation
from ooievaar.portal.ui.components import Action, Actions, Column, Table


def guide_page(described: dict[str, Any]) -> GuidePage:
    address = f"{settings.ORIGIN}{reverse('api:messages')}"
    return GuidePage(
        title=_("Aanleveren vanuit een dossiersysteem"),
        lead=_("Voor leveranciers: zo levert uw systeem kernsetberichten aan en leest het wat wij vonden."),
        actions=Actions(
            (
                Action(_("Bericht controleren"), href=reverse("suppliers:check")),
                Action(_("OpenAPI-beschrijving"), href=reverse("suppliers:openapi"), kind="secondary"),
            )
        ),
        address=address,
        command=_command(address),
        outcomes=_outcomes(),
        operations=tuple(
            _operation(f"{method.upper()} {path}", operation)
            for path, methods in described["paths"].items()
            for method, operation in methods.items()
        ),
    )


def _command(address: str) -> str:
    lines = (
        f"curl {address}",
        "--user CLIENT-ID:GEHEIM",
        "--header 'Content-Type: application/xml'",
        "--data-binary @bericht.xml",
    )
    return " \\\n  ".join(lines)


def _outcomes() -> Table:
    rows = (
        ("CA", _("Aangenomen."), _("Niets. Staan er bevindingen bij, laat uw gebruiker die dan zien.")),
        ("CE", _("Gelezen, maar niet aangenomen."), _("Laat de reden zien. Herstel het bericht en stuur het opnieuw.")),
        ("CR", _("Niet te lezen als kernsetbericht."), _("Herstel de export. Opnieuw sturen helpt niet.")),
    )
    columns = (Column(_("Code")), Column(_("Wat het betekent")), Column(_("Wat uw systeem doet")))
    return Table(_("Uitkomsten van een bericht"), columns, rows, stacks=True, hides_caption=True)


def _operation(heading: str, operation: dict[str, Any]) -> Operation:
    rows = tuple(
        (
            str(status),
            format_html('<span lang="en">{}</span>', answer["description"]),
            ", ".join(answer.get("content", {})) or None,
        )
        for status, answer in sorted(operation["responses"].items(), key=lambda each: str(each[0]))
    )
    columns = (Column(_("Status")), Column(_("Betekenis")), Column(_("Vorm")))
    answers = Table(heading, columns, rows, stacks=True, hides_caption=True)
    return Operation(heading, operation.get("description") or operation["summary"], answers)
