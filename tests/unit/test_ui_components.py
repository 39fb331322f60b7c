"""Every component renders each of its examples, without anything the content security policy refuses."""

import re

import pytest
from django.utils import translation
from lxml import etree, html

from ooievaar.portal.ui import components
from ooievaar.portal.ui.components.comparison import draw
from ooievaar.portal.ui.gallery import examples

SHELVES = examples()
EXAMPLES = [(shelf.name, name, made) for shelf in SHELVES for name, made in shelf.examples.items()]
FORBIDDEN = re.compile(r"<script|<style|\sstyle=|\son\w+=|javascript:", re.IGNORECASE)


@pytest.mark.parametrize(("component", "name", "made"), EXAMPLES, ids=[f"{c}-{n}" for c, n, _ in EXAMPLES])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_example_renders(component, name, made, language):
    with translation.override(language):
        shown = str(made)
    assert shown.strip()
    assert not FORBIDDEN.search(shown)
    assert "{{" not in shown
    assert "{%" not in shown
    etree.tostring(html.fragment_fromstring(shown, create_parent="div"))


def test_every_component_has_examples():
    assert {shelf.name.replace(" ", "") for shelf in SHELVES} <= {name.lower() for name in components.__all__}
    assert all(shelf.examples for shelf in SHELVES)


def test_text_from_people_is_escaped():
    shown = str(components.Alert("<b>let op</b>"))
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown


@pytest.mark.parametrize(("language", "shown"), [("nl", "1.234,5"), ("en", "1,234.5")])
def test_numbers_follow_the_language(language, shown):
    with translation.override(language):
        assert shown in str(components.FigureValue("Aantal", 1234.5, unit="ml"))


def test_a_hidden_figure_says_why_and_shows_no_number():
    shown = str(
        components.FigureValue("Uw praktijk", None, hidden="Minder dan tien bevallingen.", numerator=3, denominator=7)
    )
    assert "Te weinig om te tonen" in shown
    assert "Minder dan tien bevallingen." in shown
    assert "3 van de 7" not in shown


def test_a_table_without_rows_says_so():
    table = components.Table("Leden", (components.Column("Naam"),), (), empty="Nog geen leden.")
    assert "Nog geen leden." in str(table)


def test_a_table_refuses_rows_of_another_width():
    table = components.Table("Leden", (components.Column("Naam"),), (("a", "b"),))
    with pytest.raises(ValueError, match="longer"):
        str(table)


def test_bars_share_one_scale():
    drawn = draw(components.Bar("Nederland", 10, 5, 15), top=20)
    assert (drawn.length, drawn.low, drawn.high, drawn.span) == ("50.00", "25.00", "75.00", "50.00")


@pytest.mark.parametrize(
    ("number", "pages", "shown"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (7, 31, [1, None, 6, 7, 8, None, 31]),
        (31, 31, [1, None, 30, 31]),
    ],
)
def test_pagination_leaves_out_what_is_far(number, pages, shown):
    assert components.Pagination(number, pages).shown == shown


def test_a_disabled_action_says_why_and_cannot_submit():
    shown = str(components.Action("Ondertekenen", reason="Nog niet alles is geaccordeerd."))
    assert 'type="button"' in shown
    assert 'aria-disabled="true"' in shown
    assert "Nog niet alles is geaccordeerd." in shown
