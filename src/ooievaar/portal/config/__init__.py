"""Settings, addresses and start of the web application."""

__all__: list[str] = []
