"""Release bundles: one folder with the open data of a year, written beside and renamed, checked by its manifest."""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import polars as pl

from ooievaar.publication.columns import RELEASED
from ooievaar.publication.entries import Entry, rows
from ooievaar.publication.explanation import DICTIONARY, LICENCE, dictionary, dictionary_markdown
from ooievaar.publication.fhir import as_bundle
from ooievaar.publication.separated import as_csv, from_csv
from ooievaar.publication.workbook import as_workbook

MANIFEST = "manifest.json"


class BundleRefusedError(Exception):
    """A bundle cannot be made like this; the message is a Dutch sentence that says why."""


@dataclass(frozen=True)
class Manifest:
    """What a bundle is: year, when it was made (ISO 8601), from which cut, by which code; SHA-256 of every file.

    `checksum` covers all of it, `moment` and the workbook (which carries the moment) excepted: the same figures of the
    same cut have the same one.
    """

    year: int
    moment: str
    cut: str
    code_version: str
    rows: int
    files: Mapping[str, str]
    about: Mapping[str, Any]
    checksum: str


@dataclass(frozen=True)
class Bundle:
    """A release read back: its manifest and its figures, in the columns of `RELEASED`."""

    folder: Path
    manifest: Manifest
    figures: pl.DataFrame


def build(
    *, year: int, entries: Iterable[Entry], cut: str, out: Path, moment: datetime, about: Mapping[str, Any]
) -> Manifest:
    """Write the open data of a year; the folder is whole or absent.

    Args:
        year: the reporting year.
        entries: the figures of the country and the VSVs, disclosed.
        cut: checksum of the cut they were counted in.
        out: the folder to make.
        moment: when; stands in the manifest and in the workbook.
        about: what the manifest must tell besides (JSON values).

    Raises:
        BundleRefusedError: the folder exists, or two entries are about the same figure.
    """
    if out.exists():
        raise BundleRefusedError(f"De map {out.name} bestaat al. Een vrijgave wordt nooit overschreven.")
    known = list(entries)
    table = rows(known, year, cut)
    _refuse_doubles(table)
    files = {**_files(table, year, moment), fhir_name(year): _as_json(as_bundle(known, year))}
    manifest = _manifest(files, {"year": year, "cut": cut, "rows": len(table), "about": dict(about)}, moment)
    _write(out, {**files, MANIFEST: _as_json(asdict(manifest))})
    return manifest


def verify(folder: Path) -> tuple[str, ...]:
    """What is wrong with a bundle, in Dutch sentences; nothing when it is sound."""
    try:
        manifest = _read_manifest(folder)
    except (OSError, ValueError, TypeError, KeyError):
        return ("Het manifest ontbreekt of is niet te lezen.",)
    found = {path.name for path in folder.iterdir()} - {MANIFEST}
    sentences = [f"Het bestand {name} ontbreekt." for name in sorted(manifest.files.keys() - found)]
    sentences += [f"Het bestand {name} hoort er niet bij." for name in sorted(found - manifest.files.keys())]
    for name in sorted(found & manifest.files.keys()):
        if _sha256((folder / name).read_bytes()) != manifest.files[name]:
            sentences.append(f"Het bestand {name} is veranderd.")
    if _checksum(asdict(manifest)) != manifest.checksum:
        sentences.append("Het controlegetal van het manifest klopt niet.")
    return tuple(sentences)


def read(folder: Path) -> Bundle:
    """The figures of a bundle and its manifest.

    Raises:
        OSError: a file is absent.
        ValueError: a file is not what `build` wrote.
    """
    manifest = _read_manifest(folder)
    data = (folder / csv_name(manifest.year)).read_bytes()
    return Bundle(folder, manifest, RELEASED.frame(from_csv(RELEASED, data)))


def csv_name(year: int) -> str:
    """The name of the CSV of a year; also its stable address."""
    return f"ooievaar-{year}.csv"


def xlsx_name(year: int) -> str:
    """The name of the workbook of a year; also its stable address."""
    return f"ooievaar-{year}.xlsx"


def fhir_name(year: int) -> str:
    """The name of the FHIR bundle of a year; also its stable address."""
    return f"ooievaar-{year}.fhir.json"


def _refuse_doubles(table: list[dict[str, Any]]) -> None:
    keys = [tuple(row[name] for name in RELEASED.key) for row in table]
    if len(keys) != len(set(keys)):
        raise BundleRefusedError("Een cijfer staat twee keer in de vrijgave.")


def _files(table: list[dict[str, Any]], year: int, moment: datetime) -> dict[str, bytes]:
    return {
        csv_name(year): as_csv(RELEASED, table),
        xlsx_name(year): as_workbook(table, year, moment),
        "kolommen.csv": as_csv(DICTIONARY, dictionary()),
        "kolommen.md": dictionary_markdown().encode(),
        "licentie.txt": LICENCE.encode(),
    }


def _manifest(files: Mapping[str, bytes], known: Mapping[str, Any], moment: datetime) -> Manifest:
    content = {
        **known,
        "moment": moment.isoformat(timespec="seconds"),
        "code_version": metadata.version("ooievaar"),
        "files": {name: _sha256(data) for name, data in sorted(files.items())},
    }
    return Manifest(**content, checksum=_checksum(content))


def _checksum(content: Mapping[str, Any]) -> str:
    lasting = {name: value for name, value in content.items() if name not in ("moment", "checksum")}
    lasting["files"] = {name: sha for name, sha in content["files"].items() if not name.endswith(".xlsx")}
    return _sha256(_as_json(lasting))


def _as_json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_manifest(folder: Path) -> Manifest:
    return Manifest(**json.loads((folder / MANIFEST).read_bytes()))


def _write(out: Path, files: Mapping[str, bytes]) -> None:
    beside = out.parent / f".{out.name}.{uuid.uuid4().hex}.partial"
    beside.mkdir(parents=True)
    try:
        for name, data in files.items():
            _write_safely(beside / name, data)
        _flush(beside)
        beside.rename(out)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    _flush(out.parent)


def _write_safely(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    _flush(path)


def _flush(path: Path) -> None:
    """Make the system write a file, or the names in a folder, to disk now."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
