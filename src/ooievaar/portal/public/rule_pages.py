"""The pages of the checks: a list to search, and each check in English with its examples in Dutch."""

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ooievaar import intake
from ooievaar.portal.public.markdown import as_html
from ooievaar.portal.public.pages import GradeChoice, RuleEntry, RuleGroup, RulesPage
from ooievaar.portal.public.sentences import is_english
from ooievaar.portal.ui.components import Badge, EmptyState

GRADES = {
    intake.Grade.REJECTED: (gettext_lazy("Afgekeurd"), "error"),
    intake.Grade.ERROR: (gettext_lazy("Fout"), "warning"),
    intake.Grade.SIGNAL: (gettext_lazy("Signaal"), "info"),
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


def rules_page(asked: str, grade: intake.Grade | None) -> RulesPage:
    """Every check by subject, or those of a grade in which all the words asked for occur."""
    found = [rule for rule in intake.EVERY_RULE if grade in {None, rule.grade} and _holds(rule, asked)]
    lead = _(
        "Elk aangeleverd bericht doorloopt deze controles. Van elke controle leest u waarom wij haar doen en waar u "
        "het gegeven in uw dossiersysteem vindt."
    )
    counted = ngettext("%(n)s controle gevonden", "%(n)s controles gevonden", len(found)) % {"n": len(found)}
    none = EmptyState(_("Geen controle gevonden"), _("Probeer minder woorden, of kies alle soorten."))
    return RulesPage(
        title=_("Controles op een aangeleverd bericht"),
        lead=lead,
        asked=asked,
        grades=_choices(grade),
        meanings=tuple((Badge(words, kind), MEANINGS[each]) for each, (words, kind) in GRADES.items()),
        counted=counted,
        groups=_groups(found),
        empty=None if found else none,
    )


def _holds(rule: intake.Declared, asked: str) -> bool:
    own = (rule.title, rule.why, rule.advice, rule.subject.words)
    english = (rule.english.title, rule.english.why, rule.english.advice, rule.subject.english)
    text = " ".join((rule.code, *own, *english)).casefold()
    return all(word in text for word in asked.casefold().split())


def _choices(chosen: intake.Grade | None) -> tuple[GradeChoice, ...]:
    every = GradeChoice("", _("Alle soorten"), chosen is None)
    return (every, *(GradeChoice(each.value, words, each is chosen) for each, (words, _kind) in GRADES.items()))


def _groups(found: Sequence[intake.Declared]) -> tuple[RuleGroup, ...]:
    groups = ((subject, [rule for rule in found if rule.subject is subject]) for subject in intake.Subject)
    return tuple(
        RuleGroup(_heading(subject), tuple(sorted(map(_entry, rules), key=_heaviest_first)))
        for subject, rules in groups
        if rules
    )


def _heading(subject: intake.Subject) -> str:
    words = subject.english if is_english() else subject.words
    return words[0].upper() + words[1:]


def _entry(rule: intake.Declared) -> RuleEntry:
    words = rule.english if is_english() else rule
    badge = Badge(*GRADES[rule.grade])
    return RuleEntry(words.title, reverse("public:rule", args=[rule.code]), badge, words.why, rule.grade)


def _heaviest_first(entry: RuleEntry) -> int:
    return list(GRADES).index(entry.grade)


def rule_in_english(rule: intake.Declared, page: str, address: Callable[[str], str]) -> SafeString:
    """One check in English; below it the examples, in Dutch, of `page`: the generated Markdown."""
    english = as_html("\n\n".join(_of_rule(rule)), address)
    examples = page.partition("## Voorbeelden\n")[2].partition("## ")[0]
    return format_html('{}<div lang="nl">{}</div>', english, as_html(examples, address))


def _of_rule(rule: intake.Declared) -> tuple[str, ...]:
    sections = (
        (_("Waarom deze controle"), rule.english.why),
        (_("Wat u doet, en waar"), rule.english.advice),
        (_("Voorbeelden, in het Nederlands"), ""),
    )
    meaning = f"**{GRADES[rule.grade][0]}.** {MEANINGS[rule.grade]}"
    return meaning, *(f"## {heading}\n\n{text}" for heading, text in sections)
