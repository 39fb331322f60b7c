"""Running Splink: the only place that does."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from splink import Linker, SettingsCreator
from splink.internals.database_api import DatabaseAPI


def predicted(
    rows: pl.DataFrame,
    settings: SettingsCreator,
    frequencies: Mapping[str, pl.DataFrame],
    database: DatabaseAPI[Any],
    least: float | None = None,
) -> pl.DataFrame:
    """The pairs that Splink makes of these rows, with a chance of at least `least`; the columns are Splink's.

    Args:
        rows: with `number`, which tells them apart.
        settings: which pairs are compared, and how.
        frequencies: as `model.frequencies` gives them.
        database: the engine.
        least: None for all pairs.
    """
    # Spark knows no unsigned numbers.
    registered = database.register(rows.with_columns(pl.col("number").cast(pl.Int64)).to_arrow())
    linker = Linker(registered, settings, log_level=None, validate_settings=False)
    for column, chances in frequencies.items():
        linker.table_management.register_term_frequency_lookup(database.register(chances.to_arrow()), column)
    found = linker.inference.predict(threshold_match_probability=least, warning_mode="never")
    pairs = pl.DataFrame(found.as_pyarrow_table())  # type: ignore[no-untyped-call]
    # Splink keeps what it made per database, and would take these pairs for those of the next call.
    linker.table_management.invalidate_cache()  # type: ignore[no-untyped-call]
    return pairs
