import re

from ooievaar import intake

PAGES = intake.pages()


def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    assert set(PAGES) == {"rules/index.md", *(f"rules/{rule.code}.md" for rule in intake.EVERY_RULE)}
    for rule in intake.EVERY_RULE:
        assert f"[{rule.title}]({rule.code}.md)" in PAGES["rules/index.md"]


def test_a_page_of_a_rule_across_messages_says_whose_message_is_wrong() -> None:
    page = PAGES["rules/linked-birth-date-differs.md"]
    assert "| B: geboortedatum kind 1: 2024-08-03 | A: Vergelijk 'geboortedatum'" in page
    assert "- B: geboortedatum kind 1: (leeg)" in page


def test_a_page_shows_right_and_wrong_and_where_to_look() -> None:
    page = PAGES["rules/measure-implausible.md"]
    assert "| bloedverlies: 5001 ml | Controleer 'bloedverlies'" in page
    assert "- bloedverlies: 5000 ml\n" in page
    assert r"bevalling/hoeveelheid\_bloedverlies" in page


def test_every_row_of_a_table_has_its_columns() -> None:
    for name, page in PAGES.items():
        rows = [line for line in page.splitlines() if line.startswith("|")]
        assert rows
        bars = 4 if name == "rules/index.md" else 3
        assert all(len(re.findall(r"(?<!\\)\|", row)) == bars for row in rows), name


def test_the_pages_are_the_same_every_time() -> None:
    assert intake.pages() == PAGES
