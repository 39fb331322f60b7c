"""Every page that a stranger can open, at both widths, in light and dark, in Dutch and English."""

import pytest

from tests.journeys.conftest import violations

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

PUBLIC = (
    "/", "/cijfers/", "/cijfers/2025/preterm_birth/", "/cijfers/2025/place_of_birth/", "/vsv/", "/vsv/102/",
    "/open-data/", "/uitleg/", "/uitleg/ntsv_caesarean/", "/regels/", "/regels/children-count/", "/over/",
    "/controleren/", "/api/", "/vragenlijst/", "/componenten/", "/account/login/", "/account/password/reset/",
    "/rondleiding/",
)  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_axe_finds_nothing_and_nothing_sticks_out(visitor, inspect, address):
    page = visitor()
    assert page.goto(address).status == 200
    inspect(page, "publiek" + address.replace("/", "-").rstrip("-"))


@pytest.mark.parametrize("address", ["/", "/cijfers/2025/preterm_birth/", "/account/login/", "/componenten/"])
def test_the_dark_is_as_readable(visitor, address):
    page = visitor(dark=True)
    page.goto(address)
    assert violations(page) == []


def test_a_page_that_is_not_there_says_what_to_do(visitor):
    page = visitor()
    assert page.request.get("/bestaat-niet/").status == 404


def test_the_switch_gives_english(visitor):
    page = visitor()
    page.goto("/")
    page.get_by_role("button", name="English").first.click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "birth" in page.inner_text("main").lower()


@pytest.mark.parametrize("address", ["/", "/cijfers/2025/preterm_birth/"])
def test_a_public_page_is_light(visitor, address):
    """At most 120 kB over the line without the letters, which a browser keeps."""
    page = visitor()
    sizes = []
    page.on("response", lambda r: sizes.append((r.url, r.request.sizes()["responseBodySize"])))
    page.goto(address, wait_until="networkidle")
    assert sum(size for url, size in sizes if not url.endswith(".woff2")) <= 120_000, sizes
