"""How units lie within each other."""

from datetime import date

import polars as pl

from ooievaar.disclosure.suppression import Unit

COUNTRY: Unit = ("country", "NL")


def nesting(vsvs: pl.DataFrame, organisations: pl.DataFrame, memberships: pl.DataFrame, year: int) -> dict[Unit, Unit]:
    """Which unit lies within which in a year: VSVs in the country, and a hospital in its VSV.

    Takes `records.VSVS`, `records.ORGANISATIONS` and `records.MEMBERSHIPS`. Practices belong to several VSVs and count
    each birth they had a share in, so they lie within nothing; nor does a hospital that was in two VSVs that year.
    """
    in_year = memberships.filter(
        pl.col("start_date") <= date(year, 12, 31), pl.col("end_date").fill_null(date.max) >= date(year, 1, 1)
    )
    hospitals = organisations.filter(pl.col("kind") == "hospital").select("lvr_number")
    once = in_year.join(hospitals, on="lvr_number").group_by("lvr_number").agg(pl.col("vsv_number").unique())
    within: dict[Unit, Unit] = {("vsv", number): COUNTRY for number in vsvs["vsv_number"]}
    for lvr_number, numbers in once.iter_rows():
        if len(numbers) == 1:
            within["hospital", lvr_number] = ("vsv", numbers[0])
    return within
