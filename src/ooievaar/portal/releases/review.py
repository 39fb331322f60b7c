"""What the office looks at before it publishes: what is hidden, what is withheld, what differs from before."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from ooievaar.portal.releases.models import Release
from ooievaar.portal.releases.queries import Released, figures_in
from ooievaar.portal.releases.states import WORDS, State
from ooievaar.publication import HIDDEN, SHOWN, WITHHELD, read


@dataclass(frozen=True)
class Difference:
    """One figure that is not what it was in the release that is public now."""

    title: str
    name: str
    before: Released | None
    now: Released | None


@dataclass(frozen=True)
class Review:
    """One release with its counts; `differences` is empty when nothing of the year was public before."""

    id: int
    year: int
    folder: str
    state: State
    moment: datetime
    by: str
    published: datetime | None
    checksum: str
    shown: int
    hidden: int
    withheld: int
    withheld_units: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def words(self) -> str:
        return str(WORDS[self.state])


def releases_of(year: int) -> tuple[Release, ...]:
    """All releases of a year, newest first."""
    return tuple(Release.objects.filter(year=year).select_related("by", "published_by"))


def waiting_release(year: int) -> Release | None:
    """The release of a year that was built and waits to be published."""
    return Release.objects.filter(year=year, state=State.BUILT).first()


def review(release: Release) -> Review:
    """What there is to know about a release before (or after) it is published."""
    statuses = Counter(row["status"] for row in read(release.path).figures.iter_rows(named=True))
    now = figures_in(release.path)
    return Review(
        id=release.pk,
        year=release.year,
        folder=release.folder,
        state=State(release.state),
        moment=release.moment,
        by=release.by.name if release.by else "",
        published=release.published,
        checksum=release.checksum,
        shown=statuses[SHOWN],
        hidden=statuses[HIDDEN],
        withheld=statuses[WITHHELD],
        withheld_units=tuple(sorted({e.name for e in now if e.level == "vsv" and e.unit not in release.signed})),
        differences=tuple(_differences(release, now)),
    )


def _differences(release: Release, now: tuple[Released, ...]) -> list[Difference]:
    public = Release.objects.filter(year=release.year, state=State.PUBLISHED).exclude(pk=release.pk).first()
    if public is None:
        return []
    before = {_key(each): each for each in figures_in(public.path)}
    after = {_key(each): each for each in now}
    either = {**before, **after}
    changed = [key for key in either if _said(before.get(key)) != _said(after.get(key))]
    return [_difference(either[key], before.get(key), after.get(key)) for key in changed]


def _difference(either: Released, before: Released | None, now: Released | None) -> Difference:
    return Difference(f"{either.title} {either.part_title}".strip(), either.name, before, now)


def _key(figure: Released) -> tuple[str, str | None, str]:
    return figure.indicator, figure.part, figure.unit


def _said(figure: Released | None) -> tuple[object, ...]:
    if figure is None:
        return ()
    shares = (figure.numerator, figure.denominator, figure.value, figure.undetermined, figure.reason)
    return *shares, figure.score, figure.marks, figure.respondents
