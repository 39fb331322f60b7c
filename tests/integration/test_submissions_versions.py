"""Versions of an episode: corrections find it, any order gives the same records, what identifies lies apart."""

import hashlib
import itertools
import random

import polars as pl
import pytest
from tests.integration.submissions_samples import message, zipped

from ooievaar.portal.organisations.actions import add_organisation
from ooievaar.portal.submissions import actions, queries
from ooievaar.portal.submissions.models import Episode, EpisodeVersion, Message, StoredFinding
from ooievaar.portal.submissions.sealing import unseal

pytestmark = pytest.mark.django_db
BSN, OTHER_BSN = "999910413", "999912343"


@pytest.fixture
def practice():
    return add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)


@pytest.fixture
def deliver(practice):
    def _deliver(*contents: bytes):
        content = zipped({f"{n}.xml": one for n, one in enumerate(contents)})
        return actions.process(actions.receive(organisation=practice, file_name="a.zip", content=content, by=None))

    return _deliver


def episodes() -> pl.DataFrame:
    return queries.delivered_frames()["episodes"]


def current() -> set[str]:
    """The messages that count."""
    return set(EpisodeVersion.objects.filter(is_current=True).values_list("message__sha256", flat=True))


CORRECTIONS = (
    {"day": "2025-01-13"},
    {"born": "1994-02-04"},
    {"due": "2025-08-15"},
    {"bsn": OTHER_BSN},
    {"day": "2025-02-01", "due": "2025-07-20"},
)


@pytest.mark.parametrize("corrected", CORRECTIONS, ids=str)
def test_a_correction_replaces_the_version_it_corrects(deliver, corrected):
    deliver(message(bsn=BSN))
    deliver(message(**{"created": "2025-06-02T12:00", "bsn": BSN, **corrected}))
    assert Episode.objects.count() == 1
    row = episodes().row(0, named=True)
    told = {"day": "start_date", "born": "mother_birth_date", "due": "due_date"}
    assert all(str(row[told[name]]) == value for name, value in corrected.items() if name in told)


def test_another_birth_date_without_a_bsn_may_be_another_woman_and_both_stay(deliver):
    deliver(message())
    submission = deliver(message(born="1994-02-04", created="2025-06-02T12:00"))
    assert episodes().height == 2
    twice = StoredFinding.objects.filter(rule="episode-twice")
    assert [finding.message.submission for finding in twice] == [submission]


def test_a_placeholder_for_a_dossier_number_does_not_mix_women(deliver):
    deliver(*(message(dossier="000000", born=f"1990-01-{n:02}", bsn="") for n in range(1, 29)))
    assert episodes().height == 28


def test_a_woman_and_dossier_number_of_two_pregnancies_stay_two(deliver):
    deliver(message(bsn=BSN), message(bsn=BSN, day="2025-03-01", due="2025-09-07"))
    deliver(message(bsn=BSN, day="2025-03-02", due="2025-09-07", created="2025-07-01T12:00"))
    assert sorted(str(day) for day in episodes()["start_date"]) == ["2025-01-06", "2025-03-02"]


SEQUENCE = (
    {"created": "2025-06-01T12:00", "bsn": BSN},
    {"created": "2025-06-02T12:00", "day": "2025-02-01", "due": "2025-08-20", "bsn": BSN},
    {"created": "2025-06-03T12:00", "day": "2025-03-01", "due": "2025-09-08", "born": "1994-02-04", "bsn": BSN},
    {"created": "2025-06-04T12:00", "born": "1980-01-01", "bsn": OTHER_BSN},
    {"created": "2025-06-05T12:00", "day": "2024-01-01", "due": "2024-08-01", "bsn": BSN},
    {"created": "2025-05-05T12:00", "day": "2024-01-08", "due": "2024-08-01"},
)


@pytest.mark.parametrize("seed", range(8))
def test_any_order_of_the_same_messages_gives_the_same_current_records(deliver, seed):
    chance = random.Random(seed)
    messages = [message(**one) for one in SEQUENCE]
    again = [*messages, *chance.sample(messages, 3)]
    chance.shuffle(again)
    for several in itertools.batched(again, chance.randint(1, 4)):
        deliver(*several)
    assert Message.objects.count() == len(messages)
    assert Episode.objects.count() == episodes().height == 3
    assert current() == {hashlib.sha256(messages[place]).hexdigest() for place in (2, 3, 4)}


def test_two_episodes_that_turn_out_to_be_one_become_one_with_all_their_versions(deliver):
    deliver(message(**SEQUENCE[0]), message(**SEQUENCE[2]))
    assert Episode.objects.count() == 2
    deliver(message(**SEQUENCE[1]))
    episode = Episode.objects.get()
    assert [version.is_current for version in episode.versions.all()] == [False, True, False]
    assert [decision.change for decision in episode.decisions.all()] == ["merged"]


def test_what_identifies_lies_sealed_apart_from_the_records(deliver):
    deliver(message(born="1987-05-04"))
    version = EpisodeVersion.objects.get()
    readable = str(version.records) + str(version.evidence)
    assert "1987" not in readable
    assert "1234AB" not in readable
    assert b"1987" not in bytes(version.linking)
    assert b"1987-05-04" in unseal(version.linking)
    row = episodes().row(0, named=True)
    assert (str(row["mother_birth_date"]), row["postcode"]) == ("1987-05-04", "1234AB")


def test_no_dossier_number_is_kept_readable(deliver):
    deliver(message(dossier="GEHEIM-7"))
    assert "geheim" not in str(Episode.objects.values_list()).lower()
