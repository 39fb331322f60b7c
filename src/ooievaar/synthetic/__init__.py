"""A made-up country with its truth."""

__all__: list[str] = []
