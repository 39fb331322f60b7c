"""The kinds of alert, with the words of pages and how many false ones are allowed."""

from dataclasses import dataclass

SILENT, LOSS, ITEM_DROPPED = "silent", "loss", "item_dropped"


@dataclass(frozen=True)
class AlertKind:
    """One kind of alert: when it is given and what to do then.

    `false_per_round` is how many of this kind a country in which nothing is wrong may give per round, on average and
    over all subjects together.
    """

    code: str
    title: str
    title_english: str
    given: str
    given_english: str
    then: str
    then_english: str
    false_per_round: float


KINDS = (
    AlertKind(
        SILENT,
        "De aanlevering valt stil",
        "A feed falls silent",
        "Van een organisatie kwam in deze ronde, of in de laatste twee of drie rondes samen, hooguit de helft binnen "
        "van wat werd verwacht, en zo weinig is geen toeval.",
        "Of an organisation at most half of what was expected came in, in this round or in the last two or three "
        "together, and so few is no chance.",
        "Vraag de organisatie of het aanleveren nog lukt. Is zij gestopt, beëindig haar dan in het register.",
        "Ask the organisation whether its submissions still work. If it stopped, end it in the register.",
        0.1,
    ),
    AlertKind(
        LOSS,
        "Een deel van de registraties blijft weg",
        "Some of the records stay away",
        "Van alle organisaties met systemen van één leverancier samen, of van één organisatie, komt minder binnen dan "
        "verwacht, en dat is geen toeval. Dat blijkt uit de aantallen (ten minste vijf procent minder), of uit de "
        "vrouwen die anderen noemden en van wie de eigen registratie vaker ontbreekt dan anders (ten minste twee "
        "procent). Wie al stil is gevallen, telt daarin niet mee.",
        "Of all organisations with systems of one supplier together, or of one organisation, less comes in than "
        "expected, and that is no chance. It shows in the numbers (at least five per cent less), or in women whom "
        "others named and whose own record is absent more often than before (at least two per cent). Whoever fell "
        "silent already does not count.",
        "Vraag de leverancier welke berichten niet zijn verstuurd. De melding noemt de organisaties die haar systemen "
        "gebruiken.",
        "Ask the supplier which messages were not sent. The alert lists the organisations that use its systems.",
        0.1,
    ),
    AlertKind(
        ITEM_DROPPED,
        "Een gegeven komt niet meer mee",
        "An item is no longer sent",
        "Een gegeven ontbreekt in registraties uit systemen van één leverancier, of in één versie van de kernset, ten "
        "minste vijf procentpunten vaker dan in het jaar ervoor, ook als het bij alle anderen vaker is gaan ontbreken.",
        "An item is missing from records of one supplier's systems, or of one version of the kernset, at least five "
        "percentage points more often than in the year before, also allowing for a rise among all others.",
        "Vraag de leverancier of zijn nieuwe versie het gegeven nog verstuurt.",
        "Ask the supplier whether its new version still sends the item.",
        0.1,
    ),
)  # fmt: skip
