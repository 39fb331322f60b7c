"""Indicators as data: assess, count, explain."""

from ooievaar.indicators.assessing import Engine, explain, outcomes
from ooievaar.indicators.breaks import Break, breaks
from ooievaar.indicators.casemix import CASE_MIXES, Adjustment, CaseMix, Characteristic, adjust, case_mix
from ooievaar.indicators.catalogue import INDICATORS, find
from ooievaar.indicators.counting import LEVELS, compute, condition, sql
from ooievaar.indicators.criterion import Criterion, Misdeclared, known
from ooievaar.indicators.declaration import Assumption, Change, Indicator, Measure, Part, Version, Wanted
from ooievaar.indicators.moving import MOVES, moved, placed
from ooievaar.indicators.outcome import Outcome
from ooievaar.indicators.pages import page, pages

__all__ = [
    "CASE_MIXES",
    "INDICATORS",
    "LEVELS",
    "MOVES",
    "Adjustment",
    "Assumption",
    "Break",
    "CaseMix",
    "Change",
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
    "breaks",
    "case_mix",
    "compute",
    "condition",
    "explain",
    "find",
    "known",
    "moved",
    "outcomes",
    "page",
    "pages",
    "placed",
    "sql",
]
