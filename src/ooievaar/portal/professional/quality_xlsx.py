"""The report of a month as a spreadsheet: numbers, missing items, and the dossiers behind them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ooievaar.portal.professional import quality_words as say
from ooievaar.portal.professional.submission_parts import short_dossier
from ooievaar.portal.quality import titles
from ooievaar.portal.quality.looking import Case
from ooievaar.portal.quality.queries import Number, Report, Share
from ooievaar.portal.ui.files import Sheet, spreadsheet

WIDTHS = (42, 42, 16)
Behind = tuple[Number, tuple[Case, ...]]


def workbook(report: Report, behind: Iterable[Behind]) -> bytes:
    """Three sheets. `behind` are the dossiers of the numbers that someone can mend."""
    numbers = [each for each in report.numbers.values() if each.measure != "missing"]
    cases = (row for number, found in behind for case in found for row in _case_rows(number, case))
    return spreadsheet(
        Sheet(_("Getallen"), _number_head(), map(_number_row, numbers), WIDTHS, frozen=1),
        Sheet(_("Ontbreekt"), _number_head(), map(_number_row, report.of("missing")), WIDTHS, frozen=1),
        Sheet(_("Dossiers"), _case_head(), cases, WIDTHS, frozen=1),
        title=_("Kwaliteit in %(month)s") % {"month": say.in_words(report.month)},
    )


def _number_head() -> tuple[str, ...]:
    return (
        _("Meting"), _("Gegeven"), _("Aantal"), _("Van"), _("Aandeel (%)"), _("Vorige maand (%)"), _("Vorig jaar (%)"),
        _("Twaalf maanden: aantal"), _("Twaalf maanden: van"), _("Twaalf maanden (%)"), _("Anderen: helft heeft (%)"),
        _("Anderen: kwart heeft (%)"), _("Anderen: driekwart heeft (%)"),
    )  # fmt: skip


def _number_row(number: Number) -> tuple[object, ...]:
    item = titles.item_title(number.measure, number.item) if number.item else ""
    return (
        titles.measure_title(number.measure), item, number.share.count, number.share.total, _rounded(number.share),
        _rounded(number.last_month), _rounded(number.year_ago), number.year.count, number.year.total,
        _rounded(number.year), *_others(number),
    )  # fmt: skip


def _others(number: Number) -> tuple[float | None, ...]:
    if number.others is None:
        return (None, None, None)
    return tuple(
        round(each, 1) for each in (number.others.median, number.others.lower_quartile, number.others.upper_quartile)
    )


def _rounded(share: Share | None) -> float | None:
    value = share.per_cent if share else None
    return None if value is None else round(value, 1)


def _case_head() -> tuple[str, ...]:
    return _("Waarom"), _("Dossiernummer"), _("Bericht"), _("Regel"), _("Bevinding")


def _case_rows(number: Number, case: Case) -> Iterable[tuple[str, ...]]:
    dossier = short_dossier(case.dossier) if case.dossier else ""
    start = titles.number_title(number.measure, number.item), dossier, case.name
    if not case.findings:
        yield (*start, "", "")
    for finding in case.findings:
        yield (*start, finding.rule, finding.sentence)
