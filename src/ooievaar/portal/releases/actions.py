"""Making figures public: a bundle is built, looked at, and published by the office.

Country figures count every birth, also those of a VSV that did not sign. Where a single VSV did not, its figure is
about the country's minus the others': not signing withholds a figure from publication, it does not keep it secret.
What must stay secret (small numbers) disclosure has hidden before, for every unit alike.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar import publication
from ooievaar.portal.accounts.models import User
from ooievaar.portal.approvals.queries import signed_vsvs
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.figures import queries as figures
from ooievaar.portal.figures.publishing import publishable
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.releases.models import Release
from ooievaar.portal.releases.rules import why_not_build
from ooievaar.portal.releases.states import State

# Stands in a file in Dutch, whatever the language of whoever builds it.
NOT_SIGNED = "Het ziekenhuis van dit VSV heeft de cijfers niet geaccordeerd en ondertekend."


def build(*, year: int, by: User | None) -> Release:
    """Put the open data of a year ready: the country, and every VSV that signed; one built earlier is discarded.

    Raises:
        Refused: nothing was opened for approval, or no VSV has signed yet.
    """
    computation, signed = _ready(year)
    moment = timezone.now()
    folder = f"{year}-{moment:%Y%m%dT%H%M%S%f}"
    # On disk first: a folder without a row is nothing, a row without its folder would be a broken release.
    manifest = _write(year, computation, signed, settings.DATA_DIR / "releases" / folder, moment)
    return _save(year, computation, sorted(signed), folder, manifest.checksum, by)


def write(*, year: int, out: Path) -> publication.Manifest:
    """Write the open data of a year as they would be released now to a folder of its own; nothing becomes public.

    Raises:
        Refused: nothing was opened for approval, or no VSV has signed yet.
        BundleRefusedError: the folder exists.
    """
    return _write(year, *_ready(year), out, timezone.now())


def publish(*, release: Release, by: User) -> Release:
    """Make a built release public; the one of the same year that was public is replaced.

    Approval stays open: a VSV that signs later comes in with the next release.

    Raises:
        Refused: it is not waiting to be published, its files are damaged, or approvals have changed since.
    """
    problems = publication.verify(release.path)
    if problems:
        raise Refused(_("De bestanden van deze vrijgave kloppen niet meer. Maak de vrijgave opnieuw."))
    with transaction.atomic():
        current = Release.objects.select_for_update().get(pk=release.pk)
        _refuse_outdated(current)
        Release.objects.filter(year=current.year, state=State.PUBLISHED).update(state=State.REPLACED)
        current.state, current.published, current.published_by = State.PUBLISHED, timezone.now(), by
        current.save(update_fields=["state", "published", "published_by"])
        _record(Action.RELEASE_PUBLISHED, current, by)
    return current


@transaction.atomic
def discard(*, release: Release, by: User) -> None:
    """Drop a release that was put ready; its folder stays, so that the trail can be checked.

    Raises:
        Refused: it is not waiting to be published.
    """
    current = Release.objects.select_for_update().get(pk=release.pk)
    if current.state != State.BUILT:
        raise Refused(_("Deze vrijgave staat niet meer klaar."))
    current.state = State.DISCARDED
    current.save(update_fields=["state"])
    _record(Action.RELEASE_DISCARDED, current, by)


def _ready(year: int) -> tuple[int, frozenset[str]]:
    """The computation that was opened, and the VSVs that signed it."""
    computation, sentence = figures.opened_computation(year), why_not_build(year)
    if sentence or computation is None:
        raise Refused(sentence)
    return computation, signed_vsvs(year)


def _write(year: int, computation: int, signed: frozenset[str], out: Path, moment: datetime) -> publication.Manifest:
    return publication.build(
        year=year,
        entries=entries(computation, signed),
        cut=figures.cut_checksum(computation),
        out=out,
        moment=moment,
        about={"computation": computation, "signed": sorted(signed)},
    )


def entries(computation: int, signed: frozenset[str]) -> Iterator[publication.Entry]:
    """The disclosed figures of the country and of every VSV; those of a VSV that did not sign are withheld."""
    names = {**dict(Vsv.objects.values_list("number", "name")), "NL": "Nederland"}
    for row in publishable(computation):
        is_released = row.level == "country" or row.unit in signed
        yield publication.Entry(
            indicator=row.indicator,
            part=row.part,
            version=row.version,
            level=row.level,
            unit=row.unit,
            name=names.get(row.unit, row.unit),
            figure=row.figure if is_released else None,
            reason="" if is_released else NOT_SIGNED,
        )


@transaction.atomic
def _save(year: int, computation: int, signed: list[str], folder: str, checksum: str, by: User | None) -> Release:
    Release.objects.filter(year=year, state=State.BUILT).update(state=State.DISCARDED)
    release = Release.objects.create(
        year=year, computation=computation, signed=signed, folder=folder, checksum=checksum, by=by
    )
    _record(Action.RELEASE_BUILT, release, by)
    return release


def _refuse_outdated(release: Release) -> None:
    if release.state != State.BUILT:
        raise Refused(_("Deze vrijgave staat niet meer klaar."))
    is_current = figures.opened_computation(release.year) == release.computation
    if not is_current or sorted(signed_vsvs(release.year)) != release.signed:
        raise Refused(_("Sinds deze vrijgave is gemaakt, is er iets veranderd. Maak de vrijgave opnieuw."))


def _record(action: Action, release: Release, by: User | None) -> None:
    details = {"year": release.year, "checksum": release.checksum, "vsvs": len(release.signed)}
    record(action, by=by, about=f"release {release.folder}", details=details)
