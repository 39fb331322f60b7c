"""Ooievaar: open platform for a national quality registry of integrated birth care."""

__all__: list[str] = []
__version__ = "0.1.0"
