"""The messages of a country as delivered rows at once, without writing and reading them: for national sizes.

What a message says is the same as in `trees`, as far as these rows go; a test holds the two together.
"""

from collections.abc import Mapping

import polars as pl

from ooievaar import records
from ooievaar.records import codes
from ooievaar.synthetic.numbering import roots_of
from ooievaar.synthetic.population import Country

_PERIODS = {str(number): code.value for number, code in enumerate(codes.PERINATAL_PERIOD.codes, start=1)}
_FEEDING = {"breast": ["breast"], "formula": ["formula"], "both": ["breast", "formula"]}
KERNSET_VERSION = "2.3"
DUE_AFTER = 280  # days from the start of the last period to the due date
_UNKNOWN_DAY = pl.date(1900, 1, 1)  # what a system sends when the birth date of the mother is not known
_NOTHING = pl.DataFrame({"episode_id": []}, schema={"episode_id": pl.String})


def delivered_rows(country: Country) -> dict[str, pl.DataFrame]:
    """Frames as declared in `records.DELIVERED`; what the made-up country does not know is null.

    The episode_id is the message_id: nobody re-delivers. BSNs stand for their pseudonyms.
    """
    episodes = _beside_birth(country)
    births = episodes.filter("has_birth")
    found = {
        "episodes": episodes,
        "delivered_births": births,
        "referrals": _referrals(episodes),
        "delivered_children": _children(births, country),
        "visits": _visits(episodes),
        "previous_children": _previous_children(episodes),
    }
    return {table.name: _as_declared(found.get(table.name, _NOTHING), table) for table in records.DELIVERED}


def true_links(country: Country) -> pl.DataFrame:
    """`records.LINKS` as they truly are, for the episodes of `delivered_rows`."""
    return country.episodes.select(
        episode_id="message_id",
        pregnancy_id=pl.format("Z{}-{}", pl.lit(country.year), "birth"),
        lvr_number="sender",
        match_weight=pl.lit(None, pl.Float64),
        match_probability=pl.lit(None, pl.Float64),
    )


def arrivals(country: Country) -> pl.DataFrame:
    """`records.ARRIVALS`: every message comes in on the day on which it was made."""
    return country.episodes.select(episode_id="message_id", arrived_on=pl.col("created").dt.date())


# What referrals and children need of the episode and its birth.
_CARRIED = (
    "pregnancy", "has_birth", "has_feeding", "time_missing", "child_bsn_sent", "order_sent", "minute_shift",
    "weight_shift", "apgar_shift", "come_from", "consult", "to", "referred", "visit", "to_period", "from_period",
    "consult_period", "booked", "birth_smoking", "birth_parity", "birth_earlier_caesarean", "birth_history_recorded",
    "birth_epidural", "birth_pain_relief_recorded", "birth_place_of_birth",
    "birth_place_recorded", "birth_birth_hospital_lvr", "birth_twins",
)  # fmt: skip


def _beside_birth(country: Country) -> pl.DataFrame:
    """One row per episode with every column that a delivered table may ask of it."""
    birth = country.births[country.episodes["birth"]].rename(lambda name: f"birth_{name}")
    booked = pl.col("periods").str.starts_with("1")
    both = country.episodes.rename({"birth": "pregnancy"}).hstack(birth).with_columns(booked=booked)
    return both.select(*_CARRIED, **_of_care(both), **_of_pregnancy(), **_of_birth())


def _of_care(both: pl.DataFrame) -> dict[str, pl.Expr]:
    roots = {sender: roots_of(sender).dossier for sender in both["sender"].unique()}
    return {
        "episode_id": pl.col("message_id"),
        "dossier_root": pl.col("sender").replace_strict(roots, return_dtype=pl.String),
        "kernset_version": pl.lit(KERNSET_VERSION),
        "lvr_number": pl.col("sender"),
        "start_date": pl.col("start"),
        "end_date": pl.col("end"),
        "responsible_periods": pl.col("periods").str.split("").list.eval(pl.element().replace_strict(_PERIODS)),
    }


def _of_pregnancy() -> dict[str, pl.Expr]:
    booked, by_practice = pl.col("booked"), pl.col("kind") == "practice"
    prefers = booked & by_practice & pl.col("birth_preference_known")
    return {
        "mother_key": _text("bsn"),
        "mother_birth_date": pl.when(pl.col("mother_birth_date") != _UNKNOWN_DAY).then("mother_birth_date"),
        "postcode": _text("postcode").str.replace(" ", ""),
        "gravidity": pl.col("gravidity"),
        "parity": pl.col("parity"),
        "due_date": pl.col("due_date"),
        "planned_place": pl.when(booked).then("birth_planned_place"),
        "preferred_hospital_lvr": pl.when(prefers).then("birth_hospital_lvr"),
    }


def _of_birth() -> dict[str, pl.Expr]:
    terminated, first = pl.col("birth_mode_of_birth") == "termination", pl.col("birth_first_line_at_birth")
    told = {
        "end_of_pregnancy": pl.when(terminated).then(pl.lit("termination")).otherwise(pl.lit("birth")),
        "maternal_death": pl.col("birth_maternal_death"),
        "children_count": 1 + pl.col("birth_twins").cast(pl.Int64),
        "labour_onset": pl.col("birth_labour_onset"),
        "onset_interventions": pl.when(pl.col("birth_onset_intervention") != "").then(
            pl.concat_list("birth_onset_intervention")
        ),
        "blood_loss_ml": pl.when("birth_blood_loss_recorded").then(pl.col("blood_loss_ml").cast(pl.Float64)),
        "haemorrhage": pl.when(pl.col("birth_haemorrhage") & pl.col("birth_fluxus_noted")).then(pl.lit(value=True)),
        "perineum": pl.when("birth_perineum_recorded").then(_perineum()),
        "line_at_birth": pl.when(first).then(pl.lit("first")).otherwise(pl.lit("second")),
    }
    return {name: pl.when("has_birth").then(value) for name, value in told.items()}


def _text(column: str) -> pl.Expr:
    return pl.when(pl.col(column) != "").then(pl.col(column))


def _perineum() -> pl.Expr:
    """The tear and the cut; null where there is neither."""
    cut = pl.when(pl.col("birth_episiotomy")).then(pl.lit("episiotomy"))
    found = pl.concat_list(_text("birth_tear"), cut).list.drop_nulls()
    return pl.when(found.list.len() > 0).then(found)


def _referrals(episodes: pl.DataFrame) -> pl.DataFrame:
    """Consult, where she came from, where she went, numbered in that order per episode."""
    own = pl.col("lvr_number")
    kinds = (
        ("consult", own, pl.col("consult"), "consult", "consult_period", "visit"),
        ("come_from", pl.col("come_from"), own, "transfer", "from_period", "start_date"),
        ("to", own, pl.col("to"), "transfer", "to_period", "referred"),
    )
    parts = [
        episodes.filter(pl.col(column) != "").select(
            "episode_id", from_lvr=source, to_lvr=target, referral_type=pl.lit(kind), period=period, referral_date=day
        )
        for column, source, target, kind, period, day in kinds
    ]
    return pl.concat(parts).with_columns(number=pl.int_range(1, pl.len() + 1).over("episode_id").cast(pl.Int64))


def _visits(episodes: pl.DataFrame) -> pl.DataFrame:
    """The first check-up, at the start of care that began with the pregnancy."""
    smoking = {code.standard[0][0]: code.value for code in codes.SMOKING.codes}
    weeks = (pl.col("start_date") - pl.col("due_date")).dt.total_days() + DUE_AFTER
    return episodes.filter("booked").select(
        "episode_id",
        number=1,
        visit_date="start_date",
        gestation_days=weeks.cast(pl.Float64),
        smoking=pl.col("birth_smoking").replace_strict(smoking, return_dtype=pl.String),
    )


def _previous_children(episodes: pl.DataFrame) -> pl.DataFrame:
    """The births before this one, one child each; after an earlier caesarean the last of them was one."""
    told = episodes.filter(pl.col("booked") & pl.col("birth_history_recorded") & (pl.col("birth_parity") > 0))
    last = (pl.col("pregnancy_number") == pl.col("birth_parity")) & pl.col("birth_earlier_caesarean")
    return (
        told.with_columns(pregnancy_number=pl.int_ranges(1, pl.col("birth_parity") + 1))
        .explode("pregnancy_number")
        .select(
            "episode_id",
            "pregnancy_number",
            number=1,
            mode_of_birth=pl.when(last).then(pl.lit("emergency_caesarean")).otherwise(pl.lit("spontaneous")),
        )
    )


def _children(births: pl.DataFrame, country: Country) -> pl.DataFrame:
    """One row per child that a message tells of."""
    children = country.children.rename({"birth": "pregnancy"})
    rows = births.join(children, on="pregnancy")
    return rows.select(**_of_child(), **_of_outcome()).sort("episode_id", "number")


def _of_child() -> dict[str, pl.Expr]:
    alive = pl.col("death_phase").is_in(["", "neonatal"])
    return {
        "episode_id": pl.col("episode_id"),
        "number": pl.col("order"),
        "sex": pl.col("sex"),
        "child_key": pl.when(alive & pl.col("child_bsn_sent")).then("bsn"),
        "birth_order": pl.when(pl.col("birth_twins") | pl.col("order_sent")).then("order"),
        "birth_date": _born().dt.date(),
        "birth_moment": pl.when(~pl.col("time_missing")).then(_born()),
        "perinatal_death": pl.col("death_phase") != "",
        "death_phase": _text("death_phase"),
    }


def _of_outcome() -> dict[str, pl.Expr]:
    hospital = pl.col("birth_place_recorded") & (pl.col("birth_place_of_birth") == "hospital")
    transferred = pl.col("paediatrician") == "transfer"
    moved = (_born() + pl.duration(days=pl.col("paediatrician_day"))).dt.date()
    apgar = pl.when(pl.col("apgar_5") > 0).then((pl.col("apgar_5") + pl.col("apgar_shift")).clip(0, 10))
    fed = pl.col("feeding").replace_strict(_FEEDING, default=None, return_dtype=pl.List(pl.String))
    return {
        **{name: pl.col(name) for name in ("mode_of_birth", "episiotomy", "line_at_birth")},
        "analgesia": pl.when("birth_pain_relief_recorded").then("birth_epidural"),
        "analgesia_methods": pl.when(pl.col("birth_pain_relief_recorded") & pl.col("birth_epidural")).then(
            pl.lit(["epidural"], pl.List(pl.String))
        ),
        "weight_g": (pl.col("weight_g") + pl.col("weight_shift")).cast(pl.Float64),
        "apgar_5": apgar.otherwise(0),
        "place_of_birth": pl.when("birth_place_recorded").then("birth_place_of_birth"),
        "hospital_lvr": pl.when(hospital).then("birth_birth_hospital_lvr"),
        "presentation": pl.when("presentation_recorded").then("presentation"),
        "paediatrician_involved": pl.col("paediatrician") != "",
        "paediatrician_transfer": transferred,
        "paediatrician_date": pl.when(transferred).then(moved),
        "feeding": pl.when("has_feeding").then(fed),
    }


def _born() -> pl.Expr:
    return pl.col("born") + pl.duration(minutes=pl.col("minute_shift"))


def _as_declared(rows: pl.DataFrame, table: records.Table) -> pl.DataFrame:
    known = rows.select(pl.col(name).cast(kind) for name, kind in table.schema.items() if name in rows.columns)
    absent: Mapping[str, pl.DataType] = {name: kind for name, kind in table.schema.items() if name not in rows.columns}
    # Sorted before the empty columns come in: sorting would write them all out.
    ordered = known.sort(name for name in table.key if name in known.columns)
    empty = [pl.lit(None, kind).alias(name) for name, kind in absent.items()]
    return ordered.with_columns(empty).select(table.names)
