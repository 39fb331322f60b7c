"""What holds of each episode: when it counts, whose it is, and per measure and item whether it counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from ooievaar.indicators import OF_BIRTHS, Engine, Outcome, explain
from ooievaar.quality.describing import CHILD_ITEMS, Frames, described, is_empty
from ooievaar.quality.items import ITEMS, Item
from ooievaar.quality.measures import LACKING, MISSING
from ooievaar.records import Column, Kind, Table, collected

SEPARATOR = ":"

FACTS = Table(
    "facts",
    "één zorgepisode en wat ervan geldt; daarnaast per meting en gegeven een kolom `meting:gegeven` met ja of nee",
    (
        Column("episode_id", Kind.TEXT, "de zorgepisode"),
        Column("month", Kind.DAY, "eerste dag van de maand van zorg"),
        Column("lvr_number", Kind.TEXT, "LVR-nummer van de aanleverende organisatie"),
        Column("supplier", Kind.TEXT, "wortel van het dossiernummer: de leverancier van het registratiesysteem"),
        Column("kernset_version", Kind.TEXT, "versie van de kernset van het bericht"),
        Column("pregnancy_id", Kind.TEXT, "kenmerk van de zwangerschap binnen de snede"),
        Column("linked_with", Kind.WHOLE, "aantal andere organisaties met een registratie van deze zwangerschap"),
    ),
    key=("episode_id",),
)


@dataclass(frozen=True)
class Fact:
    """One column of facts: a measure, and the item it is about if it has items."""

    measure: str
    item: str | None = None

    @property
    def column(self) -> str:
        """Its name in a frame of facts."""
        return self.measure if self.item is None else f"{self.measure}{SEPARATOR}{self.item}"


class Tables(Engine, Protocol):
    """An opened cut."""

    def table(self, name: str) -> pl.DataFrame:
        """All rows of one of its tables."""


def facts_of_cut(cut: Tables, delivered: Frames, year: int) -> pl.DataFrame:
    """The facts of the episodes of one year of care, with all indicators of that year.

    `delivered` are the frames that the cut was made from, or newer ones: an episode that the cut does not know yet is
    linked with nothing (null).
    """
    tables = {name: cut.table(name) for name in ("links", "children", "organisations")}
    explained = {each.code: explain(cut, each, year) for each in OF_BIRTHS if each.covers(year)}
    return facts(delivered, tables, explained).filter(pl.col("month").dt.year() == year)


def facts(delivered: Frames, tables: Frames, explained: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The columns of `FACTS`, and a yes/no column per `Fact`: yes counts, no does not, null cannot.

    Args:
        delivered: frames as declared in `records.DELIVERED`.
        tables: `links`, `children` and `organisations` of the cut made from them.
        explained: per indicator code what `indicators.explain` says over that cut.
    """
    episodes = _placed(described(delivered, tables["organisations"]), tables)
    of_indicators = [_of_indicator(code, frame, tables["children"]) for code, frame in sorted(explained.items())]
    for frame in of_indicators:
        episodes = episodes.join(frame, on="birth_id", how="left")
    columns = [column for frame in of_indicators for column in frame.columns if column != "birth_id"]
    versions = tuple(episodes["kernset_version"].drop_nulls().unique())
    return episodes.select(*FACTS.names, *_of_links(), *columns, *_of_items(versions)).sort("episode_id")


def facts_in(frame: pl.DataFrame) -> Iterator[Fact]:
    """The facts that a frame has columns of, in their order."""
    for name in frame.columns:
        if name not in FACTS.names:
            measure, _, item = name.partition(SEPARATOR)
            yield Fact(measure, item or None)


def _placed(episodes: pl.DataFrame, tables: Frames) -> pl.DataFrame:
    """With pregnancy, birth, month of care and how many other organisations the pregnancy has."""
    links = tables["links"].select("episode_id", "pregnancy_id")
    linked = pl.col("pregnancy_id").is_not_null()
    # The earliest that anyone says of the pregnancy, so that all its episodes are in one month.
    days = [
        day
        for column in ("own_birth_date", "due_date", "start_date")
        for day in (pl.when(linked).then(pl.col(column).min().over("pregnancy_id")), pl.col(column))
    ]
    others = pl.col("lvr_number").n_unique().over("pregnancy_id").cast(pl.Int64) - 1
    return episodes.join(links, on="episode_id", how="left").with_columns(
        month=pl.coalesce(days).dt.month_start(),
        # linkage names a birth after its pregnancy
        birth_id=pl.col("pregnancy_id").str.replace("^Z", "B"),
        linked_with=pl.when(linked).then(others),
        supplier="dossier_root",
    )


def _of_links() -> tuple[pl.Expr, ...]:
    alone = pl.col("linked_with") == 0
    began_late = (pl.col("responsible_periods").list.len() > 0) & ~pl.col("did_intake")
    expects_other = pl.col("names_transfer") | began_late.fill_null(value=False)
    return (~alone).alias("linked"), pl.when(expects_other).then(alone).alias("alone")


def _of_indicator(code: str, explained: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    """Per birth: used, undetermined, and by which criterion; of several children the facts that hold of any."""
    rows = explained if "birth_id" in explained.columns else explained.join(
        children.select("child_id", "birth_id"), on="child_id"
    )  # fmt: skip
    used = pl.col("outcome").is_in([Outcome.NUMERATOR.value, Outcome.DENOMINATOR.value]).any()
    lacking = pl.col("outcome") == Outcome.UNDETERMINED.value
    found = rows.filter(lacking)["decided_by"].unique(maintain_order=True).sort().to_list()
    criteria = {words: (lacking & (pl.col("decided_by") == words)).any() for words in found}
    by_birth = rows.group_by("birth_id").agg(used=used, undetermined=lacking.any(), **criteria)
    inside = pl.col("used") | pl.col("undetermined")
    return by_birth.select(
        "birth_id",
        pl.col("used").alias(Fact("used", code).column),
        pl.when(inside).then("undetermined").alias(Fact("undetermined", code).column),
        *(pl.when(inside).then(words).alias(Fact(LACKING, f"{code}/{words}").column) for words in found),
    )


def _of_items(versions: Sequence[str]) -> Iterator[pl.Expr]:
    for item in ITEMS:
        asked = item.applies.condition & _collected(item.declared, versions)
        yield pl.when(asked).then(_absent(item)).alias(Fact(MISSING, item.column).column)


def _collected(column: Column, versions: Sequence[str]) -> pl.Expr:
    """Whether the version of the message knows an item; a message whose version cannot be seen knows all."""
    without = [each for each in versions if not collected(column, each)]
    return ~pl.col("kernset_version").is_in(without).fill_null(value=False)


def _absent(item: Item) -> pl.Expr:
    if item in CHILD_ITEMS:
        return pl.col(f"absent:{item.column}")
    return is_empty(item.column, item.declared.kind)
