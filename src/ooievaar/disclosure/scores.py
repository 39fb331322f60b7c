"""Scores as they may be shown: a mean with how many people and marks it is made of, and the response.

What a mean gives away are the answers of people, so people are what is counted: of a score fewer than the threshold are
never shown, nor follow by subtraction. Each topic is a table of its own, as no two topics add up to anything. Answers
that count for no known VSV are of people too: they take part in every sum as a unit that is never told.

From one computation to the next a score moves on only when enough others answered; until then it stays as it was
shown, also where it is opened for approval. The few that came later wait, and count nowhere yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import polars as pl

from ooievaar.disclosure.disclosing import Disclosed
from ooievaar.disclosure.hierarchy import COUNTRY
from ooievaar.disclosure.successive import held_back
from ooievaar.disclosure.suppression import Counts, Key, Policy, Reason, Unit, hidden

type Shown = Mapping[Key, Disclosed]

NOBODY = "Nog niemand gaf een cijfer."
_PROTECTS = "Niet getoond, omdat anders is uit te rekenen wat enkele mensen antwoordden."
_ELSEWHERE: Unit = ("vsv", "")


def disclose_scores(
    figures: pl.DataFrame,
    policy: Policy,
    *,
    cases: Mapping[Key, Disclosed],
    earlier: Sequence[Shown] = (),
) -> dict[Key, Disclosed]:
    """Each score and response by (indicator, part, level, unit), shown or with the sentence why not.

    Args:
        figures: those of `records.FIGURES` of one year that have respondents: the country and all its VSVs.
        policy: how many people are too few.
        cases: for the key of each response the figure that tells how many births there were: all that count in it,
            and those of which it is undetermined. What is not told there is not told here.
        earlier: what was shown of the same year before, newest first.
    """
    rows = {_key(row): row for row in figures.iter_rows(named=True)}
    people = {_alone(key): int(row["respondents"]) for key, row in rows.items()}
    everybody = people | _elsewhere(people)
    parents = {(level, unit): COUNTRY for _topic, _part, level, unit in everybody if level == "vsv"}
    reasons = hidden({key: Counts(None, size, None) for key, size in everybody.items()}, policy, parents)
    told = {key: _one(row, reasons.get(_alone(key)), policy) for key, row in rows.items()}
    sizes = {_alone(key): cell.respondents for key, cell in told.items()} | dict.fromkeys(everybody.keys() - people)
    before = [_fresh(then, rows) for then in earlier]
    held = held_back([_sizes(then) for then in before], sizes, policy, parents) | _swapped(before, told)
    shown = {key: _newest(key, earlier) if _alone(key) in held else cell for key, cell in told.items()}
    return {key: _response(cell, cases[key]) if key in cases else cell for key, cell in shown.items()}


def _key(row: Mapping[str, Any]) -> Key:
    return row["indicator"], row["part"], row["level"], row["unit"]


def _alone(key: Key) -> Key:
    """A topic, or the response, as an indicator of its own."""
    indicator, part, level, unit = key
    return f"{indicator}/{part or ''}", None, level, unit


def _elsewhere(people: Mapping[Key, int]) -> dict[Key, int]:
    """Those who count for the country and for no known VSV, by topic."""
    left = {key[0]: size for key, size in people.items() if key[2:] == COUNTRY}
    for (topic, _part, level, _unit), size in people.items():
        if level == "vsv":
            left[topic] = left.get(topic, 0) - size
    return {(topic, None, *_ELSEWHERE): max(size, 0) for topic, size in left.items()}


def _one(row: Mapping[str, Any], reason: Reason | None, policy: Policy) -> Disclosed:
    people, is_response = int(row["respondents"]), row["part"] is None
    if reason is Reason.PROTECTS:
        return Disclosed(hidden=_PROTECTS)
    if reason is not None:
        did = "antwoordden" if is_response else "gaven een cijfer"
        return Disclosed(hidden=f"Minder dan {policy.threshold} mensen {did}; daarom niet getoond.")
    if is_response:
        return Disclosed(numerator=people, respondents=people)
    if not people:
        return Disclosed(hidden=NOBODY, respondents=0)
    mean, lower, upper = (_rounded(each) for each in (_mean(row), row["lower"], row["upper"]))
    return Disclosed(denominator=int(row["denominator"]), value=mean, lower=lower, upper=upper, respondents=people)


def _mean(row: Mapping[str, Any]) -> Decimal:
    return Decimal(row["numerator"]) / Decimal(row["denominator"])


def _rounded(value: Decimal | float | None, decimals: str = "0.01") -> float | None:
    return None if value is None else float(Decimal(value).quantize(Decimal(decimals), ROUND_HALF_UP))


def _fresh(then: Shown, rows: Mapping[Key, Any]) -> dict[Key, Disclosed]:
    """What was told newly at that time; what only stayed was told before, and is looked at there."""
    return {key: cell for key, cell in then.items() if key in rows and not cell.is_earlier}


def _sizes(then: Shown) -> dict[Key, int | None]:
    return {_alone(key): cell.respondents for key, cell in then.items()}


def _swapped(before: Sequence[Shown], now: Shown) -> set[Key]:
    """Scores of as many people as before, and yet others: what differs then are the answers of a few."""
    return {
        _alone(key)
        for then in before
        for key, cell in then.items()
        if key in now and cell.respondents is not None and cell.respondents == now[key].respondents
        if (cell.value, cell.denominator) != (now[key].value, now[key].denominator) and key[1] is not None
    }


def _newest(key: Key, earlier: Sequence[Shown]) -> Disclosed:
    """As it was shown last; hidden when it never was."""
    shown = (then[key] for then in earlier if key in then and then[key].respondents is not None)
    found = next(shown, None)
    return replace(found, is_earlier=True) if found else Disclosed(hidden=_PROTECTS)


def _response(cell: Disclosed, births: Disclosed) -> Disclosed:
    """Answers against births, in per cent; may pass 100, as they come to a VSV by different rules.

    Only the answers can be of before: of the births their own figure tells that.
    """
    if cell.respondents is None:
        return cell
    if births.denominator is None or births.undetermined is None:
        return Disclosed(hidden=births.hidden or _PROTECTS)
    cases = births.denominator + births.undetermined
    value = _rounded(100 * Decimal(cell.respondents) / Decimal(cases), "0.1") if cases else None
    return replace(cell, numerator=cell.respondents, denominator=cases, value=value)
