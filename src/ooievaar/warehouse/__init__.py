"""Cuts: build, verify, read; the only package that opens an engine."""

__all__: list[str] = []
