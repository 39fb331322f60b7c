"""What one row counts as: exactly one of four outcomes."""

from enum import Enum


class Outcome(Enum):
    """What a birth or child counts as for one indicator."""

    OUTSIDE = "outside"
    UNDETERMINED = "undetermined"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"  # in the denominator only

    @property
    def words(self) -> str:
        """The Dutch words that a reader and an example table use."""
        return _WORDS[self]

    @property
    def words_english(self) -> str:
        """The English words on a page."""
        return _WORDS_ENGLISH[self]


_WORDS = {
    Outcome.OUTSIDE: "buiten de noemer",
    Outcome.UNDETERMINED: "niet te bepalen",
    Outcome.NUMERATOR: "teller",
    Outcome.DENOMINATOR: "alleen noemer",
}
_WORDS_ENGLISH = {
    Outcome.OUTSIDE: "outside the denominator",
    Outcome.UNDETERMINED: "undetermined",
    Outcome.NUMERATOR: "numerator",
    Outcome.DENOMINATOR: "denominator only",
}
