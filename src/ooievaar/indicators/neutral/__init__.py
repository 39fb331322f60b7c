"""Measures that the national set has not: computed from the same tables, never approved, signed or published."""

from ooievaar.indicators.neutral.beginnings import epidural, induction
from ooievaar.indicators.neutral.modes import caesarean, episiotomy, mode_of_birth
from ooievaar.indicators.neutral.newborns import aoi_5, low_apgar, perinatal_mortality
from ooievaar.indicators.neutral.pregnancies import early_care, home_birth, smoking
from ooievaar.indicators.neutral.robson import robson_caesarean, robson_groups

NEUTRAL = (
    robson_groups,
    robson_caesarean,
    caesarean,
    mode_of_birth,
    induction,
    epidural,
    episiotomy,
    aoi_5,
    perinatal_mortality,
    low_apgar,
    home_birth,
    early_care,
    smoking,
)

__all__ = ["NEUTRAL"]
