"""Robson's ten groups: every birth in exactly one, by what was known before it."""

from datetime import date
from typing import Any

from ibis import _

from ooievaar.indicators.criterion import Criterion, known
from ooievaar.indicators.declaration import Assumption, Indicator, Part, Version, Wanted
from ooievaar.indicators.neutral.beginnings import INDUCED, INTERVENED, SWEEP_IS_NO_INDUCTION
from ooievaar.indicators.neutral.sources import SINCE
from ooievaar.indicators.ntsv_caesarean import CEPHALIC_INCLUDES_FACE_AND_BROW, CEPHALIC_PRESENTATIONS
from ooievaar.indicators.population import BASE_ASSUMPTIONS, FULL_TERM, POPULATION
from ooievaar.records import BIRTHS

FIRST, LATER = _.parity == 0, _.parity > 0
SCAR, SINGLE = _.earlier_caesarean, _.children_count == 1
HEAD, BREECH, ACROSS = (
    _.presentation.isin(CEPHALIC_PRESENTATIONS),
    _.presentation == "breech",
    _.presentation == "other",
)
TERM = _.gestation_days >= FULL_TERM
# Induced, or a caesarean before labour began.
STARTED = (
    INDUCED.expression
    | (_.mode_of_birth == "planned_caesarean")
    | (INTERVENED & _.onset_interventions.contains("planned_caesarean"))
)
USUAL = SINGLE & HEAD & TERM

ALL_KNOWN = (
    Criterion("het aantal eerdere bevallingen is bekend", "the number of earlier births is known", known(_.parity))
    & Criterion(
        "bij een latere bevalling is bekend of er eerder een keizersnede was",
        "for a later birth it is known whether there was an earlier caesarean",
        FIRST | known(SCAR),
    )
    & Criterion("het aantal kinderen is bekend", "the number of children is known", known(_.children_count))
    & Criterion("de ligging is bekend", "the presentation is known", known(_.presentation))
    & Criterion(
        "bekend is of de bevalling vanzelf begon",
        "it is known whether labour began by itself",
        known(STARTED.cast("int8")),
    )
)

OTHER_LIE_IS_TRANSVERSE = Assumption(
    "andere ligging is dwars",
    date(2026, 11, 24),
    "De kernset kent geen dwarsligging bij de geboorte; wie daar een andere ligging heeft dan hoofd of "
    "stuit, staat in groep 9.",
    "The kernset has no transverse lie at birth; who has another lie there than head or breech is in group 9.",
)
ALL_MUST_BE_KNOWN = Assumption(
    "alles bekend",
    date(2026, 11, 24),
    "Ontbreekt een van de gegevens, dan is de groep niet te bepalen, ook als de rest al genoeg zou zijn.",
    "When one of the items is missing the group is undetermined, even if the others would suffice.",
)
CAESAREAN_BEFORE_LABOUR = Assumption(
    "geplande keizersnede is voor de bevalling",
    date(2026, 11, 24),
    "Een primaire keizersnede geldt als gedaan voordat de bevalling begon: groep 2 of 4.",
    "A planned caesarean is taken to be done before labour began: group 2 or 4.",
)
ASSUMPTIONS = (
    *BASE_ASSUMPTIONS,
    ALL_MUST_BE_KNOWN,
    SWEEP_IS_NO_INDUCTION,
    CAESAREAN_BEFORE_LABOUR,
    CEPHALIC_INCLUDES_FACE_AND_BROW,
    OTHER_LIE_IS_TRANSVERSE,
)
SOURCE = (
    "WHO, Robson Classification: Implementation Manual (2017). De uitwerking in items van de kernset is van Ooievaar."
)
SOURCE_ENGLISH = (
    "WHO, Robson Classification: Implementation Manual (2017). How it maps to items of the kernset is worked "
    "out by Ooievaar."
)

# Per group: title, its conditions in words, in Dutch and English, and as an expression.
GROUPS: tuple[tuple[tuple[str, str], tuple[str, str], Any], ...] = (
    (
        ("Groep 1: eerste bevalling, voldragen, vanzelf begonnen", "Group 1: first birth, term, spontaneous labour"),
        (
            "eerste bevalling van één kind in hoofdligging na 37 weken, vanzelf begonnen",
            "first birth, one child, head down, 37 weeks or more, spontaneous labour",
        ),
        FIRST & USUAL & ~STARTED,
    ),
    (
        (
            "Groep 2: eerste bevalling, voldragen, ingeleid of sectio vooraf",
            "Group 2: first birth, term, induced or caesarean before labour",
        ),
        (
            "eerste bevalling van één kind in hoofdligging na 37 weken, ingeleid of een keizersnede vooraf",
            "first birth, one child, head down, 37 weeks or more, induced or a caesarean before labour",
        ),
        FIRST & USUAL & STARTED,
    ),
    (
        (
            "Groep 3: latere bevalling zonder litteken, vanzelf begonnen",
            "Group 3: later birth without scar, spontaneous labour",
        ),
        (
            "latere bevalling zonder eerdere keizersnede van één kind in hoofdligging na 37 weken, vanzelf begonnen",
            "later birth without earlier caesarean, one child, head down, 37 weeks or more, spontaneous labour",
        ),
        LATER & ~SCAR & USUAL & ~STARTED,
    ),
    (
        (
            "Groep 4: latere bevalling zonder litteken, ingeleid of sectio vooraf",
            "Group 4: later birth without scar, induced or caesarean before labour",
        ),
        (
            "latere bevalling zonder eerdere keizersnede van één kind in hoofdligging na 37 weken, "
            "ingeleid of een keizersnede vooraf",
            "later birth without earlier caesarean, one child, head down, 37 weeks or more, induced or a "
            "caesarean before labour",
        ),
        LATER & ~SCAR & USUAL & STARTED,
    ),
    (
        ("Groep 5: eerdere keizersnede, voldragen", "Group 5: earlier caesarean, term"),
        (
            "latere bevalling na een eerdere keizersnede van één kind in hoofdligging na 37 weken",
            "later birth after an earlier caesarean, one child, head down, 37 weeks or more",
        ),
        LATER & SCAR & USUAL,
    ),
    (
        ("Groep 6: eerste bevalling, stuitligging", "Group 6: first birth, breech"),
        ("eerste bevalling van één kind in stuitligging", "first birth, one child, breech"),
        FIRST & SINGLE & BREECH,
    ),
    (
        ("Groep 7: latere bevalling, stuitligging", "Group 7: later birth, breech"),
        ("latere bevalling van één kind in stuitligging", "later birth, one child, breech"),
        LATER & SINGLE & BREECH,
    ),
    (
        ("Groep 8: meerling", "Group 8: multiple birth"),
        ("er is meer dan één kind geboren", "more than one child was born"),
        _.children_count > 1,
    ),
    (
        ("Groep 9: dwarsligging", "Group 9: transverse lie"),
        ("één kind dat niet met het hoofd en niet in stuit lag", "one child that lay neither head down nor breech"),
        SINGLE & ACROSS,
    ),
    (
        ("Groep 10: te vroeg, hoofdligging", "Group 10: preterm, head down"),
        ("één kind in hoofdligging voor 37 weken", "one child, head down, before 37 weeks"),
        SINGLE & HEAD & ~TERM,
    ),
)

robson_groups = Indicator(
    code="robson_groups",
    title="De tien groepen van Robson",
    title_english="Robson's ten groups",
    why=(
        "De groepen van Robson verdelen alle bevallingen naar wat vooraf bekend is. Zo is te zien wie een "
        "VSV begeleidt, "
        "en zijn keizersneden eerlijker te vergelijken."
    ),
    why_english=(
        "Robson's groups divide all births by what is known beforehand. They show whom a VSV cares for, "
        "and make caesareans more fairly comparable."
    ),
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=SOURCE,
            source_english=SOURCE_ENGLISH,
            assumptions=ASSUMPTIONS,
            denominator=POPULATION & ALL_KNOWN,
            parts=tuple(
                Part(f"group_{number}", *title, numerator=Criterion(*words, condition))
                for number, (title, words, condition) in enumerate(GROUPS, start=1)
            ),
            words="Een verdeling: elke bevalling waarvan alles bekend is, staat in precies één groep.",
            words_english="A division: every birth of which all is known is in exactly one group.",
            examples="""
                case                      | gestation_days | is_termination | parity | earlier_caesarean | children_count | presentation | labour_onset | onset_interventions | mode_of_birth       | outcome          | parts
                --------------------------+----------------+----------------+--------+-------------------+----------------+--------------+--------------+---------------------+---------------------+------------------+---------
                1: eerste, spontaan       | 259            | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_1
                1: na strippen            | 280            | nee            | 0      |                   | 1              | vertex       | intervention | sweep               | spontaneous         | alleen noemer    | group_1
                1: bijgestimuleerd        | 280            |                | 0      |                   | 1              | occiput      | rupture      | oxytocin            | emergency_caesarean | alleen noemer    | group_1
                1: toch een spoedsectio   | 280            | nee            | 0      |                   | 1              | occiput      | contractions | planned_caesarean   | emergency_caesarean | alleen noemer    | group_1
                2: ingeleid               | 259            | nee            | 0      |                   | 1              | occiput      | intervention | oxytocin            | spontaneous         | alleen noemer    | group_2
                2: geplande sectio        | 280            | nee            | 0      |                   | 1              | occiput      |              |                     | planned_caesarean   | alleen noemer    | group_2
                2: sectio, moment leeg    | 280            | nee            | 0      |                   | 1              | occiput      | intervention | planned_caesarean   | caesarean           | alleen noemer    | group_2
                3: later, spontaan        | 259            | nee            | 1      | nee               | 1              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_3
                3: na strippen            | 280            | nee            | 1      | nee               | 1              | face         | intervention | sweep               | spontaneous         | alleen noemer    | group_3
                3: bijgestimuleerd        | 280            | nee            | 1      | nee               | 1              | occiput      | rupture      | oxytocin            | spontaneous         | alleen noemer    | group_3
                3: toch een spoedsectio   | 280            | nee            | 1      | nee               | 1              | occiput      | contractions | planned_caesarean   | emergency_caesarean | alleen noemer    | group_3
                4: ingeleid               | 259            | nee            | 1      | nee               | 1              | occiput      | intervention | oxytocin            | spontaneous         | alleen noemer    | group_4
                4: geplande sectio        | 280            | nee            | 1      | nee               | 1              | occiput      |              |                     | planned_caesarean   | alleen noemer    | group_4
                4: sectio, moment leeg    | 280            | nee            | 1      | nee               | 1              | occiput      | intervention | planned_caesarean   | caesarean           | alleen noemer    | group_4
                5: litteken, spontaan     | 259            | nee            | 2      | ja                | 1              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_5
                5: litteken, ingeleid     | 280            | nee            | 2      | ja                | 1              | occiput      | intervention | oxytocin            | spontaneous         | alleen noemer    | group_5
                5: litteken, sectio       | 280            | nee            | 1      | ja                | 1              | brow         | contractions |                     | planned_caesarean   | alleen noemer    | group_5
                6: eerste, stuit          | 280            | nee            | 0      |                   | 1              | breech       |              |                     | planned_caesarean   | alleen noemer    | group_6
                6: vroeg                  | 230            | nee            | 0      |                   | 1              | breech       | contractions |                     | spontaneous         | alleen noemer    | group_6
                7: later, stuit           | 280            | nee            | 1      | nee               | 1              | breech       | contractions |                     | spontaneous         | alleen noemer    | group_7
                7: litteken, stuit        | 280            | nee            | 2      | ja                | 1              | breech       | intervention | oxytocin            | spontaneous         | alleen noemer    | group_7
                8: tweeling               | 280            | nee            | 0      |                   | 2              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_8
                8: later, stuit           | 280            | nee            | 1      | nee               | 2              | breech       | contractions |                     | spontaneous         | alleen noemer    | group_8
                8: drieling, dwars        | 230            | nee            | 2      | ja                | 3              | other        | contractions |                     | spontaneous         | alleen noemer    | group_8
                8: ingeleid               | 280            | nee            | 0      |                   | 2              | occiput      | intervention | oxytocin            | spontaneous         | alleen noemer    | group_8
                8: later, ingeleid        | 280            | nee            | 1      | nee               | 2              | occiput      | intervention | oxytocin            | spontaneous         | alleen noemer    | group_8
                8: later                  | 280            | nee            | 1      | nee               | 2              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_8
                8: litteken               | 280            | nee            | 2      | ja                | 2              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_8
                8: eerste, stuit          | 280            | nee            | 0      |                   | 2              | breech       | contractions |                     | spontaneous         | alleen noemer    | group_8
                8: vroeg                  | 230            | nee            | 0      |                   | 2              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_8
                9: dwars                  | 280            | nee            | 0      |                   | 1              | other        | contractions |                     | planned_caesarean   | alleen noemer    | group_9
                9: dwars, later           | 230            | nee            | 1      | nee               | 1              | other        | contractions |                     | spontaneous         | alleen noemer    | group_9
                10: vroeg                 | 258            | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_10
                10: later, vroeg          | 258            | nee            | 1      | nee               | 1              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_10
                10: litteken, vroeg       | 258            | nee            | 2      | ja                | 1              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_10
                10: vroeg, ingeleid       | 258            | nee            | 0      |                   | 1              | occiput      | intervention | oxytocin            | spontaneous         | alleen noemer    | group_10
                10: later, ingeleid       | 258            | nee            | 1      | nee               | 1              | occiput      | intervention | oxytocin            | spontaneous         | alleen noemer    | group_10
                1: aangezicht             | 280            | nee            | 0      |                   | 1              | face         | contractions |                     | spontaneous         | alleen noemer    | group_1
                1: voorhoofd              | 280            | nee            | 0      |                   | 1              | brow         | contractions |                     | spontaneous         | alleen noemer    | group_1
                2: kruin                  | 280            | nee            | 0      |                   | 1              | vertex       | intervention | oxytocin            | spontaneous         | alleen noemer    | group_2
                2: aangezicht             | 280            | nee            | 0      |                   | 1              | face         | intervention | oxytocin            | spontaneous         | alleen noemer    | group_2
                2: voorhoofd              | 280            | nee            | 0      |                   | 1              | brow         | intervention | oxytocin            | spontaneous         | alleen noemer    | group_2
                3: kruin                  | 280            | nee            | 1      | nee               | 1              | vertex       | contractions |                     | spontaneous         | alleen noemer    | group_3
                3: voorhoofd              | 280            | nee            | 1      | nee               | 1              | brow         | contractions |                     | spontaneous         | alleen noemer    | group_3
                4: kruin                  | 280            | nee            | 1      | nee               | 1              | vertex       | intervention | oxytocin            | spontaneous         | alleen noemer    | group_4
                4: aangezicht             | 280            | nee            | 1      | nee               | 1              | face         | intervention | oxytocin            | spontaneous         | alleen noemer    | group_4
                4: voorhoofd              | 280            | nee            | 1      | nee               | 1              | brow         | intervention | oxytocin            | spontaneous         | alleen noemer    | group_4
                5: kruin                  | 280            | nee            | 2      | ja                | 1              | vertex       | contractions |                     | spontaneous         | alleen noemer    | group_5
                5: aangezicht             | 280            | nee            | 2      | ja                | 1              | face         | contractions |                     | spontaneous         | alleen noemer    | group_5
                10: kruin                 | 258            | nee            | 0      |                   | 1              | vertex       | contractions |                     | spontaneous         | alleen noemer    | group_10
                10: aangezicht            | 258            | nee            | 0      |                   | 1              | face         | contractions |                     | spontaneous         | alleen noemer    | group_10
                10: voorhoofd             | 258            | nee            | 0      |                   | 1              | brow         | contractions |                     | spontaneous         | alleen noemer    | group_10
                24 weken                  | 168            | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | alleen noemer    | group_10
                23 weken, 6 dagen         | 167            | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | buiten de noemer |
                duur onbekend             |                | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | niet te bepalen  |
                pariteit onbekend         | 280            | nee            |        | nee               | 1              | occiput      | contractions |                     | spontaneous         | niet te bepalen  |
                litteken onbekend         | 280            | nee            | 1      |                   | 1              | occiput      | contractions |                     | spontaneous         | niet te bepalen  |
                aantal onbekend           | 280            | nee            | 0      |                   |                | occiput      | contractions |                     | spontaneous         | niet te bepalen  |
                ligging onbekend          | 280            | nee            | 0      |                   | 1              |              | contractions |                     | spontaneous         | niet te bepalen  |
                begin onbekend            | 280            | nee            | 0      |                   | 1              | occiput      |              |                     | spontaneous         | niet te bepalen  |
                ingreep onbekend          | 280            | nee            | 0      |                   | 1              | occiput      | intervention |                     | spontaneous         | niet te bepalen  |
                manier onbekend           | 280            | nee            | 0      |                   | 1              | occiput      | contractions |                     |                     | niet te bepalen  |
                manier onbekend, ingeleid | 280            | nee            | 0      |                   | 1              | occiput      | intervention | oxytocin            |                     | alleen noemer    | group_2
                afgebroken                | 200            | ja             | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | buiten de noemer |
            """,  # noqa: E501
        ),
    ),
)

robson_caesarean = Indicator(
    code="robson_caesarean",
    title="Keizersneden per groep van Robson",
    title_english="Caesareans per Robson group",
    why=(
        "Binnen een groep lijken vrouwen op elkaar. Verschillen in keizersneden zeggen daar meer over keuzes "
        "in de zorg."
    ),
    why_english="Within a group women are alike. There differences in caesareans say more about choices in care.",
    counts=BIRTHS,
    wanted=Wanted.NEITHER,
    versions=(
        Version(
            since=SINCE,
            number="",
            source=SOURCE,
            source_english=SOURCE_ENGLISH,
            assumptions=ASSUMPTIONS,
            denominator=POPULATION & ALL_KNOWN,
            numerator=Criterion(
                "ten minste één kind is met een keizersnede geboren",
                "at least one child was born by caesarean",
                _.any_caesarean,
            ),
            parts=tuple(
                Part(f"group_{number}", *title, denominator=Criterion(*words, condition))
                for number, (title, words, condition) in enumerate(GROUPS, start=1)
            ),
            words="Per groep het deel van de vrouwen dat met een keizersnede beviel, en voor alle groepen samen.",
            words_english="Per group the share of women who gave birth by caesarean, and for all groups together.",
            examples="""
                case                      | gestation_days | is_termination | parity | earlier_caesarean | children_count | presentation | labour_onset | onset_interventions | mode_of_birth       | any_caesarean | outcome          | within
                --------------------------+----------------+----------------+--------+-------------------+----------------+--------------+--------------+---------------------+---------------------+---------------+------------------+--------------------------
                1: eerste, spontaan       | 259            | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_1
                1: na strippen            | 280            | nee            | 0      |                   | 1              | vertex       | intervention | sweep               | spontaneous         | nee           | alleen noemer    | group_1
                1: bijgestimuleerd        | 280            |                | 0      |                   | 1              | occiput      | rupture      | oxytocin            | emergency_caesarean | ja            | teller           | group_1
                1: toch een spoedsectio   | 280            | nee            | 0      |                   | 1              | occiput      | contractions | planned_caesarean   | emergency_caesarean | ja            | teller           | group_1
                2: ingeleid               | 259            | nee            | 0      |                   | 1              | occiput      | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_2
                2: geplande sectio        | 280            | nee            | 0      |                   | 1              | occiput      |              |                     | planned_caesarean   | ja            | teller           | group_2
                2: sectio, moment leeg    | 280            | nee            | 0      |                   | 1              | occiput      | intervention | planned_caesarean   | caesarean           | ja            | teller           | group_2
                3: later, spontaan        | 259            | nee            | 1      | nee               | 1              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_3
                3: na strippen            | 280            | nee            | 1      | nee               | 1              | face         | intervention | sweep               | spontaneous         | nee           | alleen noemer    | group_3
                3: bijgestimuleerd        | 280            | nee            | 1      | nee               | 1              | occiput      | rupture      | oxytocin            | spontaneous         | nee           | alleen noemer    | group_3
                3: toch een spoedsectio   | 280            | nee            | 1      | nee               | 1              | occiput      | contractions | planned_caesarean   | emergency_caesarean | ja            | teller           | group_3
                4: ingeleid               | 259            | nee            | 1      | nee               | 1              | occiput      | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_4
                4: geplande sectio        | 280            | nee            | 1      | nee               | 1              | occiput      |              |                     | planned_caesarean   | ja            | teller           | group_4
                4: sectio, moment leeg    | 280            | nee            | 1      | nee               | 1              | occiput      | intervention | planned_caesarean   | caesarean           | ja            | teller           | group_4
                5: litteken, spontaan     | 259            | nee            | 2      | ja                | 1              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_5
                5: litteken, ingeleid     | 280            | nee            | 2      | ja                | 1              | occiput      | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_5
                5: litteken, sectio       | 280            | nee            | 1      | ja                | 1              | brow         | contractions |                     | planned_caesarean   | ja            | teller           | group_5
                6: eerste, stuit          | 280            | nee            | 0      |                   | 1              | breech       |              |                     | planned_caesarean   | ja            | teller           | group_6
                6: vroeg                  | 230            | nee            | 0      |                   | 1              | breech       | contractions |                     | spontaneous         | nee           | alleen noemer    | group_6
                7: later, stuit           | 280            | nee            | 1      | nee               | 1              | breech       | contractions |                     | spontaneous         | nee           | alleen noemer    | group_7
                7: litteken, stuit        | 280            | nee            | 2      | ja                | 1              | breech       | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_7
                8: tweeling               | 280            | nee            | 0      |                   | 2              | occiput      | contractions |                     | spontaneous         | ja            | teller           | group_8
                8: later, stuit           | 280            | nee            | 1      | nee               | 2              | breech       | contractions |                     | spontaneous         | nee           | alleen noemer    | group_8
                8: drieling, dwars        | 230            | nee            | 2      | ja                | 3              | other        | contractions |                     | spontaneous         | nee           | alleen noemer    | group_8
                8: ingeleid               | 280            | nee            | 0      |                   | 2              | occiput      | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_8
                8: later, ingeleid        | 280            | nee            | 1      | nee               | 2              | occiput      | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_8
                8: later                  | 280            | nee            | 1      | nee               | 2              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_8
                8: litteken               | 280            | nee            | 2      | ja                | 2              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_8
                8: eerste, stuit          | 280            | nee            | 0      |                   | 2              | breech       | contractions |                     | spontaneous         | nee           | alleen noemer    | group_8
                8: vroeg                  | 230            | nee            | 0      |                   | 2              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_8
                9: dwars                  | 280            | nee            | 0      |                   | 1              | other        | contractions |                     | planned_caesarean   | ja            | teller           | group_9
                9: dwars, later           | 230            | nee            | 1      | nee               | 1              | other        | contractions |                     | spontaneous         | nee           | alleen noemer    | group_9
                10: vroeg                 | 258            | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_10
                10: later, vroeg          | 258            | nee            | 1      | nee               | 1              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_10
                10: litteken, vroeg       | 258            | nee            | 2      | ja                | 1              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_10
                10: vroeg, ingeleid       | 258            | nee            | 0      |                   | 1              | occiput      | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_10
                10: later, ingeleid       | 258            | nee            | 1      | nee               | 1              | occiput      | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_10
                1: aangezicht             | 280            | nee            | 0      |                   | 1              | face         | contractions |                     | spontaneous         | nee           | alleen noemer    | group_1
                1: voorhoofd              | 280            | nee            | 0      |                   | 1              | brow         | contractions |                     | spontaneous         | nee           | alleen noemer    | group_1
                2: kruin                  | 280            | nee            | 0      |                   | 1              | vertex       | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_2
                2: aangezicht             | 280            | nee            | 0      |                   | 1              | face         | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_2
                2: voorhoofd              | 280            | nee            | 0      |                   | 1              | brow         | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_2
                3: kruin                  | 280            | nee            | 1      | nee               | 1              | vertex       | contractions |                     | spontaneous         | nee           | alleen noemer    | group_3
                3: voorhoofd              | 280            | nee            | 1      | nee               | 1              | brow         | contractions |                     | spontaneous         | nee           | alleen noemer    | group_3
                4: kruin                  | 280            | nee            | 1      | nee               | 1              | vertex       | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_4
                4: aangezicht             | 280            | nee            | 1      | nee               | 1              | face         | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_4
                4: voorhoofd              | 280            | nee            | 1      | nee               | 1              | brow         | intervention | oxytocin            | spontaneous         | nee           | alleen noemer    | group_4
                5: kruin                  | 280            | nee            | 2      | ja                | 1              | vertex       | contractions |                     | spontaneous         | nee           | alleen noemer    | group_5
                5: aangezicht             | 280            | nee            | 2      | ja                | 1              | face         | contractions |                     | spontaneous         | nee           | alleen noemer    | group_5
                10: kruin                 | 258            | nee            | 0      |                   | 1              | vertex       | contractions |                     | spontaneous         | nee           | alleen noemer    | group_10
                10: aangezicht            | 258            | nee            | 0      |                   | 1              | face         | contractions |                     | spontaneous         | nee           | alleen noemer    | group_10
                10: voorhoofd             | 258            | nee            | 0      |                   | 1              | brow         | contractions |                     | spontaneous         | nee           | alleen noemer    | group_10
                24 weken                  | 168            | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | nee           | alleen noemer    | group_10
                23 weken, 6 dagen         | 167            | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | nee           | buiten de noemer |
                duur onbekend             |                | nee            | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | nee           | niet te bepalen  | group_1, group_10
                pariteit onbekend         | 280            | nee            |        | nee               | 1              | occiput      | contractions |                     | spontaneous         | nee           | niet te bepalen  | group_1, group_3
                litteken onbekend         | 280            | nee            | 1      |                   | 1              | occiput      | contractions |                     | spontaneous         | nee           | niet te bepalen  | group_3, group_5
                aantal onbekend           | 280            | nee            | 0      |                   |                | occiput      | contractions |                     | spontaneous         | nee           | niet te bepalen  | group_1, group_8
                ligging onbekend          | 280            | nee            | 0      |                   | 1              |              | contractions |                     | spontaneous         | nee           | niet te bepalen  | group_1, group_6, group_9
                begin onbekend            | 280            | nee            | 0      |                   | 1              | occiput      |              |                     | spontaneous         | nee           | niet te bepalen  | group_1, group_2
                ingreep onbekend          | 280            | nee            | 0      |                   | 1              | occiput      | intervention |                     | spontaneous         | nee           | niet te bepalen  | group_1, group_2
                manier onbekend           | 280            | nee            | 0      |                   | 1              | occiput      | contractions |                     |                     | nee           | niet te bepalen  | group_1, group_2
                manier onbekend, ingeleid | 280            | nee            | 0      |                   | 1              | occiput      | intervention | oxytocin            |                     | nee           | alleen noemer    | group_2
                afgebroken                | 200            | ja             | 0      |                   | 1              | occiput      | contractions |                     | spontaneous         | nee           | buiten de noemer |
                7: sectio                 | 280            | nee            | 1      | nee               | 1              | breech       | contractions |                     | planned_caesarean   | ja            | teller           | group_7
                10: sectio                | 258            | nee            | 0      |                   | 1              | occiput      | contractions |                     | emergency_caesarean | ja            | teller           | group_10
                sectio onbekend           | 280            | nee            | 1      | nee               | 2              | occiput      | contractions |                     | spontaneous         |               | niet te bepalen  | group_8
            """,  # noqa: E501
        ),
    ),
)
