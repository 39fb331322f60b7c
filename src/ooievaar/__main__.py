"""The command line: arguments only."""

__all__: list[str] = []
