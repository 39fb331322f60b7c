"""The code lists of the records, with the codes that the kernset uses for them.

Lists that linkage, indicators or rules name choices of stand here; the others in `code_lists.csv`.
"""

from ooievaar.records.code_lists import code_lists
from ooievaar.records.columns import SNOMED, Code, CodeList

_PRN = "2.16.840.1.113883.2.4.3.22.1"
_PERIOD = f"{_PRN}.2.20"
_REFERRAL_PERIOD = f"{_PRN}.2.52"
_LOCATION = f"{_PRN}.8.7"
_ONSET = f"{_PRN}.2.46"
_ROLE = f"{_PRN}.2.59"
_UZI_ROLE = "2.16.840.1.113883.2.4.15.111"
_SEX = "2.16.840.1.113883.2.4.4.13.21"
_END = "2.16.840.1.113883.2.4.4.13.46"
_INVOLVEMENT = "2.16.840.1.113883.2.4.4.13.17"
_FEEDING = f"{_PRN}.4.8"
_TERMINATION = "2.16.840.1.113883.2.4.4.14"
_NULL = "2.16.840.1.113883.5.1008"

OTHER = Code("other", "anders", (("OTH", _NULL),))

PERINATAL_PERIOD = CodeList(
    "perinatal_period",
    (
        Code("intake", "start en intake zwangerschapszorg", (("1", _PERIOD),)),
        Code("pregnancy", "vervolg van de zwangerschap", (("2", _PERIOD),)),
        Code("labour", "start van de baring, ontsluiting", (("3", _PERIOD),)),
        Code("expulsion", "uitdrijving", (("4", _PERIOD),)),
        Code("third_stage", "nageboortetijdperk", (("5", _PERIOD),)),
        Code("first_day", "eerste 24 uur na de bevalling", (("6", _PERIOD),)),
        Code("first_week", "tweede tot en met zevende dag", (("7", _PERIOD),)),
        Code("six_weeks", "eerste zes weken", (("8", _PERIOD),)),
    ),
)

REFERRAL_PERIOD = CodeList(
    "referral_period",
    (
        Code("antepartum", "voor de bevalling", (("100", _REFERRAL_PERIOD),)),
        Code("after_first_visit", "na de eerste controle", (("1", _REFERRAL_PERIOD),)),
        Code("before_28_weeks", "voor de 28e week", (("2", _REFERRAL_PERIOD),)),
        Code("from_28_to_36_weeks", "28e tot en met 36e week", (("3", _REFERRAL_PERIOD),)),
        Code("from_37_weeks", "vanaf de 37e week", (("4", _REFERRAL_PERIOD),)),
        Code("during_labour", "tijdens de bevalling", (("200", _REFERRAL_PERIOD),)),
        Code("dilatation", "tijdens de ontsluiting", (("5", _REFERRAL_PERIOD),)),
        Code("expulsion", "tijdens de uitdrijving", (("6", _REFERRAL_PERIOD),)),
        Code("third_stage", "nageboortetijdperk", (("7", _REFERRAL_PERIOD),)),
        Code("postpartum", "na de bevalling", (("300", _REFERRAL_PERIOD),)),
        Code("directly_postpartum", "direct na de bevalling", (("8", _REFERRAL_PERIOD),)),
        Code("maternity_period", "tijdens het kraambed", (("9", _REFERRAL_PERIOD),)),
        Code("within_24_hours", "binnen 24 uur", (("91", _REFERRAL_PERIOD),)),
        Code("days_2_to_7", "tweede tot en met zevende dag", (("92", _REFERRAL_PERIOD),)),
        Code("from_second_week", "tweede week of later", (("10", _REFERRAL_PERIOD),)),
    ),
)

REFERRAL_TYPE = CodeList(
    "referral_type",
    (
        Code("consult", "consult", (("11429006", SNOMED),)),
        Code("transfer", "overdracht van zorg", (("308292007", SNOMED),)),
    ),
)

PLACE = CodeList(
    "place",
    (
        Code("home", "thuis", (("169813005", SNOMED),)),
        Code("birth_centre", "geboortecentrum", (("23", _LOCATION),)),
        Code("hospital", "ziekenhuis", (("22232009", SNOMED),)),
        Code("on_the_way", "onderweg", (("40", _LOCATION),)),
        Code("undecided", "nog niet bepaald", (("05", _LOCATION),)),
        Code("no_preference", "geen voorkeur", (("00", _LOCATION),)),
    ),
)

LABOUR_ONSET = CodeList(
    "labour_onset",
    (
        Code("contractions", "spontane weeën", (("1", _ONSET),)),
        Code("rupture", "spontane vliesscheur", (("2", _ONSET),)),
        Code("intervention", "interventie om de baring op gang te brengen", (("3", _ONSET),)),
    ),
)

ONSET_INTERVENTION = CodeList(
    "onset_intervention",
    (
        Code("sweep", "strippen van de vliezen", (("236960006", SNOMED),)),
        Code("amniotomy", "breken van de vliezen", (("408818004", SNOMED),)),
        Code("balloon", "rijping met ballon", (("425861005", SNOMED),)),
        Code("prostaglandin_ripening", "rijping met prostaglandine", (("236966000", SNOMED),)),
        Code("oxytocin", "inleiden met oxytocine", (("177135005", SNOMED),)),
        Code("prostaglandin", "inleiden met prostaglandine", (("177136006", SNOMED),)),
        Code("planned_caesarean", "primaire sectio", (("80771000146107", SNOMED), ("177141003", SNOMED))),
        OTHER,
    ),
)

MODE_OF_BIRTH = CodeList(
    "mode_of_birth",
    (
        Code("spontaneous", "spontaan", (("177184002", SNOMED), ("48782003", SNOMED))),
        Code("instrumental", "vaginale kunstverlossing", (("3311000146109", SNOMED), ("8561000146109", SNOMED))),
        Code("caesarean", "sectio, moment onbekend", (("11466000", SNOMED), ("236990004", SNOMED))),
        Code("planned_caesarean", "primaire sectio", (("177141003", SNOMED),)),
        Code("emergency_caesarean", "secundaire sectio", (("274130007", SNOMED),)),
        Code("termination", "zwangerschapsafbreking", (("10", _TERMINATION), ("447972007", SNOMED))),
        Code("other", "anders", (("9", f"{_TERMINATION}.10"), ("OTH", _NULL))),
    ),
)

PRESENTATION = CodeList(
    "presentation",
    (
        Code("occiput", "achterhoofdsligging", (("70028003", SNOMED), ("37235006", SNOMED))),
        Code("vertex", "kruinligging", (("249079005", SNOMED),)),
        Code("face", "aangezichtsligging", (("21882006", SNOMED),)),
        Code("brow", "voorhoofdsligging", (("8014007", SNOMED),)),
        Code("breech", "stuitligging", (("18559007", SNOMED), ("49168004", SNOMED), ("38049006", SNOMED))),
        OTHER,
    ),
)

PERINEUM = CodeList(
    "perineum",
    (
        Code("intact", "gaaf", (("289854007", SNOMED),)),
        Code("first_degree", "eerstegraads ruptuur", (("199916005", SNOMED),)),
        Code("second_degree", "tweedegraads ruptuur", (("199925004", SNOMED),)),
        Code(
            "third_degree",
            "derdegraads ruptuur",
            (("199930000", SNOMED), ("449807005", SNOMED), ("449808000", SNOMED), ("449809008", SNOMED)),
        ),
        Code("fourth_degree", "vierdegraads ruptuur", (("199934009", SNOMED),)),
        Code("episiotomy", "episiotomiewond", (("609344008", SNOMED),)),
        OTHER,
    ),
)

SEX = CodeList(
    "sex",
    (
        Code("male", "jongen", (("1", _SEX),)),
        Code("female", "meisje", (("2", _SEX),)),
        Code("inconclusive", "niet vast te stellen", (("3", _SEX),)),
    ),
)

DEATH_PHASE = CodeList(
    "death_phase",
    (
        Code("antepartum", "voor de bevalling", (("237361005", SNOMED),)),
        Code("intrapartum", "tijdens de bevalling", (("237362003", SNOMED),)),
        Code("neonatal", "na de geboorte", (("276506001", SNOMED),)),
    ),
)

END_OF_PREGNANCY = CodeList(
    "end_of_pregnancy",
    (
        Code("birth", "bevalling", (("1", _END),)),
        Code("miscarriage", "miskraam", (("2", _END), ("21", _END), ("22", _END), ("23", _END))),
        Code("termination", "afbreking", (("3", _END), ("31", _END), ("32", _END))),
        Code("ectopic", "buitenbaarmoederlijk", (("4", _END),)),
        Code("mola", "mola", (("5", _END),)),
    ),
)

LINE = CodeList(
    "line",
    (
        Code("first", "eerste lijn", (("11", _ROLE), ("01.015", _UZI_ROLE))),
        Code("second", "tweede lijn", (("01.046", _UZI_ROLE), ("25", _ROLE), ("22", _ROLE), ("24", _ROLE))),
    ),
)

INVOLVEMENT = CodeList(
    "involvement",
    (Code("consult", "consult", (("1", _INVOLVEMENT),)), Code("transfer", "overdracht", (("2", _INVOLVEMENT),))),
)

FEEDING = CodeList(
    "feeding",
    (Code("breast", "borstvoeding", (("1", _FEEDING),)), Code("formula", "kunstvoeding", (("2", _FEEDING),))),
)

ORGANISATION_KIND = CodeList(
    "organisation_kind",
    (
        Code("practice", "verloskundigenpraktijk"),
        Code("hospital", "ziekenhuis"),
        Code("kraamzorg", "kraamzorgorganisatie"),
        Code("office", "registratiebureau"),
    ),
)

LEVEL = CodeList(
    "level",
    (
        Code("country", "Nederland"),
        Code("vsv", "VSV"),
        Code("hospital", "ziekenhuis"),
        Code("practice", "praktijk"),
    ),
)

ALERT_KIND = CodeList(
    "alert_kind",
    (
        Code("silent", "aanlevering valt stil of zakt steil"),
        Code("loss", "een deel van de registraties blijft weg"),
        Code("item_dropped", "een gegeven komt niet meer mee"),
    ),
)

SUBJECT_KIND = CodeList(
    "subject_kind",
    (
        Code("organisation", "organisatie"),
        Code("supplier", "leverancier van het registratiesysteem"),
        Code("version", "versie van de kernset"),
    ),
)

_LISTED = code_lists()

RISK_STATUS = _LISTED["risk_status"]
RISK_STATUS_AT_BIRTH = _LISTED["risk_status_at_birth"]
SPECIALITY = _LISTED["speciality"]
AUTOIMMUNE_DISEASE = _LISTED["autoimmune_disease"]
CARDIOVASCULAR_DISEASE = _LISTED["cardiovascular_disease"]
UROGENITAL_DISEASE = _LISTED["urogenital_disease"]
ONCOLOGICAL_DISEASE = _LISTED["oncological_disease"]
THYROID_DISEASE = _LISTED["thyroid_disease"]
NEUROLOGICAL_DISEASE = _LISTED["neurological_disease"]
INFECTIOUS_DISEASE = _LISTED["infectious_disease"]
GASTROINTESTINAL_DISEASE = _LISTED["gastrointestinal_disease"]
ANAEMIA = _LISTED["anaemia"]
LUNG_DISEASE = _LISTED["lung_disease"]
GYNAECOLOGICAL_DISEASE = _LISTED["gynaecological_disease"]
ORTHOPAEDIC_DISEASE = _LISTED["orthopaedic_disease"]
SURGERY = _LISTED["surgery"]
COAGULATION_DISORDER = _LISTED["coagulation_disorder"]
PREGNANCY_INFECTION = _LISTED["pregnancy_infection"]
HYPERTENSIVE_DISORDER = _LISTED["hypertensive_disorder"]
ABNORMAL_GROWTH = _LISTED["abnormal_growth"]
ABNORMAL_LIE = _LISTED["abnormal_lie"]
ENDED_PREGNANCY = _LISTED["ended_pregnancy"]
POSTPARTUM_DISORDER = _LISTED["postpartum_disorder"]
BACK_TO_FIRST_LINE = _LISTED["back_to_first_line"]
BACK_TO_SECOND_LINE = _LISTED["back_to_second_line"]
ETHNICITY = _LISTED["ethnicity"]
GENITAL_MUTILATION = _LISTED["genital_mutilation"]
BIRTH_OF_PLACENTA = _LISTED["birth_of_placenta"]
WEIGHT_PERCENTILE = _LISTED["weight_percentile"]
FETAL_MOVEMENT = _LISTED["fetal_movement"]
SMOKING = _LISTED["smoking"]
ALCOHOL = _LISTED["alcohol"]
FETAL_DEATH_EVIDENCE = _LISTED["fetal_death_evidence"]
INTRAUTERINE_TREATMENT = _LISTED["intrauterine_treatment"]
ONSET_INDICATION = _LISTED["onset_indication"]
THIRD_STAGE_MEDICATION = _LISTED["third_stage_medication"]
LIQUOR = _LISTED["liquor"]
EPISIOTOMY_INDICATION = _LISTED["episiotomy_indication"]
EPISIOTOMY_TYPE = _LISTED["episiotomy_type"]
ANALGESIA = _LISTED["analgesia"]
OTHER_ANALGESIA = _LISTED["other_analgesia"]
ADMINISTRATION = _LISTED["administration"]
ANALGESIA_PERIOD = _LISTED["analgesia_period"]
BIRTH_ROLE = _LISTED["birth_role"]
INSTRUMENT = _LISTED["instrument"]
CAESAREAN_DECISION = _LISTED["caesarean_decision"]
PLANNED_CAESAREAN_INDICATION = _LISTED["planned_caesarean_indication"]
EMERGENCY_CAESAREAN_INDICATION = _LISTED["emergency_caesarean_indication"]
BIRTH_INTERVENTION = _LISTED["birth_intervention"]
CONGENITAL_ANOMALY = _LISTED["congenital_anomaly"]
CHROMOSOMAL_ANOMALY = _LISTED["chromosomal_anomaly"]
CHILD_PROBLEM = _LISTED["child_problem"]
PAEDIATRICIAN_REASON = _LISTED["paediatrician_reason"]
IRREGULAR_ANTIBODY = _LISTED["irregular_antibody"]
THIRD_DEGREE_TYPE = _LISTED["third_degree_type"]
ENDED_HOW = _LISTED["ended_how"]
PRESENTATION_DETAIL = _LISTED["presentation_detail"]
TERMINATION_WAY = _LISTED["termination_way"]
CAESAREAN_INDICATION = CodeList(
    "caesarean_indication",
    tuple(
        {
            code.value: code for code in (*PLANNED_CAESAREAN_INDICATION.codes, *EMERGENCY_CAESAREAN_INDICATION.codes)
        }.values()
    ),
)
