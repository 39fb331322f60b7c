"""People and how they log in."""

__all__: list[str] = []
