"""Pages about the cuts that are kept: all of them, one, and one figure counted from it again."""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version

from django.urls import reverse
from django.utils.formats import date_format, get_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ooievaar import warehouse
from ooievaar.portal.figures.cuts import VALUES, Address, KeptCut, Recomputed, unit_names
from ooievaar.portal.figures.states import KINDS
from ooievaar.portal.figures.titles import named, part_title
from ooievaar.portal.office.cut_pages import Choice, Choosing, CutPage, CutsPage, FigurePage
from ooievaar.portal.office.words import count, moment, years
from ooievaar.portal.ui.components import Action, Actions, Alert, Breadcrumbs, Column, EmptyState, Facts, Table

SHORT = 12


def cuts_page(cuts: Sequence[KeptCut]) -> CutsPage:
    """Every cut, two to choose, and the days of each reporting year."""
    return CutsPage(
        title=_("Bewaarde sneden"),
        lead=_("Een snede verandert nooit en blijft bewaard. Zo is elk cijfer later opnieuw te berekenen."),
        breadcrumbs=trail(),
        table=_cuts_table(cuts),
        compare=choosing_two(cuts, *_last_two(cuts)) if len(cuts) > 1 else (),
        compare_action=Action(_("Vergelijken"), kind="secondary"),
        days=_days_table(cuts),
    )


def cut_page(cut: KeptCut, wrong: tuple[str, ...]) -> CutPage:
    """One cut: whether it is whole, what it holds, and what was counted in it."""
    links = [
        Action(_("Berekening %(id)s") % {"id": each}, reverse("office:computation", args=[each]), kind="secondary")
        for each in cut.computations
    ]
    return CutPage(
        title=_("Snede %(year)s, %(kind)s") % {"year": cut.year, "kind": cut.words},
        breadcrumbs=trail((_("Bewaarde sneden"), reverse("office:cuts"))),
        notice=soundness(wrong),
        wrong=wrong,
        facts=Facts(
            (
                (_("Gemaakt"), moment(cut.moment)),
                (_("Door"), cut.by or _("systeem")),
                (_("Map"), cut.folder),
                (_("Controlegetal"), cut.checksum),
                (_("Bevallingen"), count(cut.births)),
                (_("Kinderen"), count(cut.children)),
                (_("Zorgepisodes"), count(cut.episodes)),
            )
        ),
        computations=Actions(tuple(links)) if links else None,
    )


def figure_page(address: Address, found: Recomputed) -> FigurePage:
    """One figure, counted again just now, beside what was saved of it."""
    year = found.cut.year
    name = indicator_words(address.indicator, address.version)
    if address.part:
        name = f"{name}: {part_title(address.indicator, address.part, address.version)}"
    unit = unit_name(found.cut, address.level, address.unit)
    return FigurePage(
        title=f"{name}, {unit}, {year}",
        lead=_("Dit adres zegt precies welk cijfer dit is. Elke keer dat u het opent, wordt het opnieuw berekend."),
        breadcrumbs=trail(
            (_("Bewaarde sneden"), reverse("office:cuts")),
            (_("Snede %(year)s") % {"year": year}, reverse("office:cut", args=[address.checksum])),
        ),
        notice=_equality(found),
        wrong=found.wrong,
        table=_values_table(found),
        facts=Facts(
            (
                (_("Snede"), address.checksum),
                (
                    _("Definitie"),
                    _("%(code)s, versie %(version)s") % {"code": address.indicator, "version": address.version},
                ),
                (_("Niveau en eenheid"), f"{level_words(address.level)} {address.unit}"),
                (_("Programmatuur van nu"), version("ooievaar")),
            )
        ),
    )


def trail(*steps: tuple[str, str]) -> Breadcrumbs:
    """The way to a page about cuts."""
    return Breadcrumbs(((_("Sneden en berekeningen"), reverse("office:computations")), *steps))


def soundness(wrong: tuple[str, ...]) -> Alert:
    """Whether a cut is what was made."""
    if wrong:
        words = _("Zet de map van deze snede terug uit een reservekopie. Reken er tot dan niet mee.")
        return Alert(words, "error", title=_("De snede is niet meer wat zij was"))
    return Alert(
        _("Zojuist gecontroleerd: alle bestanden zijn precies wat er is vastgelegd."), "success", title=_("Gaaf")
    )


def choosing_two(cuts: Sequence[KeptCut], earlier: str, later: str) -> tuple[Choosing, ...]:
    """Two lists of the same cuts: which one to compare with which."""
    fields = (("eerder", _("Eerdere snede"), earlier), ("later", _("Latere snede"), later))
    return tuple(
        Choosing(name, label, tuple(Choice(c.folder, cut_words(c), c.folder == chosen) for c in cuts))
        for name, label, chosen in fields
    )


def level_words(level: str) -> str:
    words = {"country": _("land"), "vsv": _("VSV"), "hospital": _("ziekenhuis"), "practice": _("praktijk")}
    return words.get(level, level)


def indicator_words(code: str, year: int) -> str:
    """Number and title; the title alone where the set of that year gave no number."""
    number, title = named(code, year)
    return f"{number}. {title}" if number else title


def unit_name(cut: KeptCut, level: str, unit: str) -> str:
    """What the unit was called when the cut was made; its number when nobody knows."""
    return _("Nederland") if level == "country" else unit_names(cut).get((level, unit), unit)


def cut_words(cut: KeptCut) -> str:
    """A cut in one line."""
    return f"{cut.year}, {cut.words}, {moment(cut.moment)} ({cut.folder})"


def _last_two(cuts: Sequence[KeptCut]) -> tuple[str, str]:
    """The two newest cuts of the newest year that has two."""
    for later in cuts:
        earlier = next((c for c in cuts if c.year == later.year and c.moment < later.moment), None)
        if earlier:
            return earlier.folder, later.folder
    return cuts[-1].folder, cuts[0].folder


def _cuts_table(cuts: Sequence[KeptCut]) -> Table | EmptyState:
    if not cuts:
        return EmptyState(_("Nog geen sneden"), _("Bij de eerste berekening wordt een snede gemaakt."))
    columns = (
        Column(_("Snede")),
        Column(_("Verslagjaar")),
        Column(_("Soort")),
        Column(_("Gemaakt")),
        Column(_("Bevallingen"), is_numeric=True),
        Column(_("Controlegetal")),
    )
    return Table(_("Sneden"), columns, [_cut_row(cut) for cut in cuts], stacks=True, hides_caption=True)


def _cut_row(cut: KeptCut) -> tuple[object, ...]:
    link = Action(cut.folder, reverse("office:cut", args=[cut.checksum]), kind="link")
    return link, str(cut.year), cut.words, moment(cut.moment), cut.births, f"{cut.checksum[:SHORT]}…"


def _days_table(cuts: Sequence[KeptCut]) -> Table:
    """When each kind of cut of each year is made, and whether it was."""
    kinds = (warehouse.Kind.INDICATORS, warehouse.Kind.YEAR_FIGURES)
    columns = (Column(_("Verslagjaar")), *(Column(str(KINDS[kind]).capitalize()) for kind in kinds))
    made = {(cut.year, cut.kind) for cut in cuts}
    shown = sorted({*years(), *(cut.year for cut in cuts)}, reverse=True)
    rows = [(str(year), *(_day(year, kind, (year, kind) in made) for kind in kinds)) for year in shown]
    note = _("Maandsneden worden gemaakt vanaf de eerste dag van elke maand. De dagen zijn per verslagjaar vastgelegd.")
    return Table(_("Dagen waarop sneden worden gemaakt"), columns, rows, note=note)


def _day(year: int, kind: warehouse.Kind, is_made: bool) -> str:
    dates = warehouse.cut_dates(year)
    day = dates.indicators if kind is warehouse.Kind.INDICATORS else dates.year_figures
    return f"{date_format(day, 'j F Y')} ({_made(day, is_made)})"


def _made(day: date, is_made: bool) -> str:
    if is_made:
        return _("gemaakt")
    return _("nog niet gemaakt") if day <= localdate() else _("nog niet aan de orde")


def _equality(found: Recomputed) -> Alert:
    if found.wrong:
        return soundness(found.wrong)
    if not found.stored:
        return Alert(_("Dit cijfer is nergens bewaard: zo is het nu berekend."), title=_("Alleen berekend"))
    if found.is_equal:
        words = _("Wat nu uit de snede komt, is tot op het laatste cijfer gelijk aan wat is bewaard.")
        return Alert(words, "success", title=_("Gelijk aan het bewaarde cijfer"))
    words = _("Wat nu uit de snede komt, is anders dan wat is bewaard. Vergelijk de versies van de programmatuur.")
    return Alert(words, "error", title=_("Anders dan het bewaarde cijfer"))


def _values_table(found: Recomputed) -> Table:
    labels = {
        "numerator": _("Teller"),
        "denominator": _("Noemer"),
        "undetermined": _("Niet te bepalen"),
        "outside": _("Buiten de noemer"),
        "value": _("Uitkomst (%)"),
        "lower": _("Ondergrens (%)"),
        "upper": _("Bovengrens (%)"),
    }
    stored = [
        _("Bewaard bij berekening %(id)s (programmatuur %(version)s)")
        % {"id": each.computation, "version": each.code_version}
        for each in found.stored
    ]
    columns = (Column(_("Waarde")), *(Column(words, is_numeric=True) for words in (_("Nu berekend"), *stored)))
    sides = (found.values or {}, *(each.values for each in found.stored))
    rows = [(labels[name], *(_exact(side.get(name)) for side in sides)) for name in VALUES]
    return Table(_("Het cijfer zonder afronding"), columns, rows)


def _exact(value: float | None) -> str | None:
    """A number as the computer holds it."""
    if value is None:
        return None
    return repr(value).removesuffix(".0").replace(".", get_format("DECIMAL_SEPARATOR"))
