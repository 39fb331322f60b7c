"""The merged facts of a birth or a child, beside what each message says of the items they come from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ooievaar import main, records
from ooievaar.portal.submissions.tracing import Source
from ooievaar.portal.ui.components import Column, Table
from ooievaar.portal.ui.record_words import item_words, told, words_of_fact

_NOT_SHOWN = frozenset({"birth_id", "child_id"})


def facts_table(
    table: records.Table, row: Mapping[str, Any], sources: Sequence[Source], child: int | None = None
) -> Table:
    """One line per fact; a column per message that counts. `child` is the number of the child, for a child's facts."""
    columns = (
        Column(_("Gegeven")),
        Column(_("In de snede")),
        *(Column(source.history.summary.organisation) for source in sources),
    )
    rows = [
        (
            words_of_fact(column),
            told(column, row.get(column.name)),
            *(_said(column, source, child) for source in sources),
        )
        for column in table.columns
        if column.name not in _NOT_SHOWN
    ]
    caption = _("Gegevens van de bevalling") if child is None else _("Gegevens van kind %(n)s") % {"n": child}
    return Table(caption, columns, rows, stacks=True, hides_caption=True)


def _said(fact: records.Column, source: Source, child: int | None) -> str | None:
    """What one message says of the items behind a fact; None when it says nothing."""
    parts = [words for item in main.origins(fact.name) if (words := _item(fact, item, source, child))]
    return "; ".join(parts) or None


def _item(fact: records.Column, item: records.Column, source: Source, child: int | None) -> str | None:
    if item.identifies:
        return (
            _("verzegeld")
            if len(main.origins(fact.name)) == 1
            else _("%(item)s: verzegeld") % {"item": item_words(item)}
        )
    values = list(dict.fromkeys(_values(item, source, child)))
    if not values:
        return None
    joined = " / ".join(values)
    return joined if item.name == fact.name else f"{item_words(item)}: {joined}"


def _values(item: records.Column, source: Source, child: int | None) -> Iterable[str]:
    for name, rows in source.rows.items():
        table = next((each for each in records.DELIVERED if each.name == name), None)
        if table is None or item not in table.columns:
            continue
        for row in rows:
            is_other = child is not None and name == "delivered_children" and row.get("number", child) != child
            if not is_other and (value := told(item, row.get(item.name))):
                yield value
