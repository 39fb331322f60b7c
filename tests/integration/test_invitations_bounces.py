"""What comes back: understood when it is a report with a true reference, harmless whatever it is."""

import io
import sys
from email.message import EmailMessage

import pytest
from django.core.management import call_command
from tests.integration.invitations_world import enter, send, states
from tests.integration.surveys_world import AT_HOME, answer
from tests.integration.surveys_world import send as answer_all

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.invitations import bounces, references
from ooievaar.portal.invitations.bounces import Verdict
from ooievaar.portal.invitations.models import Invitation
from ooievaar.portal.invitations.references import Mail
from ooievaar.portal.invitations.steps import INVITATION, REMINDER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings):
    settings.SURVEY_MAILS_PER_MINUTE = 0
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    settings.BOUNCE_ADDRESS = "bounce@registratie.example"


@pytest.fixture
def token():
    made = enter("els")["els"]
    send()
    return made


def the_mail(step=INVITATION):
    return Mail(Invitation.objects.get().pk, step)


def report(mail, *, action="failed", status="5.1.1", to=None):
    """As mail servers write it (RFC 3464)."""
    return f"""From: MAILER-DAEMON@mx.example
To: {references.sender(mail) if to is None else to}
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"
MIME-Version: 1.0

--b1
Content-Type: text/plain

I'm sorry to have to inform you.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; els@voorbeeld.example
Action: {action}
Status: {status}

--b1
Content-Type: message/rfc822

Message-ID: {references.message_id(mail)}
Subject: Hoe vond je de zorg

Hallo
--b1--
""".replace("\n", "\r\n").encode()


def complaint(mail, kind="abuse"):
    """As providers write it (RFC 5965)."""
    return f"""From: fbl@provider.example
To: klachten@registratie.example
Content-Type: multipart/report; report-type=feedback-report; boundary="b1"
MIME-Version: 1.0

--b1
Content-Type: text/plain

This is an abuse report.

--b1
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: SomeProvider/1.0
Version: 1

--b1
Content-Type: message/rfc822

Message-ID: {references.message_id(mail)}

Hallo
--b1--
""".encode()


def test_a_mail_that_cannot_be_delivered_destroys_the_address_and_closes_the_link(token):
    assert bounces.read(report(the_mail())) is Verdict.BOUNCED
    found = Invitation.objects.get()
    assert (found.state, found.sealed, found.link.state) == ("bounced", None, "closed")
    assert AuditEvent.objects.get(action="bounce_read").details == {"verdict": "bounced"}
    assert bounces.read(report(the_mail())) is Verdict.LATE


@pytest.mark.parametrize(
    ("action", "status", "verdict"),
    [
        ("delayed", "4.4.1", Verdict.SOFT),
        ("failed", "4.2.2", Verdict.SOFT),
        ("failed", "5.2.2", Verdict.SOFT),
        ("failed", "5.7.1", Verdict.SOFT),
        ("failed", "5.1.10", Verdict.BOUNCED),
        ("delivered", "2.0.0", Verdict.UNKNOWN),
        ("", "", Verdict.UNKNOWN),
    ],
)
def test_only_an_address_that_does_not_work_costs_her_the_invitation(token, action, status, verdict):
    assert bounces.read(report(the_mail(), action=action, status=status)) is verdict
    assert states() == (["bounced"] if verdict is Verdict.BOUNCED else ["invited"])
    assert Invitation.objects.get().bounces == (verdict is Verdict.SOFT)


def test_it_is_known_by_its_message_id_too(token):
    assert bounces.read(report(the_mail(), to="postmaster@registratie.example")) is Verdict.BOUNCED


def test_a_bounce_does_not_throw_away_what_somebody_is_answering(token):
    answer(token, AT_HOME, screens=3)
    bounces.read(report(the_mail()))
    found = Invitation.objects.get()
    assert (found.state, found.sealed, found.link.state) == ("asked", None, "open")
    assert found.link.answers


def test_a_reminder_that_comes_back_leaves_the_link_of_the_invitation(token):
    bounces.read(report(the_mail(REMINDER)))
    found = Invitation.objects.get()
    assert (found.state, found.sealed, found.link.state) == ("asked", None, "open")


def test_a_complaint_is_a_refusal_and_no_event(token):
    assert bounces.read(complaint(the_mail())) is Verdict.COMPLAINT
    found = Invitation.objects.get()
    assert (found.state, found.sealed, found.link.state) == ("refused", None, "closed")
    assert not AuditEvent.objects.filter(action="bounce_read").exists()


def test_a_report_that_it_is_no_spam_changes_nothing(token):
    assert bounces.read(complaint(the_mail(), "not-spam")) is Verdict.UNKNOWN
    assert states() == ["invited"]


def test_nothing_that_comes_back_touches_what_was_sent(token):
    answer_all(token)
    bounces.read(report(the_mail()))
    found = Invitation.objects.get()
    assert (found.sealed, found.link.state) == (None, "sent")


def test_nobody_can_make_up_a_reference(token):
    true = references.reference(the_mail())
    for forged in (
        true[:-1] + ("a" if true[-1] != "a" else "b"),
        true.replace("i-", "r-"),
        references.reference(Mail(the_mail().invitation + 1, INVITATION)).split("-")[0] + "-" + true.split("-")[1],
    ):
        raw = report(the_mail()).replace(true.encode(), forged.encode())
        assert bounces.read(raw) is Verdict.UNKNOWN
    assert states() == ["invited"]


def nested(levels):
    mail = EmailMessage()
    mail.set_content("inside")
    for _level in range(levels):
        outer = EmailMessage()
        outer.add_attachment(mail)
        mail = outer
    return mail.as_bytes()


HOSTILE = {
    "nothing": b"",
    "no mail": b"\x00\xff" * 5000,
    "huge": b"Content-Type: multipart/report; boundary=x\n\n" + b"--x\nA: b\n\n" * 400_000,
    "deep": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(3000)
    ),
    "deep rfc822": b"Content-Type: message/rfc822\n\n" * 8000,
    "headers": b"Content-Type: multipart/report; boundary=x\n" + b"X: y\n" * 50_000,
    "one long line": b"Content-Type: " + b"a" * 2_000_000,
    "odd charset": b'Content-Type: multipart/report; boundary="x"; charset="nonsense"\n\n--x\n'
    b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n%%%%\n--x--",
    "out of office": b"Subject: I am away\nAuto-Submitted: auto-replied\n\nBack on Monday",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mail_does_no_harm(token, name):
    before = list(Invitation.objects.values())
    reference = references.sender(the_mail()).encode()
    for raw in (HOSTILE[name], b"To: " + reference + b"\n" + HOSTILE[name]):
        assert bounces.read(raw) is Verdict.UNKNOWN
    assert list(Invitation.objects.values()) == before


def test_the_command_reads_what_the_mail_server_pipes(token, monkeypatch):
    class Pipe:
        buffer = io.BytesIO(report(the_mail()) + b"x" * 1_000_000)

    monkeypatch.setattr(sys, "stdin", Pipe)
    out = io.StringIO()
    call_command("bounces", stdout=out)
    assert out.getvalue().strip() == "bounced"
    assert Pipe.buffer.read() == b""


def test_the_folder_is_emptied_of_what_was_understood(token, tmp_path, settings):
    settings.BOUNCE_MAILDIR = str(tmp_path)
    new = tmp_path / "new"
    new.mkdir()
    (new / "1.report").write_bytes(report(the_mail()))
    (new / "2.other").write_bytes(HOSTILE["out of office"])
    (new / "3.link").symlink_to("/etc/hostname")
    out = io.StringIO()
    call_command("bounces", "--folder", stdout=out)
    assert out.getvalue().strip() == "bounced: 1, unknown: 1"
    assert [file.name for file in (tmp_path / "cur").iterdir()] == ["2.other:2,S"]
    assert [file.name for file in new.iterdir()] == ["3.link"]
