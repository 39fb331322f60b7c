"""The check of case-mix models: coefficients with intervals, calibration, discrimination, what was left out."""

from math import exp

import numpy as np
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar import indicators, statistics
from ooievaar.portal.figures.checking import ModelCheck, Term
from ooievaar.portal.figures.runs import Run
from ooievaar.portal.figures.titles import named
from ooievaar.portal.office.model_pages import CheckedModel, ModelsPage
from ooievaar.portal.office.words import count
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import Alert, Breadcrumbs, Column, EmptyState, Facts, Table
from ooievaar.statistics import Unfit

# Two-sided, 95 %.
Z = 1.959964
# Log odds this uncertain mean a group with cases only or with none, in which nothing can be estimated.
HOPELESS = 5


def models_page(run: Run, found: tuple[ModelCheck, ...]) -> ModelsPage:
    """All models of one computation."""
    nothing = EmptyState(
        _("Geen vergelijking"), _("In dit verslagjaar wordt geen indicator vergeleken met wat te verwachten was.")
    )
    return ModelsPage(
        title=_("Modellen van berekening %(id)s, verslagjaar %(year)s") % {"id": run.id, "year": run.year},
        lead=_("Klopt wat er te verwachten was? Per indicator het model waarmee wordt vergeleken."),
        breadcrumbs=Breadcrumbs(
            (
                (_("Sneden en berekeningen"), reverse("office:computations")),
                (f"#{run.id}", reverse("office:computation", args=[run.id])),
            )
        ),
        models=tuple(_checked(each) for each in found),
        nothing=None if found else nothing,
    )


def _checked(one: ModelCheck) -> CheckedModel:
    return CheckedModel(
        title=named(one.indicator, one.year)[1],
        unfit=_unfit(one) if one.unfit else None,
        facts=_facts(one),
        terms=None if one.unfit else _terms(one),
        calibration=None if one.unfit else _calibration(one),
    )


def _unfit(one: ModelCheck) -> Alert:
    words = {
        Unfit.NO_CASES: _("Er was geen enkel geval; er is niets om van te leren."),
        Unfit.FEW_CASES: _(
            "Er zijn minder dan vijf gevallen per coëfficiënt; het model zou vooral toeval beschrijven."
        ),
        Unfit.UNSETTLED: _("De schatting komt niet tot rust; de gegevens houden de kenmerken niet uit elkaar."),
    }
    return Alert(words[Unfit(one.unfit)], "warning", title=_("Geen model, en dus geen vergelijking"))


def _facts(one: ModelCheck) -> Facts:
    facts = [
        (_("Rijen in het model"), count(one.rows)),
        (_("Gevallen"), count(one.cases)),
        (_("Weggelaten omdat de uitkomst niet te bepalen is"), count(one.undetermined)),
        (_("Weggelaten omdat een kenmerk ontbreekt"), _("0; onbekend is een eigen groep")),
        (_("Onbekend per kenmerk"), _unknown(one)),
    ]
    if one.discrimination is not None:
        words = _("%(value)s (0,5 is gokken, 1 is volmaakt)")
        facts.append(
            (_("Onderscheid: oppervlak onder de ROC-curve"), words % {"value": _number(one.discrimination, 2)})
        )
    return Facts(tuple(facts))


def _unknown(one: ModelCheck) -> str:
    return "; ".join(f"{_words(one, name)} {count(number)}" for name, number in one.unknown.items())


def _terms(one: ModelCheck) -> Table:
    columns = (
        Column(_("Kenmerk")),
        Column(_("Coëfficiënt"), is_numeric=True),
        Column(_("Standaardfout"), is_numeric=True),
        Column(_("Odds ratio"), is_numeric=True),
        Column(_("95%-interval"), is_numeric=True),
    )
    return Table(
        _("Coëfficiënten"),
        columns,
        [_term(one, each) for each in one.terms],
        stacks=True,
        note=_(
            "Elke odds ratio is ten opzichte van de eerste groep van het kenmerk. Niet te schatten: in de groep kwam "
            "het altijd of nooit voor, meestal omdat zij heel klein is."
        ),
    )


def _term(one: ModelCheck, term: Term) -> tuple[str | None, ...]:
    numbers = (_number(term.coefficient, 3), _number(term.error, 3))
    if term.name == "constant":
        return (_("constante"), *numbers, None, None)
    if term.error > HOPELESS:
        return (_words(one, term.name), None, None, None, _("niet te schatten"))
    low, high = (exp(term.coefficient + side * Z * term.error) for side in (-1, 1))
    between = _("%(low)s tot %(high)s") % {"low": _number(low, 2), "high": _number(high, 2)}
    return (_words(one, term.name), *numbers, _number(exp(term.coefficient), 2), between)


def _words(one: ModelCheck, name: str) -> str:
    """ "parity: geen" or "parity" in the language of the reader; as it is when it is not declared any more."""
    mix = indicators.case_mix(one.indicator, one.year)
    code, _colon, level = name.partition(": ")
    found = next((each for each in (mix.characteristics if mix else ()) if each.name == code), None)
    if found is None:
        return name
    characteristic = found.words_english if get_language() == "en" else found.words
    if not level:
        return characteristic
    levels = {each.words: each.words_english if get_language() == "en" else each.words for each in found.levels}
    return f"{characteristic}: {levels.get(level, _('onbekend'))}"


def _calibration(one: ModelCheck) -> charts.Chart:
    rows = np.array([each.rows for each in one.calibration])
    observed = np.array([each.observed for each in one.calibration])
    lower, upper = statistics.wilson(rows * observed, rows)
    tenths = [
        charts.Tenth(each.rows, 100 * each.predicted, 100 * each.observed, 100 * float(low), 100 * float(high))
        for each, low, high in zip(one.calibration, lower, upper, strict=True)
    ]
    inside = sum(each.lower <= each.predicted <= each.upper for each in tenths)
    return charts.calibration(
        title=_("In %(inside)s van de %(all)s tienden gebeurde wat was voorspeld")
        % {"inside": inside, "all": len(tenths)},
        tenths=tenths,
        note=_("Elke stip is een tiende van de rijen, naar voorspelde kans; de streep is het 95%-interval."),
    )


def _number(value: float, decimals: int) -> str:
    """Rounded here, as Django would cut the rest off."""
    return number_format(round(value, decimals), decimals)
