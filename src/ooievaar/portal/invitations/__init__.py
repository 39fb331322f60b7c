"""Whom we ask for their experiences, and their address for as long as a mail must still go there."""

__all__: list[str] = []
