"""From links to the pages that show how many there are, and to the sheet that is printed."""

import io

import qrcode
from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from qrcode.image.svg import SvgPathImage

from ooievaar.portal.organisations.access import Access
from ooievaar.portal.professional.inviting_parts import home_crumb, used_sentence
from ooievaar.portal.professional.survey_pages import Card, LinksPage, SheetPage
from ooievaar.portal.surveys import tokens
from ooievaar.portal.surveys.actions import Made
from ooievaar.portal.surveys.queries import SheetRow, sheets_of
from ooievaar.portal.surveys.rules import FEWEST_LINKS, MOST_LINKS
from ooievaar.portal.ui.components import Action, Alert, Column, EmptyState, Table


def links_page(access: Access, *, count: str = "", error: str = "") -> LinksPage:
    rows = sheets_of(access)
    return LinksPage(
        title=_("Links op papier"),
        lead=_("Maak persoonlijke links en geef ze op papier mee. Er komt geen naam of adres in Ooievaar."),
        breadcrumbs=home_crumb(),
        sheets=_table(rows) if rows else EmptyState(_("Nog geen links"), _("Maak hieronder het eerste blad.")),
        used=used_sentence(access),
        count=count or str(2 * FEWEST_LINKS),
        fewest=FEWEST_LINKS,
        most=MOST_LINKS,
        error=error,
        make=Action(_("Links maken")),
    )


def sheet_page(made: Made) -> SheetPage:
    return SheetPage(
        title=_("Links om uit te delen"),
        lead=_("Print deze pagina nu, knip de kaartjes uit en geef iedere cliënt er één mee."),
        notice=Alert(
            _("Wij bewaren de links niet. Sluit u deze pagina zonder te printen, dan zijn ze weg."),
            "warning",
            title=_("Eén keer te zien"),
        ),
        sender=made.sheet.organisation.name,
        address=f"{settings.ORIGIN}{reverse('respondent:home')}",
        until=_day(made.sheet.valid_until),
        cards=tuple(Card(tokens.shown(token), _picture(token)) for token in made.tokens),
        back=Action(_("Klaar, terug naar het overzicht"), href=reverse("professional:survey_links"), kind="link"),
    )


def _table(rows: tuple[SheetRow, ...]) -> Table:
    return Table(
        caption=_("Gemaakte bladen"),
        columns=(
            Column(_("Gemaakt op")),
            Column(_("Door")),
            Column(_("Links"), is_numeric=True),
            Column(_("Geldig tot en met")),
        ),
        rows=tuple((_day(row.made), row.by or None, str(row.links), _day(row.valid_until)) for row in rows),
        stacks=True,
    )


def _day(day) -> str:
    return date_format(day, "j F Y")


def _picture(token: str) -> SafeString:
    """The link as a QR code. A drawing of ours: it holds no text that anybody else wrote."""
    code = qrcode.QRCode(border=2, image_factory=SvgPathImage)
    code.add_data(f"{settings.ORIGIN}{reverse('respondent:begin', args=[tokens.shown(token)])}")
    drawn = io.BytesIO()
    code.make_image().save(drawn)
    picture = drawn.getvalue().decode().partition("?>")[2].strip() or drawn.getvalue().decode()
    return mark_safe(picture)  # noqa: S308
