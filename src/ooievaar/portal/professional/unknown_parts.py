"""What is missing in one's own dossiers: which facts, for which indicators, in which dossiers, where to fill it in."""

from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ooievaar import main
from ooievaar.portal.figures.lacking import ItemToFill, LackingCase, LackingFact, Overview
from ooievaar.portal.figures.titles import named
from ooievaar.portal.professional.submission_parts import short_dossier
from ooievaar.portal.professional.unknown_pages import UnknownCasesPage, UnknownPage
from ooievaar.portal.professional.words import count
from ooievaar.portal.quality import titles
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Breadcrumbs,
    Column,
    EmptyState,
    Facts,
    Pagination,
    Table,
)
from ooievaar.portal.ui.files import semicolons
from ooievaar.portal.ui.record_words import item_words, words_of_fact
from ooievaar.records import Column as Item

PER_PAGE = 20
CSV_HEADER = ("dossiernummer", "geboortemaand", "gegeven", "invullen", "plaats in de kernset", "staat", "nodig voor")


def overview_page(overview: Overview | None) -> UnknownPage:
    if overview is None or not overview.facts:
        return UnknownPage(title=_("Wat ontbreekt er?"), lead=_lead(overview), nothing=_nothing(overview))
    download = Action(_("Als CSV"), reverse("professional:unknown_csv"), kind="secondary")
    return UnknownPage(
        title=_("Wat ontbreekt er?"),
        lead=_lead(overview),
        actions=Actions((download,)),
        facts=_facts(overview),
        indicators=_indicators(overview),
    )


def _lead(overview: Overview | None) -> str:
    if overview is None:
        return _("Hier staat welke gegevens ontbreken om uw bevallingen mee te tellen in de cijfers.")
    words = ngettext(
        "In %(year)s is %(n)s van uw bevallingen voor een of meer indicatoren niet te bepalen.",
        "In %(year)s zijn %(n)s van uw bevallingen voor een of meer indicatoren niet te bepalen.",
        overview.births,
    )
    return words % {"year": overview.cut.year, "n": count(overview.births)}


def _nothing(overview: Overview | None) -> EmptyState:
    if overview is None:
        return EmptyState(_("Nog geen cijfers"), _("Zodra het bureau de cijfers heeft berekend, staat het hier."))
    return EmptyState(_("Er ontbreekt niets"), _("Al uw bevallingen zijn voor elke indicator te bepalen. Bedankt."))


def _facts(overview: Overview) -> Table:
    columns = (
        Column(_("Gegeven")),
        Column(_("Ontbreekt bij"), is_numeric=True),
        Column(_("In te vullen")),
        Column(_("Nodig voor")),
    )
    rows = tuple(_fact_row(overview, each) for each in overview.facts)
    note = _(
        "Niemand legde het bruikbaar vast: uw eigen organisatie niet, en wie verder bij de bevalling was ook niet."
    )
    return Table(_("Per gegeven, het meest ontbrekende eerst"), columns, rows, stacks=True, note=note)


def _fact_row(overview: Overview, each: LackingFact) -> tuple[object, ...]:
    link = Action(words_of_fact(each.fact).capitalize(), _address(each.fact), kind="link")
    items = ", ".join(item_words(item) for item in main.origins(each.fact.name))
    return link, count(each.births), items, _needed(each.indicators, overview.cut.year)


def _address(fact: Item) -> str:
    return reverse("professional:unknown_cases", args=[fact.name])


def _needed(codes: tuple[str, ...], year: int) -> str:
    return ", ".join(_named(code, year) for code in codes)


def _named(code: str, year: int) -> str:
    number, title = named(code, year)
    return f"{number}. {title}" if number else title


def _indicators(overview: Overview) -> Table:
    columns = (Column(_("Indicator")), Column(_("Niet te bepalen"), is_numeric=True))
    rows = tuple((_named(code, overview.cut.year), count(births)) for code, births in overview.by_indicator)
    return Table(_("Uw bevallingen per indicator"), columns, rows, stacks=True)


def cases_page(
    overview: Overview, fact: LackingFact, found: tuple[LackingCase, ...], total: int, page: int
) -> UnknownCasesPage:
    pages = -(-total // PER_PAGE)
    words = ngettext("Ontbreekt bij %(n)s bevalling.", "Ontbreekt bij %(n)s bevallingen.", fact.births)
    return UnknownCasesPage(
        title=_("Ontbreekt: %(item)s") % {"item": words_of_fact(fact.fact)},
        lead=words % {"n": count(fact.births)},
        breadcrumbs=Breadcrumbs(((_("Wat ontbreekt er?"), reverse("professional:unknown")),)),
        where=_where(overview, fact),
        notice=_("Hier staan dossiernummers. Wij leggen vast dat u deze pagina bekeek."),
        cases=_cases(found),
        pagination=Pagination(page, pages) if pages > 1 else None,
    )


def _where(overview: Overview, fact: LackingFact) -> Facts:
    facts: list[tuple[str, object]] = [(_("Nodig voor"), _needed(fact.indicators, overview.cut.year))]
    for item in main.origins(fact.fact.name):
        facts.append((_("Vul in: %(item)s") % {"item": item_words(item)}, _place(item)))
        if whom := titles.applies_to(item.name):
            facts.append((_("Wie dat hoort in te vullen"), whom))
    return Facts(tuple(facts))


def _place(item: Item) -> str:
    """Where it stands in the standard, which is Dutch."""
    number = f" ({item.concept_id})" if item.concept_id else ""
    words = f"{main.place_words(item)}{number}"
    return words if get_language() == "nl" else format_html('<span lang="nl">{}</span>', words)


def _cases(found: tuple[LackingCase, ...]) -> Table:
    columns = (Column(_("Dossier")), Column(_("Geboren in")), Column(_("In uw bericht")))
    rows = tuple(
        (_dossier(case), MONTHS[case.month] if case.month else None, "; ".join(map(_state, case.items)))
        for case in found
    )
    return Table(_("Dossiers"), columns, rows, stacks=True, hides_caption=True)


def _dossier(case: LackingCase) -> str:
    return short_dossier(case.dossier.number) if case.dossier.number else case.dossier.name


def _state(item: ItemToFill) -> str:
    words = {True: _("%(item)s: staat erin, maar beslist niet"), False: _("%(item)s: niet ingevuld"),
             None: _("%(item)s: kijk dit na")}  # fmt: skip
    return words[item.told] % {"item": item_words(item.item)}


def as_csv(found: tuple[LackingCase, ...]) -> bytes:
    """One line per dossier and item."""
    return semicolons(CSV_HEADER, (_csv_row(case, item) for case in found for item in case.items))


def _csv_row(case: LackingCase, item: ItemToFill) -> tuple[object, ...]:
    state = {True: "staat erin, maar beslist niet", False: "niet ingevuld", None: "kijk dit na"}[item.told]
    return (
        _dossier(case),
        case.month,
        case.fact.words,
        main.item_words(item.item),
        f"{main.place_words(item.item)} ({item.item.concept_id})",
        state,
        ", ".join(case.indicators),
    )
