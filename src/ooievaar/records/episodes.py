"""An episode: one provider's care in one pregnancy, who the woman is, and what she brought with her."""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, Table, below
from ooievaar.records.conditions import GENERAL, conditions

_CARE = (
    *below(
        "zorgverlenerzorginstelling/zorginstelling",
        Column(
            "lvr_number",
            Kind.TEXT,
            "LVR-nummer van de aanleverende organisatie",
            concept="zorginstelling_lvrid",
            concept_id="10023",
        ),
        Column(
            "agb_number",
            Kind.TEXT,
            "AGB-code van de aanleverende organisatie",
            concept="zorginstelling_agbid",
            concept_id="10022",
            since="2.3",
        ),
    ),
    Column(
        "dossier_root",
        Kind.TEXT,
        "wortel van het dossiernummer: het registratiesysteem",
        concept="zwangerschap/dossiernummer",
        concept_id="84211",
        since="2.3",
    ),
    *below(
        "zorgverlening",
        Column(
            "start_date",
            Kind.DAY,
            "begin van de zorg",
            concept="datum_start_zorgverantwoordelijkheid",
            concept_id="20290",
        ),
        Column(
            "end_date",
            Kind.DAY,
            "einde van de zorg",
            concept="datum_einde_zorgverantwoordelijkheid",
            concept_id="20340",
        ),
        Column(
            "transferred",
            Kind.YES_NO,
            "de zorg is overgedragen",
            concept="is_er_sprake_van_overdracht_aanq",
            until="2.2",
        ),
        Column(
            "responsible_periods",
            Kind.CODES,
            "perioden waarin deze zorgverlener verantwoordelijk was",
            concept="eindverantwoordelijk_in_welke_perinatale_periodeq",
            concept_id="20355",
            codes=codes.PERINATAL_PERIOD,
        ),
        Column(
            "risk_status",
            Kind.CODE,
            "risicostatus na de intake",
            concept="conclusie_risicostatus_na_intake",
            concept_id="20305",
            codes=codes.RISK_STATUS,
        ),
    ),
)

_WOMAN = below(
    "vrouw",
    Column(
        "mother_key",
        Kind.TEXT,
        "pseudoniem van het BSN van de moeder",
        concept="burgerservicenummer",
        concept_id="10030",
    ),
    Column(
        "mother_birth_date",
        Kind.DAY,
        "geboortedatum van de moeder",
        concept="geboortedatum",
        concept_id="10040",
        identifies=True,
    ),
    Column(
        "postcode", Kind.TEXT, "postcode zonder spatie", concept="adres/postcode", concept_id="10304", identifies=True
    ),
    Column("ethnicity", Kind.CODE, "etniciteit", concept="etniciteit", concept_id="10400", codes=codes.ETHNICITY),
    Column("height_cm", Kind.NUMBER, "lengte van de moeder", "cm", concept="lengte_gemeten", concept_id="20212"),
    Column(
        "genital_mutilation",
        Kind.YES_NO,
        "vrouwelijke genitale verminking",
        concept="vrouwelijke_genitale_verminkingq",
        concept_id="80675",
    ),
    Column(
        "genital_mutilation_type",
        Kind.CODE,
        "type genitale verminking",
        concept="type_vrouwelijke_genitale_verminking",
        concept_id="80676",
        codes=codes.GENITAL_MUTILATION,
    ),
)

_HISTORY = (
    *below(
        "vrouw/anamnese",
        Column(
            "history_treated",
            Kind.YES_NO,
            "onder behandeling geweest",
            concept="onder_behandeling_geweestq",
            concept_id="82020",
        ),
    ),
    *conditions(
        GENERAL,
        "vrouw/anamnese/algemene_anamnese",
        {
            "autoimmune": "82220", "cardiovascular": "80906", "urogenital": "82267", "oncological": "82221",
            "thyroid": "80909", "diabetes": "80910", "neurological": "80912", "infectious": "82210",
            "gastrointestinal": "82219", "anaemia": "82222", "lung": "82266", "gynaecological": "80917",
            "orthopaedic": "80918", "transfusion": "10805", "transfusion_reaction": "82231", "surgery": "80818",
            "coagulation": "80817", "psychiatric": "82159", "other": "82212",
        },
        prefix="history_",
        words="voorgeschiedenis: {}",
    ),
    *below(
        "vrouw/anamnese/algemene_anamnese",
        *(
            Column(
                f"history_{each.name}_stated",
                Kind.YES_NO,
                f"voorgeschiedenis: {each.words} ja of nee",
                concept=each.asked,
                until="2.2",
            )
            for each in GENERAL
            if each.asked
        ),
    ),
    Column(
        "history_other_described",
        Kind.WRITTEN,
        "voorgeschiedenis: andere aandoening omschreven",
        concept="vrouw/anamnese/algemene_anamnese/overige_aandoening",
        concept_id="80919",
    ),
)  # fmt: skip

_PREFERRED = "voornemens/naar_welk_ziekenhuis_wil_de_vrouw_worden_verwezenq"
_PREGNANCY = below(
    "zwangerschap",
    Column(
        "gravidity", Kind.WHOLE, "aantal zwangerschappen, deze meegeteld", concept="graviditeit", concept_id="20010"
    ),
    Column(
        "parity",
        Kind.WHOLE,
        "aantal eerdere bevallingen",
        concept="pariteit_voor_deze_zwangerschap",
        concept_id="20150",
    ),
    Column("due_date", Kind.DAY, "definitieve à terme datum", concept="definitieve_a_terme_datum", concept_id="82160"),
    Column(
        "planned_place",
        Kind.CODE,
        "plaats waar de vrouw wil bevallen",
        concept="voornemens/voorgenomen_plaats_baring_tijdens_zwangerschap_type_locatie",
        concept_id="20261",
        codes=codes.PLACE,
    ),
    *below(
        _PREFERRED,
        Column(
            "preferred_hospital_lvr",
            Kind.TEXT,
            "LVR-nummer van het ziekenhuis van voorkeur",
            concept="zorginstelling_lvrid",
            concept_id="84210",
        ),
        Column(
            "preferred_hospital_agb",
            Kind.TEXT,
            "AGB-code van het ziekenhuis van voorkeur",
            concept="zorginstelling_agbid",
            concept_id="84195",
        ),
        Column(
            "preferred_hospital_named",
            Kind.WRITTEN,
            "naam van het ziekenhuis van voorkeur ingevuld",
            concept="naam_zorginstelling",
            concept_id="84196",
        ),
        since="2.3.5",
    ),
    Column(
        "intrauterine_treatments",
        Kind.CODES,
        "intra-uteriene behandelingen",
        concept="intrauteriene_behandeling",
        concept_id="82230",
        codes=codes.INTRAUTERINE_TREATMENT,
    ),
    Column(
        "end_of_pregnancy",
        Kind.CODE,
        "hoe de zwangerschap eindigde",
        concept="wijze_einde_zwangerschap",
        concept_id="80625",
        codes=codes.END_OF_PREGNANCY,
    ),
    Column(
        "ended_how",
        Kind.CODE,
        "manier waarop een miskraam of afbreking verliep",
        concept="wijze_einde_zwangerschap",
        concept_id="80625",
        codes=codes.ENDED_HOW,
    ),
    Column("maternal_death", Kind.YES_NO, "de moeder is overleden", concept="maternale_sterfteq", concept_id="20670"),
)

_TESTS = "medisch_onderzoek/maternale_onderzoeksgegevens/urine_bloed_en_aanvullende_onderzoeken/psie"
_EXAMINATION = below(
    _TESTS,
    Column(
        "irregular_antibodies",
        Kind.YES_NO,
        "irregulaire antistoffen",
        concept="irregulaire_antistoffenq",
        concept_id="10812",
    ),
    Column(
        "irregular_antibody_kinds",
        Kind.CODES,
        "welke irregulaire antistoffen",
        concept="welke_irregulaire_antistoffen_vrouw_aanwezig",
        concept_id="10813",
        codes=codes.IRREGULAR_ANTIBODY,
    ),
)

EPISODES = Table(
    "episodes",
    "de zorg van één zorgverlener in één zwangerschap",
    (
        Column("episode_id", Kind.TEXT, "kenmerk van de zorgepisode, gemaakt bij ontvangst"),
        Column("kernset_version", Kind.TEXT, "versie van de kernset van het bericht, voor zover die te zien is"),
        *_CARE,
        *_WOMAN,
        *_HISTORY,
        *_PREGNANCY,
        *_EXAMINATION,
    ),
    key=("episode_id",),
)
