"""The page that tells what another definition would change, in every year that is kept, before anybody adopts it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.portal.figures.cuts import WouldChange
from ooievaar.portal.figures.titles import named, part_title
from ooievaar.portal.office.cut_comparing import figure_cells, figure_columns, moves_note
from ooievaar.portal.office.cut_lists import indicator_words, trail, unit_name
from ooievaar.portal.office.cut_pages import Choice, Choosing, DefinitionsPage
from ooievaar.portal.ui.components import Action, EmptyState, Table


def definitions_page(
    indicator: indicators.Indicator, version: indicators.Version, found: Sequence[WouldChange]
) -> DefinitionsPage:
    """Per year: the figure as it is, as it would be, and the cases that move; then the newest year in detail."""
    is_english = (get_language() or "").startswith("en")
    newest = found[-1] if found else None
    return DefinitionsPage(
        title=_("Wat zou een andere definitie veranderen?"),
        lead=_("Kies een indicator en een versie. Die wordt geteld in de nieuwste snede met cijfers van elk jaar."),
        breadcrumbs=trail(),
        choosing=(_indicators(indicator), _versions(indicator, version)),
        action=Action(_("Berekenen")),
        words=version.words_english if is_english else version.words,
        assumptions=tuple(a.words_english if is_english else a.words for a in version.assumptions),
        years=_years_table(indicator, version, found),
        parts=_parts_table(indicator, version, newest) if newest else None,
        vsvs=_vsvs_table(newest) if newest else None,
    )


def _indicators(chosen: indicators.Indicator) -> Choosing:
    choices = tuple(
        Choice(each.code, indicator_words(each.code, each.versions[-1].since), each is chosen)
        for each in indicators.OF_BIRTHS
    )
    return Choosing("indicator", _("Indicator"), choices)


def _versions(indicator: indicators.Indicator, chosen: indicators.Version) -> Choosing:
    choices = tuple(
        Choice(str(each.since), _version_words(indicator, each), each is chosen) for each in indicator.every_version
    )
    return Choosing("versie", _("Versie"), choices)


def _version_words(indicator: indicators.Indicator, version: indicators.Version) -> str:
    words = _("voorstel %(year)s") if version in indicator.proposed else _("sinds %(year)s")
    return words % {"year": version.since}


def _whole(indicator: indicators.Indicator, version: indicators.Version) -> str | None:
    """The measure that stands for the indicator: itself, or the first part of a division."""
    return None if version.numerator else version.parts[0].code


def _years_table(
    indicator: indicators.Indicator, version: indicators.Version, found: Sequence[WouldChange]
) -> Table | EmptyState:
    if not found:
        return EmptyState(_("Nog geen sneden met cijfers"), _("Bereken eerst de cijfers van een verslagjaar."))
    part = _whole(indicator, version)
    rows = [
        (str(each.cut.year), *figure_cells(row))
        for each in found
        for row in each.figures
        if row["level"] == "country" and row["part"] == part
    ]
    title = part_title(indicator.code, part, version.since) if part else named(indicator.code, version.since)[1]
    caption = _("%(title)s in Nederland, nu en met deze versie") % {"title": title}
    return Table(caption, figure_columns(_("Verslagjaar")), rows, note=moves_note())


def _parts_table(indicator: indicators.Indicator, version: indicators.Version, newest: WouldChange) -> Table | None:
    rows = {row["part"]: row for row in newest.figures if row["level"] == "country" and row["part"]}
    declared = [part.code for each in (version, indicator.versions[-1]) for part in each.parts]
    chosen = [rows[code] for code in dict.fromkeys(declared) if code in rows]
    if not chosen:
        return None
    cells = [(_part_words(indicator, row), *figure_cells(row)) for row in chosen]
    return Table(_("Onderdelen in %(year)s") % {"year": newest.cut.year}, figure_columns(_("Onderdeel")), cells)


def _part_words(indicator: indicators.Indicator, row: Mapping[str, Any]) -> str:
    since = row["version_after"] or row["version_before"]
    parts = {part.code: part for part in indicator.version_since(since).parts}
    part = parts[row["part"]]
    return part.title_english if (get_language() or "").startswith("en") else part.title


def _vsvs_table(newest: WouldChange) -> Table:
    rows = [row for row in newest.figures if row["level"] == "vsv" and row["part"] is None]
    rows.sort(key=lambda row: unit_name(newest.cut, "vsv", row["unit"]))
    cells = [(_address(newest, row), *figure_cells(row)) for row in rows]
    return Table(
        _("VSV's in %(year)s") % {"year": newest.cut.year},
        figure_columns(_("VSV")),
        cells,
        empty=_("In deze snede telt geen bevalling mee voor een VSV."),
    )


def _address(newest: WouldChange, row: Mapping[str, Any]) -> Action | str:
    """The name of a unit, leading to the address of its figure with this version."""
    name = unit_name(newest.cut, row["level"], row["unit"])
    if row["version_after"] is None:
        return name
    where = (newest.cut.checksum, row["indicator"], row["part"] or "-", row["version_after"], row["level"], row["unit"])
    return Action(name, reverse("office:figure", args=where), kind="link")
