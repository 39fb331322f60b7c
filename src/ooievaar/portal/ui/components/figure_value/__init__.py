"""One figure: value, unit, count and interval, or why it is not shown."""

from dataclasses import dataclass
from typing import Protocol, Self

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["FigureValue", "Shown"]


class Shown(Protocol):
    """What disclosure lets through about one figure (`disclosure.Disclosed`)."""

    numerator: int | None
    denominator: int | None
    value: float | None
    lower: float | None
    upper: float | None
    hidden: str | None


@dataclass(frozen=True)
class FigureValue(Component):
    """`value`, `lower` and `upper` in `unit`, with `decimals`; `hidden` is the sentence why nothing is shown.

    `size` is "large" (the message of a page), "normal" or "inline" (inside a table cell or sentence).
    """

    label: str | Promise
    value: float | None
    unit: str | Promise = "%"
    numerator: int | None = None
    denominator: int | None = None
    lower: float | None = None
    upper: float | None = None
    hidden: str | Promise | None = None
    size: str = "normal"
    counted: str | Promise = "bevallingen"
    decimals: int = 1

    @property
    def digits(self) -> str:
        """As the template filter `floatformat` takes it."""
        return f"{self.decimals}g"

    @classmethod
    def of(
        cls, shown: Shown, *, label: str | Promise, size: str = "normal", counted: str | Promise = "bevallingen"
    ) -> Self:
        return cls(
            label=label,
            value=shown.value,
            numerator=shown.numerator,
            denominator=shown.denominator,
            lower=shown.lower,
            upper=shown.upper,
            hidden=shown.hidden,
            size=size,
            counted=counted,
        )
