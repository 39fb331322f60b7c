"""A line the size of a word, beside the numbers it draws."""

from dataclasses import dataclass

from ooievaar.portal.ui.component import Component

__all__ = ["Sparkline"]

WIDTH, HEIGHT, ROOM = 96, 24, 3


@dataclass(frozen=True)
class Sparkline(Component):
    """Values in order; None where nothing is known. `words` tells a listener what the line shows."""

    values: tuple[float | None, ...]
    words: str

    @property
    def points(self) -> list[tuple[str, str]]:
        """Places of the known values; the scale runs from nothing to the highest of them."""
        top = max((value for value in self.values if value is not None), default=0) or 1
        step = (WIDTH - 2 * ROOM) / max(len(self.values) - 1, 1)
        return [
            (f"{ROOM + index * step:.1f}", f"{HEIGHT - ROOM - value / top * (HEIGHT - 2 * ROOM):.1f}")
            for index, value in enumerate(self.values)
            if value is not None
        ]

    @property
    def line(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.points)
