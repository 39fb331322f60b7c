"""Who was responsible when labour started, and whether care was handed over during labour."""

import polars as pl

# The third stage is not among them: whoever hands over then has led the birth.
LABOUR_PERIODS = ("during_labour", "dilatation", "expulsion")


def labours(episodes: pl.DataFrame, referrals: pl.DataFrame) -> pl.DataFrame:
    """One row per birth: `birth_id`, `responsible_at_labour` (line, or unknown), `transfer_recorded`.

    When both lines say that they had the start of labour it was the first: a hospital takes over, it does not hand
    over to a practice while a woman is in labour.

    Args:
        episodes: episodes with `birth_id` and `line`.
        referrals: `records.REFERRALS`.
    """
    at_labour = pl.col("responsible_periods").list.contains("labour").fill_null(value=False)
    responsible = episodes.filter(at_labour).group_by("birth_id").agg(responsible_at_labour=pl.col("line").min())
    transferred = _transfers(episodes, referrals).select("birth_id").unique().with_columns(recorded=pl.lit(value=True))
    return (
        episodes.select("birth_id")
        .unique()
        .join(responsible, on="birth_id", how="left")
        .join(transferred, on="birth_id", how="left")
        .select("birth_id", "responsible_at_labour", transfer_recorded=pl.col("recorded").fill_null(value=False))
    )


def _transfers(episodes: pl.DataFrame, referrals: pl.DataFrame) -> pl.DataFrame:
    """Transfers of care during labour that a first-line provider made, whoever recorded them."""
    lines = episodes.select("lvr_number", "line").unique()
    said = episodes.select("episode_id", "birth_id", "lvr_number")
    # A referral without a referrer is one that the sender of the message made.
    return (
        referrals.filter(
            (pl.col("referral_type") == "transfer") & pl.col("period").is_in(LABOUR_PERIODS).fill_null(value=False)
        )
        .join(said, on="episode_id")
        .with_columns(lvr_number=pl.coalesce("from_lvr", "lvr_number"))
        .join(lines, on="lvr_number", how="left")
        .filter(pl.col("line") == "first")
    )
