"""Figures as plain sentences, and what a figure does and does not tell: for people who are expecting."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.portal.releases.queries import Released
from ooievaar.portal.ui.core_words import in_language


@dataclass(frozen=True)
class Words:
    """How one indicator is told: `name` in plain words beside its official title; `among` is a sentence with
    `%(about)s`, the number in every hundred or thousand.
    """

    name: Promise | str
    among: Promise | str
    tells: Promise | str
    tells_not: Promise | str


WORDS = {
    "paediatric_admission": Words(
        gettext_lazy("Voldragen kinderen die naar de kinderarts moeten"),
        gettext_lazy(
            "Van elke %(of)s kinderen die op tijd worden geboren, gaan er ongeveer %(about)s in de eerste week "
            "naar de kinderarts."
        ),
        gettext_lazy("Hoe vaak de kinderarts in de eerste week de zorg voor een voldragen kind overneemt."),
        gettext_lazy(
            "Het zegt niet hoe ziek een kind was. Soms neemt de kinderarts de zorg uit voorzorg over. "
            "Ziekenhuizen met meer zwangeren met problemen hebben vaak een hoger cijfer."
        ),
    ),
    "intrapartum_transfer": Words(
        gettext_lazy("Tijdens de bevalling naar de gynaecoloog"),
        gettext_lazy(
            "Van elke %(of)s bevallingen die bij de verloskundige beginnen, gaat de zorg er bij ongeveer %(about)s "
            "tijdens de bevalling over naar de gynaecoloog."
        ),
        gettext_lazy("Hoe vaak een bevalling die bij de verloskundige begint, verdergaat bij de gynaecoloog."),
        gettext_lazy(
            "Het zegt niet dat er iets misging. Vaak gaat het om pijnstilling, of duurt de bevalling lang. "
            "Bij een eerste kind komt het veel vaker voor dan bij een volgend kind."
        ),
    ),
    "preterm_birth": Words(
        gettext_lazy("Te vroeg geboren"),
        gettext_lazy("Van elke %(of)s kinderen worden er ongeveer %(about)s te vroeg geboren: vóór 37 weken."),
        gettext_lazy("Hoeveel kinderen in een regio vóór 37 weken worden geboren."),
        gettext_lazy(
            "Het zegt niet of de zorg goed of slecht is. Te vroeg geboren worden heeft vaak oorzaken waar "
            "zorgverleners weinig aan kunnen doen. Ziekenhuizen die zwangeren met problemen opvangen, hebben een "
            "hoger cijfer."
        ),
    ),
    "postpartum_haemorrhage": Words(
        gettext_lazy("Veel bloedverlies na de bevalling"),
        gettext_lazy(
            "Van elke %(of)s vrouwen verliezen er ongeveer %(about)s na de bevalling een liter bloed of meer."
        ),
        gettext_lazy("Hoe vaak vrouwen na de bevalling veel bloed verliezen: een liter of meer."),
        gettext_lazy(
            "Het zegt niet hoe groot de kans voor u is. Die hangt ook af van uw gezondheid en van eerdere bevallingen. "
            "Bovendien meten niet alle zorgverleners bloedverlies op dezelfde manier."
        ),
    ),
    "perineal_tear": Words(
        gettext_lazy("Een ernstige scheur bij de bevalling"),
        gettext_lazy(
            "Van elke %(of)s vrouwen die vaginaal bevallen, krijgen er ongeveer %(about)s een ernstige scheur."
        ),
        gettext_lazy("Hoe vaak bij een bevalling de kringspier van de anus scheurt."),
        gettext_lazy(
            "Het zegt niet hoe groot de kans voor u is. Bij een eerste kind, een groot kind of een kunstverlossing is "
            "die groter."
        ),
    ),
    "ntsv_caesarean": Words(
        gettext_lazy("Keizersnede bij een eerste bevalling"),
        gettext_lazy(
            "Van elke %(of)s vrouwen die voor het eerst bevallen, van één kind dat goed ligt, krijgen er ongeveer "
            "%(about)s een keizersnede."
        ),
        gettext_lazy("Hoe vaak een eerste bevalling zonder bekende bijzonderheden toch een keizersnede wordt."),
        gettext_lazy(
            "Het zegt niet dat een keizersnede onnodig was. Een keizersnede kan de beste keuze zijn "
            "voor moeder of kind."
        ),
    ),
    "place_of_birth": Words(
        gettext_lazy("Waar vrouwen bevallen"),
        gettext_lazy("Van elke %(of)s bevallingen zijn er ongeveer %(about)s thuis."),
        gettext_lazy("Waar vrouwen in een regio bevallen: thuis, in een geboortecentrum of in het ziekenhuis."),
        gettext_lazy(
            "Geen van deze plekken is altijd de beste. Wat past, hangt af van uw gezondheid en van wat u zelf wilt."
        ),
    ),
    "prem": Words(
        gettext_lazy("Wat moeders zelf vinden"),
        "",
        gettext_lazy("Hoe moeders de zorg rond hun zwangerschap, bevalling en kraamtijd hebben ervaren."),
        gettext_lazy(
            "Niet elke moeder vult de vragenlijst in. Het zegt niet hoe goed de medische zorg was, en niet hoe u haar "
            "zult ervaren."
        ),
    ),
}
OTHER = Words(
    "",
    gettext_lazy("Voor ongeveer %(about)s van elke %(of)s geldt wat deze indicator telt."),
    gettext_lazy("Hoe vaak iets voorkomt in een regio."),
    gettext_lazy("Het zegt niet vanzelf of de zorg goed of slecht is."),
)


def words_of(indicator: str) -> Words:
    """How an indicator is told."""
    return WORDS.get(indicator, OTHER)


def sentence(figure: Released) -> str:
    """A published figure in one sentence, or why there is none."""
    if figure.value is None:
        return reason(figure)
    # Under one in a hundred people see better in a thousand.
    of = 100 if figure.value >= 1 else 1000
    about = int(figure.value * of / 100 + 0.5)
    return str(words_of(figure.indicator).among) % {"of": of, "about": about}


def reason(figure: Released) -> str:
    """Why a figure is not shown, in the language of the reader; the files hold the Dutch sentence."""
    return in_language(figure.reason)


def title(figure: Released) -> str:
    """What an indicator is called in plain words; its official title when there are none."""
    return str(words_of(figure.indicator).name) or indicator_title(figure.indicator, figure.title)


def indicator_title(code: str, otherwise: str = "") -> str:
    """The official title of an indicator; `otherwise` when it is no longer declared."""
    try:
        found = indicators.find(code)
    except LookupError:
        return otherwise or code
    return found.title_english if is_english() else found.title


def official(country: Released) -> str:
    """What professionals call an indicator."""
    names = {"title": indicator_title(country.indicator, country.title), "number": country.number}
    if not country.number:
        return _("Zorgverleners noemen dit: %(title)s.") % names
    return _("Zorgverleners noemen dit: %(title)s (indicator %(number)s).") % names


def part_title(figure: Released) -> str:
    """The name of a part in the language of the reader; "in all" for the indicator itself."""
    if figure.part is None:
        return _("alles samen")
    if not is_english():
        return figure.part_title
    parts = {part.code: part for part in indicators.find(figure.indicator).version_for(figure.version).parts}
    return parts[figure.part].title_english if figure.part in parts else figure.part_title


def counted(code: str) -> str:
    """What an indicator counts, in plural."""
    return _("kinderen") if indicators.find(code).counts.name == "children" else _("bevallingen")


def is_english() -> bool:
    """Whether the reader chose English."""
    return (get_language() or "").startswith("en")
