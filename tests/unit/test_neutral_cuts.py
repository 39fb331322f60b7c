"""Neutral measures of a cut that was made before it held what they count."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from ooievaar import indicators, main, records, warehouse


class Old:
    """An engine over the empty tables of a cut, without these columns of births."""

    dialect = "duckdb"

    def __init__(self, *without):
        self.connection = warehouse.database()
        for table in records.LINKED:
            absent = without if table is records.BIRTHS else ()
            self.connection.register(table.name, table.frame().drop(absent).to_arrow())

    def query(self, sql):
        return self.connection.sql(sql).pl()


@pytest.fixture
def opening(monkeypatch):
    def give(engine):
        @contextmanager
        def opened(_cut, _engine):
            yield engine

        monkeypatch.setattr(warehouse, "open_cut", opened)

    return give


def test_an_old_cut_is_refused_with_what_it_lacks(opening):
    opening(Old("smoking", "epidural"))
    with pytest.raises(main.OldCutError, match=r"^births\.smoking, births\.epidural$"):
        main.compute_neutral(cut=Path("old"), year=2025)


def test_the_indicators_of_an_old_cut_are_computed_as_before(opening):
    needed = {name for name in records.BIRTHS.names if name not in {"smoking", "epidural", "any_intensive_care"}}
    old = Old(*(set(records.BIRTHS.names) - needed))
    assert indicators.compute(old, year=2025).is_empty()


def test_a_new_cut_without_births_has_no_figures(opening):
    opening(Old())
    assert main.compute_neutral(cut=Path("new"), year=2025).is_empty()
