"""What the API tells about a submission."""

from typing import Any

from django.utils import timezone

from ooievaar.portal.organisations.models import Connection
from ooievaar.portal.submissions import queries

PER_PAGE = 100


def submission_answer(connection: Connection, summary: queries.Summary, page: int, address: str) -> dict[str, Any]:
    first = (page - 1) * PER_PAGE
    found, total = queries.findings_by_message(connection, summary.id, first=first, count=PER_PAGE)
    return {
        "id": summary.id,
        "received": timezone.localtime(summary.received).isoformat(),
        "state": summary.state.value,
        "problem": str(summary.problem) if summary.problem else None,
        "counts": {name: getattr(summary, name) for name in ("total", "done", "accepted", "already", "rejected")},
        "findings": [_rule(one) for one in queries.findings_by_rule(connection, summary.id)],
        "messages": [_message(one) for one in found],
        "next": f"{address}?page={page + 1}" if first + PER_PAGE < total else None,
    }


def _rule(one: queries.RuleFindings) -> dict[str, Any]:
    return {"rule": one.rule, "grade": one.grade.value, "count": one.count, "messages": one.messages}


def _message(one: queries.MessageFindings) -> dict[str, Any]:
    findings = [
        {"rule": f.rule, "grade": f.grade.value, "place": f.place, "value": f.value, "sentence": f.sentence}
        for f in one.findings
    ]
    return {"position": one.position, "id": one.message_id, "accepted": one.accepted, "findings": findings}
