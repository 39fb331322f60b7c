"""What a hospital decides on: per VSV the indicators, how far it is, what can be done now."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ooievaar.portal.approvals import queries, rules
from ooievaar.portal.approvals.states import IndicatorState, VsvState
from ooievaar.portal.figures.queries import Comparison as Compared
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional.figure_parts import bars_of, main_of, parts_table, title_of, year_choices
from ooievaar.portal.professional.pages import ApprovalRow, ApprovalsPage, VsvApproval
from ooievaar.portal.professional.score_parts import is_score, score_table
from ooievaar.portal.professional.words import for_listeners, moment
from ooievaar.portal.ui.components import Action, Alert, Badge, Comparison, EmptyState, Step, Steps, Table

STATE_KINDS = {
    IndicatorState.TO_APPROVE: "warning",
    IndicatorState.CHANGED: "error",
    IndicatorState.APPROVED: "success",
}


def approvals_page(
    access: Access,
    year: int | None,
    years: tuple[int, ...],
    statuses: tuple[queries.VsvStatus, ...],
    found: tuple[Compared, ...],
) -> ApprovalsPage:
    nothing = EmptyState(
        _("Er staat niets open"),
        _("Zodra het registratiebureau cijfers openstelt, kunt u ze hier bekijken en accorderen."),
    )
    lead = _("Bekijk de cijfers van uw VSV over %(year)s en keur ze goed. Daarna ondertekent een bestuurder.")
    return ApprovalsPage(
        title=_("Accorderen en ondertekenen"),
        lead=lead % {"year": year} if statuses else _("Voordat cijfers openbaar worden, kijkt uw ziekenhuis ernaar."),
        years=year_choices(reverse("professional:approvals"), years, year),
        vsvs=tuple(_vsv(access, status, found) for status in statuses),
        nothing=None if statuses else nothing,
    )


def _vsv(access: Access, status: queries.VsvStatus, found: tuple[Compared, ...]) -> VsvApproval:
    signature = status.signature
    words = _("Ondertekend door %(name)s op %(moment)s. De cijfers kunnen nu openbaar worden.")
    signed = words % {"name": signature.by, "moment": moment(signature.moment)} if signature else ""
    return VsvApproval(
        name=status.vsv_name,
        words=_("%(done)s van de %(all)s indicatoren geaccordeerd.")
        % {"done": status.approved, "all": len(status.indicators)},
        steps=_steps(status),
        action_url=reverse("professional:decide", args=[status.computation, status.vsv_number]),
        rows=tuple(_row(access, status, each, found) for each in status.indicators),
        is_to_sign=access.may(Permission.SIGN) and not signature,
        why_not_sign=why_not(access, Permission.SIGN, status) or rules.why_not_sign(status) or "",
        sign=Action(_("Ondertekenen"), name="besluit", value="sign"),
        signed=Alert(signed, "success") if signature else None,
    )


def why_not(access: Access, permission: Permission, status: queries.VsvStatus) -> str | None:
    return rules.why_not_for_vsv(access, permission, vsv=status.vsv_number, year=status.year)


def _steps(status: queries.VsvStatus) -> Steps:
    states = {
        VsvState.TO_APPROVE: ("current", "waiting", "waiting"),
        VsvState.TO_SIGN: ("done", "current", "waiting"),
        VsvState.SIGNED: ("done", "done", "blocked"),
    }[status.state]
    words = (
        _("Indicatoren accorderen"),
        _("Ondertekenen door een bestuurder"),
        _("Publicatie door het registratiebureau"),
    )
    return Steps(_("Hoe ver is het?"), tuple(Step(text, state) for text, state in zip(words, states, strict=True)))


def _bars(main: Compared | None) -> Comparison | None:
    if main is None or main.part or is_score(main.indicator):
        return None
    return Comparison(label=title_of(main.indicator), bars=bars_of(main))


def _parts(mine: tuple[Compared, ...], main: Compared | None, year: int) -> Table | None:
    if main is None:
        return None
    return score_table(mine, year) if is_score(main.indicator) else parts_table(mine, main)


def _row(
    access: Access, status: queries.VsvStatus, each: queries.IndicatorStatus, found: tuple[Compared, ...]
) -> ApprovalRow:
    mine = tuple(one for one in found if one.indicator == each.indicator)
    main = main_of(mine) if mine else None
    may = why_not(access, Permission.APPROVE, status) is None and status.signature is None
    is_approved = each.state is IndicatorState.APPROVED
    words = _("door %(name)s op %(moment)s") % {"name": each.by, "moment": moment(each.moment)} if each.moment else ""
    return ApprovalRow(
        code=each.indicator,
        title=title_of(each.indicator),
        href=f"{reverse('professional:indicator', args=[each.indicator])}?jaar={status.year}",
        comparison=_bars(main),
        parts=_parts(mine, main, status.year),
        state=Badge(each.words, STATE_KINDS[each.state]),
        words=words,
        approve=Action(
            for_listeners(_("Accorderen"), title_of(each.indicator)), kind="secondary", name="besluit", value="approve"
        )
        if may and not is_approved
        else None,
        withdraw=Action(
            for_listeners(_("Intrekken"), title_of(each.indicator)), kind="subtle", name="besluit", value="withdraw"
        )
        if may and is_approved
        else None,
    )
