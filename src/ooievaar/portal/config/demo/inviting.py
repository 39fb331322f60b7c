"""Clients of the demonstration: who invites, one who was entered before, and lists to try an upload with."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from ooievaar.portal.invitations.agreements import Situation, agree
from ooievaar.portal.invitations.entering import enter_client
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.questionnaires import inviting
from ooievaar.questionnaires.inviting import Column, Table

ENTERED_BEFORE = "eerder@voorbeeld.example"


def prepare(folder: Path, *, practice: Organisation, hospital: Organisation, vsv: str) -> None:
    """The practice invites, and the hospital does so for women who saw no midwife."""
    partnership = Vsv.objects.get(number=vsv)
    for situation, inviter in ((Situation.MIDWIFE, practice), (Situation.HOSPITAL, hospital)):
        agree(vsv=partnership, situation=situation, inviter=inviter, acting=practice, by=None)
    born = timezone.localdate() - timedelta(days=3)
    cells = {Column.ADDRESS: ENTERED_BEFORE, Column.NO_OBJECTION: "1", Column.BIRTH_DATE: born.isoformat()}
    enter_client(organisation=practice, cells=cells, by=None)
    _write(folder / "clienten.csv", _good(practice.lvr_number))
    _write(folder / "clienten-met-fouten.csv", _with_every_error(practice.lvr_number, hospital.lvr_number))


def _good(own: str) -> list[tuple[str, ...]]:
    return [(own, f"{name}@voorbeeld.example", "1") for name in ("anna", "bente", "carlijn")]


def _with_every_error(own: str, other: str) -> list[tuple[str, ...]]:
    return [
        (own, "dilek@voorbeeld.example", "1"),
        (own, ENTERED_BEFORE, "1"),
        (own, "emma@voorbeeld.example", "0"),
        (own, "dilek@voorbeeld.example", "1"),
        (own, "", "1"),
        (own, "fatima@voorbeeld", "1"),
        (other, "greta@voorbeeld.example", "1"),
    ]


def _write(path: Path, lines: list[tuple[str, ...]]) -> None:
    header = (Column.LVR_NUMBER, Column.ADDRESS, Column.NO_OBJECTION)
    path.write_bytes(inviting.written(Table(";", names_separator=False, lines=(header, *lines))))
