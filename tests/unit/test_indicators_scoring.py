"""Scores of a cut against a second computation from the answers themselves, and by hand."""

import random
from statistics import fmean

import numpy as np
import polars as pl
import pytest

from ooievaar import indicators, questionnaires, records, statistics, warehouse
from ooievaar.questionnaires import PREM, Sent

YEAR = 2025
VSVS = ("0101", "0102", None)
BIRTHS = [
    {"birth_id": "a", "gestation_days": 280, "place_of_birth": "home"},
    {"birth_id": "b", "gestation_days": 168, "place_of_birth": "hospital", "line_at_birth": "second"},
    {"birth_id": "c", "gestation_days": 167, "place_of_birth": "home"},
    {"birth_id": "d", "gestation_days": None, "place_of_birth": "home"},
    {"birth_id": "e", "gestation_days": 280, "place_of_birth": None},
    {"birth_id": "f", "gestation_days": 280, "place_of_birth": "home", "is_termination": True},
    {"birth_id": "g", "gestation_days": 280, "place_of_birth": "home", "birth_year": YEAR - 1},
]


def woman(chance):
    """Valid answers of someone, with marks or "not applicable" on what she is asked."""
    had = {"practice": "1001", "hospital_care": "yes", "hospital_of_care": "2001", "kraamzorg": "3001"}
    had |= {"hospital_care": "no"} if chance.random() < 0.4 else {}
    had |= {"kraamzorg": "none"} if chance.random() < 0.3 else {}
    answers = {"place_of_birth": "home", "hospital_if_needed": "2001", **had, "consent": "nothing_more"}
    for question in PREM.questions:
        if question.topic and chance.random() < 0.8:
            answers[question.code] = "na" if chance.random() < 0.1 else chance.randint(1, 10)
    return answers


@pytest.fixture(scope="module")
def people():
    chance = random.Random(7)
    return [(chance.choice(VSVS), woman(chance)) for _number in range(80)]


@pytest.fixture(scope="module")
def figures(people, tmp_path_factory):
    births = [{"birth_year": YEAR, **each} for each in BIRTHS]
    units = [("country", "NL", 1.0), ("vsv", "0101", 0.25), ("vsv", "0102", 0.75)]
    tables = {
        "births": records.BIRTHS.frame(births),
        "attributions": records.ATTRIBUTIONS.frame(
            {"birth_id": each["birth_id"], "level": level, "unit": unit, "weight": weight, "rule": "country"}
            for each in births
            for level, unit, weight in units
        ),
        **questionnaires.experiences((Sent(PREM.key, vsv, answers) for vsv, answers in people), YEAR),
    }
    cut = warehouse.build(tables, tmp_path_factory.mktemp("cuts") / "cut", {"year": YEAR})
    with warehouse.open_cut(cut) as opened:
        return indicators.compute(opened, year=YEAR)


def row(figures, unit, part, code="prem"):
    found = figures.filter(pl.col("part").eq_missing(pl.lit(part, pl.String)), indicator=code, unit=unit)
    return found.row(0, named=True)


def given(people, unit, letter):
    """Per person her marks on a topic, straight from the answers and what routing reaches."""
    asked = {question.code: question for question in PREM.questions if question.topic == letter}
    chosen = [answers for vsv, answers in people if unit in ("NL", vsv)]
    marks = [
        [mark for code, mark in questionnaires.kept(PREM, answers).items() if code in asked and mark != "na"]
        for answers in chosen
    ]
    return [each for each in marks if each]


@pytest.mark.parametrize("unit", ["NL", "0101", "0102"])
@pytest.mark.parametrize("letter", "ABCDEFGHIJKLM")
def test_a_score_is_the_mean_over_all_marks_that_were_given(people, figures, unit, letter):
    marks = given(people, unit, letter)
    everything = [mark for each in marks for mark in each]
    found = row(figures, unit, letter.lower())
    assert (found["numerator"], found["denominator"], found["respondents"]) == (
        sum(everything), len(everything), len(marks),
    )  # fmt: skip
    assert found["value"] == pytest.approx(fmean(everything), abs=1e-12)
    assert found["lower"] < found["value"] < found["upper"]


def test_it_agrees_with_the_scores_of_the_dashboard(people, figures):
    for score in questionnaires.scores(PREM, [answers for _vsv, answers in people]):
        found = row(figures, "NL", score.topic.lower())
        assert (round(found["value"], 2), found["denominator"], found["respondents"]) == (
            score.mean, score.marks, score.respondents,
        )  # fmt: skip


def test_the_response_sets_answers_against_births_and_may_pass_a_hundred(people, figures):
    country, vsv = row(figures, "NL", None), row(figures, "0101", None)
    assert (country["numerator"], country["denominator"], country["respondents"]) == (80, 4, 80)
    assert vsv["numerator"] == sum(number == "0101" for number, _answers in people)
    assert (vsv["denominator"], vsv["value"]) == (1.0, 100 * vsv["numerator"])
    assert country["lower"] is None


@pytest.mark.parametrize("unit", ["NL", "0101", "0102"])
def test_the_births_of_a_response_are_those_that_indicator_7_tells(figures, unit):
    places = row(figures, unit, None, "place_of_birth")
    assert row(figures, unit, None)["denominator"] == places["denominator"] + places["undetermined"]


def test_a_vsv_without_answers_has_a_response_of_none_and_no_scores():
    tables = {
        "births": records.BIRTHS.frame([{"birth_id": "a", "birth_year": YEAR, "gestation_days": 280}]),
        "attributions": records.ATTRIBUTIONS.frame(
            {"birth_id": "a", "level": level, "unit": unit, "weight": 1.0}
            for level, unit in (("vsv", "1"), ("country", "NL"))
        ),
        **questionnaires.experiences([Sent(PREM.key, "2", {"practice": "1", "vk_vr1": 5})], YEAR),
    }
    figures = computed(tables)
    assert row(figures, "1", None)["numerator"] == 0
    assert (row(figures, "1", "a")["value"], row(figures, "1", "a")["respondents"]) == (None, 0)
    assert (row(figures, "2", None)["denominator"], row(figures, "2", None)["value"]) == (0, None)
    assert (row(figures, "2", "a")["value"], row(figures, "2", "a")["lower"]) == (5, None)


def test_a_year_without_answers_has_no_scores():
    assert computed(questionnaires.experiences([], YEAR)).is_empty()


def computed(tables):
    connection = warehouse.database()
    for table in records.LINKED:
        connection.register(table.name, tables.get(table.name, table.frame()).to_arrow())

    class Engine:
        dialect = "duckdb"

        def query(self, sql):
            return connection.sql(sql).pl()

    return indicators.compute(Engine(), year=YEAR, only=["prem"])


def test_the_interval_of_one_mark_each_is_that_of_a_mean():
    marks = np.array([7, 8, 9, 6, 10, 8, 7, 9, 8, 5], dtype=float)
    products = (np.sum(marks**2), np.sum(marks), len(marks))
    mean, lower, upper = statistics.clustered_mean(marks.sum(), len(marks), len(marks), products)
    half = 1.959963984540054 * marks.std(ddof=1) / np.sqrt(len(marks))
    assert mean == pytest.approx(marks.mean())
    assert (mean - lower, upper - mean) == pytest.approx((half, half))


def test_marks_of_one_person_that_are_alike_do_not_make_an_interval_narrower():
    totals = np.array([7, 8, 9, 6, 10], dtype=float)
    once = statistics.clustered_mean(totals.sum(), 5, 5, (np.sum(totals**2), totals.sum(), 5))
    thrice = statistics.clustered_mean(3 * totals.sum(), 15, 5, (9 * np.sum(totals**2), 9 * totals.sum(), 45))
    assert np.allclose(once, thrice)
