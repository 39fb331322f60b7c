"""The definitions of 2018 and 2019: the sources say how the set was numbered and corrected then, not how it counted."""

from dataclasses import replace
from datetime import date

from ooievaar.indicators.declaration import Assumption, Change, Version

COUNTED_ALIKE = Assumption(
    "tot en met 2019 zo geteld als nu",
    date(2026, 11, 24),
    "Hoe de set tot en met 2019 precies telde, staat in geen bron die wij konden inzien. "
    "Waar geen verandering bekend is, tellen wij die jaren zoals vanaf 2020.",
    "How exactly the set counted until 2019 is in no source that we could reach. "
    "Where no change is known, we count those years as from 2020.",
)
NUMBER_UNKNOWN = Assumption(
    "nummer tot en met 2019 onbekend",
    date(2026, 11, 24),
    "De set was tot en met 2019 anders genummerd: nummer 8 was toen de vragenlijst van de verloskundigenpraktijken. "
    "Welk nummer deze indicator had, staat in geen bron die wij konden inzien.",
    "Until 2019 the set was numbered otherwise: number 8 was the questionnaire of the midwifery practices. "
    "Which number this indicator had is in no source that we could reach.",
)
COMPARED_BY_WHAT_IS_KNOWN = Assumption(
    "correctie met wat bekend is",
    date(2026, 11, 24),
    "Waarvoor het cijfer tot en met 2019 werd gecorrigeerd, staat in geen bron die wij konden inzien. "
    "Wij vergelijken met aantal eerdere bevallingen, leeftijd van de moeder en een of meer kinderen.",
    "What the figure was corrected for until 2019 is in no source that we could reach. "
    "We compare with the number of earlier births, age of the mother, and one child or more.",
)
RENUMBERED = Change(
    "In 2020 kreeg deze indicator een ander nummer. Het tellen bleef gelijk.",
    "In 2020 this indicator got another number. Counting stayed the same.",
    comparable=True,
)
_CORRECTED = (
    "Het cijfer werd gecorrigeerd voor verschillen tussen zwangeren.",
    "The figure was corrected for differences between pregnant women.",
)
NO_LONGER_CORRECTED = Change(
    "Tot en met 2019 werd het cijfer gecorrigeerd voor verschillen tussen zwangeren; sinds 2020 niet meer.",
    "Until 2019 the figure was corrected for differences between pregnant women; since 2020 it is not.",
)


def corrected(version: Version) -> Version:
    """The version of 2018, when the figure was still corrected for differences between pregnant women."""
    return replace(
        version,
        since=2018,
        assumptions=(*version.assumptions, COUNTED_ALIKE, COMPARED_BY_WHAT_IS_KNOWN),
        words=f"{version.words} {_CORRECTED[0]}",
        words_english=f"{version.words_english} {_CORRECTED[1]}",
        change=None,
    )


def numbered_otherwise(version: Version) -> Version:
    """The version of 2018, under a number that is not known."""
    return replace(
        version,
        since=2018,
        number="",
        assumptions=(*version.assumptions, COUNTED_ALIKE, NUMBER_UNKNOWN),
        change=None,
    )
