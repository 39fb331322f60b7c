"""The birth as one provider tells of it."""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, Table, below
from ooievaar.records.conditions import OF_LABOUR, conditions

_DIAGNOSES = (
    *conditions(
        OF_LABOUR,
        "diagnose_bevalling",
        {
            "pprom": "82338", "prom": "82290", "fever": "82292", "slow_dilatation": "82293", "slow_expulsion": "82294",
            "suspected_fetal_distress": "82296", "retained_placenta": "82295",
        },
    ),
    *below(
        "",
        *conditions(OF_LABOUR, "diagnose_bevalling", {"suspected_fetal_death": "82444", "haemorrhage": "82398"}),
        Column(
            "fetal_death_evidence",
            Kind.CODE,
            "waarop het vermoeden van vruchtdood tijdens de bevalling berust",
            concept="diagnose_bevalling/intrauteriene_vruchtdood/vermoeden_iuvd_op_basis_van",
            concept_id="82445",
            codes=codes.FETAL_DEATH_EVIDENCE,
        ),
        since="2.3",
    ),
)  # fmt: skip

_START = (
    Column(
        "children_count",
        Kind.WHOLE,
        "aantal geboren kinderen",
        concept="aantal_geboren_kinderen",
        concept_id="20505",
    ),
    Column(
        "risk_status_at_birth",
        Kind.CODE,
        "risicostatus voor de bevalling",
        concept="risicostatus_voor_baring",
        concept_id="20530",
        codes=codes.RISK_STATUS_AT_BIRTH,
    ),
    Column(
        "labour_onset",
        Kind.CODE,
        "hoe de baring begon",
        concept="wijze_waarop_de_baring_begon",
        concept_id="20550",
        codes=codes.LABOUR_ONSET,
    ),
    Column(
        "onset_interventions",
        Kind.CODES,
        "interventies bij het begin van de baring",
        concept="interventies_begin_baring/interventie_begin_baring",
        concept_id="20560",
        codes=codes.ONSET_INTERVENTION,
    ),
    Column(
        "onset_indications",
        Kind.CODES,
        "redenen voor interventies bij het begin van de baring",
        concept="interventies_begin_baring/indicatie_interventie_begin_baring",
        concept_id="20570",
        codes=codes.ONSET_INDICATION,
    ),
    Column(
        "active_labour_date",
        Kind.DAY,
        "dag waarop de actieve ontsluiting begon",
        concept="tijdstip_begin_actieve_ontsluiting",
        concept_id="20590",
        identifies=True,
    ),
    Column(
        "active_labour_moment",
        Kind.MOMENT,
        "begin van de actieve ontsluiting, als ook de tijd bekend is",
        concept="tijdstip_begin_actieve_ontsluiting",
        concept_id="20590",
        identifies=True,
    ),
)

_AFTER = (
    Column("augmentation", Kind.YES_NO, "bijstimulatie", concept="bijstimulatie_toegediendq", until="2.2"),
    Column(
        "third_stage_medicated",
        Kind.YES_NO,
        "medicatie in het nageboortetijdperk",
        concept="medicatie_nageboortetijdperk_groep/medicatie_nageboortetijdperkq",
        concept_id="20620",
    ),
    Column(
        "third_stage_medication",
        Kind.CODES,
        "welke medicatie in het nageboortetijdperk",
        concept="medicatie_nageboortetijdperk_groep/soort_medicatie_nageboortetijdperk",
        concept_id="20626",
        codes=codes.THIRD_STAGE_MEDICATION,
    ),
    Column(
        "birth_of_placenta",
        Kind.CODE,
        "hoe de placenta werd geboren",
        concept="placenta/geboorte_placenta",
        concept_id="20630",
        codes=codes.BIRTH_OF_PLACENTA,
    ),
    Column("blood_loss_ml", Kind.NUMBER, "bloedverlies", "ml", concept="hoeveelheid_bloedverlies", concept_id="20640"),
    Column(
        "perineum",
        Kind.CODES,
        "toestand van het perineum",
        concept="conditie_perineum_postpartum",
        concept_id="80673",
        codes=codes.PERINEUM,
    ),
    Column(
        "third_degree_type",
        Kind.CODES,
        "type derdegraads ruptuur, als dat is vastgelegd",
        concept="conditie_perineum_postpartum",
        concept_id="80673",
        codes=codes.THIRD_DEGREE_TYPE,
    ),
)

DELIVERED_BIRTHS = Table(
    "delivered_births",
    "de bevalling zoals één zorgverlener die aanleverde",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        *below("bevalling", *_START, *_DIAGNOSES, *_AFTER),
    ),
    key=("episode_id",),
    at="bevalling",
)
