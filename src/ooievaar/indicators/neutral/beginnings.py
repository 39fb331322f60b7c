"""How labour begins, and pain relief in it."""

from datetime import date

from ibis import _

from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Indicator, Version, Wanted
from ooievaar.indicators.intrapartum_transfer import NULLIPAROUS, PAROUS
from ooievaar.indicators.neutral.sources import OWN, OWN_ENGLISH, SINCE
from ooievaar.indicators.population import BASE_ASSUMPTIONS, POPULATION
from ooievaar.records import BIRTHS

INTERVENED = _.labour_onset == "intervention"
STARTS_LABOUR = (
    _.onset_interventions.contains("amniotomy")
    | _.onset_interventions.contains("balloon")
    | _.onset_interventions.contains("prostaglandin_ripening")
    | _.onset_interventions.contains("oxytocin")
    | _.onset_interventions.contains("prostaglandin")
    | _.onset_interventions.contains("other")
)
INDUCED = Criterion("de bevalling is ingeleid", "labour was induced", INTERVENED & STARTS_LABOUR)
IN_LABOUR = Criterion(
    "de bevalling was geen geplande keizersnede",
    "the birth was not a planned caesarean",
    _.mode_of_birth != "planned_caesarean",
)

SWEEP_IS_NO_INDUCTION = Assumption(
    "strippen is geen inleiding",
    date(2026, 11, 24),
    "Alleen strippen van de vliezen telt niet als inleiding, en een geplande keizersnede ook niet. Breken "
    "van de vliezen, "
    "rijpen, oxytocine, prostaglandine en een andere ingreep om de baring te beginnen tellen wel.",
    "A membrane sweep alone is no induction, and neither is a planned caesarean. Breaking the membranes, ripening, "
    "oxytocin, prostaglandin and any other intervention to start labour are.",
)
EPIDURAL_AMONG_LABOURS = Assumption(
    "van wie ging bevallen",
    date(2026, 11, 24),
    "Geplande keizersneden tellen niet mee: daar is de prik verdoving voor de operatie. Alleen epiduraal "
    "telt, niet spinaal.",
    "Planned caesareans do not count: there the injection is for the operation. Only an epidural counts, not a spinal.",
)

induction = Indicator(
    code="induction",
    title="Inleiding",
    title_english="Induction of labour",
    why="Bij een inleiding begint de bevalling door een ingreep. Het cijfer laat zien hoe vaak dat gebeurt.",
    why_english="With an induction an intervention starts labour. The figure shows how often that happens.",
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, SWEEP_IS_NO_INDUCTION),
            denominator=POPULATION,
            numerator=INDUCED,
            parts=(NULLIPAROUS, PAROUS),
            words="Alle bevallingen tellen mee, ook geplande keizersneden.",
            words_english="All births count, planned caesareans too.",
            examples="""
                case                  | gestation_days | is_termination | labour_onset | onset_interventions    | parity | outcome          | nulliparous      | parous
                ----------------------+----------------+----------------+--------------+------------------------+--------+------------------+------------------+-----------------
                oxytocine             | 280            | nee            | intervention | oxytocin               | 0      | teller           | teller           | buiten de noemer
                strippen en ballon    | 280            | nee            | intervention | sweep, balloon         | 1      | teller           | buiten de noemer | teller
                vliezen gebroken      | 280            | nee            | intervention | amniotomy              | 2      | teller           | buiten de noemer | teller
                gerijpt               | 280            | nee            | intervention | prostaglandin_ripening | 0      | teller           | teller           | buiten de noemer
                prostaglandine        | 280            | nee            | intervention | prostaglandin          | 0      | teller           | teller           | buiten de noemer
                anders                | 280            | nee            | intervention | other                  | 0      | teller           | teller           | buiten de noemer
                alleen strippen       | 280            | nee            | intervention | sweep                  | 0      | alleen noemer    | alleen noemer    | buiten de noemer
                geplande keizersnede  | 280            | nee            | intervention | planned_caesarean      | 1      | alleen noemer    | buiten de noemer | alleen noemer
                spontaan              | 280            |                | contractions |                        | 0      | alleen noemer    | alleen noemer    | buiten de noemer
                spontaan, bijgestuurd | 280            | nee            | rupture      | oxytocin               | 1      | alleen noemer    | buiten de noemer | alleen noemer
                ingreep onbekend      | 280            | nee            | intervention |                        | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                begin onbekend        | 280            | nee            |              | oxytocin               | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                pariteit onbekend     | 280            | nee            | intervention | oxytocin               |        | teller           | niet te bepalen  | niet te bepalen
                24 weken              | 168            | nee            | intervention | oxytocin               | 0      | teller           | teller           | buiten de noemer
                23 weken, 6 dagen     | 167            | nee            | intervention | oxytocin               | 0      | buiten de noemer | buiten de noemer | buiten de noemer
                duur onbekend         |                | nee            | intervention | oxytocin               | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                afgebroken            | 200            | ja             | intervention | oxytocin               | 0      | buiten de noemer | buiten de noemer | buiten de noemer
            """,  # noqa: E501
        ),
    ),
)

epidural = Indicator(
    code="epidural",
    title="Ruggenprik",
    title_english="Epidural",
    why="Een ruggenprik verlicht de pijn van de bevalling. Het cijfer laat zien hoe vaak vrouwen er een krijgen.",
    why_english="An epidural relieves the pain of labour. The figure shows how often women get one.",
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=OWN,
            source_english=OWN_ENGLISH,
            assumptions=(*BASE_ASSUMPTIONS, EPIDURAL_AMONG_LABOURS),
            denominator=POPULATION & IN_LABOUR,
            numerator=Criterion("er is een ruggenprik (epiduraal) gegeven", "an epidural was given", _.epidural),
            parts=(NULLIPAROUS, PAROUS),
            words="Een vrouw telt één keer, ook bij een meerling.",
            words_english="A woman counts once, also with a multiple birth.",
            examples="""
                case                  | gestation_days | is_termination | mode_of_birth       | epidural | parity | outcome          | nulliparous      | parous
                ----------------------+----------------+----------------+---------------------+----------+--------+------------------+------------------+-----------------
                eerste, ruggenprik    | 280            | nee            | spontaneous         | ja       | 0      | teller           | teller           | buiten de noemer
                tweede, ruggenprik    | 280            |                | emergency_caesarean | ja       | 1      | teller           | buiten de noemer | teller
                geen ruggenprik       | 280            | nee            | spontaneous         | nee      | 0      | alleen noemer    | alleen noemer    | buiten de noemer
                onbekend              | 280            | nee            | spontaneous         |          | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                geplande keizersnede  | 280            | nee            | planned_caesarean   | ja       | 0      | buiten de noemer | buiten de noemer | buiten de noemer
                manier onbekend       | 280            | nee            |                     | ja       | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                pariteit onbekend     | 280            | nee            | spontaneous         | ja       |        | teller           | niet te bepalen  | niet te bepalen
                24 weken              | 168            | nee            | spontaneous         | ja       | 0      | teller           | teller           | buiten de noemer
                23 weken, 6 dagen     | 167            | nee            | spontaneous         | ja       | 0      | buiten de noemer | buiten de noemer | buiten de noemer
                duur onbekend         |                | nee            | spontaneous         | nee      | 0      | niet te bepalen  | niet te bepalen  | buiten de noemer
                afgebroken            | 200            | ja             | spontaneous         | ja       | 0      | buiten de noemer | buiten de noemer | buiten de noemer
            """,  # noqa: E501
        ),
    ),
)
