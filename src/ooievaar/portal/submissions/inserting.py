"""Many rows into a table at once, without an object for each.

A batch is hundreds of rows that nobody reads again in this process; making a model object of each takes longer than
the database does.
"""

from collections.abc import Iterable, Sequence
from itertools import batched, chain
from typing import Any

from django.db import connection
from django.db.models import Model

# SQLite and PostgreSQL both take at least 32 766 parameters in one statement.
_MOST_PARAMETERS = 30_000


def insert(
    model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]], *, skip_known: bool = False
) -> None:
    """Insert rows of plain values, all in the order of `names`.

    Args:
        model: whose table it is; its rules are not checked here, those of the database are.
        names: of the fields.
        rows: values as the database takes them: bytes, text, numbers, yes or no.
        skip_known: pass over rows that would break a uniqueness of the table, rather than fail on them.
    """
    quote = connection.ops.quote_name
    column_of = {field.name: field.column for field in model._meta.concrete_fields}
    columns = ", ".join(quote(str(column_of[name])) for name in names)
    # Names of our own tables and columns; every value is a parameter.
    start = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608
    row_of_marks = f"({', '.join(['%s'] * len(names))})"
    ending = " ON CONFLICT DO NOTHING" if skip_known else ""
    with connection.cursor() as cursor:
        for part in batched(rows, _MOST_PARAMETERS // len(names)):
            marks = ", ".join([row_of_marks] * len(part))
            cursor.execute(f"{start}{marks}{ending}", list(chain.from_iterable(part)))
