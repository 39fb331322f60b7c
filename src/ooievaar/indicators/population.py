"""What several indicators share: which births count at all, and the choices behind that."""

from datetime import date

from ibis import _

from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Change

WEEK = 7
VIABLE = 24 * WEEK
FULL_TERM = 37 * WEEK

AT_LEAST_24_WEEKS = Criterion(
    "de zwangerschap duurde 24 weken of langer", "the pregnancy lasted 24 weeks or more", _.gestation_days >= VIABLE
)
NO_TERMINATION = Criterion(
    "de zwangerschap is niet afgebroken",
    "the pregnancy was not terminated",
    ~_.is_termination.fill_null(False),
)
TERM = Criterion(
    "de zwangerschap duurde 37 weken of langer", "the pregnancy lasted 37 weeks or more", _.gestation_days >= FULL_TERM
)
POPULATION = AT_LEAST_24_WEEKS & NO_TERMINATION

FROM_24_WEEKS = Assumption(
    "ondergrens 24+0",
    date(2026, 11, 22),
    "Een bevalling telt mee vanaf 24 weken en 0 dagen. Oudere uitgaven begonnen bij 22 weken.",
    "A birth counts from 24 weeks and 0 days. Older publications of the registry started at 22 weeks.",
)
UNMENTIONED_IS_NO_TERMINATION = Assumption(
    "afbreking alleen als die is vastgelegd",
    date(2026, 11, 22),
    "Een zwangerschap geldt alleen als afgebroken wanneer dat is vastgelegd. Anders telt de bevalling mee.",
    "A pregnancy counts as terminated only when that was recorded. When nothing is recorded, the birth counts.",
)
BASE_ASSUMPTIONS = (FROM_24_WEEKS, UNMENTIONED_IS_NO_TERMINATION)

SOURCE = (
    "Indicatorenset Integrale Geboortezorg (ISID000153). De precieze teller en noemer van de set zijn niet openbaar; "
    "dit is de uitwerking van Ooievaar."
)
SOURCE_ENGLISH = (
    "Indicator set Integrale Geboortezorg (ISID000153). Its exact numerators and denominators are not public; "
    "this is how Ooievaar works them out."
)

# What the sources say of 2018 and 2019: how the set was numbered and corrected, not how it counted.
COUNTED_ALIKE = Assumption(
    "tot en met 2019 zo geteld als nu",
    date(2026, 11, 24),
    "Hoe de set tot en met 2019 precies telde, staat in geen bron die wij konden inzien. "
    "Waar geen verandering bekend is, tellen wij die jaren zoals vanaf 2020.",
    "How exactly the set counted until 2019 is in no source that we could reach. "
    "Where no change is known, we count those years as from 2020.",
)
NUMBER_UNKNOWN = Assumption(
    "nummer tot en met 2019 onbekend",
    date(2026, 11, 24),
    "De set was tot en met 2019 anders genummerd: nummer 8 was toen de vragenlijst van de verloskundigenpraktijken. "
    "Welk nummer deze indicator had, staat in geen bron die wij konden inzien.",
    "Until 2019 the set was numbered otherwise: number 8 was the questionnaire of the midwifery practices. "
    "Which number this indicator had is in no source that we could reach.",
)
COMPARED_BY_WHAT_IS_KNOWN = Assumption(
    "correctie met wat bekend is",
    date(2026, 11, 24),
    "Waarvoor het cijfer tot en met 2019 werd gecorrigeerd, staat in geen bron die wij konden inzien. "
    "Wij vergelijken met aantal eerdere bevallingen, leeftijd van de moeder en een of meer kinderen.",
    "What the figure was corrected for until 2019 is in no source that we could reach. "
    "We compare with the number of earlier births, age of the mother, and one child or more.",
)
RENUMBERED = Change(
    "In 2020 kreeg deze indicator een ander nummer. Het tellen bleef gelijk.",
    "In 2020 this indicator got another number. Counting stayed the same.",
    comparable=True,
)
CORRECTED_UNTIL_2019 = (
    "Het cijfer werd gecorrigeerd voor verschillen tussen zwangeren.",
    "The figure was corrected for differences between pregnant women.",
)
NO_LONGER_CORRECTED = Change(
    "Tot en met 2019 werd het cijfer gecorrigeerd voor verschillen tussen zwangeren; sinds 2020 niet meer.",
    "Until 2019 the figure was corrected for differences between pregnant women; since 2020 it is not.",
)
