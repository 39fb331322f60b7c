"""From an address in a file to what the practice learns: through real mail, and nobody can be told apart."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.women import answer

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
PRACTICE_ANSWERS, EVERYBODY = 10, 30
WAITING = "from ooievaar.portal.surveys.models import Waiting; print(Waiting.objects.count())"
NAME = "from ooievaar.portal.organisations.models import Organisation as O; print(O.objects.get(lvr_number='%s').name)"
HELD = (
    "from ooievaar.portal.invitations.models import Invitation as I; "
    "held = I.objects.filter(sealed__isnull=False); print(held.filter(link__state='sent').count(), held.count())"
)


def shell(site, code):
    return site.run("shell", "--no-imports", "-c", code).split()


def addresses():
    return [f"client{number}@thuis.example" for number in range(EVERYBODY)]


@pytest.fixture(scope="module")
def names():
    return {}


@pytest.fixture(scope="module")
def links(postbox):
    """The link in each mail, once the mails have come."""
    found = {}
    for mail in postbox[0].mails:
        text = mail.get_body("plain").get_content()
        found.setdefault(mail["To"], re.search(r"http://\S+/vragenlijst/[0-9A-Z-]+/(?=\s)", text)[0])
    return found


def test_a_practice_enters_clients_and_mail_arrives(log_in, site, postbox, names):
    page = log_in("praktijkbeheer")
    page.goto("/werk/organisatie/")
    number = re.search(r"LVR-nummer\s*(\d+)", page.inner_text("main"))[1]
    names["practice"] = " ".join(shell(site, NAME % number))
    lines = ["geen-bezwaar;e-mailadres;lvr-nummer", *(f"1;{each};{number}" for each in addresses())]
    page.goto("/werk/vragenlijst/bestand/")
    file = {"name": "mei.csv", "mimeType": "text/csv", "buffer": "\r\n".join(lines).encode("utf-8-sig")}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Aanleveren").click()
    expect(page.get_by_role("main")).to_contain_text(f"{EVERYBODY} regels verwerkt")
    for _moment in range(100):
        if {*addresses()} <= {mail["To"] for mail in postbox[0].mails}:
            break
        page.wait_for_timeout(200)
    receivers = [mail["To"] for mail in postbox[0].mails if mail["To"] in addresses()]
    assert sorted(receivers) == sorted(addresses())
    mail = next(mail for mail in postbox[0].mails if mail["To"] == addresses()[0])
    assert names["practice"] in mail.get_body("plain").get_content()


def read_first(log_in):
    """What the first reader of the practice may read."""
    page = log_in("eerstelezer")
    page.goto("/werk/ervaringen/opmerkingen/eerst-lezen/")
    return page.inner_text("main")


def marks(log_in):
    """How many people gave a mark for personal attention, as the practice sees it."""
    page = log_in("praktijkbeheer")
    page.goto("/werk/ervaringen/")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=re.compile("Persoonlijke aandacht")))
    return int(row.locator("td").nth(2).inner_text())


def test_ten_women_answer_and_only_then_the_practice_learns_it(log_in, visitor, site, links, names):
    before = marks(log_in)
    read_first(log_in)
    women = iter(addresses())
    # Answers leave the box ten at a time: others first fill up what an earlier journey left in it.
    for _other in range(-int(shell(site, WAITING)[0]) % PRACTICE_ANSWERS):
        answer(links[next(women)], practice="")
    for number in range(PRACTICE_ANSWERS - 1):
        assert "Dank je wel" in answer(links[next(women)], practice=names["practice"], said=f"Woorden van {number}")
        assert "Woorden van" not in read_first(log_in) if number in (0, 8) else True
    mother_answers_on_her_phone(visitor(javascript=False, size="phone"), links[next(women)], names["practice"])
    told = read_first(log_in)
    assert all(f"Woorden van {number}" in told for number in range(PRACTICE_ANSWERS - 1))
    assert "Met de duim getypt" in told
    after = marks(log_in)
    assert after >= before + PRACTICE_ANSWERS

    answer(links[next(women)], practice=names["practice"], said="Woorden van de elfde")
    assert "elfde" not in read_first(log_in)
    assert marks(log_in) == after


def mother_answers_on_her_phone(page, link, practice):
    page.goto(link)
    page.locator(".survey__go").click()
    while "versturen" not in page.url:
        for group in page.locator("fieldset").all():
            chosen = group.locator("input[type=radio]")
            chosen.nth(8 if chosen.count() == 11 else 0).check()
        for choice in page.locator("select").all():
            own = choice.locator("option").filter(has_text=practice)
            choice.select_option(
                own.first.get_attribute("value") if own.count() else None, index=None if own.count() else 1
            )
        for text in page.locator("textarea[id=vk_went_well]").all():
            text.fill("Met de duim getypt")
        if page.locator("input[type=text]").count():
            page.get_by_label("Postcode").fill("1234 AB")
            page.locator("input[type=text]").last.fill("31-12-1994")
        page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Versturen").click()
    assert "Dank je wel" in page.inner_text("main")


def test_the_office_destroys_the_addresses_of_who_answered(log_in, inspect, site):
    assert int(shell(site, HELD)[0]) > 0
    page = log_in("bureau")
    page.goto("/bureau/vragenlijst/mail/")
    inspect(page, "bureau-mail")
    page.get_by_role("button", name=re.compile("opruimen|vernietig", re.IGNORECASE)).click()
    for _moment in range(100):
        if shell(site, HELD)[0] == "0":
            break
        page.wait_for_timeout(300)
    answered, held = map(int, shell(site, HELD))
    assert answered == 0
    assert held < EVERYBODY


def test_a_woman_says_no_and_her_address_goes_at_once(visitor, site, links):
    before = int(shell(site, HELD)[1])
    page = visitor(javascript=False, size="phone")
    page.goto(f"{links[addresses()[-1]]}afmelden/")
    page.get_by_role("main").get_by_role("button").last.click()
    assert int(shell(site, HELD)[1]) == before - 1
