"""Counting what was found in many messages."""

from dataclasses import dataclass

from ooievaar.intake.findings import Grade
from ooievaar.intake.judgement import Judged


@dataclass
class Tally:
    """How many messages were checked, and what was found: grows while they go by."""

    messages: int = 0
    rejected: int = 0
    errors: int = 0
    signals: int = 0

    def add(self, judged: Judged) -> None:
        """Count one more message."""
        grades = [finding.grade for finding in judged.findings]
        self.messages += 1
        self.rejected += not judged.accepted
        self.errors += grades.count(Grade.ERROR)
        self.signals += grades.count(Grade.SIGNAL)

    @property
    def is_serious(self) -> bool:
        """Whether anything must be repaired; a signal need not be."""
        return bool(self.rejected or self.errors)

    def __str__(self) -> str:
        return f"{self.messages} berichten: {self.rejected} afgekeurd, {self.errors} fouten, {self.signals} signalen"
