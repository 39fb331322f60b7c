"""Pages for the registry office."""

__all__: list[str] = []
