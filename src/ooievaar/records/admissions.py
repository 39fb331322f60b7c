"""The stay of a newborn in a hospital's children's department, from a document of the kernset neonatologie 3.0.

What belongs to a problem, procedure, catheter or course of medicines stands in sequences: the n-th value of each
sequence of a system is about the n-th one in the document, and null where nothing was sent. Codes are those of the
standard, except where a column has a list of choices.
"""

from dataclasses import replace

from ooievaar.records import codes, neonatal_codes
from ooievaar.records.columns import Column, Kind, Table
from ooievaar.records.neonatal_stays import AT_ADMISSION, AT_DISCHARGE
from ooievaar.records.neonatal_systems import system_columns
from ooievaar.records.versions import NEONATOLOGY

_CHILD = "kind/demografische_gegevens/patient/"
_MOTHER = "vrouw/demografische_gegevens/patient/"
_PREGNANCY = "zwangerschapsgegevens/"
_COMPLICATIONS = f"{_PREGNANCY}complicaties_tijdens_zwangerschap/"
_BIRTH = "kind/bevallingsgegevens/"

_NAME = "zorgverlener/naamgegevens/"
_PERSON = "the caregiver who wrote the document; it stays in the message"
_SENDERS_NUMBER = "becomes the identity of the row; it stays in the message"
_HOSPITAL_NAME = "words in which anything can stand; the register knows a hospital by its number"
NOT_IN_ADMISSIONS = {
    "documentgegevens/identificatie": _SENDERS_NUMBER,
    "documentgegevens/set_identificatie": _SENDERS_NUMBER,
    "zorgverlener/zorgverlener_identificatienummer": _PERSON,
    f"{_NAME}voornamen": _PERSON,
    f"{_NAME}initialen": _PERSON,
    f"{_NAME}roepnaam": _PERSON,
    f"{_NAME}naamgebruik": _PERSON,
    f"{_NAME}geslachtsnaam/voorvoegsels": _PERSON,
    f"{_NAME}geslachtsnaam/achternaam": _PERSON,
    f"{_NAME}geslachtsnaam_partner/voorvoegsels_partner": _PERSON,
    f"{_NAME}geslachtsnaam_partner/achternaam_partner": _PERSON,
    f"{_BIRTH}zorgaanbieder/organisatie_naam": _HOSPITAL_NAME,
    "kind/opname_gegevens/opname/zorgaanbieder/organisatie_naam": _HOSPITAL_NAME,
}
"""Items of the kernset neonatologie without a column, by path, with the reason."""

_DOCUMENT = (
    Column("episode_id", Kind.TEXT, "kenmerk van de opname, gemaakt bij ontvangst: een zorgepisode op zichzelf"),
    Column("kernset_version", Kind.TEXT, "versie van de standaard"),
    Column(
        "document_version",
        Kind.WHOLE,
        "versie van het document",
        concept="documentgegevens/versienummer",
        concept_id="91450",
    ),
    Column(
        "document_date",
        Kind.DAY,
        "datum van het document",
        concept="documentgegevens/document_datum",
        concept_id="91227",
    ),
    Column("software", Kind.TEXT, "naam van de software", concept="documentgegevens/software_naam", concept_id="91461"),
    Column(
        "verified",
        Kind.YES_NO,
        "een zorgverlener heeft het document nagekeken",
        concept="documentgegevens/verificatie_zorgverlener/geverifieerd_door_zorgverlenerq",
        concept_id="91260",
    ),
    Column(
        "verified_date",
        Kind.DAY,
        "wanneer het is nagekeken",
        concept="documentgegevens/verificatie_zorgverlener/verificatie_datum",
        concept_id="91263",
    ),
    Column(
        "lvr_number",
        Kind.TEXT,
        "LVR-nummer van het ziekenhuis dat aanlevert",
        concept="zorgaanbieder/zorgaanbieder_identificatienummer",
        concept_id="90002",
    ),
)

_PEOPLE = (
    Column(
        "child_key",
        Kind.TEXT,
        "pseudoniem van het BSN van het kind",
        concept=f"{_CHILD}identificatienummer",
        concept_id="90255",
    ),
    Column(
        "mother_key",
        Kind.TEXT,
        "pseudoniem van het BSN van de moeder",
        concept=f"{_MOTHER}identificatienummer",
        concept_id="90031",
    ),
    Column(
        "mother_birth_date",
        Kind.DAY,
        "geboortedatum van de moeder",
        concept=f"{_MOTHER}geboortedatum",
        concept_id="90032",
        identifies=True,
    ),
    Column(
        "postcode",
        Kind.TEXT,
        "postcode zonder spatie",
        concept=f"{_CHILD}adresgegevens/adresgegevens/postcode",
        concept_id="90573",
        identifies=True,
    ),
    Column(
        "birth_date", Kind.DAY, "geboortedatum", concept=f"{_CHILD}geboortedatum", concept_id="90256", identifies=True
    ),
    Column(
        "birth_moment",
        Kind.MOMENT,
        "geboortemoment, als ook de tijd bekend is",
        concept=f"{_CHILD}geboortedatum",
        concept_id="90256",
        identifies=True,
    ),
    Column(
        "sex", Kind.CODE, "geslacht", codes=neonatal_codes.NEWBORN_SEX, concept=f"{_CHILD}geslacht", concept_id="90257"
    ),
    Column("multiple", Kind.YES_NO, "kind van een meerling", concept=f"{_CHILD}meerling_indicator", concept_id="90258"),
    Column(
        "birth_order", Kind.WHOLE, "rangnummer bij de geboorte", concept=f"{_CHILD}rangnummer_kind", concept_id="91119"
    ),
    Column("died", Kind.YES_NO, "het kind is overleden", concept=f"{_CHILD}overlijdens_indicator", concept_id="90259"),
    Column(
        "death_date",
        Kind.DAY,
        "datum van overlijden",
        concept=f"{_CHILD}datum_overlijden",
        concept_id="90260",
        identifies=True,
    ),
)

_BEFORE = (
    Column(
        "gravidity",
        Kind.WHOLE,
        "aantal zwangerschappen, deze meegeteld",
        concept=f"{_PREGNANCY}graviditeit",
        concept_id="91117",
    ),
    Column(
        "parity",
        Kind.WHOLE,
        "aantal eerdere bevallingen",
        concept=f"{_PREGNANCY}pariteit_voor_deze_zwangerschap",
        concept_id="91118",
    ),
    Column(
        "pregnancy_complicated",
        Kind.YES_NO,
        "complicaties in de zwangerschap",
        concept=f"{_COMPLICATIONS}complicaties_zwangerschapq",
        concept_id="91089",
    ),
    Column(
        "pregnancy_problems",
        Kind.SEQUENCE,
        "problemen in de zwangerschap",
        concept=f"{_COMPLICATIONS}probleem/probleem_naam",
        concept_id="90123",
    ),
    Column(
        "pregnancy_problem_statuses",
        Kind.SEQUENCE,
        "hoe zeker elk probleem in de zwangerschap is",
        codes=neonatal_codes.VERIFICATION,
        concept=f"{_COMPLICATIONS}probleem/verificatie_status",
        concept_id="90127",
    ),
    Column(
        "magnesium_sulphate",
        Kind.YES_NO,
        "magnesiumsulfaat gegeven",
        concept=f"{_COMPLICATIONS}magnesiumsulfaat",
        concept_id="90702",
    ),
    Column(
        "steroids_given",
        Kind.YES_NO,
        "corticosteroïden gegeven voor de longrijping",
        concept=f"{_COMPLICATIONS}antenatale_steroiden_gegevenq",
        concept_id="91428",
    ),
    Column(
        "steroids_course",
        Kind.TEXT,
        "volledige kuur of niet",
        concept=f"{_COMPLICATIONS}antenatale_steroiden",
        concept_id="90701",
    ),
    Column(
        "gestation_days",
        Kind.NUMBER,
        "zwangerschapsduur",
        unit="d",
        concept=f"{_BIRTH}zwangerschapsduur",
        concept_id="91102",
    ),
    Column(
        "children_count",
        Kind.WHOLE,
        "aantal geboren kinderen",
        concept=f"{_BIRTH}aantal_geboren_kinderen",
        concept_id="91427",
    ),
    Column(
        "mode_of_birth",
        Kind.CODE,
        "manier van geboren worden",
        codes=codes.MODE_OF_BIRTH,
        concept=f"{_BIRTH}type_partus",
        concept_id="91113",
    ),
    Column(
        "place_of_birth", Kind.TEXT, "plaats van de geboorte", concept=f"{_BIRTH}locatie_partus", concept_id="90507"
    ),
    Column(
        "birth_hospital_lvr",
        Kind.TEXT,
        "LVR-nummer van het ziekenhuis van de geboorte",
        concept=f"{_BIRTH}zorgaanbieder/zorgaanbieder_identificatienummer",
        concept_id="91430",
    ),
    Column(
        "resuscitation",
        Kind.SEQUENCE,
        "ondersteuning bij de opvang",
        concept="kind/ondersteuning_opvang/verrichting/verrichting_type",
        concept_id="90713",
    ),
)

_COLUMNS = (*_DOCUMENT, *_PEOPLE, *_BEFORE, *AT_ADMISSION, *system_columns(), *AT_DISCHARGE)

ADMISSIONS = Table(
    "admissions",
    "één opname van een pasgeborene, zoals het ziekenhuis die aanleverde",
    tuple(replace(column, since=NEONATOLOGY) if column.concept else column for column in _COLUMNS),
    key=("episode_id",),
)
