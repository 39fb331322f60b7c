"""Indicator 5: caesareans among nulliparous women with one child at term, head first."""

from dataclasses import replace
from datetime import date

from ibis import _

from ooievaar.indicators.before_2020 import numbered_otherwise
from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Change, Indicator, Part, Version, Wanted
from ooievaar.indicators.population import NO_TERMINATION, SOURCE, SOURCE_ENGLISH, TERM, UNMENTIONED_IS_NO_TERMINATION
from ooievaar.records import BIRTHS

CEPHALIC_PRESENTATIONS = ("occiput", "vertex", "face", "brow")
CAESAREAN_MODES = ("caesarean", "planned_caesarean", "emergency_caesarean")

FIRST_BIRTH = Criterion("het is de eerste bevalling", "it is the first birth", _.parity == 0)
SINGLETON = Criterion("er is één kind geboren", "one child was born", _.children_count == 1)
CEPHALIC = Criterion(
    "het kind lag met het hoofd naar beneden",
    "the child lay head down",
    _.presentation.isin(CEPHALIC_PRESENTATIONS),
)

CEPHALIC_INCLUDES_FACE_AND_BROW = Assumption(
    "hoofdligging met aangezicht en voorhoofd",
    date(2026, 11, 22),
    "Als hoofdligging tellen achterhoofd, kruin, aangezicht en voorhoofd.",
    "Head down means occiput, vertex, face and brow.",
)
MOMENT_UNKNOWN_IS_NEITHER_PART = Assumption(
    "sectio zonder moment",
    date(2026, 11, 22),
    "Van een keizersnede zonder moment is niet te bepalen of zij gepland was. "
    "Zij telt in het geheel, en is bij gepland en spoed niet te bepalen.",
    "Of a caesarean without a moment it is unknown whether it was planned. "
    "It counts in the whole, and is undetermined for planned and emergency.",
)


def _at(mode: str, code: str, nl: str, en: str) -> Part:
    condition = _.mode_of_birth.nullif("caesarean") == mode
    criterion = Criterion(f"de keizersnede was {nl}", f"the caesarean was {en}", condition)
    return Part(code, f"Keizersnede, {nl}", f"Caesarean, {en}", criterion)


SINCE_2020 = Version(
    since=2020,
    number="5",
    source=SOURCE,
    source_english=SOURCE_ENGLISH,
    assumptions=(
        UNMENTIONED_IS_NO_TERMINATION,
        CEPHALIC_INCLUDES_FACE_AND_BROW,
        MOMENT_UNKNOWN_IS_NEITHER_PART,
    ),
    denominator=FIRST_BIRTH & SINGLETON & TERM & CEPHALIC & NO_TERMINATION,
    numerator=Criterion(
        "keizersnede, gepland of niet",
        "caesarean, planned or not",
        _.mode_of_birth.isin(CAESAREAN_MODES),
    ),
    parts=(
        _at("planned_caesarean", "primary", "gepland", "planned"),
        _at("emergency_caesarean", "secondary", "tijdens de bevalling besloten", "decided during labour"),
    ),
    words="NTSV staat voor nullipara, term, singleton, vertex: eerste bevalling, voldragen, één kind, hoofdligging.",
    words_english="NTSV means nulliparous, term, singleton, vertex: first birth, at term, one child, head down.",
    examples="""
        case                  | parity | children_count | gestation_days | presentation | mode_of_birth       | is_termination | outcome          | parts
        ----------------------+--------+----------------+----------------+--------------+---------------------+----------------+------------------+----------
        37 weken              | 0      | 1              | 259            | occiput      | planned_caesarean   |                | teller           | primary
        36 weken, 6 dagen     | 0      | 1              | 258            | occiput      | planned_caesarean   |                | buiten de noemer |
        spoed, kruinligging   | 0      | 1              | 280            | vertex       | emergency_caesarean |                | teller           | secondary
        moment onbekend       | 0      | 1              | 280            | face         | caesarean           |                | teller           | ?
        voorhoofdsligging     | 0      | 1              | 280            | brow         | emergency_caesarean |                | teller           | secondary
        stuitligging          | 0      | 1              | 280            | breech       | planned_caesarean   |                | buiten de noemer |
        andere ligging        | 0      | 1              | 280            | other        | planned_caesarean   |                | buiten de noemer |
        spontaan              | 0      | 1              | 280            | occiput      | spontaneous         |                | alleen noemer    |
        kunstverlossing       | 0      | 1              | 280            | occiput      | instrumental        |                | alleen noemer    |
        andere manier         | 0      | 1              | 280            | occiput      | other               |                | alleen noemer    |
        manier onbekend       | 0      | 1              | 280            | occiput      |                     |                | niet te bepalen  |
        ligging onbekend      | 0      | 1              | 280            |              | planned_caesarean   |                | niet te bepalen  |
        duur onbekend         | 0      | 1              |                | occiput      | planned_caesarean   |                | niet te bepalen  |
        pariteit onbekend     |        | 1              | 280            | occiput      | spontaneous         |                | niet te bepalen  |
        aantal onbekend       | 0      |                | 280            | occiput      | spontaneous         |                | niet te bepalen  |
        tweede bevalling      | 1      | 1              | 280            | occiput      | planned_caesarean   |                | buiten de noemer |
        tweeling              | 0      | 2              | 280            | occiput      | planned_caesarean   |                | buiten de noemer |
        tweede, rest onbekend | 1      |                |                |              |                     |                | buiten de noemer |
        afgebroken            | 0      | 1              | 280            | occiput      | other               | ja             | buiten de noemer |
    """,  # noqa: E501
    change=Change(
        "Tot en met 2019 hoorde bij deze indicator een norm. Die is in 2020 vervallen: zij gold voor een andere groep. "
        "Het tellen bleef gelijk.",
        "Until 2019 a norm belonged to this indicator. It was dropped in 2020, as it was made for another group. "
        "Counting stayed the same.",
        comparable=True,
    ),
)

ntsv_caesarean = Indicator(
    code="ntsv_caesarean",
    title="Sectio's in de NTSV-groep",
    title_english="Caesareans in the NTSV group",
    why=(
        "Vrouwen die voor het eerst bevallen, van één kind, na 37 weken en met het hoofd naar beneden, "
        "hebben meestal geen keizersnede nodig. In deze groep is goed te zien hoe verschillend zorgverleners kiezen. "
        "Een keizersnede is een operatie, en heeft gevolgen voor een volgende zwangerschap."
    ),
    why_english=(
        "Women who give birth for the first time, to one child, after 37 weeks and head down, "
        "mostly need no caesarean. In this group it shows well how differently care providers choose. "
        "A caesarean is an operation, and has consequences for a next pregnancy."
    ),
    counts=BIRTHS,
    wanted=Wanted.LOWER,
    versions=(
        replace(
            numbered_otherwise(SINCE_2020),
            words=f"{SINCE_2020.words} Bij deze indicator hoorde een norm.",
            words_english=f"{SINCE_2020.words_english} A norm belonged to this indicator.",
        ),
        SINCE_2020,
    ),
)
