"""What rules across messages look at: the delivered tables with their pregnancy, and how findings are written down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from ooievaar import records
from ooievaar.intake.findings import Declared, Place, place
from ooievaar.records import Column, Kind

FINDINGS = {
    "episode_id": pl.String(),
    "rule": pl.String(),
    "grade": pl.String(),
    "place": pl.String(),
    "value": pl.String(),
    "sentence": pl.String(),
}
PREGNANCY = "zorg aan dezelfde vrouw"
# Of a hundred columns the rules look at these; what they do not look at need not be joined.
_OF_LINK = ("episode_id", "pregnancy_id")
_OF_CARE = (
    "episode_id", "lvr_number", "responsible_periods", "start_date", "end_date", "mother_key", "mother_birth_date",
    "gravidity", "parity", "due_date", "end_of_pregnancy", "maternal_death",
)  # fmt: skip
_OF_BIRTH = ("episode_id", "children_count", "blood_loss_ml")
_OF_CHILD = (
    "episode_id", "number", "child_key", "birth_order", "birth_date", "sex", "weight_g", "apgar_5", "perinatal_death",
    "place_of_birth", "hospital_lvr", "line_at_birth", "mode_of_birth",
)  # fmt: skip
_OF_REFERRAL = ("episode_id", "number", "referral_date", "to_lvr", "referral_type")
_OF_EPISODE = ("episode_id", "pregnancy_id", "lvr_number", "responsible_periods", "start_date", "end_date")


@dataclass(frozen=True)
class Linked:
    """The delivered tables, each row with its `pregnancy_id`; episodes without a link are left out."""

    delivered: Mapping[str, pl.DataFrame]
    links: pl.DataFrame
    register: Mapping[str, pl.DataFrame]

    @cached_property
    def episodes(self) -> pl.DataFrame:
        """One row per episode with the pregnancy it belongs to, beside the birth that it describes."""
        births = self.delivered["delivered_births"].select(_OF_BIRTH)
        linked = self.delivered["episodes"].select(_OF_CARE).join(self.links.select(_OF_LINK), on="episode_id")
        return linked.join(births, on="episode_id", how="left", maintain_order="left")

    @cached_property
    def children(self) -> pl.DataFrame:
        """Every delivered child; `slot` is its order in the birth: as sent, else 1 where a message has one child."""
        alone = pl.len().over("episode_id") == 1
        slot = pl.coalesce("birth_order", pl.when(alone).then(1))
        return self._with_episode(self.delivered["delivered_children"].select(_OF_CHILD)).with_columns(slot=slot)

    @cached_property
    def referrals(self) -> pl.DataFrame:
        """Every referral of an episode."""
        return self._with_episode(self.delivered["referrals"].select(_OF_REFERRAL))

    def _with_episode(self, rows: pl.DataFrame) -> pl.DataFrame:
        return rows.join(self.episodes.select(_OF_EPISODE), on="episode_id")


@dataclass(frozen=True, kw_only=True)
class LinkedRule(Declared):
    """One rule over all messages together. `check` gives a frame of findings, as `found` makes it."""

    check: Callable[[Linked], pl.DataFrame]

    def findings(self, linked: Linked) -> pl.DataFrame:
        """All findings of this rule, as the columns of `FINDINGS`."""
        named = self.check(linked).with_columns(rule=pl.lit(self.code), grade=pl.lit(self.grade.value))
        return named.select(pl.col(name).cast(kind) for name, kind in FINDINGS.items())


def found(rows: pl.DataFrame, *, at: pl.Expr, value: pl.Expr | None = None, sentence: pl.Expr) -> pl.DataFrame:
    """One finding for each of these rows, which name their episode.

    `value` is what this sender sent itself: a finding shows nobody what another provider sent.
    """
    shown = pl.lit(None, pl.String) if value is None else value
    return rows.select("episode_id", place=at, value=shown, sentence=sentence)


def at(column: Column, number: str | None = None) -> pl.Expr:
    """The place of a column; in the child or referral that the column `number` of the rows counts."""
    if number is None:
        return pl.lit(str(place(column)))
    template = str(place(column, 0)).replace(" 0", " {}", 1).replace("[0]", "[{}]", 1)
    return pl.format(template, pl.col(number), pl.col(number))


def at_place(where: Place) -> pl.Expr:
    """A place that is no column."""
    return pl.lit(str(where))


def shown(column: Column) -> pl.Expr:
    """The values of a column as people read them."""
    values = pl.col(column.name)
    if column.kind is Kind.DAY:
        return values.dt.strftime("%d-%m-%Y")
    if column.codes is not None:
        words = {code.value: code.words for code in column.codes.codes}
        return values.replace_strict(words, default=None, return_dtype=pl.String)
    if column.kind is Kind.YES_NO:
        return pl.when(values).then(pl.lit("ja")).otherwise(pl.lit("nee"))
    return _number(values, column)


def _number(values: pl.Expr, column: Column) -> pl.Expr:
    whole = values.cast(pl.Int64) if column.kind is Kind.NUMBER else values
    unit = f" {column.unit}" if column.unit else ""
    return pl.format("{}" + unit, whole)


def text(sentence: str, *parts: pl.Expr) -> pl.Expr:
    """A sentence with {} where the parts go."""
    return pl.format(sentence, *parts) if parts else pl.lit(sentence)


def register_of(linked: Linked) -> pl.DataFrame:
    """The practices and hospitals of the register."""
    organisations = linked.register[records.ORGANISATIONS.name]
    return organisations.filter(pl.col("kind").is_in(["practice", "hospital"])).select("lvr_number", "kind")
