"""Scores as they may be shown: a mean with the marks and people it is made of, and the response.

What a mean gives away are the answers of people, so people are what is counted, and they are told in blocks. The first
block of a VSV are its people once there are ten of them, each next one ten or more who came later; until then a score
stays as it was shown, also where it is opened for approval. Answers for no known VSV are blocks of their own. The
country is the sum of the blocks of all, and of nothing else: who is in no block yet counts nowhere yet.

So everything that is ever told is a sum of whole blocks, and by adding and subtracting nobody gets anything but sums of
whole blocks, each of ten people or more; whatever is shown when, and beside what. Each topic is a table of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt
from typing import Any

import polars as pl

from ooievaar.disclosure.disclosing import Disclosed
from ooievaar.disclosure.hierarchy import COUNTRY
from ooievaar.disclosure.suppression import Key, Policy, Unit

type Shown = Mapping[Key, Disclosed]
type Topic = tuple[str, str | None]  # indicator, part; the response has none

NOBODY = "Nog niemand gaf een cijfer."
NO_BIRTHS = "Niet getoond, omdat het aantal bevallingen niet wordt getoond."
SCATTERED = "Nog in geen enkel VSV antwoordden genoeg mensen; daarom niet getoond."


@dataclass(frozen=True)
class _Block:
    """The people who are told together, with what they gave: the sum of their marks, and how many marks."""

    people: int = 0
    marks: int = 0
    total: int = 0

    def __add__(self, other: "_Block") -> "_Block":
        return _Block(self.people + other.people, self.marks + other.marks, self.total + other.total)

    def __sub__(self, other: "_Block") -> "_Block":
        return _Block(self.people - other.people, self.marks - other.marks, self.total - other.total)


def disclose_scores(
    figures: pl.DataFrame,
    policy: Policy,
    *,
    cases: Mapping[Key, Disclosed],
    earlier: Sequence[Shown] = (),
) -> dict[Key, Disclosed]:
    """Each score and response by (indicator, part, level, unit), shown or with the sentence why not.

    `respondents` of a response is kept also where its births hide it, as the country holds them.

    Args:
        figures: those of `records.FIGURES` of one year that have respondents: the country and all its VSVs.
        policy: how many people are too few.
        cases: for the key of each response the figure that tells how many births there were: all that count in it,
            and those of which it is undetermined. What is not told there is not told here.
        earlier: what was shown of the same year before, newest first.
    """
    rows = {_key(row): row for row in figures.iter_rows(named=True)}
    shown: dict[Key, Disclosed] = {}
    for topic in dict.fromkeys(key[:2] for key in rows):
        of_topic = {key[2:]: row for key, row in rows.items() if key[:2] == topic}
        before = [_of(then, topic) for then in earlier]
        shown |= {(*topic, *unit): cell for unit, cell in _of_topic(topic, of_topic, before, policy).items()}
    return {key: _response(cell, cases[key]) if key in cases else cell for key, cell in shown.items()}


def _of_topic(
    topic: Topic, rows: Mapping[Unit, Mapping[str, Any]], before: Sequence[Mapping[Unit, Disclosed]], policy: Policy
) -> dict[Unit, Disclosed]:
    vsvs = {unit: row for unit, row in rows.items() if unit != COUNTRY}
    cells = {unit: _cell(row, _newest(unit, before), policy) for unit, row in vsvs.items()}
    if COUNTRY not in rows:
        return cells
    now = _block(rows[COUNTRY]) - _sum(map(_block, vsvs.values()))
    part = topic[1]
    elsewhere = _next(next(filter(None, (_elsewhere(then, part) for then in before)), None), now, policy)
    is_earlier = any(cell.is_earlier for cell in cells.values()) or elsewhere not in (None, now)
    whole = _sum(_told(cell, part) for cell in cells.values()) + (elsewhere or _Block())
    return {**cells, COUNTRY: _country(part, rows[COUNTRY], whole, cells.values(), is_earlier=is_earlier)}


def _next(shown: _Block | None, fresh: _Block, policy: Policy) -> _Block | None:
    """The people to tell of from now on; None while they are too few."""
    if shown is not None and abs(fresh.people - shown.people) < policy.threshold:
        return shown
    return fresh if fresh.people >= policy.threshold else None


def _cell(row: Mapping[str, Any], shown: Disclosed | None, policy: Policy) -> Disclosed:
    """A VSV: as it is now, as it was shown last, or hidden."""
    fresh = _block(row)
    told = _next(_told(shown, row["part"]) if shown else None, fresh, policy)
    if shown and told == _told(shown, row["part"]) != fresh:
        return replace(shown, is_earlier=True)
    if told:
        return _fresh(row, told)
    if fresh.people:
        return Disclosed(hidden=too_few(row["part"], policy))
    return _nobody(row["part"])


def too_few(part: str | None, policy: Policy) -> str:
    """Why a topic, or the response, of too few people is not shown."""
    did = "antwoordden" if part is None else "gaven een cijfer"
    return f"Minder dan {policy.threshold} mensen {did}; daarom niet getoond."


def _fresh(row: Mapping[str, Any], told: _Block) -> Disclosed:
    if row["part"] is None:
        return Disclosed(numerator=told.people, respondents=told.people)
    lower, upper = (None if row[bound] is None else _rounded(Decimal(row[bound])) for bound in ("lower", "upper"))
    return Disclosed(told.total, told.marks, _mean(told), lower, upper, respondents=told.people)


def _nobody(part: str | None) -> Disclosed:
    return Disclosed(numerator=0, respondents=0) if part is None else Disclosed(hidden=NOBODY, respondents=0)


def _country(
    part: str | None, row: Mapping[str, Any], whole: _Block, vsvs: Iterable[Disclosed], *, is_earlier: bool
) -> Disclosed:
    """All that is told together. Its interval is made of those that are shown: another would tell of who is not."""
    if not whole.people:
        return Disclosed(hidden=SCATTERED) if row["respondents"] else _nobody(part)
    if part is None:
        return Disclosed(numerator=whole.people, respondents=whole.people, is_earlier=is_earlier)
    mean, half = _mean(whole), _half(whole, vsvs)
    lower, upper = (None, None) if half is None else (_rounded(mean - half), _rounded(mean + half))
    return Disclosed(whole.total, whole.marks, mean, lower, upper, is_earlier=is_earlier, respondents=whole.people)


def _half(whole: _Block, vsvs: Iterable[Disclosed]) -> float | None:
    """Half the interval of a mean over strata; marks for no VSV are taken to spread as the others do."""
    strata = [
        (each.denominator, (each.upper - each.lower) / 2)
        for each in vsvs
        if each.denominator and each.upper is not None and each.lower is not None
    ]
    marks = sum(number for number, _half in strata)
    return sqrt(sum((number * half) ** 2 for number, half in strata) / (marks * whole.marks)) if marks else None


def _key(row: Mapping[str, Any]) -> Key:
    return row["indicator"], row["part"], row["level"], row["unit"]


def _block(row: Mapping[str, Any]) -> _Block:
    if row["part"] is None:
        return _Block(int(row["respondents"]))
    return _Block(int(row["respondents"]), int(row["denominator"]), int(row["numerator"]))


def _told(cell: Disclosed, part: str | None) -> _Block:
    """The block that a cell tells; what a response sets people against are births, not marks."""
    if not cell.respondents or part is None:
        return _Block(cell.respondents or 0)
    return _Block(cell.respondents, cell.denominator or 0, cell.numerator or 0)


def _sum(blocks: Iterable[_Block]) -> _Block:
    return sum(blocks, _Block())


def _of(then: Shown, topic: Topic) -> dict[Unit, Disclosed]:
    return {key[2:]: cell for key, cell in then.items() if key[:2] == topic}


def _newest(unit: Unit, before: Sequence[Mapping[Unit, Disclosed]]) -> Disclosed | None:
    """As it was shown last, if ever."""
    return next((then[unit] for then in before if unit in then and then[unit].respondents), None)


def _elsewhere(then: Mapping[Unit, Disclosed], part: str | None) -> _Block | None:
    """Who was told of in the country and in none of its VSVs."""
    if COUNTRY not in then:
        return None
    left = _told(then[COUNTRY], part) - _sum(_told(cell, part) for unit, cell in then.items() if unit != COUNTRY)
    return left if left.people > 0 else None


def _mean(block: _Block) -> float:
    return _rounded(Decimal(block.total) / Decimal(block.marks))


def _rounded(value: Decimal | float, decimals: str = "0.01") -> float:
    return float(Decimal(value).quantize(Decimal(decimals), ROUND_HALF_UP))


def _response(cell: Disclosed, births: Disclosed) -> Disclosed:
    """Answers against births, in per cent; may pass 100, as they come to a VSV by different rules.

    Only the answers can be of before: of the births their own figure tells that.
    """
    if cell.hidden or cell.respondents is None:
        return cell
    if births.denominator is None or births.undetermined is None:
        return replace(cell, numerator=None, hidden=births.hidden or NO_BIRTHS)
    cases = births.denominator + births.undetermined
    value = _rounded(100 * Decimal(cell.respondents) / Decimal(cases), "0.1") if cases else None
    return replace(cell, denominator=cases, value=value)
