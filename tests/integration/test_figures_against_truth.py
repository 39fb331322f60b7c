"""The whole chain, from made-up truth over messages to figures, against the figures that the truth must give."""

import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.integration import figures_of_truth as truth

from ooievaar import indicators, intake, kernset, linkage, main, records, synthetic, warehouse

BIRTHS, CARELESS_BIRTHS, YEAR, SEED = 3000, 1500, 2025, 1
AS_XML = 800  # that many messages go over XML; the others would only take time
PSEUDONYMISER = intake.Pseudonymiser(b"a key for tests only, 32 bytes..")
CHECKED = tuple(indicator.code for indicator in indicators.INDICATORS)
OF_BIRTHS = tuple(each.code for each in indicators.INDICATORS if each.counts is records.BIRTHS)
# Weights are whole multiples of 2^-30 and sums are rounded to six decimals; anything more is another birth counted.
ROUNDING = 2e-6


@dataclass(frozen=True)
class World:
    """A country, what its providers delivered, and of which pregnancy each message tells."""

    country: synthetic.Country
    delivered: dict[str, pl.DataFrame]
    pregnancies: pl.DataFrame

    @property
    def register(self):
        return {table.name: getattr(self.country, table.name) for table in records.REGISTER}

    @property
    def right_links(self):
        """The links as they should be."""
        told = self.pregnancies.select("episode_id", pregnancy_id=pl.format("Z{}", "pregnancy"))
        return told.with_columns(
            lvr_number=pl.lit("0"), match_weight=pl.lit(None, pl.Float64), match_probability=pl.lit(None, pl.Float64)
        )


def moved(country):
    """The country with a hospital that changes VSV on 1 July, with all births it leads."""
    first, *rest = country.memberships.to_dicts()
    other = next(row["vsv_number"] for row in rest if row["vsv_number"] != first["vsv_number"])
    before, after = {"end_date": date(YEAR, 6, 30)}, {"vsv_number": other, "start_date": date(YEAR, 7, 1)}
    return replace(country, memberships=records.MEMBERSHIPS.frame([first | before, first | after, *rest]))


def world(country, messages):
    current, pregnancies = {}, {}
    for message, delivery in messages:
        one = intake.translate(message, PSEUDONYMISER)
        current[one.identity], pregnancies[one.identity] = one, delivery.pregnancy
    told = {"episode_id": list(pregnancies), "pregnancy": list(pregnancies.values())}
    return World(country, main.frames_of(current.values()), pl.DataFrame(told))


@pytest.fixture(scope="module")
def clean():
    """Messages, the first of them written as XML and read again, with only the mistakes that always happen."""
    country = moved(synthetic.country(births=BIRTHS, year=YEAR, seed=SEED))
    deliveries = enumerate(synthetic.deliveries(country))
    return world(country, ((sent(one, over_xml=number < AS_XML), one) for number, one in deliveries))


def sent(delivery, *, over_xml):
    return kernset.read(main.written(delivery)) if over_xml else main.as_message(delivery)


@pytest.fixture(scope="module")
def expected(clean):
    return truth.figures(clean.country)


@pytest.fixture(scope="module")
def careless():
    """One message in fifty holds a slip, such as a due date a year off or a child too many."""
    country = synthetic.country(births=CARELESS_BIRTHS, year=YEAR, seed=SEED + 1)
    deliveries = synthetic.deliveries(country, mistakes=0.02)
    return world(country, ((main.as_message(one), one) for one in deliveries))


@pytest.fixture(scope="module")
def cut(clean, tmp_path_factory):
    """The cut as `main` builds it, links and all."""
    return built(clean, tmp_path_factory.mktemp("clean") / "cut")


def built(made, out: Path) -> Path:
    main.build_cut(delivered=made.delivered, register=made.register, year=YEAR, out=out)
    return out


def rightly_linked(made, out: Path) -> Path:
    """The same cut with every link right, so that what differs is not a matter of linking."""
    merged = linkage.merge(made.delivered, made.right_links, made.country.organisations)
    tables = {"births": merged["births"], "children": merged["children"], "links": made.right_links, **made.register}
    tables["attributions"] = linkage.attribute(merged, made.country.organisations, made.country.memberships)
    return warehouse.build(tables, out, {"year": YEAR})


def computed(folder: Path) -> dict[truth.Key, truth.Counts]:
    rows = main.compute(cut=folder, year=YEAR, only=CHECKED).iter_rows(named=True)
    names = ("numerator", "denominator", "undetermined", "outside")
    return {
        (row["indicator"], row["part"], row["level"], row["unit"]): tuple(row[name] for name in names) for row in rows
    }


def apart(expected, found):
    """Per figure that differs: the largest difference among its four counts."""
    keys = expected.keys() | found.keys()
    pairs = {key: zip(expected.get(key, truth.NOBODY), found.get(key, truth.NOBODY), strict=True) for key in keys}
    largest = {key: max(abs((one or 0) - (other or 0)) for one, other in pair) for key, pair in pairs.items()}
    return {key: difference for key, difference in largest.items() if difference > ROUNDING}


def broken(made, folder: Path) -> int:
    """How many pregnancies are not linked as they should be."""
    links = main.links_of(folder).join(made.pregnancies, on="episode_id")
    groups = links.with_columns(
        mixed=pl.col("pregnancy").n_unique().over("pregnancy_id") > 1,
        torn=pl.col("pregnancy_id").n_unique().over("pregnancy") > 1,
    )
    return groups.filter(pl.col("mixed") | pl.col("torn"))["pregnancy"].n_unique()


def test_the_country_holds_what_is_hard(clean):
    births = truth.births_of(clean.country)
    places = Counter(birth.place for birth in births)
    assert places.keys() == {"home", "birth_centre", "hospital", "on_the_way", None}
    assert any(birth.place == "hospital" and birth.true["first_line_at_birth"] for birth in births)
    assert {258, 259, None} <= {birth.days for birth in births}
    assert any(birth.days and birth.days < 168 for birth in births)
    assert any(len(birth.children) == 2 for birth in births)
    assert any(child["death_phase"] == "antepartum" for birth in births for child in birth.children)
    assert clean.country.births["mother"].is_duplicated().any()
    assert clean.country.memberships["end_date"].drop_nulls().len() == 2


def test_every_figure_follows_from_the_truth_when_links_are_right(clean, expected, tmp_path):
    """No tolerance but rounding: merging, attribution and counting may not move a single birth."""
    found = computed(rightly_linked(clean, tmp_path / "cut"))
    assert {key[2] for key in found} == {"country", "vsv", "hospital", "practice"}
    assert apart(expected, found) == {}


def test_the_whole_chain_is_off_by_no_more_than_its_wrong_links(clean, expected, cut):
    """A pregnancy torn apart or mixed up moves its own birth, which may be two children, and shifts the referral
    pattern of a practice by one birth: three per figure at most. One in a thousand pregnancies may be wrong."""
    wrong = broken(clean, cut)
    assert wrong <= BIRTHS / 1000
    differences = apart(expected, computed(cut))
    assert max(differences.values(), default=0) <= 3 * wrong + ROUNDING


def test_a_mistyped_parity_is_all_that_stands_between_figures_and_truth(clean, expected):
    """Whoever led the birth writes it down as it was, but for the parity: once in 200 messages one too low."""
    written = truth.births_of(clean.country)
    real = truth.births_of(clean.country, as_recorded=False)
    typos = sum(one.true["parity"] != other.true["parity"] for one, other in zip(written, real, strict=True))
    differences = apart(truth.figures(clean.country, as_recorded=False), expected)
    assert 0 < typos < BIRTHS / 100
    assert {key[0] for key in differences} == {"ntsv_caesarean", "intrapartum_transfer"}
    assert max(differences.values()) <= typos


def test_births_count_once_and_vsvs_add_up_to_the_country(clean, cut):
    with warehouse.open_cut(cut) as opened:
        weights = opened.table("attributions").filter(level="vsv").group_by("birth_id").agg(pl.col("weight").sum())
        births = opened.table("births").height
    where = truth.units(clean.country, truth.births_of(clean.country))
    nowhere = sum(all(level != "vsv" for level, _unit in units) for units in where.values())
    assert weights["weight"].unique().to_list() == [1.0]
    assert births - weights.height == nowhere
    found = computed(cut)
    whole = {key: sum(counts[1:]) for key, counts in found.items() if key[:2] == ("postpartum_haemorrhage", None)}
    in_vsvs = sum(count for key, count in whole.items() if key[2] == "vsv")
    assert whole["postpartum_haemorrhage", None, "country", "NL"] == births
    assert in_vsvs == pytest.approx(births - nowhere, abs=1e-4)


def test_a_slip_changes_no_birth_but_its_own_and_never_makes_a_numerator(careless, tmp_path):
    """What a sender gets wrong may make that birth undetermined, or put it outside where nobody can know better. It may
    not change another birth, and none of these slips makes a numerator."""
    plain = synthetic.deliveries(careless.country)
    slips = synthetic.deliveries(careless.country, mistakes=0.02)
    touched = {one.pregnancy for one, other in zip(plain, slips, strict=True) if one.tree != other.tree}
    folder = rightly_linked(careless, tmp_path / "cut")
    wrong = Counter(changes(careless, folder, touched))
    assert CARELESS_BIRTHS * 0.01 < len(touched) < CARELESS_BIRTHS * 0.1
    assert wrong["untouched"] == 0
    assert wrong["into the numerator"] == 0
    # About half of the kinds of slip leave what is counted alone, and of the rest other providers mend some.
    assert sum(wrong.values()) < 0.4 * len(touched) * len(CHECKED)


def changes(made, folder, touched):
    """For each birth and indicator that counts as something else than it should: what is wrong with that."""
    expected = {
        (birth.number, code): outcome
        for birth in truth.births_of(made.country)
        for code, part, outcome in truth.outcomes(birth, YEAR)
        if part is None and code in OF_BIRTHS
    }
    with warehouse.open_cut(folder) as opened:
        for code in OF_BIRTHS:
            for row in indicators.outcomes(opened, indicators.find(code), YEAR).iter_rows(named=True):
                number = int(row["birth_id"][1:])
                if row["outcome"] != expected[number, code]:
                    yield kind_of_change(row["outcome"], is_touched=number in touched)


def kind_of_change(outcome, *, is_touched):
    if not is_touched:
        return "untouched"
    return "into the numerator" if outcome == "numerator" else outcome


def test_delivered_twice_and_in_any_order_gives_the_same_cut_and_the_same_bytes(clean, cut, tmp_path):
    again = list(synthetic.deliveries(clean.country))
    random.Random(2).shuffle(again)
    twice = world(clean.country, ((main.as_message(one), one) for one in (*again, *again[:500])))
    rebuilt = built(twice, tmp_path / "cut")
    checksums, figures = zip(*(frozen(folder) for folder in (cut, rebuilt)), strict=True)
    assert checksums[0] == checksums[1]
    assert figures[0] == figures[1]


def frozen(folder):
    with warehouse.open_cut(folder) as opened:
        checksum = opened.manifest.checksum
    return checksum, main.compute(cut=folder, year=YEAR).write_csv()


def test_a_new_version_takes_the_place_of_the_old(clean):
    """The first version says that the woman lost three litres, the second what she lost."""
    right = [main.as_message(one) for one in list(synthetic.deliveries(clean.country))[:200]]
    wrong = [replace(one, tree=with_blood_loss(one.tree, 3000.0)) for one in right]
    tables = [main.records_of(messages, PSEUDONYMISER) for messages in (right, [*wrong, *right], wrong)]
    assert all(tables[0][name].equals(tables[1][name]) for name in tables[0])
    assert not tables[0]["delivered_births"].equals(tables[2]["delivered_births"])


def with_blood_loss(tree, millilitres):
    if "bevalling" not in tree:
        return tree
    return {
        **tree,
        "bevalling": {**tree["bevalling"], "hoeveelheid_bloedverlies": {"value": millilitres, "unit": "ml"}},
    }


def test_a_year_without_births_has_no_figures_and_nothing_to_disclose(tmp_path):
    nobody = {table.name: table.frame() for table in records.DELIVERED}
    register = {table.name: table.frame() for table in records.REGISTER}
    main.build_cut(delivered=nobody, register=register, year=YEAR, out=tmp_path / "cut")
    figures = main.compute(cut=tmp_path / "cut", year=YEAR)
    assert figures.is_empty()
    assert main.disclose(figures, register) == {}
    assert main.figures_table(cut=tmp_path / "cut", year=YEAR, levels=main.LEVELS, disclosed=True).is_empty()
