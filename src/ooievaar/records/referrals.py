"""A referral: between whom, when, and each of the reasons that the kernset knows.

Every reason is a column of its own, under the name of the condition with in front whose it is: `reason_history_` (of
the woman), `reason_before_` (an earlier pregnancy), `reason_pregnancy_`, `reason_labour_`. That keeps a reason that was
denied apart from one that was not mentioned, and the choice within a reason with the reason.
"""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, Table, below
from ooievaar.records.conditions import GENERAL, OF_LABOUR, OF_PREGNANCY, conditions

_AT = "zorgverlening/verwijsdetails"
_TO_SECOND = "redenen_van_verwijzing/van_1e_naar_2e_lijn"


def _organisation(side: str, group: str, words: str, numbers: tuple[str, str]) -> tuple[Column, ...]:
    number, speciality = numbers
    identifier = "zorgaanbieder_identificatie_nummer"
    return below(
        f"{group}/zorginstelling",
        Column(f"{side}_lvr", Kind.TEXT, f"LVR-nummer van de {words}", concept=identifier, concept_id=number),
        Column(f"{side}_agb", Kind.TEXT, f"AGB-code van de {words}", concept=identifier, concept_id=number),
        Column(
            f"{side}_speciality",
            Kind.CODE,
            f"specialisme van de {words}",
            concept="specialisme",
            concept_id=speciality,
            codes=codes.SPECIALITY,
        ),
    )


_WHO_AND_WHEN = (
    Column("referral_date", Kind.DAY, "datum van verwijzing", concept="datum_verwijzing", concept_id="82013"),
    *_organisation("from", "verwijzing_van", "verwijzer", ("82552", "82554")),
    *_organisation("to", "verwijzing_naar", "ontvanger", ("82579", "82580")),
    Column(
        "referral_type",
        Kind.CODE,
        "consult of overdracht",
        concept="verwijzing_naar/type_verwijzing",
        concept_id="82581",
        codes=codes.REFERRAL_TYPE,
    ),
    Column(
        "period",
        Kind.CODE,
        "wanneer is verwezen",
        concept="perinatale_periode",
        concept_id="20367",
        codes=codes.REFERRAL_PERIOD,
    ),
)

_OF_HISTORY = conditions(
    GENERAL,
    f"{_TO_SECOND}/algemene_anamnese",
    {
        "autoimmune": "82456", "cardiovascular": "82458", "urogenital": "82460", "oncological": "82462",
        "thyroid": "82464", "diabetes": "82465", "neurological": "82467", "infectious": "82469",
        "gastrointestinal": "82471", "anaemia": "82473", "lung": "82475", "gynaecological": "82477",
        "orthopaedic": "82479", "transfusion": "82481", "transfusion_reaction": "82482", "surgery": "82484",
        "coagulation": "82486", "psychiatric": "82488", "other": "82490",
    },
    prefix="reason_history_",
    words="verwezen om voorgeschiedenis: {}",
)  # fmt: skip

_OF_EARLIER_PREGNANCY = conditions(
    OF_PREGNANCY,
    f"{_TO_SECOND}/obstetrische_anamnese",
    {
        "gynaecological": "82582", "bleeding": "82493", "partial_mola": "82494", "cervical_insufficiency": "82495",
        "infection": "82496", "hyperemesis": "82497", "hypertensive": "82498", "cholestasis": "82499",
        "diabetes_with_insulin": "82500", "abnormal_growth": "82501", "threatened_immature_birth": "82502",
        "threatened_preterm_birth": "82503", "placental_abruption": "82504", "haemorrhage": "82505",
    },
    prefix="reason_before_",
    words="verwezen om een eerdere zwangerschap: {}",
)  # fmt: skip

_OF_PREGNANCY = (
    *conditions(
        OF_PREGNANCY,
        f"{_TO_SECOND}/zwangerschap",
        {
            "gynaecological": "82509", "bleeding": "82510", "partial_mola": "82511", "cervical_insufficiency": "82512",
            "infection": "82513", "hyperemesis": "82514", "hypertensive": "82515", "cholestasis": "82516",
            "diabetes_with_insulin": "82517", "abnormal_growth": "82518", "threatened_immature_birth": "82519",
            "threatened_preterm_birth": "82520", "placental_abruption": "82521", "cord_prolapse": "82522",
            "abnormal_lie": "82523", "suspected_fetal_death": "82525",
        },
        prefix="reason_pregnancy_",
        words="verwezen in de zwangerschap om: {}",
    ),
    *below(
        "",
        *conditions(
            OF_PREGNANCY,
            f"{_TO_SECOND}/zwangerschap",
            {"multiple_pregnancy": "83404", "post_term": "84192"},
            prefix="reason_pregnancy_",
            words="verwezen in de zwangerschap om: {}",
        ),
        since="2.3.5",
    ),
    *below(
        "",
        *conditions(
            OF_PREGNANCY,
            f"{_TO_SECOND}/zwangerschap",
            {"exhaustion": "84216"},
            prefix="reason_pregnancy_",
            words="verwezen in de zwangerschap om: {}",
        ),
        since="2.3.6",
    ),
    Column(
        "reason_ended_pregnancy",
        Kind.CODE,
        "verwezen om het einde van de zwangerschap",
        concept=f"{_TO_SECOND}/einde_zwangerschap",
        concept_id="82453",
        codes=codes.ENDED_PREGNANCY,
    ),
)  # fmt: skip

_OF_LABOUR = (
    *conditions(
        OF_LABOUR,
        f"{_TO_SECOND}/bevalling",
        {
            "pprom": "82530", "prom": "82531", "fever": "82532", "slow_dilatation": "82533",
            "slow_expulsion": "82534", "suspected_fetal_distress": "82535", "suspected_fetal_death": "82537",
            "retained_placenta": "82541", "perineum": "82543", "haemorrhage": "82542",
        },
        prefix="reason_labour_",
        words="verwezen bij de bevalling om: {}",
    ),
    *below(
        "",
        *conditions(
            OF_LABOUR,
            f"{_TO_SECOND}/bevalling",
            {"meconium": "83403"},
            prefix="reason_labour_",
            words="verwezen bij de bevalling om: {}",
        ),
        since="2.3.5",
    ),
    *below(
        "",
        *conditions(
            OF_LABOUR,
            f"{_TO_SECOND}/bevalling",
            {"pain_relief": "84215"},
            prefix="reason_labour_",
            words="verwezen bij de bevalling om: {}",
        ),
        since="2.3.6",
    ),
)  # fmt: skip

_OTHER_REASONS = (
    Column(
        "reason_postnatal",
        Kind.CODES,
        "verwezen in het kraambed om een aandoening van de moeder",
        concept=f"{_TO_SECOND}/postnatale_fase/pathologie_vrouw",
        concept_id="82545",
        codes=codes.POSTPARTUM_DISORDER,
    ),
    Column(
        "reason_other_described",
        Kind.WRITTEN,
        "verwezen om een andere reden, die is omschreven",
        concept=f"{_TO_SECOND}/overig",
        concept_id="82442",
    ),
    Column(
        "reason_third_line_described",
        Kind.WRITTEN,
        "reden van verwijzing naar de derde lijn omschreven",
        concept="redenen_van_verwijzing/van_2e_naar_3e_lijn",
        concept_id="82451",
    ),
    Column(
        "reason_back_to_first_line",
        Kind.CODE,
        "reden van verwijzing terug naar de eerste lijn",
        concept="redenen_van_verwijzing/van_2e_naar_1e_lijn",
        concept_id="82448",
        codes=codes.BACK_TO_FIRST_LINE,
    ),
    Column(
        "reason_back_to_second_line",
        Kind.CODE,
        "reden van verwijzing terug naar de tweede lijn",
        concept="redenen_van_verwijzing/van_3e_naar_2e_lijn",
        concept_id="82449",
        codes=codes.BACK_TO_SECOND_LINE,
    ),
)

REFERRALS = Table(
    "referrals",
    "één verwijzing in een zorgepisode",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        Column("number", Kind.WHOLE, "volgnummer in het bericht, vanaf 1"),
        *below(
            _AT,
            *_WHO_AND_WHEN,
            *_OF_HISTORY,
            *_OF_EARLIER_PREGNANCY,
            *_OF_PREGNANCY,
            *_OF_LABOUR,
            *_OTHER_REASONS,
            since="2.3",
        ),
    ),
    key=("episode_id", "number"),
    at=_AT,
    one="verwijzing",
)
