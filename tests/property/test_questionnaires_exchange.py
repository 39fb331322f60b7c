"""Any valid answers come back as they were written; any bytes give answers or findings, never an exception."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar import questionnaires
from ooievaar.questionnaires import PREM, AnswerKind, exchange
from ooievaar.questionnaires.exchange import Against, Answered

TODAY = date(2026, 11, 24)
NUMBERS = {"practice": frozenset({"1001"}), "hospital": frozenset({"2001"}), "kraamzorg": frozenset({"3001"})}
AGAINST = Against(TODAY, NUMBERS)
MONTHS = ("2023-01", "2025-12", "2026-11")


def ends(text):
    """Whatever ends a line stands within a text as she gave it, blanks around it do not."""
    return text.replace("\x00", "").strip()


# Everything but control characters: quotes, separators, line ends, formulas, other alphabets.
TEXTS = st.text(
    st.one_of(st.sampled_from("\";,\n\r\t=+-@'’é"), st.characters(exclude_categories=("Cs", "Cc"))), max_size=30
).map(ends)


@st.composite
def answered(draw):
    """Somebody who answers by the routing, and skips what may be skipped."""
    month, answers = draw(st.sampled_from(MONTHS)), {}
    for screen in PREM.screens:
        for question in questionnaires.asked(PREM, screen, answers):
            given_answer = draw(one(question, month))
            if given_answer != "":
                answers[question.code] = given_answer
    return Answered(month, draw(st.sampled_from(("nl", "ar", "other"))), answers)


def one(question, month):
    match question.kind:
        case AnswerKind.SCALE:
            found = st.sampled_from([*range(1, 11), "na", ""])
        case AnswerKind.CHOICE | AnswerKind.ORGANISATION:
            skipped = () if question.is_required else ("",)
            numbers = NUMBERS.get(question.organisations, ())
            found = st.sampled_from([*question.choices, *numbers, *skipped])
        case AnswerKind.MONTH:
            day = TODAY if month == "2026-11" else date.fromisoformat(f"{month}-28")
            found = st.sampled_from(["", *questionnaires.months(day)])
        case AnswerKind.TEXT:
            found = TEXTS
        case AnswerKind.POSTCODE:
            found = st.just("9999ZZ")
        case AnswerKind.DATE:
            found = st.just("1994-12-31")
    return found


@settings(max_examples=8, deadline=None)
@given(st.lists(answered(), min_size=10, max_size=12), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_written_and_read_gives_the_same(rows, encoding):
    checked = exchange.check(PREM, exchange.write(PREM, rows).encode(encoding), AGAINST)
    assert not checked.is_refused, checked.findings
    assert checked.answered == tuple(rows)


HEADER = exchange.write(PREM, ()).encode()
EXAMPLE = exchange.example_text(PREM).encode()
PIECES = st.sampled_from(
    [b";", b",", b'"', b'""', b"\n", b"\r", b"\r\n", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"=cmd()", b"\x9d", b"na",
     b"practice", b"1001", b"9" * 5000, HEADER, EXAMPLE[:700], "é".encode(), "é".encode("cp1252")]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.lists(st.one_of(PIECES, st.binary(max_size=6)), max_size=25).map(b"".join))
)
def test_any_bytes_give_answers_or_findings(data):
    checked = exchange.check(PREM, data, AGAINST)
    assert checked.is_refused
    assert checked.findings
    assert all(finding.sentence("nl") and finding.sentence("en") for finding in checked.findings)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(EXAMPLE) - 1), st.one_of(PIECES, st.binary(min_size=1, max_size=3)), st.integers(0, 40))
def test_a_valid_file_that_was_damaged_gives_answers_or_findings(place, piece, cut):
    checked = exchange.check(PREM, EXAMPLE[:place] + piece + EXAMPLE[place + cut :], Against(TODAY))
    if not checked.is_refused:
        again = exchange.write(PREM, checked.answered).encode()
        assert exchange.check(PREM, again, Against(TODAY)).answered == checked.answered
