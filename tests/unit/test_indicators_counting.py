"""Figures from a handful of births, worked out by hand."""

from dataclasses import replace

import polars as pl
import pytest
from ibis import _

from ooievaar import indicators, records, statistics, warehouse
from ooievaar.indicators import counting

YEAR = 2025


class Tables:
    """An engine that holds these tables."""

    dialect = "duckdb"

    def __init__(self, **tables):
        self.connection = warehouse.database()
        nothing = {table.name: table.frame() for table in records.ASKED}
        for name, frame in {**nothing, **tables}.items():
            self.connection.register(name, frame.to_arrow())

    def query(self, sql):
        return self.connection.sql(sql).pl()


def birth(number, blood_loss_ml=400, year=YEAR, **values):
    return {
        "birth_id": number,
        "birth_year": year,
        "gestation_days": 280,
        "blood_loss_ml": blood_loss_ml,
        "place_of_birth": "home",
    } | values


def attribution(number, level, unit, weight=1.0):
    return {"birth_id": number, "level": level, "unit": unit, "weight": weight}


@pytest.fixture
def cut():
    births = [
        birth("a", 1000),
        birth("b", 999),
        birth("c", None),
        birth("d", 2000, gestation_days=150),
        birth("e", 1500, year=YEAR - 1),
    ]
    children = [{**each, "child_id": f"{each['birth_id']}{number}"} for each in births for number in (1, 2)]
    spread = [attribution("a", "vsv", "1", 1 / 3), attribution("a", "vsv", "2", 2 / 3)]
    rest = [attribution(each, "vsv", "1") for each in "bcde"]
    country = [attribution(each, "country", "NL") for each in "abcde"]
    columns = [name for name in records.CHILDREN.names if name in records.BIRTHS.names] + ["child_id"]
    return Tables(
        births=records.BIRTHS.frame(births),
        children=records.CHILDREN.frame({key: each.get(key) for key in columns} for each in children),
        attributions=records.ATTRIBUTIONS.frame(spread + rest + country),
    )


def figure(figures, level, unit, indicator="postpartum_haemorrhage", part=None):
    chosen = figures.filter(indicator=indicator, level=level, unit=unit, **({"part": part} if part else {}))
    return chosen.filter(pl.col("part").is_null() if part is None else True).row(0, named=True)


def test_weights_are_summed_by_outcome(cut):
    figures = indicators.compute(cut, year=YEAR, only=["postpartum_haemorrhage"])
    one = figure(figures, "vsv", "1")
    assert one["numerator"] == pytest.approx(1 / 3, abs=1e-6)
    assert one["denominator"] == pytest.approx(4 / 3, abs=1e-6)
    assert (one["undetermined"], one["outside"]) == (1, 1)
    two = figure(figures, "vsv", "2")
    assert (two["numerator"], two["undetermined"], two["outside"]) == (pytest.approx(2 / 3, abs=1e-6), 0, 0)


def test_value_and_interval_are_percentages(cut):
    country = figure(indicators.compute(cut, year=YEAR), "country", "NL")
    assert (country["numerator"], country["denominator"], country["value"]) == (1, 2, 50)
    lower, upper = statistics.wilson([1], [2])
    assert (country["lower"], country["upper"]) == pytest.approx((100 * lower[0], 100 * upper[0]))


def test_children_count_each_by_the_unit_of_their_birth(cut):
    figures = indicators.compute(cut, year=YEAR, only=["preterm_birth"])
    country = figure(figures, "country", "NL", "preterm_birth")
    assert (country["numerator"], country["denominator"], country["outside"]) == (0, 6, 2)


def test_a_division_has_no_numerator_of_its_own(cut):
    figures = indicators.compute(cut, year=YEAR)
    whole = figure(figures, "country", "NL", "place_of_birth")
    assert (whole["numerator"], whole["denominator"], whole["value"], whole["lower"]) == (None, 3, None, None)
    assert figure(figures, "country", "NL", "place_of_birth", "home")["value"] == 100


def test_without_a_denominator_there_is_no_value(cut):
    country = figure(indicators.compute(cut, year=YEAR), "country", "NL", "ntsv_caesarean")
    assert (country["denominator"], country["value"], country["upper"]) == (0, None, None)
    assert country["undetermined"] == 3


def test_figures_are_as_declared_sorted_and_complete(cut):
    figures = indicators.compute(cut, year=YEAR)
    assert dict(figures.schema) == records.FIGURES.schema
    assert figures.equals(figures.sort(records.FIGURES.key))
    assert set(figures["indicator"]) == {indicator.code for indicator in indicators.OF_BIRTHS}
    assert not figures.select(records.FIGURES.key).is_duplicated().any()


def test_only_the_levels_and_indicators_that_are_asked_for(cut):
    figures = indicators.compute(cut, year=YEAR, levels=["country"], only=["postpartum_haemorrhage"])
    assert figures.select("indicator", "level", "unit").rows() == [("postpartum_haemorrhage", "country", "NL")]


def test_an_indicator_alone_counts_as_it_does_among_all(cut):
    """Alone its outcomes are grouped by name, among all by one number."""
    together = indicators.compute(cut, year=YEAR)
    alone = pl.concat(indicators.compute(cut, year=YEAR, only=[each.code]) for each in indicators.INDICATORS)
    assert together.equals(alone.sort(records.FIGURES.key))


def test_more_measures_than_one_number_holds_are_counted_alike(cut, monkeypatch):
    together = indicators.compute(cut, year=YEAR)
    monkeypatch.setattr(counting, "_PER_NUMBER", 4)
    counting._text.cache_clear()
    assert indicators.compute(cut, year=YEAR).equals(together)
    counting._text.cache_clear()


def test_a_year_without_definitions_has_no_figures(cut):
    assert indicators.compute(cut, year=2015).is_empty()


def child(number, year, count):
    return {
        "child_id": number, "birth_id": number, "birth_year": year, "children_count": count, "gestation_days": 280,
        "born_alive": True, "paediatrician_transfer": True,
    }  # fmt: skip


@pytest.mark.parametrize(("year", "version", "denominator"), [(2018, 2018, 1), (2019, 2018, 1), (2020, 2020, 2)])
def test_the_year_picks_the_version(year, version, denominator):
    """A twin did not count for paediatric admission until 2019, and does since 2020."""
    rows = [child("one", year, 1), child("twin", year, 2), child("later", year + 1, 1)]
    cut = Tables(
        births=records.BIRTHS.frame(),
        children=records.CHILDREN.frame(rows),
        attributions=records.ATTRIBUTIONS.frame(attribution(each["birth_id"], "country", "NL") for each in rows),
    )
    figures = indicators.compute(cut, year=year, levels=["country"])
    assert figures["version"].unique().to_list() == [version]
    found = figure(figures, "country", "NL", "paediatric_admission")
    assert (found["denominator"], found["outside"]) == (denominator, 2 - denominator)
    assert set(figures["indicator"]) >= {"paediatric_admission", "preterm_birth"}


def test_an_unknown_indicator_is_refused(cut):
    with pytest.raises(LookupError, match="'fluxus'"):
        indicators.compute(cut, year=YEAR, only=["fluxus"])


def test_neutral_measures_are_computed_only_when_asked_for(cut):
    codes = {each.code for each in indicators.NEUTRAL}
    assert not codes & {each.code for each in indicators.INDICATORS}
    figures = indicators.compute(cut, year=YEAR, among=indicators.NEUTRAL)
    assert set(figures["indicator"]) == codes
    assert not codes & set(indicators.compute(cut, year=YEAR)["indicator"])
    with pytest.raises(LookupError, match="'aoi_5'"):
        indicators.find("aoi_5")
    with pytest.raises(LookupError, match="'aoi_5'"):
        indicators.compute(cut, year=YEAR, only=["aoi_5"])


def test_explanation_names_the_criterion_that_decided(cut):
    why = indicators.explain(cut, indicators.find("postpartum_haemorrhage"), YEAR)
    decided = dict(zip(why["birth_id"], why["decided_by"], strict=True))
    blood = "het bloedverlies was 1000 ml of meer, of er is fluxus vastgelegd zonder milliliters"
    assert decided == {"a": blood, "b": blood, "c": blood, "d": "de zwangerschap duurde 24 weken of langer"}
    assert dict(zip(why["birth_id"], why[blood], strict=True)) == {"a": True, "b": False, "c": None, "d": True}
    assert why["outcome"].to_list() == ["numerator", "denominator", "undetermined", "outside"]


def test_explanation_of_a_part(cut):
    why = indicators.explain(cut, indicators.find("place_of_birth"), YEAR, part="birth_centre")
    assert set(why["outcome"]) == {"denominator", "outside"}
    assert "de vrouw beviel in een geboortecentrum" in why.columns


def test_a_condition_turned_round_stays_unknown_where_its_item_is_missing():
    births = [birth("a", haemorrhage=True), birth("b", haemorrhage=False), birth("c", haemorrhage=None)]
    spared = ~indicators.Criterion("er was fluxus", "there was haemorrhage", _.haemorrhage)
    haemorrhage = indicators.find("postpartum_haemorrhage")
    version = replace(haemorrhage.versions[0], denominator=spared)
    indicator = replace(haemorrhage, versions=(version,))
    cut = Tables(births=records.BIRTHS.frame(births))
    why = indicators.explain(cut, indicator, YEAR)
    assert why["outcome"].to_list() == ["outside", "denominator", "undetermined"]
    assert why["decided_by"].to_list() == [spared.words, version.numerator.words, spared.words]


@pytest.mark.parametrize("dialect", ["duckdb", "databricks"])
@pytest.mark.parametrize("indicator", [*indicators.INDICATORS, *indicators.NEUTRAL], ids=lambda each: each.code)
def test_every_definition_compiles_for_every_engine(indicator, dialect):
    for version in indicator.versions:
        text = indicators.sql(indicator, version, dialect)
        assert text.startswith("SELECT")
        assert ("experiences" if indicator.score else "attributions") in text
