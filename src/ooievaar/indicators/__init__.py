"""Indicators as data: assess, count, explain."""

from ooievaar.indicators.assessing import Engine, explain, outcomes
from ooievaar.indicators.casemix import CASE_MIXES, Adjustment, CaseMix, Characteristic, adjust
from ooievaar.indicators.catalogue import INDICATORS, find
from ooievaar.indicators.counting import LEVELS, compute, condition, sql
from ooievaar.indicators.criterion import Criterion, Misdeclared, known
from ooievaar.indicators.declaration import Assumption, Indicator, Measure, Part, Version, Wanted
from ooievaar.indicators.outcome import Outcome
from ooievaar.indicators.pages import page, pages

__all__ = [
    "CASE_MIXES",
    "INDICATORS",
    "LEVELS",
    "Adjustment",
    "Assumption",
    "CaseMix",
    "Characteristic",
    "Criterion",
    "Engine",
    "Indicator",
    "Measure",
    "Misdeclared",
    "Outcome",
    "Part",
    "Version",
    "Wanted",
    "adjust",
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
