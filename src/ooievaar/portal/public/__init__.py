"""Pages for everyone; they read released figures only."""

__all__: list[str] = []
