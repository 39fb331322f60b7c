"""Whether a cut is still what was built."""

import json
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from ooievaar.warehouse.manifest import MANIFEST, CutRefusedError, Manifest, TableFile, checksum_of, read, sha256


def verify(folder: Path) -> tuple[str, ...]:
    """Everything that is wrong with the cut in this folder, one Dutch sentence each; empty when it is sound."""
    try:
        manifest = read(folder)
    except CutRefusedError as refusal:
        return (str(refusal),)
    return (*_of_manifest(folder, manifest), *_of_files(folder, manifest), *_of_strangers(folder, manifest))


def _of_manifest(folder: Path, manifest: Manifest) -> Iterator[str]:
    if checksum_of(json.loads((folder / MANIFEST).read_bytes())) != manifest.checksum:
        yield f"{MANIFEST} is veranderd: de controlesom van de hele snede klopt niet."


def _of_files(folder: Path, manifest: Manifest) -> Iterator[str]:
    for name, declared in sorted(manifest.tables.items()):
        yield from _of_file(folder / f"{name}.parquet", declared)


def _of_file(file: Path, declared: TableFile) -> Iterator[str]:
    if not file.is_file():
        yield f"{file.name} ontbreekt."
        return
    if sha256(file) != declared.sha256:
        yield f"{file.name} is veranderd: de controlesom is anders dan {MANIFEST} zegt."
    try:
        rows = pl.scan_parquet(file).select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError):
        yield f"{file.name} is niet te lezen als Parquet."
        return
    if rows != declared.rows:
        yield f"{file.name} heeft {rows} rijen; volgens {MANIFEST} zijn het er {declared.rows}."


def _of_strangers(folder: Path, manifest: Manifest) -> Iterator[str]:
    expected = {MANIFEST, *(f"{name}.parquet" for name in manifest.tables)}
    for path in sorted(folder.iterdir()):
        if path.name not in expected:
            yield f"{path.name} hoort niet in deze snede."
