"""States and transitions as data: complete, and with words for each."""

import pytest

from ooievaar.portal.approvals import states as approvals
from ooievaar.portal.figures import states as figures
from ooievaar.portal.releases import states as releases

TABLES = {
    "computations": (figures.State, figures.WORDS, figures.TRANSITIONS, figures.State.WAITING),
    "indicators": (
        approvals.IndicatorState,
        approvals.INDICATOR_WORDS,
        approvals.INDICATOR_TRANSITIONS,
        approvals.IndicatorState.TO_APPROVE,
    ),
    "vsvs": (approvals.VsvState, approvals.VSV_WORDS, approvals.VSV_TRANSITIONS, approvals.VsvState.TO_APPROVE),
    "releases": (releases.State, releases.WORDS, releases.TRANSITIONS, releases.State.BUILT),
}


def reachable(transitions, start):
    found, fresh = {start}, {start}
    while fresh := {after for state in fresh for after in transitions[state]} - found:
        found |= fresh
    return found


@pytest.mark.parametrize(("states", "words", "transitions", "start"), TABLES.values(), ids=TABLES)
def test_every_state_has_words_a_row_and_a_way_there(states, words, transitions, start):
    assert set(words) == set(transitions) == set(states)
    assert all(map(str, words.values()))
    assert reachable(transitions, start) == set(states)


@pytest.mark.parametrize(
    ("state", "following", "may"),
    [
        ("waiting", "running", True),
        ("waiting", "done", False),
        ("running", "done", True),
        ("running", "waiting", True),
        ("done", "waiting", False),
        ("done", "running", False),
        ("failed", "waiting", True),
        ("failed", "done", False),
        ("stopped", "waiting", True),
    ],
)
def test_which_state_may_follow(state, following, may):
    assert figures.may_follow(state, figures.State(following)) is may


def test_what_is_public_never_goes_back():
    assert releases.TRANSITIONS[releases.State.PUBLISHED] == {releases.State.REPLACED}
    assert not releases.TRANSITIONS[releases.State.REPLACED]
