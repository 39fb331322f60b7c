"""What organisations deliver, and what became of it."""

__all__: list[str] = []
