"""Answering questionnaires, and what the answers come to."""

__all__: list[str] = []
