"""What someone can work out who has the open data, or the figures of an own hospital beside it, and subtracts."""

import pytest

from ooievaar import disclosure, intake, main, records, synthetic

YEAR, TEN = 2025, 10
COUNTRY = ("country", "NL")
PSEUDONYMISER = intake.Pseudonymiser(b"a key for tests only, 32 bytes..")


@pytest.fixture(scope="module")
def country():
    """Far too many VSVs for so few births, so that there is much to hide."""
    return synthetic.country(births=400, year=YEAR, seed=1, vsvs=20)


@pytest.fixture(scope="module")
def register(country):
    return {table.name: getattr(country, table.name) for table in records.REGISTER}


@pytest.fixture(scope="module")
def figures(country, register, tmp_path_factory):
    delivered = main.records_of(map(main.as_message, synthetic.deliveries(country)), PSEUDONYMISER)
    cut = tmp_path_factory.mktemp("cuts") / "cut"
    main.build_cut(delivered=delivered, register=register, year=YEAR, out=cut)
    return main.compute(cut=cut, year=YEAR)


@pytest.fixture(scope="module")
def shown(figures, register):
    return main.disclose(figures, register)


def real(figures):
    """The whole numbers that disclosure decides about, by key."""
    rows = figures.iter_rows(named=True)
    return {(row["indicator"], row["part"], row["level"], row["unit"]): int(row["denominator"] + 0.5) for row in rows}


def measures(shown):
    return sorted({key[:2] for key in shown}, key=str)


def test_there_is_much_to_hide_and_enough_to_see(shown):
    public = [each for key, each in shown.items() if key[2] in ("country", "vsv")]
    assert sum(each.hidden is not None for each in public) > 50
    assert sum(each.hidden is None for each in public) > 50


def test_no_denominator_below_ten_leaves_the_office(shown):
    assert all(each.denominator is None or each.denominator >= TEN for each in shown.values())
    assert all(each.numerator is None for each in shown.values() if each.denominator is None)


def test_nothing_is_told_beside_a_hidden_figure_but_why(shown):
    empty = [each for each in shown.values() if each.hidden and each.undetermined]
    assert all(each.undetermined >= TEN for each in empty)
    assert not any(each.value or each.lower or each.upper for each in shown.values() if each.hidden)


def test_the_country_minus_all_vsvs_that_are_shown_is_no_single_vsv(figures, shown):
    sizes = real(figures)
    for measure in measures(shown):
        if shown[*measure, *COUNTRY].hidden:
            continue
        hidden = [key for key in sizes if key[:3] == (*measure, "vsv") and shown[key].hidden and sizes[key]]
        assert len(hidden) != 1
        assert not hidden or sum(sizes[key] for key in hidden) >= TEN


def test_a_vsv_that_is_withheld_hides_as_well_as_one_that_is_small(figures, shown):
    """Not signing takes a figure out of the open data, and never the figure that protects a small one back in."""
    sizes = real(figures)
    for withheld in [key for key in sizes if key[2] == "vsv" and 0 < sizes[key] < TEN]:
        indicator, part, _level, _unit = withheld
        others = [key for key in sizes if key[:3] == (indicator, part, "vsv") and key != withheld and sizes[key]]
        assert shown[indicator, part, *COUNTRY].hidden or any(shown[key].hidden for key in others)


def test_the_parts_of_a_hidden_figure_are_hidden_and_never_a_single_part_of_a_shown_one(figures, shown):
    """A part in which nobody counts hides nothing: that it is empty is said."""
    sizes, parts = real(figures), {}
    for key in shown:
        indicator, part, *unit = key
        if part is not None:
            parts.setdefault((indicator, None, *unit), []).append(key)
    for whole, keys in parts.items():
        hidden = [shown[key].denominator is None for key in keys]
        secret = sum(concealed and sizes[key] > 0 for key, concealed in zip(keys, hidden, strict=True))
        assert all(hidden) if shown[whole].denominator is None else secret != 1


def test_a_hospital_that_subtracts_itself_from_its_vsv_finds_no_few_births(country, shown):
    parents = disclosure.nesting(country.vsvs, country.organisations, country.memberships, YEAR)
    hospitals = [unit for unit in parents if unit[0] == "hospital"]
    found = 0
    for measure in measures(shown):
        for hospital in hospitals:
            own, vsv = shown.get((*measure, *hospital)), shown.get((*measure, *parents[hospital]))
            if own and vsv and own.denominator and vsv.denominator:
                found += 1
                assert not 0 < vsv.denominator - own.denominator < TEN
    assert found > 20
