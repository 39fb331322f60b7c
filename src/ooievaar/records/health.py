"""How a child was at birth and in its first days, and how it was fed."""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, below

_MEASURED = (
    Column(
        "weight_g",
        Kind.NUMBER,
        "geboortegewicht",
        "g",
        concept="lichamelijk_onderzoek_kind/geboortegewicht",
        concept_id="40060",
    ),
    Column(
        "apgar_5",
        Kind.WHOLE,
        "apgarscore na 5 minuten",
        concept="lichamelijk_onderzoek_kind/apgarscore_na_5_min",
        concept_id="40071",
    ),
)

_ANOMALIES = (
    Column(
        "congenital_anomaly",
        Kind.YES_NO,
        "aangeboren afwijking",
        concept="congenitale_afwijkingenq",
        concept_id="40080",
    ),
    *below(
        "congenitale_afwijkingen_groep",
        Column(
            "congenital_anomalies",
            Kind.CODES,
            "welke aangeboren afwijkingen",
            concept="specificatie_congenitale_afwijking_groep/specificatie_congenitale_afwijking",
            concept_id="40090",
            codes=codes.CONGENITAL_ANOMALY,
        ),
        Column(
            "chromosomal_anomaly",
            Kind.YES_NO,
            "chromosomale afwijking",
            concept="chromosomale_afwijkingenq",
            concept_id="40110",
        ),
        Column(
            "chromosomal_anomalies",
            Kind.CODES,
            "welke chromosomale afwijkingen",
            concept="specificatie_chromosomale_afwijking_groep/specificatie_chromosomale_afwijking",
            concept_id="40120",
            codes=codes.CHROMOSOMAL_ANOMALY,
        ),
    ),
)

_PROBLEMS = (
    Column("has_problems", Kind.YES_NO, "problemen van het kind", concept="problematiek_kindq", concept_id="82334"),
    Column(
        "problems",
        Kind.CODES,
        "welke problemen van het kind",
        concept="problematiek_kind",
        concept_id="80789",
        codes=codes.CHILD_PROBLEM,
    ),
)

_PAEDIATRICIAN = (
    Column(
        "paediatrician_involved",
        Kind.YES_NO,
        "kinderarts betrokken",
        concept="kinderarts_betrokkenq",
        concept_id="82119",
    ),
    *below(
        "betrokkenheid_kinderarts",
        Column(
            "paediatrician_involvement",
            Kind.CODES,
            "type betrokkenheid van de kinderarts",
            concept="type_betrokkenheid",
            concept_id="82121",
            codes=codes.INVOLVEMENT,
        ),
        Column(
            "paediatrician_transfer",
            Kind.YES_NO,
            "overgedragen aan de kinderarts",
            concept="type_betrokkenheid",
            concept_id="82121",
        ),
        Column(
            "paediatrician_involved_date",
            Kind.DAY,
            "eerste dag waarop de kinderarts betrokken was",
            concept="datum_betrokkenheid",
            concept_id="82122",
            identifies=True,  # mostly the day of birth
        ),
        Column(
            "paediatrician_date",
            Kind.DAY,
            "eerste dag van overdracht aan de kinderarts",
            concept="datum_betrokkenheid",
            concept_id="82122",
            identifies=True,  # mostly the day of birth
        ),
        Column(
            "paediatrician_reasons",
            Kind.CODES,
            "redenen om de kinderarts te betrekken",
            concept="reden_betrokkenheid",
            concept_id="82123",
            codes=codes.PAEDIATRICIAN_REASON,
        ),
        Column(
            "paediatrician_lvr",
            Kind.TEXT,
            "LVR-nummer van het ziekenhuis van de kinderarts",
            concept="zorginstelling_lvrid",
            concept_id="82335",
        ),
    ),
)

OF_CHILD = (*_MEASURED, *_ANOMALIES, *_PROBLEMS, *_PAEDIATRICIAN)

OF_FEEDING = below(
    "postnatale_fase/kindspecifieke_gegevens/voeding_kind_groep",
    Column("feeding_date", Kind.DAY, "dag van de voeding", concept="voeding_kind_datum", concept_id="70011"),
    Column(
        "feeding",
        Kind.CODES,
        "voeding van het kind",
        concept="substantie_voeding_kind",
        concept_id="70030",
        codes=codes.FEEDING,
    ),
)
