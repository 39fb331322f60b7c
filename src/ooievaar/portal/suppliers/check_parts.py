"""From what was found in a file to the page that tells it."""

import base64
import json
from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ooievaar import intake
from ooievaar.intake import Grade
from ooievaar.portal.submissions.queries import HEAVIEST_FIRST, words_of
from ooievaar.portal.suppliers.checking import Checked, as_json
from ooievaar.portal.suppliers.pages import CheckPage, GradeFindings
from ooievaar.portal.ui.components import Action, Alert, EmptyState, Facts, FileDrop, Finding

MOST_SHOWN = 100
_HEADINGS = {
    Grade.REJECTED: gettext_lazy("Afgekeurd"),
    Grade.ERROR: gettext_lazy("Fouten"),
    Grade.SIGNAL: gettext_lazy("Signalen"),
}
_MEANINGS = {
    Grade.REJECTED: gettext_lazy("Hierdoor nemen wij een bericht niet op."),
    Grade.ERROR: gettext_lazy("Wij nemen het bericht op, maar dit klopt niet."),
    Grade.SIGNAL: gettext_lazy("Wij nemen het bericht op. Kijk of dit klopt; zo ja, dan hoeft u niets te doen."),
}
_CODES = frozenset(rule.code for rule in intake.EVERY_RULE)


def check_page(*errors: str, **result) -> CheckPage:
    """`result`: what only the page of a file that was checked has, from `result_of`."""
    return CheckPage(
        title=_("Een bericht controleren"),
        lead=_("Zie wat wij van een kernsetbericht vinden, zonder account. Wij bewaren niets van wat u hier stuurt."),
        file=FileDrop(
            name="bestand",
            label=_("Kernsetbericht"),
            hint=_("Eén XML-bestand, of een zipbestand met hoogstens honderd berichten. Samen hoogstens 20 MB."),
            accept=".xml,.zip",
            errors=errors,
        ),
        send=Action(_("Controleren")),
        **result,
    )


def result_of(checked: tuple[Checked, ...]) -> dict:
    found = [(one.name, finding) for one in checked for finding in one.findings]
    nothing = EmptyState(_("Geen bevindingen"), _("Hier vonden wij niets om te herstellen."))
    return {
        "kept": Alert(
            _("Uw bestand is alleen in het geheugen gelezen en nu weer weg. Ook deze uitkomst bewaren wij niet."),
            "success",
            title=_("Er is niets bewaard"),
        ),
        "result": _facts(checked),
        "grades": tuple(_grade(grade, found, len(checked) > 1) for grade in HEAVIEST_FIRST if _of(grade, found)),
        "nothing": None if found else nothing,
        "download": _download(checked),
    }


def _facts(checked: tuple[Checked, ...]) -> Facts:
    accepted = sum(one.accepted for one in checked)
    numbers = ((_("Berichten"), len(checked)), (_("Aangenomen"), accepted), (_("Afgekeurd"), len(checked) - accepted))
    return Facts(tuple((words, number_format(number, 0, force_grouping=True)) for words, number in numbers))


def _of(grade: Grade, found: Iterable[tuple[str, intake.Finding]]) -> list[tuple[str, intake.Finding]]:
    return [(name, finding) for name, finding in found if finding.grade is grade]


def _grade(grade: Grade, found: list[tuple[str, intake.Finding]], has_more_messages: bool) -> GradeFindings:
    own = _of(grade, found)
    heading, meaning = f"{_HEADINGS[grade]} ({number_format(len(own), 0)})", str(_MEANINGS[grade])
    if len(own) > MOST_SHOWN:
        first = _("Hieronder staan de eerste %(n)s; in de download staan ze allemaal.") % {"n": MOST_SHOWN}
        meaning = f"{meaning} {first}"
    shown = own[:MOST_SHOWN]
    return GradeFindings(heading, meaning, tuple(_finding(f, name if has_more_messages else "") for name, f in shown))


def _finding(finding: intake.Finding, name: str) -> Finding:
    title = words_of(finding.rule).title
    return Finding(
        grade=finding.grade.value,
        sentence=_sentence(title, finding.sentence),
        place=f"{name}: {finding.place}" if name else finding.place,
        value=finding.value or "",
        rule=f"‘{title}’",
        rule_url=reverse("public:rule", args=[finding.rule]) if finding.rule in _CODES else "",
    )


def _sentence(title: str, sentence: str) -> str:
    """The sentence is Dutch; a reader of English gets the title of the rule before it."""
    return sentence if get_language() == "nl" else format_html('{}. <span lang="nl">{}</span>', title, sentence)


def _download(checked: tuple[Checked, ...]) -> str:
    """The result itself as an address: there is nothing kept to fetch it from later."""
    text = json.dumps(as_json(checked), ensure_ascii=False, indent=2)
    return f"data:application/json;base64,{base64.b64encode(text.encode()).decode()}"
