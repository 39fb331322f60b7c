"""Twins of New Year's Eve: each child counts in its own year, the woman in that of the first."""

from datetime import date, datetime

import pytest

from ooievaar import main, records, warehouse

HOSPITAL = "0012"


@pytest.fixture
def register():
    organisation = {"lvr_number": HOSPITAL, "name": "Ziekenhuis Rietmeer", "kind": "hospital", "place": "Rietmeer"}
    membership = {"lvr_number": HOSPITAL, "vsv_number": "101", "start_date": date(2018, 1, 1)}
    return {
        "organisations": records.ORGANISATIONS.frame([organisation]),
        "vsvs": records.VSVS.frame([{"vsv_number": "101", "name": "VSV Rietmeer"}]),
        "memberships": records.MEMBERSHIPS.frame([membership]),
    }


def child(number, moment):
    return {
        "episode_id": "e",
        "number": number,
        "birth_order": number,
        "birth_date": moment and moment.date(),
        "birth_moment": moment,
        "place_of_birth": "hospital",
        "hospital_lvr": HOSPITAL,
        "line_at_birth": "second",
        "perinatal_death": False,
    }


def delivered(*moments):
    episode = {
        "episode_id": "e",
        "lvr_number": HOSPITAL,
        "start_date": date(2024, 6, 1),
        "responsible_periods": ["labour", "expulsion", "third_stage"],
        "mother_birth_date": date(1995, 5, 5),
        "due_date": date(2025, 1, 10),
    }
    birth = {"episode_id": "e", "children_count": len(moments), "blood_loss_ml": 300.0}
    children = [child(number, moment) for number, moment in enumerate(moments, start=1)]
    return {table.name: table.frame() for table in records.DELIVERED} | {
        "episodes": records.EPISODES.frame([episode]),
        "delivered_births": records.DELIVERED_BIRTHS.frame([birth]),
        "delivered_children": records.DELIVERED_CHILDREN.frame(children),
    }


def denominators(folder, year):
    figures = main.compute(cut=folder, year=year, levels=["country"])
    whole = {row["indicator"]: row["denominator"] for row in figures.to_dicts() if row["part"] is None}
    return whole.get("preterm_birth", 0), whole.get("postpartum_haemorrhage", 0)


@pytest.mark.parametrize(("year", "children", "women"), [(2024, 1, 1), (2025, 1, 0), (2026, 0, 0)])
def test_each_child_counts_in_its_own_year(register, tmp_path, year, children, women):
    twins = delivered(datetime(2024, 12, 31, 23, 50), datetime(2025, 1, 1, 0, 10))
    report = main.build_cut(delivered=twins, register=register, year=year, out=tmp_path / "cut")
    assert denominators(report.folder, year) == (children, women)


def test_a_birth_without_a_date_is_told_in_the_manifest(register, tmp_path):
    report = main.build_cut(delivered=delivered(None), register=register, year=2025, out=tmp_path / "cut")
    with warehouse.open_cut(report.folder) as cut:
        assert cut.manifest.about["births_without_date"] == 1
    assert report.births == 0


def test_a_table_without_figures_has_its_header(register, tmp_path):
    nothing = {name: frame.clear() for name, frame in delivered(None).items()}
    report = main.build_cut(delivered=nothing, register=register, year=2025, out=tmp_path / "cut")
    table = main.figures_table(cut=report.folder, year=2025, levels=main.LEVELS, disclosed=True)
    assert table.height == 0
    assert table.columns == [*main.DISCLOSED_KEY, *main.DISCLOSED_COLUMNS]
