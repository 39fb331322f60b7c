"""What is public, read from the published bundles on disk; nothing here can reach a figure that was not released."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from ooievaar import publication
from ooievaar.portal.releases.models import Release
from ooievaar.portal.releases.states import State


@dataclass(frozen=True)
class Released:
    """One published figure; where nothing is shown, `reason` says why. Percentages have one decimal.

    A score has no value but a `score` with two decimals, on the scale of its marks.
    """

    indicator: str
    number: str
    title: str
    part: str | None
    part_title: str
    version: int
    level: str
    unit: str
    name: str
    numerator: int | None
    denominator: int | None
    value: float | None
    lower: float | None
    upper: float | None
    undetermined: int | None
    status: str
    reason: str
    score: float | None = None
    score_lower: float | None = None
    score_upper: float | None = None
    marks: int | None = None
    respondents: int | None = None

    @property
    def hidden(self) -> str | None:
        return self.reason or None


@dataclass(frozen=True)
class File:
    """One file of a release: its name, bytes and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Edition:
    """The published figures of one year."""

    year: int
    published: datetime
    cut: str
    checksum: str
    files: tuple[File, ...]
    figures: tuple[Released, ...]

    @property
    def indicators(self) -> tuple[Released, ...]:
        """The country's figure per indicator, in the order of the set."""
        return tuple(each for each in self.figures if each.level == "country" and each.part is None)

    @property
    def vsvs(self) -> tuple[tuple[str, str], ...]:
        """(number, name) of every VSV, by name."""
        units = {each.unit: each.name for each in self.figures if each.level == "vsv"}
        return tuple(sorted(units.items(), key=lambda unit: (unit[1].casefold(), unit[0])))

    def of(self, *, indicator: str | None = None, unit: str | None = None) -> tuple[Released, ...]:
        """The figures of an indicator, of a unit, or of one in the other."""
        wanted = (each for each in self.figures if indicator is None or each.indicator == indicator)
        return tuple(each for each in wanted if unit is None or each.unit == unit)


def published_years() -> tuple[int, ...]:
    """Years with published figures, newest first."""
    return tuple(Release.objects.filter(state=State.PUBLISHED).order_by("-year").values_list("year", flat=True))


def edition(year: int) -> Edition | None:
    """What is published of a year; None when nothing is."""
    release = Release.objects.filter(year=year, state=State.PUBLISHED).first()
    return None if release is None else _edition(release.path, release.checksum, release.published)


def editions() -> tuple[Edition, ...]:
    """Everything that is published, the newest year first."""
    return tuple(found for year in published_years() if (found := edition(year)))


def latest_edition() -> Edition | None:
    """The newest year that is published; None before the first release."""
    newest = Release.objects.filter(state=State.PUBLISHED).order_by("-year").first()
    return None if newest is None else edition(newest.year)


def file(year: int, name: str) -> bytes | None:
    """The bytes of a file of a published release; None when there is no such file."""
    release = Release.objects.filter(year=year, state=State.PUBLISHED).first()
    if release is None:
        return None
    known = {each.name for each in _edition(release.path, release.checksum, release.published).files}
    return (release.path / name).read_bytes() if name in known else None


def figures_in(folder: Path) -> tuple[Released, ...]:
    """The figures of a bundle, in its own order."""
    return _released(publication.read(folder).figures.to_dicts())


@lru_cache(maxsize=32)
def _edition(folder: Path, checksum: str, published: datetime) -> Edition:
    """Bundles never change, so each is read once per process; the checksum is part of the key."""
    bundle = publication.read(folder)
    manifest = bundle.manifest
    names = (*sorted(manifest.files), publication.MANIFEST)
    files = tuple(_file(folder / name, manifest.files.get(name, "")) for name in names)
    return Edition(
        manifest.year, published, manifest.cut, checksum, files, _released(bundle.figures.iter_rows(named=True))
    )


def _file(path: Path, sha256: str) -> File:
    return File(path.name, path.stat().st_size, sha256)


def _released(rows: Iterable[dict[str, Any]]) -> tuple[Released, ...]:
    return tuple(
        Released(
            indicator=row["indicator_code"],
            number=row["indicator_nummer"],
            title=row["indicator"],
            part=row["onderdeel_code"] or None,
            part_title=row["onderdeel"],
            version=row["definitie_vanaf"],
            level=row["niveau"],
            unit=row["eenheid_nummer"],
            name=row["eenheid"],
            numerator=row["teller"],
            denominator=row["noemer"],
            value=row["percentage"],
            lower=row["ondergrens"],
            upper=row["bovengrens"],
            undetermined=row["niet_te_bepalen"],
            status=row["status"],
            reason=row["reden"],
            score=row["score"],
            score_lower=row["score_ondergrens"],
            score_upper=row["score_bovengrens"],
            marks=row["aantal_cijfers"],
            respondents=row["respondenten"],
        )
        for row in rows
    )
