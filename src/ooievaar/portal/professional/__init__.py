"""Pages for practices, hospitals and maternity care organisations."""

__all__: list[str] = []
