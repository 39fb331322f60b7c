"""Which records are one pregnancy: literal rows, with what belongs together in the column `together`."""

import polars as pl
import pytest
from splink import DuckDBAPI
from tests.unit.linkage_tables import cells, delivered

from ooievaar import linkage, records, warehouse

CASES = {
    "practice and hospital of one pregnancy": (
        """
        episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity | together
        -----------+------------+------------+-------------------+----------+------------+--------+---------
        e1         | 1000       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0      | a
        e2         | 0100       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0      | a
        e3         | 0100       | m2         | 1991-07-02        | 1234AC   | 2025-06-01 | 0      | b
        """,
        "",
    ),
    "two pregnancies of one woman, due dates 37 days apart, one dossier": (
        """
        episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity | together
        -----------+------------+------------+-------------------+----------+------------+--------+---------
        e1         | 1000       | m1         | 1981-01-01        | 5689CZ   | 2021-09-08 | 0      | a
        e2         | 0100       | m1         | 1981-01-01        | 5689CZ   | 2021-09-08 | 0      | a
        e3         | 1000       | m1         | 1981-01-01        | 5689CZ   | 2021-10-15 | 0      | b
        e4         | 0100       | m1         | 1981-01-01        | 5689CZ   | 2021-10-15 | 0      | b
        """,
        "",
    ),
    "a record without dates cannot tie two pregnancies together": (
        """
        episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity | together
        -----------+------------+------------+-------------------+----------+------------+--------+---------
        e1         | 1000       | m1         | 1981-01-01        | 5689CZ   | 2021-01-08 | 0      | a
        e2         | 0100       | m1         | 1981-01-01        | 5689CZ   |            | 0      | a
        e3         | 1000       | m1         | 1981-01-01        | 5689CZ   | 2021-12-15 | 1      | b
        """,
        "",
    ),
    "a due date a year off, in a message that tells of the birth": (
        """
        episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity | together
        -----------+------------+------------+-------------------+----------+------------+--------+---------
        e1         | 1000       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0      | a
        e2         | 0100       | m1         | 1990-03-14        | 1234AB   | 2026-06-01 | 0      | a
        """,
        """
        episode_id | number | birth_date | sex  | weight_g | hospital_lvr
        -----------+--------+------------+------+----------+-------------
        e2         | 1      | 2025-05-28 | male | 3500     | 0100
        """,
    ),
    "no citizen number on one side": (
        """
        episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity | together
        -----------+------------+------------+-------------------+----------+------------+--------+---------
        e1         | 1000       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0      | a
        e2         | 0100       |            | 1990-03-14        | 1234AB   | 2025-06-03 | 0      | a
        e3         | 0100       |            | 1990-03-14        | 9999ZZ   | 2025-06-03 | 2      | b
        """,
        "",
    ),
    "no citizen number and a typing error in birth date or postcode": (
        """
        episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity | together
        -----------+------------+------------+-------------------+----------+------------+--------+---------
        e1         | 1000       | m1         | 1990-03-11        | 1234AB   | 2025-06-01 | 0      | a
        e2         | 0100       |            | 1990-11-03        | 1234AB   | 2025-06-01 | 0      | a
        e3         | 2000       | m2         | 1988-05-20        | 4321BA   | 2025-08-01 | 1      | b
        e4         | 0100       |            | 1988-05-20        | 4321BC   | 2025-08-01 | 1      | b
        """,
        "",
    ),
    "different citizen numbers are different women, however alike": (
        """
        episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity | together
        -----------+------------+------------+-------------------+----------+------------+--------+---------
        e1         | 1000       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0      | a
        e2         | 0100       | m2         | 1990-03-14        | 1234AB   | 2025-06-01 | 0      | b
        """,
        "",
    ),
    "a record without a number does not tie two women together": (
        """
        episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity | together
        -----------+------------+------------+-------------------+----------+------------+--------+---------
        e1         | 1000       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0      | a
        e2         | 0100       |            | 1990-03-14        | 1234AB   | 2025-06-01 | 0      | a
        e3         | 2000       | m2         | 1990-03-14        | 1234AB   | 2025-06-08 | 1      | b
        """,
        "",
    ),
    "moved house without a number: the birth itself tells": (
        """
        episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity | together
        -----------+------------+------------+-------------------+----------+------------+--------+---------
        e1         | 0100       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0      | a
        e2         | 2000       |            | 1990-03-14        | 8765XY   |            | 0      | a
        """,
        """
        episode_id | number | birth_date | sex  | weight_g | hospital_lvr
        -----------+--------+------------+------+----------+-------------
        e1         | 1      | 2025-05-28 | male | 3445     | 0100
        e2         | 1      | 2025-05-28 | male | 3445     | 0100
        """,
    ),
    "a record of care after birth, without due date, by the same woman's number": (
        """
        episode_id | lvr_number | mother_key | start_date | end_date   | due_date   | together
        -----------+------------+------------+------------+------------+------------+---------
        e1         | 0100       | m1         | 2024-09-01 | 2025-02-20 | 2025-02-20 | a
        e2         | 1000       | m1         | 2025-02-21 | 2025-03-20 |            | a
        e3         | 1000       | m1         | 2025-10-21 | 2025-12-20 | 2026-05-20 | b
        """,
        "",
    ),
    "one birth with two due dates stays one birth": (
        """
        episode_id | lvr_number | mother_key | due_date   | together
        -----------+------------+------------+------------+---------
        e1         | 0100       | m1         | 2025-06-01 | a
        e2         | 1000       | m1         | 2025-07-01 | a
        """,
        """
        episode_id | number | birth_date
        -----------+--------+-----------
        e1         | 1      | 2025-05-28
        e2         | 1      | 2025-05-28
        """,
    ),
    "nothing known but an organisation": (
        """
        episode_id | lvr_number | together
        -----------+------------+---------
        e1         | 0100       | a
        e2         | 0100       | b
        """,
        "",
    ),
}


@pytest.fixture(scope="module")
def database():
    with warehouse.database() as connection:
        yield DuckDBAPI(connection=connection)


def groups(pairs):
    found = {}
    for episode, group in pairs:
        found.setdefault(group, set()).add(episode)
    return sorted(map(sorted, found.values()))


@pytest.mark.parametrize("case", CASES)
def test_what_belongs_together(case, database):
    episodes, children = CASES[case]
    links = linkage.link(delivered(episodes, children), database)
    expected = groups((row["episode_id"], row["together"]) for row in cells(episodes))
    assert groups(links.select("episode_id", "pregnancy_id").iter_rows()) == expected


def test_the_order_of_rows_does_not_matter_and_links_tell_their_strength(database):
    tables = delivered(*CASES["no citizen number on one side"])
    links = linkage.link(tables, database)
    again = linkage.link({name: table.reverse() for name, table in tables.items()}, database)
    assert links.equals(again)
    assert dict(links.schema) == records.LINKS.schema
    assert links["match_probability"].to_list() == [pytest.approx(1, abs=0.1), pytest.approx(1, abs=0.1), None]
    assert links["match_weight"].is_not_null().to_list() == [True, True, False]


@pytest.mark.parametrize("rows", [0, 1])
def test_nothing_to_compare(rows, database):
    tables = delivered(*CASES["nothing known but an organisation"])
    links = linkage.link({name: table.head(rows) for name, table in tables.items()}, database)
    assert links.height == rows
    assert dict(links.schema) == records.LINKS.schema


def test_quality_counts_pairs():
    links = records.LINKS.frame({"episode_id": e, "pregnancy_id": p} for e, p in zip("abcde", "11122", strict=True))
    truth = pl.DataFrame({"episode_id": list("abcde"), "pregnancy": ["x", "x", "y", "z", "z"]})
    quality = linkage.measure(links, truth)
    assert (quality.linked_pairs, quality.true_pairs, quality.right_pairs) == (4, 2, 2)
    assert (quality.precision, quality.recall) == (0.5, 1.0)
    assert quality.whole == pytest.approx(1 / 3)
    assert linkage.measure(records.LINKS.frame(), truth) == linkage.Quality(1.0, 1.0, 0, 0, 0, 1.0)
