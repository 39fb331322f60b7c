"""What several indicators share: which births count at all, and the choices behind that."""

from datetime import date

from ibis import _

from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption

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
