"""The public site: every page before and after the first release, and nothing on it that was not released."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.urls import reverse
from tests.integration.figures_world import CODES, YEAR, computed, country, figures, person

from ooievaar import indicators, intake
from ooievaar.portal.approvals import actions as approvals
from ooievaar.portal.public.markdown import as_html
from ooievaar.portal.public.over_years import trend_chart
from ooievaar.portal.releases import actions as releases
from ooievaar.portal.releases import queries

pytestmark = pytest.mark.django_db

PLACES = ("home", "figures", "vsvs", "open_data", "explanations", "rules", "about")
SECRET = 6543  # a denominator of a VSV that did not sign


@pytest.fixture
def released():
    """Published: 0101 signed; 0102 did not, 0103 is too small to show."""
    world = country()
    computation = computed(figures({(code, "0102"): (654, SECRET) for code in CODES}))
    hospitals = {number: person(world[f"hospital-{number}"], "approver", "signatory") for number in ("0101", "0103")}
    return published(computation, hospitals, person(world["office"], "publisher").user)


def published(computation, hospitals, publisher):
    """The release of a computation that these hospitals signed."""
    for number, hospital in hospitals.items():
        for code in CODES:
            approvals.approve(computation=computation.pk, vsv=number, indicator=code, by=hospital.access)
        approvals.sign(computation=computation.pk, vsv=number, code=hospital.code, by=hospital.access)
    return releases.publish(release=releases.build(year=computation.year, by=publisher), by=publisher)


@pytest.fixture
def two_years():
    """2019 and 2020 are published, with 151 and 163 of 1,208 in the country; 2021 is only computed."""
    world = country()
    publisher = person(world["office"], "publisher").user
    # Another person each year: a code of a second factor counts once.
    for year, numerator, roles in ((2019, 151, ("approver", "signatory")), (2020, 163, ("signatory", "approver"))):
        counts = {(code, "NL"): (numerator, 1208) for code in CODES}
        hospitals = {"0101": person(world["hospital-0101"], *roles)}
        published(computed(figures(counts, year), year=year), hospitals, publisher)
    computed(figures({(code, "NL"): (654, 1208) for code in CODES}, 2021), year=2021)


def addresses():
    """Every page that there is once figures are released."""
    fixed = [
        reverse(f"public:{name}") for name in ("home", "figures", "vsvs", "open_data", "explanations", "rules", "about")
    ]
    of_figures = [reverse("public:indicator", args=[YEAR, code]) for code in CODES]
    parts = [
        f"{reverse('public:indicator', args=[YEAR, each.code])}?onderdeel={part.code}"
        for each in indicators.OF_BIRTHS
        for part in each.version_for(YEAR).parts
    ]
    vsvs = [reverse("public:vsv", args=[number]) for number in ("0101", "0102", "0103")]
    return [*fixed, *of_figures, *parts, *vsvs, reverse("respondent:home")]


@pytest.mark.parametrize("name", PLACES)
def test_pages_open_before_the_first_release(client, name):
    response = client.get(reverse(f"public:{name}"))
    assert response.status_code == 200
    if name in ("home", "figures", "vsvs", "open_data"):
        assert "nog geen cijfers gepubliceerd" in response.content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_opens_and_tells_only_what_was_released(client, released, language):
    client.cookies["django_language"] = language
    for address in addresses():
        response = client.get(address)
        assert response.status_code == 200, address
        text = re.sub(r"<[^>]+>", " ", response.content.decode())
        assert not re.search(r"6\.?,?543|\b654\b", text), f"{address} shows figures that were not signed"
        assert not re.search(r"\b\d+ van (de )?8\b", text), f"{address} shows a denominator under ten"


BREAK = "Tussen 2019 en 2020 zit een breuk: de cijfers daarvoor en daarna zijn niet te vergelijken."


@pytest.mark.parametrize("year", [2019, 2020])
def test_published_years_stand_in_one_trend_with_its_break_and_why(client, two_years, year):
    page = unescape(client.get(reverse("public:indicator", args=[year, "preterm_birth"])).content.decode())
    assert "Nederland door de jaren" in page
    assert "van 12,5% in 2019 naar 13,5% in 2020" in page
    assert f"{BREAK} Tot en met 2019 werd het cijfer gecorrigeerd" in page
    assert "2021" not in page
    assert "54,1" not in page


def test_a_change_that_leaves_counting_alone_is_told_without_a_break(client, two_years):
    page = unescape(client.get(reverse("public:indicator", args=[2020, "ntsv_caesarean"])).content.decode())
    assert "Tussen 2019 en 2020 veranderde de definitie; vergelijken kan." in page
    assert "niet te vergelijken" not in page
    assert "Zorgverleners noemen dit: Sectio's in de NTSV-groep (indicator 5)." in page
    before = unescape(client.get(reverse("public:indicator", args=[2019, "ntsv_caesarean"])).content.decode())
    assert "Zorgverleners noemen dit: Sectio's in de NTSV-groep." in before


def test_the_trend_speaks_english_too(client, two_years):
    client.cookies["django_language"] = "en"
    page = unescape(client.get(reverse("public:indicator", args=[2020, "preterm_birth"])).content.decode())
    assert "Between 2019 and 2020 the series breaks" in page
    assert "Until 2019 the figure was corrected for differences between pregnant women" in page
    assert "zit een breuk" not in page


def test_a_year_that_was_not_published_interrupts_the_line(two_years):
    older, newer = (replace(queries.edition(year), year=as_year) for year, as_year in ((2019, 2021), (2020, 2023)))
    (country,) = (each for each in newer.of(indicator="place_of_birth", unit="NL") if each.part == "home")
    chart = trend_chart(country, (older, newer))
    assert [row[0] for row in chart.table.rows] == ["2021", "2022", "2023"]
    assert chart.table.rows[1][1] is None


def test_one_published_year_has_no_trend(client, released):
    assert "door de jaren" not in client.get(reverse("public:indicator", args=[YEAR, CODES[0]])).content.decode()


def test_downloads_are_the_published_bytes_at_stable_addresses(client, released):
    response = client.get(f"/open-data/{YEAR}/ooievaar-{YEAR}.csv")
    assert response.content == (released.path / f"ooievaar-{YEAR}.csv").read_bytes()
    assert response.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in response.headers["Content-Disposition"]
    assert str(SECRET).encode() not in response.content
    assert client.get(f"/open-data/{YEAR}/ooievaar-{YEAR}.xlsx").status_code == 200
    assert client.get(f"/open-data/{YEAR}/manifest.json").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        f"/open-data/{YEAR}/..%2f..%2fooievaar.sqlite3",
        f"/open-data/{YEAR}/keys.json",
        "/open-data/1999/ooievaar-1999.csv",
        f"/cijfers/{YEAR}/nothing/",
        "/cijfers/1999/preterm_birth/",
        "/vsv/9999/",
        f"/open-data/{'9' * 30}/x.csv",
        f"/cijfers/{'9' * 30}/preterm_birth/",
        "/uitleg/nothing/",
        "/uitleg/index/",
        "/regels/nothing/",
    ],
)
def test_what_is_not_there_is_not_found(client, released, address):
    assert client.get(address).status_code == 404


def test_no_page_orders_vsvs_by_their_figure(client, released):
    page = client.get(reverse("public:indicator", args=[YEAR, CODES[0]])).content.decode()
    table = page[page.index("Alle VSV") :]
    places = [table.index(name) for name in ("Aan de Vliet", "De Kwelder", "Het Estuarium")]
    assert places == sorted(places)


def test_a_part_that_does_not_exist_shows_the_whole(client, released):
    address = reverse("public:indicator", args=[YEAR, CODES[0]])
    assert client.get(address, {"onderdeel": "<script>"}).content.count(b"<script>") == 0


def test_searching_a_vsv(client, released):
    found = client.get(reverse("public:vsvs"), {"zoek": "kwelder"}).content.decode()
    assert "De Kwelder" in found
    assert "Aan de Vliet" not in found
    assert "Geen VSV gevonden" in client.get(reverse("public:vsvs"), {"zoek": "<b>"}).content.decode()


def test_searching_a_check_by_words_and_grade(client):
    def found(**asked):
        return client.get(reverse("public:rules"), asked).content.decode()

    weight, haemorrhage = "Het geboortegewicht past niet bij", "Fluxus en bloedverlies spreken elkaar tegen"
    assert weight in found()
    assert weight in found(zoek="GEWICHT zwangerschapsduur")
    assert haemorrhage not in found(zoek="gewicht zwangerschapsduur")
    assert haemorrhage in found(soort="signaal")
    assert haemorrhage not in found(soort="fout")
    assert haemorrhage in found(soort="<b>")
    assert "Geen controle gevonden" in found(zoek="<script>alert(1)</script>")


@pytest.mark.parametrize("rule", [rule.code for rule in intake.EVERY_RULE])
def test_every_rule_has_its_page(client, rule):
    assert client.get(reverse("public:rule", args=[rule])).status_code == 200


@pytest.mark.parametrize("indicator", CODES)
def test_every_indicator_has_its_page_in_both_languages(client, indicator):
    address = reverse("public:explanation", args=[indicator])
    dutch = client.get(address).content.decode()
    client.cookies["django_language"] = "en"
    assert "SELECT" in dutch
    assert client.get(address).content.decode() != dutch


def test_markdown_lets_no_html_through():
    html = as_html(
        "# Titel\n\n<script>alert(1)</script> [x](code-1.md) a<br>b\n\n[y](javascript:alert(1))", "/".__add__
    )
    assert "<script" not in html
    assert "Titel" not in html
    assert 'href="/code-1"' in html
    assert "a<br>b" in html
    assert 'href="javascript' not in html
