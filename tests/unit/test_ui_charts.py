"""Charts: words for who cannot see them, a table behind them, nothing inline that the policy refuses."""

import re

import pytest
from lxml import etree

from ooievaar.portal.ui import charts, components
from ooievaar.portal.ui.charts import drawing
from ooievaar.portal.ui.charts.funnel import prepared
from ooievaar.portal.ui.charts.labels import Label, spread
from ooievaar.portal.ui.charts.trend import pieces
from ooievaar.portal.ui.gallery import examples


@pytest.fixture(autouse=True)
def _own_cache(settings):
    settings.CACHES = {name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"} for name in settings.CACHES}


@pytest.fixture
def drawn():
    (shelf,) = examples("ooievaar.portal.ui.charts")
    return shelf.examples


def test_drawings_hold_presentation_attributes_only(drawn):
    for chart in drawn.values():
        for svg in (chart.wide, chart.narrow):
            tree = etree.fromstring(svg)
            assert tree.get("role") == "img"
            assert tree.get("aria-label") == chart.alternative
            assert tree.get("viewBox")
            assert not tree.xpath("//*[@style] | //style | //script | //foreignObject")
            assert not tree.xpath("//*[local-name() = 'g']/@role")


def test_colours_are_tokens(drawn):
    for chart in drawn.values():
        painted = set(re.findall(r'(?:fill|stroke)="([^"]+)"', chart.wide + chart.narrow))
        assert {colour for colour in painted if not colour.startswith("var(--ooievaar-chart-")} <= {
            "none",
            "transparent",
        }


def test_ids_differ_between_the_drawings_of_a_page(drawn):
    found = [
        name
        for chart in drawn.values()
        for svg in (chart.wide, chart.narrow)
        for name in re.findall(r'\sid="([^"]+)"', svg)
    ]
    assert len(found) == len(set(found))
    used = [name for chart in drawn.values() for name in re.findall(r"url\(#([^)]+)\)", chart.wide + chart.narrow)]
    assert set(used) <= set(found)


def test_a_chart_shows_its_sentence_its_table_and_its_alternative(drawn):
    for chart in drawn.values():
        shown = str(chart)
        assert str(chart.title) in shown
        assert "<details" in shown
        assert "<table" in shown
        assert len(chart.alternative) > len(str(chart.title))


def test_the_alternative_of_a_funnel_tells_what_one_sees():
    chart = charts.funnel(
        title="Rietmeer wijkt niet af",
        points=(charts.Point("Rietmeer", 472, 12.9, is_own=True), charts.Point("Duinrand", 930, 9.2)),
        country=14.1,
        measure="Keizersneden",
    )
    assert chart.alternative.startswith("Rietmeer wijkt niet af. Trechtergrafiek van 2 VSV's")
    assert "Nederland: 14,1%" in chart.alternative
    assert "Rietmeer: 12,9% van 472" in chart.alternative
    assert "Duinrand" not in chart.alternative


def test_only_units_outside_the_outer_limits_are_named():
    inside, outside = charts.Point("Binnen", 900, 14.5), charts.Point("Buiten", 900, 25.0)
    chart = charts.funnel(title="t", points=(inside, outside), country=14.1, measure="m")
    assert "Buiten" in chart.wide
    assert "Binnen" not in chart.wide
    assert prepared((inside, outside), 14.1, "m", "bevallingen").outside == (outside,)


def differing() -> tuple[charts.Point, ...]:
    """VSVs of a thousand births that differ more than chance allows, and one that differs more than they do."""
    values = [11.0, 12.0, 13.0, 14.0, 14.2, 15.0, 16.0, 17.0, 18.0]
    return (
        *(charts.Point(f"V{n}", 1000, value) for n, value in enumerate(values)),
        charts.Point("Ver weg", 1000, 30.0),
    )


def test_a_funnel_leaves_room_for_what_units_differ_beyond_chance_and_says_so():
    chart = charts.funnel(title="t", points=differing(), country=14.1, measure="m")
    assert charts.beyond_chance(differing(), 14.1) > 0.01
    assert "laat daar ruimte voor" in chart.note
    assert "alleen toeval" in chart.wide
    assert "Ver weg" in chart.wide
    assert "V8" not in chart.wide
    row = prepared(differing(), 14.1, "m", "bevallingen").limits[-1]
    assert row["low_998"] < row["low_chance"] < row["high_chance"] < row["high_998"]


def test_a_funnel_of_units_that_differ_by_chance_has_the_exact_limits_only():
    points = (charts.Point("Binnen", 900, 14.5), charts.Point("Ook", 700, 13.9), charts.Point("Net", 800, 14.2))
    chart = charts.funnel(title="t", points=points, country=14.1, measure="m", note="Slot.")
    assert chart.note.endswith("kunnen verschillen door toeval ontstaan. Slot.")
    assert "alleen toeval" not in chart.wide


def test_a_funnel_without_units_still_draws():
    assert "<svg" in charts.funnel(title="Geen cijfers", points=(), country=14.1, measure="m").wide


def test_words_in_a_chart_are_escaped():
    chart = charts.funnel(
        title='"><script>', points=(charts.Point("<b>&", 900, 14.5, is_own=True),), country=14.1, measure="m"
    )
    assert "<script" not in str(chart)
    assert "<b>" not in chart.wide


def test_a_hidden_bar_says_so_and_has_no_dot():
    bars = (components.Bar("Uw praktijk", None, hidden="Te weinig."), components.Bar("Nederland", 7.3, 7.1, 7.5))
    chart = charts.interval_strip(title="t", bars=bars, measure="m")
    assert "Uw praktijk: Te weinig." in chart.alternative
    assert "Te weinig." in chart.wide


def test_a_trend_breaks_where_the_definition_changed_and_where_a_year_is_missing():
    values = ((2018, 10.0), (2019, 11.0), (2020, 12.0), (2021, None), (2022, 13.0))
    line = charts.Series("Rietmeer", "own", tuple(charts.Moment(year, value) for year, value in values))
    found = [[moment.year for moment in piece] for piece in pieces(line, (charts.Break(2020, "nieuwe definitie"),))]
    assert found == [[2018, 2019], [2020], [2022]]


def test_a_trend_goes_on_where_figures_may_be_compared_and_says_what_changed():
    line = charts.Series("Nederland", "country", tuple(charts.Moment(year, 10.0) for year in (2019, 2020)))
    change = charts.Break(2020, "nieuwe definitie", connects=True, why="Een ander nummer.")
    assert [[moment.year for moment in piece] for piece in pieces(line, (change,))] == [[2019, 2020]]
    chart = charts.trend(title="t", series=[line], measure="m", breaks=[change])
    assert chart.alternative.endswith("2020: Een ander nummer.")


def test_labels_move_apart():
    labels = [Label(1, 10, "a", "text"), Label(1, 10.2, "b", "text"), Label(1, 20, "c", "text")]
    assert [round(label.value, 1) for label in spread(labels, 1)] == [10, 11, 20]


def test_the_same_chart_is_drawn_once(monkeypatch):
    calls = []
    original = drawing.render
    monkeypatch.setattr(drawing, "render", lambda *given: calls.append(given) or original(*given))
    bars = (components.Bar("Nederland", 7.3, 7.1, 7.5),)
    first, second = (charts.interval_strip(title="Eenmaal getekend", bars=bars, measure="m") for _ in range(2))
    assert first.wide == second.wide
    assert len(calls) == 2, "once for each width"


def test_the_key_of_scores_names_only_units_with_a_mark():
    units = (charts.Who("eigen", "own"), charts.Who("verborgen", "vsv"))
    rows = (charts.Row("Samen beslissen", (charts.mean(8.0, 7.5, 8.5), charts.mean(None, None, None))),)
    table = components.Table("Ervaringen", (components.Column("Onderwerp"),), [("Samen beslissen",)])
    chart = charts.scores(title="t", units=units, rows=rows, table=table)
    assert ">eigen<" in chart.wide
    assert ">verborgen<" not in chart.wide
    assert "verborgen te weinig om te tonen" in chart.alternative
