"""Cuts: build, verify, read; the only package that opens an engine."""

from ooievaar.warehouse.building import build
from ooievaar.warehouse.difference import Difference, difference
from ooievaar.warehouse.engine import database
from ooievaar.warehouse.engines import DUCKDB, UnknownEngineError, check, comparing
from ooievaar.warehouse.frames import load_frame, save_frame
from ooievaar.warehouse.manifest import CutRefusedError, Manifest, TableFile
from ooievaar.warehouse.reading import Cut, open_cut
from ooievaar.warehouse.verifying import verify

__all__ = [
    "DUCKDB",
    "Cut",
    "CutRefusedError",
    "Difference",
    "Manifest",
    "TableFile",
    "UnknownEngineError",
    "build",
    "check",
    "comparing",
    "database",
    "difference",
    "load_frame",
    "open_cut",
    "save_frame",
    "verify",
]
