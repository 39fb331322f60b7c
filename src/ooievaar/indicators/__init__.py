"""Indicators as data: assess, count, explain."""

from ooievaar.indicators.assessing import Engine, explain, outcomes
from ooievaar.indicators.catalogue import INDICATORS, find
from ooievaar.indicators.counting import LEVELS, compute, condition, sql
from ooievaar.indicators.criterion import Criterion, Misdeclared, known
from ooievaar.indicators.declaration import Assumption, Indicator, Measure, Part, Version, Wanted
from ooievaar.indicators.outcome import Outcome
from ooievaar.indicators.pages import page, pages

__all__ = [
    "INDICATORS",
    "LEVELS",
    "Assumption",
    "Criterion",
    "Engine",
    "Indicator",
    "Measure",
    "Misdeclared",
    "Outcome",
    "Part",
    "Version",
    "Wanted",
    "compute",
    "condition",
    "explain",
    "find",
    "known",
    "outcomes",
    "page",
    "pages",
    "sql",
]
