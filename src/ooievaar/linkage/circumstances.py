"""What providers tell around a birth: earlier births, smoking, start of care, pain relief, intensive care."""

import polars as pl

from ooievaar.linkage.gestation import gestation_days

PAEDIATRICIAN_DAYS = 7
CAESAREANS = ("caesarean", "planned_caesarean", "emergency_caesarean")
LONGEST = 322  # days: care that starts later, or before the pregnancy, comes from a wrong date


def circumstances(episodes: pl.DataFrame, visits: pl.DataFrame, previous: pl.DataFrame) -> pl.DataFrame:
    """One row per birth: `birth_id`, `care_start`, `smoking`, `told_caesarean`, `told_births`.

    Args:
        episodes: episodes with `birth_id`.
        visits: `records.VISITS`.
        previous: `records.PREVIOUS_CHILDREN`.
    """
    started = episodes.group_by("birth_id").agg(care_start=pl.col("start_date").min())
    told = episodes.select("episode_id", "birth_id")
    return started.join(_smoking(told, visits), on="birth_id", how="left").join(
        _history(told, previous), on="birth_id", how="left"
    )


def _smoking(told: pl.DataFrame, visits: pl.DataFrame) -> pl.DataFrame:
    """What the earliest visit that tells it says, whoever saw the woman then."""
    known = visits.filter(pl.col("smoking").is_not_null()).join(told, on="episode_id")
    day = pl.col("visit_date").fill_null(pl.date(9999, 1, 1))
    return known.sort("birth_id", day, "episode_id", "number").group_by("birth_id").agg(pl.col("smoking").first())


def _history(told: pl.DataFrame, previous: pl.DataFrame) -> pl.DataFrame:
    """Whether anyone tells of an earlier caesarean, and of how many earlier births the most complete story tells."""
    mode = pl.col("mode_of_birth")
    pregnancies = previous.join(told, on="episode_id").group_by("birth_id", "episode_id", "pregnancy_number").agg(
        caesarean=mode.is_in(CAESAREANS).any(), complete=mode.is_not_null().all() & (mode != "termination").all()
    )  # fmt: skip
    stories = pregnancies.group_by("birth_id", "episode_id").agg(
        caesarean=pl.col("caesarean").any(), births=pl.col("complete").sum().cast(pl.Int64)
    )
    return stories.group_by("birth_id").agg(
        told_caesarean=pl.col("caesarean").any(), told_births=pl.col("births").max()
    )


def earlier_caesarean() -> pl.Expr:
    """Told by anyone; no for a first birth or when the way of every earlier birth is told; else unknown."""
    return (
        pl.when(pl.col("told_caesarean")).then(statement=True)
        .when((pl.col("parity") == 0) | (pl.col("told_births") >= pl.col("parity"))).then(statement=False)
    )  # fmt: skip


def care_started_days() -> pl.Expr:
    """How long the woman was pregnant when the first provider took responsibility for her care."""
    days = gestation_days("due_date", "care_start")
    return pl.when(days.is_between(0, LONGEST)).then(days)


def epidural() -> pl.Expr:
    """Whether one provider tells of an epidural for one child; pain relief without a method leaves it unknown."""
    named = pl.when(pl.col("analgesia_methods").list.len() > 0).then("analgesia_methods")
    return (
        pl.when(named.is_not_null()).then(named.list.contains("epidural"))
        .when(~pl.col("analgesia")).then(statement=False)
    )  # fmt: skip


def lowest_apgar() -> pl.Expr:
    """The lowest score of the children born alive; unknown when one of them may have a lower one."""
    alive, apgar = pl.col("born_alive"), pl.col("apgar_5")
    unsure = alive.is_null().any() | (alive & apgar.is_null()).any()
    return pl.when(~unsure).then(apgar.filter(alive).min())


def with_admissions(transferred: pl.DataFrame, stayed: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Whether a child came into a paediatrician's care in its first week, as anybody tells.

    An admission in that week is a yes, whatever birth care says; one of which the day is unknown leaves a no unsure.

    Args:
        transferred: `birth_id`, `slot`, `paediatrician_transfer`; a row per child.
        stayed: admissions with `birth_id` and `slot`, as `stays.placed` gives them.
        facts: `birth_id`, `slot`, `birth_date`.
    """
    by = ("birth_id", "slot")
    born = facts.select(*by, born="birth_date")
    days = (pl.col("admission_date") - pl.coalesce("born", "birth_date")).dt.total_days()
    told = stayed.join(born, on=by).with_columns(early=days.is_between(0, PAEDIATRICIAN_DAYS)).group_by(by)
    admitted = told.agg(early=pl.col("early").any(ignore_nulls=False), stayed=pl.lit(value=True))
    said = pl.col("paediatrician_transfer")
    return transferred.join(admitted, on=by, how="left").select(
        *by, paediatrician_transfer=pl.when("stayed").then(said | pl.col("early")).otherwise(said)
    )


def intensive_care(stayed: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Per child of `facts` whether a document of a children's department tells of intensive care.

    Without a document there was none when the child did not go to a paediatrician; else it is unknown.

    Args:
        stayed: admissions with `birth_id` and `slot`, as `stays.placed` gives them.
        facts: one row per child, with `paediatrician_transfer`.
    """
    by = ("birth_id", "slot")
    told = stayed.group_by(by).agg(stayed=pl.col("intensive_care").max())
    nowhere = pl.when(~pl.col("paediatrician_transfer")).then(statement=False)
    return facts.select(*by, "paediatrician_transfer").join(told, on=by, how="left").select(
        *by, intensive_care=pl.coalesce("stayed", nowhere)
    )  # fmt: skip
