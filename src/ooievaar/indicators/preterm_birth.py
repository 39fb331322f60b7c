"""Indicator 2: children born before 37 weeks."""

from dataclasses import replace
from datetime import date

from ibis import _

from ooievaar.indicators.before_2020 import NO_LONGER_CORRECTED, corrected
from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Change, Indicator, Part, Version, Wanted
from ooievaar.indicators.population import (
    BASE_ASSUMPTIONS,
    FULL_TERM,
    NO_TERMINATION,
    POPULATION,
    SOURCE,
    SOURCE_ENGLISH,
    UNMENTIONED_IS_NO_TERMINATION,
    WEEK,
)
from ooievaar.records import CHILDREN


def _weeks(first: int, last: int) -> Part:
    return Part(
        f"weeks_{first}_{last}",
        f"Geboren na {first} tot en met {last} weken",
        f"Born at {first} to {last} weeks",
        Criterion(
            f"het kind is geboren tussen {first} weken en 0 dagen en {last} weken en 6 dagen",
            f"the child was born between {first} weeks and 0 days and {last} weeks and 6 days",
            (_.gestation_days >= first * WEEK) & (_.gestation_days < (last + 1) * WEEK),
        ),
    )


SINCE_2020 = Version(
    since=2020,
    number="2",
    source=SOURCE,
    source_english=SOURCE_ENGLISH,
    assumptions=BASE_ASSUMPTIONS,
    denominator=POPULATION,
    numerator=Criterion(
        "het kind is geboren voor 37 weken", "the child was born before 37 weeks", _.gestation_days < FULL_TERM
    ),
    parts=(_weeks(24, 27), _weeks(28, 31), _weeks(32, 36)),
    words="Alle kinderen tellen mee, levend of dood geboren. Van een meerling telt elk kind.",
    words_english="All children count, live or still born. Each child of a multiple birth counts.",
    examples="""
        case                 | gestation_days | is_termination | outcome          | parts
        ---------------------+----------------+----------------+------------------+------------
        23 weken, 6 dagen    | 167            | nee            | buiten de noemer |
        24 weken             | 168            | nee            | teller           | weeks_24_27
        27 weken, 6 dagen    | 195            | nee            | teller           | weeks_24_27
        28 weken             | 196            | nee            | teller           | weeks_28_31
        31 weken, 6 dagen    | 223            | nee            | teller           | weeks_28_31
        32 weken             | 224            | nee            | teller           | weeks_32_36
        36 weken, 6 dagen    | 258            | nee            | teller           | weeks_32_36
        37 weken             | 259            | nee            | alleen noemer    |
        niets over afbreking | 250            |                | teller           | weeks_32_36
        afgebroken           | 170            | ja             | buiten de noemer |
        duur onbekend        |                | nee            | niet te bepalen  |
        afgebroken, onbekend |                | ja             | buiten de noemer |
    """,
    change=NO_LONGER_CORRECTED,
)
_FROM_22_WEEKS = Assumption(
    "ondergrens 22+0",
    date(2026, 11, 24),
    "Een bevalling telt mee vanaf 22 weken en 0 dagen, zoals in oudere uitgaven van de registratie.",
    "A birth counts from 22 weeks and 0 days, as in older publications of the registry.",
)
FROM_22_WEEKS = replace(
    SINCE_2020,
    since=2027,
    assumptions=(_FROM_22_WEEKS, UNMENTIONED_IS_NO_TERMINATION),
    denominator=Criterion(
        "de zwangerschap duurde 22 weken of langer",
        "the pregnancy lasted 22 weeks or more",
        _.gestation_days >= 22 * WEEK,
    )
    & NO_TERMINATION,
    parts=(_weeks(22, 23), *SINCE_2020.parts),
    words="Voorstel: ook kinderen die na 22 of 23 weken worden geboren, tellen mee. Zo telden oudere uitgaven.",
    words_english="Proposal: children born at 22 or 23 weeks count too. That is how older publications counted.",
    examples="""
        case                 | gestation_days | is_termination | outcome          | parts
        ---------------------+----------------+----------------+------------------+------------
        21 weken, 6 dagen    | 153            | nee            | buiten de noemer |
        22 weken             | 154            | nee            | teller           | weeks_22_23
        23 weken, 6 dagen    | 167            | nee            | teller           | weeks_22_23
        24 weken             | 168            | nee            | teller           | weeks_24_27
        27 weken, 6 dagen    | 195            | nee            | teller           | weeks_24_27
        28 weken             | 196            | nee            | teller           | weeks_28_31
        31 weken, 6 dagen    | 223            | nee            | teller           | weeks_28_31
        32 weken             | 224            | nee            | teller           | weeks_32_36
        36 weken, 6 dagen    | 258            | nee            | teller           | weeks_32_36
        37 weken             | 259            | nee            | alleen noemer    |
        niets over afbreking | 250            |                | teller           | weeks_32_36
        afgebroken           | 170            | ja             | buiten de noemer |
        duur onbekend        |                | nee            | niet te bepalen  |
        afgebroken, onbekend |                | ja             | buiten de noemer |
    """,
    change=Change(
        "De ondergrens ging van 24 naar 22 weken.", "The lower bound went from 24 to 22 weeks.", comparable=False
    ),
)

preterm_birth = Indicator(
    code="preterm_birth",
    title="Vroeggeboorte",
    title_english="Preterm birth",
    why=(
        "Een kind dat voor 37 weken wordt geboren, heeft meer kans op problemen met ademen, voeding en ontwikkeling. "
        "Hoe vroeger, hoe groter die kans. Zorgverleners kunnen een deel van de vroeggeboorten voorkomen, "
        "bijvoorbeeld door zwangeren te helpen stoppen met roken."
    ),
    why_english=(
        "A child born before 37 weeks is more likely to have trouble breathing, feeding and developing. "
        "The earlier, the more likely. Care providers can prevent some preterm births, "
        "for example by helping pregnant women to stop smoking."
    ),
    counts=CHILDREN,
    wanted=Wanted.LOWER,
    versions=(
        corrected(SINCE_2020),
        SINCE_2020,
    ),
    proposed=(FROM_22_WEEKS,),
)
