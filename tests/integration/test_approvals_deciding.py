"""Who may approve and sign, when, and what a newer computation does to it."""

import pytest
import time_machine
from tests.integration.figures_world import CODES, YEAR, computed, country, figures, person

from ooievaar.portal.approvals import actions, queries
from ooievaar.portal.approvals.models import Approval, Signature
from ooievaar.portal.approvals.states import IndicatorState, VsvState
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.figures.opening import close_for_approval
from ooievaar.portal.organisations.refusal import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return country()


@pytest.fixture
def approver(world):
    return person(world["hospital-0101"], "approver")


@pytest.fixture
def board_member(world):
    return person(world["hospital-0101"], "signatory")


@pytest.fixture
def computation(world):
    return computed()


def approve_all(computation, by, vsv="0101"):
    for code in CODES:
        actions.approve(computation=computation.pk, vsv=vsv, indicator=code, by=by.access)


@pytest.mark.parametrize(
    ("organisation", "role", "vsv", "sentence"),
    [
        ("hospital-0101", "approver", "0102", "geen lid van dit VSV"),
        ("hospital-0102", "approver", "0101", "geen lid van dit VSV"),
        ("practice-0101", "reader", "0101", "Alleen het ziekenhuis"),
        ("office", "registrar", "0101", "Alleen het ziekenhuis"),
        ("hospital-0101", "reader", "0101", "rol accordeerder"),
        ("hospital-0101", "signatory", "0101", "rol accordeerder"),
    ],
)
def test_only_an_approver_of_a_hospital_of_the_vsv_approves(world, computation, organisation, role, vsv, sentence):
    someone = person(world[organisation], role)
    with pytest.raises(Refused, match=sentence):
        actions.approve(computation=computation.pk, vsv=vsv, indicator=CODES[0], by=someone.access)
    assert not Approval.objects.exists()
    assert not AuditEvent.objects.filter(action="figure_approved").exists()


def test_approving_is_written_down_once(computation, approver):
    actions.approve(computation=computation.pk, vsv="0101", indicator=CODES[0], by=approver.access)
    with pytest.raises(Refused, match="al geaccordeerd door"):
        actions.approve(computation=computation.pk, vsv="0101", indicator=CODES[0], by=approver.access)
    assert AuditEvent.objects.filter(action="figure_approved").count() == 1
    status = queries.of_vsv(YEAR, "0101")
    assert status.of(CODES[0]).state is IndicatorState.APPROVED
    assert (status.approved, status.state) == (1, VsvState.TO_APPROVE)


def test_nothing_can_be_approved_that_is_closed_or_not_open(world, computation, approver):
    close_for_approval(computation=computation, by=approver.user)
    waiting = computed(open_it=False)
    for each in (computation, waiting):
        with pytest.raises(Refused, match="niet meer open"):
            actions.approve(computation=each.pk, vsv="0101", indicator=CODES[0], by=approver.access)


def test_a_page_older_than_the_figures_cannot_approve_them(computation, approver):
    computed(figures({(CODES[0], "0101"): (99, 700)}))
    with pytest.raises(Refused, match="niet meer open"):
        actions.approve(computation=computation.pk, vsv="0101", indicator=CODES[0], by=approver.access)


def test_an_approval_can_be_withdrawn_and_given_again(computation, approver):
    actions.approve(computation=computation.pk, vsv="0101", indicator=CODES[0], by=approver.access)
    actions.withdraw(computation=computation.pk, vsv="0101", indicator=CODES[0], by=approver.access)
    assert queries.of_vsv(YEAR, "0101").of(CODES[0]).state is IndicatorState.TO_APPROVE
    with pytest.raises(Refused, match="niet geaccordeerd"):
        actions.withdraw(computation=computation.pk, vsv="0101", indicator=CODES[0], by=approver.access)
    actions.approve(computation=computation.pk, vsv="0101", indicator=CODES[0], by=approver.access)


def test_signing_waits_for_every_indicator(computation, approver, board_member):
    actions.approve(computation=computation.pk, vsv="0101", indicator=CODES[0], by=approver.access)
    with pytest.raises(Refused, match=f"1 van {len(CODES)}"):
        actions.sign(computation=computation.pk, vsv="0101", code=board_member.code, by=board_member.access)


def test_an_approver_cannot_sign(computation, approver):
    approve_all(computation, approver)
    with pytest.raises(Refused, match="rol bestuurder"):
        actions.sign(computation=computation.pk, vsv="0101", code=approver.code, by=approver.access)


def test_a_signature_needs_a_fresh_code(world, computation, approver, board_member):
    approve_all(computation, approver)
    with time_machine.travel("2027-04-01 12:00:00+00:00", tick=False):
        code = board_member.code
        with pytest.raises(Refused, match="klopt niet"):
            actions.sign(computation=computation.pk, vsv="0101", code="000000", by=board_member.access)
        actions.sign(computation=computation.pk, vsv="0101", code=code, by=board_member.access)
    assert queries.signed_vsvs(YEAR) == {"0101"}
    with pytest.raises(Refused, match="al ondertekend"):
        actions.withdraw(computation=computation.pk, vsv="0101", indicator=CODES[0], by=approver.access)


def test_a_used_code_signs_nothing_more(world, computation, approver, board_member):
    approve_all(computation, approver)
    with time_machine.travel("2027-04-01 12:00:00+00:00", tick=False):
        code = board_member.code
        actions.sign(computation=computation.pk, vsv="0101", code=code, by=board_member.access)
        newer = computed(figures({(CODES[0], "0101"): (99, 700)}))
        actions.approve(computation=newer.pk, vsv="0101", indicator=CODES[0], by=approver.access)
        with pytest.raises(Refused, match="al gebruikt"):
            actions.sign(computation=newer.pk, vsv="0101", code=code, by=board_member.access)
    assert Signature.objects.count() == 1


def test_guessing_codes_is_cut_off(computation, approver, board_member):
    approve_all(computation, approver)
    with time_machine.travel("2027-04-01 12:00:00+00:00", tick=False):
        for _attempt in range(actions.WRONG_CODES_ALLOWED):
            with pytest.raises(Refused, match="klopt niet"):
                actions.sign(computation=computation.pk, vsv="0101", code="000000", by=board_member.access)
        with pytest.raises(Refused, match="kwartier"):
            actions.sign(computation=computation.pk, vsv="0101", code=board_member.code, by=board_member.access)


def test_a_newer_computation_asks_again_only_for_what_changed(computation, approver, board_member):
    approve_all(computation, approver)
    actions.sign(computation=computation.pk, vsv="0101", code=board_member.code, by=board_member.access)
    computed(figures({(CODES[0], "0101"): (99, 700)}))
    status = queries.of_vsv(YEAR, "0101")
    assert status.of(CODES[0]).state is IndicatorState.CHANGED
    assert {status.of(code).state for code in CODES[1:]} == {IndicatorState.APPROVED}
    assert status.state is VsvState.TO_APPROVE
    assert queries.signed_vsvs(YEAR) == frozenset()


def test_the_same_values_computed_again_stay_approved_and_signed(computation, approver, board_member):
    approve_all(computation, approver)
    actions.sign(computation=computation.pk, vsv="0101", code=board_member.code, by=board_member.access)
    computed()
    assert queries.of_vsv(YEAR, "0101").state is VsvState.SIGNED


def test_a_hospital_sees_its_own_vsv_and_the_office_all(computation, approver):
    assert [status.vsv_number for status in queries.status_for(approver.access, YEAR)] == ["0101"]
    assert [status.vsv_name for status in queries.board(YEAR)] == ["Aan de Vliet", "De Kwelder", "Het Estuarium"]
    assert queries.board(YEAR)[2].hospitals == ("hospital Het Estuarium",)
