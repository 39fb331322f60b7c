"""From how the mails to clients stand to the page of the office."""

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from ooievaar.portal.invitations.overview import Overview, Report, overview
from ooievaar.portal.invitations.states import WITH_ADDRESS, WORDS, State
from ooievaar.portal.office.mail_pages import MailPage
from ooievaar.portal.office.pages import Button
from ooievaar.portal.office.questionnaire import trail
from ooievaar.portal.office.words import count, moment
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui.components import Action, Alert, Badge, Column, EmptyState, Facts, Table

# What the count after destroying looks for, in the words of who has to do something about it.
WRONG: Mapping[str, Promise | str] = {
    "no_mail_to_go": later("adres, terwijl er geen mail meer komt"),
    "too_late_for_mail": later("adres na de laatste dag van mailen"),
    "answered": later("adres van wie al antwoordde"),
    "refused_or_closed": later("adres bij een gesloten link"),
    "link_over": later("adres bij een link waarvan de tijd voorbij is"),
    "reminder_never_due": later("adres voor een herinnering die niet meer kan"),
    "answers_after_time": later("antwoorden onderweg na de tijd van de link"),
    "hash_after_time": later("onthouden adres (hash) na negen maanden"),
}


def mail_page(access: Access) -> MailPage:
    now = overview()
    may = access.may(Permission.COMPUTE)
    return MailPage(
        title=_("Mail aan cliënten"),
        lead=_("Uitnodigingen en herinneringen voor de vragenlijst, en wat er met de adressen gebeurt."),
        breadcrumbs=trail(),
        notices=tuple(_notices(now)),
        mails=_mails(now),
        buttons=_buttons(now) if may else (),
        report=_report(now.report) if now.report else _no_report(),
        wrong=_wrong(now.report) if now.report and now.report.wrong else None,
        states=_states(now.report) if now.report else None,
        sweep=Button(reverse("office:destroy_addresses"), Action(_("Nu opruimen"), kind="secondary")) if may else None,
    )


def _notices(now: Overview) -> Iterator[Alert]:
    if now.report and now.report.wrong:
        words = _("Na het opruimen was er nog iets dat weg had moeten zijn. Zoek vandaag uit hoe dat kan.")
        yield Alert(words, "error", title=_("Adressen zijn niet vernietigd"))
    if now.is_paused:
        yield Alert(_("Er gaat niets weg tot u de mail hervat. Wat klaarstaat, blijft klaarstaan."), "warning")
    if not now.has_server:
        yield Alert(_("Er is geen mailserver ingesteld (OOIEVAAR_EMAIL_URL). Er gaat niets weg."), "warning")


def _mails(now: Overview) -> Facts:
    return Facts(
        (
            (_("Gaat nu weg"), count(now.due_now)),
            (_("Later, op de eigen dag"), count(now.later)),
            (_("Vandaag verstuurd"), count(now.sent_today)),
            (_("Onzeker of het aankwam bij de mailserver"), count(now.unsure)),
            (_("Niet bezorgd, adres vernietigd"), count(now.came_back)),
            (_("Adressen die er nu zijn"), count(now.held)),
        )
    )


def _buttons(now: Overview) -> tuple[Button, ...]:
    if now.is_paused:
        return (Button(reverse("office:resume_mail"), Action(_("Mail hervatten"))),)
    return (
        Button(reverse("office:send_mail"), Action(_("Nu versturen wat klaarstaat"), kind="secondary")),
        Button(reverse("office:pause_mail"), Action(_("Mail pauzeren"), kind="secondary", is_destructive=True)),
    )


def _report(report: Report) -> Facts:
    clean = Badge(_("alles weg wat weg moest"), "success") if not report.wrong else Badge(_("niet alles weg"), "error")
    return Facts(
        (
            (_("Opgeruimd"), moment(report.made)),
            (_("Nageteld"), clean),
            (_("Adressen ervoor"), count(report.held_before)),
            (_("Adressen erna"), count(report.held_after)),
            *((WORDS[state], count(number)) for state, number in report.ended.items()),
            (_("Links gesloten omdat hun tijd voorbij was"), count(report.links_closed)),
            (_("Onthouden adressen (hashes) verlopen"), count(report.hashes_expired)),
            (_("Ruimte in de database overschreven"), _("ja") if report.is_overwritten else _("nog niet")),
        )
    )


def _no_report() -> EmptyState:
    words = _("Elke nacht vernietigt de werker wat niet meer nodig is, en telt na wat er nog is.")
    return EmptyState(_("Er is nog niet opgeruimd"), words)


def _wrong(report: Report) -> Table:
    rows = [(WRONG.get(kind, kind), number) for kind, number in report.wrong.items()]
    return Table(_("Wat er nog was"), (Column(_("Wat")), Column(_("Aantal"), is_numeric=True)), rows, stacks=True)


def _states(report: Report) -> Table:
    rows = [(WORDS[state], report.states[state], _held(state)) for state in WORDS if report.states.get(state)]
    columns = (Column(_("Stand")), Column(_("Uitnodigingen"), is_numeric=True), Column(_("Adres")))
    return Table(
        _("Uitnodigingen na het opruimen"), columns, rows, stacks=True, empty=_("Er zijn nog geen uitnodigingen.")
    )


def _held(state: State) -> str:
    return _("bewaard, versleuteld") if state in WITH_ADDRESS else _("vernietigd")
