"""What identifies is split off: whatever the tables hold, nothing of it stays readable, and nothing is lost."""

import json
from datetime import date, datetime

from ooievaar import intake, records
from ooievaar.portal.submissions import apart
from ooievaar.portal.submissions.sealing import unseal
from ooievaar.records import Kind

VALUES = {Kind.DAY: date(1987, 5, 4), Kind.MOMENT: datetime(1987, 5, 4, 13, 37), Kind.TEXT: "1987AB"}


def full_row(table: records.Table) -> dict:
    return {column.name: VALUES.get(column.kind, 1987) for column in table.columns}


def test_what_identifies_is_in_the_sealed_part_only_and_all_of_it_is_kept():
    rows = {table.name: (full_row(table), full_row(table)) for table in records.DELIVERED}
    readable, sealed = apart.split(intake.Delivered("identity", rows))
    kept, identifying = json.loads(readable), json.loads(unseal(sealed))
    assert b"1987" not in sealed
    for table in records.DELIVERED:
        for row, rest in zip(kept[table.name], identifying.get(table.name, [{}, {}]), strict=True):
            assert not table.identifying & set(row)
            assert set(rest) == table.identifying
            assert set(row) | set(rest) | {"episode_id"} == set(table.names)


def test_days_about_a_birth_identify():
    """A day and a hospital tell who was born: only later feeding is not bound to the day."""
    tables = (records.DELIVERED_CHILDREN, records.DELIVERED_BIRTHS)
    days = {column.name for table in tables for column in table.columns if column.kind in (Kind.DAY, Kind.MOMENT)}
    assert days - records.DELIVERED_CHILDREN.identifying - records.DELIVERED_BIRTHS.identifying == {"feeding_date"}


def test_who_a_mother_is_identifies():
    assert {"mother_birth_date", "postcode"} <= records.EPISODES.identifying
    assert "birth_date" in records.PREVIOUS_CHILDREN.identifying


def test_days_of_a_stay_about_the_birth_identify():
    assert {"birth_date", "birth_moment", "death_date", "admission_date", "admission_moment"} <= (
        records.ADMISSIONS.identifying
    )
