"""HL7v3 messages to and from a neutral tree; knows the standard, not our rules."""

__all__: list[str] = []
