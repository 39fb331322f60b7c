"""Whether an address is anywhere it should not be: written apart from what destroys them, over whole tables.

In plain SQL on purpose. Were it made of the same lists of states, a mistake in those would hide itself.
"""

from datetime import date

from django.db import connection

_HELD = "SELECT count(*) FROM invitations_invitation WHERE sealed IS NOT NULL"
_LINKED = (
    "SELECT count(*) FROM invitations_invitation i JOIN surveys_link l ON l.id = i.link_id "
    "JOIN surveys_sheet s ON s.id = l.sheet_id WHERE i.sealed IS NOT NULL AND "
)
# What may not be there after destroying; each with one parameter, today, or none.
CHECKS: dict[str, tuple[str, bool]] = {
    "no_mail_to_go": (f"{_HELD} AND state NOT IN ('planned', 'inviting', 'invited', 'reminding')", False),
    "too_late_for_mail": (f"{_HELD} AND last_day < %s", True),
    "answered": (f"{_LINKED} l.state = 'sent'", False),
    "refused_or_closed": (f"{_LINKED} l.state = 'closed'", False),
    "link_over": (f"{_LINKED} s.valid_until < %s", True),
    "reminder_never_due": (f"{_HELD} AND state = 'invited' AND due > last_day", False),
    "answers_after_time": (
        "SELECT count(*) FROM surveys_link l JOIN surveys_sheet s ON s.id = l.sheet_id "
        "WHERE l.answers IS NOT NULL AND (l.state <> 'open' OR s.valid_until < %s)",
        True,
    ),
    "hash_after_time": ("SELECT count(*) FROM invitations_remembered WHERE until < %s", True),
}


def addresses_held() -> int:
    """How many addresses there are at all."""
    return _count(_HELD)


def left_over(today: date) -> dict[str, int]:
    """What should be gone and is not, by kind; empty when all is well."""
    counts = {name: _count(sql, *((today,) if dated else ())) for name, (sql, dated) in CHECKS.items()}
    return {name: count for name, count in counts.items() if count}


def _count(sql: str, *parameters: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        return int(cursor.fetchone()[0])
