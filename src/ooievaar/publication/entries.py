"""What goes into a release, as rows of the declared columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ooievaar import indicators
from ooievaar.disclosure import Disclosed
from ooievaar.publication.columns import HIDDEN, LEVELS, SHOWN, WITHHELD

type Row = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """One figure of one unit. `figure` is None when the unit did not release it; `reason` says why, in Dutch.

    `version` is the first reporting year of the definition; `level` is country or vsv; `name` is that of the unit.
    """

    indicator: str
    part: str | None
    version: int
    level: str
    unit: str
    name: str
    figure: Disclosed | None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.figure is not None and not isinstance(self.figure, Disclosed):
            raise TypeError("only disclosed figures go into a release")
        if self.figure is None and not self.reason:
            raise ValueError("a figure that is withheld needs a reason")


def rows(entries: Iterable[Entry], year: int, cut: str) -> list[Row]:
    """The entries as rows: indicators and parts in the order of the set, the country first, then units by number.

    Raises:
        LookupError: an entry names an indicator that is not declared.
    """
    return [_row(entry, year, cut) for entry in sorted(entries, key=_order)]


def _order(entry: Entry) -> tuple[int, int, int, str]:
    indicator = indicators.find(entry.indicator)
    levels = [level.value for level in LEVELS.codes]
    parts = [None, *dict.fromkeys(part.code for version in indicator.versions for part in version.parts)]
    return (
        indicators.INDICATORS.index(indicator),
        parts.index(entry.part),
        levels.index(entry.level),
        entry.unit,
    )


def _row(entry: Entry, year: int, cut: str) -> Row:
    indicator = indicators.find(entry.indicator)
    version = indicator.version_for(year)
    title = next((part.title for part in version.parts if part.code == entry.part), "")
    return {
        "verslagjaar": year,
        "indicator_code": indicator.code,
        "indicator_nummer": version.number,
        "indicator": indicator.title,
        "onderdeel_code": entry.part or "",
        "onderdeel": title,
        "niveau": entry.level,
        "eenheid_nummer": entry.unit,
        "eenheid": entry.name,
        **_values(entry),
        "definitie_vanaf": entry.version,
        "snede": cut,
    }


def _values(entry: Entry) -> Row:
    figure = entry.figure or Disclosed()
    if entry.figure is None:
        status, reason = WITHHELD, entry.reason
    else:
        status, reason = (HIDDEN, figure.hidden) if figure.hidden else (SHOWN, "")
    return {**_counted(figure, is_score=is_score(entry)), "status": status, "reden": reason}


def is_score(entry: Entry) -> bool:
    """Whether this is a mean of marks: a part of an indicator that is a score."""
    return entry.part is not None and indicators.find(entry.indicator).score is not None


def _counted(figure: Disclosed, *, is_score: bool) -> Row:
    """A share in its columns or a mean in those of scores; the others are empty."""
    share = Disclosed() if is_score else figure
    score = figure if is_score else Disclosed()
    return {
        "teller": share.numerator,
        "noemer": share.denominator,
        "percentage": share.value,
        "ondergrens": share.lower,
        "bovengrens": share.upper,
        "niet_te_bepalen": share.undetermined,
        "score": score.value,
        "score_ondergrens": score.lower,
        "score_bovengrens": score.upper,
        "aantal_cijfers": score.denominator,
        "respondenten": None if figure.hidden else figure.respondents,
    }
