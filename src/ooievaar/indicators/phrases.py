"""The fixed words of the pages of indicators, in Dutch and English."""

from dataclasses import dataclass

from ooievaar.indicators.declaration import Wanted


@dataclass(frozen=True)
class Texts:
    """The fixed words of a page in one language."""

    number: str
    number_unknown: str
    change: str
    alike: str
    counted: dict[str, str]
    wanted: dict[Wanted, str]
    since: str
    denominator: str
    numerator: str
    no_numerator: str
    parts: str
    counting_parts: str
    missing: str
    interval: str
    marks: str
    response: str
    score_interval: str
    choices: str
    made_on: str
    source: str
    case: str
    expected: str
    example_title: str
    example_words: str
    statement_title: str
    statement_words: str
    index_title: str
    index_words: str
    within: str
    neutral_title: str
    neutral_words: str
    absent: str
    history_title: str
    history_words: str


NL = Texts(
    number="Nummer in de landelijke set",
    number_unknown="niet bekend",
    change="Wat veranderde",
    alike="Wie meetelt en wat er wordt geteld, is hetzelfde als hierboven vanaf verslagjaar {year}.",
    counted={
        "births": "Telt bevallingen",
        "children": "Telt kinderen",
        "experiences": "Telt cijfers die moeders gaven",
    },
    wanted={wanted: wanted.value.capitalize() for wanted in Wanted},
    since="Vanaf verslagjaar",
    denominator="**Noemer**: wie telt mee? Aan al deze voorwaarden is voldaan:",
    numerator="**Teller**: van wie in de noemer geldt ook:",
    no_numerator="Er is geen teller voor het geheel: de indicator is een verdeling over de onderdelen hieronder.",
    parts="Onderdelen",
    counting_parts="teller van onderdeel (? is niet te bepalen)",
    missing=(
        "Ontbreekt een gegeven dat nodig is om te kiezen, dan is de uitkomst *niet te bepalen*. "
        "Dat aantal staat altijd bij het cijfer. Is al zeker dat iemand buiten de noemer valt, dan verandert een "
        "ontbrekend gegeven dat niet."
    ),
    interval=(
        "Het cijfer is teller gedeeld door noemer, in procenten, met een Wilson-interval van 95 %. "
        "Een bevalling kan voor meer dan één VSV meetellen, in delen die samen 1 zijn; dan is het interval "
        "berekend over de opgetelde delen."
    ),
    marks="**Cijfers**: welke tellen mee? Aan al deze voorwaarden is voldaan:",
    response=(
        "**Respons**: ingevulde vragenlijsten die voor het VSV meetellen, gedeeld door het aantal zorggevallen. "
        "Een zorggeval is:"
    ),
    score_interval=(
        "Elk onderdeel is een score: de som van de cijfers gedeeld door hun aantal, met twee decimalen, en een "
        "interval van 95 %. De cijfers van één moeder horen bij elkaar; het interval is daarom over moeders berekend."
    ),
    choices="Keuzes die wij maakten",
    made_on="keuze van",
    source="Bron",
    case="voorbeeld",
    expected="uitkomst",
    example_title="Voorbeelden",
    example_words="Elke regel is ook een test. Een lege cel betekent: onbekend.",
    statement_title="De telling zelf",
    statement_words="Deze opdracht voert de registratie uit; zij is gemaakt uit dezelfde definitie als deze pagina.",
    index_title="Indicatoren",
    index_words="Per indicator: wat telt mee, waarom, en hoe precies.",
    within="telt mee in onderdeel",
    neutral_title="Neutrale maten",
    neutral_words=(
        "Maten die niet in de landelijke set staan. Zij worden uit dezelfde tabellen berekend, maar niet geaccordeerd, "
        "ondertekend of gepubliceerd."
    ),
    absent=(
        "Te licht voor de duur van de zwangerschap (SGA) staat er niet bij: dat vraagt een referentiecurve als "
        "gegeven, met haar bron, en die is er niet. Een benadering zou op de echte maat lijken en iets anders "
        "betekenen."
    ),
    history_title="Wat er in de set veranderde",
    history_words="Wat een bron zegt over de hele set, ook over wat deze registratie niet berekent.",
)
EN = Texts(
    number="Number in the national set",
    number_unknown="not known",
    change="What changed",
    alike="Who counts and what is counted is the same as above from reporting year {year}.",
    counted={"births": "Counts births", "children": "Counts children", "experiences": "Counts marks that mothers gave"},
    wanted={
        Wanted.LOWER: "Lower is better",
        Wanted.HIGHER: "Higher is better",
        Wanted.NEITHER: "Lower or higher is not better or worse",
    },
    since="From reporting year",
    denominator="**Denominator**: who counts? All these conditions are met:",
    numerator="**Numerator**: of those in the denominator, for whom also holds:",
    no_numerator="There is no numerator for the whole: the indicator is a division over the parts below.",
    parts="Parts",
    counting_parts="numerator of part (? is undetermined)",
    missing=(
        "When an item is missing that is needed to choose, the outcome is *undetermined*. "
        "That count always stands beside the figure. When someone is certainly outside the denominator, "
        "a missing item does not change that."
    ),
    interval=(
        "The figure is numerator divided by denominator, in percent, with a Wilson interval of 95 %. "
        "A birth may count for more than one VSV, in parts that together are 1; "
        "the interval is then computed over the sum of those parts."
    ),
    marks="**Marks**: which count? All these conditions are met:",
    response=(
        "**Response**: questionnaires that were filled in and count for the VSV, divided by the number of care cases. "
        "A care case is:"
    ),
    score_interval=(
        "Each part is a score: the sum of the marks divided by their number, with two decimals, and a 95 % interval. "
        "The marks of one mother belong together, so the interval is computed over mothers."
    ),
    choices="Choices we made",
    made_on="chosen on",
    source="Source",
    case="example",
    expected="outcome",
    example_title="Examples",
    example_words="Each row is also a test. An empty cell means: unknown.",
    statement_title="The count itself",
    statement_words="This is the statement that the registry runs; it is made from the same definition as this page.",
    index_title="Indicators",
    index_words="Per indicator: what counts, why, and how exactly.",
    within="counts in part",
    neutral_title="Neutral measures",
    neutral_words=(
        "Measures that are not in the national set. They are computed from the same tables, but not approved, "
        "signed or published."
    ),
    absent=(
        "Small for gestational age (SGA) is not among them: it needs a reference curve as data, with its source, and "
        "there is none. An approximation would look like the real measure and mean something else."
    ),
    history_title="What changed in the set",
    history_words="What a source says of the whole set, also of what this registry does not compute.",
)
