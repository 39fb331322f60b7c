"""A small made-up country whose messages were really received, linked, frozen and counted, for tests of tracing."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.test import override_settings
from tests.integration.figures_world import Person, person
from tests.integration.submissions_samples import zipped

from ooievaar import main, synthetic
from ooievaar.portal.figures import work
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.figures.states import State
from ooievaar.portal.organisations.actions import add_organisation, add_vsv_member
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.submissions.actions import process, receive

YEAR, BIRTHS, SEED = 2025, 60, 3


@dataclass(frozen=True)
class World:
    """The office with a registrar, the care providers by LVR number, and a finished computation."""

    registrar: Person
    organisations: dict[str, Organisation]
    computation: Computation


def world() -> World:
    country = synthetic.country(births=BIRTHS, year=YEAR, seed=SEED)
    organisations = register(country)
    deliver(country, organisations)
    office = add_organisation(lvr_number="9999", name="Bureau", kind="office", place="Stad", by=None)
    return World(person(office, "registrar"), organisations, counted())


@contextmanager
def kept(folder: Path, blocker) -> Iterator[World]:
    """One world for all tests of a module: what each of them changes in the database is undone, the world at the end.

    It lies in `folder`, which the tests have to take as their data folder.
    """
    with blocker.unblock(), override_settings(DATA_DIR=folder), transaction.atomic():
        yield world()
        transaction.set_rollback(True)


def register(country: synthetic.Country) -> dict[str, Organisation]:
    vsvs = {
        row["vsv_number"]: Vsv.objects.create(number=row["vsv_number"], name=row["name"])
        for row in country.vsvs.iter_rows(named=True)
    }
    found = {row["lvr_number"]: add_organisation(**row, by=None) for row in country.organisations.iter_rows(named=True)}
    for row in country.memberships.iter_rows(named=True):
        days = {"start_date": row["start_date"], "end_date": row["end_date"]}
        add_vsv_member(organisation=found[row["lvr_number"]], vsv=vsvs[row["vsv_number"]], **days, by=None)
    return found


def deliver(country: synthetic.Country, organisations: dict[str, Organisation]) -> None:
    """Every message about a birth, one zip per sender."""
    files: dict[str, dict[str, bytes]] = defaultdict(dict)
    for number, delivery in enumerate(synthetic.deliveries(country)):
        files[delivery.sender_lvr][f"{number}.xml"] = main.written(delivery)
    for lvr, contents in files.items():
        process(receive(organisation=organisations[lvr], file_name=f"{lvr}.zip", content=zipped(contents), by=None))


def counted() -> Computation:
    """A computation of what was delivered, done here and now."""
    waiting = Computation.objects.create(year=YEAR, code_version="1", state=State.WAITING)
    work.perform(waiting.pk, waiting.attempt)
    waiting.refresh_from_db()
    assert waiting.state == State.DONE
    return waiting
