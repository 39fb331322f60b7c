"""What a provider delivers: one message is one episode with its birth, referrals and children.

These rows are typed and pseudonymised at the door. They still hold what linkage needs (birth dates, postcode), so they
live in the database only; a cut never holds them.
"""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, Table

EPISODES = Table(
    "episodes",
    "de zorg van één zorgverlener in één zwangerschap",
    (
        Column("episode_id", Kind.TEXT, "kenmerk van de zorgepisode, gemaakt bij ontvangst"),
        Column(
            "lvr_number",
            Kind.TEXT,
            "LVR-nummer van de aanleverende organisatie",
            concept="zorgverlenerzorginstelling/zorginstelling/zorginstelling_lvrid",
        ),
        Column("kernset_version", Kind.TEXT, "versie van de kernset van het bericht, voor zover die te zien is"),
        Column(
            "dossier_root",
            Kind.TEXT,
            "wortel van het dossiernummer: het registratiesysteem",
            concept="zwangerschap/dossiernummer",
        ),
        Column(
            "start_date", Kind.DAY, "begin van de zorg", concept="zorgverlening/datum_start_zorgverantwoordelijkheid"
        ),
        Column("end_date", Kind.DAY, "einde van de zorg", concept="zorgverlening/datum_einde_zorgverantwoordelijkheid"),
        Column(
            "responsible_periods",
            Kind.CODES,
            "perioden waarin deze zorgverlener verantwoordelijk was",
            concept="zorgverlening/eindverantwoordelijk_in_welke_perinatale_periodeq",
            codes=codes.PERINATAL_PERIOD,
        ),
        Column("mother_key", Kind.TEXT, "pseudoniem van het BSN van de moeder", concept="vrouw/burgerservicenummer"),
        Column(
            "mother_birth_date", Kind.DAY, "geboortedatum van de moeder", concept="vrouw/geboortedatum", identifies=True
        ),
        Column("postcode", Kind.TEXT, "postcode zonder spatie", concept="vrouw/adres/postcode", identifies=True),
        Column("gravidity", Kind.WHOLE, "aantal zwangerschappen, deze meegeteld", concept="zwangerschap/graviditeit"),
        Column(
            "parity", Kind.WHOLE, "aantal eerdere bevallingen", concept="zwangerschap/pariteit_voor_deze_zwangerschap"
        ),
        Column("due_date", Kind.DAY, "definitieve à terme datum", concept="zwangerschap/definitieve_a_terme_datum"),
        Column(
            "planned_place",
            Kind.CODE,
            "plaats waar de vrouw wil bevallen",
            codes=codes.PLACE,
            concept="zwangerschap/voornemens/voorgenomen_plaats_baring_tijdens_zwangerschap_type_locatie",
        ),
        Column(
            "preferred_hospital_lvr",
            Kind.TEXT,
            "LVR-nummer van het ziekenhuis van voorkeur",
            concept="zwangerschap/voornemens/naar_welk_ziekenhuis_wil_de_vrouw_worden_verwezenq/zorginstelling_lvrid",
        ),
        Column(
            "end_of_pregnancy",
            Kind.CODE,
            "hoe de zwangerschap eindigde",
            codes=codes.END_OF_PREGNANCY,
            concept="zwangerschap/wijze_einde_zwangerschap",
        ),
        Column("maternal_death", Kind.YES_NO, "de moeder is overleden", concept="zwangerschap/maternale_sterfteq"),
    ),
    key=("episode_id",),
)

DELIVERED_BIRTHS = Table(
    "delivered_births",
    "de bevalling zoals één zorgverlener die aanleverde",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        Column("children_count", Kind.WHOLE, "aantal geboren kinderen", concept="bevalling/aantal_geboren_kinderen"),
        Column(
            "labour_onset",
            Kind.CODE,
            "hoe de baring begon",
            codes=codes.LABOUR_ONSET,
            concept="bevalling/wijze_waarop_de_baring_begon",
        ),
        Column(
            "onset_interventions",
            Kind.CODES,
            "interventies bij het begin van de baring",
            codes=codes.ONSET_INTERVENTION,
            concept="bevalling/interventies_begin_baring/interventie_begin_baring",
        ),
        Column("blood_loss_ml", Kind.NUMBER, "bloedverlies", unit="ml", concept="bevalling/hoeveelheid_bloedverlies"),
        Column(
            "haemorrhage",
            Kind.YES_NO,
            "fluxus vastgelegd als diagnose",
            concept="bevalling/diagnose_bevalling/fluxus_postpartumq",
        ),
        Column(
            "perineum",
            Kind.CODES,
            "toestand van het perineum",
            codes=codes.PERINEUM,
            concept="bevalling/conditie_perineum_postpartum",
        ),
    ),
    key=("episode_id",),
    at="bevalling",
)

REFERRALS = Table(
    "referrals",
    "één verwijzing in een zorgepisode",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        Column("number", Kind.WHOLE, "volgnummer in het bericht, vanaf 1"),
        Column(
            "referral_date", Kind.DAY, "datum van verwijzing", concept="zorgverlening/verwijsdetails/datum_verwijzing"
        ),
        Column(
            "from_lvr",
            Kind.TEXT,
            "LVR-nummer van de verwijzer",
            concept="zorgverlening/verwijsdetails/verwijzing_van/zorginstelling/zorgaanbieder_identificatie_nummer",
        ),
        Column(
            "to_lvr",
            Kind.TEXT,
            "LVR-nummer van de ontvanger",
            concept="zorgverlening/verwijsdetails/verwijzing_naar/zorginstelling/zorgaanbieder_identificatie_nummer",
        ),
        Column(
            "referral_type",
            Kind.CODE,
            "consult of overdracht",
            codes=codes.REFERRAL_TYPE,
            concept="zorgverlening/verwijsdetails/verwijzing_naar/type_verwijzing",
        ),
        Column(
            "period",
            Kind.CODE,
            "wanneer is verwezen",
            codes=codes.REFERRAL_PERIOD,
            concept="zorgverlening/verwijsdetails/perinatale_periode",
        ),
    ),
    key=("episode_id", "number"),
    at="zorgverlening/verwijsdetails",
    one="verwijzing",
)

_BIRTH = "uitkomst_per_kind/baring/"
_OUTCOME = _BIRTH + "kindspecifieke_uitkomstgegevens/"
_PERSON = _BIRTH + "demografische_gegevens/"

DELIVERED_CHILDREN = Table(
    "delivered_children",
    "één kind zoals één zorgverlener het aanleverde",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        Column("number", Kind.WHOLE, "volgnummer in het bericht, vanaf 1"),
        Column(
            "child_key",
            Kind.TEXT,
            "pseudoniem van het BSN van het kind",
            concept=_PERSON + "identificaties_kind/bsn_kind",
        ),
        Column("birth_order", Kind.WHOLE, "rangnummer bij de geboorte", concept=_PERSON + "rangnummer_kind"),
        Column("birth_date", Kind.DAY, "geboortedatum", concept=_PERSON + "geboortedatum", identifies=True),
        Column(
            "birth_moment",
            Kind.MOMENT,
            "geboortemoment, als ook de tijd bekend is",
            concept=_PERSON + "geboortedatum",
            identifies=True,
        ),
        Column("sex", Kind.CODE, "geslacht", codes=codes.SEX, concept=_PERSON + "geslacht_medische_observatie"),
        Column(
            "weight_g",
            Kind.NUMBER,
            "geboortegewicht",
            unit="g",
            concept=_OUTCOME + "lichamelijk_onderzoek_kind/geboortegewicht",
        ),
        Column(
            "apgar_5",
            Kind.WHOLE,
            "apgarscore na 5 minuten",
            concept=_OUTCOME + "lichamelijk_onderzoek_kind/apgarscore_na_5_min",
        ),
        Column(
            "perinatal_death",
            Kind.YES_NO,
            "het kind is overleden",
            concept=_PERSON + "perinatale_sterfte_groep/perinatale_sterfteq",
        ),
        Column(
            "death_phase",
            Kind.CODE,
            "wanneer het kind overleed",
            codes=codes.DEATH_PHASE,
            concept=_PERSON + "perinatale_sterfte_groep/fase_perinatale_sterfte",
        ),
        Column(
            "place_of_birth",
            Kind.CODE,
            "plaats van de geboorte",
            codes=codes.PLACE,
            concept=_BIRTH + "werkelijke_plaats_baring_type_locatie",
        ),
        Column(
            "hospital_lvr",
            Kind.TEXT,
            "LVR-nummer van het ziekenhuis van de geboorte",
            concept=_BIRTH + "ziekenhuis_baring/ziekenhuisnummer_lvrid",
        ),
        Column(
            "line_at_birth",
            Kind.CODE,
            "lijn die de geboorte leidde, uit de rol van de supervisor",
            codes=codes.LINE,
            concept=_OUTCOME + "supervisor_groep/rol_supervisor",
        ),
        Column(
            "mode_of_birth",
            Kind.CODE,
            "manier van geboren worden",
            codes=codes.MODE_OF_BIRTH,
            concept=_OUTCOME + "type_partus",
        ),
        Column(
            "presentation",
            Kind.CODE,
            "ligging bij de geboorte",
            codes=codes.PRESENTATION,
            concept=_OUTCOME + "ligging_bij_geboorte",
        ),
        Column(
            "episiotomy",
            Kind.YES_NO,
            "er is geknipt",
            concept=_BIRTH + "kindspecifieke_maternale_gegevens/episiotomieq",
        ),
        Column(
            "paediatrician_involved", Kind.YES_NO, "kinderarts betrokken", concept=_OUTCOME + "kinderarts_betrokkenq"
        ),
        Column(
            "paediatrician_transfer",
            Kind.YES_NO,
            "overgedragen aan de kinderarts",
            concept=_OUTCOME + "betrokkenheid_kinderarts/type_betrokkenheid",
        ),
        Column(
            "paediatrician_date",
            Kind.DAY,
            "eerste dag van overdracht aan de kinderarts",
            concept=_OUTCOME + "betrokkenheid_kinderarts/datum_betrokkenheid",
        ),
        Column(
            "feeding",
            Kind.CODES,
            "voeding van het kind",
            codes=codes.FEEDING,
            concept="postnatale_fase/kindspecifieke_gegevens/voeding_kind_groep/substantie_voeding_kind",
        ),
    ),
    key=("episode_id", "number"),
    at="uitkomst_per_kind",
    one="kind",
)

DELIVERED = (EPISODES, DELIVERED_BIRTHS, REFERRALS, DELIVERED_CHILDREN)
