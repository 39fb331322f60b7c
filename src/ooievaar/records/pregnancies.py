"""What was seen and found during the pregnancy and after it."""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, Table, below
from ooievaar.records.conditions import OF_PREGNANCY, conditions

_KEY = (
    Column("episode_id", Kind.TEXT, "de zorgepisode"),
    Column("number", Kind.WHOLE, "volgnummer in het bericht, vanaf 1"),
)

VISITS = Table(
    "visits",
    "één controle tijdens de zwangerschap",
    (
        *_KEY,
        *below(
            "zwangerschap/prenatale_controle",
            Column("visit_date", Kind.DAY, "datum van de controle", concept="datum_controle", concept_id="80737"),
            Column(
                "gestation_days",
                Kind.NUMBER,
                "zwangerschapsduur bij de controle",
                "dagen",
                concept="zwangerschapsduur",
                concept_id="80738",
            ),
            Column(
                "fetal_movement",
                Kind.CODE,
                "leven voelen",
                concept="leven_voelen",
                concept_id="80746",
                codes=codes.FETAL_MOVEMENT,
            ),
            Column("smoking", Kind.CODE, "roken", concept="rookgedrag", concept_id="80810", codes=codes.SMOKING),
            Column("alcohol", Kind.CODE, "alcohol", concept="alcoholgebruik", concept_id="80747", codes=codes.ALCOHOL),
            Column("drugs", Kind.YES_NO, "drugs", concept="drugsgebruikq", concept_id="82102"),
            Column(
                "weight_kg",
                Kind.NUMBER,
                "gewicht van de moeder",
                "kg",
                concept="gewicht_gemeten",
                concept_id="20211",
            ),
        ),
    ),
    key=("episode_id", "number"),
    at="zwangerschap/prenatale_controle",
    one="controle",
)

PREGNANCY_DIAGNOSES = Table(
    "pregnancy_diagnoses",
    "wat op één moment in de zwangerschap is vastgesteld",
    (
        *_KEY,
        *below(
            "zwangerschap/diagnose",
            Column(
                "diagnosis_date",
                Kind.PARTIAL,
                "datum waarop het is vastgesteld",
                concept="datum",
                concept_id="82272",
            ),
            Column(
                "gestation_days",
                Kind.NUMBER,
                "zwangerschapsduur toen het is vastgesteld",
                "dagen",
                concept="zwangerschapsduur",
                concept_id="82285",
            ),
            *conditions(
                OF_PREGNANCY,
                "",
                {
                    "gynaecological": "82269", "bleeding": "82270", "partial_mola": "82286",
                    "cervical_insufficiency": "82271", "infection": "82273", "hyperemesis": "82274",
                    "hypertensive": "82275", "cholestasis": "82276", "diabetes_with_insulin": "82277",
                    "abnormal_growth": "82278", "threatened_immature_birth": "82279",
                    "threatened_preterm_birth": "82280", "placental_abruption": "82289", "cord_prolapse": "82452",
                    "abnormal_lie": "82380",
                },
            ),
        ),
        *below(
            "zwangerschap/diagnose/intrauteriene_vruchtdood",
            Column(
                "suspected_fetal_death",
                Kind.YES_NO,
                "vermoeden van vruchtdood",
                concept="vermoeden_intrauteriene_vruchtdoodq",
                concept_id="82435",
            ),
            Column(
                "fetal_death_evidence",
                Kind.CODE,
                "waarop het vermoeden van vruchtdood berust",
                concept="vermoeden_iuvd_op_basis_van",
                concept_id="82436",
                codes=codes.FETAL_DEATH_EVIDENCE,
            ),
            since="2.3",
        ),
    ),
    key=("episode_id", "number"),
    at="zwangerschap/diagnose",
    one="diagnose",
)  # fmt: skip

POSTNATAL_DIAGNOSES = Table(
    "postnatal_diagnoses",
    "wat in het kraambed bij de moeder is vastgesteld",
    (
        *_KEY,
        *below(
            "postnatale_fase/diagnoseinterventie_postnataal",
            Column(
                "diagnosis_date",
                Kind.PARTIAL,
                "datum waarop het is vastgesteld",
                concept="datum",
                concept_id="82298",
            ),
            Column(
                "disorder",
                Kind.CODE,
                "aandoening van de moeder",
                concept="pathologie_vrouw",
                concept_id="82209",
                codes=codes.POSTPARTUM_DISORDER,
            ),
        ),
    ),
    key=("episode_id", "number"),
    at="postnatale_fase/diagnoseinterventie_postnataal",
    one="diagnose in het kraambed",
)
