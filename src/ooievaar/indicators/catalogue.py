"""The indicators that Ooievaar computes."""

from ooievaar.indicators.declaration import Indicator
from ooievaar.indicators.intrapartum_transfer import intrapartum_transfer
from ooievaar.indicators.ntsv_caesarean import ntsv_caesarean
from ooievaar.indicators.paediatric_admission import paediatric_admission
from ooievaar.indicators.perineal_tear import perineal_tear
from ooievaar.indicators.place_of_birth import place_of_birth
from ooievaar.indicators.postpartum_haemorrhage import postpartum_haemorrhage
from ooievaar.indicators.prem import prem
from ooievaar.indicators.preterm_birth import preterm_birth

INDICATORS: tuple[Indicator, ...] = (
    paediatric_admission,
    preterm_birth,
    postpartum_haemorrhage,
    perineal_tear,
    ntsv_caesarean,
    place_of_birth,
    intrapartum_transfer,
    prem,
)
# Those that count births or children: each case of them can be traced, explained and put in a month.
OF_BIRTHS: tuple[Indicator, ...] = tuple(each for each in INDICATORS if each.score is None)


def find(code: str) -> Indicator:
    """The indicator with this code.

    Raises:
        LookupError: there is none.
    """
    for indicator in INDICATORS:
        if indicator.code == code:
            return indicator
    raise LookupError(f"there is no indicator {code!r}")
