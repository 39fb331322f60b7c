"""Indicator 9 since 2023: what mothers experienced, as thirteen scores of a VSV and how many of them answered.

Before 2023 number 9 was the Net Promotor Score+. That is an indicator of its own (`nps_plus`) of which only results of
earlier years exist: it is imported and never computed.
"""

from datetime import date

from ibis import _

from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Indicator, Part, Score, Version, Wanted
from ooievaar.indicators.population import VIABLE
from ooievaar.questionnaires import HIGHEST, LOWEST
from ooievaar.records import EXPERIENCES

_MADE = date(2026, 11, 25)
_TITLES = {
    "A": ("Persoonlijke aandacht", "Personal attention"),
    "B": ("Serieus genomen", "Taken seriously"),
    "C": ("Informatie gekregen", "Given information"),
    "D": ("Samen beslissen", "Deciding together"),
    "E": ("Eigen wensen", "Own wishes"),
    "F": ("Bereikbaar en op tijd", "Within reach and in time"),
    "G": ("Zorgverleners werken samen", "Caregivers work together"),
    "H": ("Partner betrokken", "Partner involved"),
    "I": ("Zorgen of angsten besproken", "Worries or fears discussed"),
    "J": ("Vertrouwen in zorgverleners", "Trust in caregivers"),
    "K": ("Goed omgaan met het kind", "Child treated well"),
    "L": ("Goede zorg voor moeder en kind", "Good care for mother and child"),
    "M": ("Goed gevoel erover", "A good feeling about it"),
}
_OF_PHASES = ("L", "M")

ON_THE_SCALE = Criterion(f"het cijfer is {LOWEST} of hoger", f"the mark is {LOWEST} or more", _.mark >= LOWEST) & (
    Criterion(f"het cijfer is {HIGHEST} of lager", f"the mark is {HIGHEST} or less", _.mark <= HIGHEST)
)
CARE_CASES = Criterion(
    "een bevalling die de registratie voor het VSV telt, vanaf 24 weken en niet afgebroken",
    "a birth that the registry counts for the VSV, from 24 weeks and not terminated",
    (_.gestation_days >= VIABLE).fill_null(True) & ~_.is_termination.fill_null(False),
)

OVER_ALL_MARKS = Assumption(
    "gemiddelde over alle cijfers",
    _MADE,
    "Een score is het gemiddelde over alle cijfers die moeders gaven. Wie over drie zorgverleners een cijfer gaf, telt "
    "met drie cijfers mee. Het andere mogelijke gemiddelde, dat van de gemiddelden per soort zorgverlener, staat er "
    "niet bij.",
    "A score is the mean over all marks that mothers gave. Whoever gave a mark on three caregivers counts with three "
    "marks. The other possible mean, that of the means per kind of caregiver, is not shown.",
)
CASES_ARE_BIRTHS = Assumption(
    "zorggevallen zijn bevallingen",
    _MADE,
    "Als zorggevallen tellen de bevallingen die de registratie voor het VSV telt, ook wanneer de duur of de plaats "
    "niet is vastgelegd. Antwoorden tellen bij het VSV van het gewenste ziekenhuis, bevallingen waar zij waren: "
    "daardoor kan de respons boven 100 % uitkomen.",
    "Care cases are the births that the registry counts for the VSV, also when duration or place was not recorded. "
    "Answers count for the VSV of the desired hospital, births for where they were: so the response may pass 100 %.",
)
YEAR_OF_SENDING = Assumption(
    "jaar van versturen",
    _MADE,
    "Een vragenlijst telt in het jaar waarin zij is verstuurd: niet elke moeder vertelt in welke maand zij beviel.",
    "A questionnaire counts in the year in which it was sent: not every mother tells in which month she gave birth.",
)
DOUBLES_STAY = Assumption(
    "dubbel ingevuld",
    _MADE,
    "Vult iemand de vragenlijst twee keer in, dan tellen beide mee: niemand kan zien dat het dezelfde moeder is.",
    "When somebody fills in the questionnaire twice, both count: nobody can see that it is the same mother.",
)


def _part(letter: str) -> Part:
    title, title_english = _TITLES[letter]
    whom, whom_english = (
        ("zwangerschap, bevalling en kraamtijd", "pregnancy, birth and the maternity period")
        if letter in _OF_PHASES
        else ("verloskundige, ziekenhuis en kraamzorg", "midwife, hospital and kraamzorg")
    )
    counted = Criterion(
        f"het cijfer gaat over onderwerp {letter}, van {whom}",
        f"the mark is about topic {letter}, of {whom_english}",
        _.topic == letter,
    )
    return Part(letter.lower(), title, title_english, denominator=counted)


SINCE_2023 = Version(
    since=2023,
    number="9",
    source=(
        "Handleiding PREM Geboortezorg: 2.7 en bijlage 1 (berekening, toedeling aan VSV's, respons), 3 (toestemming)."
    ),
    source_english=(
        "Manual PREM Geboortezorg (Dutch): 2.7 and annex 1 (computation, attribution to VSVs, response), 3 (consent)."
    ),
    assumptions=(OVER_ALL_MARKS, CASES_ARE_BIRTHS, YEAR_OF_SENDING, DOUBLES_STAY),
    denominator=ON_THE_SCALE,
    parts=tuple(map(_part, _TITLES)),
    words=(
        "Dertien scores per VSV, elk het gemiddelde van de cijfers die moeders op een schaal van 1 tot 10 gaven. "
        "Bij het geheel staat de respons: hoeveel vragenlijsten zijn ingevuld, tegenover hoeveel bevallingen. "
        "Een score staat er vanaf tien moeders. Komen er later antwoorden bij, dan verandert zij pas als dat er tien "
        "zijn: anders was te zien wat enkele moeders antwoordden."
    ),
    words_english=(
        "Thirteen scores per VSV, each the mean of the marks that mothers gave on a scale of 1 to 10. "
        "The whole shows the response: how many questionnaires were filled in, against how many births. "
        "A score is shown from ten mothers on. When answers come in later it only changes once there are ten of them: "
        "otherwise one could see what a few mothers answered."
    ),
    examples="""
        case                     | topic | about | mark | outcome          | within
        -------------------------+-------+-------+------+------------------+-------
        laagste cijfer           | A     | vk    | 1    | alleen noemer    | a
        hoogste cijfer           | A     | zk    | 10   | alleen noemer    | a
        van kraamzorg            | B     | kz    | 7    | alleen noemer    | b
        onder de schaal          | A     | vk    | 0    | buiten de noemer |
        boven de schaal          | A     | vk    | 11   | buiten de noemer |
        zonder cijfer            | A     | vk    |      | niet te bepalen  | a
        over informatie          | C     | vk    | 8    | alleen noemer    | c
        over samen beslissen     | D     | vk    | 8    | alleen noemer    | d
        over wensen              | E     | vk    | 8    | alleen noemer    | e
        over bereikbaarheid      | F     | vk    | 8    | alleen noemer    | f
        over samenwerken         | G     | zk    | 8    | alleen noemer    | g
        over de partner          | H     | zk    | 8    | alleen noemer    | h
        over zorgen of angsten   | I     | zk    | 8    | alleen noemer    | i
        over vertrouwen          | J     | kz    | 8    | alleen noemer    | j
        over het kind            | K     | kz    | 8    | alleen noemer    | k
        moeder, zwangerschap     | L     | zw    | 8    | alleen noemer    | l
        kind, kraamtijd          | L     | kt    | 8    | alleen noemer    | l
        gevoel over de bevalling | M     | bv    | 8    | alleen noemer    | m
    """,
)

prem = Indicator(
    code="prem",
    title="PREM Geboortezorg",
    title_english="PREM Geboortezorg (experiences of mothers)",
    why=(
        "Goede zorg is ook hoe een moeder haar ervaart: of er naar haar wordt geluisterd, of zij mee beslist, of "
        "zorgverleners samenwerken. Dat kan alleen zij vertellen."
    ),
    why_english=(
        "Good care is also how a mother experiences it: whether she is listened to, takes part in decisions, and sees "
        "caregivers work together. Only she can tell."
    ),
    counts=EXPERIENCES,
    wanted=Wanted.HIGHER,
    versions=(SINCE_2023,),
    score=Score(
        mark="mark",
        person="respondent",
        lowest=LOWEST,
        highest=HIGHEST,
        cases=CARE_CASES,
        cases_of="place_of_birth",
    ),
)
