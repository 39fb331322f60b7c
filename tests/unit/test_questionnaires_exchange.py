"""The file of answered questionnaires: every message on a file with just that wrong, and what is published of it."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ooievaar.questionnaires import PREM, exchange
from ooievaar.questionnaires.exchange import Against, Answered, Wrong

TODAY = date(2026, 11, 24)
NUMBERS = {"practice": frozenset({"1001"}), "hospital": frozenset({"2001"}), "kraamzorg": frozenset({"3001"})}
AGAINST = Against(TODAY, NUMBERS)
AT_HOME = {
    "place_of_birth": "home",
    "hospital_if_needed": "2001",
    "practice": "1001",
    "hospital_care": "no",
    "kraamzorg": "none",
    "vk_vr1": 8,
    "vk_went_well": 'Fijn; "echt" fijn\nen snel',
    "birth_month": "2026-09",
    "consent": "research",
}
# Ten women who differ, so that no row is a double.
ROWS = [Answered("2026-10", "nl", {**AT_HOME, "vk_vr1": mark}) for mark in range(1, 11)]


def changed(column, value, rows=None):
    """A file whose first row has something else in one column."""
    table = list(csv.reader(io.StringIO(exchange.write(PREM, rows or ROWS)), delimiter=";"))
    table[1][table[0].index(column)] = value
    file = io.StringIO()
    csv.writer(file, delimiter=";", lineterminator="\n").writerows(table)
    return file.getvalue()


def found(text, against=AGAINST):
    data = text if isinstance(text, bytes) else text.encode()
    return exchange.check(PREM, data, against).findings


VALID = exchange.write(PREM, ROWS)
HEADER, *BODY = VALID.splitlines(keepends=True)

IN_A_CELL = [
    ("questionnaire", "prem_geboortezorg-9", Wrong.CHOICE, "prem_geboortezorg-1"),
    ("questionnaire", "", Wrong.REQUIRED, "prem_geboortezorg-1"),
    ("month", "okt-26", Wrong.MONTH, "2023-01 … 2026-11"),
    ("month", "2026-12", Wrong.MONTH, "2023-01 … 2026-11"),
    ("month", "2022-12", Wrong.MONTH, "2023-01 … 2026-11"),
    ("month", "0000-01", Wrong.MONTH, "2023-01 … 2026-11"),
    ("month", "", Wrong.REQUIRED, "2023-01 …"),
    ("language", "Nederlands", Wrong.CHOICE, "nl, en, ar, pl, tr, uk, other"),
    ("vk_vr1", "11", Wrong.CHOICE, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, na"),
    ("vk_vr1", "8,0", Wrong.CHOICE, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, na"),
    ("practice", "9999", Wrong.ORGANISATION, "LVR (practice), unlisted, none"),
    ("hospital_if_needed", "1001", Wrong.ORGANISATION, "LVR (hospital), unlisted"),
    ("birth_month", "2026-11", Wrong.MONTH, "2025-08 … 2026-10"),
    ("vk_went_well", "x" * 2001, Wrong.TOO_LONG, "2000"),
    ("vk_went_well", "fijn\x00", Wrong.CHARACTER, ""),
    ("vk_went_well", "fijn\x1b[31m", Wrong.CHARACTER, ""),
    ("consent", "", Wrong.REQUIRED, "link, research, nothing_more"),
    ("hospital_care", "", Wrong.REQUIRED, "yes, no"),
    ("kz_vr1", "8", Wrong.NOT_ASKED, "kraamzorg ≠ none"),
    ("hospital", "2001", Wrong.NOT_ASKED, "place_of_birth = hospital | hospital_centre"),
    ("postcode", "1234AB", Wrong.NOT_ASKED, "consent = link"),
]


@pytest.mark.parametrize(("column", "value", "wrong", "allowed"), IN_A_CELL, ids=str)
def test_what_is_wrong_in_a_cell_is_told_with_its_place_and_what_is_allowed(column, value, wrong, allowed):
    [finding] = found(changed(column, value))
    assert (finding.wrong, finding.line, finding.column, finding.allowed) == (wrong, 2, column, allowed)
    assert finding.value == (f"{value[:60]}…" if len(value) > 60 else re.sub(r"[\x00-\x1f]", "·", value))


LINKED = {**AT_HOME, "consent": "link", "postcode": "1234AB", "birth_date": "1994-12-31"}


@pytest.mark.parametrize(
    ("column", "value", "wrong", "allowed"),
    [
        ("postcode", "12345", Wrong.POSTCODE, "1234AB"),
        ("birth_date", "2020-01-01", Wrong.DATE, "1994-12-31, 31-12-1994"),
        ("birth_date", "31 dec 1994", Wrong.DATE, "1994-12-31, 31-12-1994"),
    ],
)
def test_what_identifies_her_has_its_own_form(column, value, wrong, allowed):
    rows = [replace(ROWS[0], answers=LINKED), *ROWS[1:]]
    assert found(exchange.write(PREM, rows)) == ()
    [finding] = found(changed(column, value, rows))
    assert (finding.wrong, finding.column, finding.allowed) == (wrong, column, allowed)


def test_postcode_and_birth_date_come_together_or_not_at_all():
    rows = [replace(ROWS[0], answers=LINKED), *ROWS[1:]]
    [finding] = found(changed("postcode", "", rows))
    assert (finding.wrong, finding.column, finding.allowed) == (Wrong.ALONE, "birth_date", "postcode")
    without = {code: answer for code, answer in LINKED.items() if code not in ("postcode", "birth_date")}
    assert found(exchange.write(PREM, [replace(ROWS[0], answers=without), *ROWS[1:]])) == ()


@pytest.mark.parametrize(
    ("data", "wrong", "line", "column"),
    [
        (b"", Wrong.EMPTY, 0, ""),
        (b"\n;;;\n\r\n", Wrong.EMPTY, 0, ""),
        (b"x" * 20_000_001, Wrong.TOO_LARGE, 0, ""),
        (b"PK\x03\x04workbook", Wrong.NOT_TEXT, 0, ""),
        ((VALID + "\x9d").encode("latin-1"), Wrong.NOT_TEXT, 0, ""),
        (VALID + '"open', Wrong.QUOTES, 22, ""),
        (VALID + 'a"b;"c"d\n', Wrong.QUOTES, 22, ""),
        (VALID.replace("vk_vr1;", "vk_vr1 x;", 1), Wrong.COLUMN_UNKNOWN, 1, "vk_vr1 x"),
        (VALID.replace("vk_vr1;vk_vr2;", "vk_vr2;vk_vr2;", 1), Wrong.COLUMN_TWICE, 1, "vk_vr2"),
        (VALID.replace("consent;", "Consent;", 1), Wrong.COLUMN_MISSING, 1, "consent"),
        (VALID + "nog;iets\n", Wrong.CELLS, 22, ""),
        (HEADER + "".join(BODY[:18]), Wrong.TOO_FEW_ROWS, 0, ""),
        (HEADER, Wrong.TOO_FEW_ROWS, 0, ""),
        (HEADER + BODY[0] + BODY[1] * 10_001, Wrong.TOO_MANY_ROWS, 0, ""),
    ],
    ids=lambda value: None if isinstance(value, bytes) or len(str(value)) > 40 else str(value),
)
def test_what_is_wrong_with_a_file_as_a_whole(data, wrong, line, column):
    told = [(finding.wrong, finding.line, finding.column) for finding in found(data)]
    assert (wrong, line, column) in told


def test_all_errors_come_at_once_in_the_order_of_the_lines():
    table = list(csv.reader(io.StringIO(VALID), delimiter=";"))
    place = {name: position for position, name in enumerate(table[0])}
    for row, name, value in ((1, "consent", "ja"), (3, "vk_vr2", "0"), (3, "practice", ""), (9, "kz_vr2", "3")):
        table[row][place[name]] = value
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(table)
    told = [(each.line, each.column, each.wrong) for each in found(file.getvalue())]
    assert told == [
        (2, "consent", Wrong.CHOICE),
        (6, "vk_vr2", Wrong.CHOICE),
        (6, "practice", Wrong.REQUIRED),
        (18, "kz_vr2", Wrong.NOT_ASKED),
    ]


def test_what_hangs_on_a_wrong_answer_is_not_held_against_her():
    """Practice unknown: whether its questions were asked cannot be told, and one message is enough."""
    assert [finding.column for finding in found(changed("practice", "9999"))] == ["practice"]


def test_equal_rows_are_a_signal_and_refuse_nothing():
    checked = exchange.check(PREM, exchange.write(PREM, [*ROWS, ROWS[0]]).encode(), AGAINST)
    [finding] = checked.findings
    assert (finding.wrong, finding.line, finding.allowed) == (Wrong.DOUBLE, 22, "2")
    assert not checked.is_refused
    assert len(checked.answered) == 11


def test_a_row_names_a_member_of_the_partnership():
    against = replace(AGAINST, members=frozenset({"1001"}))
    assert found(VALID, against) == ()
    others = replace(AGAINST, members=frozenset({"1002"}))
    assert {finding.wrong for finding in found(VALID, others)} == {Wrong.NOT_OF_VSV}


def test_months_before_the_partnership_began_are_not_taken():
    findings = found(VALID, replace(AGAINST, first_month="2026-11"))
    assert [finding.allowed for finding in findings] == ["2026-11 … 2026-11"] * 10


def test_without_a_register_only_the_form_of_a_number_counts():
    assert found(changed("practice", "9999"), Against(TODAY)) == ()
    [finding] = found(changed("practice", "de Wulp"), Against(TODAY))
    assert finding.wrong is Wrong.ORGANISATION


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_spreadsheets_make_of_it_is_read_alike(ending, encoding):
    rows = [replace(each, answers={**each.answers, "vk_went_well": "Één café"}) for each in ROWS]
    text = exchange.write(PREM, rows).replace("\n", ending)
    assert exchange.check(PREM, text.encode(encoding), AGAINST).answered == tuple(rows)


def test_commas_other_orders_and_absent_optional_columns_are_read_alike():
    table = [dict(row) for row in csv.DictReader(io.StringIO(VALID), delimiter=";")]
    names = [name for name in reversed(table[0]) if name not in ("postcode", "birth_date")]
    file = io.StringIO()
    writer = csv.DictWriter(file, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(table)
    checked = exchange.check(PREM, file.getvalue().encode(), AGAINST)
    assert checked.findings == ()
    assert [each.answers["vk_vr1"] for each in checked.answered] == list(range(1, 11))


def test_of_very_many_findings_the_rest_is_counted():
    rows = [Answered("2026-10", "xx", {**AT_HOME, "vk_vr1": 11, "vk_vr2": 12}) for _row in range(1000)]
    checked = exchange.check(PREM, exchange.write(PREM, rows).encode(), AGAINST)
    assert len(checked.findings) == exchange.MOST_FINDINGS
    assert len(checked.findings) + checked.more == 3000 + 999
    assert checked.is_refused


@pytest.mark.parametrize("wrong", Wrong, ids=lambda wrong: wrong.value)
def test_every_message_is_whole_in_both_languages(wrong):
    finding = exchange.Finding(wrong, 2, "vk_vr1", "WAARDE", "MAG")
    dutch, english = (finding.sentence(language) for language in ("nl", "en"))
    assert dutch != english
    assert "{" not in dutch + english
    assert ("MAG" in dutch) == ("MAG" in english)


def test_every_message_about_answers_was_seen_in_a_test_above():
    of_the_other_format = {Wrong.NUMBER, Wrong.SUM, Wrong.SAME_KEY}
    here = Path(__file__).read_text(encoding="utf-8")
    assert {wrong for wrong in Wrong if f"Wrong.{wrong.name}" not in here} - of_the_other_format == set()


def independent(schema, text):
    """A reader of its own of Table Schema: what a row breaks, by field; routing is beyond it."""
    fields = {field["name"]: field["constraints"] for field in schema["fields"]}
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        assert row.keys() <= fields.keys()
        for name, cell in row.items():
            bound = fields[name]
            if cell in schema["missingValues"]:
                if bound["required"]:
                    yield name, "required"
            elif "enum" in bound and cell not in bound["enum"]:
                yield name, "enum"
            elif "pattern" in bound and not re.fullmatch(bound["pattern"], cell):
                yield name, "pattern"
            elif len(cell) > bound.get("maxLength", len(cell)):
                yield name, "maxLength"


def test_the_published_example_holds_against_the_published_schema_and_our_own_check():
    schema = json.loads(exchange.schema_text(PREM))
    text = exchange.example_text(PREM)
    assert list(independent(schema, text)) == []
    checked = exchange.check(PREM, text.encode(), Against(TODAY))
    assert (checked.findings, len(checked.answered)) == ((), 12)


@pytest.mark.parametrize(
    ("column", "value", "bound"),
    [("vk_vr1", "11", "enum"), ("month", "nov-26", "pattern"), ("consent", "x", "enum"), ("language", "", "required")],
)
def test_the_schema_refuses_what_we_refuse(column, value, bound):
    assert list(independent(exchange.schema(PREM), changed(column, value))) == [(column, bound)]


def test_schema_and_codebook_have_every_question_and_its_routing():
    schema = exchange.schema(PREM)
    codes = ["questionnaire", "month", "language", *(question.code for question in PREM.questions)]
    assert [field["name"] for field in schema["fields"]] == codes
    routed = {field["name"]: field["askedWhen"] for field in schema["fields"] if "askedWhen" in field}
    assert routed.keys() == {question.code for question in PREM.questions if question.when}
    assert routed["vk_vr1"] == {"column": "practice", "noneOf": ["none"]}
    book = list(csv.DictReader(io.StringIO(exchange.codebook_csv(PREM)), delimiter=";"))
    assert [entry["column"] for entry in book] == codes
    assert {entry["column"] for entry in book if entry["may_be_absent"] == "yes"} == {"postcode", "birth_date"}
    for language in ("nl", "en"):
        page = exchange.codebook(PREM, language)
        assert all(f"`{code}`" in page for code in codes)
        assert all(f"`{wrong.value}`" in page for wrong in Wrong)


def test_the_example_is_the_same_each_time_and_another_seed_gives_another():
    assert exchange.example(PREM, TODAY) == exchange.example(PREM, TODAY)
    assert exchange.example(PREM, TODAY) != exchange.example(PREM, TODAY, seed=2)
