"""Whatever the order in which messages come, the same ones are found to be one episode."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ooievaar.intake import Evidence, are_one_episode, threads

_DAYS = st.none() | st.integers(0, 500).map(lambda days: date(2024, 1, 1) + timedelta(days))
EVIDENCE = st.builds(
    Evidence,
    mother=st.sampled_from([None, "a", "b"]),
    mother_birth=st.sampled_from([None, "1", "2"]),
    start=_DAYS,
    due=_DAYS,
    birth=st.sampled_from([None, "x", "y"]),
    document=st.sampled_from([None, None, None, "set"]),
)


@given(EVIDENCE, EVIDENCE)
def test_it_does_not_matter_which_one_came_first(one, other):
    assert are_one_episode(one, other) == are_one_episode(other, one)


@given(EVIDENCE)
def test_the_same_again_is_the_same_episode(one):
    assert are_one_episode(one, one)


@given(st.lists(EVIDENCE, max_size=12), st.randoms())
def test_any_order_gives_the_same_episodes(found: list[Evidence], chance: Random):
    places = list(range(len(found)))
    chance.shuffle(places)
    expected = {frozenset(group) for group in threads(found)}
    shuffled = threads([found[place] for place in places])
    assert {frozenset(places[place] for place in group) for group in shuffled} == expected
