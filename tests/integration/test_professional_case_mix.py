"""What was to be expected of whom a unit cares for: computed and saved with the figures, shown to who may see it."""

import pytest
from tests.integration.figures_world import YEAR, computed, country, page, person

from ooievaar import intake, main, records, synthetic
from ooievaar.portal.figures import work
from ooievaar.portal.figures.adjusted import adjusted
from ooievaar.portal.figures.models import (
    AdjustedFigure,
    CaseMixModel,
    Computation,
    Cut,
    Figure,
    ShownAdjustment,
    ShownFigure,
    ShownSeries,
)
from ooievaar.portal.figures.states import State

pytestmark = pytest.mark.django_db

CODE = "paediatric_admission"
ADDRESS = f"/werk/cijfers/{CODE}/"
# level, unit, observed, expected, ratio with bounds, value with bounds
SHOWN = (
    ("country", "NL", 151, 151.0, 1.0, 0.85, 1.17, 12.5, 10.6, 14.7),
    ("vsv", "0101", 88, 61.2, 1.44, 1.15, 1.77, 18.0, 14.4, 22.2),
    ("vsv", "0102", 63, 60.4, 1.04, 0.80, 1.33, 13.0, 10.0, 16.7),
    ("practice", "2101", 7, 8.4, 0.83, 0.33, 1.72, 10.4, 4.2, 21.5),
    ("practice", "2102", 5, 12.5, 0.40, 0.13, 0.93, 5.0, 1.6, 11.7),
)
NAMES = ("observed", "expected", "ratio", "ratio_lower", "ratio_upper", "value", "lower", "upper")


@pytest.fixture
def world():
    return country()


@pytest.fixture
def computation(world):
    made = computed()
    mix = {
        "parity": [36.0, 48.5, 15.5],
        "mother_age": [70.1, None, 8.3, 18.0, None],
        "multiple": [None, None],
        "weeks": [60.0, 6.1, 15.5, 14.4, 4.0],
        "birth_weight": [81.0, 3.0, 13.0, 3.0],
    }
    for level, unit, *numbers in SHOWN:
        values = dict(zip(NAMES, numbers, strict=True))
        ShownAdjustment.objects.create(computation=made, indicator=CODE, level=level, unit=unit, mix=mix, **values)
    ShownAdjustment.objects.create(
        computation=made, indicator=CODE, level="vsv", unit="0103",
        hidden="Minder dan 10 kinderen; daarom niet getoond.",
    )  # fmt: skip
    return made


def test_a_practice_reads_what_was_expected_of_its_population(world, computation):
    shown = page(world["practice-0101"], ADDRESS)
    assert "gezien de populatie verwachtten we 8,4 opnames; het waren er 7." in shown
    assert "Het verschil met wat te verwachten was, kan door toeval komen." in shown
    assert "Het Estuarium: gezien de populatie verwachtten we 61 opnames; het waren er 88." in shown
    assert "toeval verklaart dat niet. Lager is hier beter, dus dit vraagt aandacht." in shown
    assert "1,44 (1,15 tot 1,77)" in shown
    assert "te weinig" in shown


def test_nothing_of_another_organisation_is_told(world, computation):
    shown = page(world["practice-0101"], ADDRESS)
    assert "12,5 opnames" not in shown
    assert "0,40" not in shown
    assert "De Kwelder" not in shown
    found = adjusted(person(world["hospital-0102"], "reader").access, YEAR, CODE)
    assert [(each.unit.level, each.unit.number) for each in found.units] == [("vsv", "0102"), ("country", "NL")]


def test_a_hidden_unit_says_why_and_has_no_mix(world, computation):
    shown = page(world["hospital-0103"], ADDRESS)
    assert "Aan de Vliet: Minder dan 10 kinderen; daarom niet getoond." in shown
    assert "Voor wie u zorgt, naast uw VSV" not in shown


def test_other_indicators_have_no_such_part(world, computation):
    assert "Rekening houdend met uw populatie" not in page(world["practice-0101"], "/werk/cijfers/preterm_birth/")


def test_a_computation_saves_the_model_and_the_comparison_with_the_figures(world, own_data_dir):
    made = synthetic.country(births=1500, year=2025, seed=1, vsvs=4)
    register = {table.name: getattr(made, table.name) for table in records.REGISTER}
    key = intake.Pseudonymiser(b"a key for tests only, 32 bytes..")
    delivered = main.records_of(map(main.as_message, synthetic.deliveries(made)), key)
    out = own_data_dir / "cuts" / "2025-1-1"
    out.parent.mkdir(parents=True, exist_ok=True)
    main.build_cut(delivered=delivered, register=register, year=2025, out=out)
    cut = Cut.objects.create(year=2025, folder=out.name, checksum="a" * 64, births=1, children=1, episodes=1)
    computation = Computation.objects.create(year=2025, code_version="1", cut=cut, state=State.RUNNING)
    work.count(computation, cut)

    model = CaseMixModel.objects.get(computation=computation)
    assert (model.indicator, model.unfit) == (CODE, "")
    assert model.terms[0][0] == "constant"
    assert len(model.calibration) == 10
    assert 0.5 < model.discrimination < 0.8
    country_row = AdjustedFigure.objects.get(computation=computation, level="country")
    assert country_row.observed == pytest.approx(country_row.expected, abs=1e-3)
    assert (
        country_row.observed == Figure.objects.get(computation=computation, indicator=CODE, level="country").numerator
    )
    shown = {(row.level, row.unit): row for row in ShownAdjustment.objects.filter(computation=computation)}
    figures = ShownFigure.objects.filter(computation=computation, indicator=CODE)
    assert len(shown) == figures.count() > 10
    for figure in figures:
        row = shown[figure.level, figure.unit]
        if figure.hidden:
            assert (row.hidden, row.observed, row.expected, row.mix) == (figure.hidden, None, None, {})
        elif not row.hidden:
            assert row.observed == figure.numerator
    months = ShownSeries.objects.filter(computation=computation, indicator=CODE)
    assert {row.months for row in months} == {1, 3}
    assert all(size >= 10 for row in months for _count, size in row.counts if size)
