"""What record systems and their makers use: delivering over HTTP, its description, and trying out a message."""

__all__: list[str] = []
