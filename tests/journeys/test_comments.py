"""A first reader hides a name on a phone without JavaScript, shares what she read, and a colleague reads it."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
COMMENTS = "/werk/ervaringen/opmerkingen/"


def test_a_first_reader_looks_around(log_in, inspect):
    page = log_in("eerstelezer")
    page.get_by_role("link", name="Opmerkingen eerst lezen").click()
    inspect(page, "opmerkingen-eerst-lezen")
    page.locator(".comment").first.get_by_role("link", name="Woorden kiezen").click()
    inspect(page, "opmerking-eerst-lezen")


def test_a_first_reader_hides_words_and_shares(log_in):
    page = log_in("eerstelezer", javascript=False, size="phone")
    page.get_by_role("link", name="Opmerkingen eerst lezen").click()
    page.locator(".comment").first.get_by_role("link", name="Woorden kiezen").click()
    first = page.locator("input[name=woord]").first
    word = page.locator(".word").first.inner_text()
    first.set_checked(not first.is_checked(), force=True)
    page.get_by_label("Of typ wat verborgen moet worden").fill(word)
    page.get_by_role("button", name="Delen met collega's").click()
    assert "1 opmerking is gedeeld" in page.inner_text("main")
    page.locator(".comment").first.get_by_role("checkbox", name="Delen").check()
    page.get_by_role("button", name="Aangevinkte delen met collega's").click()
    assert "1 opmerking is gedeeld" in page.inner_text("main")


def test_a_colleague_reads_chooses_a_theme_and_takes_a_file(log_in, inspect):
    page = log_in("praktijkbeheer")
    page.goto("/werk/ervaringen/")
    page.get_by_role("link", name="Lees wat cliënten opschreven").click()
    assert "[naam]" in page.inner_text("main")
    comment = page.locator(".comment").first
    comment.get_by_text("Thema's kiezen").click()
    inspect(page, "opmerkingen")
    comment.get_by_label("Ruimte en omgeving").check()
    comment.get_by_role("button", name="Thema's bewaren").click()
    page.get_by_label("Thema", exact=True).select_option("surroundings")
    page.get_by_role("button", name="Tonen").click()
    assert page.locator(".comment").count() == 1
    with page.expect_download() as taken:
        page.get_by_role("link", name="Als spreadsheet").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
