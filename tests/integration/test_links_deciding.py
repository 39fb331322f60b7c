"""Doubtful pairs in the portal: found by a cut, looked at, decided, remembered over versions and cuts, undone."""

import io
import json

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.urls import reverse
from tests.integration.figures_world import person
from tests.integration.submissions_samples import message, zipped

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.figures import actions as figures
from ooievaar.portal.figures import work
from ooievaar.portal.figures.jobs import run_computation
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.figures.states import State
from ooievaar.portal.links import actions, queries
from ooievaar.portal.links.looking import look
from ooievaar.portal.links.models import DoubtfulPair, Examination, PairDecision
from ooievaar.portal.links.pairs import opened
from ooievaar.portal.links.queries import Standing
from ooievaar.portal.links.states import Verdict
from ooievaar.portal.organisations.actions import add_organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions import actions as submissions
from ooievaar.portal.submissions.models import Episode

pytestmark = pytest.mark.django_db
YEAR = 2025
# The same address and due date, a birth date that nothing of fits: a relative, or a mistake.
MIDWIFE = {"lvr": "0042", "dossier": "A-1", "born": "1994-04-02"}
HOSPITAL = {"lvr": "0100", "dossier": "Z-9", "born": "1991-07-19", "day": "2025-03-01"}


@pytest.fixture
def world():
    return {
        "0042": add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None),
        "0100": add_organisation(lvr_number="0100", name="De Aak", kind="hospital", place="Rietmeer", by=None),
        "office": add_organisation(lvr_number="9999", name="Bureau", kind="office", place="Stad", by=None),
    }


@pytest.fixture
def registrar(world):
    return person(world["office"], "registrar")


@pytest.fixture
def deliver(world):
    def _deliver(**told):
        content = zipped({"1.xml": message(**told)})
        organisation = world[told["lvr"]]
        submissions.process(submissions.receive(organisation=organisation, file_name="a.zip", content=content, by=None))

    return _deliver


@pytest.fixture
def cut(monkeypatch):
    """Makes a cut of what was delivered, and the figures of it."""
    monkeypatch.setattr(type(run_computation), "enqueue", lambda _self, *_args: None)

    def _cut():
        started = figures.start_computation(year=YEAR, by=None)
        work.perform(started.pk, 1)
        assert Computation.objects.get(pk=started.pk).state == State.DONE
        return started

    return _cut


@pytest.fixture
def doubted(deliver, cut):
    deliver(**MIDWIFE)
    deliver(**HOSPITAL)
    cut()
    return DoubtfulPair.objects.get()


def decide(by, pair, verdict, reason="Gebeld met de praktijk."):
    return actions.decide(by=by.access, key=pair.key, verdict=verdict, reason=reason)


def listed():
    return queries.examination(YEAR).pairs


def trail(action):
    return list(AuditEvent.objects.filter(action=action).order_by("id"))


def test_a_cut_tells_which_pairs_are_doubtful(doubted, own_data_dir):
    (row,) = listed()
    assert row.standing is Standing.OPEN
    assert set(row.organisations) == {"De Wulp", "De Aak"}
    assert 0.2 <= row.probability < 0.99
    identities = set(Episode.objects.values_list("identity", flat=True))
    assert {doubted.one, doubted.other} == identities


def test_nothing_that_is_compared_lies_readable(doubted, own_data_dir, registrar):
    decide(registrar, doubted, Verdict.APART)
    told = [*DoubtfulPair.objects.values(), *PairDecision.objects.values(), *Examination.objects.values()]
    told += AuditEvent.objects.values()
    written = json.dumps(told, default=lambda value: value.hex() if isinstance(value, bytes) else str(value))
    for value in ("1994-04-02", "1991-07-19", "1234AB", "1234 AB"):
        assert value not in written
    assert not list(own_data_dir.rglob("*pair*"))


@pytest.mark.parametrize("verdict", [Verdict.TOGETHER, Verdict.APART])
def test_a_decision_counts_in_the_next_cut_and_the_one_after(doubted, cut, registrar, verdict):
    decide(registrar, doubted, verdict)
    for _again in range(2):
        cut()
        (row,) = listed()
        assert row.is_linked is (verdict is Verdict.TOGETHER)
        assert row.standing == verdict.value
    actions.undo(by=registrar.access, key=doubted.key)
    cut()
    (row,) = listed()
    assert (row.is_linked, row.standing) == (doubted.is_linked, Standing.OPEN)


def test_a_decision_that_nothing_can_be_said_leaves_it_to_the_comparison(doubted, cut, registrar):
    decide(registrar, doubted, Verdict.UNSURE)
    assert queries.standing() == ()
    cut()
    (row,) = listed()
    assert (row.is_linked, row.standing) == (doubted.is_linked, Standing.UNSURE)


def test_a_new_version_keeps_the_decision_and_other_facts_bring_the_pair_back(doubted, cut, deliver, registrar):
    decide(registrar, doubted, Verdict.APART)
    deliver(**MIDWIFE, created="2025-06-02T12:00")
    (row,) = listed()
    assert row.standing is Standing.APART, "the same facts in a new message change nothing"
    deliver(**MIDWIFE, created="2025-06-03T12:00", due="2025-08-04")
    assert Episode.objects.count() == 2
    (row,) = listed()
    assert row.standing is Standing.CHANGED
    assert look(by=registrar.access, key=doubted.key).changed == {"due_day"}
    cut()
    (row,) = listed()
    assert (row.is_linked, row.standing) == (False, Standing.CHANGED), "until somebody looks again it holds"
    decide(registrar, doubted, Verdict.APART, "Nog steeds twee vrouwen.")
    (row,) = listed()
    assert row.standing is Standing.APART


def test_deciding_and_undoing_stand_in_the_trail_with_who(doubted, registrar):
    decide(registrar, doubted, Verdict.TOGETHER)
    actions.undo(by=registrar.access, key=doubted.key)
    (decided,), (undone,) = trail("pair_decided"), trail("pair_undone")
    assert decided.actor == undone.actor == registrar.user.email
    assert decided.about == undone.about == f"pair {doubted.key}"
    assert decided.details["verdict"] == "together"
    kept = PairDecision.objects.get()
    assert (kept.by, kept.undone_by, kept.said) == (registrar.user, registrar.user, Verdict.TOGETHER)


def test_another_decision_takes_the_place_of_the_first(doubted, registrar):
    decide(registrar, doubted, Verdict.TOGETHER)
    decide(registrar, doubted, Verdict.APART)
    assert [each.is_together for each in queries.standing()] == [False]
    assert PairDecision.objects.count() == 2
    assert PairDecision.objects.filter(undone__isnull=True).count() == 1


@pytest.mark.parametrize("reason", ["", "  ", "BSN 999910413", "x" * 501])
def test_a_decision_has_a_reason_that_names_nobody(doubted, registrar, reason):
    with pytest.raises(Refused):
        decide(registrar, doubted, Verdict.APART, reason)
    assert not PairDecision.objects.exists()
    assert trail("pair_decided") == []


def test_about_a_withdrawn_record_nothing_can_be_decided(doubted, registrar):
    Episode.objects.filter(identity=doubted.one).update(withdrawn_for="other")
    with pytest.raises(Refused):
        decide(registrar, doubted, Verdict.APART)
    view = look(by=registrar.access, key=doubted.key)
    assert view.sides.count(None) == 1


def test_every_look_at_a_pair_is_written_down(doubted, registrar, client):
    client.force_login(registrar.user)
    page = client.get(reverse("office:pair", args=[doubted.key])).content.decode()
    assert "02-04-1994" in page
    assert "19-07-1991" in page
    assert "1234AB" in page
    assert 'class="chart__drawing' in page
    (event,) = trail("pair_viewed")
    assert event.details["episodes"] == sorted(Episode.objects.values_list("pk", flat=True))
    client.get(reverse("office:links"))
    assert len(trail("pair_viewed")) == 1, "the list shows no persons"


def test_the_pages_decide_and_undo(doubted, registrar, client):
    client.force_login(registrar.user)
    here = reverse("office:decide_pair", args=[doubted.key])
    empty = client.post(here, {"oordeel": "apart", "reason": ""})
    assert empty.status_code == 422
    assert "Schrijf in een paar woorden waarom." in empty.content.decode()
    assert client.post(here, {"oordeel": "apart", "reason": "Zussen op één adres."}).status_code == 302
    page = client.get(reverse("office:pair", args=[doubted.key])).content.decode()
    assert "Zussen op één adres." in page
    assert client.post(here, {"oordeel": "iets", "reason": "x"}).status_code == 404
    client.post(reverse("office:undo_pair", args=[doubted.key]))
    assert queries.standing() == ()
    assert client.get(reverse("office:link_consequences", args=[YEAR])).status_code == 200


def test_who_may_open_what(doubted, world, client):
    pair = reverse("office:pair", args=[doubted.key])
    client.force_login(person(world["office"], "publisher").user)
    board = client.get(reverse("office:links"))
    assert board.status_code == 200
    assert pair not in board.content.decode()
    assert client.get(pair).status_code == 403
    assert client.post(reverse("office:decide_pair", args=[doubted.key]), {"oordeel": "apart"}).status_code == 403
    client.force_login(person(world["0100"], "administrator").user)
    for name in ("links", "pair"):
        args = [doubted.key] if name == "pair" else []
        assert client.get(reverse(f"office:{name}", args=args)).status_code == 403


def test_a_pair_that_nobody_knows_is_not_there(world, registrar, client):
    client.force_login(registrar.user)
    assert client.get(reverse("office:links")).status_code == 200
    assert client.get(reverse("office:pair", args=["0" * 32])).status_code == 404
    assert client.get(reverse("office:link_consequences", args=[YEAR])).status_code == 404


def test_an_explanation_follows_the_key(doubted, settings):
    old, new = settings.MESSAGE_KEYS, [Fernet.generate_key().decode()]
    settings.MESSAGE_KEYS = [*new, *old]
    call_command("reseal", verbosity=0, stdout=io.StringIO())
    settings.MESSAGE_KEYS = new
    _prior, weights = opened(DoubtfulPair.objects.get().explanation)
    assert sum(weight.weight for weight in weights) > 0


def test_a_page_opens_without_the_explanation_when_its_key_is_gone(doubted, registrar, client):
    DoubtfulPair.objects.update(explanation=b"sealed with a key that nobody has any more")
    client.force_login(registrar.user)
    page = client.get(reverse("office:pair", args=[doubted.key]))
    assert page.status_code == 200
    assert "02-04-1994" in page.content.decode()
    assert 'class="chart__drawing' not in page.content.decode()
