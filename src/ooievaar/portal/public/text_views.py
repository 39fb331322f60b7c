"""Pages made from declarations - how indicators are computed, the rules of intake - and what Ooievaar is."""

from functools import cache

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ooievaar import indicators, intake
from ooievaar.portal.organisations.access import open_page
from ooievaar.portal.public.markdown import as_html, examples_in_english
from ooievaar.portal.public.pages import AboutPage, ExplanationsPage, TextPage
from ooievaar.portal.public.rule_pages import rule_in_english, rules_page
from ooievaar.portal.public.sentences import indicator_title, is_english, words_of
from ooievaar.portal.ui import show
from ooievaar.portal.ui.components import Breadcrumbs, Card, Cards


@open_page
@require_safe
def explanations(request):
    lead = _("Per onderwerp: wie telt mee, wat wordt geteld, en welke keuzes zijn gemaakt.")
    cards = Cards(tuple(map(_card, indicators.INDICATORS)), level=2)
    return show(request, ExplanationsPage(_("Hoe worden de cijfers berekend?"), lead, cards))


@open_page
@require_safe
def explanation(request, indicator):
    pages = _of_indicators()
    text = pages.get(f"indicators/{indicator}.en.md" if is_english() else f"indicators/{indicator}.md")
    if text is None or indicator == "index":
        raise Http404
    title = _("%(title)s: hoe wordt dit berekend?") % {"title": indicator_title(indicator)}
    above = Breadcrumbs(((_("Uitleg"), reverse("public:explanations")),))
    body = as_html(text, _explanation)
    return show(request, TextPage(title, above, examples_in_english(body) if is_english() else body))


@open_page
@require_safe
def rules(request):
    grade = next((each for each in intake.Grade if each.value == request.GET.get("soort")), None)
    return show(request, rules_page(request.GET.get("zoek", "")[:100], grade))


@open_page
@require_safe
def rule(request, code):
    found = next((rule for rule in intake.EVERY_RULE if rule.code == code), None)
    if found is None:
        raise Http404
    above = Breadcrumbs(((_("Controles"), reverse("public:rules")),))
    page = _of_rules()[f"rules/{code}.md"]
    if is_english():
        return show(request, TextPage(found.english.title, above, rule_in_english(found, page, _rule)))
    return show(request, TextPage(found.title, above, as_html(page, _rule)))


@open_page
@require_safe
def about(request):
    lead = _("Ooievaar verzamelt en toont cijfers over de zorg rond zwangerschap, bevalling en kraambed.")
    return show(request, AboutPage(_("Over Ooievaar"), lead))


def _card(indicator):
    title = str(words_of(indicator.code).name) or indicator_title(indicator.code)
    why = indicator.why_english if is_english() else indicator.why
    return Card(title, _explanation(indicator.code), why)


def _explanation(code):
    return reverse("public:explanation", args=[code])


def _rule(code):
    return reverse("public:rule", args=[code])


# Declarations do not change while the process runs, and making all pages takes half a second.
_of_indicators = cache(indicators.pages)
_of_rules = cache(intake.pages)
