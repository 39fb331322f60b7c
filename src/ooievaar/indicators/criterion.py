"""One condition of an indicator, in words and as an Ibis expression, checked against the columns it uses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import ibis
import ibis.expr.operations as ops
from ibis.common.deferred import Deferred
from ibis.common.exceptions import IbisError

from ooievaar.records import Kind, Table

_IBIS_TYPES = {
    Kind.TEXT: "string",
    Kind.WHOLE: "int64",
    Kind.NUMBER: "float64",
    Kind.YES_NO: "boolean",
    Kind.DAY: "date",
    Kind.MOMENT: "timestamp",
    Kind.CODE: "string",
    Kind.CODES: "array<string>",
}


class Misdeclared(Exception):
    """A definition that cannot be computed; raised on import, so that nobody computes with it."""


@dataclass(frozen=True)
class Criterion:
    """A condition that a row meets, does not meet, or leaves unknown because an item is missing.

    `expression` is an Ibis deferred expression (`_.parity == 0`) over the columns of the counted table. Criteria
    combine with `&`, `|` and `~`, by three-valued logic: what one known item already decides, a
    missing item leaves decided.
    """

    words: str
    words_english: str
    expression: Any = field(compare=False, repr=False)
    components: tuple["Criterion", ...] = ()
    text: str = field(init=False)

    def __post_init__(self) -> None:
        # comparing two deferred expressions gives a third one, so equality goes by their text
        object.__setattr__(self, "text", repr(self.expression))

    @property
    def conjuncts(self) -> tuple["Criterion", ...]:
        """The criteria that must all be met; the criterion itself when it is not combined by `&`."""
        return self.components or (self,)

    def __and__(self, other: "Criterion") -> "Criterion":
        both = (*self.conjuncts, *other.conjuncts)
        return Criterion(
            _joined(both, "; "), _joined(both, "; ", english=True), self.expression & other.expression, both
        )

    def __or__(self, other: "Criterion") -> "Criterion":
        either = (self, other)
        words, english = _joined(either, ", of "), _joined(either, ", or ", english=True)
        return Criterion(words, english, self.expression | other.expression)

    def __invert__(self) -> "Criterion":
        return Criterion(f"niet: {self.words}", f"not: {self.words_english}", ~self.expression)

    def bind(self, table: Any) -> Any:
        """The expression over this Ibis table: a boolean column that is null where undecided."""
        return self.expression.resolve(table) if isinstance(self.expression, Deferred) else self.expression


def known(column: Any) -> Any:
    """True where a column has a value and null where it is missing, so that the row becomes undetermined."""
    return column.notnull().nullif(False)


def unknown(condition: Any) -> Any:
    """True where a condition is neither met nor unmet.

    Through a number, because Ibis 12 writes `(~x).isnull()` as `NOT x IS NULL`, which SQL reads as `NOT (x IS NULL)`.
    """
    return condition.cast("int8").isnull()


def ibis_table(table: Table) -> Any:
    """A declared table as Ibis knows it, without any engine."""
    return ibis.table({column.name: _IBIS_TYPES[column.kind] for column in table.columns}, name=table.name)


def check(criterion: Criterion, table: Table, place: str) -> None:
    """Hold a criterion against the columns of its table.

    Raises:
        Misdeclared: a column or code is misspelled, or the expression is not yes or no.
    """
    try:
        bound = criterion.bind(ibis_table(table))
    except (AttributeError, TypeError, IbisError) as error:
        raise Misdeclared(f"{place}: '{criterion.words}' does not fit {table.name}: {error}") from error
    if not (hasattr(bound, "type") and bound.type().is_boolean()):
        raise Misdeclared(f"{place}: '{criterion.words}' is not yes or no: {criterion.text}")
    for name, value in _compared(bound):
        codes = table[name].codes
        if codes is not None and value not in codes:
            raise Misdeclared(f"{place}: '{criterion.words}': {name} has no code '{value}'")


def _compared(bound: Any) -> Iterator[tuple[str, str]]:
    """Pairs of column and text that the expression compares."""
    for node in bound.op().find((ops.Comparison, ops.InValues, ops.NullIf, ops.ArrayContains)):
        arguments = [
            leaf for argument in node.args for leaf in (argument if isinstance(argument, tuple) else (argument,))
        ]
        names = [leaf.name for leaf in arguments if isinstance(leaf, ops.Field)]
        texts = [leaf.value for leaf in arguments if isinstance(leaf, ops.Literal) and isinstance(leaf.value, str)]
        yield from ((name, text) for name in names for text in texts)


def _joined(criteria: tuple[Criterion, ...], by: str, english: bool = False) -> str:
    return by.join(criterion.words_english if english else criterion.words for criterion in criteria)
