"""The board of approvals, and the release that follows from it."""

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar.portal.approvals.queries import VsvStatus
from ooievaar.portal.approvals.states import IndicatorState, VsvState
from ooievaar.portal.figures.titles import named, part_title
from ooievaar.portal.office.chain import year_links
from ooievaar.portal.office.pages import BoardPage, Button, ReleasePage
from ooievaar.portal.office.words import count, moment, percentage
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.releases.models import Release
from ooievaar.portal.releases.queries import Released
from ooievaar.portal.releases.review import Difference, Review, releases_of, review
from ooievaar.portal.releases.rules import why_not_build
from ooievaar.portal.releases.states import WORDS, State
from ooievaar.portal.ui.components import Action, Alert, Badge, Column, EmptyState, Facts, Table
from ooievaar.portal.ui.core_words import in_language

VSV_BADGES = {VsvState.TO_APPROVE: "neutral", VsvState.TO_SIGN: "info", VsvState.SIGNED: "success"}
RELEASE_BADGES = {
    State.BUILT: "info",
    State.PUBLISHED: "success",
    State.REPLACED: "neutral",
    State.DISCARDED: "neutral",
}
DIFFERENCES_SHOWN = 200


def board_page(year: int, statuses: tuple[VsvStatus, ...]) -> BoardPage:
    """Every VSV with what its hospital still has to do."""
    signed = sum(status.state is VsvState.SIGNED for status in statuses)
    lead = _("%(signed)s van %(all)s VSV's hebben de cijfers ondertekend.") % {"signed": signed, "all": len(statuses)}
    return BoardPage(
        title=_("Accordering %(year)s") % {"year": year},
        lead=lead if statuses else "",
        years=year_links("office:approvals_of_year", year),
        table=_board_table(statuses),
    )


def release_page(year: int, access: Access) -> ReleasePage:
    """What would become public, what was before, and the buttons to do it."""
    found = releases_of(year)
    waiting = next((review(release) for release in found if release.state == State.BUILT), None)
    return ReleasePage(
        title=_("Vrijgave %(year)s") % {"year": year},
        lead=_("Een vrijgave bevat de cijfers van Nederland en van elk VSV dat heeft ondertekend."),
        years=year_links("office:release_of_year", year),
        notice=_notice(found),
        waiting=_review_facts(waiting) if waiting else None,
        withheld=waiting.withheld_units if waiting else (),
        differences=_difference_table(waiting) if waiting and waiting.differences else None,
        earlier=_release_table(found),
        **_buttons(year, waiting, access),
    )


def _board_table(statuses: tuple[VsvStatus, ...]) -> Table | EmptyState:
    if not statuses:
        return EmptyState(
            _("Nog niets open voor accordering"),
            _("Zodra u cijfers openstelt, staat hier van elk VSV hoe ver het is."),
            Action(_("Naar berekeningen"), reverse("office:computations"), kind="secondary"),
        )
    columns = (_("VSV"), _("Ziekenhuis"), _("Geaccordeerd"), _("Opnieuw te bekijken"), _("Stand"), _("Ondertekend"))
    return Table(
        _("Stand per VSV"),
        tuple(map(Column, columns)),
        [_board_row(s) for s in statuses],
        stacks=True,
        hides_caption=True,
    )


def _board_row(status: VsvStatus) -> tuple[object, ...]:
    changed = [each.number or each.title for each in status.indicators if each.state is IndicatorState.CHANGED]
    signature = status.signature
    return (
        status.vsv_name,
        ", ".join(status.hospitals) or None,
        _("%(done)s van %(all)s") % {"done": status.approved, "all": len(status.indicators)},
        _("indicator %(numbers)s") % {"numbers": ", ".join(changed)} if changed else None,
        Badge(status.words, VSV_BADGES[status.state]),
        f"{signature.by}, {moment(signature.moment)}" if signature else None,
    )


def _buttons(year: int, waiting: Review | None, access: Access) -> dict[str, Button | None]:
    if not access.may(Permission.RELEASE):
        return {"build": None, "publish": None, "discard": None}
    words = _("Vrijgave opnieuw maken") if waiting else _("Vrijgave maken")
    build = Action(words, kind="secondary" if waiting else "primary", reason=why_not_build(year) or "")
    discard = Action(_("Verwerpen"), kind="subtle", is_destructive=True)
    return {
        "build": Button(reverse("office:build_release", args=[year]), build),
        "publish": Button(reverse("office:publish_release", args=[year]), Action(_("Publiceren"))) if waiting else None,
        "discard": Button(reverse("office:discard_release", args=[year]), discard) if waiting else None,
    }


def _notice(found: tuple[Release, ...]) -> Alert | None:
    public = next((release for release in found if release.state == State.PUBLISHED), None)
    if public is None:
        return None
    words = _("Openbaar sinds %(moment)s.") % {"moment": moment(public.published)}
    site = Action(_("Naar de publiekssite"), reverse("public:home"), kind="secondary")
    return Alert(words, "success", title=_("Gepubliceerd"), actions=(site,))


def _review_facts(found: Review) -> Facts:
    return Facts(
        (
            (_("Klaargezet"), moment(found.moment)),
            (_("Door"), found.by or _("systeem")),
            (_("Cijfers die openbaar worden"), count(found.shown)),
            (_("Verborgen (te kleine aantallen)"), count(found.hidden)),
            (_("Niet vrijgegeven (niet ondertekend)"), count(found.withheld)),
            (_("Anders dan wat nu openbaar is"), count(len(found.differences))),
            (_("Controlegetal"), found.checksum[:16] + "…"),
        )
    )


def _difference_table(found: Review) -> Table:
    columns = tuple(map(Column, (_("Cijfer"), _("Eenheid"), _("Nu openbaar"), _("Wordt"))))
    rows = [_difference_row(each) for each in found.differences[:DIFFERENCES_SHOWN]]
    return Table(_("Verschillen met wat nu openbaar is"), columns, rows)


def _difference_row(each: Difference) -> tuple[object, ...]:
    figure = each.now or each.before
    if figure is None:
        return each.title, each.name, None, None
    name = in_language(each.name) if figure.level == "country" else each.name
    return _measure(figure), name, _said(each.before), _said(each.now)


def _measure(figure: Released) -> str:
    title = named(figure.indicator, figure.version)[1]
    return f"{title}: {part_title(figure.indicator, figure.part, figure.version)}" if figure.part else title


def _said(figure: Released | None) -> str | None:
    if figure is None:
        return None
    if figure.score is not None:
        words = ngettext("%(n)s moeder", "%(n)s moeders", figure.respondents or 0) % {
            "n": count(figure.respondents or 0)
        }
        return f"{number_format(figure.score, 2)} ({words})"
    if figure.value is None:
        return in_language(figure.reason) or count(figure.denominator or 0)
    return f"{percentage(figure.value)} ({count(figure.numerator or 0)}/{count(figure.denominator or 0)})"


def _release_table(found: tuple[Release, ...]) -> Table:
    columns = (_("Vrijgave"), _("Stand"), _("Gemaakt door"), _("Gepubliceerd"), _("VSV's"))
    rows = [
        (
            moment(each.moment),
            Badge(WORDS[State(each.state)], RELEASE_BADGES[State(each.state)]),
            each.by.name if each.by else _("systeem"),
            moment(each.published),
            len(each.signed),
        )
        for each in found
    ]
    empty = _("Voor dit jaar is nog geen vrijgave gemaakt.")
    return Table(_("Alle vrijgaven van dit jaar"), tuple(map(Column, columns)), rows, stacks=True, empty=empty)
