"""How many false alarms quiet made-up countries gave; written down from `make bench`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """Alerts that a made-up country gave in which nothing was wrong."""

    country: str
    country_english: str
    rounds: int
    alerts: int


MEASURED = (
    Measured(
        "Nederland, met seizoenen, groei en late registraties",
        "the Netherlands, with seasons, growth and late records",
        48,
        1,
    ),
    Measured("Nederland, elk jaar gelijk", "the Netherlands, every year alike", 24, 1),
    Measured(
        "een achtste van Nederland, met seizoenen, groei en late registraties",
        "an eighth of the Netherlands, with seasons, growth and late records",
        120,
        2,
    ),
)
