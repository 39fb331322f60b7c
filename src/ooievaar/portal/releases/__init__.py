"""What is public."""

__all__: list[str] = []
