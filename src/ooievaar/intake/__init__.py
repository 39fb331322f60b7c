"""Rules over a message: findings; and translation of the neutral tree to records."""

__all__: list[str] = []
