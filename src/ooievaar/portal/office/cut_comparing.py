"""The page on which two cuts stand side by side, and what that does to each figure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar import main, records, warehouse
from ooievaar.portal.figures.cuts import KeptCut
from ooievaar.portal.figures.queries import order
from ooievaar.portal.figures.titles import part_title
from ooievaar.portal.office.cut_lists import choosing_two, cut_words, indicator_words, level_words, trail, unit_name
from ooievaar.portal.office.cut_pages import Choice, Choosing, ComparePage
from ooievaar.portal.office.words import count, percentage
from ooievaar.portal.ui.components import Action, Alert, Column, Facts, Table

COUNTRY = "NL"


def choosing_page(cuts: Sequence[KeptCut], earlier: KeptCut, later: KeptCut, notice: Alert) -> ComparePage:
    """The page before there is anything to compare: why not, and the two to choose."""
    return ComparePage(**_head(cuts, earlier, later), notice=notice)


def compare_page(
    cuts: Sequence[KeptCut], earlier: KeptCut, later: KeptCut, found: main.CutsCompared, unit: str
) -> ComparePage:
    """What came, went and changed between two cuts; figures for the country or the chosen VSV."""
    same = Alert(_("Beide sneden bevatten tot op de letter hetzelfde."), "success", title=_("Geen verschil"))
    return ComparePage(
        **_head(cuts, earlier, later),
        notice=same if earlier.checksum == later.checksum else None,
        facts=_facts(earlier, later, found),
        tables=tuple(_tables(later, found)),
        unit=_units(later, found, unit),
        unit_tables=(_figures_table(later, found, unit),),
    )


def _head(cuts: Sequence[KeptCut], earlier: KeptCut, later: KeptCut) -> dict[str, Any]:
    return {
        "title": _("Twee sneden vergelijken"),
        "lead": _("Wat kwam erbij, viel weg of veranderde, en wat doet dat met elk cijfer?"),
        "breadcrumbs": trail((_("Bewaarde sneden"), reverse("office:cuts"))),
        "choosing": choosing_two(cuts, earlier.folder, later.folder),
        "action": Action(_("Vergelijken")),
    }


def _facts(earlier: KeptCut, later: KeptCut, found: main.CutsCompared) -> Facts:
    births = next(table for table in found.tables if table.table == "births")
    return Facts(
        (
            (_("Eerdere snede"), cut_words(earlier)),
            (_("Latere snede"), cut_words(later)),
            (_("Bevallingen erbij"), count(births.came)),
            (_("Bevallingen weg"), count(births.went)),
            (_("Bevallingen gewijzigd"), count(births.changed)),
            (_("Bevallingen uit andere zorgepisodes samengesteld"), count(found.regrouped)),
        )
    )


def _tables(cut: KeptCut, found: main.CutsCompared) -> Iterator[Table]:
    columns = (_("Tabel"), _("Eerder"), _("Later"), _("Erbij"), _("Weg"), _("Gewijzigd"))
    rows = [(table_words(t.table), t.before, t.after, t.came, t.went, t.changed) for t in found.tables]
    yield Table(_("Rijen per tabel"), _columns(columns), rows)
    changed = [row for table in found.tables for row in _changed_columns(table)]
    empty = _("Van wat in beide sneden staat, is niets gewijzigd.")
    yield Table(_("Wat er veranderde"), _columns((_("Tabel"), _("Gegeven"), _("Rijen")), texts=2), changed, empty=empty)
    yield _organisations_table(cut, found)


def _columns(words: Sequence[str], texts: int = 1) -> tuple[Column, ...]:
    return tuple(Column(each, is_numeric=number >= texts) for number, each in enumerate(words))


def _changed_columns(table: warehouse.TableDifference) -> Iterator[tuple[object, ...]]:
    declared = next(each for each in records.LINKED if each.name == table.table)
    for name, rows in sorted(table.columns.items(), key=lambda each: -each[1]):
        yield table_words(table.table), column_words(declared[name]), rows


def column_words(column: records.Column) -> str:
    """What a column is called: its words in Dutch, and its name for who reads English."""
    return column.name.replace("_", " ") if (get_language() or "").startswith("en") else column.words


def _organisations_table(cut: KeptCut, found: main.CutsCompared) -> Table:
    """Only who has a difference: the others stay as they were."""
    names = ("before", "after", "came", "went", "gained", "lost", "changed")
    columns = (
        _("Eenheid"), _("Soort"), _("Eerder"), _("Later"), _("Erbij"), _("Weg"), _("Hierheen"), _("Elders heen"),
        _("Gewijzigd"),
    )  # fmt: skip
    rows = [
        (unit_name(cut, row["level"], row["unit"]), level_words(row["level"]), *(row[name] for name in names))
        for row in found.organisations.to_dicts()
        if any(row[name] for name in names[2:])
    ]
    return Table(
        _("Bevallingen per organisatie"),
        _columns(columns, texts=2),
        rows,
        note=_("Hierheen en elders heen: bevallingen van beide sneden die nu voor een andere eenheid meetellen."),
        empty=_("Voor geen enkele organisatie is er verschil."),
    )


def _units(cut: KeptCut, found: main.CutsCompared, chosen: str) -> Choosing:
    units = found.figures.select("level", "unit").unique().sort("level", "unit").rows()
    choices = tuple(Choice(unit, unit_name(cut, level, unit), unit == chosen) for level, unit in units)
    return Choosing("eenheid", _("Cijfers van"), choices)


def _figures_table(cut: KeptCut, found: main.CutsCompared, unit: str) -> Table:
    rows = [row for row in found.figures.to_dicts() if row["unit"] == unit and row["level"] in main.COMPARED]
    rows.sort(key=lambda row: order(row["indicator"], row["part"]))
    level = rows[0]["level"] if rows else "country"
    return Table(
        _("Wat het doet met de cijfers van %(unit)s") % {"unit": unit_name(cut, level, unit)},
        figure_columns(_("Indicator")),
        [(measure_words(row, cut.year), *figure_cells(row)) for row in rows],
        note=moves_note(),
    )


def figure_columns(first: str) -> tuple[Column, ...]:
    """The columns of every table that sets figures side by side."""
    return _columns(
        (
            first,
            _("Eerst"),
            _("Dan"),
            _("Verschil"),
            _("Teller erbij"),
            _("Teller weg"),
            _("Noemer erbij"),
            _("Noemer weg"),
        )
    )


def figure_cells(row: Mapping[str, Any]) -> tuple[object, ...]:
    """A row of `main.effect` under those columns."""
    moves = ("numerator_came", "numerator_went", "denominator_came", "denominator_went")
    return (_side(row, "before"), _side(row, "after"), difference_words(row), *(row[name] for name in moves))


def difference_words(row: Mapping[str, Any]) -> str | None:
    """Percentage points, with their sign."""
    found = row["difference"]
    if found is None:
        return None
    rounded = round(found, 2)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{number_format(abs(rounded), 2)}"


def moves_note() -> str:
    return _(
        "Erbij en weg zijn gevallen: bevallingen of kinderen die voor deze eenheid eerst niet meetelden en nu wel, of "
        "andersom. Het verschil is in procentpunten."
    )


def measure_words(row: Mapping[str, Any], year: int) -> str:
    """An indicator with its number, or a part of one behind a dash."""
    version = row["version_after"] or row["version_before"] or year
    if row["part"]:
        return f"– {part_title(row['indicator'], row['part'], version)}"
    return indicator_words(row["indicator"], year)


def table_words(name: str) -> str:
    """What a table of a cut is called."""
    words = {
        "births": _("bevallingen"),
        "children": _("kinderen"),
        "attributions": _("toewijzingen"),
        "links": _("koppelingen"),
        "organisations": _("organisaties"),
        "vsvs": _("VSV's"),
        "memberships": _("lidmaatschappen"),
        "stays": _("opnamen"),
        "conflicts": _("gegevens waarover zorgverleners verschillen"),
        "experiences": _("cijfers van moeders"),
        "responses": _("ingevulde vragenlijsten per VSV"),
    }
    return words.get(name, name)


def _side(row: Mapping[str, Any], side: str) -> str | None:
    """Value, with the counts it comes from."""
    if row[f"denominator_{side}"] is None:
        return None
    denominator = count(row[f"denominator_{side}"])
    if row[f"numerator_{side}"] is None:
        return denominator
    counts = f"{count(row[f'numerator_{side}'])}/{denominator}"
    value = percentage(row[f"value_{side}"])
    return f"{value} ({counts})" if value else counts
