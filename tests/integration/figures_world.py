"""A small country for tests: three VSVs, their hospitals and practices, people with roles, computed figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape

import polars as pl
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from ooievaar import indicators, main, records
from ooievaar.portal.accounts.actions import current_code
from ooievaar.portal.accounts.models import User
from ooievaar.portal.figures import work
from ooievaar.portal.figures.models import Computation, Cut
from ooievaar.portal.figures.opening import open_for_approval
from ooievaar.portal.figures.states import State
from ooievaar.portal.organisations.access import Access, access_of
from ooievaar.portal.organisations.actions import add_organisation, add_vsv_member, give_role
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.organisations.queries import register

YEAR = 2024
CODES = tuple(indicator.code for indicator in indicators.OF_BIRTHS)
NAMES = {"0101": "Het Estuarium", "0102": "De Kwelder", "0103": "Aan de Vliet"}


@dataclass(frozen=True)
class Person:
    """One person with the access the roles give."""

    user: User
    access: Access

    @property
    def code(self) -> str:
        return current_code(self.user, valid_for=5)


def person(organisation: Organisation, *roles: str) -> Person:
    """Someone with these roles in this organisation, and a second factor."""
    email = f"{'-'.join(roles)}@{organisation.lvr_number}.example"
    # Without a password: hashing one takes longer than the test.
    user = User.objects.create(email=email, name=f"P. {roles[0].title()}")
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    for role in roles:
        give_role(user=user, organisation=organisation, role_code=role, by=None)
    return Person(user, access_of(user))


def country() -> dict[str, Organisation]:
    """Organisations by a short name: hospital-0101, practice-0101, ..., office."""
    found = {"office": add_organisation(lvr_number="9999", name="Bureau", kind="office", place="Stad", by=None)}
    for number, name in NAMES.items():
        vsv = Vsv.objects.create(number=number, name=name)
        for kind, lvr in (("hospital", f"1{number[1:]}"), ("practice", f"2{number[1:]}")):
            organisation = add_organisation(lvr_number=lvr, name=f"{kind} {name}", kind=kind, place="Dorp", by=None)
            add_vsv_member(organisation=organisation, vsv=vsv, start_date=date(2018, 1, 1), end_date=None, by=None)
            found[f"{kind}-{number}"] = organisation
    return found


def figures(changes: dict[tuple[str, str], tuple[float, float]] | None = None, year: int = YEAR) -> pl.DataFrame:
    """Figures of every measure for country, VSVs, hospitals and practices.

    `changes` replaces (numerator, denominator) of an (indicator, unit). VSV 0103 is small: eight in its denominators.
    """
    sizes = {"NL": 1208.0, "0101": 700.0, "0102": 500.0, "0103": 8.0}
    rows = []
    for indicator in indicators.OF_BIRTHS:
        version = indicator.version_for(year)
        for measure in version.measures:
            for unit, size in sizes.items():
                rows.append(_row(indicator, version, measure, unit, size, changes or {}) | {"year": year})
    return records.FIGURES.frame(rows)


def _row(indicator, version, measure, unit, size, changes):
    numerator, denominator = changes.get((indicator.code, unit), (round(size / 8), size))
    has_value = measure.numerator is not None
    return {
        "indicator": indicator.code,
        "part": measure.part,
        "version": version.since,
        "level": "country" if unit == "NL" else "vsv",
        "unit": unit,
        "numerator": float(numerator) if has_value else None,
        "denominator": float(denominator),
        "undetermined": 2.0,
        "outside": 5.0,
        "value": 100 * numerator / denominator if has_value else None,
        "lower": 1.0 if has_value else None,
        "upper": 99.0 if has_value else None,
    }


def computed(
    frame: pl.DataFrame | None = None, *, open_it: bool = True, year: int = YEAR, earlier: Sequence[main.Shown] = ()
) -> Computation:
    """A finished computation with these figures, saved by the job's own step; open for approval unless said.

    `earlier` is what was shown of the year before, newest first.
    """
    number = Cut.objects.count() + 1
    cut = Cut.objects.create(
        year=year, folder=f"{year}-{number}-1", checksum=f"{number:064}", births=9, children=9, episodes=9
    )
    computation = Computation.objects.create(year=year, code_version="1", cut=cut, state=State.RUNNING)
    frame = figures(year=year) if frame is None else frame
    work.save(computation, frame, main.disclose(frame, register(), earlier))
    computation.refresh_from_db()
    if open_it:
        open_for_approval(computation=computation, by=None)
    return computation


def page(organisation: Organisation, address: str) -> str:
    """What somebody of this organisation who may only read sees at this address."""
    client = Client()
    client.force_login(
        person(organisation, "reader").user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())
