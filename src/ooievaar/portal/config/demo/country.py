"""The made-up country as organisations, partnerships and uploads."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from django.db import transaction
from django.utils.timezone import make_aware

from ooievaar import main, synthetic
from ooievaar.portal.organisations.actions import add_organisation, add_vsv_member
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.submissions.actions import receive

OFFICE = {"lvr_number": "9000", "name": "Registratiebureau Ooievaar", "kind": "office", "place": "Waterrijk"}


@dataclass(frozen=True)
class Parcel:
    """All messages of one organisation in one month in one archive, as a supplier's system exports them."""

    lvr_number: str
    month: date
    content: bytes
    messages: int


@transaction.atomic
def register(country: synthetic.Country) -> None:
    """Enter the organisations, VSVs and memberships of the country, and the office."""
    add_organisation(**OFFICE, by=None)
    for row in country.organisations.iter_rows(named=True):
        add_organisation(**row, by=None)
    for row in country.vsvs.iter_rows(named=True):
        Vsv.objects.create(number=row["vsv_number"], name=row["name"])
    organisations = {o.lvr_number: o for o in Organisation.objects.all()}
    vsvs = {v.number: v for v in Vsv.objects.all()}
    for row in country.memberships.iter_rows(named=True):
        add_vsv_member(
            organisation=organisations[row["lvr_number"]],
            vsv=vsvs[row["vsv_number"]],
            start_date=row["start_date"],
            end_date=row["end_date"],
            by=None,
        )


def parcels(deliveries: Iterable[synthetic.Delivery | synthetic.Admission]) -> list[Parcel]:
    """One archive per organisation and month of delivery."""
    by_sender: dict[tuple[date, str], list[synthetic.Delivery | synthetic.Admission]] = defaultdict(list)
    for delivery in deliveries:
        by_sender[delivery.month, delivery.sender_lvr].append(delivery)
    return [Parcel(lvr, month, _archive(sent), len(sent)) for (month, lvr), sent in sorted(by_sender.items())]


def deliver(parcels: Iterable[Parcel]) -> None:
    """Upload every parcel on behalf of its organisation, as if in its month; the worker does the rest."""
    organisations = {o.lvr_number: o for o in Organisation.objects.all()}
    for parcel in parcels:
        submission = receive(
            organisation=organisations[parcel.lvr_number],
            file_name=f"aanlevering-{parcel.lvr_number}-{parcel.month:%Y-%m}.zip",
            content=parcel.content,
            by=None,
        )
        # A year in half a minute: only the demonstration says of a file that it came in at another moment.
        submission.received = make_aware(datetime.combine(parcel.month.replace(day=3), time(10)))
        submission.save(update_fields=["received"])


def write_examples(folder: Path, held_back: list[synthetic.Delivery]) -> None:
    """Files to try an upload with: an archive that is fine, and single messages with something wrong in each."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "aanlevering-nieuw.zip").write_bytes(_archive(held_back))
    good = main.written(held_back[0])
    (folder / "een-bericht.xml").write_bytes(good)
    (folder / "afgebroken.xml").write_bytes(good[: len(good) // 2])
    (folder / "geen-kernset.xml").write_bytes(b"<brief><aan>Registratiebureau</aan></brief>\n")
    implausible = good.replace(b'unit="ml"', b'unit="l"')
    (folder / "met-fouten.xml").write_bytes(implausible)


def _archive(deliveries: Iterable[synthetic.Delivery | synthetic.Admission]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for delivery in deliveries:
            archive.writestr(f"{delivery.message_id}.xml", main.written(delivery))
    return buffer.getvalue()
