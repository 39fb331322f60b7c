"""What a cut holds: linked births and children without direct identifiers, and which units they count for."""

from ooievaar.records import codes
from ooievaar.records.columns import Column, Kind, Table
from ooievaar.records.experiences import ASKED

BIRTHS = Table(
    "births",
    "één bevalling: een vrouw die één of meer kinderen kreeg",
    (
        Column("birth_id", Kind.TEXT, "kenmerk van de bevalling binnen deze snede"),
        Column("birth_year", Kind.WHOLE, "jaar waarin het eerste kind is geboren"),
        Column("birth_month", Kind.WHOLE, "maand waarin het eerste kind is geboren, 1 tot en met 12"),
        Column("gestation_days", Kind.WHOLE, "zwangerschapsduur", unit="dagen"),
        Column("parity", Kind.WHOLE, "aantal eerdere bevallingen"),
        Column("gravidity", Kind.WHOLE, "aantal zwangerschappen, deze meegeteld"),
        Column("mother_age", Kind.WHOLE, "leeftijd van de moeder bij de bevalling", unit="jaar"),
        Column("postcode4", Kind.TEXT, "eerste vier cijfers van de postcode"),
        Column("children_count", Kind.WHOLE, "aantal geboren kinderen"),
        Column("is_termination", Kind.YES_NO, "de zwangerschap is afgebroken"),
        Column("place_of_birth", Kind.CODE, "plaats van de bevalling", codes=codes.PLACE),
        Column("hospital_lvr", Kind.TEXT, "LVR-nummer van het ziekenhuis van de bevalling"),
        Column("line_at_birth", Kind.CODE, "lijn die de bevalling leidde", codes=codes.LINE),
        Column("labour_onset", Kind.CODE, "hoe de baring begon", codes=codes.LABOUR_ONSET),
        Column(
            "onset_interventions",
            Kind.CODES,
            "interventies bij het begin van de baring",
            codes=codes.ONSET_INTERVENTION,
        ),
        Column("mode_of_birth", Kind.CODE, "manier van geboren worden van het eerste kind", codes=codes.MODE_OF_BIRTH),
        Column("any_caesarean", Kind.YES_NO, "ten minste één kind is met een keizersnede geboren"),
        Column("any_instrumental", Kind.YES_NO, "ten minste één kind is met een kunstverlossing geboren"),
        Column("presentation", Kind.CODE, "ligging van het eerste kind", codes=codes.PRESENTATION),
        Column("blood_loss_ml", Kind.NUMBER, "bloedverlies", unit="ml"),
        Column("haemorrhage", Kind.YES_NO, "fluxus vastgelegd als diagnose"),
        Column("perineum", Kind.CODES, "toestand van het perineum", codes=codes.PERINEUM),
        Column("planned_place", Kind.CODE, "plaats waar de vrouw wilde bevallen", codes=codes.PLACE),
        Column(
            "responsible_at_labour",
            Kind.CODE,
            "lijn die bij de start van de baring verantwoordelijk was",
            codes=codes.LINE,
        ),
        Column("transferred_in_labour", Kind.YES_NO, "overgedragen aan de tweede lijn tijdens de bevalling"),
        Column("maternal_death", Kind.YES_NO, "de moeder is overleden"),
        Column("earlier_caesarean", Kind.YES_NO, "een eerder kind is met een keizersnede geboren"),
        Column("care_started_days", Kind.WHOLE, "zwangerschapsduur bij het begin van de zorg", unit="dagen"),
        Column("smoking", Kind.CODE, "roken bij de eerste controle", codes=codes.SMOKING),
        Column("epidural", Kind.YES_NO, "ruggenprik (epiduraal) tegen de pijn"),
        Column("any_episiotomy", Kind.YES_NO, "er is geknipt"),
        Column("any_perinatal_death", Kind.YES_NO, "ten minste één kind is overleden"),
        Column("lowest_apgar_5", Kind.WHOLE, "laagste apgarscore na 5 minuten van de levend geboren kinderen"),
        Column("any_intensive_care", Kind.YES_NO, "ten minste één kind is opgenomen op een intensive care"),
    ),
    key=("birth_id",),
)

CHILDREN = Table(
    "children",
    "één geboren kind, met de gegevens van de bevalling die zijn indicatoren nodig hebben",
    (
        Column("child_id", Kind.TEXT, "kenmerk van het kind binnen deze snede"),
        Column("birth_id", Kind.TEXT, "de bevalling"),
        Column("birth_order", Kind.WHOLE, "rangnummer bij de geboorte"),
        Column("birth_year", Kind.WHOLE, "geboortejaar"),
        Column("birth_month", Kind.WHOLE, "geboortemaand, 1 tot en met 12"),
        Column("gestation_days", Kind.WHOLE, "zwangerschapsduur", unit="dagen"),
        Column("is_termination", Kind.YES_NO, "de zwangerschap is afgebroken"),
        Column("children_count", Kind.WHOLE, "aantal kinderen bij deze bevalling"),
        Column("parity", Kind.WHOLE, "aantal eerdere bevallingen van de moeder"),
        Column("mother_age", Kind.WHOLE, "leeftijd van de moeder", unit="jaar"),
        Column("sex", Kind.CODE, "geslacht", codes=codes.SEX),
        Column("weight_g", Kind.NUMBER, "geboortegewicht", unit="g"),
        Column("apgar_5", Kind.WHOLE, "apgarscore na 5 minuten"),
        Column("born_alive", Kind.YES_NO, "levend geboren"),
        Column("perinatal_death", Kind.YES_NO, "het kind is overleden, voor, tijdens of na de geboorte"),
        Column("death_phase", Kind.CODE, "wanneer het kind overleed", codes=codes.DEATH_PHASE),
        Column("mode_of_birth", Kind.CODE, "manier van geboren worden", codes=codes.MODE_OF_BIRTH),
        Column("presentation", Kind.CODE, "ligging bij de geboorte", codes=codes.PRESENTATION),
        Column("paediatrician_transfer", Kind.YES_NO, "overgedragen aan de kinderarts binnen 7 dagen"),
        Column("intensive_care", Kind.YES_NO, "opgenomen op een intensive care"),
        Column("feeding", Kind.CODES, "voeding van het kind", codes=codes.FEEDING),
    ),
    key=("child_id",),
)

CONFLICTS = Table(
    "conflicts",
    "één gegeven waarover de zorgverleners van een bevalling van elkaar verschillen",
    (
        Column("birth_id", Kind.TEXT, "de bevalling"),
        Column("child_id", Kind.TEXT, "het kind; niets als het over de bevalling gaat"),
        Column("fact", Kind.TEXT, "naam van de kolom"),
        Column("told", Kind.WHOLE, "hoeveel verschillende waarden er zijn aangeleverd"),
    ),
    key=("birth_id", "child_id", "fact"),
)

ATTRIBUTIONS = Table(
    "attributions",
    "één eenheid waarvoor een bevalling meetelt",
    (
        Column("birth_id", Kind.TEXT, "de bevalling"),
        Column("level", Kind.CODE, "niveau", codes=codes.LEVEL),
        Column("unit", Kind.TEXT, "nummer van de eenheid: NL, VSV-nummer of LVR-nummer"),
        Column("weight", Kind.NUMBER, "deel van de bevalling dat meetelt, tussen 0 en 1"),
        Column("rule", Kind.TEXT, "regel waarop de toewijzing rust"),
    ),
    key=("birth_id", "level", "unit"),
)

LINKS = Table(
    "links",
    "één zorgepisode en de zwangerschap waar zij bij hoort",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        Column("pregnancy_id", Kind.TEXT, "kenmerk van de zwangerschap binnen deze snede"),
        Column("lvr_number", Kind.TEXT, "LVR-nummer van de aanleverende organisatie"),
        Column("match_weight", Kind.NUMBER, "gewicht van de sterkste overeenkomst; leeg als de episode alleen staat"),
        Column("match_probability", Kind.NUMBER, "kans dat die overeenkomst klopt, tussen 0 en 1"),
    ),
    key=("episode_id",),
)

STAYS = Table(
    "stays",
    "één opname van een kind, zoals een kinderafdeling die aanleverde",
    (
        Column("episode_id", Kind.TEXT, "de aanlevering van de opname: een zorgepisode op zichzelf"),
        Column("child_id", Kind.TEXT, "het kind"),
        Column("birth_id", Kind.TEXT, "de bevalling"),
        Column("lvr_number", Kind.TEXT, "LVR-nummer van het ziekenhuis dat aanlevert"),
        Column("admitted_days", Kind.WHOLE, "dagen tussen geboorte en opname"),
        Column("stay_days", Kind.WHOLE, "dagen tussen opname en ontslag"),
        Column("intensive_care", Kind.YES_NO, "opname op een intensive care"),
        Column("readmission", Kind.YES_NO, "heropname"),
        Column("match_weight", Kind.NUMBER, "gewicht van de overeenkomst met het kind"),
        Column("match_probability", Kind.NUMBER, "kans dat die overeenkomst klopt, tussen 0 en 1"),
    ),
    key=("episode_id",),
)

ORGANISATIONS = Table(
    "organisations",
    "één organisatie met een LVR-nummer",
    (
        Column("lvr_number", Kind.TEXT, "LVR-nummer"),
        Column("name", Kind.TEXT, "naam"),
        Column("kind", Kind.CODE, "soort organisatie", codes=codes.ORGANISATION_KIND),
        Column("place", Kind.TEXT, "plaats"),
    ),
    key=("lvr_number",),
)

VSVS = Table(
    "vsvs",
    "één verloskundig samenwerkingsverband",
    (
        Column("vsv_number", Kind.TEXT, "nummer van het VSV in het register"),
        Column("name", Kind.TEXT, "naam"),
    ),
    key=("vsv_number",),
)

MEMBERSHIPS = Table(
    "memberships",
    "één periode waarin een organisatie lid is van een VSV",
    (
        Column("lvr_number", Kind.TEXT, "LVR-nummer van het lid"),
        Column("vsv_number", Kind.TEXT, "nummer van het VSV"),
        Column("start_date", Kind.DAY, "eerste dag van het lidmaatschap"),
        Column("end_date", Kind.DAY, "laatste dag; leeg zolang het lidmaatschap duurt"),
    ),
    key=("lvr_number", "vsv_number", "start_date"),
)

REGISTER = (ORGANISATIONS, VSVS, MEMBERSHIPS)
LINKED = (BIRTHS, CHILDREN, STAYS, CONFLICTS, ATTRIBUTIONS, LINKS, *ASKED, *REGISTER)
