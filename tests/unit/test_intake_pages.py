import re

from ooievaar import intake

PAGES = intake.pages()


def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    assert set(PAGES) == {"rules/index.md", *(f"rules/{rule.code}.md" for rule in intake.RULES)}
    for rule in intake.RULES:
        assert f"[{rule.title}]({rule.code}.md)" in PAGES["rules/index.md"]


def test_a_page_shows_right_and_wrong_and_where_to_look() -> None:
    page = PAGES["rules/measure-implausible.md"]
    assert "| bloedverlies: 5001 ml | Controleer 'bloedverlies'" in page
    assert "| bloedverlies: 5000 ml | geen |" in page
    assert r"bevalling/hoeveelheid\_bloedverlies" in page


def test_tables_have_two_columns_on_every_row() -> None:
    for name, page in PAGES.items():
        rows = [line for line in page.splitlines() if line.startswith("|")]
        assert rows
        assert all(len(re.findall(r"(?<!\\)\|", row)) == 3 for row in rows), name


def test_the_pages_are_the_same_every_time() -> None:
    assert intake.pages() == PAGES
