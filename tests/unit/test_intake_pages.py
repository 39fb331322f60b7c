import re

from ooievaar import intake

PAGES = intake.pages()


def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    assert set(PAGES) == {"rules/index.md", *(f"rules/{rule.code}.md" for rule in intake.EVERY_RULE)}
    for rule in intake.EVERY_RULE:
        assert f"[{rule.title}]({rule.code}.md)" in PAGES["rules/index.md"]


def test_a_page_of_a_rule_across_messages_says_whose_message_is_wrong() -> None:
    page = PAGES["rules/linked-birth-date-differs.md"]
    assert "- B: geboortedatum, kind 1: 03-08-2024\n  - A: Vergelijk 'geboortedatum'" in page
    assert "- B: geboortedatum, kind 1: (leeg)" in page


def test_a_page_shows_right_and_wrong_and_where_to_look() -> None:
    page = PAGES["rules/measure-implausible.md"]
    assert "- bloedverlies: 5001 ml\n  - Controleer 'bloedverlies'" in page
    assert "- bloedverlies: 5000 ml\n" in page.partition("Zo is het goed")[2]
    assert "- bloedverlies: `bevalling/hoeveelheid_bloedverlies`" in page


def test_every_row_of_the_index_has_its_columns() -> None:
    rows = [line for line in PAGES["rules/index.md"].splitlines() if line.startswith("|")]
    assert rows
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)


def test_the_pages_are_the_same_every_time() -> None:
    assert intake.pages() == PAGES
