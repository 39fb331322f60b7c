"""What changed in the national set over the years, also in what this registry does not compute.

Only what a source says; where a number or a way of counting is not known, nothing stands here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """What changed from a reporting year on."""

    since: int
    words: str
    words_english: str


HISTORY: tuple[Event, ...] = (
    Event(
        2018,
        "Het eerste jaar waarover landelijk is aangeleverd. De uitkomsten van indicator 1 tot en met 4 werden "
        "gecorrigeerd voor verschillen tussen zwangeren. De klantpreferenties van verloskundigenpraktijken hadden "
        "nummer 8.",
        "The first year that was delivered for the whole country. The outcomes of indicators 1 to 4 were corrected for "
        "differences between pregnant women. Client preferences of midwifery practices were number 8.",
    ),
    Event(
        2020,
        "De set kreeg de nummers 1 tot en met 12; de klantpreferenties van verloskundigenpraktijken kregen nummer 11. "
        "De correctie bleef alleen bij indicator 1, waar een dubbele voorwaarde verviel. De norm van indicator 5 "
        "verviel. Indicator 6 (borstvoeding) telt sindsdien de kinderen die kraamzorg kregen binnen het VSV, van "
        "1 januari tot en met 31 december; daarvoor van 1 maart tot en met 31 oktober. De antwoorden van indicator 11 "
        "veranderden.",
        "The set got the numbers 1 to 12; client preferences of midwifery practices became number 11. "
        "The correction stayed with indicator 1 only, where a duplicate condition was dropped. The norm of indicator 5 "
        "was dropped. Since then indicator 6 (breastfeeding) counts the children who received kraamzorg within the "
        "VSV, from 1 January to 31 December; before that from 1 March to 31 October. The answers of indicator 11 "
        "changed.",
    ),
    Event(
        2023,
        "De PREM Geboortezorg kwam als indicator 9 in de plaats van de Net Promotor Score+.",
        "The PREM Geboortezorg took the place of the Net Promotor Score+ as indicator 9.",
    ),
)
