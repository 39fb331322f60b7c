"""The hospital approves the figures of its VSV."""

__all__: list[str] = []
