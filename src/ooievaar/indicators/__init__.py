"""Indicators as data: assess, count, explain."""

from ooievaar.indicators.assessing import Engine, criteria_of, explain, outcomes
from ooievaar.indicators.breaks import Break, breaks
from ooievaar.indicators.casemix import (
    CASE_MIXES,
    CASES_PER_COEFFICIENT,
    Adjustment,
    Basis,
    CaseMix,
    Characteristic,
    Level,
    adjust,
    case_mix,
)
from ooievaar.indicators.catalogue import INDICATORS, OF_BIRTHS, find
from ooievaar.indicators.counting import LEVELS, compute, condition, sql
from ooievaar.indicators.criterion import Criterion, Misdeclared, known
from ooievaar.indicators.declaration import Assumption, Change, Indicator, Measure, Part, Score, Version, Wanted
from ooievaar.indicators.explaining import Explained, Verdict, explain_births, items_of
from ooievaar.indicators.monthly import MONTHLY, by_month
from ooievaar.indicators.moving import MOVES, moved, placed
from ooievaar.indicators.neutral import NEUTRAL
from ooievaar.indicators.outcome import Outcome
from ooievaar.indicators.pages import neutral_pages, page, pages
from ooievaar.indicators.waterfall import Counted, Step, Waterfall, cases, waterfall

__all__ = [
    "CASES_PER_COEFFICIENT",
    "CASE_MIXES",
    "INDICATORS",
    "LEVELS",
    "MONTHLY",
    "MOVES",
    "NEUTRAL",
    "OF_BIRTHS",
    "Adjustment",
    "Assumption",
    "Basis",
    "Break",
    "CaseMix",
    "Change",
    "Characteristic",
    "Counted",
    "Criterion",
    "Engine",
    "Explained",
    "Indicator",
    "Level",
    "Measure",
    "Misdeclared",
    "Outcome",
    "Part",
    "Score",
    "Step",
    "Verdict",
    "Version",
    "Wanted",
    "Waterfall",
    "adjust",
    "breaks",
    "by_month",
    "case_mix",
    "cases",
    "compute",
    "condition",
    "criteria_of",
    "explain",
    "explain_births",
    "find",
    "items_of",
    "known",
    "moved",
    "neutral_pages",
    "outcomes",
    "page",
    "pages",
    "placed",
    "sql",
    "waterfall",
]
