"""Entering a file of clients, or one on a form: all of them, or none with everything that is wrong."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.invitations.actions import Client, invite
from ooievaar.portal.invitations.agreements import why_not_invite
from ooievaar.portal.invitations.models import Upload
from ooievaar.portal.invitations.queries import remembered
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.questionnaires import inviting
from ooievaar.questionnaires.inviting import Column, Reading


@dataclass(frozen=True)
class Entered:
    """What was read, and what came of it: nothing when there were problems."""

    reading: Reading
    upload: Upload | None


def enter_file(*, organisation: Organisation, content: bytes, by: User | None) -> Entered:
    """Invite everybody in this file. The file itself is not kept.

    Raises:
        Refused: the partnership agreed that others invite; or while this was read, twice in a row, somebody else
            entered one of these clients.
    """

    def read() -> Reading:
        own, today = organisation.lvr_number, timezone.localdate()
        return inviting.read(content, own_number=own, today=today, known=remembered)

    return _enter(organisation, read, "file", by)


def enter_client(*, organisation: Organisation, cells: Mapping[Column, str], by: User | None) -> Entered:
    """Invite one client.

    Raises:
        Refused: the partnership agreed that others invite; or while this was read, twice in a row, somebody else
            entered her.
    """
    return _enter(organisation, lambda: inviting.enter(cells, today=timezone.localdate(), known=remembered), "form", by)


def _enter(organisation: Organisation, read: Callable[[], Reading], way: str, by: User | None) -> Entered:
    """Whoever loses a race against somebody who enters the same client reads again, and is told on which line."""
    if sentence := why_not_invite(organisation):
        raise Refused(sentence)
    try:
        return _entered(organisation, read(), way, by)
    except Refused:
        return _entered(organisation, read(), way, by)


def _entered(organisation: Organisation, reading: Reading, way: str, by: User | None) -> Entered:
    if reading.problems:
        _refused(organisation, reading, way, by)
        return Entered(reading, None)
    return Entered(reading, invite(organisation=organisation, clients=_clients(reading), way=way, by=by))


def _clients(reading: Reading) -> list[Client]:
    today = timezone.localdate()
    windows = [
        inviting.window(today, birth_date=each.birth_date, birth_month=each.birth_month) for each in reading.entries
    ]
    return [Client(each.address, window) for each, window in zip(reading.entries, windows, strict=True) if window]


@transaction.atomic
def _refused(organisation: Organisation, reading: Reading, way: str, by: User | None) -> None:
    """What was wrong is written down, and how often; nothing of what stood in the file."""
    problems = Counter(each.code.value for each in reading.problems)
    record(
        Action.CLIENTS_REFUSED,
        by=by,
        organisation=organisation.lvr_number,
        about="bestand" if way == "file" else "formulier",
        details={"problems": dict(sorted(problems.items()))},
    )
