"""From linked episodes to births and children as a cut holds them: one row each, without direct identifiers."""

from collections.abc import Mapping

import polars as pl

from ooievaar import records
from ooievaar.linkage.circumstances import (
    CAESAREANS,
    PAEDIATRICIAN_DAYS,
    care_started_days,
    circumstances,
    earlier_caesarean,
    epidural,
    intensive_care,
    lowest_apgar,
    with_admissions,
)
from ooievaar.linkage.conflicts import conflicts
from ooievaar.linkage.gestation import gestation_days, is_plausible
from ooievaar.linkage.labour import labours
from ooievaar.linkage.precedence import OF_BIRTH, OF_CHILD, OF_PLACE, first_known
from ooievaar.linkage.siblings import told_apart
from ooievaar.linkage.stays import NOBODY_STAYED, placed

LINES = {"practice": "first", "hospital": "second"}
NOT_IN_HOSPITAL = ("home", "on_the_way")
_TELLING = ("birth_date", "sex", "weight_g", "mode_of_birth", "place_of_birth", "presentation", "apgar_5")


def merge(
    delivered: Mapping[str, pl.DataFrame],
    links: pl.DataFrame,
    organisations: pl.DataFrame,
    stays: pl.DataFrame | None = None,
) -> dict[str, pl.DataFrame]:
    """One row per birth and per child, each fact from the provider that `precedence` puts first.

    A pregnancy gives a birth when any of its episodes tells something of a child.

    Args:
        delivered: `episodes`, `delivered_births`, `delivered_children`, `referrals`, `visits`, `previous_children` and
            `admissions` as declared in `records`.
        links: `records.LINKS` over those episodes.
        organisations: `records.ORGANISATIONS`; the kind of an organisation says its line.
        stays: of which delivered child each admission is, as `linkage.stays` gives it; None when no admission counts.

    Returns:
        `births`, `children`, `stays` and `conflicts` as `records` declares them for a cut, and `care`, which
        `attribute` needs and a cut does not hold: birth_id, lvr_number, periods, birth_date, preferred_hospital_lvr;
        one row per birth and provider.
    """
    episodes = _episodes(delivered, links, organisations)
    children = told_apart(_children(delivered["delivered_children"], episodes))
    stayed = placed(NOBODY_STAYED if stays is None else stays, delivered["admissions"], children)
    each = _each_child(children, stayed)
    around = circumstances(episodes, delivered["visits"], delivered["previous_children"])
    births = _births(episodes, each, labours(episodes, delivered["referrals"]).join(around, on="birth_id"))
    return {
        "births": births.select(records.BIRTHS.names).sort("birth_id"),
        "children": _with_birth(each, births).select(records.CHILDREN.names).sort("child_id"),
        "stays": _stays(stayed, each).select(records.STAYS.names).sort("episode_id"),
        "conflicts": conflicts(episodes, children).select(records.CONFLICTS.names),
        "care": _care(episodes, births),
    }


def _episodes(delivered: Mapping[str, pl.DataFrame], links: pl.DataFrame, organisations: pl.DataFrame) -> pl.DataFrame:
    """The episodes of pregnancies that ended in a birth, with the line of the sender and what it says of the birth."""
    lines = organisations.select("lvr_number", line=pl.col("kind").replace_strict(LINES, default=None))
    telling = _telling(delivered["delivered_children"]).group_by("episode_id").agg(
        claimed_line=pl.col("line_at_birth").first(ignore_nulls=True), told=pl.len().cast(pl.Int64)
    )  # fmt: skip
    return (
        delivered["episodes"]
        .join(delivered["delivered_births"], on="episode_id", how="left")
        .join(links.select("episode_id", "pregnancy_id"), on="episode_id")
        .join(lines, on="lvr_number", how="left")
        .join(telling.with_columns(tells_birth=pl.lit(value=True)), on="episode_id", how="left")
        .with_columns(pl.col("tells_birth").fill_null(value=False))
        .with_columns(birth_id=pl.col("pregnancy_id").str.replace("^Z", "B"))
        .filter(pl.col("tells_birth").any().over("birth_id"))
    )


def _telling(children: pl.DataFrame) -> pl.DataFrame:
    return children.filter(pl.any_horizontal(pl.col(_TELLING).is_not_null()))


def _children(children: pl.DataFrame, episodes: pl.DataFrame) -> pl.DataFrame:
    said = ("episode_id", "birth_id", "lvr_number", "line", "claimed_line", "tells_birth", "responsible_periods")
    return _telling(children).join(episodes.select(said), on="episode_id")


def _each_child(children: pl.DataFrame, stayed: pl.DataFrame) -> pl.DataFrame:
    by = ("birth_id", "slot")
    named = _hospitals_named(children, by).with_columns(epidural=epidural())
    facts = first_known(named, by, OF_CHILD)
    said = _said_yes(named, by, ("perinatal_death", "episiotomy", "epidural"))
    transferred = with_admissions(_transferred(named, facts), stayed, facts)
    admitted = intensive_care(stayed, transferred)
    return facts.join(said, on=by).join(transferred, on=by).join(admitted, on=by).select(
        pl.exclude("hospital_lvr"),
        pl.when(~pl.col("place_of_birth").is_in(NOT_IN_HOSPITAL).fill_null(value=False)).then("hospital_lvr"),
        born_alive=_born_alive(),
        child_id=pl.format("{}-{}", "birth_id", "slot"),
        order=pl.coalesce("birth_order", pl.col("slot").cast(pl.Int64)),
    )  # fmt: skip


def _hospitals_named(children: pl.DataFrame, by: tuple[str, ...]) -> pl.DataFrame:
    """The children with a hospital only where the teller does not say that the birth was in another kind of place."""
    place = first_known(children, by, OF_PLACE).select(*by, believed="place_of_birth")
    # A hospital that tells of a birth in hospital without naming one tells of its own.
    own = (pl.col("line") == "second") & (pl.col("place_of_birth") == "hospital")
    elsewhere = (pl.col("place_of_birth") != pl.col("believed")).fill_null(value=False)
    named = pl.coalesce("hospital_lvr", pl.when(own).then("lvr_number"))
    return children.join(place, on=by).with_columns(hospital_lvr=pl.when(~elsewhere).then(named)).drop("believed")


def _said_yes(rows: pl.DataFrame, by: tuple[str, ...], columns: tuple[str, ...]) -> pl.DataFrame:
    return rows.group_by(by).agg(pl.col(columns).max())


def _born_alive() -> pl.Expr:
    died, phase = pl.col("perinatal_death"), pl.col("death_phase")
    return (
        pl.when(phase == "neonatal").then(statement=True)
        .when(phase.is_not_null()).then(statement=False)
        .when((pl.col("apgar_5") > 0) | ~died).then(statement=True)
    )  # fmt: skip


def _transferred(children: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Whether anyone tells of a transfer to the paediatrician in the first week; one without a date is unknown."""
    by = ("birth_id", "slot")
    said = pl.col("paediatrician_transfer")
    born = facts.select(*by, born="birth_date")
    days = (pl.col("paediatrician_date") - pl.col("born")).dt.total_days()
    return (
        children.join(born, on=by, how="left")
        .with_columns(early=said & (days.is_between(0, PAEDIATRICIAN_DAYS)))
        .filter(said.is_not_null())
        .group_by(by)
        .agg(paediatrician_transfer=pl.col("early").any(ignore_nulls=False))
        .join(facts.select(by), on=by, how="right")
    )


def _stays(stayed: pl.DataFrame, each: pl.DataFrame) -> pl.DataFrame:
    """Admissions as a cut holds them: days, no dates."""
    born = each.select("birth_id", "slot", "child_id", born=pl.col("birth_date"))
    return stayed.join(born, on=("birth_id", "slot")).with_columns(
        admitted_days=(pl.col("admission_date") - pl.coalesce("born", "birth_date")).dt.total_days(),
        stay_days=(pl.col("discharge_date") - pl.col("admission_date")).dt.total_days(),
    )


def _births(episodes: pl.DataFrame, each: pl.DataFrame, around: pl.DataFrame) -> pl.DataFrame:
    by = ("birth_id",)
    first = each.sort("birth_id", "slot").unique("birth_id", keep="first", maintain_order=True)
    of_first = ("place_of_birth", "hospital_lvr", "line_at_birth", "mode_of_birth", "presentation")
    born = each.group_by("birth_id").agg(born=pl.col("birth_date").min(), delivered=pl.len().cast(pl.Int64), **_any())
    rows = (
        first_known(_without_contradictions(episodes, born), by, OF_BIRTH)
        .join(_miscounted(episodes), on=by)
        .join(_said_yes(episodes, by, ("maternal_death", "haemorrhage")), on=by)
        .join(born, on=by)
        .join(first.select("birth_id", *of_first), on=by)
        .join(around, on=by, how="left")
    )
    return rows.with_columns(*_derived()).with_columns(transferred_in_labour=_transferred_in_labour())


def _any() -> dict[str, pl.Expr]:
    """What holds for a birth when it holds for one of its children; unknown when that of one child may decide."""
    mode = pl.col("mode_of_birth")
    each = {
        "any_caesarean": mode.is_in(CAESAREANS),
        "any_instrumental": mode == "instrumental",
        "any_episiotomy": pl.col("episiotomy"),
        "any_perinatal_death": pl.col("perinatal_death"),
        "any_intensive_care": pl.col("intensive_care"),
        "epidural": pl.col("epidural"),
    }
    held = {name: condition.any(ignore_nulls=False) for name, condition in each.items()}
    return held | {"lowest_apgar_5": lowest_apgar()}


def _without_contradictions(episodes: pl.DataFrame, born: pl.DataFrame) -> pl.DataFrame:
    """The episodes without what cannot be right, so that the fact comes from a provider that can be believed.

    That is a due date that the birth contradicts, a count of children other than the children in the message, and as
    many births before this one as pregnancies with this one: the birth itself was counted.
    """
    counts_this_birth = (pl.col("parity") >= pl.col("gravidity")).fill_null(value=False)
    return episodes.join(born.select("birth_id", "born"), on="birth_id", how="left").with_columns(
        due_date=pl.when(is_plausible("due_date", "born")).then("due_date"),
        children_count=pl.when(~_contradicts_itself()).then("children_count"),
        parity=pl.when(~counts_this_birth).then("parity"),
    ).drop("born")  # fmt: skip


def _miscounted(episodes: pl.DataFrame) -> pl.DataFrame:
    return episodes.group_by("birth_id").agg(miscounted=_contradicts_itself().any())


def _contradicts_itself() -> pl.Expr:
    return (pl.col("children_count") != pl.col("told")).fill_null(value=False)


def _children_count() -> pl.Expr:
    """As said and as delivered; unknown when all who said it contradict themselves, as a child may be missing."""
    nobody = pl.col("miscounted") & pl.col("children_count").is_null()
    return pl.when(~nobody).then(pl.max_horizontal("children_count", "delivered"))


def _derived() -> tuple[pl.Expr, ...]:
    ended = [pl.col(name) == "termination" for name in ("end_of_pregnancy", "mode_of_birth")]
    return (
        gestation_days("due_date", "born").alias("gestation_days"),
        pl.col("born").dt.year().cast(pl.Int64).alias("birth_year"),
        pl.col("born").dt.month().cast(pl.Int64).alias("birth_month"),
        _age().alias("mother_age"),
        pl.col("postcode").str.extract(r"^\s*(\d{4})").alias("postcode4"),
        _children_count().alias("children_count"),
        pl.any_horizontal(condition.fill_null(value=False) for condition in ended).alias("is_termination"),
        earlier_caesarean().alias("earlier_caesarean"),
        care_started_days().alias("care_started_days"),
        pl.coalesce(_cut(), "any_episiotomy").alias("any_episiotomy"),
    )


def _cut() -> pl.Expr:
    """Yes when the wound of an episiotomy was seen; else it is not said."""
    return pl.when(pl.col("perineum").list.contains("episiotomy")).then(statement=True)


def _age() -> pl.Expr:
    """Completed years of the mother on the day of birth."""
    mother, born = pl.col("mother_birth_date"), pl.col("born")
    not_yet = (born.dt.month() * 32 + born.dt.day()) < (mother.dt.month() * 32 + mother.dt.day())
    return (born.dt.year() - mother.dt.year() - not_yet.cast(pl.Int32)).cast(pl.Int64)


def _transferred_in_labour() -> pl.Expr:
    """Recorded, or no; unknown when the first line had the labour, the second the birth, and nobody wrote down why."""
    unexplained = (pl.col("responsible_at_labour") == "first") & (pl.col("line_at_birth") == "second")
    return (
        pl.when(pl.col("transfer_recorded")).then(statement=True)
        .when(unexplained | pl.col("responsible_at_labour").is_null()).then(None)
        .otherwise(statement=False)
    )  # fmt: skip


def _with_birth(each: pl.DataFrame, births: pl.DataFrame) -> pl.DataFrame:
    shared = ("gestation_days", "is_termination", "children_count", "parity", "mother_age")
    return each.drop("birth_order").rename({"order": "birth_order"}).join(
        births.select("birth_id", *shared), on="birth_id"
    ).with_columns(
        birth_year=pl.col("birth_date").dt.year().cast(pl.Int64),
        birth_month=pl.col("birth_date").dt.month().cast(pl.Int64),
    )  # fmt: skip


def _care(episodes: pl.DataFrame, births: pl.DataFrame) -> pl.DataFrame:
    periods = pl.col("responsible_periods").explode().drop_nulls().unique().sort()
    return (
        episodes.group_by("birth_id", "lvr_number")
        .agg(periods=periods)
        .join(births.select("birth_id", "preferred_hospital_lvr", birth_date="born"), on="birth_id")
        .select("birth_id", "lvr_number", "periods", "birth_date", "preferred_hospital_lvr")
        .sort("birth_id", "lvr_number")
    )
