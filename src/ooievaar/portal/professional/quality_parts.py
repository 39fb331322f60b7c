"""From a report to the page of one month: what to do first, and every number with its own past and the others."""

from collections.abc import Iterator

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar.intake import Grade
from ooievaar.portal.professional import quality_words as say
from ooievaar.portal.professional.quality_pages import MailForm, MonthChoice, QualityPage, Section
from ooievaar.portal.professional.words import count
from ooievaar.portal.quality import titles
from ooievaar.portal.quality.looking import ACROSS, OF_MESSAGES
from ooievaar.portal.quality.queries import Contradiction, Number, Report
from ooievaar.portal.submissions.queries import words_of
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Alert,
    Badge,
    Card,
    Cards,
    Column,
    EmptyState,
    Sparkline,
    Table,
)

MOST_URGENT = 3
CASES = "professional:quality_cases"


def empty_page(mail: MailForm | None) -> QualityPage:
    return QualityPage(
        title=_("Kwaliteit"),
        lead=_("Hier ziet u elke maand wat er van uw registraties terechtkomt, en wat u kunt verbeteren."),
        nothing=EmptyState(
            _("Nog niets te zien"),
            _("Begin van elke maand tellen wij wat er binnenkwam. Daarna staat hier uw eerste overzicht."),
        ),
        mail=mail,
    )


def quality_page(report: Report, mail: MailForm | None) -> QualityPage:
    todo = todo_cards(report)
    return QualityPage(
        title=_("Kwaliteit in %(month)s") % {"month": say.in_words(report.month)},
        lead=lead(report),
        actions=Actions(
            (
                Action(_("Als PDF"), say.address("professional:quality_pdf", report.month), kind="secondary"),
                Action(_("Als spreadsheet"), say.address("professional:quality_xlsx", report.month), kind="secondary"),
            )
        ),
        months=tuple(
            MonthChoice(f"{month:%Y-%m}", say.in_words(month), month == report.month) for month in report.months
        ),
        show=Action(_("Toon"), kind="secondary"),
        notice=notice(report),
        todo=Cards(todo) if todo else None,
        nothing_to_do=None if todo else _nothing_to_do(),
        chart=filled_in_chart(report),
        sections=tuple(sections(report)),
        mail=mail,
    )


def mail_form(*, wants: bool) -> MailForm:
    if wants:
        words = _("U krijgt elke maand een mail zodra een nieuw overzicht klaarstaat.")
        return MailForm(words, Action(_("Geen mail meer"), kind="subtle", name="mail", value="uit"))
    words = _("U krijgt geen mail als een nieuw overzicht klaarstaat.")
    return MailForm(words, Action(_("Mail mij elke maand"), kind="subtle", name="mail", value="aan"))


def lead(report: Report) -> str:
    linked = report.numbers.get(("linked", ""))
    if linked is None:
        return _("Over deze maand hebben wij nog geen registraties van u.")
    words = ngettext("%(n)s registratie over deze maand", "%(n)s registraties over deze maand", linked.share.total)
    said = words % {"n": count(linked.share.total)}
    return _("%(registrations)s. Gekoppeld aan die van een ander: %(linked)s.") % {
        "registrations": said,
        "linked": count(linked.share.count),
    }


def notice(report: Report) -> Alert | None:
    if not report.is_still_coming:
        return None
    words = _("Registraties komen binnen als de zorg is afgerond. Deze getallen lopen daarom nog op.")
    return Alert(words, title=_("Deze maand is nog niet compleet"))


def _nothing_to_do() -> Alert:
    return Alert(_("Er is deze maand niets dat u moet herstellen. Bedankt."), "success")


def todo_cards(report: Report) -> tuple[Card, ...]:
    """The three things that mend the most registrations, the most first."""
    found = sorted(_todo(report), key=lambda pair: -pair[0])
    return tuple(card for _weight, card in found[:MOST_URGENT])


def _todo(report: Report) -> Iterator[tuple[float, Card]]:
    rejected = report.numbers.get(("rejected", ""))
    if rejected and rejected.share.count:
        n = rejected.share.count
        title = ngettext("Herstel %(n)s afgekeurd bericht", "Herstel %(n)s afgekeurde berichten", n) % {"n": count(n)}
        words = _("Afgekeurde berichten tellen nergens mee. Lever ze hersteld opnieuw aan.")
        yield 3.0 * n, Card(title, say.address(CASES, report.month, "rejected"), words)
    for number in report.of("missing"):
        if number.share.count:
            yield number.share.count * (2.0 if say.is_high(number) else 1.0), _missing_card(report, number)
    for one in report.contradictions:
        yield 1.5 * one.count if one.grade is Grade.ERROR else 0.5 * one.count, _contradiction_card(report, one)


def _missing_card(report: Report, number: Number) -> Card:
    title = _("Vul in: %(item)s") % {"item": titles.item_title("missing", number.item)}
    words = _("Ontbreekt in %(share)s registraties.") % {"share": say.of_total(number.share)}
    state = Badge(_("vaker dan bij de meeste anderen"), "warning") if say.is_high(number) else None
    return Card(title, say.address(CASES, report.month, "missing", number.item), words, state=state)


def _contradiction_card(report: Report, one: Contradiction) -> Card:
    words = ngettext(
        "In %(n)s registratie zegt u iets anders dan een andere zorgverlener.",
        "In %(n)s registraties zegt u iets anders dan een andere zorgverlener.",
        one.count,
    )
    href = say.address(CASES, report.month, ACROSS, one.rule)
    return Card(words_of(one.rule).title, href, words % {"n": count(one.count)})


def filled_in_chart(report: Report) -> charts.Chart | None:
    """How much is missing of everything that may be expected, over the months."""
    months = [month for month, _share in next(iter(report.numbers.values())).trend]
    values = tuple((month, _missing_in(report, index)) for index, month in enumerate(months))
    known = [value for _month, value in values if value is not None]
    if len(known) < 2:
        return None
    line = charts.Line(_("u"), "own", values)
    title = _("Wat er ontbreekt van alles wat ingevuld had kunnen zijn")
    return charts.monthly(title=title, lines=(line,), measure=_("ontbrekende gegevens"))


def _missing_in(report: Report, index: int) -> float | None:
    shares = [number.trend[index][1] for number in report.of("missing")]
    total = sum(share.total for share in shares if share)
    return 100 * sum(share.count for share in shares if share) / total if total else None


def sections(report: Report) -> Iterator[Section]:
    yield received_section(report)
    yield missing_section(report)
    yield indicator_section(report)
    yield linked_section(report)
    if report.contradictions:
        yield contradiction_section(report)


def received_section(report: Report) -> Section:
    numbers = [report.numbers[key] for key in report.numbers if key[0] in OF_MESSAGES]
    shown = [number for number in numbers if number.measure == "received" or number.share.count or number.year.count]
    columns = (
        Column(_("Berichten")),
        Column(_("Deze maand"), is_numeric=True),
        Column(_("Vorige maand"), is_numeric=True),
        Column(_("Vorig jaar"), is_numeric=True),
        Column(_("In twaalf maanden"), is_numeric=True),
    )
    rows = tuple(
        (
            titles.measure_title(number.measure),
            link(report, number, count(number.share.count)) if number.share.count else 0,
            number.last_month.count if number.last_month else None,
            number.year_ago.count if number.year_ago else None,
            number.year.count,
        )
        for number in shown
    )
    words = _("Berichten die in deze maand binnenkwamen, ook over zorg van eerdere maanden.")
    empty = _("In deze maand kwam er niets binnen.")
    table = Table(_("Binnengekomen"), columns, rows, stacks=True, hides_caption=True, empty=empty)
    return Section(_("Binnengekomen"), words, table)


def missing_section(report: Report) -> Section:
    numbers = sorted(report.of("missing"), key=lambda each: (-each.share.count, -each.year.count))
    shown = [each for each in numbers if each.share.count or each.year.count]
    full = [titles.item_title("missing", each.item) for each in numbers if each not in shown]
    rows = tuple(_row(report, each, titles.item_title("missing", each.item)) for each in shown)
    rest = _("Het hele jaar altijd ingevuld: %(items)s.") % {"items": ", ".join(full)} if full else ""
    words = _("In hoeveel registraties een gegeven leeg is, van die waarin het hoort te staan.")
    return Section(_("Ontbrekende gegevens"), words, _table(report, _("Gegeven"), _("Ontbreekt in"), rows), rest)


def indicator_section(report: Report) -> Section:
    columns = (
        Column(_("Indicator")),
        Column(_("Telt mee")),
        Column(_("Niet te bepalen")),
        Column(_("Niet te bepalen, eerder")),
        Column(_("Verloop")),
    )
    rows = tuple(_indicator_row(report, used) for used in report.of("used"))
    words = _("Niet te bepalen: er ontbreekt een gegeven, zodat de bevalling niet meetelt.")
    return Section(_("Gebruikt in indicatoren"), words, Table(
        _("Gebruikt in indicatoren"), columns, rows, stacks=True, hides_caption=True,
        empty=_("Over deze maand is nog niets dat kan meetellen."),
    ))  # fmt: skip


def _indicator_row(report: Report, used: Number) -> tuple:
    lacking = report.numbers.get(("undetermined", used.item))
    return (
        titles.item_title("used", used.item),
        link(report, used, say.of_total(used.share)),
        link(report, lacking, count(lacking.share.count)) if lacking and lacking.share.count else _("geen"),
        say.past(lacking) if lacking else None,
        sparkline(lacking) if lacking else None,
    )


def linked_section(report: Report) -> Section:
    numbers = [*report.of("linked"), *report.of("alone")]
    rows = tuple(_row(report, each, titles.measure_title(each.measure)) for each in numbers)
    words = _("Een registratie is gekoppeld als die van een andere organisatie over dezelfde zwangerschap erbij hoort.")
    return Section(_("Gekoppeld"), words, _table(report, _("Wat"), _("Deze maand"), rows))


def contradiction_section(report: Report) -> Section:
    columns = (Column(_("Wat")), Column(_("Ernst")), Column(_("Keer"), is_numeric=True))
    rows = tuple(
        (
            Action(words_of(one.rule).title, say.address(CASES, report.month, ACROSS, one.rule), kind="link"),
            Badge(one.grade.value.capitalize(), "warning" if one.grade is Grade.ERROR else "info"),
            one.count,
        )
        for one in report.contradictions
    )
    words = _("Wat alleen te zien is als de berichten van verschillende organisaties naast elkaar liggen.")
    title = _("Wat berichten elkaar tegenspreken")
    return Section(title, words, Table(title, columns, rows, stacks=True, hides_caption=True))


def _table(report: Report, first: str, now: str, rows: tuple) -> Table:
    columns = (
        Column(first),
        Column(now),
        Column(_("Eerder")),
        Column(_("In twaalf maanden")),
        Column(_("Bij %(others)s") % {"others": say.OTHERS[report.organisation.kind]}),
        Column(_("Verloop")),
    )
    empty = _("Over deze maand is nog niets te tellen.")
    return Table(first, columns, rows, stacks=True, hides_caption=True, empty=empty)


def _row(report: Report, number: Number, title: str) -> tuple:
    now = link(report, number, say.of_total(number.share)) if number.share.count else say.of_total(number.share)
    return title, now, say.past(number), say.year(number), _others(number), sparkline(number)


def _others(number: Number) -> object:
    words = say.beside_others(number)
    if words is None:
        return _("te weinig om te tonen")
    if say.is_high(number):
        return format_html("{} {}", words, Badge(_("u zit hoger dan de meeste"), "neutral"))
    return (
        format_html("{} {}", words, Badge(_("u zit lager dan de meeste"), "neutral")) if say.is_low(number) else words
    )


def sparkline(number: Number) -> Sparkline:
    return Sparkline(tuple(share.per_cent if share else None for _m, share in number.trend), say.trend_words(number))


def link(report: Report, number: Number, words: str) -> Action:
    return Action(words, say.address(CASES, report.month, number.measure, number.item), kind="link")
