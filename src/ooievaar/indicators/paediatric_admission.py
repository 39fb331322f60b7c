"""Indicator 1: children born at term who came into a paediatrician's care in their first week."""

from dataclasses import replace
from datetime import date

from ibis import _

from ooievaar.indicators.before_2020 import COUNTED_ALIKE
from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Change, Indicator, Version, Wanted
from ooievaar.indicators.population import NO_TERMINATION, SOURCE, SOURCE_ENGLISH, TERM, UNMENTIONED_IS_NO_TERMINATION
from ooievaar.records import CHILDREN

SINGLETON = Criterion("er is één kind geboren", "one child was born", _.children_count == 1)
BORN_ALIVE = Criterion("het kind is levend geboren", "the child was born alive", _.born_alive)

WITHIN_SEVEN_DAYS = Assumption(
    "binnen zeven dagen",
    date(2026, 11, 24),
    "De overdracht telt tot en met de zevende dag na de geboorte. Is de dag niet vastgelegd, "
    "dan is niet te bepalen of het kind meetelt.",
    "A transfer counts up to and including the seventh day after birth. When the day was not recorded, "
    "the child is undetermined.",
)
TRANSFER_NOT_CONSULT = Assumption(
    "overdracht, geen consult",
    date(2026, 11, 24),
    "Alleen een overdracht aan de kinderarts telt. Meekijken of advies (een consult) telt niet.",
    "Only a transfer to the paediatrician counts. A look or advice (a consult) does not.",
)
SURVIVAL_FROM_WHAT_IS_KNOWN = Assumption(
    "levend geboren uit wat bekend is",
    date(2026, 11, 24),
    "Een kind is levend geboren als dat zo is vastgelegd, als het na de geboorte overleed, "
    "of als de apgarscore na vijf minuten hoger is dan nul.",
    "A child was born alive when that was recorded, when it died after birth, "
    "or when its Apgar score at five minutes is above zero.",
)

SINCE_2020 = Version(
    since=2020,
    number="1",
    source=SOURCE,
    source_english=SOURCE_ENGLISH,
    assumptions=(
        UNMENTIONED_IS_NO_TERMINATION,
        WITHIN_SEVEN_DAYS,
        TRANSFER_NOT_CONSULT,
        SURVIVAL_FROM_WHAT_IS_KNOWN,
    ),
    denominator=BORN_ALIVE & TERM & NO_TERMINATION,
    numerator=Criterion(
        "het kind is binnen zeven dagen overgedragen aan de kinderarts",
        "the child was transferred to the paediatrician within seven days",
        _.paediatrician_transfer,
    ),
    words=(
        "Van een meerling telt elk kind. Dit is de enige indicator die wordt vergeleken met wat bij de groep "
        "zwangeren te verwachten is."
    ),
    words_english=(
        "Each child of a multiple birth counts. This is the only indicator that is compared with what is to be "
        "expected of the women cared for."
    ),
    examples="""
        case                  | born_alive | gestation_days | is_termination | paediatrician_transfer | outcome
        ----------------------+------------+----------------+----------------+------------------------+-----------------
        37 weken, overdracht  | ja         | 259            | nee            | ja                     | teller
        36 weken, 6 dagen     | ja         | 258            | nee            | ja                     | buiten de noemer
        geen overdracht       | ja         | 280            | nee            | nee                    | alleen noemer
        niets over afbreking  | ja         | 280            |                | nee                    | alleen noemer
        overdracht onbekend   | ja         | 280            | nee            |                        | niet te bepalen
        dood geboren          | nee        | 280            | nee            | nee                    | buiten de noemer
        leven onbekend        |            | 280            | nee            | ja                     | niet te bepalen
        duur onbekend         | ja         |                | nee            | ja                     | niet te bepalen
        te vroeg, rest leeg   |            | 258            |                |                        | buiten de noemer
        afgebroken            | ja         | 280            | ja             | ja                     | buiten de noemer
    """,
    change=Change(
        "In 2020 verviel een voorwaarde om mee te tellen, omdat de correctie voor verschillen tussen zwangeren er al "
        "rekening mee houdt. Die correctie bleef, als enige van de set.",
        "In 2020 a condition to count was dropped, because the correction for differences between pregnant women "
        "already allows for it. That correction stayed, the only one of the set.",
    ),
)

DROPPED_WAS_ONE_CHILD = Assumption(
    "de vervallen voorwaarde was één kind",
    date(2026, 11, 24),
    "Welke voorwaarde in 2020 verviel, staat in geen bron die wij konden inzien; wel dat zij dubbel was met de "
    "correctie. Wij nemen aan dat tot en met 2019 alleen kinderen meetelden die als enige werden geboren.",
    "Which condition was dropped in 2020 is in no source that we could reach; only that the correction already covered "
    "it. We assume that until 2019 only children who were born alone counted.",
)

paediatric_admission = Indicator(
    code="paediatric_admission",
    title="Opname onder verantwoordelijkheid van de kinderarts",
    title_english="Admission under a paediatrician",
    why=(
        "Een gezond, voldragen kind hoort bij zijn moeder te zijn. Moet het toch naar de kinderarts, dan was er vaak "
        "iets aan de hand tijdens de zwangerschap of de bevalling. Het cijfer helpt zorgverleners om samen te zien "
        "wat zij kunnen voorkomen."
    ),
    why_english=(
        "A healthy child born at term belongs with its mother. When it has to go to the paediatrician, something "
        "often went wrong in pregnancy or birth. The figure helps care providers to see together "
        "what they can prevent."
    ),
    counts=CHILDREN,
    wanted=Wanted.LOWER,
    versions=(
        replace(
            SINCE_2020,
            since=2018,
            assumptions=(*SINCE_2020.assumptions, COUNTED_ALIKE, DROPPED_WAS_ONE_CHILD),
            denominator=SINCE_2020.denominator & SINGLETON,
            words=(
                "Alleen kinderen die als enige werden geboren, tellen mee. Het cijfer werd vergeleken "
                "met wat bij de groep zwangeren te verwachten is."
            ),
            words_english=(
                "Only children who were born alone count. The figure was compared with what is to be expected "
                "of the women cared for."
            ),
            examples="""
                case                  | born_alive | gestation_days | is_termination | children_count | paediatrician_transfer | outcome
                ----------------------+------------+----------------+----------------+----------------+------------------------+-----------------
                37 weken, overdracht  | ja         | 259            | nee            | 1              | ja                     | teller
                36 weken, 6 dagen     | ja         | 258            | nee            | 1              | ja                     | buiten de noemer
                geen overdracht       | ja         | 280            | nee            | 1              | nee                    | alleen noemer
                niets over afbreking  | ja         | 280            |                | 1              | nee                    | alleen noemer
                overdracht onbekend   | ja         | 280            | nee            | 1              |                        | niet te bepalen
                tweeling              | ja         | 280            | nee            | 2              | ja                     | buiten de noemer
                aantal onbekend       | ja         | 280            | nee            |                | ja                     | niet te bepalen
                dood geboren          | nee        | 280            | nee            | 1              | nee                    | buiten de noemer
                leven onbekend        |            | 280            | nee            | 1              | ja                     | niet te bepalen
                duur onbekend         | ja         |                | nee            | 1              | ja                     | niet te bepalen
                te vroeg, rest leeg   |            | 258            |                |                |                        | buiten de noemer
                afgebroken            | ja         | 280            | ja             | 1              | ja                     | buiten de noemer
            """,  # noqa: E501
            change=None,
        ),
        SINCE_2020,
    ),
)
