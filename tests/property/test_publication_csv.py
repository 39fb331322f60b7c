from hypothesis import given
from hypothesis import strategies as st

from ooievaar.publication.columns import RELEASED
from ooievaar.publication.separated import as_csv, from_csv, harmless
from ooievaar.records import Kind

CELLS = {
    Kind.TEXT: st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00")),
    Kind.CODE: st.sampled_from(["country", "vsv"]),
    Kind.WHOLE: st.none() | st.integers(0, 10**7),
    Kind.NUMBER: st.none() | st.integers(0, 1000).map(lambda tenths: tenths / 10),
}
ROWS = st.fixed_dictionaries({column.name: CELLS[column.kind] for column in RELEASED.columns})


@given(st.lists(ROWS, max_size=5))
def test_what_is_written_reads_back_exactly(rows):
    assert from_csv(RELEASED, as_csv(RELEASED, rows)) == rows


@given(CELLS[Kind.TEXT])
def test_no_text_begins_a_formula(text):
    assert harmless(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")
