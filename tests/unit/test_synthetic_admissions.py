"""The documents of the made-up country about newborns: whose they are, and that nothing is wrong with them."""

from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from ooievaar import intake, kernset, main, records, synthetic

COUNTRY = synthetic.country(births=600, year=2025, seed=5)
ADMISSIONS = tuple(synthetic.admissions(COUNTRY))
KEY = intake.Pseudonymiser(b"a key for tests only")


def test_every_child_born_alive_that_was_transferred_has_one() -> None:
    alive = pl.col("death_phase").is_in(["", "neonatal"])
    expected = COUNTRY.children.with_row_index("child").filter(alive & (pl.col("paediatrician") == "transfer"))
    assert sorted(one.child for one in ADMISSIONS) == expected["child"].to_list()
    assert len(ADMISSIONS) > 40


def test_the_same_seed_gives_the_same_documents() -> None:
    assert tuple(synthetic.admissions(synthetic.country(births=600, year=2025, seed=5))) == ADMISSIONS


def test_they_come_from_hospitals_by_month() -> None:
    hospitals = set(COUNTRY.organisations.filter(pl.col("kind") == "hospital")["lvr_number"])
    assert {one.sender_lvr for one in ADMISSIONS} <= hospitals
    assert [one.month for one in ADMISSIONS] == sorted(one.month for one in ADMISSIONS)


def test_they_read_back_as_they_were_and_little_is_asked_about_them() -> None:
    rules: Counter[str] = Counter()
    for one in ADMISSIONS:
        message = kernset.read(main.written(one))
        assert isinstance(message, kernset.Message)
        assert (message.tree, message.problems) == (one.tree, ())
        findings = intake.findings_of(message, intake.Sender(one.sender_lvr, frozenset({one.sender_lvr})))
        rules.update({finding.rule for finding in findings})
    assert rules.keys() <= {"admission-item-missing"}
    assert rules["admission-item-missing"] <= len(ADMISSIONS) * 0.15


def test_they_tell_of_the_children_and_mothers_of_birth_care() -> None:
    rows = [
        row for one in ADMISSIONS for row in intake.translate(main.as_document(one), KEY).rows[records.ADMISSIONS.name]
    ]
    assert len({row["episode_id"] for row in rows}) == len(ADMISSIONS)
    born = COUNTRY.children["born"]
    for one, row in zip(ADMISSIONS, rows, strict=True):
        assert row["child_key"] == KEY.pseudonym("child", COUNTRY.children["bsn"][one.child])
        assert row["birth_moment"] == born[one.child]
        assert row["lvr_number"] == one.sender_lvr


@pytest.mark.parametrize("form", ["messages", "records"])
def test_they_are_written_beside_the_messages(tmp_path: Path, form: str) -> None:
    main.synthesize(births=60, year=2025, seed=5, out=tmp_path, form=form)
    expected = len(list(synthetic.admissions(synthetic.country(births=60, year=2025, seed=5))))
    if form == "records":
        assert pl.read_parquet(tmp_path / "admissions.parquet").height == expected
    else:
        assert len(list((tmp_path / "admissions").rglob("*.xml"))) == expected
