"""Conditions that the kernset asks about in several places: of the woman herself, as a reason to refer, before, now.

Each is declared once. A table says which of them it has, by their number at that place, and under which names.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ooievaar.records import codes
from ooievaar.records.columns import CodeList, Column, Kind, below


class Condition(NamedTuple):
    """A condition: its name, kind, Dutch words, name in the kernset, and choices if it has them."""

    name: str
    kind: Kind
    words: str
    leaf: str
    codes: CodeList | None = None
    asked: str | None = None  # the yes or no that version 2.2 asked before the choice


GENERAL = (
    Condition(
        "autoimmune",
        Kind.CODES,
        "auto-immuunziekte",
        "autoimmuun_aandoening",
        codes.AUTOIMMUNE_DISEASE,
        "autoimmuun_aandoeningq",
    ),
    Condition(
        "cardiovascular",
        Kind.CODES,
        "hart- of vaatziekte",
        "cardiovasculaire_aandoening",
        codes.CARDIOVASCULAR_DISEASE,
        "cardiovasculaire_aandoeningq",
    ),
    Condition(
        "urogenital",
        Kind.CODES,
        "ziekte van nieren of urinewegen",
        "urogenitale_aandoening",
        codes.UROGENITAL_DISEASE,
        "urogenitale_aandoeningq",
    ),
    Condition(
        "oncological",
        Kind.CODES,
        "kanker",
        "oncologische_aandoening",
        codes.ONCOLOGICAL_DISEASE,
        "oncologische_aandoeningq",
    ),
    Condition(
        "thyroid",
        Kind.CODE,
        "ziekte van de schildklier",
        "schildklier_aandoening",
        codes.THYROID_DISEASE,
        "schildklier_aandoeningq",
    ),
    Condition("diabetes", Kind.YES_NO, "diabetes mellitus", "diabetes_mellitusq"),
    Condition(
        "neurological",
        Kind.CODES,
        "neurologische ziekte",
        "neurologische_aandoening",
        codes.NEUROLOGICAL_DISEASE,
        "neurologische_aandoeningq",
    ),
    Condition(
        "infectious", Kind.CODES, "infectieziekte", "infectieziekte", codes.INFECTIOUS_DISEASE, "infectieziekteq"
    ),
    Condition(
        "gastrointestinal",
        Kind.CODES,
        "maag-, darm- of leverziekte",
        "mdl_aandoening",
        codes.GASTROINTESTINAL_DISEASE,
        "mdl_aandoeningq",
    ),
    Condition("anaemia", Kind.CODES, "anemie", "anemie", codes.ANAEMIA, "anemieq"),
    Condition("lung", Kind.CODES, "longziekte", "longaandoening", codes.LUNG_DISEASE, "longaandoeningq"),
    Condition(
        "gynaecological",
        Kind.CODES,
        "gynaecologische aandoening",
        "gynaecologische_aandoening",
        codes.GYNAECOLOGICAL_DISEASE,
        "gynaecologische_aandoeningq",
    ),
    Condition(
        "orthopaedic",
        Kind.CODES,
        "orthopedische afwijking",
        "orthopedische_afwijking",
        codes.ORTHOPAEDIC_DISEASE,
        "orthopedische_afwijkingq",
    ),
    Condition("transfusion", Kind.YES_NO, "bloedtransfusie", "bloedtransfusieq"),
    Condition("transfusion_reaction", Kind.YES_NO, "reactie op een bloedtransfusie", "transfusiereactieq"),
    Condition("surgery", Kind.CODES, "operatie", "type_operatie", codes.SURGERY, "operatieq"),
    Condition(
        "coagulation",
        Kind.CODES,
        "stollingsprobleem",
        "type_stollingsprobleem",
        codes.COAGULATION_DISORDER,
        "stollingsprobleemq",
    ),
    Condition("psychiatric", Kind.YES_NO, "psychiatrische aandoening", "psychiatrieq"),
    Condition("other", Kind.YES_NO, "andere aandoening", "overige_aandoeningq"),
)

OF_PREGNANCY = (
    Condition(
        "gynaecological",
        Kind.CODE,
        "gynaecologische aandoening",
        "gynaecologische_aandoening",
        codes.GYNAECOLOGICAL_DISEASE,
    ),
    Condition("bleeding", Kind.YES_NO, "bloedverlies", "bloedverliesq"),
    Condition("partial_mola", Kind.YES_NO, "partiële mola", "partiele_molaq"),
    Condition("cervical_insufficiency", Kind.YES_NO, "cervixinsufficiëntie", "cervixinsufficientieq"),
    Condition("infection", Kind.CODE, "infectie", "infectie", codes.PREGNANCY_INFECTION),
    Condition("hyperemesis", Kind.YES_NO, "hyperemesis gravidarum", "hyperemesis_gravidarumq"),
    Condition(
        "hypertensive", Kind.CODE, "hypertensieve aandoening", "hypertensieve_aandoening", codes.HYPERTENSIVE_DISORDER
    ),
    Condition("cholestasis", Kind.YES_NO, "zwangerschapscholestase", "zwangerschapscholestaseq"),
    Condition(
        "diabetes_with_insulin",
        Kind.YES_NO,
        "zwangerschapsdiabetes waarvoor insuline",
        "diabetes_gravidarum_met_insulineq",
    ),
    Condition("abnormal_growth", Kind.CODE, "afwijkende groei", "afwijkende_groei_foetus", codes.ABNORMAL_GROWTH),
    Condition("threatened_immature_birth", Kind.YES_NO, "dreigende immature bevalling", "dreigende_partus_immaturusq"),
    Condition("threatened_preterm_birth", Kind.YES_NO, "dreigende vroeggeboorte", "dreigende_partus_prematurusq"),
    Condition("placental_abruption", Kind.YES_NO, "loslaten van de placenta", "abruptio_placentaeq"),
    Condition("cord_prolapse", Kind.YES_NO, "uitgezakte navelstreng", "navelstrengprolapsq"),
    Condition("haemorrhage", Kind.YES_NO, "fluxus", "fluxus_postpartumq"),
    Condition("abnormal_lie", Kind.CODE, "afwijkende ligging", "liggingsafwijking", codes.ABNORMAL_LIE),
    Condition("multiple_pregnancy", Kind.YES_NO, "meerling", "meerlingzwangerschapq"),
    Condition("post_term", Kind.YES_NO, "serotiniteit", "serotiniteitq"),
    Condition(
        "suspected_fetal_death",
        Kind.YES_NO,
        "vermoeden van vruchtdood",
        "intrauteriene_vruchtdood/vermoeden_intrauteriene_vruchtdoodq",
    ),
    Condition("exhaustion", Kind.YES_NO, "surmenage", "surmenageq"),
)

OF_LABOUR = (
    Condition("pprom", Kind.YES_NO, "vroegtijdig gebroken vliezen voor 37 weken", "ppromq"),
    Condition("prom", Kind.YES_NO, "langdurig gebroken vliezen", "promq"),
    Condition("fever", Kind.YES_NO, "koorts", "koortsq"),
    Condition("slow_dilatation", Kind.YES_NO, "niet-vorderende ontsluiting", "niet_vorderende_ontsluitingq"),
    Condition("slow_expulsion", Kind.YES_NO, "niet-vorderende uitdrijving", "niet_vorderende_uitdrijvingq"),
    Condition("suspected_fetal_distress", Kind.YES_NO, "verdenking op foetale nood", "verdenking_foetale_noodq"),
    Condition("meconium", Kind.YES_NO, "meconiumhoudend vruchtwater", "meconiumhoudend_vruchtwaterq"),
    Condition(
        "suspected_fetal_death",
        Kind.YES_NO,
        "vermoeden van vruchtdood tijdens de bevalling",
        "intrauteriene_vruchtdood/vermoeden_intrauteriene_vruchtdoodq",
    ),
    Condition("retained_placenta", Kind.YES_NO, "vastzittende placenta", "vastzittende_placentaq"),
    Condition("perineum", Kind.YES_NO, "toestand van het perineum", "conditie_perineum_postpartum"),
    Condition("haemorrhage", Kind.YES_NO, "fluxus vastgelegd als diagnose", "fluxus_postpartumq"),
    Condition("pain_relief", Kind.YES_NO, "behoefte aan pijnbestrijding", "behoefte_aan_pijnbestrijdingq"),
)


def conditions(
    declared: tuple[Condition, ...],
    path: str,
    numbers: Mapping[str, str],
    *,
    prefix: str = "",
    words: str = "{}",
    several: bool = False,
) -> tuple[Column, ...]:
    """The columns of the conditions that a group has.

    Args:
        declared: the conditions to choose from, in the order of the columns.
        path: the group in the kernset.
        numbers: by condition name, its concept number at that place.
        prefix: what column names begin with.
        words: Dutch words around those of the condition, with {} in their place.
        several: the group repeats within one row, so that a condition may have several choices.
    """
    return below(
        path,
        *(
            Column(
                prefix + each.name,
                Kind.CODES if several and each.kind is Kind.CODE else each.kind,
                words.format(each.words),
                concept=each.leaf,
                concept_id=numbers[each.name],
                codes=each.codes,
            )
            for each in declared
            if each.name in numbers
        ),
    )
