"""The pages of the checks for readers of English: what is declared in English, and the examples in Dutch."""

from collections.abc import Callable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ooievaar import intake
from ooievaar.portal.public.markdown import as_html

HEADINGS = {
    intake.Grade.REJECTED: gettext_lazy("Afgekeurd"),
    intake.Grade.ERROR: gettext_lazy("Fouten"),
    intake.Grade.SIGNAL: gettext_lazy("Signalen"),
}
MEANINGS = {
    intake.Grade.REJECTED: gettext_lazy("Het bericht wordt niet opgenomen. Herstel het en lever het opnieuw aan."),
    intake.Grade.ERROR: gettext_lazy(
        "Het bericht wordt opgenomen, maar dit gegeven klopt niet. Herstel het en lever opnieuw aan."
    ),
    intake.Grade.SIGNAL: gettext_lazy(
        "Het bericht wordt opgenomen. Controleer dit gegeven; klopt het, dan hoeft u niets te doen."
    ),
}


def index_in_english(address: Callable[[str], str]) -> SafeString:
    """All checks by grade, from their English declarations. `address` gives where the page of a check is."""
    lead = _("Elk bericht krijgt %(count)s controles. Een bevinding heeft een van drie zwaarten.")
    parts = [lead % {"count": len(intake.RULES)}, *(part for grade in HEADINGS for part in _of_grade(grade))]
    return as_html("\n\n".join(parts), address)


def rule_in_english(rule: intake.Declared, page: str, address: Callable[[str], str]) -> SafeString:
    """One check in English; below it the examples, in Dutch, of `page`: the generated Markdown."""
    english = as_html("\n\n".join(_of_rule(rule)), address)
    examples = page.partition("## Voorbeelden\n")[2].partition("## ")[0]
    return format_html('{}<div lang="nl">{}</div>', english, as_html(examples, address))


def _of_grade(grade: intake.Grade) -> tuple[str, ...]:
    found = [rule for rule in intake.EVERY_RULE if rule.grade is grade]
    rows = [f"| [{rule.english.title}]({rule.code}.md) | {rule.english.why} |" for rule in found]
    check, why = _("Controle"), _("Waarom?")
    head = [f"| {check} | {why} |", "|---|---|"]
    return f"## {HEADINGS[grade]}", str(MEANINGS[grade]), "\n".join([*head, *rows])


def _of_rule(rule: intake.Declared) -> tuple[str, ...]:
    sections = (
        (_("Waarom deze controle"), rule.english.why),
        (_("Wat u doet, en waar"), rule.english.advice),
        (_("Voorbeelden, in het Nederlands"), ""),
    )
    meaning = f"**{HEADINGS[rule.grade]}.** {MEANINGS[rule.grade]}"
    return meaning, *(f"## {heading}\n\n{text}" for heading, text in sections)
