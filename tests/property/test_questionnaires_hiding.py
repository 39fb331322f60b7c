"""Whatever a mother writes: every word can be hidden, what is hidden is gone, and nothing else is touched."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ooievaar import questionnaires

BITS = st.sampled_from(
    ["Vera", "dokter", "van der", "Ik", "06-12345678", "a@b.nl", "12 maart", "'s", " ", ". ", "\n", "-", "é", "ß", "İ",
     "\u202e", "عمر", "是", "e\u0301", "+", "_", "8/10", "😀"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(BITS, max_size=25).map("".join))
SIGN = "\x00"  # never in an answer


@given(TEXTS)
def test_every_letter_and_digit_is_in_exactly_one_word(text):
    spans = questionnaires.words(text)
    assert list(spans) == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    inside = {place for first, last in spans for place in range(first, last)}
    assert {place for place, letter in enumerate(text) if letter.isalnum()} <= inside


@given(TEXTS)
def test_proposals_are_words(text):
    assert set(questionnaires.likely_names(text)) <= set(questionnaires.words(text))


@given(TEXTS.filter(lambda text: SIGN not in text), st.data())
def test_what_is_hidden_is_gone_and_the_rest_stays(text, data):
    spans = questionnaires.words(text)
    hidden = data.draw(st.lists(st.sampled_from(spans), unique=True)) if spans else []
    found = questionnaires.pieces(text, hidden)
    assert "".join(piece.text for piece in found) == text
    kept = "".join(piece.text for piece in found if not piece.is_hidden)
    in_hidden = {place for first, last in hidden for place in range(first, last)}
    assert [c for c in kept if c.isalnum()] == [
        c for place, c in enumerate(text) if c.isalnum() and place not in in_hidden
    ]
    assert questionnaires.without(text, hidden, SIGN).count(SIGN) == sum(piece.is_hidden for piece in found)


@given(TEXTS, st.data())
def test_a_typed_word_is_found_where_it_stands(text, data):
    spans = questionnaires.words(text)
    if spans:
        first, last = data.draw(st.sampled_from(spans))
        assert (first, last) in questionnaires.words_around(text, text[first:last])


@given(TEXTS)
def test_everything_hidden_leaves_no_letter(text):
    left = questionnaires.without(text, questionnaires.words(text), "")
    assert not any(map(str.isalnum, left))
