"""A practice and an office with messages of one month, and a round over them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from allauth.mfa.totp.internal.auth import TOTP
from tests.integration.submissions_samples import message, zipped

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.access import Access, access_of
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.quality import work
from ooievaar.portal.quality.models import Round
from ooievaar.portal.submissions.actions import process, receive

MONTH, ROUND = date(2025, 8, 1), date(2025, 9, 1)  # of care: the samples are due on 1 August 2025
COUNT = 3


@dataclass(frozen=True)
class World:
    """One practice with somebody who delivers, another practice, and the office with a registrar."""

    practice: Organisation
    other: Organisation
    office: Organisation
    deliverer: User
    stranger: User
    registrar: User

    @property
    def access(self) -> Access:
        return access_of(self.deliverer)


def world() -> World:
    practice, other = (
        add_organisation(lvr_number=lvr, name=f"Praktijk {lvr}", kind="practice", place="Rietmeer", by=None)
        for lvr in ("0042", "0043")
    )
    office = add_organisation(lvr_number="9999", name="Bureau", kind="office", place="Stad", by=None)
    people = (
        someone(place, role) for place, role in ((practice, "deliverer"), (other, "deliverer"), (office, "registrar"))
    )
    return World(practice, other, office, *people)


def someone(place: Organisation, role: str) -> User:
    user = User.objects.create(email=f"{role}@{place.lvr_number}.example", name=f"P. {role.title()}")
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=place, role_code=role, by=None)
    return user


def deliver(place: Organisation, count: int = COUNT, first: int = 0, day: int = 3) -> None:
    """Messages of this organisation, as if they came in during the month of the round."""
    files = {f"{n}.xml": message(lvr=place.lvr_number, dossier=f"A-{n}") for n in range(first, first + count)}
    submission = receive(organisation=place, file_name="a.zip", content=zipped(files), by=None)
    process(submission)
    submission.received = datetime(2025, 9, day, 12, tzinfo=UTC)
    submission.save(update_fields=["received"])


def done_round(month: date = ROUND) -> Round:
    """The round of a month, done here and now."""
    current = Round.objects.create(month=month)
    assert work.perform(current.pk, current.attempt)
    current.refresh_from_db()
    return current
