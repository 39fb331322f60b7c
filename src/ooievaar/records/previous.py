"""The pregnancies that the woman had before, and the children born in them."""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, Table, below
from ooievaar.records.conditions import OF_PREGNANCY, conditions

_AT = "obstetrische_anamnese_gegroepeerd_per_voorgaande_zwangerschap"
_CHILD_AT = f"{_AT}/eerdere_bevalling/vorige_uitkomst_per_kind"

PREVIOUS_PREGNANCIES = Table(
    "previous_pregnancies",
    "één eerdere zwangerschap van de moeder",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        Column("number", Kind.WHOLE, "volgnummer in het bericht, vanaf 1"),
        *below(
            _AT,
            Column(
                "end_of_pregnancy",
                Kind.CODE,
                "hoe de zwangerschap eindigde",
                concept="wijze_einde_zwangerschap",
                concept_id="80623",
                codes=codes.END_OF_PREGNANCY,
            ),
            Column(
                "ended_how",
                Kind.CODE,
                "manier waarop een miskraam of afbreking verliep",
                concept="wijze_einde_zwangerschap",
                concept_id="80623",
                codes=codes.ENDED_HOW,
            ),
            Column(
                "due_date",
                Kind.PARTIAL,
                "definitieve à terme datum",
                concept="definitieve_a_terme_datum",
                concept_id="82337",
            ),
            Column(
                "irregular_antibodies",
                Kind.YES_NO,
                "irregulaire antistoffen",
                concept="irregulaire_antistoffenq",
                concept_id="82214",
            ),
            Column(
                "birth_of_placenta",
                Kind.CODE,
                "hoe de placenta werd geboren",
                concept="eerdere_bevalling/placenta/geboorte_placenta",
                concept_id="82336",
                codes=codes.BIRTH_OF_PLACENTA,
            ),
            Column(
                "blood_loss_ml",
                Kind.NUMBER,
                "bloedverlies",
                "ml",
                concept="eerdere_bevalling/hoeveelheid_bloedverlies",
                concept_id="10598",
            ),
        ),
        *conditions(
            OF_PREGNANCY,
            f"{_AT}/diagnose",
            {
                "gynaecological": "82317", "bleeding": "82318", "cervical_insufficiency": "82320",
                "infection": "82321", "hyperemesis": "82322", "hypertensive": "82323", "cholestasis": "82324",
                "diabetes_with_insulin": "82325", "abnormal_growth": "82326", "threatened_immature_birth": "82327",
                "threatened_preterm_birth": "82328", "placental_abruption": "82329",
            },
            several=True,
        ),
    ),
    key=("episode_id", "number"),
    at=_AT,
    one="eerdere zwangerschap",
)  # fmt: skip

PREVIOUS_CHILDREN = Table(
    "previous_children",
    "één kind uit een eerdere zwangerschap van de moeder",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        Column("pregnancy_number", Kind.WHOLE, "volgnummer van de eerdere zwangerschap"),
        Column("number", Kind.WHOLE, "volgnummer in die zwangerschap, vanaf 1"),
        Column(
            "birth_date",
            Kind.PARTIAL,
            "geboortedatum",
            concept=f"{_CHILD_AT}/vorige_baring/demografische_gegevens/geboortedatum",
            concept_id="80702",
            identifies=True,
        ),
        *below(
            f"{_CHILD_AT}/vorige_baring/kindspecifieke_gegevens_vorige_uitkomsten",
            Column(
                "mode_of_birth",
                Kind.CODE,
                "manier van geboren worden",
                concept="type_partus",
                concept_id="80624",
                codes=codes.MODE_OF_BIRTH,
            ),
            Column(
                "termination_way",
                Kind.CODE,
                "manier waarop de zwangerschap is afgebroken",
                concept="type_partus",
                concept_id="80624",
                codes=codes.TERMINATION_WAY,
            ),
            Column(
                "weight_percentile",
                Kind.CODE,
                "percentiel van het geboortegewicht",
                concept="percentiel_van_het_geboortegewicht",
                concept_id="10605",
                codes=codes.WEIGHT_PERCENTILE,
            ),
            Column("apgar_5", Kind.WHOLE, "apgarscore na 5 minuten", concept="apgarscore_na_5_min", concept_id="10606"),
            Column(
                "congenital_anomaly",
                Kind.YES_NO,
                "aangeboren afwijking",
                concept="congenitale_afwijkingenq",
                concept_id="80997",
            ),
            Column(
                "chromosomal_anomaly",
                Kind.YES_NO,
                "chromosomale afwijking",
                concept="congenitale_afwijkingen_groep/chromosomale_afwijkingenq",
                concept_id="81002",
            ),
        ),
    ),
    key=("episode_id", "pregnancy_number", "number"),
    at=_CHILD_AT,
    one="kind",
)
