"""Pages for mothers who fill in a questionnaire."""

__all__: list[str] = []
