"""How children are born."""

from datetime import date
from typing import Any

from ibis import _

from ooievaar.indicators.criterion import Criterion, known
from ooievaar.indicators.declaration import Assumption, Indicator, Part, Version, Wanted
from ooievaar.indicators.intrapartum_transfer import NULLIPAROUS, PAROUS
from ooievaar.indicators.neutral.sources import OWN, OWN_ENGLISH, SINCE
from ooievaar.indicators.ntsv_caesarean import CAESAREAN_MODES
from ooievaar.indicators.perineal_tear import ALL_CHILDREN, VAGINAL
from ooievaar.indicators.population import BASE_ASSUMPTIONS, POPULATION
from ooievaar.records import BIRTHS

FIRST_CHILD_DECIDES = Assumption(
    "het eerste kind beslist",
    date(2026, 11, 24),
    "Bij een meerling geldt de manier waarop het eerste kind is geboren.",
    "With a multiple birth the way the first child was born counts.",
)
ANY_CHILD = Assumption(
    "ten minste één kind",
    date(2026, 11, 24),
    "Bij een meerling telt de keizersnede als ten minste één kind zo is geboren. Of zij gepland was, wordt "
    "naar het eerste "
    "kind gerekend; zonder moment is dat niet te bepalen.",
    "With a multiple birth a caesarean counts when at least one child was born by it. Whether it was planned goes by "
    "the first child; without a moment that is undetermined.",
)
ANY_CUT = Assumption(
    "knip of wond van een knip",
    date(2026, 11, 24),
    "Er is geknipt als dat bij ten minste één kind is vastgelegd, of als het perineum een knipwond heeft.",
    "There was an episiotomy when it was recorded for at least one child, or when the perineum shows its wound.",
)


def _first_child(code: str, title: tuple[str, str], words: tuple[str, str], condition: Any) -> Part:
    return Part(code, *title, Criterion(*words, condition))


MOMENT = _.mode_of_birth.nullif("caesarean")

caesarean = Indicator(
    code="caesarean",
    title="Keizersnede",
    title_english="Caesarean",
    why=(
        "Een keizersnede is een operatie die levens redt en ook nadelen heeft. Het cijfer telt alle vrouwen, en zegt "
        "daarom vooral wie een VSV begeleidt."
    ),
    why_english=(
        "A caesarean is an operation that saves lives and has drawbacks too. The figure counts all women, and so "
        "mostly tells whom a VSV cares for."
    ),
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, ANY_CHILD),
            denominator=POPULATION,
            numerator=Criterion(
                "ten minste één kind is met een keizersnede geboren",
                "at least one child was born by caesarean",
                _.any_caesarean,
            ),
            parts=(
                _first_child(
                    "planned",
                    ("Gepland", "Planned"),
                    (
                        "het eerste kind is met een geplande keizersnede geboren",
                        "the first child was born by planned caesarean",
                    ),
                    MOMENT == "planned_caesarean",
                ),
                _first_child(
                    "emergency",
                    ("Tijdens de bevalling besloten", "Decided during labour"),
                    (
                        "het eerste kind is geboren met een keizersnede waartoe tijdens de bevalling is besloten",
                        "the first child was born by a caesarean that was decided on during labour",
                    ),
                    MOMENT == "emergency_caesarean",
                ),
            ),
            words="Een vrouw telt één keer, ook bij een meerling.",
            words_english="A woman counts once, also with a multiple birth.",
            examples="""
                case                   | gestation_days | is_termination | any_caesarean | mode_of_birth       | outcome          | parts
                -----------------------+----------------+----------------+---------------+---------------------+------------------+----------
                gepland                | 280            | nee            | ja            | planned_caesarean   | teller           | planned
                spoed                  | 280            |                | ja            | emergency_caesarean | teller           | emergency
                moment onbekend        | 280            | nee            | ja            | caesarean           | teller           | ?
                alleen het tweede kind | 250            | nee            | ja            | spontaneous         | teller           |
                spontaan               | 280            | nee            | nee           | spontaneous         | alleen noemer    |
                kunstverlossing        | 280            | nee            | nee           | instrumental        | alleen noemer    |
                manier onbekend        | 280            | nee            |               |                     | niet te bepalen  |
                24 weken               | 168            | nee            | ja            | planned_caesarean   | teller           | planned
                23 weken, 6 dagen      | 167            | nee            | ja            | planned_caesarean   | buiten de noemer |
                duur onbekend          |                | nee            | ja            | planned_caesarean   | niet te bepalen  |
                afgebroken             | 200            | ja             | ja            | planned_caesarean   | buiten de noemer |
            """,  # noqa: E501
        ),
    ),
)

mode_of_birth = Indicator(
    code="mode_of_birth",
    title="Manier van bevallen",
    title_english="Mode of birth",
    why=(
        "De verdeling laat zien hoeveel vrouwen zonder hulpmiddel, met een kunstverlossing of met een "
        "keizersnede bevallen."
    ),
    why_english="The division shows how many women give birth unaided, with instruments or by caesarean.",
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, FIRST_CHILD_DECIDES),
            denominator=POPULATION
            & Criterion("de manier van bevallen is bekend", "the mode of birth is known", known(_.mode_of_birth)),
            parts=(
                _first_child(
                    "spontaneous",
                    ("Spontaan", "Spontaneous"),
                    ("het eerste kind is spontaan geboren", "the first child was born spontaneously"),
                    _.mode_of_birth == "spontaneous",
                ),
                _first_child(
                    "instrumental",
                    ("Kunstverlossing", "With instruments"),
                    ("het eerste kind is met een kunstverlossing geboren", "the first child was born with instruments"),
                    _.mode_of_birth == "instrumental",
                ),
                _first_child(
                    "caesarean",
                    ("Keizersnede", "Caesarean"),
                    ("het eerste kind is met een keizersnede geboren", "the first child was born by caesarean"),
                    _.mode_of_birth.isin(CAESAREAN_MODES),
                ),
            ),
            words="Een verdeling: er is geen teller voor het geheel. Een andere manier telt in geen van de onderdelen.",
            words_english="A division: there is no numerator for the whole. Another mode counts in none of the parts.",
            examples="""
                case              | gestation_days | is_termination | mode_of_birth       | outcome          | parts
                ------------------+----------------+----------------+---------------------+------------------+-------------
                spontaan          | 280            | nee            | spontaneous         | alleen noemer    | spontaneous
                kunstverlossing   | 280            |                | instrumental        | alleen noemer    | instrumental
                gepland           | 280            | nee            | planned_caesarean   | alleen noemer    | caesarean
                spoed             | 280            | nee            | emergency_caesarean | alleen noemer    | caesarean
                moment onbekend   | 280            | nee            | caesarean           | alleen noemer    | caesarean
                anders            | 280            | nee            | other               | alleen noemer    |
                manier onbekend   | 280            | nee            |                     | niet te bepalen  |
                24 weken          | 168            | nee            | spontaneous         | alleen noemer    | spontaneous
                23 weken, 6 dagen | 167            | nee            | spontaneous         | buiten de noemer |
                duur onbekend     |                | nee            | spontaneous         | niet te bepalen  |
                afgebroken        | 200            | ja             | spontaneous         | buiten de noemer |
            """,  # noqa: E501
        ),
    ),
)

episiotomy = Indicator(
    code="episiotomy",
    title="Knip",
    title_english="Episiotomy",
    why=(
        "Een knip maakt ruimte als een kind snel geboren moet worden. Het cijfer laat zien hoe vaak "
        "zorgverleners knippen."
    ),
    why_english="An episiotomy makes room when a child must be born quickly. The figure shows how often it is done.",
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, ALL_CHILDREN, ANY_CUT),
            denominator=POPULATION & VAGINAL,
            numerator=Criterion("er is geknipt", "there was an episiotomy", _.any_episiotomy),
            parts=(NULLIPAROUS, PAROUS),
            words="Een vrouw telt één keer, ook bij een meerling.",
            words_english="A woman counts once, also with a multiple birth.",
            examples="""
                case              | gestation_days | is_termination | any_caesarean | any_episiotomy | parity | outcome          | nulliparous      | parous
                ------------------+----------------+----------------+---------------+----------------+--------+------------------+------------------+-----------------
                eerste, knip      | 280            | nee            | nee           | ja             | 0      | teller           | teller           | buiten de noemer
                tweede, knip      | 280            |                | nee           | ja             | 1      | teller           | buiten de noemer | teller
                geen knip         | 280            | nee            | nee           | nee            | 0      | alleen noemer    | alleen noemer    | buiten de noemer
                knip onbekend     | 280            | nee            | nee           |                | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                keizersnede       | 280            | nee            | ja            | nee            | 0      | buiten de noemer | buiten de noemer | buiten de noemer
                manier onbekend   | 280            | nee            |               | ja             | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                pariteit onbekend | 280            | nee            | nee           | ja             |        | teller           | niet te bepalen  | niet te bepalen
                24 weken          | 168            | nee            | nee           | ja             | 0      | teller           | teller           | buiten de noemer
                23 weken, 6 dagen | 167            | nee            | nee           | ja             | 0      | buiten de noemer | buiten de noemer | buiten de noemer
                duur onbekend     |                | nee            | nee           | ja             | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                afgebroken        | 200            | ja             | nee           | ja             | 0      | buiten de noemer | buiten de noemer | buiten de noemer
            """,  # noqa: E501
        ),
    ),
)
