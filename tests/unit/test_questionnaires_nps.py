"""The NPS+ of 2018-2022: every message on a file with just that wrong, the score, and reading what anybody made."""

import csv
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar.questionnaires import nps
from ooievaar.questionnaires.exchange import Wrong

ROWS = (
    nps.NpsResult(2018, "101", "practice", 30, 5, 5, 2, 45),
    nps.NpsResult(2018, "101", "hospital", 20, 5, 15, 2, 45),
    nps.NpsResult(2022, "102", "kraamzorg", 0, 0, 0, 0, 0),
)
GOOD = nps.write_nps(ROWS)
PIECES = [GOOD.encode(), b";", b'"', b"\n", b"\x00", b"9"]


def test_what_was_written_is_read():
    assert nps.check_nps(GOOD.encode(), {"101", "102"}) == nps.NpsChecked(ROWS, ())
    assert nps.check_nps(GOOD.replace(";", ",").encode("utf-8-sig")).results == ROWS


@pytest.mark.parametrize(
    ("before", "after", "wrong", "column"),
    [
        ("2018;101;practice", "2017;101;practice", Wrong.NUMBER, "year"),
        ("2018;101;practice", "2023;101;practice", Wrong.NUMBER, "year"),
        ("2018;101;practice", ";101;practice", Wrong.REQUIRED, "year"),
        ("2018;101;practice", "2018;999;practice", Wrong.CHOICE, "vsv"),
        ("2018;101;practice", "2018;101;midwife", Wrong.CHOICE, "about"),
        ("30;5;5", "-1;5;5", Wrong.NUMBER, "yes"),
        ("30;5;5", "30,5;5;5", Wrong.NUMBER, "yes"),
        ("30;5;5", "³0;5;5", Wrong.NUMBER, "yes"),
        ("30;5;5", "30;5;100000", Wrong.NUMBER, "no"),
        ("30;5;5;2;45", "40;5;5;2;45", Wrong.SUM, "respondents"),
        ("2018;101;hospital", "2018;101;practice", Wrong.SAME_KEY, ""),
        ("year;vsv", "Year;vsv", Wrong.COLUMN_MISSING, "year"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(before, after, wrong, column):
    checked = nps.check_nps(GOOD.replace(before, after, 1).encode(), {"101", "102"})
    assert checked.is_refused
    assert (wrong, column) in [(finding.wrong, finding.column) for finding in checked.findings]
    assert len(checked.findings) <= 2


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ((30, 5, 5), nps.NpsScore(40, 75.0, 62.5)),
        ((9, 0, 0), None),
        ((10, 0, 0), nps.NpsScore(10, 100.0, 100.0)),
        ((0, 3, 7), nps.NpsScore(10, 0.0, -70.0)),
    ],
)
def test_the_score_is_over_those_who_had_care_and_answered_from_ten(answers, score):
    assert nps.nps_score(*answers) == score


@settings(max_examples=60)
@given(
    st.binary(max_size=300) | st.lists(st.sampled_from([GOOD.encode(), b";", b'"', b"\n", b"\x00", b"9"])).map(b"".join)
)
def test_any_bytes_give_results_or_findings(data):
    checked = nps.check_nps(data)
    assert checked.results or checked.findings


def test_the_published_schema_takes_what_we_take_and_refuses_what_we_refuse():
    schema = json.loads(nps.nps_schema_text())
    fields = {field["name"]: field for field in schema["fields"]}
    for row in csv.DictReader(io.StringIO(GOOD), delimiter=";"):
        assert row.keys() == fields.keys()
        for name, cell in row.items():
            bound = fields[name]["constraints"]
            if fields[name]["type"] == "integer":
                assert bound["minimum"] <= int(cell) <= bound["maximum"]
            else:
                assert cell in bound["enum"] if "enum" in bound else re.fullmatch(bound["pattern"], cell)
    assert all(f"`{name}`" in nps.nps_page() for name in fields)
