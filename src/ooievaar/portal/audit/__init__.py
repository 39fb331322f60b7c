"""The append-only trail of decisions and looks at data."""

__all__: list[str] = []
