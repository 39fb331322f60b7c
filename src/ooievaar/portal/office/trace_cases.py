"""One case from message to figure: messages, link, merged facts, units, outcomes with their reasons, figures."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar import intake, records
from ooievaar.indicators import Counted, Explained, Outcome, Verdict
from ooievaar.portal.figures.tracing import Appearance, RawFigure, Traced
from ooievaar.portal.office import trace_words as say
from ooievaar.portal.office.trace_facts import facts_table
from ooievaar.portal.office.trace_pages import Outcomes, Section, TraceAppearancesPage, TraceCasePage
from ooievaar.portal.office.words import moment, percentage
from ooievaar.portal.submissions.episode_queries import EpisodeSummary, VersionView
from ooievaar.portal.ui.components import Action, Alert, Badge, Breadcrumbs, Column, EmptyState, Facts, Table

_NEARLY_CERTAIN = 0.9999


def case_page(traced: Traced) -> TraceCasePage:
    return TraceCasePage(
        title=_("Geval %(number)s: van bericht tot cijfer") % {"number": traced.case.birth_id},
        lead=_("Hier staan gegevens op persoonsniveau, zonder naam. Wij leggen vast dat u deze pagina bekeek."),
        breadcrumbs=Breadcrumbs(((_("Herleiden"), reverse("office:trace")),)),
        facts=_facts(traced),
        changed=_changed(traced),
        sections=tuple(_sections(traced)),
        outcomes=tuple(_outcomes(traced, one) for one in traced.case.explained),
    )


def appearances_page(episode_id: int, found: tuple[Appearance, ...]) -> TraceAppearancesPage:
    """In which cuts an episode is; the empty page says why it may be in none."""
    columns = (Column(_("Verslagjaar")), Column(_("Snede")), Column(_("Geval")))
    rows = [
        (
            str(each.cut.year),
            each.cut.folder,
            Action(each.birth_id, say.case_address(each.cut, each.birth_id), kind="link"),
        )
        for each in found
    ]
    nothing = EmptyState(
        _("Nog in geen enkele snede"),
        _("De zorgepisode kwam binnen na de laatste snede, is ingetrokken, of gaat over een ander jaar."),
    )
    return TraceAppearancesPage(
        title=_("Wat is hiervan geworden?"),
        lead=_("De sneden waarin deze zorgepisode zit: van elk verslagjaar de nieuwste."),
        breadcrumbs=Breadcrumbs(
            (
                (_("Zorgepisodes"), reverse("office:episodes")),
                (_("Zorgepisode"), reverse("office:episode", args=[episode_id])),
            )
        ),
        table=Table(_("Sneden"), columns, rows, hides_caption=True) if found else nothing,
    )


def _facts(traced: Traced) -> Facts:
    computation = traced.cut.computation
    return Facts(
        (
            (
                _("Berekening"),
                Action(f"#{computation}", reverse("office:computation", args=[computation]), kind="link"),
            ),
            (_("Verslagjaar"), str(traced.cut.year)),
            (_("Snede"), traced.cut.folder),
            (_("Kinderen"), str(len(traced.case.children))),
        )
    )


def _changed(traced: Traced) -> Alert | None:
    """A cut never changes, and what came in later is not in it."""
    newer = any(
        version.received > traced.cut.started for source in traced.sources for version in source.history.versions
    )
    if not newer:
        return None
    words = _("Sinds deze snede kwam er een nieuwer bericht. De snede telt wat er toen was; de berichten zijn van nu.")
    return Alert(words, "warning", title=_("Er is daarna iets veranderd"))


def _sections(traced: Traced) -> Iterator[Section]:
    yield _messages(traced)
    yield _link(traced)
    if traced.case.birth is None:
        return
    yield _merged(traced)
    yield _attribution(traced)


def _merged(traced: Traced) -> Section:
    words = _(
        "Wat er in de snede staat, met daarnaast wat elk bericht dat telt erover zegt. Wat identificeert, is verzegeld."
    )
    birth = facts_table(records.BIRTHS, traced.case.birth or {}, traced.sources)
    children = (
        facts_table(records.CHILDREN, child, traced.sources, child=number)
        for number, child in enumerate(traced.case.children, 1)
    )
    return Section(_("3. De samengevoegde bevalling"), words, None, folds=(birth, *children))


def _messages(traced: Traced) -> Section:
    columns = (
        Column(_("Organisatie")),
        Column(_("Dossier")),
        Column(_("Versie")),
        Column(_("Ontvangen")),
        Column(_("Aanlevering")),
        Column(_("Bevindingen")),
    )
    rows = [
        (*_whose(source.history.summary), *_version(version))
        for source in traced.sources
        for version in source.history.versions
    ]
    words = ngettext("%(n)s zorgepisode, met elk bericht daarover.", "%(n)s zorgepisodes, met elk bericht daarover.",
                     len(traced.sources)) % {"n": len(traced.sources)}  # fmt: skip
    table = Table(_("Berichten"), columns, rows, stacks=True, hides_caption=True)
    return Section(_("1. De berichten"), words, table)


def _whose(one: EpisodeSummary) -> tuple[object, object]:
    link = Action(one.dossier or _("zonder nummer"), reverse("office:episode", args=[one.id]), kind="link")
    return f"{one.organisation} ({one.lvr_number})", link


def _version(one: VersionView) -> tuple[object, ...]:
    place = _("nr. %(id)s, %(file)s, bericht %(position)s") % {
        "id": one.submission_id,
        "file": one.file_name,
        "position": one.position,
    }
    standing = Badge(_("%(n)s: telt") % {"n": one.number}, "success") if one.is_current else str(one.number)
    return standing, moment(one.received), place, _findings(one)


def _findings(one: VersionView) -> str:
    errors, signals = one.count(intake.Grade.ERROR), one.count(intake.Grade.SIGNAL)
    parts = (
        ngettext("%(n)s fout", "%(n)s fouten", errors) % {"n": errors} if errors else "",
        ngettext("%(n)s signaal", "%(n)s signalen", signals) % {"n": signals} if signals else "",
    )
    return ", ".join(part for part in parts if part) or _("geen")


def _link(traced: Traced) -> Section:
    columns = (
        Column(_("Organisatie")),
        Column(_("Dossier")),
        Column(_("Gewicht"), is_numeric=True),
        Column(_("Kans dat het klopt"), is_numeric=True),
    )
    whose = {source.identity: _whose(source.history.summary) for source in traced.sources}
    rows = [
        (*whose.get(link["episode_id"], (link["lvr_number"], None)), *_strength(link)) for link in traced.case.links
    ]
    count = len(traced.case.links)
    words = ngettext(
        "Deze zorgepisode staat alleen: er is geen ander bericht over dezelfde zwangerschap gevonden.",
        "Deze %(n)s zorgepisodes zijn gekoppeld tot één zwangerschap. Per zorgepisode staat hier de sterkste "
        "overeenkomst met een andere.",
        count,
    )
    table = Table(_("Koppeling"), columns, rows, stacks=True, hides_caption=True)
    return Section(_("2. De koppeling"), words % {"n": count}, table)


def _strength(link: Mapping[str, Any]) -> tuple[str | None, str | None]:
    if link["match_weight"] is None:
        return None, None
    return number_format(round(link["match_weight"], 1), 1), _chance(link["match_probability"])


def _chance(probability: float) -> str:
    """Never a hundred per cent: a comparison does not make anything certain."""
    if probability > _NEARLY_CERTAIN:
        return _("meer dan %(chance)s") % {"chance": f"{number_format(100 * _NEARLY_CERTAIN, 2)}%"}
    return f"{number_format(round(100 * probability, 2), 2)}%"


def _attribution(traced: Traced) -> Section:
    columns = (Column(_("Eenheid")), Column(_("Deel dat meetelt"), is_numeric=True), Column(_("Regel")))
    rows = [
        (
            say.unit_words((row["level"], row["unit"]), traced.names.get((row["level"], row["unit"]), row["unit"])),
            say.amount(row["weight"]),
            say.RULES.get(row["rule"], row["rule"]),
        )
        for row in traced.case.attributions
    ]
    words = _("Voor welke eenheden deze bevalling meetelt, voor welk deel, en door welke regel.")
    table = Table(_("Toewijzing"), columns, rows, stacks=True, hides_caption=True)
    return Section(_("4. De toewijzing"), words, table)


def _outcomes(traced: Traced, one: Explained) -> Outcomes:
    title = say.measure_words(one.indicator.code, one.part, traced.cut.year)
    if len(traced.case.children) > 1 and one.row_id != one.birth_id:
        title = _("%(measure)s, kind %(n)s") % {"measure": title, "n": one.row_id.rpartition("-")[2]}
    return Outcomes(
        title=title,
        outcome=say.outcome_badge(one.outcome),
        why=say.why(one),
        criteria=_criteria(one),
        figures=tuple(_figures(traced, one)),
    )


def _criteria(one: Explained) -> Table:
    columns = (Column(_("Voorwaarde")), Column(_("Bij")), Column(_("Waar?")))
    inside = len(one.measure.denominator.conjuncts)
    rows = [
        (
            say.criterion_words(verdict.criterion),
            _("noemer") if place < inside else _("teller"),
            _met(one, verdict),
        )
        for place, verdict in enumerate(one.verdicts)
    ]
    return Table(_("Voorwaarden"), columns, rows, stacks=True, hides_caption=True)


def _met(one: Explained, verdict: Verdict) -> str:
    if verdict.met is None:
        return _("onbekend; ontbreekt: %(items)s") % {"items": say.items_of(one, verdict)}
    return _("ja") if verdict.met else _("nee")


def _figures(traced: Traced, one: Explained) -> Iterable[Action]:
    """The figures in which this row counts, each with its number; none when it falls outside."""
    if one.outcome is Outcome.OUTSIDE:
        return
    for row in traced.case.attributions:
        place = (row["level"], row["unit"])
        counted = Counted(one.indicator, traced.cut.year, one.part, *place)
        name = say.unit_words(place, traced.names.get(place, row["unit"]))
        figure = traced.figures.get((one.indicator.code, one.part, *place))
        if figure:
            yield Action(f"{name}: {_told(figure)}", say.figure_address(traced.cut, counted), kind="link")


def _told(figure: RawFigure) -> str:
    if figure.numerator is None or figure.value is None:
        return _("%(n)s in de noemer") % {"n": say.amount(figure.denominator)}
    told = {
        "n": say.amount(figure.numerator),
        "all": say.amount(figure.denominator),
        "per_cent": percentage(figure.value),
    }
    return _("%(n)s van %(all)s (%(per_cent)s)") % told
