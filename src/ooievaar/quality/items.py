"""The items whose absence is counted, and the episodes of which each may be expected."""

from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from ooievaar.intake import words_of
from ooievaar.records import DELIVERED, Column, Table

VAGINAL_MODES = ("spontaneous", "instrumental")


@dataclass(frozen=True)
class Applicability:
    """Which episodes an item belongs to: a condition over the described episodes of `describing`."""

    words: str
    words_english: str
    condition: pl.Expr = field(compare=False, repr=False)  # comparing expressions gives an expression


@dataclass(frozen=True)
class Item:
    """One delivered column that is missing when it is empty in an episode that it belongs to.

    Of a column of children it is missing when it is empty for any child of the episode.
    """

    column: str
    words_english: str
    applies: Applicability

    @cached_property
    def table(self) -> Table:
        """The delivered table that has the column."""
        return next(table for table in DELIVERED if self.column in table.names)

    @property
    def declared(self) -> Column:
        """The column as `records` declares it."""
        return self.table[self.column]

    @property
    def words(self) -> str:
        """What a sender calls it, in Dutch."""
        return words_of(self.declared)


_LED = pl.col("led")
EVERY = Applicability("elke zorgepisode", "every episode", pl.lit(value=True))
BOOKED = Applicability(
    "zorgepisodes van praktijken die de intake deden",
    "episodes of practices that did the booking",
    pl.col("in_practice") & pl.col("did_intake"),
)
LED_BIRTH = Applicability("wie de bevalling leidde", "whoever led the birth", _LED)
LED_VAGINAL_BIRTH = Applicability(
    "wie een vaginale bevalling leidde", "whoever led a vaginal birth", _LED & pl.col("vaginal")
)
LED_BIRTH_IN_HOSPITAL = Applicability(
    "wie een bevalling in een ziekenhuis leidde", "whoever led a birth in a hospital", _LED & pl.col("in_hospital")
)
TOLD_BIRTH_AND_SAW_AFTER = Applicability(
    "praktijken die de bevalling vermelden en in het kraambed verantwoordelijk waren, als het kind leeft",
    "practices that tell of the birth and were responsible after it, when the child lives",
    pl.col("in_practice") & pl.col("tells_birth") & pl.col("cared_after") & ~pl.col("lost_child"),
)

ITEMS: tuple[Item, ...] = (
    Item("mother_key", "BSN of the mother", EVERY),
    Item("mother_birth_date", "birth date of the mother", EVERY),
    Item("postcode", "postcode", EVERY),
    Item("due_date", "due date", EVERY),
    Item("gravidity", "number of pregnancies", EVERY),
    Item("parity", "number of earlier births", EVERY),
    Item("planned_place", "place where the woman wants to give birth", BOOKED),
    Item("preferred_hospital_lvr", "hospital of choice", BOOKED),
    Item("end_of_pregnancy", "how the pregnancy ended", LED_BIRTH),
    Item("children_count", "number of children born", LED_BIRTH),
    Item("labour_onset", "how labour began", LED_BIRTH),
    Item("blood_loss_ml", "blood loss", LED_BIRTH),
    Item("perineum", "state of the perineum", LED_VAGINAL_BIRTH),
    Item("birth_date", "birth date of the child", LED_BIRTH),
    Item("birth_moment", "moment of birth", LED_BIRTH),
    Item("sex", "sex", LED_BIRTH),
    Item("weight_g", "birth weight", LED_BIRTH),
    Item("apgar_5", "Apgar score after five minutes", LED_BIRTH),
    Item("place_of_birth", "place of birth", LED_BIRTH),
    Item("hospital_lvr", "LVR number of the hospital of birth", LED_BIRTH_IN_HOSPITAL),
    Item("line_at_birth", "line of care that led the birth", LED_BIRTH),
    Item("mode_of_birth", "mode of birth", LED_BIRTH),
    Item("presentation", "presentation at birth", LED_BIRTH),
    Item("paediatrician_involved", "paediatrician involved", LED_BIRTH),
    Item("feeding", "feeding of the child", TOLD_BIRTH_AND_SAW_AFTER),
)
