"""Indicator 3: women who lost a litre of blood or more."""

from datetime import date

from ibis import _

from ooievaar.indicators.before_2020 import NO_LONGER_CORRECTED, corrected
from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Indicator, Version, Wanted
from ooievaar.indicators.population import BASE_ASSUMPTIONS, POPULATION, SOURCE, SOURCE_ENGLISH
from ooievaar.records import BIRTHS

HEAVY_ML = 1000

FROM_1000_ML = Assumption(
    "vanaf 1000 ml",
    date(2026, 11, 22),
    "Precies 1000 ml telt als fluxus. Sommige publicaties tellen pas boven 1000 ml.",
    "Exactly 1000 ml counts as haemorrhage. Some publications count only above 1000 ml.",
)
DIAGNOSIS_WHEN_ML_IS_MISSING = Assumption(
    "diagnose als ml ontbreekt",
    date(2026, 11, 22),
    "Zijn er milliliters vastgelegd, dan beslissen die. Ontbreken ze, dan telt een vastgelegde fluxus als ja; "
    "anders is de bevalling niet te bepalen.",
    "When millilitres were recorded, they decide. When they are missing, a recorded haemorrhage counts as yes; "
    "otherwise the birth is undetermined.",
)

SINCE_2020 = Version(
    since=2020,
    number="3",
    source=SOURCE,
    source_english=SOURCE_ENGLISH,
    assumptions=(*BASE_ASSUMPTIONS, FROM_1000_ML, DIAGNOSIS_WHEN_ML_IS_MISSING),
    denominator=POPULATION,
    numerator=Criterion(
        "het bloedverlies was 1000 ml of meer, of er is fluxus vastgelegd zonder milliliters",
        "the blood loss was 1000 ml or more, or haemorrhage was recorded without millilitres",
        (_.blood_loss_ml >= HEAVY_ML).coalesce(_.haemorrhage.nullif(False)),
    ),
    words="Een vrouw telt één keer, ook bij een meerling. Keizersneden tellen mee.",
    words_english="A woman counts once, also with a multiple birth. Caesarean sections count.",
    examples="""
        case                       | gestation_days | is_termination | blood_loss_ml | haemorrhage | outcome
        ---------------------------+----------------+----------------+---------------+-------------+-----------------
        999 ml                     | 280            | nee            | 999           |             | alleen noemer
        1000 ml                    | 280            | nee            | 1000          |             | teller
        ml beslist, diagnose ja    | 280            | nee            | 500           | ja          | alleen noemer
        ml beslist, diagnose nee   | 280            | nee            | 1500          | nee         | teller
        alleen diagnose ja         | 280            | nee            |               | ja          | teller
        alleen diagnose nee        | 280            | nee            |               | nee         | niet te bepalen
        geen ml en geen diagnose   | 280            | nee            |               |             | niet te bepalen
        duur onbekend              |                | nee            | 1200          |             | niet te bepalen
        24 weken                   | 168            | nee            | 1200          |             | teller
        niets over afbreking       | 280            |                | 1200          |             | teller
        23 weken, 6 dagen          | 167            | nee            | 1200          |             | buiten de noemer
        te vroeg en ml onbekend    | 167            | nee            |               |             | buiten de noemer
        afgebroken                 | 170            | ja             | 1200          |             | buiten de noemer
        afgebroken, duur onbekend  |                | ja             |               |             | buiten de noemer
    """,
    change=NO_LONGER_CORRECTED,
)

postpartum_haemorrhage = Indicator(
    code="postpartum_haemorrhage",
    title="Fluxus",
    title_english="Postpartum haemorrhage",
    why=(
        "Veel bloed verliezen na de bevalling is gevaarlijk voor de moeder en geeft een langer herstel. "
        "Goede voorbereiding en snel handelen helpen om het bloedverlies te beperken."
    ),
    why_english=(
        "Losing much blood after birth is dangerous for the mother and slows recovery. "
        "Good preparation and quick action help to limit the loss."
    ),
    counts=BIRTHS,
    wanted=Wanted.LOWER,
    versions=(
        corrected(SINCE_2020),
        SINCE_2020,
    ),
)
