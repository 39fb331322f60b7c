"""Who chooses English reads English: no Dutch sentence on any page, save what says of itself that it is Dutch."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.integration.figures_world import CODES, NAMES, YEAR, computed, country, figures, person
from tests.integration.submissions_samples import message, zipped

from ooievaar import indicators, intake
from ooievaar.portal.approvals import actions as approvals
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.figures.states import State
from ooievaar.portal.releases import actions as releases
from ooievaar.portal.submissions import actions as submissions

pytestmark = pytest.mark.django_db

DUTCH = re.compile(r"\b(de|het|een|van|niet|voor|wordt|zijn|naar|uw|geen|bevalling(en)?|cijfers?)\b", re.IGNORECASE)
# Names are as they are; codes and places in a message are those of the Dutch standard.
APART = "/html/body//*[@lang='nl'] | //code | //script | //style"
SPOKEN = ("aria-label", "alt", "placeholder", "title")


def dutch_in(response) -> list[str]:
    """Lines of a page, read or spoken, with a Dutch word in them."""
    page = html.fromstring(response.content.decode())
    for element in page.xpath(APART):
        element.drop_tree()
    lines = [*page.itertext(), *(each for name in SPOKEN for each in page.xpath(f"//@{name}"))]
    return [line.strip() for line in lines if DUTCH.search(without_names(line))]


def without_names(line: str) -> str:
    for name in NAMES.values():
        line = line.replace(name, "")
    return line


def test_the_search_sees_dutch(world):
    response = Client().get(reverse("public:about"))
    assert len(dutch_in(response)) > 10


def assert_english(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    assert response.headers["Content-Language"] == "en"
    assert b'<html lang="en"' in response.content, address
    assert dutch_in(response) == [], address


def in_english(user=None) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    if user:
        client.force_login(user)
    return client


@pytest.fixture
def world():
    """0101 signed; 0102 did not; 0103 is too small to show."""
    found = country()
    computation = computed(figures())
    for number in ("0101", "0103"):
        hospital = person(found[f"hospital-{number}"], "approver", "signatory")
        for code in CODES:
            approvals.approve(computation=computation.pk, vsv=number, indicator=code, by=hospital.access)
        approvals.sign(computation=computation.pk, vsv=number, code=hospital.code, by=hospital.access)
    return found


@pytest.fixture
def publisher(world):
    return person(world["office"], "publisher", "registrar").user


@pytest.fixture
def released(publisher):
    return releases.publish(release=releases.build(year=YEAR, by=publisher), by=publisher)


def public_addresses():
    names = ("home", "figures", "vsvs", "open_data", "explanations", "rules", "about")
    parts = [(each.code, part.code) for each in indicators.OF_BIRTHS for part in each.version_for(YEAR).parts]
    return [
        *(reverse(f"public:{name}") for name in names),
        *(reverse("public:indicator", args=[YEAR, code]) for code in CODES),
        *(f"{reverse('public:indicator', args=[YEAR, code])}?onderdeel={part}" for code, part in parts),
        *(reverse("public:vsv", args=[number]) for number in NAMES),
        *(reverse("public:explanation", args=[each.code]) for each in indicators.INDICATORS),
        *(reverse("public:rule", args=[rule.code]) for rule in intake.EVERY_RULE),
        f"{reverse('public:vsvs')}?zoek=zzz",
        reverse("respondent:home"),
        reverse("account_login"),
        reverse("account_reset_password"),
    ]


def test_public_pages(released):
    client = in_english()
    for address in public_addresses():
        assert_english(client, address)
    assert_english(client, "/cijfers/1999/preterm_birth/", status=404)


@pytest.mark.parametrize("name", ["home", "figures", "vsvs", "open_data"])
def test_public_pages_before_the_first_release(name):
    assert_english(in_english(), reverse(f"public:{name}"))


def test_the_reason_why_a_figure_is_hidden(released):
    page = in_english().get(reverse("public:vsv", args=["0103"])).content.decode()
    assert "Fewer than 10" in page


def test_a_check_has_its_examples_below_it():
    page = in_english().get(reverse("public:rule", args=["file-unreadable"])).content.decode()
    assert re.search(r'<div lang="nl">.*<li>', page, re.DOTALL)


def test_figures_and_approvals_of_a_hospital(world):
    roles = ("approver", "signatory", "administrator", "deliverer")
    names = ("home", "deliver", "submissions", "figures", "approvals", "organisation")
    addresses = [reverse(f"professional:{name}") for name in names]
    addresses += [reverse("professional:indicator", args=[code]) for code in CODES]
    for number in ("0101", "0102", "0103"):
        client = in_english(person(world[f"hospital-{number}"], *roles).user)
        for address in addresses:
            assert_english(client, address)


def test_findings_of_a_submission(world):
    organisation = world["practice-0102"]
    user = person(organisation, "deliverer").user
    content = zipped({"1.xml": message(), "2.xml": b"nee", "3.xml": message(lvr=organisation.lvr_number)})
    file = SimpleUploadedFile("export.zip", content)
    submission = submissions.receive(file_name=file.name, content=file, organisation=organisation, by=user)
    client = in_english(user)
    address = reverse("professional:submission", args=[submission.pk])
    assert_english(client, address)
    submissions.process(submission)
    for each in (address, reverse("professional:cases", args=[submission.pk]), reverse("professional:home")):
        assert_english(client, each)
    assert 'lang="nl"' in client.get(reverse("professional:cases", args=[submission.pk])).content.decode()


def test_a_file_that_cannot_be_read(world):
    organisation = world["practice-0102"]
    user = person(organisation, "deliverer").user
    file = SimpleUploadedFile("export.zip", b"PK\x03\x04kapot")
    submission = submissions.receive(file_name=file.name, content=file, organisation=organisation, by=user)
    assert_english(in_english(user), reverse("professional:submission", args=[submission.pk]))


def test_pages_of_the_office(world, publisher, released):
    releases.build(year=YEAR, by=publisher)
    client = in_english(publisher)
    names = ("home", "computations", "approvals", "release", "organisations", "log", "cuts", "definitions")
    for address in [reverse(f"office:{name}") for name in names]:
        assert_english(client, address)
    for state in State:
        computation = Computation.objects.order_by("pk").first()
        Computation.objects.filter(pk=computation.pk).update(state=state, step="records koppelen")
        assert_english(client, reverse("office:computation", args=[computation.pk]))
        assert_english(client, reverse("office:home"))


def test_what_differs_from_the_public_release(world, publisher, released):
    newer = computed(figures({(code, "0101"): (90, 710) for code in CODES}))
    hospital = person(world["hospital-0101"], "signatory", "approver", "reader")
    for code in CODES:
        approvals.approve(computation=newer.pk, vsv="0101", indicator=code, by=hospital.access)
    approvals.sign(computation=newer.pk, vsv="0101", code=hospital.code, by=hospital.access)
    releases.build(year=YEAR, by=publisher)
    client = in_english(publisher)
    assert_english(client, reverse("office:release"))
    assert "Postpartum haemorrhage" in client.get(reverse("office:release")).content.decode()


@pytest.mark.parametrize("name", ["mfa_index", "account_change_password", "account_logout"])
def test_pages_about_the_own_account(world, name):
    assert_english(in_english(person(world["practice-0101"], "reader").user), reverse(name))
