"""Indicators as data: assess, count, explain."""

__all__: list[str] = []
