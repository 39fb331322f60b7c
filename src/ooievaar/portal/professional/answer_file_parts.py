"""From files of answers to the page on which they are delivered."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ooievaar.portal.organisations.access import Access
from ooievaar.portal.professional.answer_file_pages import AnswerFilePage
from ooievaar.portal.professional.pages import Choice
from ooievaar.portal.professional.words import count, moment
from ooievaar.portal.surveys.models import SelfSurvey
from ooievaar.portal.surveys.queries import FileRow, files_of, self_surveys_of
from ooievaar.portal.ui.answer_findings import findings_alert, findings_download, findings_table
from ooievaar.portal.ui.components import Action, Badge, Breadcrumbs, Column, EmptyState, FileDrop, Table
from ooievaar.questionnaires import exchange


def answer_file_page(
    access: Access, *, survey: SelfSurvey | None, error: str = "", checked: exchange.Checked | None = None
) -> AnswerFilePage:
    surveys, rows = self_surveys_of(access), files_of(access)
    return AnswerFilePage(
        title=_("Zelf uitgevraagde vragenlijsten aanleveren"),
        lead=_("Voor VSV's die de vragenlijst zelf uitzetten: lever de antwoorden als één bestand aan."),
        breadcrumbs=Breadcrumbs(((_("Uitnodigen voor de vragenlijst"), reverse("professional:inviting")),)),
        nothing=None if surveys else _not_named(),
        vsvs=tuple(Choice(each.vsv.name, str(each.pk), each == survey) for each in surveys),
        file=_file(error),
        send=Action(_("Aanleveren")),
        files=_table(rows) if rows else None,
        format=Action(_("Formaat, codeboek en voorbeeld"), href=reverse("suppliers:questionnaires"), kind="link"),
        alert=findings_alert(checked) if checked else None,
        findings=findings_table(checked) if checked else None,
        download=findings_download(checked) if checked else "",
    )


def _not_named() -> EmptyState:
    return EmptyState(
        _("Uw organisatie vraagt niet zelf uit"),
        _("Zet uw VSV de vragenlijst zelf uit, laat het registratiebureau dan vastleggen wie de antwoorden aanlevert."),
        Action(_("Een bestand alvast controleren"), href=reverse("suppliers:questionnaires"), kind="secondary"),
    )


def _file(error: str) -> FileDrop:
    return FileDrop(
        name="bestand",
        label=_("Bestand met ingevulde vragenlijsten"),
        hint=_("Een CSV-bestand, met minstens tien vragenlijsten."),
        accept=".csv,text/csv",
        errors=(error,) if error else (),
    )


def _table(rows: tuple[FileRow, ...]) -> Table:
    names = (_("Ontvangen"), _("VSV"), _("Door"), _("Maanden"))
    return Table(
        _("Opgenomen bestanden"),
        (*map(Column, names), Column(_("Vragenlijsten"), is_numeric=True), Column(_("Stand"))),
        tuple(map(_row, rows)),
        stacks=True,
    )


def _row(row: FileRow) -> tuple[object, ...]:
    state = Badge(_("Vervangen"), "neutral") if row.replaced else Badge(_("Telt mee"), "success")
    months = f"{row.first_month} – {row.last_month}"
    return moment(row.received), row.vsv, row.by or None, months, count(row.rows), state


def taken_in(rows: int) -> str:
    return _("%(rows)s vragenlijsten zijn opgenomen en tellen mee in de scores.") % {"rows": count(rows)}
