"""One's own figure beside the others: bars with their intervals, on one scale."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Bar", "Comparison"]


@dataclass(frozen=True)
class Bar:
    """One unit. `kind` is "own", "vsv" or "country"; values in per cent; `hidden` says why there is no value."""

    words: str | Promise
    value: float | None
    lower: float | None = None
    upper: float | None = None
    kind: str = "country"
    count: str = ""
    hidden: str | Promise | None = None


@dataclass(frozen=True)
class Drawn:
    """A bar with its places on a scale of 0 to 100 (per cent of the width)."""

    bar: Bar
    length: str
    low: str
    high: str
    span: str


@dataclass(frozen=True)
class Comparison(Component):
    """Bars below each other; the scale runs from nothing to `top` (default: a little above the highest end)."""

    label: str | Promise
    bars: tuple[Bar, ...]
    top: float | None = None
    note: str | Promise = ""

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        top = self.top or 1.08 * max((bar.upper or bar.value or 0 for bar in self.bars), default=0) or 1
        return tuple(draw(bar, top) for bar in self.bars)


def draw(bar: Bar, top: float) -> Drawn:
    value, low = bar.value or 0, bar.lower or 0
    high = bar.upper if bar.upper is not None else low
    return Drawn(bar, *(f"{100 * number / top:.2f}" for number in (value, low, high, high - low)))
