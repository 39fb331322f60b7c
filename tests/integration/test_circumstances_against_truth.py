"""What a cut knows around a birth against what is true in the made-up country, over messages and documents."""

import polars as pl
import pytest

from ooievaar import intake, linkage, main, synthetic

BIRTHS, YEAR = 1200, 2025
KEY = intake.Pseudonymiser(b"a key for tests only, 32 bytes..")
INDUCED = {"amniotomy", "balloon", "prostaglandin_ripening", "oxytocin", "prostaglandin"}


@pytest.fixture(scope="module")
def country():
    return synthetic.country(births=BIRTHS, year=YEAR, seed=6)


@pytest.fixture(scope="module")
def merged(country):
    """Births and children as a cut holds them, with every link right; a birth is named after its row number."""
    records, pregnancies = [], {}
    for one in synthetic.deliveries(country):
        records.append(intake.translate(main.as_message(one), KEY))
        pregnancies[records[-1].identity] = one.pregnancy
    stays = [intake.translate(main.as_document(one), KEY) for one in synthetic.admissions(country)]
    links = pl.DataFrame({
        "episode_id": list(pregnancies), "pregnancy_id": [f"Z{number}" for number in pregnancies.values()]
    })  # fmt: skip
    delivered = main.frames_of([*records, *stays])
    return linkage.merge(delivered, links, country.organisations, main.stays(delivered))


@pytest.fixture(scope="module")
def births(merged, country):
    """Every birth of the cut beside its truth, whose columns start with `true_`."""
    truth = country.births.with_row_index("number").rename(lambda name: f"true_{name}")
    found = merged["births"].with_columns(true_number=pl.col("birth_id").str.slice(1).cast(pl.UInt32))
    return found.join(truth, on="true_number").to_dicts()


@pytest.fixture(scope="module")
def children(merged, country):
    """The children of each birth, by its number, in order."""
    found: dict[int, list[dict]] = {}
    for row in country.children.sort("birth", "order").iter_rows(named=True):
        found.setdefault(row["birth"], []).append(row)
    return found


def booked(country):
    """Births of which a message tells of the start of care."""
    return set(country.episodes.filter(pl.col("periods").str.starts_with("1"))["birth"])


def test_every_birth_is_there(births):
    assert len(births) == BIRTHS


def test_an_earlier_caesarean(births, country):
    told = booked(country)
    for birth in births:
        known = birth["true_history_recorded"] and birth["true_number"] in told
        # Somebody may have written a parity that is one too low: then a complete story is still complete.
        if birth["parity"] == birth["true_parity"]:
            first = birth["true_parity"] == 0
            expected = birth["true_earlier_caesarean"] if known or first else None
            assert birth["earlier_caesarean"] is expected, birth["birth_id"]
    assert {birth["earlier_caesarean"] for birth in births} == {True, False, None}


def test_smoking_at_the_first_visit(births, country):
    words = {"1": "never", "2": "up_to_10", "3": "from_11_to_20", "4": "over_20"} | {
        "5": "stopped_before",
        "6": "stopped_during",
    }
    told = booked(country)
    assert all(
        birth["smoking"] == (words[birth["true_smoking"]] if birth["true_number"] in told else None) for birth in births
    )


def test_the_start_of_care(births, country):
    first = dict(country.episodes.group_by("birth").agg(pl.col("start").min()).iter_rows())
    known = 0
    for birth in births:
        if birth["gestation_days"] == birth["true_gestation_days"]:
            days = 280 - (birth["true_due_date"] - first[birth["true_number"]]).days
            assert birth["care_started_days"] == (days if 0 <= days <= 322 else None)
            known += 1
    assert known > 0.97 * BIRTHS
    assert any(birth["care_started_days"] is None for birth in births)


def test_an_epidural_and_an_episiotomy(births):
    for birth in births:
        expected = birth["true_epidural"] if birth["true_pain_relief_recorded"] else None
        assert birth["epidural"] is expected
        assert birth["any_episiotomy"] is birth["true_episiotomy"]


def test_how_labour_was_started(births):
    for birth in births:
        way = birth["true_onset_intervention"]
        assert birth["onset_interventions"] == ([way] if way else None)
        assert birth["labour_onset"] == birth["true_labour_onset"]
    assert any(birth["true_onset_intervention"] in INDUCED for birth in births)


def test_death_and_apgar(births, children):
    for birth in births:
        mine = children[birth["true_number"]]
        assert birth["any_perinatal_death"] is any(child["death_phase"] for child in mine)
        alive = [child["apgar_5"] for child in mine if child["death_phase"] in {"", "neonatal"}]
        # The score that the leading provider wrote may be one off.
        assert (birth["lowest_apgar_5"] is None) == (not alive)
        assert not alive or abs(birth["lowest_apgar_5"] - min(alive)) <= 1


def test_intensive_care(births, merged, children):
    for birth in births:
        mine = children[birth["true_number"]]
        admitted = [child["paediatrician"] == "transfer" and child["death_phase"] in {"", "neonatal"} for child in mine]
        very_early = birth["true_gestation_days"] < 32 * 7
        assert birth["any_intensive_care"] in ({any(admitted) and very_early} | ({None} if any(admitted) else set()))
    found = [birth["any_intensive_care"] for birth in births]
    assert found.count(True) >= 3
    assert found.count(None) < 0.05 * BIRTHS
    assert merged["children"]["intensive_care"].sum() >= found.count(True)
