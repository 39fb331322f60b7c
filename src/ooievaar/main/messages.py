"""Messages in files: read, checked, and as rows."""

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from ooievaar import (
    intake,
    kernset,
    records,
)


@dataclass(frozen=True)
class ReadFile:
    """One message of a file or archive: where it stood and what it gave."""

    name: str
    result: kernset.Message | kernset.Unreadable


@dataclass(frozen=True)
class Checked:
    """One message of a file or archive and everything that is to be said of it."""

    name: str
    judged: intake.Judged


def read_messages(paths: Iterable[Path]) -> Iterator[ReadFile]:
    """Read every message in these files, folders and archives."""
    for name, data in kernset.message_files(paths):
        yield ReadFile(name, kernset.read(data))


def check_messages(paths: Iterable[Path]) -> Iterator[Checked]:
    """Judge every message in these files, folders and archives, whoever sent it."""
    anyone = intake.Sender(own_lvr=None, known_lvrs=None)
    for name, data in kernset.message_files(paths):
        yield Checked(name, intake.judge(data, anyone))


def read_object(name: str, message: kernset.Message, *, typed: bool) -> dict[str, Any]:
    """What `kernset read` writes of one message: its tree, or its typed rows.

    Pseudonyms are made with a key of this one call: rows of different calls cannot be joined by them.
    """
    about = {"file": name, "format": message.format, "message_id": message.message_id}
    if not typed:
        return {**about, "tree": message.tree}
    delivered = intake.translate(message, intake.Pseudonymiser(secrets.token_bytes(32)))
    return {**about, **delivered.rows}


def checked_as_json(checked: Checked) -> str:
    """One message with its findings, as one line of JSON."""
    findings = [
        {"rule": f.rule, "grade": f.grade.value, "place": f.place, "value": f.value, "sentence": f.sentence}
        for f in checked.judged.findings
    ]
    return as_json({"file": checked.name, "accepted": checked.judged.accepted, "findings": findings})


def checked_as_text(checked: Checked) -> str:
    """One message with its findings, for people."""
    findings = [f"  {f.grade.value} ({f.rule}) {f.place}: {f.sentence}" for f in checked.judged.findings]
    return "\n".join([f"{checked.name}: {'' if findings else 'geen bevindingen'}".rstrip(), *findings])


def records_of(messages: Iterable[kernset.Message], pseudonymiser: intake.Pseudonymiser) -> dict[str, pl.DataFrame]:
    """The delivered tables of these messages; of two with the same identity the last one counts.

    Of documents with a version, the highest counts.
    """
    current: dict[str, intake.Delivered] = {}
    for message in messages:
        delivered = intake.translate(message, pseudonymiser)
        before = current.get(delivered.identity)
        if before is None or (delivered.version or 0) >= (before.version or 0):
            current[delivered.identity] = delivered
    return frames_of(current.values())


def frames_of(delivered: Iterable[intake.Delivered]) -> dict[str, pl.DataFrame]:
    """Delivered rows as the declared tables."""
    messages = list(delivered)
    return {
        table.name: table.frame(row for one in messages for row in one.rows.get(table.name, ()))
        for table in records.DELIVERED
    }


def as_json(value: Any) -> str:
    """JSON for people and programs: dates as ISO 8601, Dutch letters as they are."""
    return json.dumps(value, ensure_ascii=False, default=_iso)


def _iso(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")
