"""Through many pages."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Pagination"]


@dataclass(frozen=True)
class Pagination(Component):
    """Page `number` of `pages`; `query` is what else stands in the address, without `parameter` (`urlencode`d).

    `label` names what one leafs through, for pages with more than one list.
    """

    number: int
    pages: int
    query: str = ""
    parameter: str = "pagina"
    label: str | Promise = ""

    @property
    def address(self) -> str:
        return f"?{self.query}&{self.parameter}=" if self.query else f"?{self.parameter}="

    @property
    def shown(self) -> list[int | None]:
        """Page numbers in order: the first, the last and those around here; None where some are left out."""
        near = sorted({1, self.pages, *range(max(1, self.number - 1), min(self.pages, self.number + 1) + 1)})
        return [
            item
            for previous, page in zip([0, *near], near, strict=False)
            for item in ([None, page] if page - previous > 1 else [page])
        ]
