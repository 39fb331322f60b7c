"""Indicator 4: women with a severe tear among those who gave birth vaginally."""

from datetime import date

from ibis import _

from ooievaar.indicators.before_2020 import NO_LONGER_CORRECTED, corrected
from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Indicator, Part, Version, Wanted
from ooievaar.indicators.population import BASE_ASSUMPTIONS, POPULATION, SOURCE, SOURCE_ENGLISH
from ooievaar.records import BIRTHS

VAGINAL = Criterion("alle kinderen zijn vaginaal geboren", "all children were born vaginally", ~_.any_caesarean)

ALL_CHILDREN = Assumption(
    "alle kinderen vaginaal",
    date(2026, 11, 24),
    "Bij een meerling telt de vrouw alleen mee als geen van de kinderen met een keizersnede is geboren.",
    "With a multiple birth the woman counts only when none of the children was born by caesarean.",
)
ANY_OF_WHAT_WAS_RECORDED = Assumption(
    "ruptuur naast een knip",
    date(2026, 11, 24),
    "Van het perineum kan meer dan één toestand zijn vastgelegd, zoals een knip én een ruptuur. "
    "Eén derde- of vierdegraads ruptuur is genoeg.",
    "More than one condition of the perineum may be recorded, such as an episiotomy and a tear. "
    "One tear of the third or fourth degree is enough.",
)

SPONTANEOUS = Part(
    "spontaneous",
    "Zonder kunstverlossing",
    "Without instruments",
    denominator=Criterion(
        "geen van de kinderen is met een kunstverlossing geboren",
        "none of the children was born with instruments",
        ~_.any_instrumental,
    ),
)
INSTRUMENTAL = Part(
    "instrumental",
    "Met kunstverlossing",
    "With instruments",
    denominator=Criterion(
        "ten minste één kind is met een kunstverlossing geboren",
        "at least one child was born with instruments",
        _.any_instrumental,
    ),
)

SINCE_2020 = Version(
    since=2020,
    number="4",
    source=SOURCE,
    source_english=SOURCE_ENGLISH,
    assumptions=(*BASE_ASSUMPTIONS, ALL_CHILDREN, ANY_OF_WHAT_WAS_RECORDED),
    denominator=POPULATION & VAGINAL,
    numerator=Criterion(
        "er is een derde- of vierdegraads ruptuur vastgelegd",
        "a tear of the third or fourth degree was recorded",
        _.perineum.contains("third_degree") | _.perineum.contains("fourth_degree"),
    ),
    parts=(SPONTANEOUS, INSTRUMENTAL),
    words="Een vrouw telt één keer, ook bij een meerling.",
    words_english="A woman counts once, also with a multiple birth.",
    examples="""
        case                 | gestation_days | is_termination | any_caesarean | any_instrumental | perineum                  | outcome          | spontaneous      | instrumental
        ---------------------+----------------+----------------+---------------+------------------+---------------------------+------------------+------------------+-----------------
        derdegraads          | 280            | nee            | nee           | nee              | third_degree              | teller           | teller           | buiten de noemer
        vierdegraads         | 280            | nee            | nee           | ja               | fourth_degree             | teller           | buiten de noemer | teller
        knip en ruptuur      | 280            | nee            | nee           | ja               | episiotomy, third_degree  | teller           | buiten de noemer | teller
        tweedegraads         | 280            | nee            | nee           | nee              | second_degree             | alleen noemer    | alleen noemer    | buiten de noemer
        alleen een knip      | 280            | nee            | nee           | ja               | episiotomy                | alleen noemer    | buiten de noemer | alleen noemer
        gaaf                 | 280            |                | nee           | nee              | intact                    | alleen noemer    | alleen noemer    | buiten de noemer
        anders               | 280            | nee            | nee           | nee              | other                     | alleen noemer    | alleen noemer    | buiten de noemer
        perineum onbekend    | 280            | nee            | nee           | nee              |                           | niet te bepalen  | niet te bepalen  | buiten de noemer
        keizersnede          | 280            | nee            | ja            | nee              |                           | buiten de noemer | buiten de noemer | buiten de noemer
        manier onbekend      | 280            | nee            |               |                  | third_degree              | niet te bepalen  | niet te bepalen  | niet te bepalen
        kunstverlossing?     | 280            | nee            | nee           |                  | third_degree              | teller           | niet te bepalen  | niet te bepalen
        24 weken             | 168            | nee            | nee           | nee              | third_degree              | teller           | teller           | buiten de noemer
        23 weken, 6 dagen    | 167            | nee            | nee           | nee              | third_degree              | buiten de noemer | buiten de noemer | buiten de noemer
        duur onbekend        |                | nee            | nee           | nee              | third_degree              | niet te bepalen  | niet te bepalen  | buiten de noemer
        afgebroken           | 280            | ja             | nee           | nee              | third_degree              | buiten de noemer | buiten de noemer | buiten de noemer
    """,  # noqa: E501
    change=NO_LONGER_CORRECTED,
)

perineal_tear = Indicator(
    code="perineal_tear",
    title="Ruptuur",
    title_english="Severe tear",
    why=(
        "Bij een derde- of vierdegraads ruptuur scheurt de kringspier van de anus in of door. Dat kan later klachten "
        "geven. Met een goede houding, tijd en steun van het perineum is een deel te voorkomen."
    ),
    why_english=(
        "In a tear of the third or fourth degree the muscle around the anus is damaged. That can cause trouble later. "
        "With a good position, time and support of the perineum some can be prevented."
    ),
    counts=BIRTHS,
    wanted=Wanted.LOWER,
    versions=(
        corrected(SINCE_2020),
        SINCE_2020,
    ),
)
