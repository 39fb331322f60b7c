"""Clients to invite: the file as the work instruction has it, and everything that is wrong with it at once."""

from ooievaar.questionnaires.inviting.addresses import address_of, same
from ooievaar.questionnaires.inviting.clients import Entry
from ooievaar.questionnaires.inviting.columns import MOST_BYTES, MOST_LINES, OPTIONAL, REQUIRED, Column
from ooievaar.questionnaires.inviting.problems import LANGUAGES, Code, Problem, sentence
from ooievaar.questionnaires.inviting.reading import Reading, enter, marked_copy, read
from ooievaar.questionnaires.inviting.table import Table, written
from ooievaar.questionnaires.inviting.window import (
    EARLIEST,
    LATEST,
    ON_PAPER,
    REMEMBERED,
    REMIND_AFTER,
    Window,
    window,
)

__all__ = [
    "EARLIEST",
    "LANGUAGES",
    "LATEST",
    "MOST_BYTES",
    "MOST_LINES",
    "ON_PAPER",
    "OPTIONAL",
    "REMEMBERED",
    "REMIND_AFTER",
    "REQUIRED",
    "Code",
    "Column",
    "Entry",
    "Problem",
    "Reading",
    "Table",
    "Window",
    "address_of",
    "enter",
    "marked_copy",
    "read",
    "same",
    "sentence",
    "window",
    "written",
]
