"""Whatever the rows: what goes in comes out, and the order in which they come leaves no trace."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar import records, warehouse

codes = [code.value for code in records.codes.PERINEUM.codes]
births = st.lists(
    st.fixed_dictionaries(
        {"birth_id": st.text("abc123", min_size=1)},
        optional={
            "gestation_days": st.integers(100, 320),
            "blood_loss_ml": st.floats(0, 9000),
            "maternal_death": st.booleans(),
            "perineum": st.lists(st.sampled_from(codes)),
        },
    ),
    unique_by=lambda row: row["birth_id"],
    max_size=20,
)


@settings(max_examples=20, deadline=None)
@given(births.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_a_cut_gives_back_its_rows_and_the_same_bytes_in_any_order(pair):
    with tempfile.TemporaryDirectory() as folder:
        cuts = [
            warehouse.build({"births": records.BIRTHS.frame(rows)}, Path(folder) / str(number), {"year": 2025})
            for number, rows in enumerate(pair)
        ]
        assert len({(cut / "births.parquet").read_bytes() for cut in cuts}) == 1
        with warehouse.open_cut(cuts[0]) as opened:
            assert opened.query("SELECT * FROM births").equals(records.BIRTHS.frame(pair[0]).sort("birth_id"))
        assert warehouse.verify(cuts[0]) == ()
