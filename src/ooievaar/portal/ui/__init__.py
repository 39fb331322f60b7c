"""Components, layouts, charts and tokens."""

__all__: list[str] = []
