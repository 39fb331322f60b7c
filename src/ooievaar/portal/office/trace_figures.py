"""How a figure comes about: which one is asked for, its waterfall, and the cases behind one step."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar.indicators import OF_BIRTHS, Counted, Criterion, Outcome, Step, Waterfall
from ooievaar.portal.figures import tracing
from ooievaar.portal.figures.tracing import Asked, CountedCut, ListedCase
from ooievaar.portal.office import trace_words as say
from ooievaar.portal.office.trace_pages import Choices, Options, TraceCasesPage, TracePage
from ooievaar.portal.office.words import count, percentage
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.charts import Fall
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

PER_PAGE = 20


def start_page() -> TracePage:
    """Before a figure is asked for: the newest cut, and nothing chosen yet."""
    cuts = tracing.counted_cuts()
    return TracePage(
        title=_("Herleiden"),
        lead=_("Volg een geval van bericht tot cijfer, of ga van een cijfer terug naar de gevallen erachter."),
        actions=_from_message(),
        nothing=None if cuts else EmptyState(_("Nog geen cijfers"), _("Zodra een berekening klaar is, kan het hier.")),
        choices=_choices(cuts[0], None) if cuts else None,
    )


def figure_page(cut: CountedCut, counted: Counted) -> TracePage:
    """One figure as a waterfall."""
    found = tracing.waterfall(cut, counted)
    names = tracing.units(cut)
    return TracePage(
        title=_("Herleiden"),
        lead=_("Volg een geval van bericht tot cijfer, of ga van een cijfer terug naar de gevallen erachter."),
        actions=_from_message(),
        choices=_choices(cut, counted),
        figure_title=say.measure_words(counted.indicator.code, counted.part, counted.year),
        facts=_facts(cut, counted, names),
        chart=_chart(found),
        steps=_steps(cut, found),
    )


def cases_page(cut: CountedCut, asked: Asked, found: tuple[ListedCase, ...], total: int, page: int) -> TraceCasesPage:
    counted = asked.counted
    unit = say.unit_words((counted.level, counted.unit), tracing.units(cut).get((counted.level, counted.unit), ""))
    told = {"unit": unit, "measure": say.measure_words(counted.indicator.code, counted.part, counted.year)}
    words = ngettext("%(n)s geval", "%(n)s gevallen", total) % {"n": count(total)}
    trail = ((_("Herleiden"), reverse("office:trace")), (_("Dit cijfer"), say.figure_address(cut, counted)))
    return TraceCasesPage(
        title=f"{words}: {say.OUTCOMES[asked.outcome]}",
        lead=_("%(measure)s. %(unit)s.") % told,
        breadcrumbs=Breadcrumbs(trail),
        notice=_("Hier staan gegevens op persoonsniveau, zonder naam. Wij leggen vast dat u deze pagina bekeek."),
        table=_cases_table(cut, found) if found else EmptyState(_("Geen gevallen"), _("Bij deze stap hoort niemand.")),
        pagination=_pagination(cut, asked, total, page),
    )


def _from_message() -> Actions:
    return Actions((Action(_("Zoek met een dossiernummer"), reverse("office:episodes"), kind="secondary"),))


def _choices(cut: CountedCut, counted: Counted | None) -> Choices:
    chosen = say.asked(cut, counted) if counted else {"berekening": str(cut.computation)}
    computations = [
        (str(each.computation), _("%(year)s, berekening %(id)s") % {"year": each.year, "id": each.computation})
        for each in tracing.counted_cuts()
    ]
    measures = [
        (
            f"{each.code}/{measure.part}" if measure.part else each.code,
            say.measure_words(each.code, measure.part, cut.year),
        )
        for each in OF_BIRTHS
        if each.covers(cut.year)
        for measure in each.version_for(cut.year).measures
    ]
    units = [
        (f"{level}/{unit}", say.unit_words((level, unit), name)) for (level, unit), name in tracing.units(cut).items()
    ]
    lists = (("berekening", _("Berekening"), computations), ("indicator", _("Indicator"), measures),
             ("eenheid", _("Eenheid"), units))  # fmt: skip
    return Choices(
        tuple(
            Options(name, words, tuple((value, title, value == chosen.get(name)) for value, title in pairs))
            for name, words, pairs in lists
        ),
        Action(_("Toon")),
    )


def _facts(cut: CountedCut, counted: Counted, names) -> Facts:
    saved = tracing.figure(cut, counted)
    place = (counted.level, counted.unit)
    facts: list[tuple[str, object]] = [
        (_("Eenheid"), say.unit_words(place, names.get(place, counted.unit))),
        (_("Verslagjaar"), str(cut.year)),
        (_("Snede"), cut.folder),
    ]
    if saved and saved.value is not None and saved.numerator is not None:
        told = {
            "n": say.amount(saved.numerator),
            "all": say.amount(saved.denominator),
            "per_cent": percentage(saved.value),
        }
        facts.append((_("Cijfer in deze berekening"), _("%(n)s van %(all)s (%(per_cent)s)") % told))
    elif saved:
        facts.append((_("Noemer in deze berekening"), say.amount(saved.denominator)))
    return Facts(tuple(facts))


def _chart(found: Waterfall) -> charts.Chart:
    noun = _noun(found.counted)
    told = {"all": say.amount(found.everything), "noun": noun, "n": say.amount(found.denominator)}
    return charts.descent(
        title=_("Van %(all)s %(noun)s tellen er %(n)s mee in de noemer") % told,
        falls=_falls(found),
        table=Table(_("Stap voor stap"), (Column(_("Stap")), Column(_("Aantal"), is_numeric=True)), [
            (fall.words, fall.amount) for fall in _falls(found)
        ]),
        note=_("Een bevalling kan voor een deel meetellen voor een VSV; dan zijn de aantallen niet heel."),
    )  # fmt: skip


def _noun(counted: Counted) -> str:
    return _("kinderen") if counted.indicator.counts.name == "children" else _("bevallingen")


def _falls(found: Waterfall) -> list[Fall]:
    """From all rows down to the denominator, and of that the numerator; steps in which nothing falls are left out."""
    falls = [
        Fall(
            _("alle %(noun)s") % {"noun": _noun(found.counted)},
            say.amount(found.everything),
            0,
            found.everything,
            "left",
        )
    ]
    left = found.everything
    for step in found.steps:
        if step.criterion is not None and step.weight:
            kind = "outside" if step.outcome is Outcome.OUTSIDE else "unknown"
            falls.append(
                Fall(
                    _words(step.outcome, step.criterion), f"− {say.amount(step.weight)}", left - step.weight, left, kind
                )
            )
            left -= step.weight
    falls.append(Fall(_("noemer"), say.amount(found.denominator), 0, found.denominator, "left"))
    if found.counted.measure.numerator is not None:
        numerator = found.weight(Outcome.NUMERATOR)
        falls.append(Fall(_("teller"), say.amount(numerator), 0, numerator, "own"))
    return falls


def _words(outcome: Outcome, criterion: Criterion) -> str:
    words = say.criterion_words(criterion)
    if outcome is Outcome.OUTSIDE:
        return _("buiten de noemer; niet waar: %(criterion)s") % {"criterion": words}
    return _("niet te bepalen; onbekend: %(criterion)s") % {"criterion": words}


def _steps(cut: CountedCut, found: Waterfall) -> Table:
    columns = (Column(_("Stap")), Column(_("Aantal"), is_numeric=True), Column(_("Gevallen")))
    rows: list[tuple[object, ...]] = [
        (_("Alle %(noun)s") % {"noun": _noun(found.counted)}, say.amount(found.everything), count(found.rows))
    ]
    rows += [_step_row(cut, found, step) for step in found.steps if step.criterion is not None]
    rows.append((_("Noemer"), say.amount(found.denominator), None))
    rows += [_step_row(cut, found, step) for step in found.steps if step.criterion is None and _is_counted(found, step)]
    note = _("De stappen tellen op tot het cijfer. Elk geval staat in precies één stap: de eerste die beslist.")
    return Table(_("Elke stap, met de gevallen erachter"), columns, rows, stacks=True, note=note)


def _is_counted(found: Waterfall, step: Step) -> bool:
    return step.outcome is Outcome.DENOMINATOR or found.counted.measure.numerator is not None


def _step_row(cut: CountedCut, found: Waterfall, step: Step) -> tuple[object, ...]:
    words = _words(step.outcome, step.criterion) if step.criterion else str(say.OUTCOMES[step.outcome])
    address = say.cases_address(cut, found.counted, step.outcome, step.place)
    told = ngettext("%(n)s geval", "%(n)s gevallen", step.rows) % {"n": count(step.rows)}
    return words.capitalize(), say.amount(step.weight), Action(told, address, kind="link") if step.rows else _("geen")


def _cases_table(cut: CountedCut, found: tuple[ListedCase, ...]) -> Table:
    columns = (Column(_("Geval")), Column(_("Maand"), is_numeric=True), Column(_("Deel dat meetelt"), is_numeric=True),
               Column(_("Toegewezen door")), Column(_("Waarom")))  # fmt: skip
    rows = [
        (
            Action(each.row_id, say.case_address(cut, each.birth_id), kind="link"),
            str(each.month),
            say.amount(each.weight),
            say.RULES.get(each.rule, each.rule),
            say.why(each.explained),
        )
        for each in found
    ]
    return Table(_("Gevallen"), columns, rows, stacks=True, hides_caption=True)


def _pagination(cut: CountedCut, asked: Asked, total: int, page: int) -> Pagination | None:
    pages = -(-total // PER_PAGE)
    about = say.asked(cut, asked.counted) | {"uitkomst": asked.outcome.value}
    if asked.place is not None:
        about["voorwaarde"] = str(asked.place)
    return Pagination(page, pages, urlencode(about)) if pages > 1 else None
