"""The web application: Django, and nothing else is."""

__all__: list[str] = []
