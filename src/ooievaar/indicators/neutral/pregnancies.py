"""The pregnancy and where it ends: start of care, smoking, birth at home."""

from datetime import date

from ibis import _

from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Indicator, Version, Wanted
from ooievaar.indicators.intrapartum_transfer import NULLIPAROUS, PAROUS
from ooievaar.indicators.neutral.sources import OWN, OWN_ENGLISH, SINCE
from ooievaar.indicators.place_of_birth import REAL_PLACES
from ooievaar.indicators.population import BASE_ASSUMPTIONS, POPULATION, WEEK
from ooievaar.records import BIRTHS

SMOKES = ("up_to_10", "from_11_to_20", "over_20")

FIRST_VISIT_THAT_TELLS = Assumption(
    "eerste controle met een antwoord",
    date(2026, 11, 24),
    "Het antwoord van de eerste controle waarbij roken is vastgelegd telt. Wie voor of tijdens de zwangerschap stopte, "
    "rookt niet.",
    "The answer of the first visit at which smoking was recorded counts. Who stopped before or during the pregnancy "
    "does not smoke.",
)
RESPONSIBILITY_IS_START = Assumption(
    "begin van de verantwoordelijkheid",
    date(2026, 11, 24),
    "De zorg begint op de eerste dag waarop een zorgverlener verantwoordelijk was. 69 dagen telt als voor "
    "10 weken, 70 niet.",
    "Care starts on the first day on which a provider was responsible. 69 days is before 10 weeks, 70 is not.",
)
ANY_LINE = Assumption(
    "alle bevallingen thuis",
    date(2026, 11, 24),
    "Elke bevalling thuis telt, gepland of niet. Onderweg is niet thuis.",
    "Every birth at home counts, planned or not. On the way is not at home.",
)

smoking = Indicator(
    code="smoking",
    title="Roken bij het begin van de zwangerschapszorg",
    title_english="Smoking at the start of care",
    why="Roken schaadt het ongeboren kind. Wie bij het begin van de zorg rookt, kan hulp krijgen om te stoppen.",
    why_english="Smoking harms the unborn child. Who smokes at the start of care can get help to stop.",
    counts=BIRTHS,
    wanted=Wanted.LOWER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, FIRST_VISIT_THAT_TELLS),
            denominator=POPULATION,
            numerator=Criterion("de vrouw rookte", "the woman smoked", _.smoking.isin(SMOKES)),
            words="Alle bevallingen tellen mee waarvan een controle zegt of de vrouw rookte.",
            words_english="All births count of which a visit tells whether the woman smoked.",
            examples="""
                case                 | gestation_days | is_termination | smoking        | outcome
                ---------------------+----------------+----------------+----------------+-----------------
                tot en met 10        | 280            | nee            | up_to_10       | teller
                11 tot en met 20     | 280            | nee            | from_11_to_20  | teller
                meer dan 20          | 280            |                | over_20        | teller
                niet gerookt         | 280            | nee            | never          | alleen noemer
                ervoor gestopt       | 280            | nee            | stopped_before | alleen noemer
                tijdens gestopt      | 280            | nee            | stopped_during | alleen noemer
                onbekend             | 280            | nee            |                | niet te bepalen
                24 weken             | 168            | nee            | up_to_10       | teller
                23 weken, 6 dagen    | 167            | nee            | up_to_10       | buiten de noemer
                duur onbekend        |                | nee            | up_to_10       | niet te bepalen
                afgebroken           | 200            | ja             | up_to_10       | buiten de noemer
                afgebroken, onbekend |                | ja             |                | buiten de noemer
            """,
        ),
    ),
)

early_care = Indicator(
    code="early_care",
    title="Begin van de zorg voor 10 weken",
    title_english="Start of care before 10 weeks",
    why="Wie vroeg in zorg komt, kan op tijd kiezen voor onderzoek en hulp krijgen bij wat de zwangerschap bedreigt.",
    why_english="Who comes into care early can choose tests in time and get help with what threatens the pregnancy.",
    counts=BIRTHS,
    wanted=Wanted.HIGHER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, RESPONSIBILITY_IS_START),
            denominator=POPULATION,
            numerator=Criterion(
                "de zorg begon voor 10 weken zwangerschap",
                "care started before 10 weeks of pregnancy",
                _.care_started_days < 10 * WEEK,
            ),
            words="De eerste zorgverlener telt, verloskundige of gynaecoloog.",
            words_english="The first provider counts, midwife or obstetrician.",
            examples="""
                case              | gestation_days | is_termination | care_started_days | outcome
                ------------------+----------------+----------------+-------------------+-----------------
                9 weken, 6 dagen  | 280            | nee            | 69                | teller
                10 weken          | 280            | nee            | 70                | alleen noemer
                onbekend          | 280            |                |                   | niet te bepalen
                24 weken          | 168            | nee            | 50                | teller
                23 weken, 6 dagen | 167            | nee            | 50                | buiten de noemer
                duur onbekend     |                | nee            | 50                | niet te bepalen
                niets gezegd      | 280            |                | 50                | teller
                afgebroken        | 200            | ja             | 50                | buiten de noemer
            """,
        ),
    ),
)

home_birth = Indicator(
    code="home_birth",
    title="Bevallen thuis",
    title_english="Birth at home",
    why="Vrouwen met een laag risico kunnen thuis bevallen. Bij een eerste bevalling lukt dat minder vaak dan later.",
    why_english=(
        "Women with a low risk can give birth at home. With a first birth that works out less often than later."
    ),
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, ANY_LINE),
            denominator=POPULATION
            & Criterion("de plaats is bekend", "the place is known", _.place_of_birth.isin(REAL_PLACES).nullif(False)),
            numerator=Criterion("de vrouw beviel thuis", "the woman gave birth at home", _.place_of_birth == "home"),
            parts=(NULLIPAROUS, PAROUS),
            words="Naar pariteit, omdat het verschil tussen een eerste en een latere bevalling groot is.",
            words_english="By parity, as a first birth and a later one differ much.",
            examples="""
                case              | gestation_days | is_termination | place_of_birth | parity | outcome          | nulliparous      | parous
                ------------------+----------------+----------------+----------------+--------+------------------+------------------+-----------------
                eerste, thuis     | 280            | nee            | home           | 0      | teller           | teller           | buiten de noemer
                tweede, thuis     | 280            |                | home           | 1      | teller           | buiten de noemer | teller
                ziekenhuis        | 280            | nee            | hospital       | 0      | alleen noemer    | alleen noemer    | buiten de noemer
                geboortecentrum   | 280            | nee            | birth_centre   | 1      | alleen noemer    | buiten de noemer | alleen noemer
                onderweg          | 280            | nee            | on_the_way     | 1      | alleen noemer    | buiten de noemer | alleen noemer
                plaats onbekend   | 280            | nee            |                | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                geen echte plaats | 280            | nee            | undecided      | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                pariteit onbekend | 280            | nee            | home           |        | teller           | niet te bepalen  | niet te bepalen
                24 weken          | 168            | nee            | home           | 0      | teller           | teller           | buiten de noemer
                23 weken, 6 dagen | 167            | nee            | home           | 0      | buiten de noemer | buiten de noemer | buiten de noemer
                duur onbekend     |                | nee            | home           | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                afgebroken        | 200            | ja             | home           | 0      | buiten de noemer | buiten de noemer | buiten de noemer
            """,  # noqa: E501
        ),
    ),
)
