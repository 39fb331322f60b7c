"""Whatever the comparison gives and people decided: who is kept apart never meets, and the order says nothing."""

from itertools import combinations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from splink import DuckDBAPI
from tests.property.test_linkage_clusters import SIZE, edges, frames, numbers, rows
from tests.unit.linkage_tables import delivered

from ooievaar import linkage, warehouse
from ooievaar.linkage import Decision
from ooievaar.linkage.clusters import clusters
from ooievaar.linkage.decisions import decided

decisions = st.lists(
    st.builds(
        Decision,
        numbers.map("e{:02}".format),
        numbers.map("e{:02}".format),
        st.booleans(),
    ),
    max_size=8,
)


def clustered(drawn, pairs, said):
    nodes, links = frames(drawn, pairs)
    named = nodes.with_columns(episode_id=pl.format("e{}", pl.col("number").cast(pl.String).str.zfill(2)))
    return named, decided(named, said), clusters(nodes, links, decided(named, said))


def groups_of(said):
    """The episodes that the decisions put together, directly or by way of others."""
    homes = {f"e{number:02}": {f"e{number:02}"} for number in range(SIZE)}
    for decision in said:
        if decision.is_together:
            joined = homes[decision.one] | homes[decision.other]
            homes.update(dict.fromkeys(joined, joined))
    return homes


@settings(max_examples=150, deadline=None)
@given(rows, edges, decisions)
def test_who_was_said_to_be_apart_is_never_together(drawn, pairs, said):
    _, frame, cluster = clustered(drawn, pairs, said)
    for left, right, is_together in frame.iter_rows():
        assert is_together or cluster[left] != cluster[right]


@settings(max_examples=150, deadline=None)
@given(rows, edges, decisions)
def test_who_was_said_to_be_together_is_unless_the_decisions_themselves_forbid_it(drawn, pairs, said):
    named, frame, cluster = clustered(drawn, pairs, said)
    names, homes = named["episode_id"], groups_of(said)
    apart = {(names[left], names[right]) for left, right, together in frame.iter_rows() if not together}
    for left, right, is_together in frame.iter_rows():
        consistent = apart.isdisjoint(combinations(sorted(homes[names[left]]), 2))
        assert not (is_together and consistent) or cluster[left] == cluster[right]


@settings(max_examples=100, deadline=None)
@given(rows, edges, decisions, st.randoms())
def test_the_order_of_pairs_and_decisions_says_nothing(drawn, pairs, said, random):
    _, _, before = clustered(drawn, pairs, said)
    turned = [Decision(one.other, one.one, one.is_together) for one in said]
    random.shuffle(turned)
    random.shuffle(pairs)
    _, _, after = clustered(drawn, pairs, turned)
    assert before.to_list() == after.to_list()


@settings(max_examples=50, deadline=None)
@given(rows, edges)
def test_a_decision_on_what_the_comparison_found_changes_nothing(drawn, pairs):
    nodes, links = frames(drawn, pairs)
    before = clusters(nodes, links)
    said = [Decision(f"e{one:02}", f"e{other:02}", before[one] == before[other])
            for one, other in combinations(range(SIZE), 2)]  # fmt: skip
    _, _, after = clustered(drawn, pairs, said)
    assert before.to_list() == after.to_list()


EPISODES = """
    episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity
    -----------+------------+------------+-------------------+----------+------------+-------
    e1         | 1000       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0
    e2         | 0100       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0
    e3         | 2000       |            | 1990-03-15        | 1234AC   | 2025-06-04 | 0
    e4         | 0200       |            | 1988-05-20        | 4321BA   | 2025-06-04 | 1
    e5         | 1000       | m3         | 1988-05-20        | 4321BA   | 2025-06-09 | 1
"""


def examined(tables, said=()):
    with warehouse.database() as connection:
        return linkage.examine(tables, DuckDBAPI(connection=connection), said)


pairs_of_episodes = st.sampled_from([("e1", "e2"), ("e1", "e3"), ("e2", "e3"), ("e4", "e5"), ("e1", "e5")])


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(pairs_of_episodes, st.booleans()), max_size=3), st.randoms())
def test_the_order_of_the_rows_says_nothing(said, random):
    given_decisions = [Decision(*pair, together) for pair, together in said]
    tables = delivered(EPISODES)
    order = list(range(tables["episodes"].height))
    random.shuffle(order)
    shuffled = tables | {"episodes": tables["episodes"][order]}
    one, other = examined(tables, given_decisions), examined(shuffled, given_decisions[::-1])
    assert one.links.equals(other.links)
    assert one.pairs == other.pairs
    for pair in one.pairs:
        assert pair.prior + sum(each.weight for each in pair.weights) == pytest.approx(pair.weight, abs=1e-9)
