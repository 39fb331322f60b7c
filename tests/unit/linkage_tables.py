"""Delivered rows and registers as small tables in text, for the tests of linkage."""

from datetime import date, datetime

from ooievaar import records
from ooievaar.records import Kind

_YES_NO = {"ja": True, "nee": False}

REGISTER = """
    lvr_number | kind
    -----------+---------
    1000       | practice
    2000       | practice
    0100       | hospital
    0200       | hospital
"""


def cells(text):
    """The rows of a table in text: `|` between cells, a line under the head; an empty cell is absent."""
    head, _, *rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [{name: cell for name, cell in zip(head, row, strict=True) if cell} for row in rows]


def value(cell, column):
    """A cell as the value of a column; lists have spaces between their items."""
    convert = {
        Kind.WHOLE: int,
        Kind.NUMBER: float,
        Kind.YES_NO: _YES_NO.__getitem__,
        Kind.DAY: date.fromisoformat,
        Kind.MOMENT: datetime.fromisoformat,
        Kind.CODES: str.split,
    }.get(column.kind, str)
    return convert(cell)


def frame(text, table, also=()):
    """The text as a frame of a declared table, without the columns in `also`."""
    rows = [{k: value(v, table[k]) for k, v in row.items() if k not in also} for row in cells(text)]
    return table.frame(rows)


def delivered(episodes, children="", referrals=""):
    """What providers delivered, from text, the other tables empty; what episodes say of the birth goes to its table."""
    head = "episode_id | number\n---\n"
    of_birth = set(records.DELIVERED_BIRTHS.names) - {"episode_id"}
    of_episode = set(records.EPISODES.names) - {"episode_id"}
    described = [row for row in cells(episodes) if of_birth & row.keys()]
    births = frame(episodes, records.DELIVERED_BIRTHS, ("together", *of_episode))
    nothing = {table.name: table.frame() for table in records.DELIVERED}
    return nothing | {
        "episodes": frame(episodes, records.EPISODES, ("together", *of_birth)),
        "delivered_births": births.filter(births["episode_id"].is_in([row["episode_id"] for row in described])),
        "delivered_children": frame(children or head, records.DELIVERED_CHILDREN),
        "referrals": frame(referrals or head, records.REFERRALS),
    }


def organisations(text=REGISTER):
    """The register of organisations of these tests."""
    return frame(text, records.ORGANISATIONS)
