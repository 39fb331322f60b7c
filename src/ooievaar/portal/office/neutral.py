"""The page of neutral measures: the country per measure, and one measure for every VSV."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.portal.figures.neutral import NeutralFigure, NeutralFigures
from ooievaar.portal.office.pages import NeutralPage
from ooievaar.portal.office.words import count, percentage
from ooievaar.portal.ui.components import Action, Alert, Breadcrumbs, Column, Table

# What is chosen: the code of a measure and, after a colon, that of its part.
CHOSEN = "maat"


def neutral_page(computation: int, found: NeutralFigures, asked: str) -> NeutralPage:
    """Every measure for the country; below it the one that was asked for, for every VSV."""
    own = f"#{computation}"
    crumbs = (
        (_("Sneden en berekeningen"), reverse("office:computations")),
        (own, reverse("office:computation", args=[computation])),
    )
    chosen = [each for each in found.figures if _key(each) == asked and each.value is not None]
    return NeutralPage(
        title=_("Neutrale maten van verslagjaar %(year)s") % {"year": found.year},
        lead=_(
            "Maten die niet in de landelijke set staan, uit dezelfde snede geteld. Zij worden niet geaccordeerd of "
            "gepubliceerd."
        ),
        breadcrumbs=Breadcrumbs(crumbs),
        notice=_lacking(found.lacking) if found.lacking else None,
        measures=None if found.lacking else _measures(found.figures, computation),
        chosen=_heading(chosen[0]) if chosen else "",
        units=_units(chosen) if chosen else None,
    )


def _lacking(columns: str) -> Alert:
    words = _("Deze snede is gemaakt voordat zij bevatte wat deze maten tellen. Maak een nieuwe snede. Wat ontbreekt:")
    return Alert(f"{words} {columns}.", "info", title=_("Oudere snede"))


def _key(figure: NeutralFigure) -> str:
    return f"{figure.measure}:{figure.part}" if figure.part else figure.measure


def _heading(figure: NeutralFigure) -> str:
    whole = _name(replace(figure, part=""))
    return f"{whole}: {_name(figure)}" if figure.part else whole


def _measures(figures: Iterable[NeutralFigure], computation: int) -> Table:
    places = {key: place for place, key in enumerate(_declared())}
    country = sorted((each for each in figures if each.is_country), key=lambda each: places[_key(each)])
    address = reverse("office:neutral", args=[computation])
    columns = (Column(_("Maat")), *_counts())
    rows = [(_link(each, address), *_cells(each)) for each in country]
    return Table(_("Nederland, onbewerkt"), columns, rows, note=_note())


def _declared() -> Iterable[str]:
    for measure in indicators.NEUTRAL:
        yield measure.code
        yield from (f"{measure.code}:{part.code}" for part in measure.versions[-1].parts)


def _link(figure: NeutralFigure, address: str) -> object:
    words = f"– {_name(figure)}" if figure.part else _name(figure)
    if figure.value is None:
        return words
    return Action(words, f"{address}?{CHOSEN}={_key(figure)}#vsvs", kind="link")


def _units(chosen: list[NeutralFigure]) -> Table:
    """The country first, then the VSVs by name: the list is no ranking."""
    ordered = sorted(chosen, key=lambda each: (not each.is_country, each.name.casefold(), each.unit))
    rows = [(_("Nederland") if each.is_country else each.name, *_cells(each)) for each in ordered]
    return Table(_("Per VSV, onbewerkt"), (Column(_("Eenheid")), *_counts()), rows, note=_note())


def _note() -> str:
    return _("Alleen het bureau ziet deze cijfers. Zij gaan niet door de onthulling: deel ze niet verder.")


def _counts() -> tuple[Column, ...]:
    words = (_("Teller"), _("Noemer"), _("Uitkomst"), _("95%-interval"), _("Niet te bepalen"))
    return tuple(Column(each, is_numeric=True) for each in words)


def _cells(figure: NeutralFigure) -> tuple[object, ...]:
    interval = None if figure.value is None else f"{percentage(figure.lower)} – {percentage(figure.upper)}"
    numerator = None if figure.numerator is None else count(figure.numerator)
    return numerator, count(figure.denominator), percentage(figure.value), interval, count(figure.undetermined)


def _name(figure: NeutralFigure) -> str:
    english = (get_language() or "").startswith("en")
    measure = next(each for each in indicators.NEUTRAL if each.code == figure.measure)
    parts = {part.code: part for part in measure.versions[-1].parts}
    named = parts[figure.part] if figure.part else measure
    return named.title_english if english else named.title
