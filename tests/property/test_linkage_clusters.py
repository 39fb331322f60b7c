"""Whatever pairs the comparison gives: a pregnancy is one woman's, at one time, and no pair is lost for nothing."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar.linkage.clusters import clusters

SIZE = 12
MARGIN = 10
rows = st.lists(
    st.tuples(st.none() | st.integers(0, 120), st.none() | st.sampled_from(["m1", "m2"])), min_size=SIZE, max_size=SIZE
)
numbers = st.integers(0, SIZE - 1)
edges = st.lists(
    st.tuples(numbers, numbers, st.floats(4, 60)).filter(lambda edge: edge[0] < edge[1]),
    unique_by=lambda edge: edge[:2],
    max_size=25,
)


def frames(drawn, pairs):
    nodes = pl.DataFrame(
        [
            (number, -1000 if due is None else due - MARGIN, 1000 if due is None else due + MARGIN, None, mother)
            for number, (due, mother) in enumerate(drawn)
        ],
        schema={
            "number": pl.UInt32,
            "due_low": pl.Int32,
            "due_high": pl.Int32,
            "child_day": pl.Int32,
            "mother_key": pl.String,
        },
        orient="row",
    )
    schema = {"left": pl.UInt32, "right": pl.UInt32, "match_weight": pl.Float64}
    return nodes, pl.DataFrame(pairs, schema=schema, orient="row")


@settings(max_examples=80, deadline=None)
@given(rows, edges)
def test_a_cluster_is_one_woman_at_one_time(drawn, pairs):
    nodes, links = frames(drawn, pairs)
    found = nodes.with_columns(cluster=clusters(nodes, links))
    said = found.group_by("cluster").agg(
        pl.col("due_low").max(), pl.col("due_high").min(), pl.col("mother_key").drop_nulls().n_unique(),
        pl.col("number").min(),
    )  # fmt: skip
    assert (said["due_low"] <= said["due_high"]).all()
    assert (said["mother_key"] <= 1).all()
    assert (said["cluster"] == said["number"]).all()


@settings(max_examples=80, deadline=None)
@given(edges)
def test_without_contradiction_what_is_connected_stays_together(pairs):
    nodes, links = frames([(50, None)] * SIZE, pairs)
    cluster = clusters(nodes, links)
    assert all(cluster[left] == cluster[right] for left, right, _ in pairs)


@settings(max_examples=50, deadline=None)
@given(rows, edges.filter(bool))
def test_the_strongest_pair_that_can_be_is_kept(drawn, pairs):
    nodes, links = frames(drawn, pairs)
    cluster = clusters(nodes, links)
    left, right, _ = min(pairs, key=lambda edge: (-edge[2], edge[0], edge[1]))
    one, other = (drawn[number] for number in (left, right))
    same_time = None in (one[0], other[0]) or abs(one[0] - other[0]) <= 2 * MARGIN
    same_woman = None in (one[1], other[1]) or one[1] == other[1]
    assert (cluster[left] == cluster[right]) or not (same_time and same_woman)
