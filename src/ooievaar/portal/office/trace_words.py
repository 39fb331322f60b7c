"""How the pages that trace a case say things: criteria, outcomes, units, weights, and their addresses."""

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ooievaar.indicators import Counted, Criterion, Explained, Outcome, Verdict
from ooievaar.portal.figures.titles import named, part_title
from ooievaar.portal.figures.tracing import CountedCut
from ooievaar.portal.ui.components import Badge
from ooievaar.portal.ui.record_words import words_of_fact

OUTCOMES = {
    Outcome.NUMERATOR: gettext_lazy("telt in de teller"),
    Outcome.DENOMINATOR: gettext_lazy("telt alleen in de noemer"),
    Outcome.UNDETERMINED: gettext_lazy("niet te bepalen"),
    Outcome.OUTSIDE: gettext_lazy("buiten de noemer"),
}
_KINDS = {
    Outcome.NUMERATOR: "info",
    Outcome.DENOMINATOR: "success",
    Outcome.UNDETERMINED: "warning",
    Outcome.OUTSIDE: "neutral",
}
LEVELS = {
    "country": gettext_lazy("land"),
    "vsv": gettext_lazy("VSV"),
    "hospital": gettext_lazy("ziekenhuis"),
    "practice": gettext_lazy("praktijk"),
}
# By the rules that `linkage.RULES` names.
RULES = {
    "country": gettext_lazy("alle bevallingen in Nederland"),
    "hospital_of_birth": gettext_lazy("het VSV van het ziekenhuis waar de bevalling was"),
    "desired_hospital": gettext_lazy("het VSV van het ziekenhuis waar de vrouw wilde bevallen, waar zij ook beviel"),
    "preferred_hospital": gettext_lazy("het VSV van het ziekenhuis van voorkeur"),
    "referral_pattern": gettext_lazy("naar rato van de ziekenhuisbevallingen van de praktijk in dat jaar"),
    "membership": gettext_lazy("het VSV waar de praktijk lid van is"),
    "born_there": gettext_lazy("bevallen in dit ziekenhuis"),
    "in_care": gettext_lazy("deze praktijk was in enige periode verantwoordelijk"),
}


def criterion_words(criterion: Criterion) -> str:
    return criterion.words if get_language() == "nl" else criterion.words_english


def outcome_badge(outcome: Outcome) -> Badge:
    return Badge(OUTCOMES[outcome], _KINDS[outcome])


def unit_words(place: tuple[str, str], name: str) -> str:
    """A unit with its kind, name and number."""
    level, number = place
    if level == "country":
        return _("Nederland")
    # Names mostly say what kind of unit it is.
    return f"{name} ({number})" if name and name != number else f"{LEVELS[level]} {number}"


def measure_words(code: str, part: str | None, year: int) -> str:
    """An indicator with its number, or one of its parts after it."""
    number, title = named(code, year)
    whole = f"{number}. {title}" if number else title
    return f"{whole}: {part_title(code, part, year)}" if part else whole


def amount(weight: float) -> str:
    """A sum of parts of births: whole when it is whole, else with two decimals."""
    return number_format(round(weight), force_grouping=True) if round(weight, 2) == round(weight) else number_format(
        round(weight, 2), 2, force_grouping=True
    )  # fmt: skip


def why(explained: Explained) -> str:
    """Why a row counts as it does, in one sentence."""
    decider = explained.verdicts[explained.decided_by]
    words = criterion_words(decider.criterion)
    match explained.outcome:
        case Outcome.OUTSIDE:
            return _("Niet waar: %(criterion)s.") % {"criterion": words}
        case Outcome.UNDETERMINED:
            told = {"criterion": words, "items": items_of(explained, decider)}
            return _("Onbekend of dit waar is: %(criterion)s. Ontbreekt: %(items)s.") % told
        case _:
            return _("Alle voorwaarden van de noemer zijn bekend en waar.")


def items_of(explained: Explained, verdict: Verdict) -> str:
    """The facts for want of which a criterion is unknown."""
    return ", ".join(words_of_fact(explained.indicator.counts[name]) for name in verdict.items)


def asked(cut: CountedCut, counted: Counted) -> dict[str, str]:
    """A figure as it stands in an address."""
    return {
        "berekening": str(cut.computation),
        "indicator": f"{counted.indicator.code}/{counted.part}" if counted.part else counted.indicator.code,
        "eenheid": f"{counted.level}/{counted.unit}",
    }


def figure_address(cut: CountedCut, counted: Counted) -> str:
    return f"{reverse('office:trace')}?{urlencode(asked(cut, counted))}"


def cases_address(cut: CountedCut, counted: Counted, outcome: Outcome, place: int | None = None) -> str:
    about = asked(cut, counted) | {"uitkomst": outcome.value} | ({} if place is None else {"voorwaarde": str(place)})
    return f"{reverse('office:trace_cases')}?{urlencode(about)}"


def case_address(cut: CountedCut, birth_id: str) -> str:
    return reverse("office:trace_case", args=[cut.computation, birth_id])
