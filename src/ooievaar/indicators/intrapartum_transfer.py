"""Indicator 8: women whose care passed from the first to the second line during labour."""

from datetime import date

from ibis import _

from ooievaar.indicators.before_2020 import RENUMBERED, numbered_otherwise
from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Indicator, Part, Version, Wanted
from ooievaar.indicators.population import BASE_ASSUMPTIONS, POPULATION, SOURCE, SOURCE_ENGLISH
from ooievaar.records import BIRTHS

FIRST_LINE_AT_LABOUR = Criterion(
    "bij het begin van de bevalling was de eerste lijn verantwoordelijk",
    "the first line was responsible at the start of labour",
    _.responsible_at_labour == "first",
)

TRANSFER_NOT_CONSULT = Assumption(
    "overdracht, geen consult",
    date(2026, 11, 24),
    "Alleen een overdracht van de zorg telt. Een consult, waarna de verloskundige de zorg houdt, telt niet.",
    "Only a transfer of care counts. A consult, after which the midwife keeps the care, does not.",
)
UNTIL_THE_CHILD_IS_BORN = Assumption(
    "tot het kind er is",
    date(2026, 11, 24),
    "Een overdracht telt tijdens de ontsluiting en de uitdrijving. In het nageboortetijdperk telt zij niet meer.",
    "A transfer counts during dilatation and expulsion. In the third stage it no longer does.",
)
UNEXPLAINED_IS_UNKNOWN = Assumption(
    "onverklaarde overgang is onbekend",
    date(2026, 11, 24),
    "Begon de bevalling in de eerste lijn en was zij in de tweede, zonder dat een overdracht is vastgelegd, "
    "dan is de bevalling niet te bepalen.",
    "When labour began in the first line and the birth was in the second, without a recorded transfer, "
    "the birth is undetermined.",
)

NULLIPAROUS = Part(
    "nulliparous",
    "Eerste bevalling",
    "First birth",
    denominator=Criterion("het is de eerste bevalling", "it is the first birth", _.parity == 0),
)
PAROUS = Part(
    "parous",
    "Tweede bevalling of later",
    "Second birth or later",
    denominator=Criterion("de vrouw is eerder bevallen", "the woman gave birth before", _.parity > 0),
)

SINCE_2020 = Version(
    since=2020,
    number="8",
    source=SOURCE,
    source_english=SOURCE_ENGLISH,
    assumptions=(
        *BASE_ASSUMPTIONS,
        TRANSFER_NOT_CONSULT,
        UNTIL_THE_CHILD_IS_BORN,
        UNEXPLAINED_IS_UNKNOWN,
    ),
    denominator=POPULATION & FIRST_LINE_AT_LABOUR,
    numerator=Criterion(
        "de zorg is tijdens de bevalling overgedragen aan de tweede lijn",
        "care was transferred to the second line during labour",
        _.transferred_in_labour,
    ),
    parts=(NULLIPAROUS, PAROUS),
    words=(
        "Een vrouw telt één keer, ook bij een meerling. Bij een eerste bevalling komt een overdracht veel "
        "vaker voor; daarom staat die apart."
    ),
    words_english=(
        "A woman counts once, also with a multiple birth. With a first birth a transfer is much more common; "
        "that is why it is shown apart."
    ),
    examples="""
        case                  | gestation_days | is_termination | responsible_at_labour | transferred_in_labour | parity | outcome          | nulliparous      | parous
        ----------------------+----------------+----------------+-----------------------+-----------------------+--------+------------------+------------------+-----------------
        eerste, overgedragen  | 280            | nee            | first                 | ja                    | 0      | teller           | teller           | buiten de noemer
        tweede, overgedragen  | 280            | nee            | first                 | ja                    | 1      | teller           | buiten de noemer | teller
        niet overgedragen     | 280            | nee            | first                 | nee                   | 0      | alleen noemer    | alleen noemer    | buiten de noemer
        onverklaarde overgang | 280            | nee            | first                 |                       | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
        tweede lijn           | 280            | nee            | second                | nee                   | 0      | buiten de noemer | buiten de noemer | buiten de noemer
        lijn onbekend         | 280            | nee            |                       | ja                    | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
        24 weken              | 168            |                | first                 | ja                    | 0      | teller           | teller           | buiten de noemer
        23 weken, 6 dagen     | 167            | nee            | first                 | ja                    | 0      | buiten de noemer | buiten de noemer | buiten de noemer
        duur onbekend         |                | nee            | first                 | nee                   | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
        duur onbekend, tweede |                | nee            | second                | nee                   | 0      | buiten de noemer | buiten de noemer | buiten de noemer
        pariteit onbekend     | 280            | nee            | first                 | ja                    |        | teller           | niet te bepalen  | niet te bepalen
        afgebroken            | 280            | ja             | first                 | ja                    | 0      | buiten de noemer | buiten de noemer | buiten de noemer
    """,  # noqa: E501
    change=RENUMBERED,
)

intrapartum_transfer = Indicator(
    code="intrapartum_transfer",
    title="Overdracht tijdens de bevalling",
    title_english="Transfer during labour",
    why=(
        "Een bevalling die bij de verloskundige begint, eindigt niet altijd daar. Bij een overdracht wisselen vaak de "
        "plaats en de zorgverleners, midden in de bevalling. Het cijfer laat zien hoe vaak dat gebeurt, zodat vrouwen "
        "weten wat zij kunnen verwachten. Meer of minder is niet beter of slechter."
    ),
    why_english=(
        "A birth that begins with the midwife does not always end there. With a transfer, place and caregivers often "
        "change in the middle of labour. The figure shows how often that happens, so that women know what to "
        "expect. More or less is not better or worse."
    ),
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        numbered_otherwise(SINCE_2020),
        SINCE_2020,
    ),
)
