"""A made-up country on disk, as messages or as records."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import polars as pl

from ooievaar import intake, kernset, records, synthetic
from ooievaar.main.messages import frames_of

RECORD_TABLES = (*records.DELIVERED, *records.REGISTER)


def synthesize(*, births: int, year: int, seed: int, out: Path, form: str) -> dict[str, int]:
    """Write a made-up country: messages or records, the register, and `truth.parquet`.

    Args:
        births: how many births happen in the year.
        year: the reporting year.
        seed: the same seed gives the same country.
        out: folder to fill; made when absent.
        form: `messages` (one XML file per message, a folder per sender; the documents about newborns likewise, in
            `admissions`) or `records` (Parquet).

    Returns:
        How much was written: births, messages.
    """
    country = synthetic.country(births=births, year=year, seed=seed)
    out.mkdir(parents=True, exist_ok=True)
    for table in records.REGISTER:
        getattr(country, table.name).write_parquet(out / f"{table.name}.parquet")
    write = _write_messages if form == "messages" else _write_records
    count = write(country, seed, out)
    return {"births": births, "messages": count}


def written(delivery: synthetic.Delivery | synthetic.Admission) -> bytes:
    """The message or document as the provider's system would send it."""
    if isinstance(delivery, synthetic.Admission):
        return kernset.write_document(delivery.tree)
    return kernset.write(delivery.tree, message_id=delivery.message_id, created=delivery.created)


def _write_messages(country: synthetic.Country, seed: int, out: Path) -> int:
    count = _write_all(synthetic.deliveries(country), out / "messages")
    _write_all(synthetic.admissions(country), out / "admissions")
    synthetic.truth(country).write_parquet(out / "truth.parquet")
    return count


def _write_all(deliveries: Iterable[synthetic.Delivery | synthetic.Admission], out: Path) -> int:
    count = 0
    for delivery in deliveries:
        folder = out / delivery.sender_lvr
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{delivery.message_id}.xml").write_bytes(written(delivery))
        count += 1
    return count


def _write_records(country: synthetic.Country, seed: int, out: Path) -> int:
    pseudonymiser = intake.Pseudonymiser(f"synthetic {seed}".encode())
    current: dict[str, intake.Delivered] = {}
    pregnancies: dict[str, int] = {}
    count = 0
    for delivery in synthetic.deliveries(country):
        count += 1
        delivered = intake.translate(as_message(delivery), pseudonymiser)
        before = current.get(delivered.identity)
        if before is None or (delivered.version or 0) >= (before.version or 0):
            current[delivered.identity] = delivered
        pregnancies[delivered.identity] = delivery.pregnancy
    stays = (intake.translate(as_document(one), pseudonymiser) for one in synthetic.admissions(country))
    for name, frame in frames_of([*current.values(), *stays]).items():
        frame.write_parquet(out / f"{name}.parquet")
    truth = {"episode_id": list(pregnancies), "pregnancy": list(pregnancies.values())}
    pl.DataFrame(truth).write_parquet(out / "truth.parquet")
    return count


def as_message(delivery: synthetic.Delivery) -> kernset.Message:
    """A made-up delivery as the reader would give it, without the detour over XML."""
    return kernset.Message(
        format="hl7v3-2.3",
        message_id=delivery.message_id,
        created=delivery.created,
        sender_lvr=delivery.sender_lvr,
        dossier=delivery.dossier,
        tree=delivery.tree,
        problems=(),
    )


def as_document(admission: synthetic.Admission) -> kernset.Message:
    """A made-up document as the reader would give it, without the detour over XML."""
    about = admission.tree["documentgegevens"]
    return kernset.Message(
        format=kernset.NEONATOLOGY,
        message_id=kernset.joined(about["identificatie"]) or "",
        created=datetime.fromisoformat(about["document_datum"]),
        sender_lvr=admission.sender_lvr,
        dossier=kernset.joined(about["set_identificatie"]),
        tree=admission.tree,
        problems=(),
    )


def folder_of_records(folder: Path) -> tuple[dict[str, pl.DataFrame], dict[str, pl.DataFrame]]:
    """The delivered tables and the register in a folder that `synthesize --as records` wrote.

    Raises:
        FileNotFoundError: a table is absent; the message names it.
    """
    frames = {table.name: pl.read_parquet(folder / f"{table.name}.parquet") for table in RECORD_TABLES}
    delivered = {table.name: frames[table.name] for table in records.DELIVERED}
    return delivered, {table.name: frames[table.name] for table in records.REGISTER}
