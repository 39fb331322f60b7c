"""Intervals, funnel limits and the zone of a funnel in which a unit lies."""

from ooievaar.statistics.funnel import Zone, control_zone, funnel_limits
from ooievaar.statistics.intervals import wilson

__all__ = ["Zone", "control_zone", "funnel_limits", "wilson"]
