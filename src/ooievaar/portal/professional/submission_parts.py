"""From what the queries on submissions tell to what the pages show."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ooievaar import intake
from ooievaar.intake import Grade
from ooievaar.portal.professional.pages import (
    CasesPage,
    CaseView,
    Choice,
    DeliverPage,
    FindingGroup,
    SubmissionPage,
    SubmissionsPage,
)
from ooievaar.portal.professional.words import count, file_size, in_both_languages, moment
from ooievaar.portal.submissions import queries
from ooievaar.portal.submissions.episode_queries import Withdrawn
from ooievaar.portal.submissions.packing import MOST_FILES
from ooievaar.portal.submissions.states import State
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Alert,
    Badge,
    Breadcrumbs,
    Column,
    EmptyState,
    Facts,
    FileDrop,
    Finding,
    Pagination,
    Progress,
    Table,
)

PER_PAGE = 20
RULE_CODES = frozenset(rule.code for rule in intake.EVERY_RULE)
REFRESH_SECONDS = 4
STATE_KINDS = {
    State.RECEIVED: "info",
    State.PROCESSING: "info",
    State.FAILED: "warning",
    State.PROCESSED: "success",
    State.REFUSED: "error",
}


def grade_words(grade: Grade) -> str:
    return {Grade.REJECTED: _("Afgekeurd"), Grade.ERROR: _("Fouten"), Grade.SIGNAL: _("Signalen")}[grade]


def deliver_page(errors: tuple[str, ...] = ()) -> DeliverPage:
    return DeliverPage(
        title=_("Aanleveren"),
        lead=_(
            "Kies het bestand of de bestanden die uw dossiersysteem voor de registratie maakt. "
            "U ziet meteen daarna wat wij vonden."
        ),
        file=FileDrop(
            name="bestand",
            label=_("Bestanden met kernsetberichten"),
            hint=_("Eén of meer XML-bestanden (hoogstens %(n)s), of één zipbestand met veel berichten tegelijk.")
            % {"n": MOST_FILES},
            accept=".xml,.zip",
            is_multiple=True,
            errors=errors,
        ),
        send=Action(_("Aanleveren")),
    )


def state_badge(summary: queries.Summary) -> Badge:
    return Badge(summary.words, STATE_KINDS[summary.state])


def table_of(summaries: tuple[queries.Summary, ...], caption: str) -> Table:
    columns = (
        Column(_("Bestand")),
        Column(_("Ontvangen")),
        Column(_("Stand")),
        Column(_("Berichten"), is_numeric=True),
        Column(_("Aangenomen"), is_numeric=True),
        Column(_("Al ontvangen"), is_numeric=True),
        Column(_("Afgekeurd"), is_numeric=True),
    )
    return Table(caption, columns, tuple(map(_row, summaries)), stacks=True, hides_caption=True)


def _row(one: queries.Summary) -> tuple:
    link = Action(one.file_name, href=reverse("professional:submission", args=[one.id]), kind="link")
    counts = (one.total, one.accepted, one.already, one.rejected)
    return (link, moment(one.received), state_badge(one), *((None,) * 4 if one.problem else counts))


def nothing_delivered(may_deliver: bool) -> EmptyState:
    action = Action(_("Aanleveren"), href=reverse("professional:deliver")) if may_deliver else None
    words = _("Zodra uw organisatie berichten aanlevert, staat hier wat wij ervan vonden.")
    return EmptyState(_("Nog niets aangeleverd"), words, action)


def submissions_page(
    found: tuple[queries.Summary, ...], total: int, *, number: int, may_deliver: bool
) -> SubmissionsPage:
    deliver = Actions((Action(_("Aanleveren"), href=reverse("professional:deliver")),))
    caption = _("Aanleveringen, nieuwste eerst")
    return SubmissionsPage(
        title=_("Aanleveringen"),
        lead=_("Alles wat uw organisatie aanleverde, met wat wij ervan vonden."),
        actions=deliver if may_deliver and found else None,
        table=table_of(found, caption) if found else nothing_delivered(may_deliver),
        pagination=pagination(number, total),
    )


def pagination(number: int, total: int, **query: str) -> Pagination | None:
    pages = -(-total // PER_PAGE)
    chosen = urlencode({name: value for name, value in query.items() if value})
    return Pagination(number, pages, chosen) if pages > 1 else None


def submission_page(summary: queries.Summary, **result) -> SubmissionPage:
    """`result`: what only a submission that is processed has, from `result_of`."""
    is_refused = summary.state is State.REFUSED
    again = Action(_("Opnieuw aanleveren"), href=reverse("professional:deliver"))
    return SubmissionPage(
        title=summary.file_name,
        lead=_lead(summary),
        breadcrumbs=Breadcrumbs(((_("Aanleveringen"), reverse("professional:submissions")),)),
        facts=_facts(summary),
        refresh_seconds=REFRESH_SECONDS if summary.is_unfinished else None,
        progress=progress(summary) if summary.is_unfinished else None,
        alert=Alert(summary.problem, "error", actions=(again,)) if is_refused and summary.problem else None,
        **result,
    )


def _lead(summary: queries.Summary) -> str:
    if summary.state is State.FAILED:
        return _("Het verwerken is vertraagd door een fout bij ons. U hoeft niets te doen: wij gaan vanzelf verder.")
    if summary.is_unfinished:
        return _("Uw bestand is veilig ontvangen. U hoeft niet te wachten: het verwerken gaat door als u weggaat.")
    if summary.state is State.REFUSED:
        return _("Dit bestand konden wij niet lezen. Er is niets van bewaard.")
    parts = ngettext("%(n)s bericht gelezen", "%(n)s berichten gelezen", summary.total) % {"n": count(summary.total)}
    if summary.rejected:
        return _("%(parts)s, waarvan %(rejected)s afgekeurd. Hieronder staat per regel wat u kunt doen.") % {
            "parts": parts,
            "rejected": count(summary.rejected),
        }
    return _("%(parts)s, niets afgekeurd.") % {"parts": parts}


def _facts(summary: queries.Summary) -> Facts:
    return Facts(
        (
            (_("Stand"), state_badge(summary)),
            (_("Ontvangen"), moment(summary.received)),
            (_("Aangeleverd door"), summary.by or _("het systeem")),
            (_("Grootte"), file_size(summary.size)),
        )
    )


def progress(summary: queries.Summary) -> Progress:
    return Progress(
        words=_("Wij lezen uw berichten"),
        done=summary.done,
        total=summary.total,
        detail=_("Elk bericht wordt gelezen, gecontroleerd en bewaard."),
        poll_url=reverse("professional:submission_progress", args=[summary.id]),
        is_running=summary.is_unfinished,
    )


def result_of(
    summary: queries.Summary,
    counts: dict[Grade, int],
    groups: tuple[queries.RuleFindings, ...],
    grade: Grade | None,
) -> dict:
    """What the page of a processed submission shows besides: counts, findings by rule, ways to see more."""
    here = reverse("professional:submission", args=[summary.id])
    download = Action(
        _("Alle bevindingen als CSV"), href=reverse("professional:findings_csv", args=[summary.id]), kind="secondary"
    )
    return {
        "result": Facts(
            (
                (_("Berichten"), count(summary.total)),
                (_("Aangenomen"), count(summary.accepted)),
                (_("Al eerder ontvangen"), count(summary.already)),
                (_("Afgekeurd"), count(summary.rejected)),
            )
        ),
        "choices": _choices(here, counts, grade) if sum(counts.values()) else (),
        "groups": tuple(_group(summary.id, group) for group in groups),
        "nothing": None if groups else _no_findings(summary),
        "download": download if sum(counts.values()) else None,
    }


def about_withdrawn(found: Withdrawn) -> Alert | None:
    """What of this submission does not count, or made something count again; None when that is nothing."""
    out = ngettext(
        "%(n)s zorgepisode uit deze aanlevering is ingetrokken en telt niet mee.",
        "%(n)s zorgepisodes uit deze aanlevering zijn ingetrokken en tellen niet mee.",
        found.withdrawn,
    )
    again = ngettext(
        "%(n)s ingetrokken zorgepisode telt weer mee, omdat hier een nieuwer bericht over in zat.",
        "%(n)s ingetrokken zorgepisodes tellen weer mee, omdat hier een nieuwer bericht over in zat.",
        found.again,
    )
    sentences = [words % {"n": count(n)} for words, n in ((out, found.withdrawn), (again, found.again)) if n]
    search = Action(_("Zorgepisode zoeken"), href=reverse("professional:episodes"), kind="link")
    return Alert(" ".join(sentences), "info", actions=(search,)) if sentences else None


def _no_findings(summary: queries.Summary) -> EmptyState:
    if summary.already == summary.total:
        words = _("Al deze berichten hadden wij al. Wat wij erin vonden, staat bij de eerdere aanlevering.")
    else:
        words = _("In deze berichten vonden wij niets om te herstellen. Bedankt.")
    return EmptyState(_("Geen bevindingen"), words)


def _choices(here: str, counts: dict[Grade, int], grade: Grade | None) -> tuple[Choice, ...]:
    everything = Choice(_("Alles (%(n)s)") % {"n": count(sum(counts.values()))}, here, grade is None)
    return (
        everything,
        *(
            Choice(f"{grade_words(each)} ({count(n)})", f"{here}?ernst={each.value}", each is grade)
            for each, n in counts.items()
            if n
        ),
    )


def quoted(title: str) -> str:
    return f"‘{title}’"


def rule_url(code: str) -> str:
    """The public page that explains a rule; a rule that no longer exists has none."""
    return reverse("public:rule", args=[code]) if code in RULE_CODES else ""


def _group(submission_id: int, group: queries.RuleFindings) -> FindingGroup:
    is_one = group.count == 1
    query = urlencode({"regel": group.rule, "ernst": group.grade.value})
    words = ngettext(
        "Toon het bericht, met dossiernummer", "Toon de %(n)s berichten, met dossiernummer", group.messages
    )
    finding = Finding(
        grade=group.grade.value,
        sentence=group.sentence if is_one and get_language() == "nl" else group.title,
        place=group.place,
        rule=quoted(group.title),
        rule_url=rule_url(group.rule),
        advice=group.advice,
        count=group.messages,
    )
    href = f"{reverse('professional:cases', args=[submission_id])}?{query}"
    return FindingGroup(finding, Action(words % {"n": count(group.messages)}, href=href, kind="link"))


def cases_page(
    summary: queries.Summary, found: tuple[queries.Case, ...], total: int, *, choice: queries.Choice, number: int
) -> CasesPage:
    title = queries.words_of(choice.rule).title if choice.rule else _("Berichten met bevindingen")
    above = (
        (_("Aanleveringen"), reverse("professional:submissions")),
        (summary.file_name, reverse("professional:submission", args=[summary.id])),
    )
    nothing = EmptyState(_("Geen berichten"), _("Er zijn geen berichten met deze bevinding in deze aanlevering."))
    return CasesPage(
        title=title,
        lead=ngettext("%(n)s bericht in deze aanlevering.", "%(n)s berichten in deze aanlevering.", total)
        % {"n": count(total)},
        breadcrumbs=Breadcrumbs(above),
        notice=_("Hier staan dossiernummers. Wij leggen vast dat u deze pagina bekeek."),
        cases=tuple(map(_case, found)),
        nothing=None if found else nothing,
        pagination=pagination(number, total, regel=choice.rule or "", ernst=choice.grade.value if choice.grade else ""),
    )


def _case(case: queries.Case) -> CaseView:
    dossier = _("Dossier %(number)s") % {"number": short_dossier(case.dossier)} if case.dossier else ""
    words = _("Bericht %(n)s") % {"n": count(case.position + 1)}
    state = Badge(_("Aangenomen"), "success") if case.accepted else Badge(_("Afgekeurd"), "error")
    return CaseView(
        title=dossier or case.name or words,
        words=f"{words} · {case.name}" if case.name and dossier else words,
        state=state,
        findings=tuple(
            Finding(
                f.grade.value,
                in_both_languages(f.title, f.sentence),
                f.place,
                f.value or "",
                quoted(f.title),
                rule_url(f.rule),
            )
            for f in case.findings
        ),
    )


def short_dossier(dossier: str) -> str:
    """The number as the record system shows it, without the OID of that system."""
    return dossier.rsplit("^", 1)[-1]
