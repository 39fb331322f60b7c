"""The verbs of the registry, composed from the packages below."""

__all__: list[str] = []
