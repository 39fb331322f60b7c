"""A definition that cannot be computed is refused when it is made."""

from dataclasses import replace

import pytest
from ibis import _

from ooievaar import indicators, records
from ooievaar.indicators import examples
from ooievaar.indicators.criterion import check, ibis_table

HAEMORRHAGE = indicators.find("postpartum_haemorrhage")
NTSV = indicators.find("ntsv_caesarean")


def criterion(expression):
    return indicators.Criterion("voorwaarde", "condition", expression)


def with_version(indicator, **changes):
    return replace(indicator, versions=(replace(indicator.versions[0], since=2020, **changes),))


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        (_.blood_los_ml >= 1000, "no attribute 'blood_los_ml'"),
        (_.blood_loss_ml + 1, "is not yes or no"),
        (_.blood_loss_ml >= "veel", "not comparable"),
        (_.mode_of_birth == "caesarian", "mode_of_birth has no code 'caesarian'"),
        (_.mode_of_birth.isin(["caesarean", "sectio"]), "has no code 'sectio'"),
        (_.mode_of_birth.nullif("unknown") == "caesarean", "has no code 'unknown'"),
        (True, "is not yes or no"),
    ],
)
def test_a_numerator_that_does_not_fit_the_table_is_refused(expression, problem):
    with pytest.raises(indicators.Misdeclared, match=problem):
        with_version(HAEMORRHAGE, numerator=criterion(expression))


def test_the_refusal_names_indicator_year_and_criterion():
    with pytest.raises(indicators.Misdeclared, match=r"postpartum_haemorrhage 2020: 'voorwaarde'"):
        with_version(HAEMORRHAGE, numerator=criterion(_.nothing == 1))


def test_parts_are_checked_too():
    part = replace(NTSV.versions[0].parts[0], numerator=criterion(_.nothing == 1))
    with pytest.raises(indicators.Misdeclared):
        with_version(NTSV, parts=(part,))


def test_two_parts_with_one_code_are_refused():
    part = NTSV.versions[0].parts[0]
    with pytest.raises(indicators.Misdeclared, match="same code"):
        with_version(NTSV, parts=(part, part))


def test_a_version_without_numerator_and_parts_is_refused():
    with pytest.raises(indicators.Misdeclared, match="nothing to count"):
        with_version(HAEMORRHAGE, numerator=None)


def test_a_part_without_any_numerator_is_refused():
    part = replace(NTSV.versions[0].parts[0], numerator=None)
    with pytest.raises(indicators.Misdeclared, match="no numerator"):
        with_version(NTSV, numerator=None, parts=(part,))


CHANGE = indicators.Change("Er veranderde iets.", "Something changed.")


def test_versions_stand_oldest_first():
    version = HAEMORRHAGE.versions[0]
    with pytest.raises(indicators.Misdeclared, match="oldest first"):
        replace(HAEMORRHAGE, versions=(version, replace(version, since=2017, change=CHANGE)))


def test_every_version_but_the_first_tells_what_it_changed():
    version = HAEMORRHAGE.versions[0]
    with pytest.raises(indicators.Misdeclared, match="tells what it changed"):
        replace(HAEMORRHAGE, versions=(version, replace(version, since=2024)))


def test_the_version_of_a_year_is_the_last_that_had_started():
    old = HAEMORRHAGE.versions[0]
    indicator = replace(HAEMORRHAGE, versions=(old, replace(old, since=2024, change=CHANGE)))
    assert [indicator.version_for(year).since for year in (2018, 2023, 2024, 2030)] == [2018, 2018, 2024, 2024]
    assert not indicator.covers(2017)
    with pytest.raises(LookupError, match="2017"):
        indicator.version_for(2017)


def test_a_part_narrows_the_denominator_and_borrows_the_numerator():
    first = indicators.Part("first", "Eerste bevalling", "First birth", denominator=criterion(_.parity == 0))
    measure = with_version(HAEMORRHAGE, parts=(first,), examples=_NO_PARTS).versions[0].measures[1]
    assert measure.numerator == HAEMORRHAGE.versions[0].numerator
    assert measure.denominator.conjuncts[-1].text == "(_.parity == 0)"


_NO_PARTS = """
    case | blood_loss_ml | outcome
    -----+---------------+----------------
    1    |               | niet te bepalen
"""


def test_criteria_combine_in_words_and_expression():
    old, young = criterion(_.mother_age > 40), indicators.Criterion("jonger dan 20", "under 20", _.mother_age < 20)
    assert (old & young).conjuncts == (old, young)
    assert (old | young).words == "voorwaarde, of jonger dan 20"
    assert (~young).words_english == "not: under 20"
    table = ibis_table(records.BIRTHS)
    assert (old & ~young).bind(table).equals((table.mother_age > 40) & ~(table.mother_age < 20))


def test_criteria_are_equal_when_words_and_expression_are():
    assert criterion(_.parity == 0) == criterion(_.parity == 0)
    assert criterion(_.parity == 0) != criterion(_.parity == 1)
    assert len({criterion(_.parity == 0), criterion(_.parity == 0)}) == 1


def test_a_list_of_codes_is_checked():
    check(criterion(_.perineum.contains("third_degree")), records.BIRTHS, "here")
    with pytest.raises(indicators.Misdeclared, match="no code 'third'"):
        check(criterion(_.perineum.contains("third")), records.BIRTHS, "here")


def test_cells_become_values_of_their_column():
    text = """
        case | gestation_days | blood_loss_ml | haemorrhage | perineum             | outcome
        -----+----------------+---------------+-------------+----------------------+---------
        een  | 280            | 999.5         | ja          | intact, first_degree | teller
        twee |                |               | nee         |                      | teller
    """
    one, two = examples.parse(text, records.BIRTHS)
    assert one.values == {
        "gestation_days": 280,
        "blood_loss_ml": 999.5,
        "haemorrhage": True,
        "perineum": ["intact", "first_degree"],
    }
    assert two.values == {"gestation_days": None, "blood_loss_ml": None, "haemorrhage": False, "perineum": None}
    assert one.expected == {None: indicators.Outcome.NUMERATOR}


def test_the_short_column_of_parts_says_what_each_part_expects():
    text = """
        case | parity | outcome          | parts
        -----+--------+------------------+------
        1    | 0      | alleen noemer    | x
        2    | 0      | teller           | ?
        3    | 1      | buiten de noemer |
    """
    one, two, three = (row.expected for row in examples.parse(text, records.BIRTHS, ["x", "y"]))
    assert (one["x"], one["y"]) == (indicators.Outcome.NUMERATOR, indicators.Outcome.DENOMINATOR)
    assert (two["x"], two["y"]) == (indicators.Outcome.UNDETERMINED,) * 2
    assert three["x"] is indicators.Outcome.OUTSIDE


@pytest.mark.parametrize(
    ("head", "cell", "problem"),
    [
        ("blood_los", "1", "does not know"),
        ("blood_loss_ml", "veel", "row 7"),
        ("mode_of_birth", "sectio", "row 7"),
        ("haemorrhage", "yes", "row 7"),
    ],
)
def test_a_cell_that_does_not_fit_is_refused_naming_the_row(head, cell, problem):
    with pytest.raises(ValueError, match=problem):
        examples.parse(f"case | {head} | outcome\n-\n7 | {cell} | teller", records.BIRTHS)


def test_an_outcome_that_does_not_exist_is_refused_naming_the_row():
    with pytest.raises(ValueError, match="row 7"):
        examples.parse("case | parity | outcome\n-\n7 | 0 | misschien", records.BIRTHS)
