"""From what is expected and what came in to the pages of the office."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ooievaar.portal.office.completeness_pages import (
    AlertPage,
    CompletenessPage,
    HistoryPage,
    NoteView,
    SupplierRow,
    SuppliersPage,
)
from ooievaar.portal.office.pages import Button
from ooievaar.portal.office.words import count, moment
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.quality import completeness as found
from ooievaar.portal.quality.months import last_full_month, shifted
from ooievaar.portal.quality.states import ALERT_WORDS, MAIL_WORDS, WORDS, AlertState, MailState, State
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Alert,
    Badge,
    Breadcrumbs,
    Column,
    EmptyState,
    Facts,
    Progress,
    Table,
)
from ooievaar.portal.ui.core_words import in_language

KINDS = {
    AlertState.NEW: "error",
    AlertState.LOOKING: "warning",
    AlertState.EXPLAINED: "neutral",
    AlertState.RESOLVED: "success",
}
MONTHS_TO_START = 24
STUCK = (MailState.FAILED, MailState.SENDING)


def in_words(month: date) -> str:
    return date_format(month, "F Y")


def completeness_page(access: Access, *, everything: bool = False, words: str = "") -> CompletenessPage:
    rounds = found.rounds()
    done = next((each for each in rounds if each.state is State.DONE), None)
    busy = next((each for each in rounds if each.state is not State.DONE), None)
    may = access.may(Permission.COMPUTE)
    reason = "" if may else _("Starten kan alleen een medewerker van het registratiebureau.")
    return CompletenessPage(
        title=_("Volledigheid"),
        lead=_lead(done),
        actions=Actions((Action(_("Leveranciers"), reverse("office:suppliers"), kind="secondary"),)),
        notice=_notice(busy),
        progress=_progress(busy) if busy and busy.is_unfinished else None,
        months=_months(rounds),
        start=Action(_("Ronde starten"), kind="secondary", reason=reason),
        buttons=(*_round_buttons(busy), *_mail_buttons(done)) if may else (),
        alerts=_alert_table(found.alerts(everything=everything)),
        filter=_filter(everything=everything),
        words=words,
        search=Action(_("Zoek"), kind="secondary"),
        organisations=_standings(_("Organisatie"), _matching(done, words)) if done else None,
        suppliers=_standings(_("Leverancier"), found.supplier_standings(done.id)) if done else None,
        mails=_mails(done) if done else None,
        refresh_seconds=5 if busy and busy.is_unfinished else None,
    )


def _matching(done: found.RoundView, words: str) -> tuple[found.Standing, ...]:
    """The organisations with these words in their name or number; without words all of them."""
    asked = words.casefold()
    return tuple(each for each in found.standings(done.id) if asked in f"{each.name} {each.number}".casefold())


def _lead(done: found.RoundView | None) -> str:
    if done is None:
        return _("Elke maand kijken wij of alles binnenkwam wat te verwachten was.")
    return _("Wat te verwachten was en wat er kwam, gezien in de ronde van %(month)s.") % {
        "month": in_words(done.month)
    }


def _notice(busy: found.RoundView | None) -> Alert | None:
    if busy is None or busy.is_unfinished:
        return None
    kind = "error" if busy.state is State.FAILED else "warning"
    words = _("De ronde van %(month)s is %(state)s. Er is niets half opgeslagen. U kunt haar hervatten.")
    return Alert(words % {"month": in_words(busy.month), "state": WORDS[busy.state]}, kind)


def _progress(busy: found.RoundView) -> Progress:
    words = in_language(busy.step) or str(WORDS[busy.state])
    return Progress(
        words=_("Ronde van %(month)s: %(step)s") % {"month": in_words(busy.month), "step": words},
        done=busy.done,
        total=busy.total or None,
        detail=_("U kunt deze pagina verlaten; het werk gaat door."),
        poll_url=reverse("office:round_progress"),
    )


def progress_now() -> Progress | None:
    """The bar of the round under way; None when there is none."""
    busy = next((each for each in found.rounds() if each.is_unfinished), None)
    return _progress(busy) if busy else None


def _months(rounds: tuple[found.RoundView, ...]) -> tuple[tuple[str, str], ...]:
    """Months of which the round was not done yet, newest first."""
    known = {each.month for each in rounds}
    months = [shifted(last_full_month(), -index) for index in range(MONTHS_TO_START)]
    return tuple((f"{month:%Y-%m}", in_words(month)) for month in months if month not in known)


def _round_buttons(busy: found.RoundView | None) -> tuple[Button, ...]:
    if busy is None:
        return ()
    if busy.is_unfinished:
        stop = Action(_("Ronde stoppen"), kind="secondary", is_destructive=True)
        return () if busy.is_stop_asked else (Button(reverse("office:stop_round", args=[busy.id]), stop),)
    return (Button(reverse("office:resume_round", args=[busy.id]), Action(_("Ronde hervatten"))),)


def _mail_buttons(done: found.RoundView | None) -> tuple[Button, ...]:
    if done is None or not any(found.mails(done.id).get(state) for state in STUCK):
        return ()
    return (
        Button(reverse("office:mail_again", args=[done.id]), Action(_("Mails opnieuw versturen"), kind="secondary")),
    )


def _mails(done: found.RoundView) -> Facts | None:
    counts = found.mails(done.id)
    shown = tuple((MAIL_WORDS[state], count(counts[state])) for state in MailState if state in counts)
    return Facts(shown) if shown else None


def _filter(*, everything: bool) -> Action:
    address = reverse("office:completeness")
    if everything:
        return Action(_("Alleen wat openstaat"), address, kind="link")
    return Action(_("Ook wat is verklaard of opgelost"), f"{address}?alle=1", kind="link")


def _alert_table(alerts: tuple[found.AlertView, ...]) -> Table | EmptyState:
    if not alerts:
        words = _("Er blijft niets weg dat niet door toeval is te verklaren.")
        return EmptyState(_("Geen open meldingen"), words)
    columns = (
        Column(_("Over wie")),
        Column(_("Wat")),
        Column(_("Verwacht"), is_numeric=True),
        Column(_("Ontvangen"), is_numeric=True),
        Column(_("Gezien sinds")),
        Column(_("Stand")),
    )
    return Table(_("Meldingen"), columns, [_alert_row(each) for each in alerts], stacks=True, hides_caption=True)


def _alert_row(alert: found.AlertView) -> tuple[object, ...]:
    return (
        Action(alert.subject, reverse("office:alert", args=[alert.id]), kind="link"),
        in_language(alert.kind),
        count(alert.expected),
        count(alert.received),
        in_words(alert.since),
        Badge(alert.words, KINDS[alert.state]),
    )


def _standings(first: str, standings: tuple[found.Standing, ...]) -> Table | None:
    months = sorted({each.month for standing in standings for each in standing.months}, reverse=True)
    columns = (Column(first), *(Column(in_words(month)) for month in months))
    rows = [_standing_row(each, months) for each in standings]
    note = _("Per maand van zorg: ontvangen en, als er genoeg verleden is, verwacht.")
    empty = _("Niets gevonden.")
    return Table(first, columns, rows, stacks=True, hides_caption=True, note=note, empty=empty)


def _standing_row(standing: found.Standing, months: list[date]) -> tuple[object, ...]:
    known = {each.month: each for each in standing.months}
    name: object = standing.name
    if standing.id is not None:
        name = Action(standing.name, reverse("office:completeness_of", args=[standing.id]), kind="link")
    return name, *(_cell(known[month]) if month in known else None for month in months)


def _cell(each: found.Expected) -> object:
    if each.expected is None:
        return count(each.received)
    words = _("%(received)s van ongeveer %(expected)s")
    said = words % {"received": count(each.received), "expected": count(each.expected)}
    return Badge(said, "warning") if each.is_low else said


def alert_page(alert: found.AlertView, access: Access) -> AlertPage:
    reason = "" if access.may(Permission.COMPUTE) else _("Dit kan alleen een medewerker van het registratiebureau.")
    return AlertPage(
        id=alert.id,
        title=alert.subject,
        lead=in_dutch(alert.sentence),
        breadcrumbs=Breadcrumbs(((_("Volledigheid"), reverse("office:completeness")),)),
        facts=Facts(
            (
                (_("Stand"), Badge(alert.words, KINDS[alert.state])),
                (_("Wat"), in_language(alert.kind)),
                (_("Over wie"), in_language(alert.subject_kind)),
                (_("Verwacht"), count(alert.expected)),
                (_("Ontvangen"), count(alert.received)),
                (_("Laatste maand van zorg"), in_words(alert.month)),
                (_("Gezien in de rondes"), _("%(first)s tot en met %(last)s") % _rounds_of(alert)),
            )
        ),
        organisations=_concerned(alert),
        notes=tuple(NoteView(f"{note.by}, {moment(note.moment)}: {note.state}", note.words) for note in alert.notes),
        states=tuple(
            (state.value, str(ALERT_WORDS[state]), state is alert.state)
            for state in AlertState
            if state is not AlertState.NEW or alert.state is AlertState.NEW
        ),
        save=Action(_("Vastleggen"), reason=reason),
    )


def in_dutch(sentence: str) -> str:
    """A sentence of the monitor, which speaks Dutch: said of itself where the page is in another language."""
    return sentence if get_language() == "nl" else format_html('<span lang="nl">{}</span>', sentence)


def _rounds_of(alert: found.AlertView) -> dict[str, str]:
    return {"first": in_words(alert.since), "last": in_words(alert.until)}


def _concerned(alert: found.AlertView) -> Table | None:
    if not alert.organisations:
        return None
    rows = [
        (Action(name, reverse("office:completeness_of", args=[organisation]), kind="link"),)
        for organisation, name in alert.organisations
    ]
    return Table(_("Organisaties waarover het gaat"), (Column(_("Organisatie")),), rows)


def history_page(organisation: Organisation) -> HistoryPage:
    months = found.history(organisation)
    columns = (
        Column(_("Maand van zorg")),
        Column(_("Ontvangen"), is_numeric=True),
        Column(_("Verwacht"), is_numeric=True),
        Column(_("Door toeval tussen")),
    )
    rows = [
        (in_words(each.month), each.received, None if each.expected is None else count(each.expected), _range(each))
        for each in reversed(months)
    ]
    empty = _("Over deze organisatie is nog niets verwacht of ontvangen.")
    return HistoryPage(
        title=organisation.name,
        lead=_("Wat er per maand van zorg verwacht werd en binnen is."),
        breadcrumbs=Breadcrumbs(((_("Volledigheid"), reverse("office:completeness")),)),
        table=Table(_("Per maand van zorg"), columns, rows, stacks=True, empty=empty),
    )


def _range(each: found.Expected) -> str | None:
    if each.lower is None or each.upper is None:
        return None
    return _("%(low)s en %(high)s") % {"low": count(each.lower), "high": count(each.upper)}


def suppliers_page() -> SuppliersPage:
    roots = found.roots()
    nothing = EmptyState(_("Nog geen leveranciers"), _("Zij verschijnen hier zodra er registraties zijn geteld."))
    return SuppliersPage(
        title=_("Leveranciers"),
        lead=_("Welke leverancier de dossiernummers geeft die zo beginnen. De naam staat dan in meldingen."),
        breadcrumbs=Breadcrumbs(((_("Volledigheid"), reverse("office:completeness")),)),
        rows=tuple(
            SupplierRow(
                each.root,
                each.name,
                ngettext("%(n)s organisatie", "%(n)s organisaties", each.organisations) % {"n": each.organisations},
                Action(_("Vastleggen"), kind="secondary"),
            )
            for each in roots
        ),
        nothing=None if roots else nothing,
    )
