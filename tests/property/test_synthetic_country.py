"""Whatever size and seed: the country holds together and its messages are in the standard."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar import kernset, synthetic
from ooievaar.synthetic.chance import chances
from ooievaar.synthetic.numbers import CHILDREN, MOTHERS, citizen_numbers

seeds = st.integers(0, 2**31)


@settings(max_examples=15, deadline=None)
@given(births=st.integers(1, 60), seed=seeds, year=st.integers(2015, 2030), vsvs=st.none() | st.integers(1, 12))
def test_any_country_can_be_delivered(births, seed, year, vsvs):
    country = synthetic.country(births=births, year=year, seed=seed, vsvs=vsvs)
    known = set(country.organisations["lvr_number"])
    deliveries = list(synthetic.deliveries(country))
    assert {delivery.pregnancy for delivery in deliveries} == set(range(births))
    assert {delivery.sender_lvr for delivery in deliveries} <= known
    assert country.births["born"].dt.year().eq(year).all()
    for delivery in deliveries[:5]:
        written = kernset.write(delivery.tree, message_id=delivery.message_id, created=delivery.created)
        assert kernset.read(written).tree == delivery.tree


@settings(deadline=None)
@given(seed=seeds, count=st.integers(1, 500), between=st.sampled_from([MOTHERS, CHILDREN]))
def test_citizen_numbers_pass_the_test_and_differ(seed, count, between):
    numbers = citizen_numbers(np.random.default_rng(seed), count, between)
    assert len(set(numbers)) == count
    assert all(synthetic.passes_eleven_test(number) for number in numbers)


@settings(deadline=None)
@given(seed=seeds, rate=st.floats(0.001, 0.9), spread=st.floats(0, 2))
def test_risks_differ_and_the_rate_stays(seed, rate, spread):
    rng = np.random.default_rng(seed)
    among = rng.random(400) < 0.7
    among[0] = True
    chance = chances(rng.normal(0, spread, size=400), rate=rate, among=among)
    assert abs(chance.sum() - rate * among.sum()) < 1e-3
    assert not chance[~among].any()
