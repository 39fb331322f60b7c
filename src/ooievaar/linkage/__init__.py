"""Which records belong to one pregnancy, birth and child; which VSV a birth counts for."""

__all__: list[str] = []
