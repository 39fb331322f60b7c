"""What a document of the kernset neonatologie tells of each system of a newborn's body, as columns of its admission."""

from collections.abc import Iterator

from ooievaar.records import neonatal_codes
from ooievaar.records.columns import CodeList, Column, Kind
from ooievaar.records.versions import NEONATOLOGY

# What can be told of a system of the body: name and kind of the column, its words, its choices.
_LEAVES: dict[str, tuple[str, Kind, str, CodeList | None]] = {
    "problemen_aanwezigq": ("present", Kind.YES_NO, "er zijn problemen", None),
    "probleem/probleem_naam": ("problems", Kind.SEQUENCE, "problemen", None),
    "probleem/verificatie_status": (
        "problem_statuses",
        Kind.SEQUENCE,
        "hoe zeker elk probleem is",
        neonatal_codes.VERIFICATION,
    ),
    "probleem/probleem_begin_datum": ("problem_start_dates", Kind.SEQUENCE, "begin van elk probleem", None),
    "probleem/probleem_eind_datum": ("problem_end_dates", Kind.SEQUENCE, "einde van elk probleem", None),
    "probleem/aanvang": ("problem_settings", Kind.SEQUENCE, "waar elk probleem begon", None),
    "probleem/microorganisme_sepsis_meningitis": ("organisms", Kind.SEQUENCE, "verwekkers van elk probleem", None),
    "probleem/microorganisme_congenitale_infectie": (
        "congenital_organisms",
        Kind.SEQUENCE,
        "verwekker van elke congenitale infectie",
        None,
    ),
    "probleem/lijnsepsisq": ("line_sepsis", Kind.SEQUENCE, "lijnsepsis, per probleem", None),
    "probleem/onset": ("onsets", Kind.SEQUENCE, "vroeg of laat begonnen, per probleem", None),
    "probleem/ernst_encefalopathie": (
        "encephalopathy_grades",
        Kind.SEQUENCE,
        "ernst van de encefalopathie, per probleem",
        neonatal_codes.ENCEPHALOPATHY,
    ),
    "verrichting/verrichting_type": ("procedures", Kind.SEQUENCE, "verrichtingen", None),
    "verrichting/indicatie/probleem": ("procedure_reasons", Kind.SEQUENCE, "reden van elke verrichting", None),
    "verrichting/verrichting_start_datum": (
        "procedure_start_dates",
        Kind.SEQUENCE,
        "begin van elke verrichting",
        None,
    ),
    "verrichting/verrichting_eind_datum": ("procedure_end_dates", Kind.SEQUENCE, "einde van elke verrichting", None),
    "medicatie/stimulatie_ademhaling": ("stimulants", Kind.SEQUENCE, "stimulerende medicijnen", None),
    "medicatie/surfactant": ("surfactant", Kind.SEQUENCE, "surfactant", None),
    "medicatie/systemische_steroiden": ("steroids", Kind.SEQUENCE, "systemische steroïden", None),
    "ademhalingsondersteuningq": ("given", Kind.YES_NO, "gegeven", None),
    "o2_op_dag_28q": ("oxygen_on_day_28", Kind.YES_NO, "zuurstof op dag 28", None),
    "antibiotica_eerste_3_dagenq": ("early_antibiotics", Kind.YES_NO, "antibiotica in de eerste drie dagen", None),
    "infuuskatheter/medisch_hulpmiddel/begin_datum": (
        "catheter_start_dates",
        Kind.SEQUENCE,
        "begin van elke katheter",
        None,
    ),
    "infuuskatheter/medisch_hulpmiddel/einddatum": (
        "catheter_end_dates",
        Kind.SEQUENCE,
        "einde van elke katheter",
        None,
    ),
    "gradatie_bpd": ("bpd_grade", Kind.TEXT, "graad van bronchopulmonale dysplasie", None),
    "rop_screening_verrichtq": ("rop_screened", Kind.YES_NO, "gescreend op prematurenretinopathie", None),
    "rop_screening_afgeslotenq": ("rop_screening_closed", Kind.YES_NO, "die screening is afgesloten", None),
    "aabr_verrichtq": ("aabr_done", Kind.YES_NO, "gehoor gescreend met AABR", None),
    "aabr_afwijkendq": ("aabr_abnormal", Kind.YES_NO, "die screening was afwijkend", None),
    "bera_verrichtq": ("bera_done", Kind.YES_NO, "gehoor onderzocht met BERA", None),
    "bera/bera_afwijkendq": ("bera_abnormal", Kind.YES_NO, "dat onderzoek was afwijkend", None),
    "bera/bera_lateraliteit": ("bera_side", Kind.CODE, "aan welke kant", neonatal_codes.SIDE),
}
_PROBLEMS = ("problemen_aanwezigq", "probleem/probleem_naam", "probleem/verificatie_status")
_NAMED = ("probleem/probleem_naam", "probleem/verificatie_status")
_TREATED = ("verrichting/verrichting_type", "verrichting/indicatie/probleem")
_COURSE = ("verrichting/verrichting_start_datum", "verrichting/verrichting_eind_datum", "verrichting/verrichting_type")
_MEDICINES = ("medicatie/stimulatie_ademhaling", "medicatie/surfactant", "medicatie/systemische_steroiden")
_INFECTED = (
    "probleem/probleem_begin_datum",
    "probleem/probleem_eind_datum",
    "probleem/aanvang",
    "probleem/microorganisme_sepsis_meningitis",
    "probleem/microorganisme_congenitale_infectie",
    "probleem/lijnsepsisq",
    "probleem/onset",
    "antibiotica_eerste_3_dagenq",
)
_CATHETERS = ("infuuskatheter/medisch_hulpmiddel/begin_datum", "infuuskatheter/medisch_hulpmiddel/einddatum")
_SENSES = (
    *_PROBLEMS,
    "verrichting/verrichting_type",
    "rop_screening_verrichtq",
    "rop_screening_afgeslotenq",
    "aabr_verrichtq",
    "aabr_afwijkendq",
    "bera_verrichtq",
    "bera/bera_afwijkendq",
    "bera/bera_lateraliteit",
)
_SYSTEMS = "kind/problematiek_kind/"
_CONGENITAL = f"{_SYSTEMS}congenitale_aandoeningen/"

# Name before the columns of a system, where it stands, its words, what can be told of it, and the numbers of that.
_TOLD: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    ("trauma", f"{_SYSTEMS}geboortetrauma/", "geboortetrauma", _PROBLEMS, "91093 90266 90270"),
    (
        "breathing_support",
        f"{_SYSTEMS}ademhalingsondersteuning/",
        "ademhalingsondersteuning",
        ("ademhalingsondersteuningq", *_COURSE, "o2_op_dag_28q"),
        "91104 90304 90305 90310 90357",
    ),
    (
        "respiratory",
        f"{_SYSTEMS}respiratoir/",
        "ademhaling",
        (
            *_PROBLEMS,
            "probleem/probleem_begin_datum",
            "probleem/aanvang",
            "verrichting/verrichting_type",
            *_MEDICINES,
        ),
        "91094 90297 90301 90298 90366 90839 90371 90372 90373",
    ),
    (
        "circulatory",
        f"{_SYSTEMS}circulatoir/",
        "bloedsomloop",
        (*_PROBLEMS, "verrichting/verrichting_type"),
        "91095 90395 90399 90381",
    ),
    (
        "infectious",
        f"{_SYSTEMS}infectieus/",
        "infecties",
        (*_PROBLEMS, *_INFECTED),
        "91087 90405 90409 90406 90407 90830 91043 91365 91265 91088 91045",
    ),
    ("infusion", f"{_SYSTEMS}infuus/", "infuus", _CATHETERS, "91064 91086"),
    (
        "gastrointestinal",
        f"{_SYSTEMS}gastrointestinaal/",
        "maag en darmen",
        (*_PROBLEMS, *_TREATED),
        "91096 90450 90454 90463 90462",
    ),
    ("haematological", f"{_SYSTEMS}hematologisch/", "bloed", _PROBLEMS, "91097 91370 91374"),
    (
        "metabolic",
        f"{_SYSTEMS}metabool_en_endocrien/",
        "stofwisseling en hormonen",
        (*_PROBLEMS, *_TREATED),
        "91098 90760 90764 91273 91272",
    ),
    (
        "neurological",
        f"{_SYSTEMS}neurologisch/",
        "zenuwstelsel",
        (*_PROBLEMS, "probleem/ernst_encefalopathie", *_TREATED),
        "91099 90694 90698 90724 91337 91336",
    ),
    (
        "senses",
        f"{_SYSTEMS}zintuigen/",
        "zintuigen",
        _SENSES,
        "91100 90729 90733 90742 91000 90752 91122 90851 91123 90754 90755",
    ),
    ("congenital", _CONGENITAL, "aangeboren aandoeningen", ("problemen_aanwezigq",), "91101"),
    (
        "anomaly",
        f"{_CONGENITAL}aangeboren_anatomische_afwijkingen_majorsyndromen/",
        "aangeboren afwijkingen",
        _NAMED,
        "90824 90828",
    ),
    ("metabolic_disease", f"{_CONGENITAL}stofwisselingsziekten/", "stofwisselingsziekten", _NAMED, "90804 90808"),
    (
        "surgery",
        f"{_CONGENITAL}chirurgische_ingrepen/",
        "chirurgische ingrepen",
        ("verrichting/verrichting_type",),
        "90790",
    ),
    ("after_discharge", "kind/follow_up/na_ontslag/", "na ontslag", ("o2_op_dag_28q", "gradatie_bpd"), "713 90477"),
    (
        "after_discharge_senses",
        "kind/follow_up/na_ontslag/zintuigen/",
        "zintuigen na ontslag",
        _SENSES,
        "91137 91142 91146 91155 91165 91166 91167 91168 91170 91172 91173",
    ),
)


def system_columns() -> Iterator[Column]:
    """The columns of all systems, each named after its system."""
    for prefix, place, words, told, numbers in _TOLD:
        for leaf, number in zip(told, numbers.split(), strict=True):
            name, kind, what, choices = _LEAVES[leaf]
            yield Column(
                f"{prefix}_{name}",
                kind,
                f"{words}: {what}",
                concept=place + leaf,
                concept_id=number,
                codes=choices,
                since=NEONATOLOGY,
            )
