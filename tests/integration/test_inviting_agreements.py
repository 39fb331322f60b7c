"""Who invites in a partnership: seen by every member, recorded by an administrator, and held to."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.integration.inviting_world import UPLOAD, everything, file, person, upload
from tests.integration.surveys_world import world
from tests.integration.test_inviting_pages import text

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.invitations.agreements import Situation, agree, agreements_of, why_not_invite
from ooievaar.portal.invitations.models import Agreement, Invitation, Remembered
from ooievaar.portal.invitations.states import State
from ooievaar.portal.organisations.actions import add_vsv_member
from ooievaar.portal.organisations.models import Vsv, VsvMembership
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys.models import Link

pytestmark = pytest.mark.django_db
PAGE = "/werk/vragenlijst/afspraken/"


@pytest.fixture
def places():
    cache.clear()
    return world()


def agreed(places, situation, inviter, vsv="101", acting="1001"):
    agree(
        vsv=Vsv.objects.get(number=vsv), situation=situation, inviter=places[inviter] if inviter else None,
        acting=places[acting], by=None,
    )  # fmt: skip


def test_whoever_is_not_named_cannot_upload_once_all_is_agreed(places):
    hospital = person("2001")
    assert upload(hospital, file("2001;els@voorbeeld.example;1")).status_code == 302
    agreed(places, Situation.MIDWIFE, "1001")
    assert upload(hospital, file("2001;mia@voorbeeld.example;1")).status_code == 302
    agreed(places, Situation.HOSPITAL, "1001")
    refused = upload(hospital, file("2001;eva@voorbeeld.example;1"))
    assert refused.status_code == 422
    assert "afgesproken dat De Wulp uitnodigt" in text(refused)
    assert "De Wulp uitnodigt" in text(hospital.get("/werk/vragenlijst/"))
    assert (
        hospital.post(
            "/werk/vragenlijst/client/", {"address": "eva@voorbeeld.example", "no_objection": "on"}
        ).status_code
        == 422
    )
    assert Invitation.objects.count() == 2
    agreed(places, Situation.HOSPITAL, "2001")
    assert upload(hospital, file("2001;eva@voorbeeld.example;1")).status_code == 302


def test_kraamzorg_invites_only_when_named(places):
    kraamzorg = person("3001")
    assert "nodigt alleen uit als haar VSV" in text(upload(kraamzorg, file("3001;els@voorbeeld.example;1")))
    agreed(places, Situation.HOSPITAL, "3001")
    assert upload(kraamzorg, file("3001;els@voorbeeld.example;1")).status_code == 302


def test_in_two_partnerships_one_that_leaves_it_open_is_enough(places):
    for situation in Situation:
        agreed(places, situation, "2001")
    assert why_not_invite(places["1001"])
    add_vsv_member(
        organisation=places["1001"],
        vsv=Vsv.objects.get(number="102"),
        start_date=date(2020, 1, 1),
        end_date=None,
        by=None,
    )
    assert why_not_invite(places["1001"]) is None


def test_whoever_left_the_partnership_invites_for_it_no_more(places):
    for situation in Situation:
        agreed(places, situation, "1001")
    VsvMembership.objects.filter(organisation=places["1001"]).update(end_date=date(2021, 1, 1))
    assert why_not_invite(places["2001"]) is None
    assert agreements_of(places["2001"])[0].now == {}


def test_an_administrator_records_it_and_every_member_reads_it_with_its_history(places):
    administrator = person("2001", role="administrator")
    given = {"vsv": "101", "zorg": "midwife", "organisatie": "1001"}
    assert administrator.post(PAGE, given).status_code == 302
    administrator.post(PAGE, {**given, "organisatie": "2001"})
    for reader in (person("1001", role="reader"), person("1001"), person("3001", role="deliverer")):
        page = text(reader.get(PAGE))
        assert "Ziekenhuis Rietmeer" in page
        assert "De Wulp" in page
        assert "administrator 2001" in page
        assert reader.post(PAGE, given).status_code == 403
    assert "Ziekenhuis Rietmeer" not in text(person("1002", role="administrator").get(PAGE))
    assert Agreement.objects.count() == 2
    assert AuditEvent.objects.filter(action="inviter_agreed", organisation="2001").count() == 2
    administrator.post(PAGE, {**given, "organisatie": ""})
    assert agreements_of(places["1001"])[0].now == {}


@pytest.mark.parametrize(
    ("number", "given"),
    [
        ("1002", {"vsv": "101", "zorg": "midwife", "organisatie": "1002"}),
        ("1001", {"vsv": "101", "zorg": "midwife", "organisatie": "1002"}),
        ("1001", {"vsv": "101", "zorg": "midwife", "organisatie": "nee"}),
        ("1001", {"vsv": "101", "zorg": "kraam", "organisatie": "1001"}),
        ("1001", {"vsv": "999", "zorg": "midwife", "organisatie": "1001"}),
        ("1001", {}),
    ],
)
def test_nobody_records_it_for_another_partnership_or_with_a_stranger(places, number, given):
    assert person(number, role="administrator").post(PAGE, given).status_code == 422
    assert not Agreement.objects.exists()


def test_agreeing_needs_a_member(places):
    with pytest.raises(Refused):
        agreed(places, Situation.MIDWIFE, "1001", acting="2002")


WITHDRAW = "/werk/vragenlijst/intrekken/"


def withdrawn(client, address):
    return text(client.post(WITHDRAW, {"address": address}, follow=True))


def test_a_client_entered_by_mistake_is_withdrawn_and_can_be_entered_anew(places):
    client = person()
    upload(client, file("1001;els@voorbeeld.example;1", "1001;mia@voorbeeld.example;1"))
    assert "geen mail meer naar dit adres" in withdrawn(client, " ELS@voorbeeld.example")
    assert sorted(Invitation.objects.values_list("state", flat=True)) == [State.PLANNED, State.WITHDRAWN]
    assert sorted(Link.objects.values_list("state", flat=True)) == ["closed", "open"]
    assert AuditEvent.objects.get(action="client_withdrawn").organisation == "1001"
    assert "els@" not in "".join(everything()).lower()
    assert upload(client, file("1001;els@voorbeeld.example;1")).status_code == 302


def test_after_the_first_mail_she_stays_remembered(places):
    client = person()
    upload(client, file("1001;els@voorbeeld.example;1"))
    Invitation.objects.update(state=State.INVITED, mailed=timezone.localdate())
    withdrawn(client, "els@voorbeeld.example")
    assert Invitation.objects.get().state == State.WITHDRAWN
    assert Remembered.objects.count() == 1


def test_withdrawing_tells_nobody_whether_she_answered_or_was_entered(places):
    client = person()
    upload(client, file("1001;els@voorbeeld.example;1", "1001;mia@voorbeeld.example;1"))
    Invitation.objects.filter(pk=Invitation.objects.first().pk).update(state=State.ANSWERED, sealed=None)
    pages = {withdrawn(client, f"{name}@voorbeeld.example") for name in ("els", "nooit")}
    assert len({page.replace("els", "nooit") for page in pages}) == 1
    assert Invitation.objects.filter(state=State.PLANNED).count() == 1


def test_another_organisation_withdraws_nothing(places):
    upload(person(), file("1001;els@voorbeeld.example;1"))
    withdrawn(person("1002"), "els@voorbeeld.example")
    assert Invitation.objects.get().state == State.PLANNED
    assert person("1001", role="reader").post(WITHDRAW, {"address": "els@voorbeeld.example"}).status_code == 403
    assert Client().post(WITHDRAW, {"address": "els@voorbeeld.example"}).status_code == 302
    assert Invitation.objects.get().state == State.PLANNED


def test_what_is_no_address_is_told(places):
    response = person().post(WITHDRAW, {"address": "els"})
    assert response.status_code == 422
    assert "geen geldig e-mailadres" in text(response)


def test_an_administrator_gives_the_role_of_the_work_instruction_to_a_colleague_and_to_oneself(places):
    administrator = person("1001", role="administrator", email="bas@werk.example")
    person("1002", role="reader", email="eva@werk.example")
    assert "Upload t.b.v. PREM" in text(administrator.get("/werk/organisatie/"))
    for email in ("eva@werk.example", "bas@werk.example"):
        assert administrator.post("/werk/organisatie/", {"email": email, "rol": "inviter"}).status_code == 302
    assert person("1001", role="inviter").get(UPLOAD).status_code == 200
