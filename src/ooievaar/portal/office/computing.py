"""Pages about computations: the list, and one with its progress and its figures."""

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ooievaar.portal.figures.runs import OfficeFigure, Run, country_figures, runs
from ooievaar.portal.figures.states import KINDS, State
from ooievaar.portal.figures.titles import named, part_title
from ooievaar.portal.office.cut_pages import Choice, Choosing
from ooievaar.portal.office.pages import Button, ComputationPage, ComputationsPage
from ooievaar.portal.office.words import count, moment, percentage, present_year, years
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Alert,
    Badge,
    Breadcrumbs,
    Column,
    EmptyState,
    Facts,
    Progress,
    Table,
)
from ooievaar.portal.ui.core_words import in_language

BADGES = {
    State.WAITING: "neutral",
    State.RUNNING: "info",
    State.DONE: "success",
    State.FAILED: "error",
    State.STOPPED: "warning",
}


def computations_page(access: Access) -> ComputationsPage:
    """All computations, and the button that starts one."""
    may = access.may(Permission.COMPUTE)
    reason = "" if may else _("Starten kan alleen een medewerker van het registratiebureau.")
    return ComputationsPage(
        title=_("Sneden en berekeningen"),
        lead=_("Een berekening bevriest wat er is aangeleverd in een snede en telt daarin elke indicator."),
        years=years(),
        chosen_year=present_year(),
        kinds=_kinds(),
        start=Action(_("Snede maken en berekenen"), reason=reason),
        table=_runs_table(runs()),
        actions=Actions(
            (
                Action(_("Bewaarde sneden"), reverse("office:cuts"), kind="secondary"),
                Action(_("Andere definities proberen"), reverse("office:definitions"), kind="secondary"),
            )
        ),
    )


def _kinds() -> Choosing:
    """What a cut is made for; first what today's date says."""
    automatic = Choice("", _("volgens de kalender"), is_chosen=True)
    return Choosing("kind", _("Soort snede"), (automatic, *(Choice(k.value, str(w), False) for k, w in KINDS.items())))


def computation_page(run: Run, access: Access) -> ComputationPage:
    """One computation: how far it is, what it made, what can be done with it."""
    return ComputationPage(
        title=_("Berekening %(id)s van verslagjaar %(year)s") % {"id": run.id, "year": run.year},
        breadcrumbs=Breadcrumbs(((_("Sneden en berekeningen"), reverse("office:computations")),)),
        notice=_notice(run),
        progress=progress_of(run) if run.is_unfinished else None,
        buttons=_buttons(run) if access.may(Permission.COMPUTE) else (),
        facts=_facts(run),
        figures=_figures_table(run) if run.state is State.DONE else None,
        neutral=reverse("office:neutral", args=[run.id]) if run.state is State.DONE and run.cut else "",
        refresh_seconds=5 if run.is_unfinished else None,
    )


def progress_of(run: Run) -> Progress:
    """The bar of a computation under way; htmx asks for it again and again."""
    step = in_language(run.step) or run.words
    words = _("Stoppen is gevraagd; de stap wordt afgemaakt") if run.is_stop_asked else step
    return Progress(
        words=words.capitalize(),
        done=run.done,
        total=run.total or None,
        detail=_("U kunt deze pagina verlaten; het werk gaat door."),
        poll_url=reverse("office:progress", args=[run.id]),
    )


def _notice(run: Run) -> Alert | None:
    match run.state:
        case State.FAILED:
            words = _("Er ging iets mis. Er is niets half opgeslagen. Het logboek van de server zegt wat er was.")
            return Alert(words, "error", title=_("Berekening mislukt"))
        case State.STOPPED:
            return Alert(_("Er is niets half opgeslagen. U kunt haar hervatten."), "warning", title=_("Gestopt"))
        case State.DONE if run.is_open:
            words = _("De ziekenhuizen kunnen deze cijfers accorderen sinds %(moment)s.")
            return Alert(words % {"moment": moment(run.opened)}, "success", title=_("Open voor accordering"))
        case State.DONE if run.closed:
            words = _("Deze cijfers stonden open van %(opened)s tot %(closed)s.")
            return Alert(words % {"opened": moment(run.opened), "closed": moment(run.closed)}, title=_("Gesloten"))
        case _:
            return None


def _buttons(run: Run) -> tuple[Button, ...]:
    match run.state:
        case State.WAITING | State.RUNNING if not run.is_stop_asked:
            action = Action(_("Stoppen"), kind="secondary", is_destructive=True)
            return (Button(reverse("office:stop", args=[run.id]), action),)
        case State.FAILED | State.STOPPED:
            return (Button(reverse("office:resume", args=[run.id]), Action(_("Hervatten"))),)
        case State.DONE if run.opened is None:
            return (Button(reverse("office:open_figures", args=[run.id]), Action(_("Openstellen voor accordering"))),)
        case State.DONE if run.is_open:
            action = Action(_("Accordering sluiten"), kind="secondary")
            return (Button(reverse("office:close_figures", args=[run.id]), action),)
        case _:
            return ()


def _facts(run: Run) -> Facts:
    facts: list[tuple[str, object]] = [
        (_("Stand"), Badge(run.words, BADGES[run.state])),
        (_("Gevraagd"), moment(run.asked)),
        (_("Door"), run.by or _("systeem")),
        (_("Klaar"), moment(run.finished)),
        (_("Versie van de programmatuur"), run.code_version),
    ]
    if run.cut:
        facts += [
            (_("Snede"), Action(run.cut.folder, reverse("office:cut", args=[run.cut.checksum]), kind="link")),
            (_("Soort snede"), str(KINDS[run.cut.kind])),
            (_("Controlegetal"), run.cut.checksum[:16] + "…"),
            (_("Bevallingen"), count(run.cut.births)),
            (_("Kinderen"), count(run.cut.children)),
            (_("Zorgepisodes"), count(run.cut.episodes)),
        ]
    if run.state is State.DONE:
        models = Action(_("Modellen bekijken"), reverse("office:models", args=[run.id]), kind="link")
        facts.append((_("Vergelijking met wat te verwachten was"), models))
    return Facts(tuple(facts))


def _runs_table(found: tuple[Run, ...]) -> Table | EmptyState:
    if not found:
        return EmptyState(_("Nog niets berekend"), _("Start een berekening zodra er registraties zijn aangeleverd."))
    columns = (
        Column(_("Berekening")),
        Column(_("Verslagjaar")),
        Column(_("Stand")),
        Column(_("Gevraagd")),
        Column(_("Bevallingen"), is_numeric=True),
    )
    return Table(_("Berekeningen"), columns, [_run_row(run) for run in found], stacks=True, hides_caption=True)


def _run_row(run: Run) -> tuple[object, ...]:
    link = Action(f"#{run.id}", reverse("office:computation", args=[run.id]), kind="link")
    births = run.cut.births if run.cut else None
    return link, str(run.year), Badge(_state_words(run), BADGES[run.state]), moment(run.asked), births


def _state_words(run: Run) -> str:
    return _("open voor accordering") if run.is_open else run.words


def _figures_table(run: Run) -> Table:
    columns = (
        Column(_("Indicator")),
        Column(_("Teller"), is_numeric=True),
        Column(_("Noemer"), is_numeric=True),
        Column(_("Uitkomst"), is_numeric=True),
        Column(_("95%-interval"), is_numeric=True),
        Column(_("Niet te bepalen"), is_numeric=True),
        Column(_("VSV's verborgen"), is_numeric=True),
    )
    return Table(
        _("Cijfers van Nederland, onbewerkt"),
        columns,
        [_figure_row(figure, run) for figure in country_figures(run.id)],
        note=_("Alleen het bureau ziet deze cijfers zoals zij zijn berekend. Daarbuiten geldt de ondergrens van tien."),
    )


def _figure_row(figure: OfficeFigure, run: Run) -> tuple[object, ...]:
    if figure.respondents is not None:
        return _score_row(figure, run)
    interval = f"{percentage(figure.lower)} – {percentage(figure.upper)}" if figure.value is not None else None
    return (
        Action(_name(figure, run.year), _traced(figure, run), kind="link"),
        None if figure.numerator is None else count(figure.numerator),
        count(figure.denominator),
        _value(figure, run),
        interval,
        count(figure.undetermined),
        _hidden(figure),
    )


def _score_row(figure: OfficeFigure, run: Run) -> tuple[object, ...]:
    """A mean of marks has no numerator; nobody's answers can be traced."""
    interval = None
    if figure.lower is not None and figure.upper is not None:
        interval = f"{number_format(figure.lower, 2)} – {number_format(figure.upper, 2)}"
    value = None if figure.value is None else number_format(figure.value, 2)
    return (
        _name(figure, run.year),
        None if figure.part else count(figure.numerator or 0),
        count(figure.denominator),
        _addressed(value, figure, run) if figure.part else _value(figure, run),
        interval,
        None,
        _hidden(figure),
    )


def _hidden(figure: OfficeFigure) -> str:
    return _("%(hidden)s van %(all)s") % {"hidden": figure.hidden_vsvs, "all": figure.vsvs}


def _value(figure: OfficeFigure, run: Run) -> Action | None:
    return _addressed(percentage(figure.value), figure, run)


def _addressed(words: str | None, figure: OfficeFigure, run: Run) -> Action | None:
    """The value, leading to the address of the figure, where it is computed again."""
    if words is None or run.cut is None:
        return None
    where = (run.cut.checksum, figure.indicator, figure.part or "-", figure.version, "country", "NL")
    return Action(words, reverse("office:figure", args=where), kind="link")


def _name(figure: OfficeFigure, year: int) -> str:
    number, title = named(figure.indicator, year)
    if figure.part:
        return f"– {part_title(figure.indicator, figure.part, year)}"
    return f"{number}. {title}" if number else title


def _traced(figure: OfficeFigure, run: Run) -> str:
    """Where one sees how this figure comes about."""
    code = f"{figure.indicator}/{figure.part}" if figure.part else figure.indicator
    asked = {"berekening": str(run.id), "indicator": code, "eenheid": "country/NL"}
    return f"{reverse('office:trace')}?{urlencode(asked)}"
