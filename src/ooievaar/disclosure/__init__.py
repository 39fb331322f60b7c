"""What may be shown to whom."""

__all__: list[str] = []
