"""One topic split by who answered: one split at a time, as far as it can be shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ooievaar import questionnaires
from ooievaar.portal.professional.experience_means import mean_of
from ooievaar.portal.professional.pages import Choice
from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.surveys.scoring import TopicDetails, UnitDetails
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import Column, EmptyState, Table
from ooievaar.questionnaires import SPLITS, Divided, Split, Tally

REST = "rest"
WORDS = {
    "first_child": gettext_lazy("Eerste kind"),
    "place_of_birth": gettext_lazy("Plaats van de bevalling"),
    "mode_of_birth": gettext_lazy("Manier van bevallen"),
    "age_group": gettext_lazy("Leeftijd"),
}
GROUPS = {
    ("first_child", "yes"): gettext_lazy("eerste kind"),
    ("place_of_birth", "hospital"): gettext_lazy("in het ziekenhuis"),
    ("place_of_birth", "home"): gettext_lazy("thuis"),
    ("mode_of_birth", "spontaneous"): gettext_lazy("zonder ingreep"),
    ("mode_of_birth", "caesarean"): gettext_lazy("keizersnede"),
    ("age_group", "under_30"): gettext_lazy("jonger dan 30"),
    ("age_group", "35_or_over"): gettext_lazy("35 of ouder"),
}


@dataclass(frozen=True)
class SplitPart:
    """The choice between splits, and the one that is chosen: a drawing, or why there is none."""

    choices: tuple[Choice, ...]
    chart: charts.Chart | None
    nothing: EmptyState | None
    note: str


def split_part(found: TopicDetails, asked: str, query: Mapping[str, str]) -> SplitPart:
    """The split asked for, or the first."""
    chosen = next((each for each in SPLITS if each.question == asked), SPLITS[0])
    units = _units(found)
    main = _of(units[0][2], chosen)
    return SplitPart(
        choices=tuple(_choice(each, chosen, query) for each in SPLITS),
        chart=_chart(chosen, main, units) if main else None,
        nothing=None if main else _nothing(),
        note=_(
            "Een groep staat er pas als zij en alle anderen samen elk minstens tien cliënten tellen, en ook uit de "
            "andere uitsplitsingen niets over minder cliënten is af te leiden. Een uitsplitsing loopt daarom achter op "
            "de score. Wie de vraag oversloeg, telt bij alle anderen."
        ),
    )


def _choice(each: Split, chosen: Split, query: Mapping[str, str]) -> Choice:
    address = "&".join(f"{key}={value}" for key, value in {**query, "splitsing": each.question}.items())
    return Choice(str(WORDS[each.question]), f"?{address}#uitsplitsing", each == chosen)


def _units(found: TopicDetails) -> tuple[tuple[str, str, UnitDetails], ...]:
    of_vsv = ((_("VSV"), "vsv", found.vsv),) if found.vsv else ()
    return ((_("Uw organisatie"), "own", found.own), *of_vsv, (_("Nederland"), "country", found.country))


def _of(unit: UnitDetails, split: Split) -> Divided | None:
    return next((each for each in unit.splits if each.split == split), None)


def _nothing() -> EmptyState:
    return EmptyState(
        _("Nog te weinig antwoorden om uit te splitsen"),
        _("Dit verschijnt vanaf ongeveer dertig cliënten, als geen groep te klein is."),
    )


def _chart(split: Split, main: Divided, units: tuple[tuple[str, str, UnitDetails], ...]) -> charts.Chart:
    """Beside one's own groups those of others that are divided into the same."""
    divided = [(words, kind, _same(_of(each, split), main)) for words, kind, each in units]
    codes = [group.code for group in split.groups if group.code in main.groups] + [REST]
    rows = [(_words(split, code), [_tally(each, code) for _w, _k, each in divided]) for code in codes]
    return charts.scores(
        title=WORDS[split.question],
        units=tuple(charts.Who(words, kind) for words, kind, _each in divided),
        rows=tuple(charts.Row(words, tuple(map(_mean, tallies))) for words, tallies in rows),
        table=_table(split, divided, rows),
    )


def _same(other: Divided | None, main: Divided) -> Divided | None:
    """Only with the same groups the rests can stand beside each other."""
    return other if other and other.groups.keys() == main.groups.keys() else None


def _words(split: Split, code: str) -> str:
    return _("alle anderen") if code == REST else str(GROUPS[split.question, code])


def _tally(divided: Divided | None, code: str) -> Tally | None:
    if divided is None:
        return None
    return divided.rest if code == REST else divided.groups[code]


def _mean(tally: Tally | None) -> charts.Mean | None:
    return mean_of(questionnaires.score_of("", tally)) if tally else None


def _table(
    split: Split,
    divided: list[tuple[str, str, Divided | None]],
    rows: list[tuple[str, list[Tally | None]]],
) -> Table:
    return Table(
        caption=str(WORDS[split.question]),
        columns=(Column(_("Groep")), *(Column(words, is_numeric=True) for words, _kind, _each in divided)),
        rows=tuple((words, *map(_cell, tallies)) for words, tallies in rows),
        stacks=True,
        note=_("Tussen haakjes het deel negatief en het aantal cliënten."),
    )


def _cell(tally: Tally | None) -> str | None:
    score = questionnaires.score_of("", tally) if tally else None
    if score is None or score.mean is None:
        return _("te weinig")
    return f"{charts.mark(score.mean)} ({per_cent(score.negatives or 0)}; {count(score.respondents or 0)})"
