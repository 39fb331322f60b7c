"""What mothers say, on the public pages: scores instead of percentages."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.portal.public.pages import IndicatorPage, Link, VsvPart
from ooievaar.portal.public.sentences import official, part_title, reason, title, words_of
from ooievaar.portal.releases.queries import Edition, Released
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import Action, Breadcrumbs, Card, Column, FigureValue, Table
from ooievaar.portal.ui.core_words import in_language
from ooievaar.publication import WITHHELD

__all__ = ["is_score", "score_card", "score_page", "score_part"]

# The topic that stands for all of them: how mothers feel about it as a whole.
OVERALL = "m"


def is_score(code: str) -> bool:
    """Whether an indicator is shown by its scores instead of by a percentage."""
    return any(each.code == code and each.score for each in indicators.INDICATORS)


def score_card(edition: Edition, country: Released) -> Card:
    """What mothers say, on the overview of a year."""
    overall = _of_topic(edition, country, OVERALL)
    return Card(
        title=title(country),
        href=reverse("public:indicator", args=[edition.year, country.indicator]),
        words=_said(overall) or _("Er is geen cijfer om te tonen."),
        figure=_value(overall) if overall and overall.score is not None else None,
    )


def score_page(edition: Edition, country: Released, asked: str | None, years: tuple[Link, ...]) -> IndicatorPage:
    """One topic, of the country and of every VSV by name; the whole experience when no topic is asked for."""
    topics = [each for each in edition.of(indicator=country.indicator, unit="NL") if each.part]
    chosen = next((each for each in topics if each.part == asked), topics[-1])
    words = words_of(country.indicator)
    return IndicatorPage(
        title=_("%(title)s in %(year)s") % {"title": title(country), "year": edition.year},
        lead=_said(chosen),
        breadcrumbs=Breadcrumbs(((_("Cijfers"), f"{reverse('public:figures')}?jaar={edition.year}"),)),
        years=years,
        parts=tuple(_topic_link(edition, each, chosen) for each in topics),
        figure=_value(chosen),
        official=official(country),
        tells=words.tells,
        tells_not=words.tells_not,
        direction=_("Zorgverleners proberen dit cijfer hoog te houden."),
        chart=None,
        trend=None,
        table=_units(edition, chosen),
        explanation=reverse("public:explanation", args=[country.indicator]),
    )


def score_part(edition: Edition, country: Released, number: str) -> VsvPart | None:
    """All topics of one VSV beside the country, and how many mothers answered; None when it has none."""
    own = {each.part: each for each in edition.of(indicator=country.indicator, unit=number)}
    if None not in own:
        return None
    shown = any(each.score is not None for each in own.values())
    return VsvPart(
        title=title(country),
        sentence=_response(own[None]) if shown else _why_none(own.values()),
        comparisons=(),
        href=reverse("public:indicator", args=[edition.year, country.indicator]),
        chart=_chart(own, edition, country) if shown else None,
    )


def _chart(own: dict[str | None, Released], edition: Edition, country: Released) -> charts.Chart:
    """Every topic of the VSV with its interval, and the country beside it; the table says the same in numbers."""
    of_country = _by_part(edition, country)
    rows = [
        charts.Row(part_title(each), (_mean(each), _mean(of_country.get(part))))
        for part, each in own.items()
        if part is not None
    ]
    return charts.scores(
        title=_("Dit VSV naast Nederland, per onderwerp"),
        units=(charts.Who(_("Dit VSV"), "vsv"), charts.Who(_("Nederland"), "country")),
        rows=rows,
        table=_beside(own, of_country, country),
    )


def _mean(each: Released | None) -> charts.Mean | None:
    return charts.mean(each.score, each.score_lower, each.score_upper) if each else None


def _by_part(edition: Edition, country: Released) -> dict[str | None, Released]:
    return {each.part: each for each in edition.of(indicator=country.indicator, unit=country.unit)}


def _of_topic(edition: Edition, country: Released, topic: str) -> Released | None:
    return _by_part(edition, country).get(topic)


def _said(topic: Released | None) -> str:
    if topic is None:
        return ""
    if topic.score is None:
        return reason(topic)
    words = {"n": _whole(topic.respondents), "score": _decimals(topic.score), "topic": part_title(topic)}
    return _("%(n)s moeders gaven een cijfer van 1 tot 10. Gemiddeld: %(score)s voor “%(topic)s”.") % words


def _value(topic: Released) -> FigureValue:
    return FigureValue(
        label=_("Nederland, %(part)s") % {"part": part_title(topic).lower()},
        value=topic.score,
        unit=_("van 10"),
        decimals=2,
        lower=topic.score_lower,
        upper=topic.score_upper,
        hidden=reason(topic) or None,
    )


def _topic_link(edition: Edition, topic: Released, chosen: Released) -> Link:
    address = reverse("public:indicator", args=[edition.year, topic.indicator])
    return Link(part_title(topic), f"{address}?onderdeel={topic.part}", topic is chosen)


def _units(edition: Edition, topic: Released) -> Table:
    columns = (
        Column(_("VSV")),
        Column(_("Score"), is_numeric=True),
        Column(_("Waarschijnlijk tussen"), is_numeric=True),
        Column(_("Moeders"), is_numeric=True),
    )
    same = [each for each in edition.of(indicator=topic.indicator) if each.part == topic.part and each.level == "vsv"]
    rows = [_unit_row(each) for each in (topic, *sorted(same, key=lambda each: (each.name.casefold(), each.unit)))]
    note = _(
        "Niet vrijgegeven: het ziekenhuis van dit VSV heeft de cijfers niet ondertekend. "
        "Te klein: minder dan tien moeders antwoordden. Nederland is wat van alle VSV's samen wordt getoond."
    )
    return Table(_("Alle VSV's"), columns, rows, stacks=True, note=note, hides_caption=True)


def _unit_row(each: Released) -> tuple[object, ...]:
    name: object = in_language(each.name)
    if each.level == "vsv":
        name = Action(each.name, reverse("public:vsv", args=[each.unit]), kind="link")
    if each.score is None:
        return name, _("niet vrijgegeven") if each.status == WITHHELD else _("te klein"), None, None
    return name, _decimals(each.score), _between(each), _whole(each.respondents)


def _beside(own: dict[str | None, Released], of_country: dict[str | None, Released], country: Released) -> Table:
    columns = (
        Column(_("Onderwerp")),
        Column(_("Dit VSV"), is_numeric=True),
        Column(_("Waarschijnlijk tussen"), is_numeric=True),
        Column(_("Nederland"), is_numeric=True),
    )
    rows = [
        (part_title(each), _short(each), _between(each), _short(of_country.get(part)))
        for part, each in own.items()
        if part is not None
    ]
    words = _("Een score is het gemiddelde van de cijfers die moeders gaven, van 1 tot 10.")
    return Table(title(country), columns, rows, stacks=True, note=words, hides_caption=True)


def _short(each: Released | None) -> str | None:
    if each is None:
        return None
    return _("te klein") if each.score is None else _decimals(each.score)


def _between(each: Released) -> str | None:
    if each.score_lower is None or each.score_upper is None:
        return None
    return f"{_decimals(each.score_lower)} – {_decimals(each.score_upper)}"


def _response(whole: Released) -> str:
    """How many answered; above one in each birth, and why that can be."""
    if whole.numerator is None or whole.denominator is None or whole.value is None:
        return ""
    words = {
        "n": _whole(whole.numerator),
        "of": _whole(whole.denominator),
        "percentage": f"{number_format(whole.value, 1)}%",
    }
    told = _("%(n)s moeders vulden de vragenlijst in; hier telden %(of)s bevallingen mee (%(percentage)s).") % words
    if whole.value <= 100:
        return told
    why = _(
        "Dat is meer dan 100%: een vragenlijst telt bij het VSV waar een moeder wilde bevallen, een bevalling waar zij "
        "was."
    )
    return f"{told} {why}"


def _why_none(own: Iterable[Released]) -> str:
    return next((reason(each) for each in own if each.part is not None and each.reason), "")


def _decimals(number: float) -> str:
    return number_format(number, 2)


def _whole(number: int | None) -> str:
    return number_format(number or 0, force_grouping=True)
