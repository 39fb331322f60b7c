"""A record system delivers by itself: what it sends, what it is answered, and what is kept."""

import base64
import json

import pytest
from django.test import Client
from lxml import etree
from tests.integration.submissions_samples import DOSSIERS, many, message, zipped

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.actions import add_organisation
from ooievaar.portal.organisations.admission import WRONG_PER_CLIENT
from ooievaar.portal.organisations.connections import end_connection, make_connection
from ooievaar.portal.organisations.models import Connection, Organisation
from ooievaar.portal.submissions import actions
from ooievaar.portal.submissions.models import Message, Submission

pytestmark = pytest.mark.django_db
ADDRESS = "/api/kernset/messages"
NAMESPACE = {"h": "urn:hl7-org:v3"}
RIGHT_BSN = "961921821"


def basic(made) -> str:
    pair = f"{made.connection.client_id}:{made.secret}"
    return "Basic " + base64.b64encode(pair.encode()).decode()


@pytest.fixture
def made():
    practice = add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)
    return make_connection(organisation=practice, name="Dossiersysteem", by=None)


@pytest.fixture
def other():
    practice = add_organisation(lvr_number="0043", name="De Grutto", kind="practice", place="Rietmeer", by=None)
    return make_connection(organisation=practice, name="Dossiersysteem", by=None)


def post(made, data, kind="application/xml", **headers):
    shown = {"Authorization": basic(made)} if made else {}
    return Client().post(ADDRESS, data, content_type=kind, headers={**shown, **headers})


def told(response):
    (found,) = etree.fromstring(response.content).xpath("h:acknowledgement", namespaces=NAMESPACE)
    return found


def is_problem(response, status):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert (problem["status"], bool(problem["detail"])) == (status, True)
    return problem


class TestOneMessage:
    def test_it_is_taken_in_and_acknowledged(self, made):
        response = post(made, message())
        assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
        answer = told(response)
        assert answer.get("typeCode") == "CA"
        (target,) = answer.xpath("h:targetMessage/h:id", namespaces=NAMESPACE)
        assert (target.get("root"), target.get("extension")) == (DOSSIERS, "0042-A-1-2025-06-01T12:00")
        submission = Submission.objects.get()
        assert (submission.state, submission.total, submission.accepted) == ("processed", 1, 1)
        assert submission.connection == made.connection

    def test_findings_that_do_not_reject_are_told_as_warnings_or_information(self, made):
        answer = told(post(made, message(bsn=RIGHT_BSN[:-1] + "3")))
        assert answer.get("typeCode") == "CA"
        kinds = {detail.get("typeCode") for detail in answer.xpath("h:acknowledgementDetail", namespaces=NAMESPACE)}
        assert kinds <= {"W", "I"}
        assert kinds

    def test_one_of_another_organisation_is_an_error_that_says_why(self, made):
        answer = told(post(made, message(lvr="0043")))
        assert answer.get("typeCode") == "CE"
        assert answer.xpath("string(h:acknowledgementDetail[@typeCode='E']/h:code/@code)", namespaces=NAMESPACE)
        assert Submission.objects.get().rejected == 1

    @pytest.mark.parametrize(
        "data", [b"no xml", b"<html/>", message()[:500], b'<MCCI_IN000002 xmlns="urn:hl7-org:v3"/>']
    )
    def test_what_is_no_message_is_rejected_without_an_id(self, made, data):
        answer = told(post(made, data))
        assert answer.get("typeCode") == "CR"
        assert answer.xpath("string(h:targetMessage/h:id/@nullFlavor)", namespaces=NAMESPACE) == "NI"

    def test_json_for_who_asks_for_it(self, made):
        response = post(made, message(lvr="0043"), Accept="application/json")
        answer = response.json()
        assert answer["accepted"] is False
        assert {finding["grade"] for finding in answer["findings"]} >= {"afgekeurd"}
        path = answer["submission"].partition("/api/")[2]
        assert Client(headers={"Authorization": basic(made)}).get(f"/api/{path}").json()["counts"]["rejected"] == 1

    @pytest.mark.parametrize("lvr", ["0042", "0043"])
    def test_the_same_again_changes_nothing_and_is_answered_the_same(self, made, lvr):
        first = post(made, message(lvr=lvr))
        events = AuditEvent.objects.count()
        assert post(made, message(lvr=lvr)).content == first.content
        assert (Submission.objects.count(), Message.objects.count()) == (1, 1)
        assert AuditEvent.objects.count() == events

    def test_what_was_rejected_for_what_lay_with_us_is_taken_in_when_it_comes_again(self, made):
        assert told(post(made, message(lvr="0043"))).get("typeCode") == "CE"
        Organisation.objects.update(lvr_number="0043")
        assert told(post(made, message(lvr="0043"))).get("typeCode") == "CA"

    def test_no_answer_and_no_event_holds_a_bsn(self, made, caplog):
        for data in (message(bsn=RIGHT_BSN), message(bsn=RIGHT_BSN[:-1] + "3"), message(bsn=RIGHT_BSN, lvr="0043")):
            for accept in ("application/xml", "application/json"):
                assert RIGHT_BSN[:-1].encode() not in post(made, data, Accept=accept).content
        assert RIGHT_BSN[:-1] not in json.dumps(list(AuditEvent.objects.values_list("about", "details")))
        assert RIGHT_BSN[:-1] not in caplog.text


class TestAnArchive:
    def test_it_is_received_and_can_be_followed(self, made):
        response = post(made, many(3), "application/zip", Accept="application/json")
        assert response.status_code == 202
        submission = Submission.objects.get()
        assert response["Location"] == response.json()["submission"]
        actions.process(submission)
        found = Client(headers={"Authorization": basic(made)}).get(f"/api/kernset/submissions/{submission.pk}").json()
        assert found["state"] == "processed"
        assert found["counts"] == {"total": 3, "done": 3, "accepted": 3, "already": 0, "rejected": 0}

    def test_one_that_cannot_be_read_says_why(self, made):
        assert post(made, many(3)[:-30], "application/zip").status_code == 202
        found = Submission.objects.get()
        answer = Client(headers={"Authorization": basic(made)}).get(f"/api/kernset/submissions/{found.pk}").json()
        assert answer["problem"].startswith("Het zipbestand is beschadigd")

    def test_somebody_elses_does_not_exist(self, made, other):
        post(made, message())
        address = f"/api/kernset/submissions/{Submission.objects.get().pk}"
        is_problem(Client(headers={"Authorization": basic(other)}).get(address), 404)
        is_problem(Client(headers={"Authorization": basic(made)}).get(f"/api/kernset/submissions/{2**70}"), 404)
        is_problem(Client().get(address), 401)

    def test_findings_stand_by_rule_and_by_message(self, made):
        data = zipped({"1.xml": message(), "2.xml": message(dossier="A-2", bsn=RIGHT_BSN[:-1] + "3")})
        post(made, data, "application/zip")
        submission = actions.process(Submission.objects.get())
        found = Client(headers={"Authorization": basic(made)}).get(f"/api/kernset/submissions/{submission.pk}").json()
        assert [one["position"] for one in found["messages"]] == [1]
        assert {one["rule"] for one in found["findings"]} == {f["rule"] for f in found["messages"][0]["findings"]}
        assert found["next"] is None


class TestRefusals:
    def test_without_credentials(self):
        response = post(None, message())
        is_problem(response, 401)
        assert response["WWW-Authenticate"].startswith("Basic ")

    @pytest.mark.parametrize(
        "shown", ["Basic", "Basic !", "Basic /w==", "Bearer x", "Basic YTpi", "Basic YQ==", "Basic AGE6Yg=="]
    )
    def test_with_wrong_credentials(self, made, shown):
        is_problem(post(None, message(), Authorization=shown), 401)

    def test_wrong_too_often(self, made):
        for _n in range(WRONG_PER_CLIENT):
            is_problem(post(None, message(), Authorization="Basic YTpi"), 401)
        response = post(None, message(), Authorization="Basic YTpi")
        is_problem(response, 429)
        assert response["Retry-After"] == "300"
        assert post(made, message()).status_code == 200

    def test_ended(self, made):
        end_connection(connection=made.connection, by=None)
        is_problem(post(made, message()), 403)

    def test_a_pinned_certificate_counts_only_where_our_proxy_vouches_for_it(self, made, settings):
        pin = "ab" * 32
        Connection.objects.update(certificate_sha256=pin)
        is_problem(post(made, message(), **{"X-Client-Certificate-SHA256": pin}), 403)
        settings.CLIENT_CERTIFICATE_HEADER = "X-Client-Certificate-SHA256"
        is_problem(post(made, message()), 403)
        is_problem(post(made, message(), **{"X-Client-Certificate-SHA256": "cd" * 32}), 403)
        shown = ":".join(["AB"] * 32)
        assert post(made, message(), **{"X-Client-Certificate-SHA256": shown}).status_code == 200

    def test_a_kind_that_is_not_taken(self, made):
        is_problem(post(made, message(), "application/pdf"), 415)
        is_problem(post(made, message(), **{"Content-Encoding": "gzip"}), 415)

    def test_an_answer_that_is_not_given(self, made):
        is_problem(post(made, message(), Accept="text/html"), 406)
        is_problem(post(made, many(1), "application/zip", Accept="application/xml"), 406)

    def test_nothing_or_too_much(self, made, settings):
        empty = {"CONTENT_TYPE": "application/xml", "headers": {"Authorization": basic(made)}}
        is_problem(Client().generic("POST", ADDRESS, b"", **empty), 400)
        is_problem(post(made, bytes(20_000_001)), 413)
        settings.UPLOAD_LIMIT_BYTES = 100
        is_problem(post(made, many(3), "application/zip"), 413)
        assert not Submission.objects.exists()

    def test_a_stranger_is_refused_before_anything_is_read(self):
        class Unread:
            def read(self, *_):
                raise AssertionError("the body was read")

            readline = read

        request = {"wsgi.input": Unread(), "CONTENT_LENGTH": "1000", "CONTENT_TYPE": "application/xml"}
        is_problem(Client().generic("POST", ADDRESS, **request), 401)


def test_the_description_and_its_page_are_open():
    described = Client().get("/api/openapi.json").json()
    assert set(described["paths"]) == {"/api/kernset/messages", "/api/kernset/submissions/{submission_id}"}
    page = Client().get("/api/").content.decode()
    assert "POST /api/kernset/messages" in page
    assert '<script src="http' not in page
