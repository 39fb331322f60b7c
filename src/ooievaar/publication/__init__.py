"""Release bundles: open data and its dictionary."""

__all__: list[str] = []
