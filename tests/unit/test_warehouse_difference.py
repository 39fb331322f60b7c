"""Two cuts side by side: what came, went and changed, whatever numbers the births have in each."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ooievaar import records, warehouse


class Cut:
    """A cut in memory: births with their episodes."""

    def __init__(self, births: dict[str, tuple[str, dict]]):
        links = [
            {"episode_id": episode, "pregnancy_id": number.replace("B", "Z")}
            for number, (episodes, _facts) in births.items()
            for episode in episodes
        ]
        rows = [{"birth_id": number, **facts} for number, (_episodes, facts) in births.items()]
        self.tables = {"births": records.BIRTHS.frame(rows), "links": records.LINKS.frame(links)}

    def table(self, name: str) -> pl.DataFrame:
        return self.tables[name]


def ids(frame):
    return frame["birth_id"].to_list()


def test_the_same_births_under_other_numbers_do_not_differ():
    facts = {"blood_loss_ml": 450.0, "perineum": ["intact"]}
    found = warehouse.difference(Cut({"B1": ("ab", facts)}), Cut({"B7": ("ab", facts)}))
    assert (ids(found.came), ids(found.went), found.changed.height, found.regrouped.height, found.same) == (
        [],
        [],
        0,
        0,
        1,
    )


def test_births_that_came_and_went_are_named_by_their_own_cut():
    found = warehouse.difference(Cut({"B1": ("a", {}), "B2": ("b", {})}), Cut({"B1": ("b", {}), "B2": ("c", {})}))
    assert (ids(found.went), ids(found.came), found.same) == (["B1"], ["B2"], 1)


@pytest.mark.parametrize(
    ("was", "became", "told"),
    [
        ({"blood_loss_ml": 900.0}, {"blood_loss_ml": 1000.0}, ("blood_loss_ml", "900.0", "1000.0")),
        ({"parity": None}, {"parity": 1}, ("parity", None, "1")),
        ({"is_termination": False}, {}, ("is_termination", "false", None)),
        (
            {"perineum": ["intact"]},
            {"perineum": ["episiotomy", "intact"]},
            ("perineum", "intact", "episiotomy, intact"),
        ),
    ],
)
def test_a_changed_fact_tells_what_it_was_and_became(was, became, told):
    found = warehouse.difference(Cut({"B1": ("a", was)}), Cut({"B9": ("a", became)}))
    assert found.changed.rows() == [("B1", "B9", *told)]


def test_the_order_of_a_list_is_no_change():
    one, other = {"perineum": ["intact", "episiotomy"]}, {"perineum": ["episiotomy", "intact"]}
    assert warehouse.difference(Cut({"B1": ("a", one)}), Cut({"B1": ("a", other)})).changed.is_empty()


def test_a_birth_that_gained_an_episode_is_the_same_birth_grouped_otherwise():
    found = warehouse.difference(Cut({"B1": ("ab", {})}), Cut({"B1": ("abc", {})}))
    assert found.regrouped.select("episodes_before", "episodes_after", "shared").rows() == [(2, 3, 2)]


def test_a_birth_torn_in_two_goes_with_the_half_that_has_most_of_it():
    found = warehouse.difference(Cut({"B1": ("abc", {})}), Cut({"B1": ("a", {}), "B2": ("bc", {})}))
    assert (ids(found.came), ids(found.went), found.regrouped["after"].to_list()) == (["B1"], [], ["B2"])


cuts = st.lists(st.sampled_from("abcdefgh"), min_size=0, max_size=8, unique=True).flatmap(
    lambda episodes: st.lists(st.integers(0, 3), min_size=len(episodes), max_size=len(episodes)).map(
        lambda groups: grouped(zip(episodes, groups, strict=True))
    )
)


def grouped(pairs):
    births: dict[str, tuple[str, dict]] = {}
    for episode, group in pairs:
        births[f"B{group}"] = (births.get(f"B{group}", ("", {}))[0] + episode, {"parity": group})
    return births


@given(cuts, cuts)
def test_every_birth_is_the_same_as_one_other_or_came_or_went(one, other):
    found = warehouse.difference(Cut(one), Cut(other))
    assert found.same + found.went.height == len(one)
    assert found.same + found.came.height == len(other)
    back = warehouse.difference(Cut(other), Cut(one))
    assert (back.same, back.came.height, back.went.height) == (found.same, found.went.height, found.came.height)


@given(cuts)
def test_a_cut_does_not_differ_from_itself(births):
    found = warehouse.difference(Cut(births), Cut(births))
    assert (found.same, found.changed.height, found.regrouped.height) == (len(births), 0, 0)
