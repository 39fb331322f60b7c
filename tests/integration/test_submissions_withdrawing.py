"""Withdrawing an episode and putting it back: by whom, why, what a next message does, and what the pages show."""

import hashlib

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from tests.integration.submissions_samples import message, zipped

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.access import access_of
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions import actions, episode_queries, queries, withdrawing
from ooievaar.portal.submissions.models import Episode
from ooievaar.portal.submissions.states import EpisodeState, Reason

pytestmark = pytest.mark.django_db
FIRST = {"created": "2025-06-01T12:00", "dossier": "GEHEIM-7"}
NEWER = {"created": "2025-06-02T12:00", "dossier": "GEHEIM-7", "day": "2025-01-13"}
OLDER = {"created": "2025-05-02T12:00", "dossier": "GEHEIM-7", "day": "2025-01-14"}


def organisation(lvr_number: str, kind: str = "practice"):
    return add_organisation(lvr_number=lvr_number, name=f"De Wulp {lvr_number}", kind=kind, place="Rietmeer", by=None)


def person(of, role: str):
    user = add_person(email=f"{role}{of.lvr_number}@example.org", name=f"Jo {role}", password="a-long-password")
    give_role(user=user, organisation=of, role_code=role, by=None)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return access_of(user)


@pytest.fixture
def practice():
    return organisation("0042")


@pytest.fixture
def deliverer(practice):
    return person(practice, "deliverer")


@pytest.fixture
def registrar():
    return person(organisation("9001", "office"), "registrar")


@pytest.fixture
def deliver(practice):
    def _deliver(**changes):
        content = zipped({"a.xml": message(**changes)})
        return actions.process(actions.receive(organisation=practice, file_name="a.zip", content=content, by=None))

    return _deliver


@pytest.fixture
def episode(deliver):
    deliver(**FIRST)
    return Episode.objects.get()


def counted() -> int:
    return queries.delivered_frames()["episodes"].height


def standing(episode: Episode) -> EpisodeState:
    episode.refresh_from_db()
    return episode.standing


def test_a_withdrawn_episode_is_in_no_frame_and_comes_back_when_put_back(deliverer, episode):
    before = queries.submissions_digest()
    withdrawing.withdraw(by=deliverer, episode_id=episode.pk, reason=Reason.TEST)
    assert standing(episode) is EpisodeState.WITHDRAWN
    assert counted() == 0
    assert queries.submissions_digest() != before
    withdrawing.put_back(by=deliverer, episode_id=episode.pk, explanation="Toch geen test.")
    assert counted() == 1
    assert queries.submissions_digest() == before
    events = AuditEvent.objects.filter(about=f"episode {episode.pk}").order_by("id")
    assert [event.action for event in events] == ["episode_withdrawn", "episode_put_back"]


def test_the_same_message_again_leaves_it_withdrawn_and_a_newer_one_makes_it_count(client, deliverer, deliver, episode):
    withdrawing.withdraw(by=deliverer, episode_id=episode.pk, reason=Reason.NOT_OURS)
    assert deliver(**FIRST).already == 1
    deliver(**OLDER)
    assert standing(episode) is EpisodeState.WITHDRAWN
    client.force_login(deliverer.user)
    page = reverse("professional:submission", args=[episode.versions.get(is_current=True).message.submission_id])
    assert "is ingetrokken en telt niet mee" in client.get(page).content.decode()
    newer = deliver(**NEWER)
    assert "telt weer mee" in client.get(reverse("professional:submission", args=[newer.pk])).content.decode()
    assert standing(episode) is EpisodeState.COUNTS
    assert episode_queries.withdrawn_of(deliverer, newer.pk).again == 1
    assert [each.change for each in episode.decisions.all()] == ["withdrawn", "again"]
    assert AuditEvent.objects.filter(action="episodes_again").get().details == {"episodes": [episode.pk]}


def test_what_a_woman_asked_for_outlasts_a_newer_message(deliverer, deliver, episode):
    withdrawing.withdraw(by=deliverer, episode_id=episode.pk, reason=Reason.OBJECTION)
    submission = deliver(**NEWER)
    assert counted() == 0
    assert episode.versions.filter(is_current=True).get().message.submission == submission
    assert episode_queries.withdrawn_of(deliverer, submission.pk).withdrawn == 1


def test_an_objection_outlasts_a_message_that_makes_two_episodes_one(deliverer, deliver, episode):
    withdrawing.withdraw(by=deliverer, episode_id=episode.pk, reason=Reason.OBJECTION)
    deliver(dossier="GEHEIM-7", day="2025-03-01", due="2025-09-08", created="2025-06-03T12:00")
    assert counted() == 1
    deliver(dossier="GEHEIM-7", day="2025-02-01", due="2025-08-20", created="2025-06-04T12:00")
    assert Episode.objects.count() == 1
    assert counted() == 0


def test_the_office_withdraws_with_words_and_only_the_office_puts_back(deliverer, registrar, episode):
    with pytest.raises(Refused, match="paar woorden"):
        withdrawing.withdraw(by=registrar, episode_id=episode.pk, reason=Reason.DOUBLE)
    withdrawing.withdraw(by=registrar, episode_id=episode.pk, reason=Reason.DOUBLE, explanation="Op verzoek.")
    with pytest.raises(Refused, match="bureau"):
        withdrawing.put_back(by=deliverer, episode_id=episode.pk, explanation="Liever wel.")
    withdrawing.put_back(by=registrar, episode_id=episode.pk, explanation="Vergissing.")
    assert [each.by_office for each in episode.decisions.all()] == [True, True]


def test_who_may_not_withdraw_is_told_so(practice, deliverer, episode):
    reader, stranger = person(practice, "administrator"), person(organisation("0043"), "deliverer")
    publisher = person(organisation("9002", "office"), "publisher")
    for somebody in (reader, stranger, publisher):
        with pytest.raises(Refused):
            withdrawing.withdraw(by=somebody, episode_id=episode.pk, reason=Reason.TEST, explanation="x")
    for reason, explanation in (
        (None, "x"),
        (Reason.OTHER, " "),
        (Reason.TEST, "BSN 999.910.413"),
        (Reason.TEST, "x" * 501),
    ):
        with pytest.raises(Refused):
            withdrawing.withdraw(by=deliverer, episode_id=episode.pk, reason=reason, explanation=explanation)
    assert counted() == 1
    withdrawing.withdraw(by=deliverer, episode_id=episode.pk, reason=Reason.TEST)
    with pytest.raises(Refused, match="al ingetrokken"):
        withdrawing.withdraw(by=deliverer, episode_id=episode.pk, reason=Reason.TEST)
    with pytest.raises(Refused, match="paar woorden"):
        withdrawing.put_back(by=deliverer, episode_id=episode.pk, explanation="")


def test_the_pages_find_show_withdraw_and_put_back(client, deliverer, deliver, episode):
    deliver(**NEWER)
    client.force_login(deliverer.user)
    found = client.post(reverse("professional:episodes"), {"dossier": " geheim-7 "})
    here = reverse("professional:episode", args=[episode.pk])
    assert here in found.content.decode()
    page = client.get(here).content.decode()
    assert "GEHEIM-7" in page
    assert "vervangen door versie 2" in page
    refused = client.post(reverse("professional:withdraw_episode", args=[episode.pk]), {"explanation": "Tja"})
    assert refused.status_code == 422
    assert "Kies waarom" in refused.content.decode()
    client.post(reverse("professional:withdraw_episode", args=[episode.pk]), {"reason": "test"})
    assert "telt nergens mee" in client.get(here).content.decode()
    client.post(reverse("professional:put_back_episode", args=[episode.pk]), {"explanation": "Toch goed"})
    assert counted() == 1
    looked = AuditEvent.objects.filter(action="episode_viewed")
    assert AuditEvent.objects.get(action="episodes_searched").details == {"episodes": [episode.pk]}
    assert looked.filter(about=f"episode {episode.pk}").count() == 3
    trail = str(list(AuditEvent.objects.values_list("about", "details")))
    assert "geheim" not in trail.lower()


def test_another_organisation_finds_nothing(client, episode):
    stranger = person(organisation("0043"), "deliverer")
    client.force_login(stranger.user)
    found = client.post(reverse("professional:episodes"), {"dossier": "GEHEIM-7", "lvr_number": "0042"})
    assert "Niets gevonden" in found.content.decode()
    assert client.get(reverse("professional:episode", args=[episode.pk])).status_code == 404
    assert client.post(reverse("professional:withdraw_episode", args=[episode.pk])).status_code == 404


def test_the_office_finds_with_the_number_of_the_organisation(client, registrar, episode):
    client.force_login(registrar.user)
    found = client.post(reverse("office:episodes"), {"dossier": "GEHEIM-7", "lvr_number": "0042"})
    here = reverse("office:episode", args=[episode.pk])
    assert here in found.content.decode()
    assert "GEHEIM-7" in client.get(here).content.decode()
    answer = {"reason": "double", "explanation": "Op verzoek van de praktijk"}
    client.post(reverse("office:withdraw_episode", args=[episode.pk]), answer)
    assert counted() == 0
    assert "het registratiebureau" in client.get(here).content.decode()


def test_an_episode_keeps_every_version(deliver, episode):
    deliver(**NEWER)
    deliver(**OLDER)
    digests = [hashlib.sha256(message(**one)).hexdigest() for one in (FIRST, NEWER, OLDER)]
    assert [version.message.sha256 for version in episode.versions.all()] == digests
