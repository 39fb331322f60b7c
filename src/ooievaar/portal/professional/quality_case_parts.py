"""The page behind one number: how it went, and the dossiers it is about."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar import indicators
from ooievaar.portal.professional import quality_words as say
from ooievaar.portal.professional.pages import CaseView, Choice
from ooievaar.portal.professional.quality_pages import QualityCasesPage
from ooievaar.portal.professional.submission_parts import quoted, rule_url, short_dossier
from ooievaar.portal.professional.words import count, in_both_languages
from ooievaar.portal.quality import queries, titles
from ooievaar.portal.quality.looking import ACROSS, Case, Subject
from ooievaar.portal.submissions.queries import words_of
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Badge,
    Breadcrumbs,
    EmptyState,
    Finding,
    Pagination,
)
from ooievaar.portal.ui.files import semicolons

PER_PAGE = 20
CSV_HEADER = ("dossiernummer", "bericht", "meting", "gegeven", "maand", "ernst", "regel", "bevinding")
TWO_SIDED = ("linked", "used")  # of these one may want to see what was not counted
INDICATORS = frozenset(indicator.code for indicator in indicators.OF_BIRTHS)


def cases_page(
    subject: Subject, number: queries.Number | None, found: tuple[Case, ...], total: int, page: int
) -> QualityCasesPage:
    return QualityCasesPage(
        title=title_of(subject),
        lead=_lead(subject, total),
        breadcrumbs=Breadcrumbs(((_("Kwaliteit"), say.address("professional:quality", subject.month)),)),
        actions=_download(subject) if found else None,
        choices=_choices(subject, number) if number else (),
        meaning=_meaning(subject),
        explained=_explained(subject),
        chart=chart_of(subject, number) if number else None,
        notice=_("Hier staan dossiernummers. Wij leggen vast dat u deze pagina bekeek."),
        cases=tuple(_case(subject, case) for case in found),
        nothing=None if found else EmptyState(_("Geen dossiers"), _("Achter dit getal staat in deze maand niets.")),
        pagination=_pagination(subject, total, page),
    )


def title_of(subject: Subject) -> str:
    if subject.measure == ACROSS:
        return words_of(subject.item).title
    return titles.number_title(subject.measure, subject.item)


def _lead(subject: Subject, total: int) -> str:
    words = ngettext("%(n)s dossier in %(month)s.", "%(n)s dossiers in %(month)s.", total)
    return words % {"n": count(total), "month": say.in_words(subject.month)}


def _meaning(subject: Subject) -> str:
    if subject.measure == ACROSS:
        words = words_of(subject.item)
        return f"{words.why} {words.advice}".strip()
    if subject.measure == "missing":
        return _("Dit gegeven hoort bij: %(whom)s.") % {"whom": titles.applies_to(subject.item)}
    return _("Dit telt: %(what)s.") % {"what": titles.counted(subject.measure)}


def _explained(subject: Subject) -> Action | None:
    """The public page about a rule or an indicator."""
    code = subject.item.partition("/")[0]
    if subject.measure == ACROSS and rule_url(subject.item):
        return Action(_("Uitleg van deze regel"), rule_url(subject.item), kind="link")
    if code in INDICATORS and subject.measure != "missing":
        return Action(_("Hoe deze indicator wordt berekend"), reverse("public:explanation", args=[code]), kind="link")
    return None


def _choices(subject: Subject, number: queries.Number) -> tuple[Choice, ...]:
    if subject.measure not in TWO_SIDED:
        return ()
    rest = number.share.total - number.share.count
    sides = ((True, _("Wel (%(n)s)"), number.share.count), (False, _("Niet (%(n)s)"), rest))
    return tuple(
        Choice(words % {"n": count(n)}, _address("professional:quality_cases", subject, holds), holds == subject.holds)
        for holds, words, n in sides
    )


def chart_of(subject: Subject, number: queries.Number) -> charts.Chart | None:
    """The number over the months beside that of others over twelve months; None while there is one month only."""
    months = [month for month, _share in number.trend]
    own = tuple((month, share.per_cent if share else None) for month, share in number.trend)
    if sum(value is not None for _month, value in own) < 2:
        return None
    beside = queries.others_by_month(subject.organisation, (number.measure, number.item), months)
    others = tuple((month, beside[month].share.per_cent if month in beside else None) for month in months)
    return charts.monthly(
        title=_("Per maand: %(what)s") % {"what": title_of(subject)},
        lines=(charts.Line(_("u"), "own", own), charts.Line(_("anderen"), "country", others)),
        measure=_("aandeel"),
        note=_("Van de anderen staat er het aandeel over twaalf maanden tot en met die maand.") if beside else "",
    )


def _case(subject: Subject, case: Case) -> CaseView:
    title = _("Dossier %(number)s") % {"number": short_dossier(case.dossier)} if case.dossier else case.name
    return CaseView(
        title=title,
        words=_("Bericht %(name)s") % {"name": case.name},
        state=_state(subject),
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


def _state(subject: Subject) -> Badge:
    if subject.measure == "missing":
        return Badge(_("Ontbreekt"), "warning")
    if subject.measure == ACROSS:
        return Badge(_("Spreekt een ander tegen"), "warning")
    title = titles.measure_title(subject.measure)
    return Badge(title) if subject.holds else Badge(_("Niet: %(what)s") % {"what": title}, "warning")


def _address(name: str, subject: Subject, holds: bool) -> str:
    return say.address(name, subject.month, subject.measure, subject.item, holds)


def _download(subject: Subject) -> Actions:
    href = _address("professional:quality_cases_csv", subject, subject.holds)
    return Actions((Action(_("Als CSV"), href, kind="secondary"),))


def _pagination(subject: Subject, total: int, page: int) -> Pagination | None:
    pages = -(-total // PER_PAGE)
    asked = {"maand": f"{subject.month:%Y-%m}", "meting": subject.measure, "gegeven": subject.item}
    query = urlencode(asked | ({} if subject.holds else {"niet": "1"}))
    return Pagination(page, pages, query) if pages > 1 else None


def case_rows(subject: Subject, found: tuple[Case, ...]) -> list[tuple[object, ...]]:
    """One row per finding, and one for a dossier without any, in the order of CSV_HEADER."""
    about = (titles.measure_title(subject.measure), subject.item, f"{subject.month:%Y-%m}")
    rows: list[tuple[object, ...]] = []
    for case in found:
        start = (short_dossier(case.dossier) if case.dossier else "", case.name, *about)
        rows += [(*start, f.grade.value, f.rule, f.sentence) for f in case.findings] or [(*start, "", "", "")]
    return rows


def as_csv(subject: Subject, found: tuple[Case, ...]) -> bytes:
    return semicolons(CSV_HEADER, case_rows(subject, found))
