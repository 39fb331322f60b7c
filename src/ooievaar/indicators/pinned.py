"""Definitions of closed years: what was published with them must stay computable as it was."""

import hashlib
from collections.abc import Mapping

from ooievaar.indicators.catalogue import INDICATORS
from ooievaar.indicators.declaration import Indicator, Score, Version

# Reporting years whose figures are final, with the fingerprint of each definition that was in force. A change of what
# a closed year counts is an error in the change: add a version that starts in a later year.
CLOSED: Mapping[str, Mapping[int, str]] = {
    "intrapartum_transfer": dict.fromkeys(range(2018, 2025), "77ca2c71b3c5cabe"),
    "ntsv_caesarean": dict.fromkeys(range(2018, 2025), "a4b2d9ec5bc21377"),
    "paediatric_admission": {
        **dict.fromkeys(range(2018, 2020), "b9823108ace02134"),
        **dict.fromkeys(range(2020, 2025), "e76bc4dcfb82be97"),
    },
    "perineal_tear": dict.fromkeys(range(2018, 2025), "c959b9eb6934f5b6"),
    "place_of_birth": dict.fromkeys(range(2018, 2025), "17dda82d91aeebd3"),
    "postpartum_haemorrhage": dict.fromkeys(range(2018, 2025), "04581a734d05e591"),
    "prem": dict.fromkeys(range(2023, 2025), "ac79d649c9ac9965"),
    "preterm_birth": dict.fromkeys(range(2018, 2025), "befbf363aa27e151"),
}


def fingerprint(version: Version, score: Score | None = None) -> str:
    """A short hash of what a version counts: its conditions and those of its parts, not its words."""
    lines = [
        f"{measure.part or ''}|{measure.denominator.text}|{measure.numerator.text if measure.numerator else ''}"
        for measure in version.measures
    ]
    if score:
        lines.append(f"{score.mark}|{score.person}|{score.lowest}|{score.highest}|{score.cases.text}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def changed(indicator: Indicator) -> tuple[str, ...]:
    """One sentence for each closed year whose definition is no longer what it was."""
    return tuple(
        f"{indicator.code}: the definition of {year} is closed and was changed"
        for year, pinned in CLOSED.get(indicator.code, {}).items()
        if not indicator.covers(year) or fingerprint(indicator.version_for(year), indicator.score) != pinned
    )


def all_changed() -> tuple[str, ...]:
    """The sentences of all indicators; empty when every closed year stands."""
    return tuple(sentence for indicator in INDICATORS for sentence in changed(indicator))
