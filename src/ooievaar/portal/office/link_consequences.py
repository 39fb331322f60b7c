"""How well records found each other, and how far figures could move with what is doubtful."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ooievaar import main, records
from ooievaar.portal.figures.queries import order
from ooievaar.portal.figures.runs import births_in, conflicts, office_values
from ooievaar.portal.figures.titles import named, part_title
from ooievaar.portal.links.queries import Bound, Consequences, Provider
from ooievaar.portal.office.link_pages import ConsequencesPage
from ooievaar.portal.office.words import percentage
from ooievaar.portal.ui.components import Breadcrumbs, Column, EmptyState, Table
from ooievaar.portal.ui.core_words import in_language

GROUP_WORDS = {
    "all": gettext_lazy("alle registraties"),
    "with_bsn": gettext_lazy("met burgerservicenummer"),
    "without_bsn": gettext_lazy("zonder burgerservicenummer"),
    "singleton": gettext_lazy("eenlingen"),
    "multiple": gettext_lazy("meerlingen"),
}
MOST_ROWS = 50
# Below this, in per cents, a difference does not show in a figure with one decimal.
_VISIBLE = 0.05


def consequences_page(found: Consequences) -> ConsequencesPage:
    """What the newest cut of a year told about its links."""
    values = office_values(found.computation)
    spans = [_Span(bound, values.get(bound.figure)) for bound in found.bounds]
    country = [span for span in spans if span.bound.level == "country" and span.known]
    vsvs = sorted((s for s in spans if s.bound.level == "vsv" and s.width >= _VISIBLE), key=lambda s: -s.width)
    here = reverse("office:links_of_year", args=[found.year])
    return ConsequencesPage(
        title=_("Wat van de koppelingen van %(year)s afhangt") % {"year": found.year},
        lead=_("Hoe vaak registraties elkaar vonden waar dat te verwachten was, en hoe ver cijfers kunnen schuiven."),
        breadcrumbs=Breadcrumbs(((_("Twijfelachtige koppelingen"), here),)),
        kinds=_kinds(found.providers),
        country=_country(country, found.year) if country else _no_bounds(),
        vsvs=_vsvs(vsvs, found) if country else None,
        providers=_providers(found.providers),
        conflicts=_conflicts(found.computation),
    )


@dataclass(frozen=True)
class _Span:
    """A figure between its ends: with none of the doubtful pairs linked, as computed, with all of them."""

    bound: Bound
    value: float | None

    @property
    def known(self) -> list[float]:
        return [each for each in (self.bound.fewest, self.value, self.bound.most) if each is not None]

    @property
    def low(self) -> float | None:
        return min(self.known, default=None)

    @property
    def high(self) -> float | None:
        return max(self.known, default=None)

    @property
    def width(self) -> float:
        return 0.0 if self.low is None or self.high is None else self.high - self.low


def _no_bounds() -> EmptyState:
    return EmptyState(_("Niets schuift"), _("Geen enkel cijfer hangt van een twijfelachtig paar af."))


def _country(spans: list[_Span], year: int) -> Table:
    spans = sorted(spans, key=lambda span: order(span.bound.indicator, span.bound.part))
    note = _(
        "Laagste en hoogste: de uitkomst als geen enkel twijfelachtig paar gekoppeld was, als zij allemaal gekoppeld "
        "waren, of zoals zij is berekend. Besluiten gelden in alle drie."
    )
    columns = (Column(_("Indicator")), *_columns())
    rows = [(_indicator(span.bound, year), *_cells(span)) for span in spans]
    return Table(_("Cijfers van Nederland"), columns, rows, note=note)


def _vsvs(spans: list[_Span], found: Consequences) -> Table:
    columns = (Column(_("VSV")), Column(_("Indicator")), *_columns())
    rows = [
        (found.vsvs.get(span.bound.unit, span.bound.unit), _indicator(span.bound, found.year), *_cells(span))
        for span in spans[:MOST_ROWS]
    ]
    note = _("Van de VSV's staan hier de %(n)s cijfers die het verst schuiven, hoogstens %(most)s.")
    return Table(
        _("Cijfers van VSV's"),
        columns,
        rows,
        note=note % {"n": len(rows), "most": MOST_ROWS},
        empty=_("Van geen enkel VSV schuift een cijfer zichtbaar."),
    )


def _conflicts(computation: int) -> Table:
    births = births_in(computation)
    rows = [(_fact(fact), count, percentage(100 * count / births)) for fact, count in conflicts(computation)]
    return Table(
        _("Gegevens waarover zorgverleners verschillen"),
        (Column(_("Gegeven")), Column(_("Bevallingen"), is_numeric=True), Column(_("Aandeel"), is_numeric=True)),
        rows,
        note=_(
            "Dan telt wat degene vertelt die de bevalling leidde. Wat tijdens de zorg kan veranderen, zoals de "
            "geplande plaats en de voeding, staat hier niet bij."
        ),
        empty=_("Nergens vertellen zorgverleners iets anders over dezelfde bevalling."),
    )


def _fact(name: str) -> str:
    tables = (records.CHILDREN, records.BIRTHS, *records.EPISODE_TABLES)
    words = (column.words for table in tables for column in table.columns if column.name == name)
    return in_language(next(words, name))


def _columns() -> tuple[Column, ...]:
    names = (_("Laagste"), _("Berekend"), _("Hoogste"), _("Verschil in procentpunten"))
    return tuple(Column(name, is_numeric=True) for name in names)


def _cells(span: _Span) -> tuple[object, ...]:
    return percentage(span.low), percentage(span.value), percentage(span.high), points(span.width)


def points(width: float) -> str:
    return number_format(round(width, 1), 1)


def _indicator(bound: Bound, year: int) -> str:
    number, title = named(bound.indicator, year)
    if not bound.part:
        return f"{number}. {title}"
    return f"{number}. {title}: {part_title(bound.indicator, bound.part, year)}"


def _kinds(providers: Iterable[Provider]) -> Table:
    sums: dict[tuple[str, str], list[int]] = {}
    for each in providers:
        total = sums.setdefault((each.kind, each.group), [0, 0, 0])
        sums[each.kind, each.group] = [
            a + b for a, b in zip(total, (each.records, each.expected, each.found), strict=True)
        ]
    ordered = sorted(sums, key=lambda key: (key[0], main.GROUPS.index(key[1])))
    note = _(
        "Te verwachten: de registratie noemt een andere organisatie die zelf ook aanlevert, als verwijzer, als "
        "ontvanger of als ziekenhuis van de bevalling. Gevonden: zij hangt samen met een registratie van een ander."
    )
    columns = (Column(_("Soort organisatie")), Column(_("Groep")), *_counts())
    rows = [(in_language(kind), GROUP_WORDS[group], *_shares(*sums[kind, group])) for kind, group in ordered]
    return Table(_("Per soort organisatie"), columns, rows, note=note)


def _counts() -> tuple[Column, ...]:
    names = (_("Registraties"), _("Te verwachten"), _("Gevonden"), _("Aandeel"))
    return tuple(Column(name, is_numeric=True) for name in names)


def _shares(records: int, expected: int, found: int) -> tuple[object, ...]:
    return records, expected, found, percentage(100 * found / expected) if expected else None


def _providers(providers: Iterable[Provider]) -> Table:
    everyone = [each for each in providers if each.group == "all" and each.expected]
    ordered = sorted(everyone, key=lambda each: (each.found / each.expected, -each.expected, each.name))
    rows = [
        (each.name, in_language(each.kind), *_shares(each.records, each.expected, each.found))
        for each in ordered[:MOST_ROWS]
    ]
    columns = (Column(_("Organisatie")), Column(_("Soort organisatie")), *_counts())
    note = _("Hier staan de %(n)s organisaties met het laagste aandeel, van %(all)s.")
    words = {"n": len(rows), "all": len(everyone)}
    empty = _("Van geen enkele registratie was een andere te verwachten.")
    return Table(_("Per organisatie"), columns, rows, note=note % words, empty=empty)
