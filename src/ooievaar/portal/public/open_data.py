"""The page with downloads."""

from collections.abc import Sequence
from pathlib import PurePath

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ooievaar import publication
from ooievaar.portal.public.pages import Edition, OpenDataPage
from ooievaar.portal.public.showing import nothing_yet
from ooievaar.portal.releases import queries
from ooievaar.portal.ui.components import Action, Column, Table
from ooievaar.portal.ui.core_words import in_language
from ooievaar.records import Column as DataColumn

CONTENT_TYPES = {
    ".csv": "text/csv; charset=utf-8; header=present",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
}


def content_type(name: str) -> str:
    """How a file of a release is announced."""
    return CONTENT_TYPES.get(PurePath(name).suffix, "application/octet-stream")


def open_data_page(editions: Sequence[queries.Edition]) -> OpenDataPage:
    """Every published year with its files, and what the columns mean."""
    return OpenDataPage(
        title=_("Open data"),
        lead=_("Alle vrijgegeven cijfers als bestand, zonder voorwaarden te gebruiken (CC0 1.0)."),
        editions=tuple(map(_edition, editions)),
        empty=None if editions else nothing_yet(),
        columns=_columns(),
    )


def _edition(edition: queries.Edition) -> Edition:
    columns = (Column(_("Bestand")), Column(_("Grootte"), is_numeric=True), Column(_("Controlegetal (SHA-256)")))
    return Edition(
        year=edition.year,
        published=date_format(localtime(edition.published), "j F Y"),
        csv=_address(edition.year, publication.csv_name(edition.year)),
        xlsx=_address(edition.year, publication.xlsx_name(edition.year)),
        files=Table(
            _("Bestanden van %(year)s") % {"year": edition.year},
            columns,
            [_file_row(edition.year, file) for file in edition.files],
            hides_caption=True,
        ),
    )


def _file_row(year: int, file: queries.File) -> tuple[object, ...]:
    size = _("%(size)s kB") % {"size": max(1, round(file.size / 1000))}
    return Action(file.name, _address(year, file.name), kind="link"), size, file.sha256 or None


def _address(year: int, name: str) -> str:
    return reverse("public:download", args=[year, name])


def _columns() -> Table:
    rows = [_column_row(each) for each in publication.RELEASED.columns]
    columns = tuple(map(Column, (_("Kolom"), _("Betekenis"), _("Soort"), _("Keuzes"))))
    return Table(_("Kolommen van het bestand"), columns, rows, hides_caption=True, stacks=True)


def _column_row(column: DataColumn) -> tuple[str | None, ...]:
    codes = column.codes.codes if column.codes else ()
    choices = "; ".join(f"{code.value} = {in_language(code.words)}" for code in codes)
    return column.name, in_language(column.words), in_language(column.kind.value), choices or None
