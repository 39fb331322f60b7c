"""What a cut holds of the experiences of mothers: marks and counts, and nothing that anyone could be known by.

A respondent has another number for each topic, so that a cut does not even hold together what one woman answered. No
organisation, month, background or consent goes in (decision 23).
"""

from ooievaar.records.columns import Column, Kind, Table

_YEAR = Column("year", Kind.WHOLE, "verslagjaar: het jaar waarin de antwoorden zijn verstuurd")
_VSV = Column("vsv", Kind.TEXT, "VSV van het gewenste ziekenhuis; leeg als dat niet bekend is")

EXPERIENCES = Table(
    "experiences",
    "één cijfer dat een moeder gaf",
    (
        Column("respondent", Kind.TEXT, "wie het gaf: een nummer binnen deze snede en dit onderwerp"),
        Column("question", Kind.TEXT, "code van de vraag"),
        _YEAR,
        _VSV,
        Column("topic", Kind.TEXT, "letter van het onderwerp, A tot en met M"),
        Column("about", Kind.TEXT, "over welke zorgverlener of fase: vk, zk, kz, zw, bv of kt"),
        Column("mark", Kind.WHOLE, "cijfer van 1 tot en met 10"),
    ),
    key=("respondent", "question"),
)

RESPONSES = Table(
    "responses",
    "hoeveel ingevulde vragenlijsten voor één VSV meetellen",
    (_YEAR, _VSV, Column("count", Kind.WHOLE, "ingevulde vragenlijsten")),
    key=("year", "vsv"),
)

ASKED = (EXPERIENCES, RESPONSES)
