"""What stands in `manifest.json`: what a cut holds, what it was made from, and the checksums."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ooievaar import records

MANIFEST = "manifest.json"
DECLARED: Mapping[str, records.Table] = {table.name: table for table in records.LINKED}


class CutRefusedError(Exception):
    """A cut cannot be built or opened as asked; the text is the Dutch sentence to show."""


@dataclass(frozen=True)
class TableFile:
    """One Parquet file of a cut: its number of rows and its SHA-256, hexadecimal."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a cut tells about itself.

    Attributes:
        year: the reporting year.
        moment: when the cut was built, with time zone.
        code_version: version of Ooievaar that built it.
        submissions: digest of the submissions it was made from; empty when not told.
        tables: table name -> file.
        about: what else the builder wanted to keep, as JSON values.
        checksum: SHA-256 over all of the above except the moment, hexadecimal.
    """

    year: int
    moment: datetime
    code_version: str
    submissions: str
    tables: Mapping[str, TableFile]
    about: Mapping[str, Any]
    checksum: str


def checksum_of(content: Mapping[str, Any]) -> str:
    """The checksum of a whole cut: over what its manifest says, except when it was made."""
    counted = {key: value for key, value in content.items() if key not in ("moment", "checksum")}
    return hashlib.sha256(json.dumps(counted, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def as_content(manifest: Manifest) -> dict[str, Any]:
    """The manifest as JSON values."""
    content = asdict(manifest)
    return {**content, "moment": manifest.moment.isoformat(timespec="seconds")}


def sha256(file: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read(folder: Path) -> Manifest:
    """The manifest of the cut in this folder.

    Raises:
        CutRefusedError: there is none, or it cannot be read.
    """
    file = folder / MANIFEST
    if not file.is_file():
        raise CutRefusedError(f"De map {folder.name} is geen snede: {MANIFEST} ontbreekt.")
    try:
        return _from_content(json.loads(file.read_bytes()))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise CutRefusedError(f"{MANIFEST} in {folder.name} is niet te lezen.") from problem


def _from_content(content: Mapping[str, Any]) -> Manifest:
    if unknown := content["tables"].keys() - DECLARED.keys():
        raise ValueError(f"unknown tables {sorted(unknown)}")
    return Manifest(
        year=int(content["year"]),
        moment=datetime.fromisoformat(content["moment"]),
        code_version=content["code_version"],
        submissions=content["submissions"],
        tables={name: TableFile(**file) for name, file in content["tables"].items()},
        about=content["about"],
        checksum=content["checksum"],
    )
