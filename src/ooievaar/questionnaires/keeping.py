"""A ledger as plain values, to be kept: what is shown apart from what is only remembered, which can be large."""

from collections.abc import Mapping
from typing import Any

from ooievaar.questionnaires.ledger import Edition, Gathered, Ledger
from ooievaar.questionnaires.tally import Tally

type Plain = Any


def shown_as_kept(ledger: Ledger) -> Plain:
    """What is shown."""
    return {
        "begin": ledger.begin,
        "points": {period: _plain(tally) for period, tally in ledger.points.items()},
        "editions": [
            [_plain(each.total), {str(place): _plain(tally) for place, tally in each.tallies.items()}]
            for each in ledger.editions
        ],
    }


def remembered_as_kept(ledger: Ledger) -> Plain:
    """What has to be known to go on, and nobody sees."""
    return {
        "tallies": [[*key, _plain(tally)] for key, tally in ledger.taken.tallies.items()],
        "people": [[*key, count] for key, count in ledger.taken.people.items()],
        "steps": [[[*key, count] for key, count in step.items()] for step in ledger.steps],
        "undivided": {traits: _plain(tally) for traits, tally in ledger.undivided.items()},
    }


def ledger_of(shown: Plain, remembered: Plain = None) -> Ledger:
    """The ledger that was kept; without what is remembered it can be shown, and not go on."""
    told, known = shown or {}, remembered or {}
    return Ledger(
        begin=told.get("begin", ""),
        points={period: _tally(plain) for period, plain in told.get("points", {}).items()},
        editions=tuple(
            Edition({int(place): _tally(plain) for place, plain in tallies.items()}, _tally(total))
            for total, tallies in told.get("editions", [])
        ),
        taken=Gathered(
            {(period, traits): _tally(plain) for period, traits, plain in known.get("tallies", [])},
            {(period, traits, cell): count for period, traits, cell, count in known.get("people", [])},
        ),
        steps=tuple({(traits, cell): count for traits, cell, count in step} for step in known.get("steps", [])),
        undivided={traits: _tally(plain) for traits, plain in known.get("undivided", {}).items()},
    )


def _plain(tally: Tally) -> Plain:
    return [tally.people, {about: list(counts) for about, counts in tally.marks.items()}]


def _tally(plain: tuple[int, Mapping[str, list[int]]]) -> Tally:
    people, marks = plain
    return Tally(people, {about: tuple(counts) for about, counts in marks.items()})
