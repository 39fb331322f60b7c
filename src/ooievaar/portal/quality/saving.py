"""Storing the results of a round: all of it with the state `done`, or nothing."""

from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl
from django.db import transaction
from django.utils import timezone

from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.quality.computing import Results
from ooievaar.portal.quality.models import Alert, CrossFinding, Expectation, QualityCount, Round, Spread
from ooievaar.portal.quality.states import ALERTS_OPEN, State
from ooievaar.portal.submissions.inserting import insert

BATCH = 2000
_COUNT = ("lvr_number", "month", "measure", "item", "count", "total")
_SPREAD = ("organisations", "lower_quartile", "median", "upper_quartile")


class OvertakenError(Exception):
    """A later attempt has taken over; this one may save nothing."""


@transaction.atomic
def save(current: Round, results: Results, *, file: str, digest: str) -> Round:
    """Replace the counts and findings of the months that the round covers, and add what it expected and missed.

    Raises:
        OvertakenError: a later attempt has taken over.
    """
    held = _locked(current)
    keys = dict(Organisation.objects.values_list("lvr_number", "pk"))
    _save_counts(results, keys)
    _save_findings(results, keys)
    _save_expectations(held, results, keys)
    new = _save_alerts(held, results.alerts)
    held.state, held.finished, held.done, held.step = State.DONE, timezone.now(), held.total, ""
    held.facts, held.facts_sha256 = file, digest
    held.save()
    details = {"month": str(held), "episodes": results.facts.height, "alerts": len(new)}
    record(Action.QUALITY_ROUND_DONE, by=held.by, about=f"round {held.pk}", details=details)
    return held


def _locked(current: Round) -> Round:
    """The round as it is now, held until the transaction ends."""
    same = Round.objects.select_for_update(of=("self",)).select_related("by")
    held = same.filter(pk=current.pk, attempt=current.attempt, state=State.RUNNING).first()
    if held is None:
        raise OvertakenError
    return held


def _save_counts(results: Results, keys: dict[str, int]) -> None:
    QualityCount.objects.filter(month__gte=results.first).delete()
    Spread.objects.filter(month__gte=results.first).delete()
    own = results.counts.filter(pl.col("lvr_number").is_in(list(keys))).select(_COUNT)
    insert(
        QualityCount,
        ("organisation", "month", "measure", "item", "count", "total"),
        ((keys[lvr], month, measure, item or "", *n) for lvr, month, measure, item, *n in own.iter_rows()),
    )
    Spread.objects.bulk_create((Spread(**_with_item(row)) for row in _spreads(results.comparisons)), BATCH)


def _spreads(comparisons: pl.DataFrame) -> Iterable[dict[str, Any]]:
    """One row per kind of organisation, month, measure and item."""
    kinds = Organisation.objects.values_list("lvr_number", "kind")
    kind = pl.DataFrame(list(kinds), schema=["lvr_number", "kind"], orient="row")
    return (
        comparisons.filter(pl.col("organisations").is_not_null())
        .join(kind, on="lvr_number")
        .select(
            "kind", "month", "measure", "item", *_SPREAD,
            count="country_count", total="country_total",
        )
        .unique(["kind", "month", "measure", "item"])
        .to_dicts()
    )  # fmt: skip


def _save_findings(results: Results, keys: dict[str, int]) -> None:
    CrossFinding.objects.all().delete()
    CrossFinding.objects.bulk_create(_findings(results.findings, keys), BATCH)


def _findings(frame: pl.DataFrame, keys: dict[str, int]) -> Iterator[CrossFinding]:
    for row in frame.to_dicts():
        yield CrossFinding(
            organisation_id=keys[row["lvr_number"]],
            month=row["month"],
            episode=row["episode_id"],
            rule=row["rule"],
            grade=row["grade"],
            place=(row["place"] or "")[:300],
            value=None if row["value"] is None else str(row["value"])[:300],
            sentence=row["sentence"],
        )


def _save_expectations(held: Round, results: Results, keys: dict[str, int]) -> None:
    Expectation.objects.filter(round=held).delete()
    known = (row for row in results.expected.drop("round").to_dicts() if row["lvr_number"] in keys)
    Expectation.objects.bulk_create((_expectation(held, row, results, keys) for row in known), BATCH)


def _expectation(held: Round, row: dict[str, Any], results: Results, keys: dict[str, int]) -> Expectation:
    lvr = row.pop("lvr_number")
    supplier = results.suppliers.get(lvr, "")[:128]
    return Expectation(round=held, organisation_id=keys[lvr], supplier=supplier, **row)


def _save_alerts(held: Round, alerts: pl.DataFrame) -> list[Alert]:
    """Alerts that were not open yet; an open one about the same is renewed."""
    saved = [_save_alert(held, row) for row in alerts.to_dicts()]
    return [alert for alert, is_new in saved if is_new]


def _save_alert(held: Round, row: dict[str, Any]) -> tuple[Alert, bool]:
    about = {name: row[name] or "" for name in ("kind", "subject_kind", "subject", "item")}
    facts = {name: row[name] for name in ("month", "expected", "received", "probability", "organisations", "sentence")}
    earlier = Alert.objects.filter(**about, state__in=ALERTS_OPEN).first()
    if earlier is None:
        return Alert.objects.create(**about, **facts, first_round=held, last_round=held), True
    for name, value in (*facts.items(), ("last_round", held)):
        setattr(earlier, name, value)
    earlier.save()
    return earlier, False


def _with_item(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"item": row["item"] or ""}
