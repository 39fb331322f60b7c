"""Receiving, judging and storing messages: each once, every version kept, whatever is wrong told."""

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult
from tests.integration.submissions_samples import many, message, zipped

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.access import access_of
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions import actions, judging, queries
from ooievaar.portal.submissions.models import Episode, EpisodeVersion, Message, StoredFinding, Submission
from ooievaar.portal.submissions.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)


@pytest.fixture
def deliver(practice):
    def _deliver(content: bytes, name: str = "export.xml", organisation=practice) -> Submission:
        return actions.process(actions.receive(organisation=organisation, file_name=name, content=content, by=None))

    return _deliver


def counts(submission):
    return submission.accepted, submission.already, submission.rejected


def sentences(submission):
    return [finding.sentence for finding in StoredFinding.objects.filter(message__submission=submission)]


def test_a_message_becomes_an_episode(deliver, practice):
    submission = deliver(message())
    assert submission.standing is State.PROCESSED
    assert counts(submission) == (1, 0, 0)
    frames = queries.delivered_frames()
    row = frames["episodes"].row(0, named=True)
    assert (row["lvr_number"], row["postcode"], str(row["due_date"])) == ("0042", "1234AB", "2025-08-01")
    assert frames["episodes"].height == 1
    assert frames["referrals"].height == frames["delivered_children"].height == 0


def test_the_same_message_again_changes_nothing(deliver):
    deliver(message())
    before = queries.submissions_digest()
    assert counts(deliver(message(), name="nog eens.xml")) == (0, 1, 0)
    assert counts(
        deliver(zipped({"a.xml": message(), "b.xml": message(dossier="B"), "c.xml": message(dossier="B")}))
    ) == (1, 2, 0)
    assert Message.objects.count() == EpisodeVersion.objects.count() == 2
    assert queries.submissions_digest() != before


def test_a_later_message_replaces_the_version_and_keeps_the_earlier_one(deliver):
    deliver(message(created="2025-06-01T12:00"))
    deliver(message(created="2025-06-02T12:00"))
    assert [v.is_current for v in EpisodeVersion.objects.all()] == [False, True]
    assert Episode.objects.count() == 1
    assert queries.delivered_frames()["episodes"].height == 1


def test_an_older_message_that_comes_late_does_not_replace_a_newer_one(deliver):
    newest = message(created="2025-06-03T12:00")
    deliver(zipped({"1.xml": newest, "2.xml": message(created="2025-06-01T12:00")}))
    deliver(message(created="2025-06-02T12:00"))
    assert [v.is_current for v in EpisodeVersion.objects.all()] == [True, False, False]


def test_one_dossier_number_can_hold_two_pregnancies(deliver):
    deliver(zipped({"1.xml": message(day="2023-01-06", due="2023-08-01"), "2.xml": message(day="2025-01-06")}))
    assert Episode.objects.count() == 2


BAD = {
    "no xml": (b"geen xml", "XML"),
    "no kernset": (b"<a/>", "kernset"),
    "truncated": (message()[:1500], "breekt af"),
    "entities": (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DTD"),
    "empty": (b"", "leeg"),
    "too large": (b"<a>" + b"x" * 21 * 1024 * 1024 + b"</a>", "20 MB"),
    "another organisation": (message(lvr="0043"), "eigen organisatie"),
    "unknown organisation": (message(lvr="9876"), "register"),
}


@pytest.mark.parametrize(("content", "words"), BAD.values(), ids=BAD.keys())
def test_a_bad_message_is_rejected_with_one_sentence_and_disturbs_nothing(deliver, content, words):
    add_organisation(lvr_number="0043", name="De Kluut", kind="practice", place="Elders", by=None)
    submission = deliver(zipped({"1.xml": message(), "2.xml": content, "3.xml": message(dossier="B")}))
    assert counts(submission) == (2, 0, 1)
    (rejected,) = Message.objects.filter(accepted=False)
    assert any(words in finding.sentence for finding in rejected.findings.all())
    assert rejected.findings.filter(grade="afgekeurd").values("rule").distinct().count() <= 2
    assert rejected.content is None


def test_a_rejected_message_is_judged_anew_when_it_comes_again(deliver):
    unknown = message(lvr="0042")
    other = add_organisation(lvr_number="0043", name="De Kluut", kind="practice", place="Elders", by=None)
    assert counts(deliver(unknown, organisation=other)) == (0, 0, 1)
    assert counts(deliver(unknown, organisation=other)) == (0, 0, 1)
    assert counts(deliver(unknown)) == (1, 0, 0)


def test_nested_entities_of_200_mb_cost_no_more_than_a_sentence(deliver):
    levels = "".join(f'<!ENTITY {chr(n + 1)} "{f"&{chr(n)};" * 30}">' for n in range(ord("a"), ord("g")))
    bomb = f'<!DOCTYPE l [<!ENTITY a "ha">{levels}]><l>&g;</l>'.encode()
    submission = deliver(bomb)
    assert counts(submission) == (0, 0, 1)
    assert "DTD" in sentences(submission)[0]


def test_what_is_stored_of_a_message_is_unreadable_without_the_key(deliver, own_data_dir):
    deliver(message(bsn="999910413", dossier="GEHEIM-7"))
    stored = Message.objects.get()
    assert judging.content(stored.content) == message(bsn="999910413", dossier="GEHEIM-7")
    assert judging.label(stored.label)[0] == "1.2.3.4.5^GEHEIM-7"
    everything = bytes(stored.content) + bytes(stored.label) + str(EpisodeVersion.objects.values_list()).encode()
    assert b"999910413" not in everything
    assert b"GEHEIM" not in everything


def test_a_waiting_file_is_encrypted_and_gone_once_processed(
    practice, own_data_dir, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submission = actions.receive(
            organisation=practice, file_name="a.xml", content=message(dossier="GEHEIM"), by=None
        )
    (waiting,) = (own_data_dir / "uploads").iterdir()
    assert b"GEHEIM" not in waiting.read_bytes()
    assert waiting.stat().st_mode & 0o077 == 0
    with django_capture_on_commit_callbacks(execute=True):
        actions.process(submission)
    assert list((own_data_dir / "uploads").iterdir()) == []


def test_only_who_may_deliver_delivers(practice):
    person = add_person(email="a@example.org", name="A", password="a-long-password")
    give_role(user=person, organisation=practice, role_code="reader", by=None)
    with pytest.raises(Refused, match="aanleveraar"):
        actions.receive(organisation=practice, file_name="a.xml", content=message(), by=person)
    give_role(user=person, organisation=practice, role_code="deliverer", by=None)
    other = add_organisation(lvr_number="0043", name="De Kluut", kind="practice", place="Elders", by=None)
    with pytest.raises(Refused):
        actions.receive(organisation=other, file_name="a.xml", content=message(), by=person)
    assert actions.receive(organisation=practice, file_name="a.xml", content=message(), by=person).by == person


def test_the_trail_tells_of_receiving_processing_and_looking(practice, deliver):
    person = add_person(email="a@example.org", name="A", password="a-long-password")
    give_role(user=person, organisation=practice, role_code="deliverer", by=None)
    submission = deliver(zipped({"1.xml": message(), "2.xml": b"nee"}))
    (case,), total = actions.look_at_cases(
        by=access_of(person), submission_id=submission.pk, choice=queries.Choice(), count=10
    )
    assert (case.name, case.dossier, total) == ("2.xml", None, 1)
    events = AuditEvent.objects.filter(about=f"submission {submission.pk}").order_by("id")
    assert [event.action for event in events] == ["submission_received", "submission_processed", "cases_viewed"]
    assert events[2].details["messages"] == [2]


def test_a_file_lost_on_our_disk_is_told_and_not_tried_for_ever(practice, own_data_dir):
    submission = actions.receive(organisation=practice, file_name="a.xml", content=message(), by=None)
    for file in (own_data_dir / "uploads").iterdir():
        file.write_bytes(b"\x00\x00\x00\x04abcd")
    submission = actions.process(submission)
    assert submission.standing is State.REFUSED
    assert submission.problem == "lost"


def test_frames_of_a_year_hold_what_touches_it(deliver):
    deliver(zipped({"1.xml": message(day="2019-01-06"), "2.xml": message(dossier="B", day="2025-01-06")}))
    assert queries.delivered_frames()["episodes"].height == 2
    # Both are due in 2025, as the sample message says; care in 2019 does not take the second one away.
    assert queries.delivered_frames(2025)["episodes"].height == 2
    assert queries.delivered_frames(2021)["episodes"].height == 0


def test_no_registrations_give_empty_frames_of_the_declared_form(db):
    frames = queries.delivered_frames()
    assert {frame.height for frame in frames.values()} == {0}
    assert "mother_key" in frames["episodes"].columns


def test_the_database_counts_a_message_once_even_when_code_would_not(deliver):
    deliver(message())
    stored = Message.objects.get()
    stored.pk, stored.position = None, 5
    with pytest.raises(IntegrityError), transaction.atomic():
        stored.save()


def test_findings_are_grouped_by_rule_heaviest_first(practice, deliver):
    person = add_person(email="a@example.org", name="A", password="a-long-password")
    give_role(user=person, organisation=practice, role_code="deliverer", by=None)
    submission = deliver(zipped({"1.xml": b"nee", "2.xml": b"ook niet", "3.xml": message(lvr="9876")}))
    groups = queries.findings_by_rule(access_of(person), submission.pk)
    assert [(group.rule, group.messages) for group in groups if group.rule == "file-unreadable"] == [
        ("file-unreadable", 2)
    ]
    assert groups[0].rule == "file-unreadable"
    assert sum(queries.count_by_grade(access_of(person), submission.pk).values()) == sum(g.count for g in groups)


def test_a_batch_of_more_than_one_transaction(deliver):
    submission = deliver(many(450), name="veel.zip")
    assert counts(submission) == (450, 0, 0)
    assert submission.done == submission.total == 450


@pytest.mark.parametrize("year", ["0001", "1066", "9999"])
def test_a_message_from_an_impossible_year_is_taken_without_its_moment(deliver, year):
    submission = deliver(message().replace(b"20250601120000", year.encode() + b"0601120000"))
    assert counts(submission) == (1, 0, 0)
    assert Message.objects.get().created is None


def meanwhile(monkeypatch, happening) -> None:
    """Something happens once, after the first message of a batch was judged and before the batch is stored."""
    prepare, happened = judging.prepare, []

    def prepare_and_more(entry, sender):
        if not happened:
            happened.append(True)
            happening()
        return prepare(entry, sender)

    monkeypatch.setattr(judging, "prepare", prepare_and_more)


def test_two_workers_on_one_submission_store_it_once(practice, monkeypatch):
    submission = actions.receive(organisation=practice, file_name="a.zip", content=many(3), by=None)
    meanwhile(monkeypatch, lambda: actions.process(Submission.objects.get(pk=submission.pk)))
    assert counts(actions.process(submission)) == (3, 0, 0)
    assert Message.objects.count() == Episode.objects.count() == 3
    assert AuditEvent.objects.filter(action="submission_processed").count() == 1


def test_the_same_message_in_two_submissions_at_once_is_stored_once(practice, deliver, monkeypatch):
    submission = actions.receive(organisation=practice, file_name="a.xml", content=message(), by=None)
    meanwhile(monkeypatch, lambda: deliver(message()))
    assert counts(actions.process(submission)) == (0, 1, 0)
    assert Message.objects.count() == 1


def test_only_submissions_without_a_waiting_job_are_taken_up_again(practice, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        waiting = actions.receive(organisation=practice, file_name="a.xml", content=message(), by=None)
    assert actions.resume_interrupted() == 0
    DBTaskResult.objects.update(status="RUNNING")
    assert actions.resume_interrupted() == 1
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    DBTaskResult.objects.all().delete()
    assert actions.resume_interrupted() == 1
    actions.process(waiting)
    assert actions.resume_interrupted() == 0
