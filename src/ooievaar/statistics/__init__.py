"""Intervals and funnel limits."""

__all__: list[str] = []
