"""Any bytes give clients or problems; a valid list reads the same however it was saved."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ooievaar.questionnaires import inviting
from ooievaar.questionnaires.inviting import Column, Entry

TODAY = date(2026, 5, 20)
HEADER = b"lvr-nummer;e-mailadres;geen-bezwaar;bevallingsmaand;geboortedatum-kind\n"
NAMES = st.text("abcdefghijklmnopqrstuvwxyzABC0123456789._+-'é\u200b ", min_size=1, max_size=12)
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def read(content):
    return inviting.read(content, own_number="1001", today=TODAY, known=lambda asked: sorted(asked)[:1])


@given(
    st.binary(max_size=300)
    | st.binary(max_size=200).map(lambda some: HEADER + some)
    | st.text(max_size=200).map(lambda some: HEADER.decode().encode("utf-16") + some.encode("utf-16-le", "ignore"))
    | st.text("1001;,\t\"'\r\n@.éa-2026=", max_size=300).map(lambda some: HEADER + some.encode())
)
def test_any_bytes_give_clients_or_problems_and_a_copy_that_can_be_read(content):
    reading = read(content)
    assert bool(reading.problems) != bool(reading.entries)
    for problem in reading.problems:
        assert inviting.sentence(problem, "nl")
        assert inviting.sentence(problem, "en")
    copy = inviting.marked_copy(reading, "nl")
    if copy is not None and len(copy) < inviting.MOST_BYTES:
        again = read(copy)
        assert again.table is not None
        assert not any(cell.startswith(("=", "+", "-", "@")) for line in again.table.lines for cell in line)


@given(st.text(max_size=80))
def test_an_address_is_ascii_in_one_form_or_none(written):
    address = inviting.address_of(written)
    assert address is None or (address.isascii() and inviting.address_of(address) == address and " " not in address)


ENTRIES = st.lists(
    st.tuples(
        NAMES.map(lambda name: f"{name}@voorbeeld.example").map(inviting.address_of).filter(bool),
        st.none() | st.integers(0, 56),
        st.sampled_from(["", "2026-05", "2026-04"]),
    ),
    min_size=1, max_size=8, unique_by=lambda each: inviting.same(each[0]),
)  # fmt: skip


def entry(address, days, month):
    day = None if days is None else TODAY - timedelta(days=days)
    return Entry(address, day, "" if day else month)


def day_written(day, style):
    return f"{day:%d-%m-%Y}" if style else f"{day.day}-{day.month}-{day:%y}"


def month_written(month, style):
    year, number = month.split("-")
    return f"{number}-{year}" if style else f"{MONTHS[int(number) - 1]}-{year[2:]}"


def cells_of(each, style):
    return {
        Column.LVR_NUMBER: "1001",
        Column.ADDRESS: each.address,
        Column.NO_OBJECTION: "1",
        Column.BIRTH_MONTH: month_written(each.birth_month, style) if each.birth_month else "",
        Column.BIRTH_DATE: day_written(each.birth_date, style) if each.birth_date else "",
    }


FLAVOURS = list(
    itertools.product((";", ",", "\t"), ("utf-8", "utf-8-sig", "utf-16", "cp1252"), ("\r\n", "\n", "\r"), (True, False))
)


@given(
    ENTRIES, st.permutations([each for each in Column if each is not Column.REMARKS]), st.sampled_from(FLAVOURS),
    st.booleans(), st.booleans(),
)  # fmt: skip
def test_a_valid_list_reads_the_same_however_it_was_saved(given_entries, columns, flavour, names_separator, trailing):
    separator, encoding, line_end, style = flavour
    wanted = tuple(itertools.starmap(entry, given_entries))
    quote = '"' if style else ""
    rows = [[each.value for each in columns], *([cells_of(each, style)[name] for name in columns] for each in wanted)]
    lines = [separator.join(f"{quote}{cell}{quote}" for cell in row) + separator * 2 * trailing for row in rows]
    lines = [f"sep={separator}", *lines] if names_separator else lines
    content = line_end.join([*lines, "", separator * 3, ""]).encode(encoding)
    reading = inviting.read(content, own_number="1001", today=TODAY, known=lambda _asked: ())
    assert (reading.problems, reading.entries) == ((), wanted)
