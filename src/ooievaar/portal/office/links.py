"""From doubtful pairs to the pages of the office."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ooievaar.portal.links import queries
from ooievaar.portal.links.looking import PairView
from ooievaar.portal.links.queries import DecisionView, PairRow, Standing
from ooievaar.portal.links.states import VERDICT_WORDS, Verdict
from ooievaar.portal.office.link_pages import PairPage, PairsPage
from ooievaar.portal.office.link_weights import waterfall_of
from ooievaar.portal.office.pages import Button, YearLink
from ooievaar.portal.office.words import moment, percentage
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.submissions.compared import ComparedEpisode
from ooievaar.portal.ui.components import Action, Alert, Badge, Breadcrumbs, Column, EmptyState, Facts, Table

STANDING_WORDS = {
    Standing.CHANGED: gettext_lazy("opnieuw bekijken"),
    Standing.OPEN: gettext_lazy("nog te bekijken"),
    Standing.UNSURE: gettext_lazy("niet te zeggen"),
    Standing.TOGETHER: gettext_lazy("samen"),
    Standing.APART: gettext_lazy("apart"),
}
_KINDS = {
    Standing.CHANGED: "error",
    Standing.OPEN: "warning",
    Standing.UNSURE: "neutral",
    Standing.TOGETHER: "success",
    Standing.APART: "info",
}
_EPOCH = date(1970, 1, 1)
# The compared columns as people know them, in the order of the comparisons.
VALUES = {
    "mother_birth_day": gettext_lazy("Geboortedatum van de moeder"),
    "postcode": gettext_lazy("Postcode"),
    "due_day": gettext_lazy("À terme datum"),
    "child_day": gettext_lazy("Geboortedatum van het kind"),
    "sex": gettext_lazy("Geslacht van het kind"),
    "weight": gettext_lazy("Geboortegewicht"),
    "hospital": gettext_lazy("Ziekenhuis van de bevalling"),
    "parity": gettext_lazy("Eerdere bevallingen"),
    "partners": gettext_lazy("Noemt deze organisaties"),
    "start_day": gettext_lazy("Begin van de zorg"),
    "end_day": gettext_lazy("Einde van de zorg"),
    "mother_key": gettext_lazy("Burgerservicenummer van de moeder"),
}
_OF_ONE_PREGNANCY = frozenset(VALUES) - {"partners", "start_day", "end_day"}
_SEXES = {
    "male": gettext_lazy("jongen"),
    "female": gettext_lazy("meisje"),
    "inconclusive": gettext_lazy("niet vast te stellen"),
}


def pairs_page(year: int | None, access: Access) -> PairsPage:
    """The pairs of the newest cut of a year, those first that need somebody."""
    found = queries.examination(year) if year else None
    may = access.may(Permission.DECIDE_LINKS)
    elsewhere = queries.elsewhere(found.year) if found else ()
    return PairsPage(
        title=_("Twijfelachtige koppelingen"),
        lead=_("Paren registraties waarvan de vergelijking niet zeker weet of zij bij één zwangerschap horen."),
        years=tuple(
            YearLink(each, reverse("office:links_of_year", args=[each]), each == year) for each in queries.years()
        ),
        counts=_counts(found) if found else None,
        pairs=_pairs_table(found.pairs, may=may) if found else _nothing_yet(),
        consequences=_to_consequences(found) if found else None,
        elsewhere=_elsewhere_table(elsewhere) if elsewhere and may else None,
    )


def _nothing_yet() -> EmptyState:
    return EmptyState(_("Nog niets gekoppeld"), _("De lijst verschijnt zodra er een snede is gemaakt."))


def _counts(found: queries.ExaminationView) -> Facts:
    facts = [(words, found.counts[standing]) for standing, words in STANDING_WORDS.items() if found.counts[standing]]
    return Facts(((_("Snede gemaakt"), moment(found.made)), *((str(w).capitalize(), n) for w, n in facts)))


def _to_consequences(found: queries.ExaminationView) -> Action:
    here = reverse("office:link_consequences", args=[found.year])
    return Action(_("Hoe goed registraties elkaar vinden, en wat ervan afhangt"), href=here, kind="link")


def _pairs_table(rows: tuple[PairRow, ...], *, may: bool) -> Table | EmptyState:
    if not rows:
        return EmptyState(
            _("Geen twijfel"), _("In deze snede hangt geen enkele koppeling van een twijfelachtig paar af.")
        )
    columns = (
        Column(_("Organisaties")),
        Column(_("Kans dat zij samen horen"), is_numeric=True),
        Column(_("In deze snede")),
        Column(_("Oordeel")),
    )
    caption = _("Paren, wat nog te bekijken is eerst")
    return Table(caption, columns, [_pair_row(row, may=may) for row in rows], stacks=True, hides_caption=True)


def _pair_row(row: PairRow, *, may: bool) -> tuple[object, ...]:
    words = _("%(one)s en %(other)s") % {"one": row.organisations[0], "other": row.organisations[1]}
    link = Action(words, reverse("office:pair", args=[row.key]), kind="link") if may else words
    standing = Badge(STANDING_WORDS[row.standing], _KINDS[row.standing])
    return link, _chance(row.probability), linked_words(row.is_linked), standing


def linked_words(is_linked: bool | None) -> str | None:
    if is_linked is None:
        return None
    return _("gekoppeld") if is_linked else _("niet gekoppeld")


def _chance(probability: float | None) -> str | None:
    return None if probability is None else percentage(100 * probability)


def _elsewhere_table(rows: tuple[PairRow, ...]) -> Table:
    return Table(
        _("Besluiten over registraties die niet in deze snede staan"),
        (Column(_("Paar")), Column(_("Oordeel"))),
        [
            (
                Action(row.key[:8], reverse("office:pair", args=[row.key]), kind="link"),
                Badge(STANDING_WORDS[row.standing], _KINDS[row.standing]),
            )
            for row in rows
        ],
    )


def pair_page(view: PairView, form: forms.Form) -> PairPage:
    """Both records as linkage sees them, why it says what it says, and the decision."""
    is_whole = all(view.sides)
    standing = view.standing
    return PairPage(
        title=_("Horen deze twee registraties bij één zwangerschap?"),
        lead=_("Hier staan gegevens op persoonsniveau, zonder naam. Wij leggen vast dat u deze pagina bekeek."),
        breadcrumbs=Breadcrumbs(((_("Twijfelachtige koppelingen"), _back(view)),)),
        alerts=tuple(_alerts(view)),
        facts=_facts(view),
        beside=_beside(view),
        chart=waterfall_of(view) if view.weights else None,
        form=form if is_whole else None,
        send_to=reverse("office:decide_pair", args=[view.key]),
        choices=_choices(),
        undo=Button(reverse("office:undo_pair", args=[view.key]), _undoing()) if standing else None,
        decisions=_decisions(view.decisions) if view.decisions else None,
    )


def _back(view: PairView) -> str:
    return reverse("office:links_of_year", args=[view.year]) if view.year else reverse("office:links")


def _choices() -> tuple[Action, ...]:
    return (
        Action(_("Zij horen samen"), name="oordeel", value=Verdict.TOGETHER.value),
        Action(_("Zij horen niet samen"), kind="secondary", name="oordeel", value=Verdict.APART.value),
        Action(_("Niet te zeggen"), kind="subtle", name="oordeel", value=Verdict.UNSURE.value),
    )


def _undoing() -> Action:
    return Action(_("Besluit ongedaan maken"), kind="secondary", is_destructive=True)


def _alerts(view: PairView):
    if view.changed:
        names = ", ".join(str(VALUES[name]) for name in VALUES if name in view.changed)
        words = _("Sinds het besluit veranderde: %(names)s. Het besluit telt totdat u een ander neemt.")
        yield Alert(words % {"names": names}, "warning", _("Kijk hier opnieuw naar"))
    elif view.standing:
        yield Alert(_decided(view.standing.verdict), "success", _("Er is een besluit"))
    if not all(view.sides):
        words = _("Een van de registraties is ingetrokken of met een andere samengevoegd. Er valt niets te besluiten.")
        yield Alert(words, "info")


def _decided(verdict: Verdict) -> str:
    if verdict is Verdict.UNSURE:
        return _("Het is niet te zeggen; de vergelijking beslist.")
    return _("Het besluit telt mee vanaf de volgende snede, en blijft gelden bij nieuwe aanleveringen.")


def _facts(view: PairView) -> Facts:
    senders = (_sender(*each) for each in zip(view.sides, view.organisations, strict=True))
    return Facts(
        (
            *zip(("A", "B"), senders, strict=True),
            (_("Oordeel"), _verdict(view)),
            (_("Kans dat zij samen horen"), _chance(view.probability)),
            (_("In de laatste snede"), linked_words(view.is_linked)),
        )
    )


def _sender(side: ComparedEpisode | None, organisation: str) -> str:
    return f"{organisation} ({side.lvr_number})" if side else _("ingetrokken of samengevoegd")


def _verdict(view: PairView) -> Badge:
    if view.standing is None:
        return Badge(STANDING_WORDS[Standing.OPEN], _KINDS[Standing.OPEN])
    standing = Standing.CHANGED if view.changed else Standing(view.standing.verdict)
    return Badge(STANDING_WORDS[standing], _KINDS[standing])


def _beside(view: PairView) -> Table:
    columns = (Column(_("Gegeven")), Column("A"), Column("B"), Column(_("Gelijk")))
    rows = [(words, *(_shown(side, name) for side in view.sides), _alike(name, view)) for name, words in VALUES.items()]
    note = _(
        "Een streepje betekent dat de registratie het niet vermeldt. Van het burgerservicenummer ziet niemand meer."
    )
    return Table(_("Wat vergeleken wordt"), columns, rows, note=note)


def _alike(name: str, view: PairView) -> Badge | str:
    """Whether both tell the same, of what one pregnancy has one of."""
    told = [side.values.get(name) for side in view.sides if side]
    if name not in _OF_ONE_PREGNANCY or len(told) < len(view.sides) or None in told:
        return ""
    return Badge(_("gelijk"), "success") if told[0] == told[1] else Badge(_("anders"), "warning")


def _shown(side: ComparedEpisode | None, name: str) -> Any:
    value = side.values.get(name) if side else None
    if value is None or value == []:
        return None
    if name.endswith("_day"):
        return format_html('<span class="whole">{}</span>', f"{_EPOCH + timedelta(days=value):%d-%m-%Y}")
    if name == "mother_key":
        return _("bekend")
    return _in_words(name, value)


def _in_words(name: str, value: Any) -> str:
    match name:
        case "sex":
            return str(_SEXES.get(value, value))
        case "weight":
            return _("%(n)s gram") % {"n": round(value)}
        case "partners":
            return ", ".join(value)
        case _:
            return str(value)


def _decisions(decisions: tuple[DecisionView, ...]) -> Table:
    columns = (Column(_("Oordeel")), Column(_("Wanneer")), Column(_("Door")), Column(_("Waarom")), Column(_("Stand")))
    return Table(
        _("Besluiten over dit paar, nieuwste eerst"),
        columns,
        [(VERDICT_WORDS[one.verdict], moment(one.moment), one.by, one.reason, _stands(one)) for one in decisions],
        stacks=True,
    )


def _stands(one: DecisionView) -> str:
    if one.undone is None:
        return _("geldt")
    return _("vervallen op %(moment)s, door %(by)s") % {"moment": moment(one.undone), "by": one.undone_by}
