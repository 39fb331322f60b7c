"""How many clients answered: three rates of a partnership, and that of one's own links; whole tens throughout."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ooievaar.portal.figures import queries as figures
from ooievaar.portal.invitations.queries import counts
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import Partnership
from ooievaar.portal.professional.words import count
from ooievaar.portal.surveys.responding import answered_for, used_on_paper
from ooievaar.portal.ui.components import Column, Table
from ooievaar.questionnaires import Rate


@dataclass(frozen=True)
class ResponsePart:
    """The rates as a table, what has to be said of one above a hundred, and how each is counted."""

    table: Table
    above: str
    notes: tuple[str, ...]


def response_part(organisation: Organisation, vsv: Partnership | None) -> ResponsePart:
    own = _of_invited([organisation.lvr_number]).stepped
    rows = [(_("Uw uitnodigingen: beantwoord van de links die u gaf of mailde"), own)]
    year = next(iter(figures.years_with_figures()), None)
    if vsv:
        rows += _of_vsv(vsv, year)
    above = [rate for _words, rate in rows if (rate.percent or 0) > 100]
    return ResponsePart(_table(rows), _above() if above else "", _notes(year))


def _of_vsv(vsv: Partnership, year: int | None) -> list[tuple[str, Rate]]:
    members = [member.lvr_number for member in vsv.members]
    name = {"vsv": vsv.name, "year": year}
    rows = [(_("%(vsv)s: beantwoord van wie is uitgenodigd") % name, _of_invited(members).stepped),
            (_("%(vsv)s: beantwoord van de opgegeven adressen") % name, _of_addresses(members).stepped)]  # fmt: skip
    if year is None:
        return rows
    official = Rate(answered_for(vsv.number, year), figures.births_of_vsv(vsv.number, year) or 0)
    return [(_("%(vsv)s, officieel: beantwoord van de zorggevallen in %(year)s") % name, official.stepped), *rows]


def _of_invited(lvr_numbers: Collection[str]) -> Rate:
    paper, mailed = used_on_paper(lvr_numbers), counts(lvr_numbers)
    return Rate(paper.numerator + mailed.used, paper.denominator + mailed.invited)


def _of_addresses(lvr_numbers: Collection[str]) -> Rate:
    found = counts(lvr_numbers)
    return Rate(found.used, found.entered)


def _table(rows: list[tuple[str, Rate]]) -> Table:
    return Table(
        caption=_("Respons"),
        columns=(
            Column(_("Wat is geteld")),
            Column(_("Antwoorden"), is_numeric=True),
            Column(_("Van"), is_numeric=True),
            Column(_("Respons"), is_numeric=True),
        ),
        rows=tuple((words, *_cells(rate)) for words, rate in rows),
        stacks=True,
        note=_("Aantallen zijn naar beneden afgerond op tientallen, zodat niet te zien is of één cliënt antwoordde."),
    )


def _cells(rate: Rate) -> tuple[str | None, ...]:
    if rate.percent is None:
        return None, None, _("nog minder dan tien")
    return count(rate.numerator), count(rate.denominator), f"{round(rate.percent)}%"


def _above() -> str:
    return _(
        "Een respons boven 100% is geen fout. Antwoorden tellen voor het VSV van het ziekenhuis waar de cliënt wilde "
        "bevallen, zorggevallen voor het VSV waar zij beviel of waar de praktijk meestal naar verwijst. Wie van buiten "
        "komt, of vorig jaar beviel en dit jaar antwoordt, telt dus wel bij de antwoorden en niet bij de zorggevallen."
    )


def _notes(year: int | None) -> tuple[str, ...]:
    official = _(
        "Het officiële percentage deelt de antwoorden van %(year)s door de zorggevallen die de registratie in dat jaar "
        "voor het VSV telt. Dat zijn twee manieren van toewijzen; daarom kan het ook boven 100%% uitkomen."
    )
    return (
        *((official % {"year": year},) if year else ()),
        _("Wie is opgegeven, telt bij de adressen. Bij wie is uitgenodigd telt zij pas als de mail weg is. Kon die "
          "niet bezorgd worden, of trok de organisatie haar in, dan telt zij daar niet."),
    )  # fmt: skip
