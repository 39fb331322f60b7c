"""Cuts: build, verify, read; the only package that opens an engine."""

from ooievaar.warehouse.building import build
from ooievaar.warehouse.difference import Difference, difference
from ooievaar.warehouse.engine import database
from ooievaar.warehouse.engines import DUCKDB, UnknownEngineError, check, comparing
from ooievaar.warehouse.frames import load_frame, save_frame
from ooievaar.warehouse.kinds import CutDates, Kind, cut_dates, cut_day, present_kind
from ooievaar.warehouse.manifest import CutRefusedError, Manifest, TableFile
from ooievaar.warehouse.reading import Cut, open_cut
from ooievaar.warehouse.restoring import put_back
from ooievaar.warehouse.tables_compared import TableDifference, organisations_compared, tables_compared
from ooievaar.warehouse.verifying import verify

__all__ = [
    "DUCKDB",
    "Cut",
    "CutDates",
    "CutRefusedError",
    "Difference",
    "Kind",
    "Manifest",
    "TableDifference",
    "TableFile",
    "UnknownEngineError",
    "build",
    "check",
    "comparing",
    "cut_dates",
    "cut_day",
    "database",
    "difference",
    "load_frame",
    "open_cut",
    "organisations_compared",
    "present_kind",
    "put_back",
    "save_frame",
    "tables_compared",
    "verify",
]
