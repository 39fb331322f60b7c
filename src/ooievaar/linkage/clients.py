"""Which birth belongs to a mother who answered and let herself be linked: by postcode and birth date (D7)."""

import polars as pl

CLIENT = {"client": pl.Int64(), "postcode": pl.String(), "birth_date": pl.Date(), "month": pl.String()}


def find_births(
    clients: pl.DataFrame, episodes: pl.DataFrame, links: pl.DataFrame, births: pl.DataFrame
) -> pl.DataFrame:
    """For each client how many births fit, and which one when exactly one does.

    A record fits when the birth date of the mother is the same and so is the postcode; of a record that holds only four
    digits, those. Records that the cut links are one birth, however many fit.

    Args:
        clients: columns of `CLIENT`; `month` (`2025-03`) is when she gave birth as she says, null when she did not say.
        episodes: `episode_id`, `mother_birth_date` and `postcode` of the delivered records.
        links: `episode_id` and `pregnancy_id` of the cut.
        births: `birth_id`, `birth_year` and `birth_month` of the cut.

    Returns:
        One row per client, in their order: `client`, `births` (how many fit), `birth_id` (null unless one fits).
    """
    told = links.select("episode_id", birth_id=pl.col("pregnancy_id").str.replace("^Z", "B"))
    born = births.select(
        "birth_id", born=pl.format("{}-{}", "birth_year", pl.col("birth_month").cast(pl.String()).str.zfill(2))
    )
    records = episodes.select("episode_id", "mother_birth_date", recorded="postcode").join(told, on="episode_id")
    fitting = (
        clients.join(records.join(born, on="birth_id"), left_on="birth_date", right_on="mother_birth_date")
        .filter(pl.col("recorded").is_not_null() & pl.col("postcode").str.starts_with(pl.col("recorded")))
        .filter(pl.col("month").is_null() | (pl.col("month") == pl.col("born")))
    )
    counted = fitting.group_by("client").agg(births=pl.col("birth_id").n_unique(), only=pl.col("birth_id").first())
    one = pl.when(pl.col("births") == 1).then(pl.col("only"))
    return clients.join(counted, on="client", how="left", maintain_order="left").select(
        "client", births=pl.col("births").fill_null(0).cast(pl.Int64()), birth_id=one
    )
