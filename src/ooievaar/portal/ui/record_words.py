"""What the facts of a cut, and their choices, are called in the language of the reader.

The core declares them in Dutch. They are marked here, so that they are translated; what is not marked goes by the
name of its column. tests/docs/test_record_words.py finds what is left over.
"""

from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from ooievaar import main
from ooievaar.records import CodeList, Column, Kind

__all__ = ["FACTS", "item_words", "told", "words_of_fact"]

FACTS = (
    _("interventies bij het begin van de baring"),
    _("een eerder kind is met een keizersnede geboren"),
    _("zwangerschapsduur bij het begin van de zorg"),
    _("roken bij de eerste controle"),
    _("ruggenprik (epiduraal) tegen de pijn"),
    _("er is geknipt"),
    _("ten minste één kind is overleden"),
    _("laagste apgarscore na 5 minuten van de levend geboren kinderen"),
    _("ten minste één kind is opgenomen op een intensive care"),
    _("het kind is overleden, voor, tijdens of na de geboorte"),
    _("opgenomen op een intensive care"),
    _("opname op een intensive care"),
    _("roken"),
    _("begin van de zorg"),
    _("pijnbestrijding"),
    _("kenmerk van de bevalling binnen deze snede"),
    _("jaar waarin het eerste kind is geboren"),
    _("geboortedatum"),
    _("maand waarin het eerste kind is geboren, 1 tot en met 12"),
    _("zwangerschapsduur"),
    _("definitieve à terme datum"),
    _("aantal eerdere bevallingen"),
    _("aantal zwangerschappen, deze meegeteld"),
    _("leeftijd van de moeder bij de bevalling"),
    _("geboortedatum van de moeder"),
    _("eerste vier cijfers van de postcode"),
    _("postcode zonder spatie"),
    _("aantal geboren kinderen"),
    _("de zwangerschap is afgebroken"),
    _("hoe de zwangerschap eindigde"),
    _("manier van geboren worden"),
    _("plaats van de bevalling"),
    _("plaats van de geboorte"),
    _("LVR-nummer van het ziekenhuis van de bevalling"),
    _("LVR-nummer van het ziekenhuis van de geboorte"),
    _("lijn die de bevalling leidde"),
    _("rol van de supervisor"),
    _("hoe de baring begon"),
    _("manier van geboren worden van het eerste kind"),
    _("ten minste één kind is met een keizersnede geboren"),
    _("ten minste één kind is met een kunstverlossing geboren"),
    _("ligging van het eerste kind"),
    _("ligging bij de geboorte"),
    _("bloedverlies"),
    _("fluxus vastgelegd als diagnose"),
    _("toestand van het perineum"),
    _("plaats waar de vrouw wilde bevallen"),
    _("plaats waar de vrouw wil bevallen"),
    _("lijn die bij de start van de baring verantwoordelijk was"),
    _("perioden waarin u verantwoordelijk was"),
    _("overgedragen aan de tweede lijn tijdens de bevalling"),
    _("consult of overdracht"),
    _("wanneer is verwezen"),
    _("de moeder is overleden"),
    _("kenmerk van het kind binnen deze snede"),
    _("de bevalling"),
    _("rangnummer bij de geboorte"),
    _("geboortejaar"),
    _("geboortemaand, 1 tot en met 12"),
    _("aantal kinderen bij deze bevalling"),
    _("aantal eerdere bevallingen van de moeder"),
    _("leeftijd van de moeder"),
    _("geslacht"),
    _("geboortegewicht"),
    _("apgarscore na 5 minuten"),
    _("levend geboren"),
    _("het kind is overleden"),
    _("wanneer het kind overleed"),
    _("overgedragen aan de kinderarts binnen 7 dagen"),
    _("type betrokkenheid van de kinderarts"),
    _("eerste dag van overdracht aan de kinderarts"),
    _("voeding van het kind"),
    _("dagen"),
    _("g"),
    _("jaar"),
    _("ml"),
)


def words_of_fact(column: Column) -> str:
    """A fact of a birth or a child."""
    return _in_language(column.words, column)


def item_words(column: Column) -> str:
    """An item of a message, as its sender calls it."""
    return _in_language(main.item_words(column), column)


def _in_language(words: str, column: Column) -> str:
    """Words without a translation by the name that the column has in the tables, which is English."""
    translated = gettext(words)
    return translated if get_language() == "nl" or translated != words else column.name.replace("_", " ")


def told(column: Column, value: Any) -> str | None:
    """A value as people read it; None when there is none."""
    if value is None or value == []:
        return None
    if column.codes is not None:
        return ", ".join(_code(column.codes, one) for one in ([value] if isinstance(value, str) else value))
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nee")
    if column.kind is Kind.DAY:  # as a date, or as text in the rows that are kept
        return date_format(date.fromisoformat(str(value)), "j F Y")
    if isinstance(value, int | float) and column.name != "birth_year":
        number = number_format(int(value) if value == int(value) else value, force_grouping=True)
        return f"{number} {gettext(column.unit)}" if column.unit else number
    return str(value)


def _code(codes: CodeList, value: str) -> str:
    """A choice: in Dutch as declared, in English by the name it has in the tables, which is English."""
    return codes[value].words if get_language() == "nl" else value.replace("_", " ")
