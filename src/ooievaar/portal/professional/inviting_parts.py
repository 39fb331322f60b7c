"""From what an organisation entered to the pages on inviting."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.invitations.agreements import is_unsettled, why_not_invite
from ooievaar.portal.invitations.planning import PlannedDay, UploadRow, planned, uploads_of
from ooievaar.portal.invitations.queries import counts
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.professional import inviting_copies
from ooievaar.portal.professional.inviting_forms import ClientForm
from ooievaar.portal.professional.inviting_pages import ClientPage, InvitingPage, UploadedPage, UploadPage, WithdrawPage
from ooievaar.portal.professional.words import count, moment
from ooievaar.portal.surveys.queries import sheets_of
from ooievaar.portal.ui import components
from ooievaar.portal.ui.components import Action, Actions, Alert, Breadcrumbs, Card, Cards, Column, EmptyState, Table
from ooievaar.questionnaires import inviting
from ooievaar.questionnaires.inviting import Problem, Reading

LATEST, MOST_SHOWN = 10, 100
STEP = 10


def inviting_page(access: Access) -> InvitingPage:
    rows = uploads_of(access, LATEST)
    return InvitingPage(
        title=_("Uitnodigen voor de vragenlijst"),
        lead=_("Nodig cliënten uit om te vertellen hoe zij de zorg hebben ervaren. Kies hoe u dat doet."),
        notices=_notices(access),
        ways=Cards(_ways()),
        planned=_planned(planned(access)),
        used=used_sentence(access),
        uploads=_uploads(rows) if rows else EmptyState(_("Nog niemand ingevoerd"), _("Kies hierboven een manier.")),
        more=Cards(tuple(_more())),
    )


def _ways() -> tuple[Card, ...]:
    return (
        Card(
            _("Een bestand met e-mailadressen"),
            reverse("professional:inviting_upload"),
            _("Voor een maand of week tegelijk, uit Excel. Wij mailen op tijd en herinneren één keer."),
        ),
        Card(
            _("Eén cliënt"),
            reverse("professional:inviting_client"),
            _("Vul het e-mailadres in op een formulier. Wij mailen op tijd en herinneren één keer."),
        ),
        Card(
            _("Links op papier"),
            reverse("professional:survey_links"),
            _("Print kaartjes met een code om mee te geven. Er komt geen adres in Ooievaar."),
        ),
    )


def _notices(access: Access) -> tuple[Alert, ...]:
    who = Action(_("Wie nodigt uit?"), href=reverse("professional:agreements"), kind="link")
    if sentence := why_not_invite(access.organisation):
        return (Alert(sentence, "warning", title=_("Uw organisatie levert geen adressen aan"), actions=(who,)),)
    if is_unsettled(access.organisation):
        words = _("Niet voor alle situaties is vastgelegd wie uitnodigt. Zo kan een cliënt twee keer gevraagd worden.")
        return (Alert(words, "info", actions=(who,)),)
    return ()


def _more() -> Iterator[Card]:
    yield Card(
        _("Wie nodigt uit?"),
        reverse("professional:agreements"),
        _("Wat er in uw VSV is afgesproken, en wie dat vastlegde."),
    )
    yield Card(
        _("Voorlichting"),
        reverse("professional:informing"),
        _("Bladen en webteksten voor cliënten en zorgverleners, met de namen van uw VSV."),
    )
    yield Card(
        _("Een cliënt intrekken"),
        reverse("professional:inviting_withdraw"),
        _("Is iemand ten onrechte ingevoerd? Dan gaat er geen mail meer."),
    )


def _planned(days: tuple[PlannedDay, ...]) -> str:
    mails = sum(each.mails for each in days)
    if not mails:
        return _("Er staan geen uitnodigingen klaar om te versturen.")
    words = ngettext(
        "Er staat %(n)s uitnodiging klaar; die gaat op %(day)s.",
        "Er staan %(n)s uitnodigingen klaar; de eerstvolgende op %(day)s.",
        mails,
    )
    return words % {"n": count(mails), "day": _day(max(days[0].day, timezone.localdate()))}


def used_sentence(access: Access) -> str:
    """In steps of ten, over paper and mail together: of a few women nobody needs to know whether they answered."""
    sheets, mailed = sheets_of(access), counts([access.organisation.lvr_number])
    links = sum(row.links for row in sheets) + mailed.invited
    used = (sum(row.sent for row in sheets) + mailed.used) // STEP * STEP
    if not links:
        return ""
    words = {"links": count(links), "used": count(used), "step": STEP}
    if not used:
        return _("Van uw %(links)s links zijn er minder dan %(step)s gebruikt.") % words
    return _("Van uw %(links)s links zijn er minstens %(used)s gebruikt (geteld per %(step)s).") % words


def _uploads(rows: tuple[UploadRow, ...]) -> Table:
    ways = {"file": _("bestand"), "form": _("formulier")}
    return Table(
        caption=_("Laatst ingevoerd"),
        columns=(Column(_("Wanneer")), Column(_("Door")), Column(_("Hoe")), Column(_("Cliënten"), is_numeric=True)),
        rows=tuple(
            (
                Action(moment(row.made), href=reverse("professional:inviting_uploaded", args=[row.id]), kind="link"),
                row.by or None,
                ways[row.way],
                row.lines,
            )
            for row in rows
        ),
        stacks=True,
        hides_caption=True,
    )


def upload_page(access: Access, *, reading: Reading | None = None, error: str = "") -> UploadPage:
    failed = {} if reading is None else _failed(reading, access.user)
    return UploadPage(
        title=_("Een bestand met cliënten aanleveren"),
        lead=_("Voor cliënten die twee tot acht weken geleden bevallen zijn en geen bezwaar hebben."),
        breadcrumbs=home_crumb(),
        notices=(_not_processed(reading),) if reading is not None else (),
        file=components.FileDrop(
            "bestand",
            _("CSV-bestand"),
            _("Ten hoogste %(lines)s cliënten en 1 MB.") % {"lines": count(inviting.MOST_LINES)},
            ".csv,.txt",
            errors=(error,) if error else (),
        ),
        send=Action(_("Aanleveren")),
        example=Action(_("Voorbeeldbestand voor Excel"), href=reverse("professional:inviting_example"), kind="link"),
        **failed,
    )


def _not_processed(reading: Reading) -> Alert:
    n = len(reading.problems)
    words = ngettext(
        "Er is %(n)s melding. Herstel het bestand en lever het opnieuw aan.",
        "Er zijn %(n)s meldingen. Herstel het bestand en lever het opnieuw aan.",
        n,
    ) % {"n": count(n)}
    return Alert(words, "error", title=_("Het hele bestand is niet verwerkt"))


def _failed(reading: Reading, user: User) -> dict:
    """The table of what is wrong, and the copy to mend where there are lines to mend."""
    shown, left = reading.problems[:MOST_SHOWN], len(reading.problems) - MOST_SHOWN
    copy = inviting.marked_copy(reading, language())
    rest = _("En nog %(n)s meldingen; in de kopie van uw bestand staan ze allemaal.") % {"n": count(left)}
    return {
        "problems": Table(
            caption=_("Meldingen"),
            columns=(Column(_("Regel")), Column(_("Melding"))),
            rows=tuple((_where(each), inviting.sentence(each, language())) for each in shown),
            stacks=True,
        ),
        "rest": rest if left > 0 else "",
        "copy": inviting_copies.closed(copy, user) if copy else "",
        "copy_url": reverse("professional:inviting_copy"),
        "hand_back": Action(_("Mijn bestand met de meldingen erbij"), kind="secondary") if copy else None,
    }


def _where(problem: Problem) -> str:
    if not problem.line:
        return _("Hele bestand")
    return (_("Regel %(line)s") % {"line": problem.line}).replace(" ", "\N{NO-BREAK SPACE}")


def uploaded_page(row: UploadRow, days: tuple[PlannedDay, ...]) -> UploadedPage:
    words = ngettext("Er is %(n)s regel verwerkt.", "Er zijn %(n)s regels verwerkt.", row.lines)
    made = {"n": count(row.lines), "moment": moment(row.made), "name": row.by or _("het systeem")}
    return UploadedPage(
        title=_("De cliënten zijn ingevoerd"),
        lead=f"{words % made} {_('Ingevoerd op %(moment)s door %(name)s.') % made}",
        breadcrumbs=home_crumb(),
        planned=_days(days) if days else None,
        next=Actions(
            (
                Action(_("Nog een bestand aanleveren"), href=reverse("professional:inviting_upload"), kind="secondary"),
                Action(_("Terug naar het overzicht"), href=reverse("professional:inviting"), kind="subtle"),
            )
        ),
    )


def _days(days: tuple[PlannedDay, ...]) -> Table:
    today = timezone.localdate()
    return Table(
        caption=_("Wanneer de uitnodigingen gaan"),
        columns=(Column(_("Dag")), Column(_("Mails"), is_numeric=True)),
        rows=tuple((_("vandaag") if each.day <= today else _day(each.day), each.mails) for each in days),
        note=_("Wie na twee weken nog niet heeft geantwoord, krijgt één herinnering. Daarna gaat het adres weg."),
    )


def withdraw_page(address: str = "", error: str = "") -> WithdrawPage:
    return WithdrawPage(
        title=_("Een cliënt intrekken"),
        lead=_(
            "Is iemand ten onrechte ingevoerd? Vul haar adres in. Dan gaat er geen mail meer en werkt haar link niet."
        ),
        breadcrumbs=home_crumb(),
        address=address,
        error=error,
        send=Action(_("Intrekken"), is_destructive=True),
    )


def client_page(form: ClientForm, *notices: Alert) -> ClientPage:
    return ClientPage(
        title=_("Eén cliënt uitnodigen"),
        lead=_("Voor een cliënt die ten hoogste acht weken geleden bevallen is en geen bezwaar heeft."),
        breadcrumbs=home_crumb(),
        notices=notices,
        form=form,
        send=Action(_("Uitnodigen")),
    )


def when_sentence(day) -> str:
    """When the first mail goes."""
    if day <= timezone.localdate():
        return _("De cliënt is ingevoerd. De uitnodiging gaat vandaag.")
    return _("De cliënt is ingevoerd. De uitnodiging gaat op %(day)s.") % {"day": _day(day)}


def notes(reading: Reading) -> tuple[str, ...]:
    """What is good to know of a file that was taken."""
    return tuple(inviting.sentence(each, language()) for each in reading.notes)


def home_crumb() -> Breadcrumbs:
    return Breadcrumbs(((_("Vragenlijst"), reverse("professional:inviting")),))


def language() -> str:
    """In which the core tells what is wrong."""
    return "nl" if get_language() == "nl" else "en"


def _day(day) -> str:
    return date_format(day, "j F Y")
