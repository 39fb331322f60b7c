"""The columns of the file with clients to invite. Names are those of the work instruction, to the letter."""

from enum import StrEnum


class Column(StrEnum):
    """The heading of a column."""

    LVR_NUMBER = "lvr-nummer"
    ADDRESS = "e-mailadres"
    NO_OBJECTION = "geen-bezwaar"
    # Ours: with either we know ourselves on which day the mail goes.
    BIRTH_MONTH = "bevallingsmaand"
    BIRTH_DATE = "geboortedatum-kind"
    # What our copy of the file adds; whoever mends that copy may leave it in.
    REMARKS = "melding"


REQUIRED = (Column.LVR_NUMBER, Column.ADDRESS, Column.NO_OBJECTION)
NAMES = tuple(each.value for each in Column)
OPTIONAL = (Column.BIRTH_MONTH, Column.BIRTH_DATE)
MOST_BYTES, MOST_LINES, MOST_COLUMNS = 1024 * 1024, 5_000, 50
