"""What computing gives: one row per indicator, part, level and unit, and what was to be expected of a unit."""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, Table

FIGURES = Table(
    "figures",
    "één uitkomst van één indicator voor één eenheid in één verslagjaar",
    (
        Column("year", Kind.WHOLE, "verslagjaar"),
        Column("indicator", Kind.TEXT, "vaste code van de indicator"),
        Column("part", Kind.TEXT, "onderdeel van de indicator; leeg voor de indicator zelf"),
        Column("version", Kind.WHOLE, "eerste verslagjaar van de gebruikte definitie"),
        Column("level", Kind.CODE, "niveau", codes=codes.LEVEL),
        Column("unit", Kind.TEXT, "nummer van de eenheid: NL, VSV-nummer of LVR-nummer"),
        Column(
            "numerator",
            Kind.NUMBER,
            "teller, mag gebroken zijn door gedeelde toewijzing; van een score: de som van de cijfers",
        ),
        Column(
            "denominator",
            Kind.NUMBER,
            "noemer, mag gebroken zijn door gedeelde toewijzing; van een score: het aantal cijfers",
        ),
        Column("undetermined", Kind.NUMBER, "niet te bepalen omdat een gegeven ontbreekt"),
        Column("outside", Kind.NUMBER, "buiten de noemer"),
        Column("value", Kind.NUMBER, "uitkomst, niet afgerond; van een score: op de schaal van 1 tot 10", unit="%"),
        Column("lower", Kind.NUMBER, "ondergrens van het 95%-interval", unit="%"),
        Column("upper", Kind.NUMBER, "bovengrens van het 95%-interval", unit="%"),
        Column("respondents", Kind.WHOLE, "mensen die antwoordden; alleen bij een score en haar respons"),
    ),
    key=("year", "indicator", "part", "level", "unit"),
)

ADJUSTED = Table(
    "adjusted",
    "één uitkomst van één indicator voor één eenheid, naast wat bij haar groep vrouwen te verwachten was",
    (
        Column("year", Kind.WHOLE, "verslagjaar"),
        Column("indicator", Kind.TEXT, "vaste code van de indicator"),
        Column("version", Kind.WHOLE, "eerste verslagjaar van de gebruikte definitie"),
        Column("level", Kind.CODE, "niveau", codes=codes.LEVEL),
        Column("unit", Kind.TEXT, "nummer van de eenheid: NL, VSV-nummer of LVR-nummer"),
        Column("observed", Kind.NUMBER, "hoe vaak het voorkwam, mag gebroken zijn door gedeelde toewijzing"),
        Column("expected", Kind.NUMBER, "hoe vaak het te verwachten was bij deze groep vrouwen"),
        Column("value", Kind.NUMBER, "gevonden gedeeld door verwacht, maal het landelijke cijfer", unit="%"),
        Column("lower", Kind.NUMBER, "ondergrens van het 95%-interval", unit="%"),
        Column("upper", Kind.NUMBER, "bovengrens van het 95%-interval", unit="%"),
    ),
    key=("year", "indicator", "level", "unit"),
)
