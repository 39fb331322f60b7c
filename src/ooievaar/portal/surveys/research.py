"""Linking answers with births for who consented, and erasing by what it was done (D7, decision 25).

What is linked, kept and erased together is one transaction: whatever stops the work, each identity is either still
there, or gone with its result. A row of the result is written with ten or more that look the same.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from cryptography.fernet import InvalidToken
from django.db import transaction
from django.utils import timezone

from ooievaar import disclosure, linkage, questionnaires
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.figures.queries import latest_cut_folder
from ooievaar.portal.submissions.queries import delivered_frames
from ooievaar.portal.surveys.mixing import MINIMUM, random_key
from ooievaar.portal.surveys.models import Identity, LinkageRun, LinkedResponse, Response
from ooievaar.portal.surveys.sealing import unseal
from ooievaar.warehouse import open_cut

CONSENT = "link"
CHUNK = 1000
KEPT_MONTHS = 24  # a year's cut is made in the March after it; whoever is not linked by then never will be


@dataclass(frozen=True)
class Kept:
    """One identity, opened: the response it belongs to is None when that is gone or did not consent."""

    key: int
    postcode: str
    birth_date: str
    response: Response | None

    @property
    def month(self) -> str:
        """In which she gave birth as she says; empty when she did not."""
        return str(self.response.answers.get("birth_month", "")) if self.response else ""

    @property
    def year(self) -> int:
        """The year of her birth: as she says, or that of two months before she sent; 0 for who is not to be linked."""
        return int((self.month or _earlier(self.response.month, 2))[:4]) if self.response else 0


def _earlier(month: str, count: int) -> str:
    year, number = map(int, month.split("-"))
    months = year * 12 + number - 1 - count
    return f"{months // 12:04}-{months % 12 + 1:02}"


def perform(run: int) -> None:
    """Link everybody of the year who can be, chunk by chunk, and erase whom it has seen and who waited too long."""
    found = LinkageRun.objects.filter(pk=run, finished__isnull=True).first()
    if found is None:  # asked for twice
        return
    wanted = [each.key for each in _opened() if each.year == found.year]
    for keys in _parts(wanted) if len(wanted) >= MINIMUM else ():
        _link(run, keys, _births(found.year, keys))
    _erase_expired(run)
    _finish(run)


def _parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Equal parts, so that none is too small to tell anything."""
    count = -(-len(keys) // CHUNK)
    size = -(-len(keys) // count)
    return (keys[first : first + size] for first in range(0, len(keys), size))


def _opened(keys: Sequence[int] | None = None) -> Iterator[Kept]:
    """Identities as they were given. What no key opens is passed over: it cannot be linked, and stays for its key."""
    rows = Identity.objects.all() if keys is None else Identity.objects.filter(pk__in=keys)
    for key, sealed in rows.order_by("pk").values_list("pk", "sealed"):
        try:
            given = json.loads(unseal(sealed))
        except InvalidToken:
            continue
        response = Response.objects.filter(pk=given["response"], consent=CONSENT).first()
        yield Kept(key, given.get("postcode", ""), given.get("birth_date", ""), response)


def _births(year: int, keys: Sequence[int]) -> Mapping[int, dict[str, str]]:
    """The facts of the one birth that fits, by key of the identity."""
    folder = latest_cut_folder(year)
    if folder is None:
        return {}
    asked = [each for each in _opened(keys) if each.postcode and each.birth_date]
    clients = pl.DataFrame(
        {
            "client": [each.key for each in asked],
            "postcode": [each.postcode for each in asked],
            "birth_date": [each.birth_date for each in asked],
            "month": [each.month or None for each in asked],
        },
        schema={**linkage.CLIENT, "birth_date": pl.String()},
    ).with_columns(pl.col("birth_date").str.to_date("%Y-%m-%d"))
    with open_cut(folder) as cut:
        births = cut.table("births")
        found = linkage.find_births(clients, delivered_frames(year)["episodes"], cut.table("links"), births)
    rows = found.filter(pl.col("birth_id").is_not_null()).join(births, on="birth_id")
    return {row["client"]: linkage.coarse(row) for row in rows.iter_rows(named=True)}


@transaction.atomic
def _link(run: int, keys: Sequence[int], births: Mapping[int, dict[str, str]]) -> None:
    """What came of this chunk, and the end of its identities: both or neither."""
    current = LinkageRun.objects.select_for_update().get(pk=run)
    # Opened again once nobody else can link them: another run may have been first.
    there = list(Identity.objects.select_for_update().filter(pk__in=keys).values_list("pk", flat=True))
    seen = [each for each in _opened(there) if each.response is not None]
    matched = [each for each in seen if each.key in births]
    told = disclosure.coarsened([births[each.key] for each in matched], linkage.FACTS, MINIMUM)
    made = [
        _linked(current.year, each.response, facts)
        for each, facts in zip(matched, told, strict=True)
        if facts is not None
    ]
    # In the order of their random keys: where a row stands tells nothing of whose it is.
    LinkedResponse.objects.bulk_create(sorted(made, key=lambda row: row.pk))
    Identity.objects.filter(pk__in=[each.key for each in seen]).delete()
    current.linked += len(made)
    current.too_rare += len(matched) - len(made)
    current.unmatched += len(seen) - len(matched)
    current.save(update_fields=["linked", "too_rare", "unmatched"])


def _linked(year: int, response: Any, facts: Mapping[str, str]) -> LinkedResponse:
    questionnaire = questionnaires.find(response.questionnaire)
    scale = {each.code for each in questionnaire.questions if each.topic}
    marks = {code: mark for code, mark in response.answers.items() if code in scale}
    return LinkedResponse(
        id=random_key(), year=year, questionnaire=response.questionnaire, facts=dict(facts), marks=marks
    )


@transaction.atomic
def _erase_expired(run: int) -> None:
    """Who waited longer than is promised, and whoever is not to be linked at all."""
    current = LinkageRun.objects.select_for_update().get(pk=run)
    last = _earlier(f"{timezone.localdate():%Y-%m}", KEPT_MONTHS)
    late = [each.key for each in _opened() if each.response is None or each.response.month < last]
    current.expired += Identity.objects.filter(pk__in=late).delete()[0]
    current.save(update_fields=["expired"])


@transaction.atomic
def _finish(run: int) -> None:
    """Counted anew, not worked out: the report says what is there."""
    current = LinkageRun.objects.select_for_update().get(pk=run)
    if current.finished is not None:
        return
    current.finished = timezone.now()
    current.after = Identity.objects.count()
    current.left = sum(each.year == current.year for each in _opened())
    current.save(update_fields=["finished", "after", "left"])
    counts = ("year", "before", "linked", "unmatched", "too_rare", "expired", "after", "left")
    details = {name: getattr(current, name) for name in counts}
    record(Action.ANSWERS_LINKED, by=current.by, about=f"linkage {run}", details=details)
