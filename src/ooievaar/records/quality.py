"""What the registry tells about its own registrations: counts, comparisons, what was expected, and alerts."""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, Table

_MONTH = Column(
    "month", Kind.DAY, "eerste dag van de maand van zorg; bij ontvangen berichten van de maand van ontvangst"
)
_LVR = Column("lvr_number", Kind.TEXT, "LVR-nummer van de organisatie; NL voor het hele land")
_MEASURE = Column("measure", Kind.TEXT, "vaste code van wat is geteld")
_ITEM = Column("item", Kind.TEXT, "het gegeven of de indicator waarover het gaat; leeg als de meting dat niet kent")
_COUNT = Column("count", Kind.WHOLE, "aantal waarvoor het geldt")
_TOTAL = Column("total", Kind.WHOLE, "aantal waarvoor het kan gelden")

QUALITY = Table(
    "quality",
    "één telling over de registraties van één organisatie, of het land, in één maand",
    (_MONTH, _LVR, _MEASURE, _ITEM, _COUNT, _TOTAL),
    key=("month", "lvr_number", "measure", "item"),
)

RECEIVED = Table(
    "received",
    "wat er in één maand van één organisatie binnenkwam",
    (
        _MONTH,
        _LVR,
        Column("received", Kind.WHOLE, "ontvangen berichten, afgekeurde meegeteld"),
        Column("replaced", Kind.WHOLE, "berichten die een eerdere versie vervingen"),
        Column("withdrawn", Kind.WHOLE, "ingetrokken zorgepisodes"),
        Column("rejected", Kind.WHOLE, "afgekeurde berichten"),
        Column("with_errors", Kind.WHOLE, "aanvaarde berichten met ten minste één fout"),
        Column("with_signals", Kind.WHOLE, "aanvaarde berichten met ten minste één signaal"),
    ),
    key=("month", "lvr_number"),
)

COMPARISONS = Table(
    "comparisons",
    "één telling van één organisatie in één maand, naast haar verleden en de organisaties van dezelfde soort",
    (
        _MONTH,
        _LVR,
        _MEASURE,
        _ITEM,
        _COUNT,
        _TOTAL,
        Column("last_month_count", Kind.WHOLE, "aantal in de maand ervoor"),
        Column("last_month_total", Kind.WHOLE, "totaal in de maand ervoor"),
        Column("year_ago_count", Kind.WHOLE, "aantal in dezelfde maand van het jaar ervoor"),
        Column("year_ago_total", Kind.WHOLE, "totaal in dezelfde maand van het jaar ervoor"),
        Column("own_year_count", Kind.WHOLE, "aantal in de twaalf maanden ervoor"),
        Column("own_year_total", Kind.WHOLE, "totaal in de twaalf maanden ervoor"),
        Column("country_count", Kind.WHOLE, "aantal bij alle organisaties van dezelfde soort"),
        Column("country_total", Kind.WHOLE, "totaal bij alle organisaties van dezelfde soort"),
        Column("organisations", Kind.WHOLE, "organisaties van dezelfde soort met ten minste tien gevallen"),
        Column("lower_quartile", Kind.NUMBER, "een kwart van die organisaties heeft dit aandeel of minder", unit="%"),
        Column("median", Kind.NUMBER, "de helft van die organisaties heeft dit aandeel of minder", unit="%"),
        Column("upper_quartile", Kind.NUMBER, "driekwart van die organisaties heeft dit aandeel of minder", unit="%"),
    ),
    key=("month", "lvr_number", "measure", "item"),
)

ARRIVALS = Table(
    "arrivals",
    "wanneer de eerste versie van één zorgepisode binnenkwam",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        Column("arrived_on", Kind.DAY, "dag waarop de eerste versie binnenkwam"),
    ),
    key=("episode_id",),
)

EXPECTED = Table(
    "expected",
    "wat van één organisatie over één maand van zorg binnen moest zijn en binnen is, in één ronde",
    (
        Column("round", Kind.DAY, "eerste dag van de maand van aanleveren waarin is gekeken"),
        Column("month", Kind.DAY, "eerste dag van de maand van zorg"),
        Column("lvr_number", Kind.TEXT, "LVR-nummer van de organisatie"),
        Column("received", Kind.WHOLE, "zorgepisodes die binnen zijn"),
        Column("announced", Kind.WHOLE, "vrouwen die volgens anderen bij deze organisatie in zorg waren"),
        Column("present", Kind.WHOLE, "van hen: vrouwen van wie de eigen registratie binnen is"),
        Column("expected", Kind.NUMBER, "zorgepisodes die nu binnen zouden moeten zijn; leeg bij te weinig verleden"),
        Column("lower", Kind.NUMBER, "ondergrens van wat toeval verklaart (kans 2,5 %)"),
        Column("upper", Kind.NUMBER, "bovengrens van wat toeval verklaart (kans 2,5 %)"),
        Column("probability", Kind.NUMBER, "kans op zo weinig of minder als er niets aan de hand is, tussen 0 en 1"),
    ),
    key=("round", "month", "lvr_number"),
)

ALERTS = Table(
    "alerts",
    "één melding dat registraties of gegevens uitblijven",
    (
        Column("round", Kind.DAY, "eerste dag van de maand van aanleveren waarin het is gezien"),
        Column("month", Kind.DAY, "eerste dag van de laatste maand van zorg waarover het gaat"),
        Column("kind", Kind.CODE, "soort melding", codes=codes.ALERT_KIND),
        Column("subject_kind", Kind.CODE, "over wat voor iets de melding gaat", codes=codes.SUBJECT_KIND),
        Column("subject", Kind.TEXT, "LVR-nummer, wortel van de dossiernummers of versie van de kernset"),
        Column("item", Kind.TEXT, "het gegeven dat uitblijft; leeg als hele registraties uitblijven"),
        Column("expected", Kind.NUMBER, "verwacht aantal"),
        Column("received", Kind.NUMBER, "ontvangen aantal"),
        Column("probability", Kind.NUMBER, "kans op zo'n verschil als er niets aan de hand is, tussen 0 en 1"),
        Column("organisations", Kind.CODES, "LVR-nummers van de organisaties waarover het gaat"),
        Column("sentence", Kind.TEXT, "wat er is en wat te doen"),
    ),
    key=("round", "kind", "subject_kind", "subject", "item"),
)

REPORTED = (QUALITY, RECEIVED, COMPARISONS, ARRIVALS, EXPECTED, ALERTS)
