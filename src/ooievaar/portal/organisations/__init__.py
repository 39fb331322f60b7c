"""Organisations, VSVs, who works where, and what each may do."""

__all__: list[str] = []
