"""Putting one cut back from a backup, without touching anything else."""

import shutil
import tarfile
import uuid
import zlib
from pathlib import Path, PurePosixPath

from ooievaar.warehouse.manifest import MANIFEST, CutRefusedError
from ooievaar.warehouse.verifying import verify


def put_back(archive: Path, name: str, out: Path) -> Path:
    """Take the folder of one cut out of an archive; it comes out whole and verified, or not at all.

    Args:
        archive: a backup as `ooievaar backup` writes it, or any tar file that holds the folder.
        name: what the folder of the cut is called in it.
        out: the folder to make.

    Raises:
        CutRefusedError: the folder exists, the archive holds no such cut or is damaged, or the cut does not verify.
    """
    if out.exists():
        raise CutRefusedError(f"De map {out.name} bestaat al. Een snede wordt nooit overschreven: kies een andere map.")
    beside = out.parent / f".{out.name}.{uuid.uuid4().hex}.partial"
    beside.mkdir(parents=True)
    try:
        _unpack(archive, name, beside)
        if wrong := verify(beside):
            raise CutRefusedError(f"De snede {name} in {archive.name} is niet gaaf. {' '.join(wrong)}")
        beside.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return out


def _unpack(archive: Path, name: str, folder: Path) -> None:
    try:
        with tarfile.open(archive) as opened:
            members = [member for member in opened if _belongs(member, name)]
            for member in members:
                # The name alone: whatever path the archive tells, nothing is written outside this folder.
                member.name = PurePosixPath(member.name).name
                opened.extract(member, folder, filter="data")
    except (tarfile.TarError, EOFError, OSError, zlib.error) as problem:
        raise CutRefusedError(f"{archive.name} is geen reservekopie, of is beschadigd.") from problem
    if MANIFEST not in [member.name for member in members]:
        raise CutRefusedError(f"In {archive.name} staat geen snede {name}.")


def _belongs(member: tarfile.TarInfo, name: str) -> bool:
    path = PurePosixPath(member.name)
    is_file_of_cut = path.name == MANIFEST or path.suffix == ".parquet"
    return member.isreg() and is_file_of_cut and path.parent.name == name
