"""Seeing to it that what was deleted is not in the files of the database any more (decision 27)."""

import structlog
from django.db import DatabaseError, connection

_LOG = structlog.get_logger()


def give_room_back() -> bool:
    """After destroying, outside a transaction; whether it worked. It waits seconds at most: the next day comes again.

    SQLite overwrites what it deletes, and the journal is emptied here. PostgreSQL keeps old rows until the table is
    written anew.
    """
    if connection.in_atomic_block:  # in a test, which is one transaction as a whole
        return False
    try:
        return _sqlite() if connection.vendor == "sqlite" else _postgresql()
    except DatabaseError as problem:
        _LOG.warning("room_not_given_back", problem=type(problem).__name__)
        return False


def _sqlite() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _log, _moved = cursor.fetchone()
    return not busy


def _postgresql() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '5s'")
        try:
            cursor.execute("VACUUM FULL invitations_invitation")
        finally:
            cursor.execute("RESET lock_timeout")
    return True
