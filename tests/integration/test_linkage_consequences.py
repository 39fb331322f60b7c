"""What hangs on doubtful links: bounds of figures against a plain recount, and how often records found each other."""

import polars as pl
import pytest

from ooievaar import intake, linkage, main, synthetic, warehouse
from ooievaar.main.bounds import Linked, _merged_anew, bounds
from ooievaar.main.linking import providers

BIRTHS, YEAR = 900, 2025


@pytest.fixture(scope="module")
def country():
    return synthetic.country(births=BIRTHS, year=YEAR, seed=5)


@pytest.fixture(scope="module")
def delivered(country):
    pseudonymiser = intake.Pseudonymiser(b"a key for tests only, 32 bytes..")
    sent = (intake.translate(main.as_message(one), pseudonymiser) for one in synthetic.deliveries(country))
    stayed = [intake.translate(main.as_document(one), pseudonymiser) for one in synthetic.admissions(country)]
    return main.frames_of([*{one.identity: one for one in sent}.values(), *stayed])


@pytest.fixture(scope="module")
def linked(country, delivered):
    links = main.link(delivered)
    register = {name: getattr(country, name) for name in ("organisations", "vsvs", "memberships")}
    stays = main.stays(delivered)
    return Linked(delivered, register, links, stays, linkage.merge(delivered, links, country.organisations, stays))


@pytest.fixture(scope="module")
def parted(linked):
    """Other links: of every seventh pregnancy with several records the last one stands alone, and two are joined."""
    several = linked.links.filter(pl.len().over("pregnancy_id") > 1)
    last = several.group_by("pregnancy_id").agg(pl.col("episode_id").max()).sort("pregnancy_id")["episode_id"][::7]
    alone = pl.col("episode_id").is_in(last.implode())
    first, second = linked.links["pregnancy_id"].unique().sort()[:2]
    return linked.links.with_columns(
        pregnancy_id=pl.when(alone)
        .then("Zx" + pl.col("episode_id"))
        .when(pl.col("pregnancy_id") == second)
        .then(pl.lit(first))
        .otherwise("pregnancy_id")
    )


def without_names(frame):
    """Rows as they are, whatever pregnancies are called."""
    kept = frame.drop("birth_id", "child_id", strict=False)
    lists = [name for name, kind in kept.schema.items() if isinstance(kind, pl.List)]
    plain = kept.with_columns(pl.col(name).list.join(" ") for name in lists)
    return plain.sort(plain.columns)


@pytest.mark.parametrize("table", ["births", "children", "stays", "conflicts", "care"])
def test_merging_only_what_changed_gives_what_merging_all_gives(linked, parted, country, table):
    anew = _merged_anew(linked, parted)[table]
    whole = linkage.merge(linked.delivered, parted, country.organisations, linked.stays)[table]
    assert not whole.equals(linked.merged[table])
    assert anew["birth_id"].n_unique() == whole["birth_id"].n_unique()
    assert without_names(anew).equals(without_names(whole))


def test_bounds_are_the_figures_of_a_cut_with_those_links(linked, parted, tmp_path):
    examined = linkage.Examined(linked.links, (), fewest=parted, most=linked.links)
    found = bounds(linked, examined, YEAR)
    for name, links in (("fewest", parted), ("most", linked.links)):
        merged = linkage.merge(linked.delivered, links, linked.register["organisations"])
        tables = main.bounds.tables_of(main.bounds.of_year(merged, YEAR), linked.register, links)
        cut = warehouse.build(tables, tmp_path / name, {"year": YEAR})
        figures = main.compute(cut=cut, year=YEAR, levels=("country", "vsv"))
        key = ("indicator", "part", "level", "unit")
        assert found.select(*key, value=name).sort(key).equals(figures.select(*key, "value").sort(key))
    assert found.filter(pl.col("fewest") != pl.col("most")).height


def test_nothing_moves_when_nothing_is_doubtful(linked):
    examined = linkage.Examined(linked.links, (), linked.links, linked.links)
    assert bounds(linked, examined, YEAR).is_empty()


def test_records_that_name_another_are_expected_to_find_it(linked, parted):
    whole, less = (providers(linked.delivered, links, YEAR) for links in (linked.links, parted))
    assert whole.columns == list(main.linking.PROVIDERS)
    everyone = whole.filter(group="all")
    assert (everyone["found"] <= everyone["expected"]).all()
    assert (everyone["expected"] <= everyone["records"]).all()
    assert 0.85 < everyone["found"].sum() / everyone["expected"].sum() < 1
    assert less.filter(group="all")["found"].sum() < everyone["found"].sum()
    for one, other in (("with_bsn", "without_bsn"), ("singleton", "multiple")):
        parts = whole.filter(pl.col("group").is_in([one, other]))
        for column in ("records", "expected", "found"):
            assert parts[column].sum() == everyone[column].sum()


def test_who_names_nobody_that_delivers_is_not_expected_to_find_anyone(linked):
    gone = linked.delivered | {
        "referrals": linked.delivered["referrals"].clear(),
        "delivered_children": linked.delivered["delivered_children"].with_columns(hospital_lvr=pl.lit(None, pl.String)),
    }
    assert providers(gone, linked.links, YEAR)["expected"].sum() == 0
