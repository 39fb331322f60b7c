"""Which delivered twin is which: by citizen number, order, sex and weight."""

import polars as pl
import pytest
from tests.unit.linkage_tables import cells, frame

from ooievaar import records
from ooievaar.linkage.siblings import told_apart

TWINS = {
    "by order": """
        episode_id | number | birth_order | sex    | weight_g | slot
        -----------+--------+-------------+--------+----------+-----
        e1         | 1      | 1           | male   | 2500     | 1
        e1         | 2      | 2           | male   | 2400     | 2
        e2         | 1      | 2           | male   | 2400     | 2
        e2         | 2      | 1           | male   | 2500     | 1
    """,
    "by sex and weight where the order was swapped": """
        episode_id | number | birth_order | sex    | weight_g | slot
        -----------+--------+-------------+--------+----------+-----
        e1         | 1      | 1           | male   | 2500     | 1
        e1         | 2      | 2           | female | 2100     | 2
        e2         | 1      | 1           | female | 2100     | 2
        e2         | 2      | 2           | male   | 2510     | 1
    """,
    "by citizen number above all": """
        episode_id | number | birth_order | sex    | weight_g | child_key | slot
        -----------+--------+-------------+--------+----------+-----------+-----
        e1         | 1      | 1           | male   | 2500     | k1        | 1
        e1         | 2      | 2           | male   | 2400     | k2        | 2
        e2         | 1      | 1           | male   | 2500     | k2        | 2
        e2         | 2      | 2           | male   | 2400     | k1        | 1
    """,
    "a provider that tells of one of them": """
        episode_id | number | birth_order | sex    | weight_g | slot
        -----------+--------+-------------+--------+----------+-----
        e1         | 1      | 1           | male   | 2500     | 1
        e1         | 2      | 2           | female | 2100     | 2
        e2         | 1      |             | female | 2110     | 2
    """,
    "two that look the same each get their own": """
        episode_id | number | birth_order | sex    | weight_g | slot
        -----------+--------+-------------+--------+----------+-----
        e1         | 1      | 1           | male   | 2500     | 1
        e1         | 2      | 2           | male   | 2500     | 2
        e2         | 1      |             | male   | 2500     | 1
        e2         | 2      |             | male   | 2500     | 2
    """,
}


@pytest.mark.parametrize("case", TWINS)
def test_which_twin_is_which(case):
    rows = cells(TWINS[case])
    children = frame(TWINS[case], records.DELIVERED_CHILDREN, ("slot",)).with_columns(
        birth_id=pl.lit("B1"), line=pl.lit("second"), claimed_line=pl.lit("second"), tells_birth=pl.lit(True),
        responsible_periods=pl.lit(["expulsion"]),
    )  # fmt: skip
    found = told_apart(children)
    assert found["slot"].to_list() == [int(row["slot"]) for row in rows]
