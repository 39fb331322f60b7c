"""Cuts, computations and their figures."""

__all__: list[str] = []
