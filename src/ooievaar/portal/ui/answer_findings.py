"""What was found in a file of answers, as a table that says all of it at once."""

import base64
import json

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar import main
from ooievaar.portal.ui.components import Alert, Badge, Column, Table
from ooievaar.questionnaires import exchange

__all__ = ["findings_alert", "findings_download", "findings_table"]

MOST_SHOWN = 200


def findings_alert(checked: exchange.Checked) -> Alert:
    """Whether the file can be used, in one sentence."""
    count = {"rows": _number(len(checked.answered)), "findings": _number(_errors(checked))}
    if checked.is_refused:
        words = _("Aantal fouten: %(findings)s. Het hele bestand wordt geweigerd tot alles hersteld is.") % count
        return Alert(words, "error", title=_("Nog niet goed"))
    return Alert(
        _("Alle %(rows)s vragenlijsten zijn goed ingevuld.") % count, "success", title=_("Dit bestand is goed")
    )


def findings_table(checked: exchange.Checked) -> Table | None:
    """Where, what stands there and what is wrong with it; None when nothing was found."""
    if not checked.findings:
        return None
    shown = checked.findings[:MOST_SHOWN]
    columns = tuple(map(Column, (_("Regel"), _("Kolom"), _("Wat er staat"), _("Wat er mis is"), _("Soort"))))
    return Table(
        _("Wat wij vonden"),
        columns,
        tuple(map(_row, shown)),
        stacks=True,
        note=_note(len(shown), len(checked.findings) + checked.more),
    )


def findings_download(checked: exchange.Checked) -> str:
    """Everything that was found, as an address: nothing is kept to fetch it from later."""
    text = json.dumps(main.findings_object(checked), ensure_ascii=False, indent=2)
    return f"data:application/json;base64,{base64.b64encode(text.encode()).decode()}"


def _row(finding: exchange.Finding) -> tuple[object, ...]:
    kinds = {
        exchange.Grade.ERROR: Badge(_("Fout"), "error"),
        exchange.Grade.SIGNAL: Badge(_("Signaal"), "info"),
    }
    place = str(finding.line) if finding.line else _("hele bestand")
    sentence = finding.sentence("nl" if get_language() == "nl" else "en")
    return place, finding.column or None, finding.value or None, sentence, kinds[finding.grade]


def _errors(checked: exchange.Checked) -> int:
    return sum(each.grade is exchange.Grade.ERROR for each in checked.findings) + checked.more


def _note(shown: int, total: int) -> str:
    if shown == total:
        return ""
    return _("Dit zijn de eerste %(shown)s van %(total)s bevindingen; bewaar de uitkomst voor de rest.") % {
        "shown": _number(shown),
        "total": _number(total),
    }


def _number(count: int) -> str:
    return number_format(count, 0, force_grouping=True)
