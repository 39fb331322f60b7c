"""From which items of a message each fact of a cut comes: where it has to be registered."""

from collections.abc import Mapping

from ooievaar import intake
from ooievaar.records import DELIVERED, Column

# Facts that are worked out, or go by another name in a message; an item of another table than those about this
# pregnancy with the table before it. All other facts are items of the same name.
WORKED_OUT: Mapping[str, tuple[str, ...]] = {
    "gestation_days": ("due_date", "birth_date"),
    "birth_year": ("birth_date",),
    "birth_month": ("birth_date",),
    "mother_age": ("mother_birth_date", "birth_date"),
    "postcode4": ("postcode",),
    "is_termination": ("end_of_pregnancy", "mode_of_birth"),
    "any_caesarean": ("mode_of_birth",),
    "any_instrumental": ("mode_of_birth",),
    "responsible_at_labour": ("responsible_periods",),
    "transferred_in_labour": ("responsible_periods", "referral_type", "period"),
    "born_alive": ("perinatal_death", "death_phase", "apgar_5"),
    "paediatrician_transfer": ("paediatrician_transfer", "paediatrician_date"),
    "earlier_caesarean": ("parity", "previous_children.mode_of_birth"),
    "care_started_days": ("start_date", "due_date"),
    "epidural": ("analgesia", "analgesia_methods"),
    "any_episiotomy": ("episiotomy", "perineum"),
    "any_perinatal_death": ("perinatal_death",),
    "lowest_apgar_5": ("apgar_5",),
    "intensive_care": ("admissions.intensive_care", "paediatrician_transfer"),
    "any_intensive_care": ("admissions.intensive_care", "paediatrician_transfer"),
}

_APART = ("admissions", "previous_pregnancies", "previous_children")
_ITEMS: Mapping[str, Column] = {
    (f"{table.name}.{column.name}" if table.name in _APART else column.name): column
    for table in reversed(DELIVERED)
    for column in table.columns
}


def origins(fact: str) -> tuple[Column, ...]:
    """The items, as `records` declares them, from which a column of the births or children of a cut comes.

    Empty for what no message tells, such as the number of a birth within its cut.
    """
    return tuple(_ITEMS[name] for name in WORKED_OUT.get(fact, (fact,)) if name in _ITEMS and _ITEMS[name].concept)


def tables_of(item: Column) -> tuple[str, ...]:
    """The names of the delivered tables that hold an item."""
    return tuple(table.name for table in DELIVERED if item in table.columns)


def place_words(item: Column) -> str:
    """Where an item stands in the standard, for people who look it up: the groups it lies in, in Dutch."""
    # A question of yes or no has a name that ends in q.
    return " › ".join(step.removesuffix("q").replace("_", " ") for step in str(item.concept).split("/"))


def item_words(column: Column) -> str:
    """What a sender calls an item, in Dutch."""
    return intake.words_of(column)
