"""The file with clients to invite: every message, with what gives it."""

from datetime import date
from importlib.resources import files

import pytest

from ooievaar.questionnaires import inviting
from ooievaar.questionnaires.inviting import Code, Column
from ooievaar.questionnaires.inviting.dates import read_date, read_month

TODAY = date(2026, 5, 20)
HEADER = "lvr-nummer;e-mailadres;geen-bezwaar"
KNOWN = {"bekend@voorbeeld.example"}


def read(content, *, own_number="1001", today=TODAY):
    given = content if isinstance(content, bytes) else content.encode()
    return inviting.read(given, own_number=own_number, today=today, known=lambda asked: KNOWN & {*asked})


def told(reading):
    return [(each.code, each.line, each.found, each.about) for each in reading.problems]


# What stands on line 2 under these columns; the problem, what stood there and what else is named.
ON_A_LINE = [
    ("", "1001;BEKEND@voorbeeld.example;1", None),
    ("", "1001;bekend@voorbeeld.example;1", (Code.ADDRESS_KNOWN, "bekend@voorbeeld.example", "")),
    ("", "1001;els@voorbeeld.example;0", (Code.NOT_INCLUDED, "0", "")),
    ("", "1001;els@voorbeeld.example;0,0", (Code.NOT_INCLUDED, "0,0", "")),
    ("", "1001;els@voorbeeld.example;", (Code.OBJECTION_EMPTY, "", "")),
    ("", "1001;els@voorbeeld.example;ja", (Code.OBJECTION_UNCLEAR, "ja", "")),
    ("", "1001;els@voorbeeld.example;1,0", None),
    ("", "1001;;1", (Code.ADDRESS_EMPTY, "", "")),
    ("", "1001;els@voorbeeld;1", (Code.ADDRESS_INVALID, "els@voorbeeld", "")),
    ("", "1002;els@voorbeeld.example;1", (Code.LVR_OTHER, "1002", "1001")),
    ("", ";els@voorbeeld.example;1", (Code.LVR_EMPTY, "", "1001")),
    ("", "1001;els@voorbeeld.example;1;;", None),
    ("", "1001;els@voorbeeld.example;1;Els", (Code.CELLS_TOO_MANY, "Els", "")),
    ("", '1001;els@voorbeeld.example;"1\n2";', (Code.OBJECTION_UNCLEAR, "1\n2", "")),
    ("bevallingsmaand", "1001;els@voorbeeld.example;1;mei-26", None),
    ("bevallingsmaand", "1001;els@voorbeeld.example;1;", None),
    ("bevallingsmaand", "1001;els@voorbeeld.example;1;voorjaar", (Code.MONTH_UNREADABLE, "voorjaar", "")),
    ("bevallingsmaand", "1001;els@voorbeeld.example;1;2026-02", (Code.TOO_LONG_AGO, "2026-02", "")),
    ("bevallingsmaand", "1001;els@voorbeeld.example;1;2026-03", None),
    ("bevallingsmaand", "1001;els@voorbeeld.example;1;2026-06", (Code.NOT_BORN_YET, "2026-06", "")),
    ("geboortedatum-kind", "1001;els@voorbeeld.example;1;25-3-2026", None),
    ("geboortedatum-kind", "1001;els@voorbeeld.example;1;24-3-2026", (Code.TOO_LONG_AGO, "24-3-2026", "")),
    ("geboortedatum-kind", "1001;els@voorbeeld.example;1;20-05-26", None),
    ("geboortedatum-kind", "1001;els@voorbeeld.example;1;21-05-2026", (Code.NOT_BORN_YET, "21-05-2026", "")),
    ("geboortedatum-kind", "1001;els@voorbeeld.example;1;31-12-9999", (Code.NOT_BORN_YET, "31-12-9999", "")),
    ("geboortedatum-kind", "1001;els@voorbeeld.example;1;5/6/2026", (Code.DATE_UNREADABLE, "5/6/2026", "")),
    ("geboortedatum-kind", "1001;els@voorbeeld.example;1;12-5-1994", (Code.DATE_OF_MOTHER, "12-5-1994", "")),
    ("bevallingsmaand;geboortedatum-kind", "1001;els@voorbeeld.example;1;april 2026;12-5-2026",
     (Code.BIRTHS_DIFFER, "12-5-2026", "april 2026")),
    ("melding", "1001;els@voorbeeld.example;1;wat wij de vorige keer zeiden", None),
]  # fmt: skip


@pytest.mark.parametrize(("columns", "line", "expected"), ON_A_LINE)
def test_a_line(columns, line, expected):
    header = f"{HEADER};{columns}" if columns else HEADER
    reading = read(f"{header}\r\n{line}\r\n")
    if expected is None and "BEKEND" not in line:
        assert (told(reading), len(reading.entries)) == ([], 1)
    elif expected:
        code, found, about = expected
        assert (code, 2, found, about) in told(reading)
        assert reading.entries == ()


# The whole file; its problems by code and line.
OF_A_FILE = [
    (b"", [(Code.EMPTY, 0)]),
    (b"\xef\xbb\xbf\r\n;;\r\n", [(Code.EMPTY, 0)]),
    (HEADER.encode(), [(Code.HEADER_ONLY, 0)]),
    (b"PK\x03\x04 en dan een werkmap", [(Code.SPREADSHEET, 0)]),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", [(Code.SPREADSHEET, 0)]),
    (b"%PDF-1.7\x00\x01", [(Code.NOT_TEXT, 0)]),
    (b"\xff\xfea", [(Code.NOT_TEXT, 0)]),
    (b"\x81\x8d", [(Code.NOT_TEXT, 0)]),
    (b"x" * (1024 * 1024 + 1), [(Code.TOO_BIG, 0)]),
    ((HEADER + "\n1001;a@b.example;1" * 5_001).encode(), [(Code.TOO_MANY_LINES, 0)]),
    (b'lvr-nummer;"' + b"x" * 200_000, [(Code.UNCLOSED_QUOTE, 1)]),
    (b"1001;els@voorbeeld.example;1", [(Code.NO_HEADER, 1)]),
    (b"\r\n\r\n1001;els@voorbeeld.example;1", [(Code.NO_HEADER, 3)]),
    (b"lvr-nummer;geen-bezwaar\n1001;1", [(Code.COLUMN_MISSING, 1)]),
    (b"LVR-nummer;E-mail;geen_bezwaar\n1001;x;1",
     [(Code.COLUMN_MISSING, 1), (Code.COLUMN_MISSING, 1), (Code.COLUMN_MISSING, 1),
      (Code.COLUMN_MISSPELT, 1), (Code.COLUMN_MISSPELT, 1), (Code.COLUMN_MISSPELT, 1)]),
    (f"{HEADER};bsn\n1001;a@b.example;1;123456782".encode(), [(Code.COLUMN_UNKNOWN, 1)]),
    (f"{HEADER};e-mailadres\n1001;a@b.example;1;".encode(), [(Code.COLUMN_TWICE, 1)]),
    (f"{HEADER};\n1001;a@b.example;1;Els".encode(), [(Code.COLUMN_NAMELESS, 1)]),
    (";".join(f"k{n}" for n in range(51)).encode(), [(Code.TOO_MANY_COLUMNS, 1)]),
    (f'{HEADER}\n1001;"a@b.example;1\n1001;c@d.example;1'.encode(),
     [(Code.ADDRESS_INVALID, 2), (Code.LINE_BREAK, 2), (Code.OBJECTION_EMPTY, 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), OF_A_FILE, ids=[f"{n}" for n, _ in enumerate(OF_A_FILE)])
def test_a_file(content, expected):
    reading = read(content)
    assert sorted((each.code, each.line) for each in reading.problems) == sorted(expected)
    assert reading.entries == ()


def test_every_message_stands_in_these_tables_and_in_both_languages():
    shown = {expected[0] for *_given, expected in ON_A_LINE if expected}
    shown |= {code for _content, expected in OF_A_FILE for code, _line in expected}
    assert {*Code} - shown == {Code.ADDRESS_TWICE, Code.ZEROS_LOST}  # below: they take two lines, or are not wrong
    for code in Code:
        problem = inviting.Problem(code, 3, "e-mailadres", "gevonden", "anders")
        dutch, english = (inviting.sentence(problem, each) for each in inviting.LANGUAGES)
        assert dutch != english
        assert "{" not in dutch + english


def test_everything_is_told_at_once_with_the_lines_that_excel_shows():
    content = (
        "sep=;\r\n"
        f"{HEADER}\r\n"
        "1001;els@voorbeeld.example;1\r\n"
        "\r\n"
        "1001;ELS@Voorbeeld.example;0\r\n"
        "1002;;1\r\n"
        "1001;bekend@voorbeeld.example;1\r\n"
    )
    assert told(read(content)) == [
        (Code.ADDRESS_TWICE, 4, "ELS@Voorbeeld.example", "2"),
        (Code.NOT_INCLUDED, 4, "0", ""),
        (Code.LVR_OTHER, 5, "1002", "1001"),
        (Code.ADDRESS_EMPTY, 5, "", ""),
        (Code.ADDRESS_KNOWN, 6, "bekend@voorbeeld.example", ""),
    ]


def test_zeros_that_excel_dropped_are_told_and_accepted():
    reading = read(f"{HEADER}\n1001;els@voorbeeld.example;1\n", own_number="01001")
    assert len(reading.entries) == 1
    assert [(each.code, each.found, each.about) for each in reading.notes] == [(Code.ZEROS_LOST, "1001", "01001")]
    assert read(f"{HEADER}\n01001;els@voorbeeld.example;1\n", own_number="1001").problems[0].code is Code.LVR_OTHER


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (" Els@Voorbeeld.EXAMPLE ", "Els@voorbeeld.example"),
        ("els@bücher.example", "els@xn--bcher-kva.example"),
        ("els+prem@a-b.co.example", "els+prem@a-b.co.example"),
        ("els\u200b@voorbeeld.example", "els@voorbeeld.example"),
        ("els @voorbeeld.example", None),
        ("els@@voorbeeld.example", None),
        ("els@voorbeeld..example", None),
        (".els@voorbeeld.example", None),
        ("'els@voorbeeld.example", None),
        ("els.@voorbeeld.example", None),
        ("els@-voorbeeld.example", None),
        ("els@127.0.0.1", None),
        ("élse@voorbeeld.example", None),
        ("els@voorbeeld.example, mia@voorbeeld.example", None),
        ("els@voorbeeld.example\nBcc: mia@voorbeeld.example", None),
        ("Els <els@voorbeeld.example>", None),
        ("e" * 65 + "@voorbeeld.example", None),
        ("els@" + "a." * 130 + "example", None),
    ],
)
def test_an_address(written, expected):
    assert inviting.address_of(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12-05-2026", date(2026, 5, 12)), ("12-5-26", date(2026, 5, 12)), ("2026-05-12", date(2026, 5, 12)),
        ("12 mei 2026", date(2026, 5, 12)), ("12-mei-26", date(2026, 5, 12)), ("12-5-2026 00:00", date(2026, 5, 12)),
        ("12.5.2026", date(2026, 5, 12)), ("5/12/2026", None), ("46154", None), ("31-2-2026", None), ("12-05", None),
        ("١٢-٥-٢٠٢٦", None),
    ],
)  # fmt: skip
def test_a_day(written, expected):
    assert read_date(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-05", "2026-05"), ("05-2026", "2026-05"), ("5-2026", "2026-05"), ("mei 2026", "2026-05"),
        ("mei-26", "2026-05"), ("May-26", "2026-05"), ("mrt '26", "2026-03"), ("okt. 2025", "2025-10"),
        ("1-5-2026", "2026-05"), ("05/2026", "2026-05"), ("13-2026", None), ("2026", None), ("bloei 2026", None),
    ],
)  # fmt: skip
def test_a_month(written, expected):
    assert read_month(written) == expected


def test_the_copy_to_mend_holds_the_same_lines_with_a_remark_that_is_no_formula():
    content = f"{HEADER};\r\n1001;=HYPERLINK(1);1;\r\n\r\n1001;els@voorbeeld.example;1;\r\n"
    copy = inviting.marked_copy(read(content), "nl").decode("utf-8-sig").split("\r\n")
    assert copy[0] == f"{HEADER};;melding"
    assert copy[1].startswith("1001;'=HYPERLINK(1);1;;")
    assert "geen geldig e-mailadres" in copy[1]
    assert copy[2] == ""
    assert copy[3] == "1001;els@voorbeeld.example;1;;"


def test_the_mended_copy_is_taken_with_its_remarks():
    bad = read(f"sep=,\n{HEADER.replace(';', ',')},bsn\n1001,els@voorbeeld.example,0,1\n")
    copy = inviting.marked_copy(bad, "nl")
    assert copy.startswith(b"sep=,\r\n")
    again = read(copy)
    assert [each.code for each in again.problems] == [Code.COLUMN_UNKNOWN, Code.NOT_INCLUDED]
    lines = copy.decode("cp1252").replace(",bsn", ",").replace("example,0,1", "example,1,").encode("cp1252")
    assert [each.address for each in read(lines).entries] == ["els@voorbeeld.example"]


def test_one_client_from_a_form_meets_the_same_rules():
    cells = {Column.ADDRESS: "bekend@voorbeeld.example", Column.NO_OBJECTION: "", Column.BIRTH_DATE: "1-1-2026"}
    reading = inviting.enter(cells, today=TODAY, known=lambda asked: asked)
    assert [each.code for each in reading.problems] == [Code.ADDRESS_KNOWN, Code.OBJECTION_EMPTY, Code.TOO_LONG_AGO]
    assert "regel" not in " ".join(inviting.sentence(each, "nl", in_form=True) for each in reading.problems)
    good = {Column.ADDRESS: "els@voorbeeld.example", Column.NO_OBJECTION: "1", Column.BIRTH_DATE: "2026-05-01"}
    entries = inviting.enter(good, today=TODAY, known=lambda _asked: ()).entries
    assert entries == (inviting.Entry("els@voorbeeld.example", date(2026, 5, 1)),)


NUMBERS = {2: ("twee", "two"), 8: ("acht", "eight"), 9: ("negen", "nine")}


def test_texts_tell_the_days_that_are_declared():
    """Sentences hold words, not numbers: whoever changes the days changes these too."""
    earliest, latest, remind = (
        NUMBERS[days.days // 7] for days in (inviting.EARLIEST, inviting.LATEST, inviting.REMIND_AFTER)
    )
    months = NUMBERS[inviting.REMEMBERED.days // 30]
    for place, language in enumerate(("nl", "en")):
        problems = (files("ooievaar.questionnaires") / "texts" / f"inviting.{language}.toml").read_text("utf-8")
        leaflet = (files("ooievaar.portal.professional") / "texts" / f"informing.{language}.toml").read_text("utf-8")
        to, weeks, after = (("tot", "weken", "na"), ("to", "weeks", "after"))[place]
        assert f"{latest[place]} {weeks}" in problems
        assert f"{earliest[place]} {to} {latest[place]} {weeks}" in leaflet.lower()
        assert f"{after} {remind[place]} {weeks}" in leaflet
        assert f"{months[place]} {('maanden', 'months')[place]}" in leaflet
    assert inviting.ON_PAPER == inviting.LATEST
