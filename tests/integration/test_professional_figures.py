"""Figures beside those of the VSV and the country, and a hospital that approves and signs them."""

from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from ooievaar.portal.accounts.actions import add_person, current_code
from ooievaar.portal.approvals.queries import of_vsv
from ooievaar.portal.approvals.states import VsvState
from ooievaar.portal.figures.models import Computation, Cut, Figure, ShownFigure
from ooievaar.portal.organisations.actions import add_organisation, add_vsv_member, give_role
from ooievaar.portal.organisations.models import Vsv

pytestmark = pytest.mark.django_db

YEAR = 2024
# level, unit, numerator, denominator, per cent
COUNTED = (
    ("country", "NL", 700, 10000, 7.0),
    ("vsv", "101", 60, 500, 12.0),
    ("vsv", "102", 30, 480, 6.3),
    ("hospital", "0007", 40, 400, 10.0),
    ("practice", "0042", None, None, None),
)


@pytest.fixture
def organisations():
    made = {
        kind: add_organisation(lvr_number=lvr, name=name, kind=kind, place="Rietmeer", by=None)
        for kind, lvr, name in (("practice", "0042", "De Wulp"), ("hospital", "0007", "Zilverdam"))
    }
    vsv = Vsv.objects.create(number="101", name="VSV Rietmeer")
    for organisation in made.values():
        add_vsv_member(organisation=organisation, vsv=vsv, start_date=date(2020, 1, 1), end_date=None, by=None)
    return made


@pytest.fixture
def computation(organisations):
    return computed(YEAR, 2020)


def computed(year: int, version: int) -> Computation:
    """A computation of a year with the definitions that started in the year `version`."""
    cut = Cut.objects.create(
        year=year, folder=f"a{year}", checksum="0" * 64, births=10000, children=10000, episodes=12000
    )
    made = Computation.objects.create(year=year, cut=cut, code_version="1", state="done", opened=timezone.now())
    for indicator in ("preterm_birth", "place_of_birth"):
        for level, unit, numerator, denominator, value in COUNTED:
            which = {
                "computation": made,
                "indicator": indicator,
                "part": "home" if indicator == "place_of_birth" else "",
                "version": version,
                "level": level,
                "unit": unit,
                "numerator": numerator,
                "value": value,
                "lower": value and value - 1,
                "upper": value and value + 1,
            }
            hidden = "" if numerator else "Minder dan 10 bevallingen; daarom niet getoond."
            ShownFigure.objects.create(**which, denominator=denominator, undetermined=3, hidden=hidden)
            Figure.objects.create(**which, denominator=denominator or 7, undetermined=3, outside=0)
    return made


def logged_in(organisation, role: str):
    user = add_person(
        email=f"{role}@example.org", name=role, password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP"
    )
    give_role(user=user, organisation=organisation, role_code=role, by=None)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client, user


def text(response) -> str:
    return unescape(response.content.decode())


def test_a_practice_sees_its_vsv_beside_the_country(organisations, computation):
    client, _user = logged_in(organisations["practice"], "reader")
    page = text(client.get("/werk/cijfers/"))
    assert "VSV Rietmeer: 12,0%. Dat is duidelijk hoger dan Nederland (7,0%); toeval verklaart dat niet." in page
    assert "Minder dan 10 bevallingen" in page
    assert "60 van de 500 kinderen" in page
    assert "hoe de bevallingen zijn verdeeld" in page


def test_a_vsv_is_held_against_how_vsvs_usually_differ(organisations, computation):
    """By chance alone 12 % of 500 is far from 7 %; among VSVs between 3 % and 11 % it is not, and lower is better."""
    client, _user = logged_in(organisations["practice"], "reader")
    for number, value in enumerate((3.0, 4.0, 5.0, 6.0, 8.0, 9.0, 10.0, 11.0)):
        which = {"computation": computation, "indicator": "preterm_birth", "version": 2020, "level": "vsv"}
        counts = {"unit": f"2{number}", "numerator": round(5 * value), "denominator": 500, "undetermined": 0}
        ShownFigure.objects.create(**which, **counts, value=value, lower=value - 2, upper=value + 2)
    for address in ("/werk/cijfers/", "/werk/cijfers/preterm_birth/"):
        assert "lager is hier beter" not in (page := text(client.get(address))).lower()
        assert "hoger dan Nederland (7,0%), maar VSV's verschillen vaker zo veel." in page
    ShownFigure.objects.filter(level="vsv", unit="101", indicator="preterm_birth").update(value=20.0, numerator=100)
    assert "Lager is hier beter, dus dit vraagt aandacht." in text(client.get("/werk/cijfers/"))


def test_the_page_of_an_indicator_has_a_funnel_a_table_and_its_explanation(organisations, computation):
    client, _user = logged_in(organisations["practice"], "reader")
    page = text(client.get("/werk/cijfers/preterm_birth/"))
    assert "Trechtergrafiek van 2 VSV's" in page
    assert "/uitleg/preterm_birth/" in page
    assert "11,0% tot 13,0%" in page
    assert "102" not in page.split("<main")[1].split("<details")[0].split("<svg")[0]
    assert client.get("/werk/cijfers/place_of_birth/?jaar=1999").status_code == 200


def test_the_trend_shows_a_break_where_the_definition_changed_and_says_why(organisations, computation):
    computed(2019, 2018)
    client, _user = logged_in(organisations["practice"], "reader")
    page = text(client.get("/werk/cijfers/preterm_birth/"))
    assert "door de jaren" in page
    assert f"Tussen 2019 en {YEAR} zit een breuk: de cijfers daarvoor en daarna zijn niet te vergelijken." in page
    assert "Tot en met 2019 werd het cijfer gecorrigeerd voor verschillen tussen zwangeren" in page
    place = text(client.get("/werk/cijfers/place_of_birth/"))
    assert f"Tussen 2019 en {YEAR} veranderde de definitie; vergelijken kan. In 2020 kreeg deze" in place
    assert "zit een breuk" not in place


def test_years_with_one_definition_have_no_break(organisations, computation):
    computed(2023, 2020)
    client, _user = logged_in(organisations["practice"], "reader")
    page = text(client.get("/werk/cijfers/preterm_birth/"))
    assert "door de jaren" in page
    assert "nieuwe definitie" not in page
    assert "breuk" not in page


def test_a_hospital_approves_and_a_board_member_signs_with_a_fresh_code(organisations, computation):
    approver, _user = logged_in(organisations["hospital"], "approver")
    signatory, user = logged_in(organisations["hospital"], "signatory")
    address = f"/werk/accorderen/{computation.pk}/101/"
    assert "Nu: 0 van 2" in text(signatory.get("/werk/accorderen/"))
    assert "Accorderen kan alleen" in text(
        signatory.post(address, {"besluit": "approve", "indicator": "preterm_birth"}, follow=True)
    )
    for indicator in ("preterm_birth", "place_of_birth"):
        approver.post(address, {"besluit": "approve", "indicator": indicator})
    approver.post(address, {"besluit": "withdraw", "indicator": "preterm_birth"})
    assert of_vsv(YEAR, "101").approved == 1
    page = approver.post(address, {"besluit": "approve", "indicator": "preterm_birth"}, follow=True)
    assert "2 van de 2 indicatoren geaccordeerd" in text(page)
    assert "De code klopt niet" in text(signatory.post(address, {"besluit": "sign", "code": "000"}, follow=True))
    page = signatory.post(address, {"besluit": "sign", "code": current_code(user, valid_for=5)}, follow=True)
    assert "Ondertekend door signatory" in text(page)
    assert of_vsv(YEAR, "101").state is VsvState.SIGNED


def test_another_vsv_cannot_be_decided_on(organisations, computation):
    Vsv.objects.create(number="102", name="VSV Elders")
    approver, _user = logged_in(organisations["hospital"], "approver")
    address = f"/werk/accorderen/{computation.pk}/102/"
    page = text(approver.post(address, {"besluit": "approve", "indicator": "preterm_birth"}, follow=True))
    assert "geen lid van dit VSV" in page
    assert of_vsv(YEAR, "102").approved == 0


def test_the_first_page_tells_a_hospital_what_waits(organisations, computation):
    approver, _user = logged_in(organisations["hospital"], "approver")
    page = text(approver.get("/werk/"))
    assert "0 van de 2 indicatoren van VSV Rietmeer zijn geaccordeerd" in page
