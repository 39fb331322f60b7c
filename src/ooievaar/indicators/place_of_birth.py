"""Indicator 7: where women give birth, and under whose care."""

from datetime import date
from typing import Any

from ibis import _

from ooievaar.indicators.before_2020 import RENUMBERED, numbered_otherwise
from ooievaar.indicators.criterion import Criterion, known
from ooievaar.indicators.declaration import Assumption, Indicator, Part, Version, Wanted
from ooievaar.indicators.population import BASE_ASSUMPTIONS, POPULATION, SOURCE, SOURCE_ENGLISH
from ooievaar.records import BIRTHS

REAL_PLACES = ("home", "birth_centre", "hospital", "on_the_way")

PLACE_KNOWN = Criterion(
    "de plaats is bekend, en in een ziekenhuis ook de lijn",
    "the place is known, and in a hospital the line of care too",
    _.place_of_birth.isin(REAL_PLACES).nullif(False) & ((_.place_of_birth != "hospital") | known(_.line_at_birth)),
)

ON_THE_WAY_IS_NO_PART = Assumption(
    "onderweg",
    date(2026, 11, 22),
    "Een bevalling onderweg telt in de noemer en in geen van de vier onderdelen.",
    "A birth on the way counts in the denominator and in none of the four parts.",
)
UNKNOWN_IS_SHOWN = Assumption(
    "onbekende plaats apart",
    date(2026, 11, 22),
    "Bevallingen waarvan de plaats of de lijn onbekend is, staan niet in de noemer; hun aantal staat erbij.",
    "Births with an unknown place or line of care are not in the denominator; their number is shown.",
)


def _born(code: str, title: tuple[str, str], where: tuple[str, str], condition: Any) -> Part:
    words, words_english = f"de vrouw beviel {where[0]}", f"the woman gave birth {where[1]}"
    return Part(code, *title, Criterion(words, words_english, condition))


IN_HOSPITAL = _.place_of_birth == "hospital"
PARTS = (
    _born("home", ("Thuis", "Home"), ("thuis", "at home"), _.place_of_birth == "home"),
    _born(
        "birth_centre",
        ("Geboortecentrum", "Birth centre"),
        ("in een geboortecentrum", "in a birth centre"),
        _.place_of_birth == "birth_centre",
    ),
    _born(
        "hospital_first_line",
        ("Ziekenhuis, eerste lijn (poliklinisch)", "Hospital, first line"),
        ("in het ziekenhuis met een verloskundige of huisarts", "in hospital with a midwife or general practitioner"),
        IN_HOSPITAL & (_.line_at_birth == "first"),
    ),
    _born(
        "hospital_second_line",
        ("Ziekenhuis, tweede lijn", "Hospital, second line"),
        ("in het ziekenhuis onder leiding van de gynaecoloog", "in hospital led by an obstetrician"),
        IN_HOSPITAL & (_.line_at_birth == "second"),
    ),
)

SINCE_2020 = Version(
    since=2020,
    number="7",
    source=SOURCE,
    source_english=SOURCE_ENGLISH,
    assumptions=(*BASE_ASSUMPTIONS, ON_THE_WAY_IS_NO_PART, UNKNOWN_IS_SHOWN),
    denominator=POPULATION & PLACE_KNOWN,
    parts=PARTS,
    words=(
        "Deze indicator is een verdeling: er is geen teller voor het geheel. "
        "De vier onderdelen en de bevallingen onderweg vormen samen alle bevallingen met een bekende plaats."
    ),
    words_english=(
        "This indicator is a division: there is no numerator for the whole. "
        "The four parts and births on the way together are all births with a known place."
    ),
    examples="""
        case                  | gestation_days | is_termination | place_of_birth | line_at_birth | outcome          | parts
        ----------------------+----------------+----------------+----------------+---------------+------------------+---------------------
        thuis                 | 280            | nee            | home           | first         | alleen noemer    | home
        thuis, lijn onbekend  | 280            | nee            | home           |               | alleen noemer    | home
        geboortecentrum       | 280            | nee            | birth_centre   | first         | alleen noemer    | birth_centre
        poliklinisch          | 280            | nee            | hospital       | first         | alleen noemer    | hospital_first_line
        tweede lijn           | 280            | nee            | hospital       | second        | alleen noemer    | hospital_second_line
        onderweg              | 280            | nee            | on_the_way     |               | alleen noemer    |
        ziekenhuis, lijn leeg | 280            | nee            | hospital       |               | niet te bepalen  |
        plaats onbekend       | 280            | nee            |                | first         | niet te bepalen  |
        geen echte plaats     | 280            | nee            | undecided      | second        | niet te bepalen  |
        duur onbekend         |                | nee            | home           | first         | niet te bepalen  |
        24 weken              | 168            |                | hospital       | second        | alleen noemer    | hospital_second_line
        23 weken, 6 dagen     | 167            | nee            | hospital       | second        | buiten de noemer |
        te vroeg, rest leeg   | 167            |                |                |               | buiten de noemer |
        afgebroken            | 170            | ja             | hospital       | second        | buiten de noemer |
    """,  # noqa: E501
    change=RENUMBERED,
)

place_of_birth = Indicator(
    code="place_of_birth",
    title="Plaats van de bevalling",
    title_english="Place of birth",
    why=(
        "Vrouwen met een laag risico kunnen kiezen waar zij bevallen. De verdeling laat zien hoe de zorg in een regio "
        "is ingericht en of er echt iets te kiezen is. Meer of minder is niet beter of slechter."
    ),
    why_english=(
        "Women with a low risk can choose where to give birth. The division shows how care is organised in a region "
        "and whether there is a real choice. More or less is not better or worse."
    ),
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        numbered_otherwise(SINCE_2020),
        SINCE_2020,
    ),
)
