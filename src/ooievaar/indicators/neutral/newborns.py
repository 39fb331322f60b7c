"""How children come out of birth, and AOI-5, which holds mother and child together."""

from datetime import date
from typing import Any

from ibis import _

from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Indicator, Part, Version, Wanted
from ooievaar.indicators.neutral.sources import OWN, OWN_ENGLISH, SINCE
from ooievaar.indicators.paediatric_admission import BORN_ALIVE, SURVIVAL_FROM_WHAT_IS_KNOWN
from ooievaar.indicators.perineal_tear import ANY_OF_WHAT_WAS_RECORDED
from ooievaar.indicators.population import BASE_ASSUMPTIONS, POPULATION
from ooievaar.indicators.postpartum_haemorrhage import DIAGNOSIS_WHEN_ML_IS_MISSING, FROM_1000_ML, HEAVY_ML
from ooievaar.records import BIRTHS, CHILDREN

GOOD_START = 7

AS_RECORDED = Assumption(
    "sterfte zoals vastgelegd",
    date(2026, 11, 24),
    "Elk kind telt waarvan de sterfte rond de geboorte is vastgelegd: voor, tijdens of na de bevalling, zo lang als de "
    "zorgverlener het kind volgt. Een vaste grens van 7 of 28 dagen is er niet.",
    "Every child counts whose death around birth was recorded: before, during or after birth, as long as the provider "
    "follows the child. There is no fixed bound of 7 or 28 days.",
)
LOWEST_OF_THE_LIVING = Assumption(
    "laagste score van de levende kinderen",
    date(2026, 11, 24),
    "Bij een meerling telt de laagste score van wie levend is geboren. Ontbreekt er een, dan is de score onbekend.",
    "With a multiple birth the lowest score of those born alive counts. When one is missing, the score is unknown.",
)
NO_PAEDIATRICIAN_IS_NO_NICU = Assumption(
    "zonder kinderarts geen intensive care",
    date(2026, 11, 24),
    "Een opname op een intensive care blijkt uit een bericht van de kinderafdeling. Is een kind niet "
    "overgedragen aan de "
    "kinderarts, dan was er geen opname; is het dat wel en ontbreekt het bericht, dan is het onbekend.",
    "Intensive care is known from a document of the children's department. When a child was not transferred to the "
    "paediatrician there was none; when it was and the document is missing, it is unknown.",
)
NO_TEAR_WITHOUT_VAGINAL_BIRTH = Assumption(
    "geen ruptuur bij een keizersnede",
    date(2026, 11, 24),
    "Is over het perineum niets vastgelegd en is er een keizersnede gedaan, dan was er geen ernstige ruptuur.",
    "When nothing was recorded of the perineum and there was a caesarean, there was no severe tear.",
)
UNKNOWN_UNLESS_ONE_IS_YES = Assumption(
    "één uitkomst is genoeg",
    date(2026, 11, 24),
    "Eén van de vijf is genoeg. Is er geen en ontbreekt er een, dan is de bevalling niet te bepalen.",
    "One of the five is enough. When there is none and one is missing, the birth is undetermined.",
)


def _component(code: str, title: tuple[str, str], words: tuple[str, str], condition: Any) -> Part:
    return Part(code, *title, Criterion(*words, condition))


SEVERE_TEAR = (_.perineum.contains("third_degree") | _.perineum.contains("fourth_degree")).coalesce(
    ~_.any_caesarean.nullif(False)
)
HAEMORRHAGE = (_.blood_loss_ml >= HEAVY_ML).coalesce(_.haemorrhage.nullif(False))

DEATH = _component(
    "death",
    ("Overlijden van een kind", "Death of a child"),
    ("een kind is overleden", "a child died"),
    _.any_perinatal_death,
)
INTENSIVE_CARE = _component(
    "intensive_care",
    ("Opname op een intensive care", "Intensive care"),
    ("een kind is opgenomen op een intensive care", "a child was admitted to intensive care"),
    _.any_intensive_care,
)
LOW_APGAR = _component(
    "low_apgar",
    ("Apgarscore lager dan 7", "Apgar score below 7"),
    ("de laagste apgarscore na vijf minuten was lager dan 7", "the lowest Apgar score at five minutes was below 7"),
    _.lowest_apgar_5 < GOOD_START,
)
HEAVY_LOSS = _component(
    "heavy_loss",
    ("Fluxus", "Haemorrhage"),
    (
        "het bloedverlies was 1000 ml of meer, of er is fluxus vastgelegd zonder milliliters",
        "the blood loss was 1000 ml or more, or haemorrhage was recorded without millilitres",
    ),
    HAEMORRHAGE,
)
TEAR = _component(
    "severe_tear",
    ("Ernstige ruptuur", "Severe tear"),
    ("er is een derde- of vierdegraads ruptuur vastgelegd", "a tear of the third or fourth degree was recorded"),
    SEVERE_TEAR,
)

aoi_5 = Indicator(
    code="aoi_5",
    title="AOI-5: ten minste één van vijf ongewenste uitkomsten",
    title_english="AOI-5: at least one of five adverse outcomes",
    why=(
        "Deze maat telt bevallingen waarbij moeder of kind iets ernstigs overkwam. Zo zijn zeldzame "
        "uitkomsten samen groot "
        "genoeg om naar te kijken. Een verschil kan door registratie, door de groep vrouwen of door de zorg komen."
    ),
    why_english=(
        "This measure counts births in which something serious happened to mother or child. That makes rare outcomes "
        "together large enough to look at. A difference may come from recording, from the women or from care."
    ),
    counts=BIRTHS,
    wanted=Wanted.LOWER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=(
                "De ketenindicator AOI-5 die van 2016 tot en met 2018 in Nederland is gebruikt: overlijden "
                "van een kind, "
                "NICU-opname, apgarscore lager dan 7 na vijf minuten, fluxus, ernstige ruptuur. De "
                "uitwerking is van Ooievaar."
            ),
            source_english=(
                "The AOI-5 chain indicator as used in the Netherlands from 2016 to 2018: death of a child, "
                "NICU admission, "
                "Apgar score below 7 at five minutes, haemorrhage, severe tear. How exactly is worked out by Ooievaar."
            ),
            assumptions=(
                *BASE_ASSUMPTIONS,
                UNKNOWN_UNLESS_ONE_IS_YES,
                AS_RECORDED,
                NO_PAEDIATRICIAN_IS_NO_NICU,
                LOWEST_OF_THE_LIVING,
                FROM_1000_ML,
                DIAGNOSIS_WHEN_ML_IS_MISSING,
                ANY_OF_WHAT_WAS_RECORDED,
                NO_TEAR_WITHOUT_VAGINAL_BIRTH,
            ),
            denominator=POPULATION,
            numerator=Criterion(
                "ten minste één van de vijf uitkomsten deed zich voor",
                "at least one of the five outcomes occurred",
                _.any_perinatal_death
                | _.any_intensive_care
                | (_.lowest_apgar_5 < GOOD_START)
                | HAEMORRHAGE
                | SEVERE_TEAR,
            ),
            parts=(DEATH, INTENSIVE_CARE, LOW_APGAR, HEAVY_LOSS, TEAR),
            words="Een vrouw telt één keer, hoeveel uitkomsten en kinderen er ook zijn.",
            words_english="A woman counts once, however many outcomes and children there are.",
            examples="""
                case                   | gestation_days | is_termination | any_perinatal_death | any_intensive_care | lowest_apgar_5 | blood_loss_ml | haemorrhage | any_caesarean | perineum                  | outcome          | death            | intensive_care   | low_apgar        | heavy_loss       | severe_tear
                -----------------------+----------------+----------------+---------------------+--------------------+----------------+---------------+-------------+---------------+---------------------------+------------------+------------------+------------------+------------------+------------------+-----------------
                niets bijzonders       | 280            | nee            | nee                 | nee                | 9              | 400           |             | nee           | intact                    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer
                kind overleden         | 280            | nee            | ja                  | nee                |                | 400           |             | nee           | intact                    | teller           | teller           | alleen noemer    | niet te bepalen  | alleen noemer    | alleen noemer
                intensive care         | 280            | nee            | nee                 | ja                 | 9              | 400           |             | nee           | intact                    | teller           | alleen noemer    | teller           | alleen noemer    | alleen noemer    | alleen noemer
                apgar 6                | 280            | nee            | nee                 | nee                | 6              | 400           |             | nee           | intact                    | teller           | alleen noemer    | alleen noemer    | teller           | alleen noemer    | alleen noemer
                apgar 7                | 280            |                | nee                 | nee                | 7              | 400           |             | nee           | intact                    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer
                1000 ml                | 280            | nee            | nee                 | nee                | 9              | 1000          |             | nee           | intact                    | teller           | alleen noemer    | alleen noemer    | alleen noemer    | teller           | alleen noemer
                999 ml                 | 280            | nee            | nee                 | nee                | 9              | 999           | ja          | nee           | intact                    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer
                alleen diagnose        | 280            | nee            | nee                 | nee                | 9              |               | ja          | nee           | intact                    | teller           | alleen noemer    | alleen noemer    | alleen noemer    | teller           | alleen noemer
                derdegraads            | 280            | nee            | nee                 | nee                | 9              | 400           |             | nee           | third_degree              | teller           | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | teller
                vierdegraads en knip   | 280            | nee            | nee                 | nee                | 9              | 400           |             | nee           | episiotomy, fourth_degree | teller           | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | teller
                keizersnede            | 280            | nee            | nee                 | nee                | 9              | 400           |             | ja            |                           | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer
                keizersnede na ruptuur | 280            | nee            | nee                 | nee                | 9              | 400           |             | ja            | third_degree              | teller           | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | teller
                sterfte onbekend       | 280            | nee            |                     | nee                | 9              | 400           |             | nee           | intact                    | niet te bepalen  | niet te bepalen  | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer
                opname onbekend        | 280            | nee            | nee                 |                    | 9              | 400           |             | nee           | intact                    | niet te bepalen  | alleen noemer    | niet te bepalen  | alleen noemer    | alleen noemer    | alleen noemer
                apgar onbekend         | 280            | nee            | nee                 | nee                |                | 400           |             | nee           | intact                    | niet te bepalen  | alleen noemer    | alleen noemer    | niet te bepalen  | alleen noemer    | alleen noemer
                bloedverlies onbekend  | 280            | nee            | nee                 | nee                | 9              |               | nee         | nee           | intact                    | niet te bepalen  | alleen noemer    | alleen noemer    | alleen noemer    | niet te bepalen  | alleen noemer
                perineum onbekend      | 280            | nee            | nee                 | nee                | 9              | 400           |             | nee           |                           | niet te bepalen  | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | niet te bepalen
                manier onbekend        | 280            | nee            | nee                 | nee                | 9              | 400           |             |               |                           | niet te bepalen  | alleen noemer    | alleen noemer    | alleen noemer    | alleen noemer    | niet te bepalen
                een ja is genoeg       | 280            | nee            |                     |                    |                | 1500          |             | nee           |                           | teller           | niet te bepalen  | niet te bepalen  | niet te bepalen  | teller           | niet te bepalen
                24 weken               | 168            | nee            | nee                 | nee                | 3              | 400           |             | nee           | intact                    | teller           | alleen noemer    | alleen noemer    | teller           | alleen noemer    | alleen noemer
                23 weken, 6 dagen      | 167            | nee            | nee                 | nee                | 3              | 400           |             | nee           | intact                    | buiten de noemer | buiten de noemer | buiten de noemer | buiten de noemer | buiten de noemer | buiten de noemer
                duur onbekend          |                | nee            | nee                 | nee                | 3              | 400           |             | nee           | intact                    | niet te bepalen  | niet te bepalen  | niet te bepalen  | niet te bepalen  | niet te bepalen  | niet te bepalen
                afgebroken             | 280            | ja             | ja                  | nee                |                | 400           |             | nee           | intact                    | buiten de noemer | buiten de noemer | buiten de noemer | buiten de noemer | buiten de noemer | buiten de noemer
            """,  # noqa: E501
        ),
    ),
)

perinatal_mortality = Indicator(
    code="perinatal_mortality",
    title="Sterfte rond de geboorte",
    title_english="Perinatal mortality",
    why=(
        "Soms overlijdt een kind voor, tijdens of kort na de bevalling. Het cijfer helpt om te zien of dat "
        "te voorkomen "
        "was. Het gaat om weinig kinderen: een verschil tussen VSV's is bijna altijd toeval."
    ),
    why_english=(
        "Sometimes a child dies before, during or shortly after birth. The figure helps to see whether that could have "
        "been prevented. Few children are concerned: a difference between VSVs is nearly always chance."
    ),
    counts=CHILDREN,
    wanted=Wanted.LOWER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, AS_RECORDED),
            denominator=POPULATION,
            numerator=Criterion(
                "het kind is overleden, voor, tijdens of na de geboorte",
                "the child died, before, during or after birth",
                _.perinatal_death,
            ),
            parts=(
                _component(
                    "stillbirth",
                    ("Dood geboren", "Stillborn"),
                    ("het kind overleed voor of tijdens de bevalling", "the child died before or during birth"),
                    _.perinatal_death & _.death_phase.isin(("antepartum", "intrapartum")),
                ),
                _component(
                    "neonatal",
                    ("Na de geboorte overleden", "Died after birth"),
                    ("het kind overleed na de geboorte", "the child died after birth"),
                    _.perinatal_death & (_.death_phase == "neonatal"),
                ),
            ),
            words="Alle kinderen tellen mee, levend of dood geboren. Van een meerling telt elk kind.",
            words_english="All children count, live or still born. Each child of a multiple birth counts.",
            examples="""
                case                 | gestation_days | is_termination | perinatal_death | death_phase | outcome          | parts
                ---------------------+----------------+----------------+-----------------+-------------+------------------+-----------
                voor de bevalling    | 280            | nee            | ja              | antepartum  | teller           | stillbirth
                tijdens de bevalling | 280            | nee            | ja              | intrapartum | teller           | stillbirth
                na de geboorte       | 280            |                | ja              | neonatal    | teller           | neonatal
                wanneer onbekend     | 280            | nee            | ja              |             | teller           | ?
                leeft                | 280            | nee            | nee             |             | alleen noemer    |
                leeft, toch een fase | 280            | nee            | nee             | neonatal    | alleen noemer    |
                onbekend             | 280            | nee            |                 |             | niet te bepalen  |
                24 weken             | 168            | nee            | ja              | neonatal    | teller           | neonatal
                23 weken, 6 dagen    | 167            | nee            | ja              | neonatal    | buiten de noemer |
                duur onbekend        |                | nee            | ja              | neonatal    | niet te bepalen  |
                afgebroken           | 200            | ja             | ja              | intrapartum | buiten de noemer |
            """,  # noqa: E501
        ),
    ),
)

low_apgar = Indicator(
    code="low_apgar",
    title="Apgarscore lager dan 7",
    title_english="Apgar score below 7",
    why=(
        "De apgarscore zegt hoe een kind het vijf minuten na de geboorte maakt. Onder de 7 had het een moeilijke start."
    ),
    why_english="The Apgar score says how a child is doing five minutes after birth. Below 7 it had a difficult start.",
    counts=CHILDREN,
    wanted=Wanted.LOWER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, SURVIVAL_FROM_WHAT_IS_KNOWN),
            denominator=POPULATION & BORN_ALIVE,
            numerator=Criterion(
                "de apgarscore na vijf minuten was lager dan 7",
                "the Apgar score at five minutes was below 7",
                _.apgar_5 < GOOD_START,
            ),
            words="Van een meerling telt elk kind.",
            words_english="Each child of a multiple birth counts.",
            examples="""
                case              | gestation_days | is_termination | born_alive | apgar_5 | outcome
                ------------------+----------------+----------------+------------+---------+-----------------
                score 6           | 280            | nee            | ja         | 6       | teller
                score 7           | 280            |                | ja         | 7       | alleen noemer
                score 0           | 280            | nee            | ja         | 0       | teller
                score onbekend    | 280            | nee            | ja         |         | niet te bepalen
                dood geboren      | 280            | nee            | nee        | 0       | buiten de noemer
                leven onbekend    | 280            | nee            |            | 5       | niet te bepalen
                24 weken          | 168            | nee            | ja         | 5       | teller
                23 weken, 6 dagen | 167            | nee            | ja         | 5       | buiten de noemer
                duur onbekend     |                | nee            | ja         | 5       | niet te bepalen
                afgebroken        | 200            | ja             | ja         | 5       | buiten de noemer
            """,
        ),
    ),
)
