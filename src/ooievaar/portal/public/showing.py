"""From a published edition to the pages about figures."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.portal.public.over_years import trend_chart
from ooievaar.portal.public.pages import (
    Compared,
    FiguresPage,
    HomePage,
    IndicatorPage,
    Link,
    VsvPage,
    VsvPart,
    VsvsPage,
)
from ooievaar.portal.public.scores import is_score, score_card, score_page, score_part
from ooievaar.portal.public.sentences import counted, official, part_title, reason, sentence, title, words_of
from ooievaar.portal.releases.queries import Edition, Released
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import (
    Action,
    Alert,
    Bar,
    Breadcrumbs,
    Card,
    Cards,
    Column,
    Comparison,
    EmptyState,
    FigureValue,
    Table,
)
from ooievaar.portal.ui.core_words import in_language
from ooievaar.publication import WITHHELD
from ooievaar.statistics import Zone, control_zone

FAR = (Zone.FAR_BELOW, Zone.FAR_ABOVE)


def home_page(edition: Edition | None) -> HomePage:
    """The first page of the site."""
    return HomePage(
        title=_("Hoe gaat het met de geboortezorg in Nederland?"),
        year=edition.year if edition else None,
        cards=_cards(edition) if edition else nothing_yet(),
        vsvs=len(edition.vsvs) if edition else 0,
    )


def figures_page(edition: Edition | None, years: Iterable[int]) -> FiguresPage:
    """All indicators of a year."""
    heading = _("Cijfers over %(year)s") % {"year": edition.year} if edition else _("Cijfers")
    links = tuple(
        Link(str(year), f"{reverse('public:figures')}?jaar={year}", bool(edition and year == edition.year))
        for year in years
    )
    return FiguresPage(
        title=heading,
        lead=_("Kies een onderwerp. U ziet het cijfer van Nederland en van elk VSV."),
        years=links if len(links) > 1 else (),
        cards=_cards(edition) if edition else nothing_yet(),
    )


def nothing_yet() -> EmptyState:
    """What stands where figures will be, before the first release."""
    return EmptyState(
        _("Er zijn nog geen cijfers gepubliceerd"),
        _("Ziekenhuizen controleren de cijfers van hun regio voordat die openbaar worden. Daarna staan ze hier."),
        Action(_("Lees hoe een cijfer ontstaat"), reverse("public:explanations"), kind="secondary"),
    )


def indicator_page(
    edition: Edition, indicator: str, part: str | None, editions: tuple[Edition, ...]
) -> IndicatorPage | None:
    """One indicator: the country, all VSVs in a funnel and by name, what it means; None when it was not released.

    `editions` are all that were published, for the years beside this one.
    """
    if is_score(indicator):
        whole = next((each for each in edition.indicators if each.indicator == indicator), None)
        held = [each.year for each in editions if each.of(indicator=indicator)]
        return score_page(edition, whole, part, _year_links(indicator, edition.year, held)) if whole else None
    measures = [figure for figure in edition.of(indicator=indicator, unit="NL") if _has_value(figure)]
    country = next((figure for figure in measures if figure.part == part), None) or next(iter(measures), None)
    if country is None:
        return None
    units = _units(edition, country)
    words = words_of(indicator)
    return IndicatorPage(
        title=_("%(title)s in %(year)s") % {"title": title(country), "year": edition.year},
        lead=sentence(country) if country.part in (None, "home") else "",
        breadcrumbs=Breadcrumbs(((_("Cijfers"), f"{reverse('public:figures')}?jaar={edition.year}"),)),
        years=_year_links(indicator, edition.year, [each.year for each in editions]),
        parts=_part_links(measures, country, edition.year),
        figure=_country_value(country),
        official=official(country),
        tells=words.tells,
        tells_not=words.tells_not,
        direction=_direction(indicator),
        chart=_chart(units, country),
        trend=trend_chart(country, editions),
        table=_unit_table(units, country),
        explanation=reverse("public:explanation", args=[indicator]),
    )


def vsvs_page(edition: Edition | None, asked: str) -> VsvsPage:
    """Every VSV by name, or those whose name or number holds what was asked."""
    wanted = asked.casefold()
    units = edition.vsvs if edition else ()
    found = [unit for unit in units if wanted in unit[1].casefold() or wanted == unit[0].casefold()]
    none = EmptyState(_("Geen VSV gevonden"), _("Probeer een deel van de naam."))
    return VsvsPage(
        title=_("VSV's in Nederland"),
        lead=_(
            "In een VSV (verloskundig samenwerkingsverband) werken verloskundigen, een ziekenhuis en kraamzorg samen. "
            "De lijst staat op alfabet; het is geen ranglijst."
        ),
        asked=asked,
        found=tuple(Link(name, reverse("public:vsv", args=[number])) for number, name in found),
        empty=None if found else (nothing_yet() if not units else none),
    )


def vsv_page(edition: Edition, number: str) -> VsvPage | None:
    """One VSV beside the country; None when the edition does not know it."""
    name = dict(edition.vsvs).get(number)
    if name is None:
        return None
    is_withheld = all(figure.status == WITHHELD for figure in edition.of(unit=number))
    return VsvPage(
        title=name,
        lead="" if is_withheld else _("Cijfers over %(year)s, naast die van heel Nederland.") % {"year": edition.year},
        breadcrumbs=Breadcrumbs(((_("VSV's"), reverse("public:vsvs")),)),
        notice=_not_released(edition.year) if is_withheld else None,
        parts=() if is_withheld else _vsv_parts(edition, number),
    )


def _not_released(year: int) -> Alert:
    words = _("Het ziekenhuis van dit VSV heeft de cijfers over %(year)s niet ondertekend. Daarom staan ze hier niet.")
    country = Action(_("Cijfers van Nederland en andere VSV's"), reverse("public:figures"), kind="secondary")
    return Alert(words % {"year": year}, "info", title=_("Niet vrijgegeven"), actions=(country,))


def _cards(edition: Edition) -> Cards:
    return Cards(tuple(_card(edition, country) for country in edition.indicators), level=2)


def _card(edition: Edition, country: Released) -> Card:
    if is_score(country.indicator):
        return score_card(edition, country)
    told = _told(edition, country)
    return Card(
        title=title(country),
        href=reverse("public:indicator", args=[edition.year, country.indicator]),
        words=sentence(told) if told else _("Er is geen cijfer om te tonen."),
        figure=_country_value(told) if told else None,
    )


def _told(edition: Edition, country: Released) -> Released | None:
    """The figure that stands for an indicator: its own, or the first part of a division that has one."""
    measures = edition.of(indicator=country.indicator, unit="NL")
    return next((figure for figure in measures if figure.value is not None), None)


def _has_value(figure: Released) -> bool:
    """Whether there is something to compare: a division as a whole has counts only."""
    return figure.value is not None or bool(figure.reason)


def _country_value(figure: Released) -> FigureValue:
    label = _("Nederland") if figure.part is None else _("Nederland, %(part)s") % {"part": part_title(figure).lower()}
    return FigureValue(
        label=label,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        lower=figure.lower,
        upper=figure.upper,
        hidden=reason(figure) or None,
        counted=counted(figure.indicator),
    )


def _units(edition: Edition, country: Released) -> list[Released]:
    figures = edition.of(indicator=country.indicator)
    vsvs = [figure for figure in figures if figure.level == "vsv" and figure.part == country.part]
    return sorted(vsvs, key=lambda figure: (figure.name.casefold(), figure.unit))


def _year_links(indicator: str, here: int, years: Iterable[int]) -> tuple[Link, ...]:
    links = tuple(Link(str(year), reverse("public:indicator", args=[year, indicator]), year == here) for year in years)
    return links if len(links) > 1 else ()


def _part_links(measures: list[Released], here: Released, year: int) -> tuple[Link, ...]:
    address = reverse("public:indicator", args=[year, here.indicator])
    links = (
        Link(part_title(each), f"{address}?onderdeel={each.part}" if each.part else address, each.part == here.part)
        for each in measures
    )
    return tuple(links) if len(measures) > 1 else ()


def _direction(indicator: str) -> str:
    wanted = indicators.find(indicator).wanted
    if wanted is indicators.Wanted.LOWER:
        return _("Zorgverleners proberen dit cijfer laag te houden.")
    if wanted is indicators.Wanted.HIGHER:
        return _("Zorgverleners proberen dit cijfer hoog te houden.")
    return _("Hoger of lager is hier niet beter of slechter.")


def _chart(units: list[Released], country: Released) -> charts.Chart | None:
    shown = [unit for unit in units if unit.value is not None and unit.denominator]
    if not shown or country.value is None:
        return None
    points = [charts.Point(unit.name, unit.denominator or 0, unit.value or 0) for unit in shown]
    return charts.funnel(
        title=_headline(points, country.value),
        points=points,
        country=country.value,
        measure=part_title(country) if country.part else title(country),
        counted=counted(country.indicator),
    )


def _headline(points: list[charts.Point], country: float) -> str:
    """How many VSVs lie outside the funnel that is drawn: beyond what is usual between VSVs, or else beyond chance."""
    between = charts.beyond_chance(points, country)
    zones = [control_zone(point.value / 100, point.denominator, country / 100, between) for point in points]
    words = {"far": sum(zone in FAR for zone in zones), "all": len(points)}
    if between and not words["far"]:
        return _("Geen enkel VSV wijkt verder af van Nederland dan tussen VSV's gewoon is.")
    if between:
        return _("%(far)s van de %(all)s VSV's wijken verder af van Nederland dan tussen VSV's gewoon is.") % words
    if not words["far"]:
        return _("De verschillen tussen de VSV's kunnen door toeval ontstaan.")
    return (
        _("Bij %(far)s van de %(all)s VSV's is het verschil met Nederland groter dan door toeval te verwachten is.")
        % words
    )


def _unit_table(units: list[Released], country: Released) -> Table:
    columns = (
        Column(_("VSV")),
        Column(_("Percentage"), is_numeric=True),
        Column(_("Waarschijnlijk tussen"), is_numeric=True),
        Column(_("Aantal"), is_numeric=True),
    )
    rows = [_unit_row(unit) for unit in (country, *units)]
    note = _(
        "Niet vrijgegeven: het ziekenhuis van dit VSV heeft de cijfers niet ondertekend. "
        "Te klein: bij kleine aantallen tonen we niets, zodat niemand te herkennen is."
    )
    return Table(_("Alle VSV's"), columns, rows, stacks=True, note=note, hides_caption=True)


def _unit_row(unit: Released) -> tuple[object, ...]:
    name: object = in_language(unit.name) if unit.level == "country" else unit.name
    if unit.level == "vsv":
        name = Action(unit.name, reverse("public:vsv", args=[unit.unit]), kind="link")
    if unit.value is None:
        return name, _("niet vrijgegeven") if unit.status == WITHHELD else _("te klein"), None, None
    amounts = {"numerator": _whole(unit.numerator), "denominator": _whole(unit.denominator)}
    between = f"{_percent(unit.lower)} – {_percent(unit.upper)}"
    return name, _percent(unit.value), between, _("%(numerator)s van %(denominator)s") % amounts


def _whole(number: int | None) -> str:
    return "" if number is None else number_format(number, force_grouping=True)


def _percent(number: float | None) -> str:
    return "" if number is None else f"{number_format(number, 1)}%"


def _vsv_parts(edition: Edition, number: str) -> tuple[VsvPart, ...]:
    parts = (
        score_part(edition, country, number)
        if is_score(country.indicator)
        else _vsv_part(edition, country.indicator, number)
        for country in edition.indicators
    )
    return tuple(part for part in parts if part)


def _vsv_part(edition: Edition, indicator: str, number: str) -> VsvPart | None:
    own = [figure for figure in edition.of(indicator=indicator, unit=number) if _has_value(figure)]
    country = {figure.part: figure for figure in edition.of(indicator=indicator, unit="NL")}
    # An indicator with an outcome of its own is shown by that; a division by all its parts.
    chosen = [figure for figure in own if figure.part is None] or own
    if not chosen:
        return None
    first = chosen[0]
    return VsvPart(
        title=title(first),
        sentence=reason(first) or _in_words(first, country.get(first.part)),
        comparisons=() if first.reason else tuple(_comparison(each, country.get(each.part)) for each in chosen),
        href=reverse("public:indicator", args=[edition.year, indicator]),
    )


def _comparison(own: Released, country: Released | None) -> Compared:
    bars = (_bar(own, own.name, "vsv"), *([_bar(country, _("Nederland"), "country")] if country else []))
    subtitle = part_title(own) if own.part else ""
    return Compared(subtitle, Comparison(subtitle or title(own), bars))


def _bar(figure: Released, words: str, kind: str) -> Bar:
    count = ""
    if figure.value is not None:
        count = _("%(numerator)s van %(denominator)s %(counted)s") % {
            "numerator": _whole(figure.numerator),
            "denominator": _whole(figure.denominator),
            "counted": counted(figure.indicator),
        }
    return Bar(words, figure.value, figure.lower, figure.upper, kind, count, reason(figure) or None)


def _in_words(own: Released, country: Released | None) -> str:
    if country is None or country.value is None or own.value is None or own.part is not None:
        return ""
    zone = control_zone(own.value / 100, own.denominator or 0, country.value / 100)
    sentences = {
        Zone.FAR_BELOW: _("Lager dan in heel Nederland; dat is meer dan toeval."),
        Zone.BELOW: _("Wat lager dan in heel Nederland; het kan toeval zijn."),
        Zone.ABOVE: _("Wat hoger dan in heel Nederland; het kan toeval zijn."),
        Zone.FAR_ABOVE: _("Hoger dan in heel Nederland; dat is meer dan toeval."),
    }
    return sentences.get(zone or Zone.INSIDE, _("Ongeveer even vaak als in heel Nederland."))
