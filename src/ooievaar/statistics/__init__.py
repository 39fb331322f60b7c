"""Intervals, funnel limits, control charts, shrinkage and case-mix: what chance does, and what it does not."""

from ooievaar.statistics.casemix import (
    Calibration,
    Comparison,
    LogisticModel,
    NotFitted,
    Unfit,
    calibration,
    compare,
    compare_counts,
    fit_logistic,
    predicted,
)
from ooievaar.statistics.control import ControlChart, Pattern, p_chart
from ooievaar.statistics.differences import Difference, Verdict, difference, mean_interval
from ooievaar.statistics.funnel import ACTION, WARNING, Zone, control_zone, funnel_limits, usual_limits
from ooievaar.statistics.intervals import wilson
from ooievaar.statistics.means import clustered_mean
from ooievaar.statistics.overdispersion import between_units, spread_limits
from ooievaar.statistics.shrinkage import Prior, prior_of, shrunken
from ooievaar.statistics.signals import Signal, signals

__all__ = [
    "ACTION",
    "WARNING",
    "Calibration",
    "Comparison",
    "ControlChart",
    "Difference",
    "LogisticModel",
    "NotFitted",
    "Pattern",
    "Prior",
    "Signal",
    "Unfit",
    "Verdict",
    "Zone",
    "between_units",
    "calibration",
    "clustered_mean",
    "compare",
    "compare_counts",
    "control_zone",
    "difference",
    "fit_logistic",
    "funnel_limits",
    "mean_interval",
    "p_chart",
    "predicted",
    "prior_of",
    "shrunken",
    "signals",
    "spread_limits",
    "usual_limits",
    "wilson",
]
