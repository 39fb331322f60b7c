"""Charts drawn on the server: a sentence, direct labels, a text alternative and the table behind it."""

from ooievaar.portal.ui.charts.beside import Group, Who
from ooievaar.portal.ui.charts.calibration import Tenth, calibration
from ooievaar.portal.ui.charts.chart import Chart
from ooievaar.portal.ui.charts.control import Dot, control
from ooievaar.portal.ui.charts.descent import Fall, descent
from ooievaar.portal.ui.charts.distribution import distribution
from ooievaar.portal.ui.charts.funnel import Point, beyond_chance, funnel
from ooievaar.portal.ui.charts.interval_strip import interval_strip
from ooievaar.portal.ui.charts.monthly import Line, monthly
from ooievaar.portal.ui.charts.numbers import mark
from ooievaar.portal.ui.charts.quarterly import Quarter, QuarterlyLine, quarterly
from ooievaar.portal.ui.charts.quarterly import in_words as quarter_in_words
from ooievaar.portal.ui.charts.scores import Mean, Row, mean, scores
from ooievaar.portal.ui.charts.shares import shares
from ooievaar.portal.ui.charts.trend import Break, Moment, Series, trend
from ooievaar.portal.ui.charts.waterfall import Step, signed, waterfall

__all__ = [
    "Break",
    "Chart",
    "Dot",
    "Fall",
    "Group",
    "Line",
    "Mean",
    "Moment",
    "Point",
    "Quarter",
    "QuarterlyLine",
    "Row",
    "Series",
    "Step",
    "Tenth",
    "Who",
    "beyond_chance",
    "calibration",
    "control",
    "descent",
    "distribution",
    "funnel",
    "interval_strip",
    "mark",
    "mean",
    "monthly",
    "quarter_in_words",
    "quarterly",
    "scores",
    "shares",
    "signed",
    "trend",
    "waterfall",
]
