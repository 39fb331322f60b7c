"""From signed figures to public ones: only what was signed, only what disclosure lets through, only when published."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from tests.integration.figures_world import CODES, YEAR, computed, country, figures, person

from ooievaar import publication
from ooievaar.portal.approvals import actions as approvals
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.figures.models import ShownFigure
from ooievaar.portal.figures.opening import close_for_approval
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.releases import actions, queries
from ooievaar.portal.releases.models import Release
from ooievaar.portal.releases.review import review, waiting_release
from ooievaar.portal.releases.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return country()


@pytest.fixture
def publisher(world):
    return person(world["office"], "publisher").user


@pytest.fixture
def hospital(world):
    return person(world["hospital-0101"], "approver", "signatory")


def sign(computation, by, vsv="0101", codes=CODES):
    for code in codes:
        approvals.approve(computation=computation.pk, vsv=vsv, indicator=code, by=by.access)
    approvals.sign(computation=computation.pk, vsv=vsv, code=by.code, by=by.access)


@pytest.fixture
def built(hospital, publisher):
    sign(computed(), hospital)
    return actions.build(year=YEAR, by=publisher)


def test_nothing_is_built_before_figures_are_open_and_signed(world, publisher):
    with pytest.raises(Refused, match="nog geen cijfers opengesteld"):
        actions.build(year=YEAR, by=publisher)
    computed()
    with pytest.raises(Refused, match="Nog geen enkel VSV"):
        actions.build(year=YEAR, by=publisher)
    assert not Release.objects.exists()


def test_a_release_holds_exactly_the_disclosed_figures_of_who_signed(built):
    shown = {(row.indicator, row.part, row.unit): row for row in ShownFigure.objects.exclude(unit="0102")}
    table = publication.read(built.path).figures.to_dicts()
    for row in table:
        found = shown.get((row["indicator_code"], row["onderdeel_code"], row["eenheid_nummer"]))
        if row["eenheid_nummer"] in ("NL", "0101"):
            assert (row["teller"], row["noemer"], row["percentage"]) == (
                found.numerator,
                found.denominator,
                found.value,
            )
        else:
            assert row["status"] == publication.WITHHELD
            assert (row["teller"], row["noemer"], row["percentage"], row["niet_te_bepalen"]) == (None,) * 4


def test_the_command_line_writes_what_would_be_released_now(built, tmp_path):
    out = tmp_path / "bundle"
    call_command("release_bundle", "--year", str(YEAR), "--out", str(out))
    written = publication.read(out)
    assert written.figures.equals(publication.read(built.path).figures)
    assert publication.verify(out) == ()
    assert Release.objects.count() == 1
    with pytest.raises(CommandError, match="bestaat al"):
        call_command("release_bundle", "--year", str(YEAR), "--out", str(out))
    with pytest.raises(CommandError, match="nog geen cijfers opengesteld"):
        call_command("release_bundle", "--year", str(YEAR - 1), "--out", str(tmp_path / "other"))
    assert not (tmp_path / "other").exists()


def test_no_denominator_under_ten_is_released(world, publisher):
    computation = computed()
    for number in ("0101", "0102", "0103"):
        sign(computation, person(world[f"hospital-{number}"], "approver", "signatory"), number)
    release = actions.build(year=YEAR, by=publisher)
    rows = publication.read(release.path).figures.to_dicts()
    assert not [row for row in rows if row["noemer"] is not None and 0 < row["noemer"] < 10]
    small = [row for row in rows if row["eenheid_nummer"] == "0103"]
    assert {row["status"] for row in small} == {publication.HIDDEN}
    assert not [row for row in small if any(row[name] is not None for name in ("teller", "percentage", "noemer"))]
    # Hidden alone it would follow from the country and the others: so another one is hidden beside it.
    assert {row["status"] for row in rows if row["eenheid_nummer"] == "0102"} == {publication.HIDDEN}


def test_nothing_is_public_until_published(built, publisher):
    assert queries.published_years() == ()
    assert queries.edition(YEAR) is None
    assert queries.file(YEAR, f"ooievaar-{YEAR}.csv") is None
    actions.publish(release=built, by=publisher)
    edition = queries.latest_edition()
    assert [each.indicator for each in edition.indicators] == list(CODES)
    assert edition.vsvs == (("0103", "Aan de Vliet"), ("0102", "De Kwelder"), ("0101", "Het Estuarium"))
    assert queries.file(YEAR, f"ooievaar-{YEAR}.csv") == (built.path / f"ooievaar-{YEAR}.csv").read_bytes()
    assert queries.file(YEAR, "../../ooievaar.sqlite3") is None


def test_publishing_is_written_down_and_happens_once(built, publisher):
    actions.publish(release=built, by=publisher)
    assert AuditEvent.objects.filter(action="release_published", actor=publisher.email).count() == 1
    with pytest.raises(Refused, match="niet meer klaar"):
        actions.publish(release=built, by=publisher)


def test_a_release_that_no_longer_agrees_with_approvals_is_not_published(built, world, publisher):
    other = person(world["hospital-0102"], "approver", "signatory")
    sign(Computation(built), other, "0102")
    with pytest.raises(Refused, match="iets veranderd"):
        actions.publish(release=built, by=publisher)
    again = actions.build(year=YEAR, by=publisher)
    built.refresh_from_db()
    assert (built.state, waiting_release(YEAR)) == (State.DISCARDED, again)
    actions.publish(release=again, by=publisher)


class Computation:
    """The computation a release was made from, as `sign` takes it."""

    def __init__(self, release):
        self.pk = release.computation


def test_who_signs_later_comes_in_with_the_next_release(built, world, publisher):
    actions.publish(release=built, by=publisher)
    sign(Computation(built), person(world["hospital-0102"], "approver", "signatory"), "0102")
    actions.publish(release=actions.build(year=YEAR, by=publisher), by=publisher)
    built.refresh_from_db()
    assert built.state == State.REPLACED
    assert queries.edition(YEAR).of(indicator=CODES[1], unit="0102")[0].reason != actions.NOT_SIGNED


def test_after_the_deadline_nobody_approves_but_what_is_signed_can_be_released(world, hospital, publisher):
    computation = computed()
    sign(computation, hospital)
    close_for_approval(computation=computation, by=publisher)
    late = person(world["hospital-0102"], "approver")
    with pytest.raises(Refused, match="niet meer open"):
        approvals.approve(computation=computation.pk, vsv="0102", indicator=CODES[0], by=late.access)
    with pytest.raises(Refused, match="staan niet open"):
        close_for_approval(computation=computation, by=publisher)
    actions.publish(release=actions.build(year=YEAR, by=publisher), by=publisher)


def test_a_damaged_release_is_not_published(built, publisher):
    file = built.path / f"ooievaar-{YEAR}.csv"
    file.write_bytes(file.read_bytes().replace(b"Nederland", b"Belgenland"))
    with pytest.raises(Refused, match="kloppen niet"):
        actions.publish(release=built, by=publisher)
    assert queries.published_years() == ()


def test_a_corrected_release_replaces_the_first_and_shows_what_changed(built, hospital, publisher):
    actions.publish(release=built, by=publisher)
    computation = computed(figures({(CODES[0], "0101"): (99, 700)}))
    with time_machine.travel(timedelta(minutes=5), tick=False):
        sign(computation, hospital, codes=CODES[:1])
    again = actions.build(year=YEAR, by=publisher)
    changed = review(again).differences
    assert {each.name for each in changed} == {"Het Estuarium"}
    assert {each.now.numerator for each in changed} == {99}
    actions.publish(release=again, by=publisher)
    built.refresh_from_db()
    assert built.state == State.REPLACED
    assert queries.edition(YEAR).of(indicator=CODES[0], unit="0101")[0].numerator == 99


def test_a_review_counts_what_is_shown_hidden_and_withheld(built):
    found = review(built)
    assert found.withheld_units == ("Aan de Vliet", "De Kwelder")
    assert found.shown + found.hidden + found.withheld == publication.read(built.path).manifest.rows
    assert found.differences == ()


def test_a_release_can_be_dropped(built, publisher):
    actions.discard(release=built, by=publisher)
    assert waiting_release(YEAR) is None
    with pytest.raises(Refused, match="niet meer klaar"):
        actions.discard(release=built, by=publisher)


def test_the_database_holds_one_published_release_per_year(built, publisher):
    actions.publish(release=built, by=publisher)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(year=YEAR, computation=1, folder="x", checksum="x", state=State.PUBLISHED)


def test_no_count_below_ten_becomes_public_though_the_vsv_sees_its_own(hospital, publisher):
    computation = computed(figures({("preterm_birth", "0101"): (4, 700), ("ntsv_caesarean", "0101"): (695, 700)}))
    sign(computation, hospital)
    built = actions.build(year=YEAR, by=publisher)
    rows = publication.read(built.path).figures.to_dicts()
    counts = [row["teller"] for row in rows if row["teller"] is not None]
    rests = [row["noemer"] - row["teller"] for row in rows if row["teller"] is not None]
    assert counts
    assert not [count for count in counts + rests if 0 < count < 10]
    own = ShownFigure.objects.get(computation=computation, indicator="preterm_birth", part="", unit="0101")
    assert own.numerator == 4
    public = next(r for r in rows if (r["indicator_code"], r["eenheid_nummer"]) == ("preterm_birth", "0101"))
    assert public["status"] == "verborgen"
    assert public["reden"]
