"""How an episode is found and shown, by its sender and by the office alike: forms, and what a page tells."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from ooievaar import intake
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.submissions.episode_queries import DecisionView, EpisodeSummary, History, VersionView
from ooievaar.portal.submissions.queries import CaseFinding
from ooievaar.portal.submissions.rules import may_withdraw
from ooievaar.portal.submissions.states import REASON_WORDS, Change, EpisodeState
from ooievaar.portal.ui.components import Action, Alert, Badge, Column, EmptyState, Facts, Finding, Table

_STATE_KINDS = {EpisodeState.COUNTS: "success", EpisodeState.WITHDRAWN: "warning"}
_RULES = frozenset(rule.code for rule in intake.EVERY_RULE)
_MOST_TEXT = 500
_NO_NAMES = gettext_lazy("Schrijf geen namen, geboortedata of burgerservicenummers op.")


class DossierForm(forms.Form):
    """Asks for a dossier number of the own organisation."""

    dossier = forms.CharField(
        label=gettext_lazy("Dossiernummer"),
        help_text=gettext_lazy("Zoals het in uw dossiersysteem staat."),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class DossierOfForm(DossierForm):
    """Asks for a dossier number, and whose it is."""

    lvr_number = forms.CharField(
        label=gettext_lazy("LVR-nummer"),
        help_text=gettext_lazy("Van de organisatie die het dossier aanleverde."),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    dossier = forms.CharField(
        label=gettext_lazy("Dossiernummer"),
        help_text=gettext_lazy("Zoals het in het dossiersysteem van die organisatie staat."),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class PutBackForm(forms.Form):
    """Asks why an episode counts again."""

    explanation = forms.CharField(
        label=gettext_lazy("Toelichting"),
        help_text=_NO_NAMES,
        max_length=_MOST_TEXT,
        error_messages={"required": gettext_lazy("Schrijf in een paar woorden waarom u deze zorgepisode terugzet.")},
        widget=forms.Textarea({"rows": 3}),
    )


class WithdrawForm(forms.Form):
    """Asks why an episode is taken out. Whether the reason needs words as well is for the rules to say."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Waarom trekt u deze zorgepisode in?"),
        choices=[(reason.value, words) for reason, words in REASON_WORDS.items()],
        error_messages={"required": gettext_lazy("Kies waarom u deze zorgepisode intrekt.")},
        widget=forms.RadioSelect,
    )
    explanation = forms.CharField(
        label=gettext_lazy("Toelichting"),
        help_text=_NO_NAMES,
        max_length=_MOST_TEXT,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


@dataclass(frozen=True)
class Deciding:
    """The form at the end of the page: to withdraw, or to put back; without a form when only the office can."""

    title: str
    words: str
    form: forms.Form | None = None
    send_to: str = ""
    send: Action | None = None


@dataclass(frozen=True)
class EpisodeBody:
    """What a page tells of one episode."""

    alert: Alert | None
    facts: Facts
    versions: Table
    findings_title: str
    findings: tuple[Finding, ...]
    no_findings: EmptyState | None
    decisions: Table | None
    others: Table | None
    deciding: Deciding | None


def title_of(summary: EpisodeSummary) -> str:
    return _("Dossier %(number)s") % {"number": summary.dossier}


def notice() -> str:
    return _("Hier staan gegevens op persoonsniveau, zonder naam. Wij leggen vast dat u deze pagina bekeek.")


def found_table(found: tuple[EpisodeSummary, ...], audience: str) -> Table | EmptyState:
    """What a dossier number gave."""
    if found:
        return _summaries(found, audience, _("Zorgepisodes met dit dossiernummer"))
    words = _("Controleer het dossiernummer. Misschien is het bericht afgekeurd: kijk dan bij de aanlevering.")
    return EmptyState(_("Niets gevonden"), words)


def body_of(history: History, access: Access, audience: str, form: forms.Form | None = None) -> EpisodeBody:
    """Everything the page shows of one episode; `form` when an answer was refused."""
    current = next(version for version in history.versions if version.is_current)
    beside = _("Andere zorgepisodes in dit dossier")
    return EpisodeBody(
        alert=_alert(history),
        facts=_facts(history.summary),
        versions=_versions(history, audience),
        findings_title=_("Bevindingen in versie %(n)s") % {"n": current.number},
        findings=tuple(map(_finding, current.findings)),
        no_findings=None if current.findings else _nothing_found(),
        decisions=_decisions(history.decisions) if history.decisions else None,
        others=_summaries(history.others, audience, beside) if history.others else None,
        deciding=_deciding(history, access, audience, form) if _may(access, history) else None,
    )


def _may(access: Access, history: History) -> bool:
    return may_withdraw(access, history.summary.lvr_number)


def _alert(history: History) -> Alert | None:
    if history.summary.state is not EpisodeState.WITHDRAWN:
        return None
    return Alert(_("Deze zorgepisode is ingetrokken en telt nergens mee. Alles blijft wel bewaard."), "warning")


def _facts(one: EpisodeSummary) -> Facts:
    return Facts(
        (
            (_("Stand"), Badge(one.words, _STATE_KINDS[one.state])),
            (_("Organisatie"), f"{one.organisation} ({one.lvr_number})"),
            (_("Begin van de zorg"), _day(one.start)),
            (_("À terme datum"), _day(one.due)),
        )
    )


def _versions(history: History, audience: str) -> Table:
    columns = (
        Column(_("Versie")),
        Column(_("Ontvangen")),
        Column(_("Gemaakt")),
        Column(_("Aanlevering")),
        Column(_("Bevindingen")),
        Column(_("Telt")),
    )
    current = next(version.number for version in history.versions if version.is_current)
    is_out = history.summary.state is EpisodeState.WITHDRAWN
    rows = tuple((*_version(one, audience), _why(one, current, is_out=is_out)) for one in reversed(history.versions))
    note = _("De versie die het laatst is gemaakt, telt. Alle eerdere versies blijven bewaard.")
    return Table(_("Versies, nieuwste eerst"), columns, rows, stacks=True, note=note, hides_caption=True)


def _version(one: VersionView, audience: str) -> tuple:
    here = reverse("professional:submission", args=[one.submission_id]) if audience == "professional" else ""
    file = Action(one.file_name, href=here, kind="link") if here else one.file_name
    by = f"{_moment(one.received)}, {one.by or _('het systeem')}"
    return (str(one.number), by, _moment(one.created) if one.created else None, file, _tally(one))


def _tally(one: VersionView) -> str:
    errors, signals = one.count(intake.Grade.ERROR), one.count(intake.Grade.SIGNAL)
    parts = (
        ngettext("%(n)s fout", "%(n)s fouten", errors) % {"n": errors} if errors else "",
        ngettext("%(n)s signaal", "%(n)s signalen", signals) % {"n": signals} if signals else "",
    )
    return ", ".join(part for part in parts if part) or _("geen")


def _why(one: VersionView, current: int, *, is_out: bool) -> Badge | str:
    if one.is_current and is_out:
        return Badge(_("Ingetrokken"), "warning")
    if one.is_current:
        return Badge(_("Telt"), "success")
    if one.is_late:
        return _("Nee: eerder gemaakt dan versie %(n)s") % {"n": current}
    return _("Nee: vervangen door versie %(n)s") % {"n": current}


def _finding(one: CaseFinding) -> Finding:
    url = reverse("public:rule", args=[one.rule]) if one.rule in _RULES else ""
    sentence = one.sentence if get_language() == "nl" else one.title
    return Finding(one.grade.value, sentence, one.place, one.value or "", f"‘{one.title}’", url)


def _nothing_found() -> EmptyState:
    return EmptyState(_("Geen bevindingen"), _("In dit bericht vonden wij niets om te herstellen."))


def _decisions(decisions: tuple[DecisionView, ...]) -> Table:
    columns = (Column(_("Wat")), Column(_("Wanneer")), Column(_("Door")), Column(_("Waarom")))
    return Table(
        _("Intrekken en terugzetten, nieuwste eerst"),
        columns,
        tuple((one.words, _moment(one.moment), _who(one), _reason(one)) for one in decisions),
        stacks=True,
        hides_caption=True,
    )


def _who(one: DecisionView) -> str:
    return _("het registratiebureau") if one.by_office else one.by or _("het systeem")


def _reason(one: DecisionView) -> str:
    return ". ".join(str(part) for part in (one.reason, one.explanation) if part)


def _summaries(found: tuple[EpisodeSummary, ...], audience: str, caption: str) -> Table:
    columns = (
        Column(_("Begin van de zorg")),
        Column(_("À terme datum")),
        Column(_("Laatst ontvangen")),
        Column(_("Versies"), is_numeric=True),
        Column(_("Stand")),
    )
    return Table(caption, columns, tuple(_row(one, audience) for one in found), stacks=True)


def _row(one: EpisodeSummary, audience: str) -> tuple:
    words = _day(one.start) or _("Niet ingevuld")
    link = Action(words, href=reverse(f"{audience}:episode", args=[one.id]), kind="link")
    return link, _day(one.due), _moment(one.received), one.versions, Badge(one.words, _STATE_KINDS[one.state])


def _deciding(history: History, access: Access, audience: str, form: forms.Form | None) -> Deciding:
    episode = history.summary.id
    if history.summary.state is EpisodeState.WITHDRAWN:
        return _putting_back(history, access, audience, form)
    return Deciding(
        _("Intrekken"),
        _(
            "De zorgepisode telt dan niet meer mee. Stuurt u later een nieuwer bericht, dan telt zij weer mee; behalve "
            "als de vrouw bezwaar heeft gemaakt."
        ),
        form if isinstance(form, WithdrawForm) else WithdrawForm(),
        reverse(f"{audience}:withdraw_episode", args=[episode]),
        Action(_("Intrekken"), is_destructive=True),
    )


def _putting_back(history: History, access: Access, audience: str, form: forms.Form | None) -> Deciding:
    is_of_office = next((one.by_office for one in history.decisions if one.change is Change.WITHDRAWN), False)
    if is_of_office and not access.may(Permission.WITHDRAW):
        words = _("Het registratiebureau trok deze zorgepisode in. Vraag het bureau om die terug te zetten.")
        return Deciding(_("Terugzetten"), words)
    return Deciding(
        _("Terugzetten"),
        _("De zorgepisode telt dan weer mee, met de nieuwste versie."),
        form if isinstance(form, PutBackForm) else PutBackForm(),
        reverse(f"{audience}:put_back_episode", args=[history.summary.id]),
        Action(_("Terugzetten")),
    )


def _day(value: date | None) -> str | None:
    return date_format(value, "j F Y") if value else None


def _moment(value) -> str:
    return date_format(localtime(value), "j F Y, H:i")
