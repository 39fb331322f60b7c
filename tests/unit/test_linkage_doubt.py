"""Doubtful pairs: which they are, why the comparison says so, and what a decision does to them."""

import pytest
from splink import DuckDBAPI
from tests.unit.linkage_tables import delivered

from ooievaar import linkage, warehouse
from ooievaar.linkage import Decision
from ooievaar.linkage.comparable import comparable
from ooievaar.linkage.linking import scored

HEAD = """
    episode_id | lvr_number | mother_key | mother_birth_date | postcode | due_date   | parity
    -----------+------------+------------+-------------------+----------+------------+-------
"""
# Without citizen number, an address that differs and a day that fits: neither sure nor impossible.
SURE = """
    e1         | 1000       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0
    e2         | 0100       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0
"""
DOUBTFUL = """
    e3         | 2000       |            | 1990-03-14        | 9999ZZ   | 2025-06-01 | 0
"""
OTHER = """
    e4         | 0200       |            | 1971-11-30        | 4321BA   | 2025-06-03 | 3
"""


def examined(rows, *said):
    with warehouse.database() as connection:
        return linkage.examine(
            delivered(HEAD + rows.replace("\n\n", "\n").strip("\n")), DuckDBAPI(connection=connection), said
        )


def together(found):
    homes = dict(found.links.select("episode_id", "pregnancy_id").iter_rows())
    return lambda one, other: homes[one] == homes[other]


def test_a_pair_on_which_nothing_hangs_is_not_doubtful():
    assert examined(SURE + OTHER).pairs == ()


def test_one_pair_stands_for_a_doubtful_episode_and_a_sure_group():
    found = examined(SURE + DOUBTFUL + OTHER)
    (pair,) = found.pairs
    assert (pair.one, pair.other) == ("e1", "e3")
    low, high = linkage.ZONE
    assert low <= pair.probability < high
    assert pair.is_linked == together(found)("e1", "e3") == (pair.probability >= linkage.THRESHOLD)


def test_the_extremes_link_none_and_all_of_what_is_doubtful():
    found = examined(SURE + DOUBTFUL + OTHER)
    assert found.fewest["pregnancy_id"].n_unique() == 3
    assert found.most["pregnancy_id"].n_unique() == 2


def test_the_weights_add_up_to_what_the_comparison_gave():
    (pair,) = examined(SURE + DOUBTFUL).pairs
    assert [each.comparison for each in pair.weights] == [each.name for each in linkage.COMPARISONS]
    levels = {each.comparison: each.level for each in pair.weights}
    assert levels["mother_birth"] == levels["due"] == levels["parity"] == 0
    assert levels["postcode"] == 3
    assert levels["mother_key"] is None
    assert {each.weight for each in pair.weights if each.level is None} == {0.0}
    assert pair.prior + sum(each.weight for each in pair.weights) == pytest.approx(pair.weight, abs=1e-9)
    assert pair.probability == pytest.approx(1 / (1 + 2**-pair.weight))
    with warehouse.database() as connection:
        edges = scored(
            comparable(delivered(HEAD + (SURE + DOUBTFUL).replace("\n\n", "\n").strip("\n"))),
            DuckDBAPI(connection=connection),
            0.0001,
        )
    direct = edges.filter(left=0, right=2)
    assert direct["match_weight"].item() == pytest.approx(pair.weight, abs=1e-9)


@pytest.mark.parametrize("pair", [("e1", "e3"), ("e3", "e2")])
def test_a_decision_links_or_parts_the_whole_group_either_way(pair):
    joined = examined(SURE + DOUBTFUL, Decision(*pair, is_together=True))
    assert joined.links["pregnancy_id"].n_unique() == 1
    parted = examined(SURE + DOUBTFUL, Decision(*pair, is_together=False))
    assert not together(parted)(*pair)
    assert together(parted)("e1", "e2")
    for found in (joined, parted):
        assert {(each.one, each.other) for each in found.pairs} == {tuple(sorted(pair))}, "decided pairs stay in sight"
        assert found.fewest.equals(found.links)
        assert found.most.equals(found.links)


def test_a_decision_parts_what_is_sure():
    found = examined(SURE, Decision("e1", "e2", is_together=False))
    assert not together(found)("e1", "e2")
    assert found.pairs[0].probability > linkage.ZONE[1]


def test_a_third_episode_does_not_bring_together_what_was_parted():
    third = "    e3         | 2000       | m1         | 1990-03-14        | 1234AB   | 2025-06-01 | 0\n"
    found = examined(SURE + third, Decision("e1", "e2", is_together=False))
    assert not together(found)("e1", "e2")
    assert together(found)("e1", "e3") != together(found)("e2", "e3")


def test_what_nothing_speaks_for_can_be_put_together():
    found = examined(SURE + OTHER, Decision("e4", "e1", is_together=True))
    assert found.links["pregnancy_id"].n_unique() == 1
    assert found.pairs[0].weight < 0


def test_decisions_about_episodes_that_are_not_here_say_nothing():
    said = (Decision("e1", "gone", is_together=True), Decision("e1", "e1", is_together=False))
    assert examined(SURE, *said).links.equals(examined(SURE).links)
