"""Reading separated text: what Excel makes of it, and what nobody should."""

import pytest

from ooievaar.questionnaires.separated import Broken, Line, Unreadable, text_of

HEADINGS = ("naam", "plaats")


def lines(content, *, strict=True):
    text = text_of(content, HEADINGS, most_bytes=1000)
    return text if isinstance(text, Unreadable) else list(text.lines(strict=strict))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("named", [True, False])
def test_whatever_excel_saves_is_read_alike(encoding, ending, separator, named):
    head = f"sep={separator}{ending}" if named else ""
    content = f"{head}naam{separator}plaats{ending}{ending}Zoë{separator}Rietmeer{ending}".encode(encoding)
    assert [(each.row, each.begins - named, each.cells) for each in lines(content)] == [
        (1, 1, ("naam", "plaats")),
        (2, 2, ()),
        (3, 3, ("Zoë", "Rietmeer")),
    ]


def test_excel_counts_rows_and_a_text_editor_lines():
    assert lines(b'naam;plaats\n"Els\nen Mia";Rietmeer\nEva;Dorp')[1:] == [
        Line(2, 2, ("Els\nen Mia", "Rietmeer")),
        Line(3, 4, ("Eva", "Dorp")),
    ]


def test_known_headings_tell_the_separator():
    assert lines(b"naam;plaats;a,b,c,d,e\n")[0].cells == ("naam", "plaats", "a,b,c,d,e")
    assert lines(b"\n;;\na,b\n")[2].cells == ("a", "b")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"x" * 1001, Unreadable.TOO_BIG),
        (b"PK\x03\x04", Unreadable.SPREADSHEET),
        (b"\xd0\xcf\x11\xe0", Unreadable.SPREADSHEET),
        (b"\xff\xfea", Unreadable.NOT_TEXT),
        (b"\x81", Unreadable.NOT_TEXT),
    ],
)
def test_what_cannot_be_read_is_told(content, why):
    assert lines(content) is why


def test_a_quotation_mark_out_of_place_breaks_a_line_only_strictly():
    content = b'naam;plaats\n"Els" Jans;Dorp\nEva;Dorp'
    assert lines(content)[1:] == [Broken(2, 2)]
    assert lines(content, strict=False)[2] == Line(3, 3, ("Eva", "Dorp"))


def test_a_line_without_end_breaks_however_it_is_read():
    text = text_of(b"naam;plaats\n" + b";" * 300_000, HEADINGS, most_bytes=400_000)
    assert [type(each) for each in text.lines(strict=False)] == [Line, Broken]
