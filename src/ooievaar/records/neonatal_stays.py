"""What a document of the kernset neonatologie tells of a newborn's stay itself, as columns of its admission."""

from ooievaar.records.columns import Column, Kind

_STAY = "kind/opname_gegevens/opname/"
_EXAMINED = "kind/opname_gegevens/onderzoek/"
_DISCHARGE = "kind/ontslagoverplaatsing/"
_DEATH = "kind/mortaliteit/"

AT_ADMISSION = (
    Column(
        "admission_date",
        Kind.DAY,
        "datum van opname",
        concept=f"{_STAY}opname_datum",
        concept_id="90500",
        identifies=True,
    ),
    Column(
        "admission_moment",
        Kind.MOMENT,
        "moment van opname, als ook de tijd bekend is",
        concept=f"{_STAY}opname_datum",
        concept_id="90500",
        identifies=True,  # mostly the day of birth
    ),
    Column("discharge_date", Kind.DAY, "datum van ontslag", concept=f"{_STAY}ontslag_datum", concept_id="90504"),
    Column(
        "discharge_moment",
        Kind.MOMENT,
        "moment van ontslag, als ook de tijd bekend is",
        concept=f"{_STAY}ontslag_datum",
        concept_id="90504",
    ),
    Column(
        "intensive_care", Kind.YES_NO, "opname op een intensive care", concept=f"{_STAY}ic_opnameq", concept_id="90501"
    ),
    Column("readmission", Kind.YES_NO, "heropname", concept=f"{_STAY}heropnameq", concept_id="90502"),
    Column("origin", Kind.TEXT, "waar het kind vandaan kwam", concept=f"{_STAY}herkomst_kind", concept_id="90503"),
    Column("indications", Kind.SEQUENCE, "redenen van opname", concept=f"{_STAY}opname_indicatie", concept_id="90505"),
    Column(
        "admission_hospital_lvr",
        Kind.TEXT,
        "LVR-nummer van het ziekenhuis van de opname",
        concept=f"{_STAY}zorgaanbieder/zorgaanbieder_identificatienummer",
        concept_id="91439",
    ),
    Column(
        "length_cm",
        Kind.NUMBER,
        "lengte",
        unit="cm",
        concept=f"{_EXAMINED}lichaamslengte/lengte_waarde",
        concept_id="90099",
    ),
    Column(
        "length_date",
        Kind.DAY,
        "wanneer gemeten",
        concept=f"{_EXAMINED}lichaamslengte/lengte_datum_tijd",
        concept_id="90100",
    ),
    Column(
        "weight_g",
        Kind.NUMBER,
        "gewicht",
        unit="g",
        concept=f"{_EXAMINED}lichaamsgewicht/gewicht_waarde",
        concept_id="90286",
    ),
    Column(
        "weight_date",
        Kind.DAY,
        "wanneer gewogen",
        concept=f"{_EXAMINED}lichaamsgewicht/gewicht_datum_tijd",
        concept_id="90288",
    ),
    Column(
        "temperature_c",
        Kind.NUMBER,
        "temperatuur bij opname",
        unit="°C",
        concept=f"{_EXAMINED}lichaamstemperatuur/temperatuur_waarde",
        concept_id="90486",
    ),
    Column(
        "temperature_moment",
        Kind.MOMENT,
        "wanneer de temperatuur is gemeten",
        concept=f"{_EXAMINED}lichaamstemperatuur/temperatuur_datum_tijd",
        concept_id="90487",
    ),
    Column(
        "temperature_remark",
        Kind.WRITTEN,
        "toelichting bij de temperatuur",
        concept=f"{_EXAMINED}lichaamstemperatuur/toelichting",
        concept_id="90488",
    ),
    Column(
        "temperature_site",
        Kind.TEXT,
        "waar de temperatuur is gemeten",
        concept=f"{_EXAMINED}lichaamstemperatuur/temperatuur_type",
        concept_id="90489",
    ),
    Column(
        "head_cm",
        Kind.NUMBER,
        "schedelomtrek",
        unit="cm",
        concept=f"{_EXAMINED}schedelomvang/schedelomvang_waarde",
        concept_id="90497",
    ),
    Column(
        "head_date",
        Kind.DAY,
        "wanneer gemeten",
        concept=f"{_EXAMINED}schedelomvang/schedelomvang_datum_tijd",
        concept_id="90498",
    ),
    Column(
        "apgar_1",
        Kind.WHOLE,
        "apgarscore na 1 minuut",
        concept=f"{_EXAMINED}apgar_score_na_1_min/apgar_score_totaal",
        concept_id="90112",
    ),
    Column(
        "apgar_5",
        Kind.WHOLE,
        "apgarscore na 5 minuten",
        concept=f"{_EXAMINED}apgar_score_na_5_min/apgar_score_totaal",
        concept_id="90278",
    ),
    Column(
        "arterial_ph",
        Kind.NUMBER,
        "pH in de navelslagader",
        unit="pH",
        concept=f"{_EXAMINED}nsp_h_arterieel",
        concept_id="90490",
    ),
    Column("base_excess", Kind.NUMBER, "base excess", unit="mmol/L", concept=f"{_EXAMINED}be", concept_id="90491"),
)

AT_DISCHARGE = (
    Column(
        "still_admitted",
        Kind.YES_NO,
        "het kind is nog opgenomen",
        concept=f"{_DISCHARGE}nog_opgenomenq",
        concept_id="91429",
    ),
    Column(
        "destination",
        Kind.TEXT,
        "waar het kind naartoe ging",
        concept=f"{_DISCHARGE}bestemming_kind",
        concept_id="91283",
    ),
    Column(
        "discharge_weight_g",
        Kind.NUMBER,
        "gewicht bij ontslag",
        unit="g",
        concept=f"{_DISCHARGE}lichamelijk_onderzoek/lichaamsgewicht/gewicht_waarde",
        concept_id="90330",
    ),
    Column(
        "discharge_weight_date",
        Kind.DAY,
        "wanneer gewogen",
        concept=f"{_DISCHARGE}lichamelijk_onderzoek/lichaamsgewicht/gewicht_datum_tijd",
        concept_id="90332",
    ),
    Column(
        "discharge_head_cm",
        Kind.NUMBER,
        "schedelomtrek bij ontslag",
        unit="cm",
        concept=f"{_DISCHARGE}lichamelijk_onderzoek/schedelomvang/schedelomvang_waarde",
        concept_id="90337",
    ),
    Column(
        "discharge_head_date",
        Kind.DAY,
        "wanneer gemeten",
        concept=f"{_DISCHARGE}lichamelijk_onderzoek/schedelomvang/schedelomvang_datum_tijd",
        concept_id="90338",
    ),
    Column(
        "discharge_head_method",
        Kind.TEXT,
        "hoe de schedel is gemeten",
        concept=f"{_DISCHARGE}lichamelijk_onderzoek/schedelomvang/schedelomvang_meetmethode",
        concept_id="90335",
    ),
    Column(
        "discharge_feeding",
        Kind.SEQUENCE,
        "voeding bij ontslag",
        concept=f"{_DISCHARGE}voeding_kind",
        concept_id="91135",
    ),
    Column(
        "support_at_home",
        Kind.SEQUENCE,
        "ondersteuning thuis",
        concept=f"{_DISCHARGE}ondersteuning_bij_ontslag_naar_huis",
        concept_id="90492",
    ),
    Column(
        "died_within_12_hours",
        Kind.YES_NO,
        "overleden binnen 12 uur na opname op de intensive care",
        concept=f"{_DEATH}overlijden_lt12_uur_na_opname_nicuq",
        concept_id="90474",
    ),
    Column(
        "died_in_delivery_room",
        Kind.YES_NO,
        "overleden op de verloskamer",
        concept=f"{_DEATH}overleden_op_verloskamerq",
        concept_id="90705",
    ),
    Column(
        "cause_of_death", Kind.TEXT, "oorzaak van overlijden", concept=f"{_DEATH}oorzaak_overlijden", concept_id="90475"
    ),
    Column(
        "treatment_stopped",
        Kind.YES_NO,
        "de behandeling is gestaakt",
        concept=f"{_DEATH}staken_icbehandelingq",
        concept_id="90476",
    ),
)
