"""The report of a month as PDF: the page on paper, tagged so that a screen reader can read it."""

import json
from pathlib import Path

import typst
from django.utils.html import strip_tags
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar.portal.professional import quality_parts as parts
from ooievaar.portal.professional import quality_words as say
from ooievaar.portal.professional.quality_pages import Section
from ooievaar.portal.quality.queries import Report
from ooievaar.portal.ui import printing
from ooievaar.portal.ui.components import Action, Sparkline, Table

TEMPLATE = Path(__file__).with_name("typst") / "quality.typ"


def document(report: Report) -> bytes:
    """The PDF. It holds the same numbers as the page and no dossier numbers: it gets mailed around."""
    content = json.dumps(_content(report), ensure_ascii=False)
    return typst.compile(
        str(TEMPLATE),
        font_paths=[str(printing.FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"content": content, "colours": json.dumps(printing.colours())},
        pdf_standards=["ua-1"],
    )


def _content(report: Report) -> dict:
    page = parts.quality_page(report, None)
    return {
        "language": get_language(),
        "title": page.title,
        "organisation": report.organisation.name,
        "lead": page.lead,
        "made": _("Gemaakt op %(day)s.") % {"day": say.day(localdate())},
        "notice": f"{page.notice.title}. {page.notice.words}" if page.notice else "",
        "todo_title": _("Wat het meeste oplevert"),
        "todo": [
            {"title": str(card.title), "words": str(card.words)} for card in (page.todo.cards if page.todo else ())
        ],
        "nothing": str(page.nothing_to_do.words) if page.nothing_to_do else "",
        "chart": _chart(page.chart),
        "sections": [_section(section) for section in page.sections],
    }


def _chart(chart) -> dict | None:
    if chart is None:
        return None
    return {"title": str(chart.title), "alternative": chart.alternative, "svg": printing.coloured(str(chart.wide))}


def _section(section: Section) -> dict:
    table = section.table
    return {
        "title": section.title,
        "words": section.words,
        "rest": section.rest,
        "columns": [str(column.words) for column in _columns(table)],
        "rows": [[_text(cell) for cell in row[: len(_columns(table))]] for row in table.rows] if table else [],
        "empty": str(table.empty) if table else "",
    }


def _columns(table: Table | None) -> tuple:
    """Without the small lines, which say what the numbers say: they stand last."""
    if table is None:
        return ()
    has_line = any(isinstance(row[-1], Sparkline) for row in table.rows)
    return table.columns[:-1] if has_line else table.columns


def _text(cell: object) -> str:
    match cell:
        case None:
            return "–"
        case Action():
            return str(cell.words)
        case _:
            # A badge behind a phrase becomes a phrase of its own.
            return " ".join(strip_tags(str(cell).replace(" <span", "; <span")).split())
