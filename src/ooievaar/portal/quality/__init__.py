"""What every organisation and the office see each month of the quality and completeness of registrations."""

__all__: list[str] = []
