"""What a computation gives beside the figures themselves: what was to be expected, and the months of the year."""

from dataclasses import dataclass
from pathlib import Path

from ooievaar import main
from ooievaar.portal.figures import adjusting, series
from ooievaar.portal.figures.models import Computation


@dataclass(frozen=True)
class Besides:
    """Computed and disclosed, not saved yet."""

    adjusted: adjusting.Adjusted
    monthly: series.Monthly


NOTHING = Besides(adjusting.NOTHING, series.NOTHING)


def besides(computation: Computation, cut: Path, shown: main.Shown) -> Besides:
    """From the cut of a computation, given what is shown of its figures."""
    return Besides(adjusting.adjusted(cut, computation.year, shown), series.monthly(computation, cut, shown))


def save_besides(computation: Computation, found: Besides) -> None:
    """Within the transaction that saves the figures."""
    adjusting.save_adjusted(computation, found.adjusted)
    series.save_monthly(computation, found.monthly)
