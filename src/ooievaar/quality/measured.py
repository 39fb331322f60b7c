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
        "een achtste van Nederland, met seizoenen, groei en late registraties",
        "an eighth of the Netherlands, with seasons, growth and late records",
        60,
        2,
    ),
)
