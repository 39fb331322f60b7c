"""Every example table of every indicator, through the engine that counts; and proof that the tables would notice."""

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from operator import and_

import ibis.expr.operations as ops
import polars as pl
import pytest

from ooievaar import indicators, warehouse
from ooievaar.indicators import examples, pinned
from ooievaar.indicators.criterion import ibis_table

EVERY = (*indicators.INDICATORS, *indicators.NEUTRAL)
VERSIONS = [
    pytest.param(indicator, version, id=f"{indicator.code}-{version.since}")
    for indicator in EVERY
    for version in indicator.every_version
]
# A version that counts as the next one does has the same table: what that notices, it notices for both.
OTHERWISE = [
    pytest.param(indicator, version, id=f"{indicator.code}-{version.since}")
    for indicator in EVERY
    for version in {pinned.fingerprint(each): each for each in indicator.versions}.values()
]
STRICTNESS = {
    ops.GreaterEqual: ops.Greater,
    ops.Greater: ops.GreaterEqual,
    ops.LessEqual: ops.Less,
    ops.Less: ops.LessEqual,
    ops.Equals: ops.NotEquals,
    ops.NotEquals: ops.Equals,
}
NO_PARTS = """
    case | outcome
    -----+-------
    1    | teller
"""
# changes that alter no outcome, and why
WITHOUT_EFFECT = {
    "weeks_24_27: het kind is geboren tussen 24 weken en 0 dagen en 27 weken en 6 dagen: bound 168 moved by -1": (
        "the denominator already starts at 168 days"
    ),
    "weeks_22_23: het kind is geboren tussen 22 weken en 0 dagen en 23 weken en 6 dagen: bound 154 moved by -1": (
        "the denominator already starts at 154 days"
    ),
}


class Rows:
    """An engine whose only table is this frame."""

    dialect = "duckdb"

    def __init__(self, name: str, frame: pl.DataFrame):
        self.connection = warehouse.database()
        self.connection.register(name, frame.to_arrow())

    def query(self, sql: str) -> pl.DataFrame:
        return self.connection.sql(sql).pl()


def prepared(indicator, version) -> tuple[list[examples.Example], Rows]:
    """The examples of a version and an engine that holds their rows."""
    rows = examples.parse(version.examples, indicator.counts, [part.code for part in version.parts])
    return list(rows), Rows(indicator.counts.name, examples.frame(rows, indicator.counts, version.since))


def mismatches(indicator, version, given=None) -> tuple[str, ...]:
    """What differs between the example table of this version, or the given one, and what the engine makes of it."""
    rows, engine = given or prepared(indicator, version)
    found = indicators.outcomes(engine, replace(indicator, versions=(version,), proposed=()), version.since)
    here = {None, *(part.code for part in version.parts)}
    asked = [replace(row, expected={part: row.expected[part] for part in here}) for row in rows]
    return examples.mismatches(asked, found, f"{indicator.code} {version.since}")


@pytest.mark.parametrize(("indicator", "version"), VERSIONS)
def test_each_row_counts_as_its_table_expects(indicator, version):
    assert mismatches(indicator, version) == ()


@pytest.mark.parametrize(("indicator", "version"), VERSIONS)
def test_the_table_shows_all_four_outcomes(indicator, version):
    rows = examples.parse(version.examples, indicator.counts, [part.code for part in version.parts])
    shown = {outcome for row in rows for outcome in row.expected.values()}
    # Of a score every row that counts is one of those its mean is made of.
    counting = indicators.Outcome.DENOMINATOR if indicator.score else indicators.Outcome.NUMERATOR
    assert shown == set(indicators.Outcome) - ({indicators.Outcome.NUMERATOR} if indicator.score else set())
    for part in version.parts:
        assert counting in {row.expected[part.code] for row in rows}, part.code


@pytest.mark.parametrize(("indicator", "version"), VERSIONS)
def test_a_wrong_expectation_is_reported_by_indicator_version_and_row(indicator, version):
    head, line, first, *rest = version.examples.strip().splitlines()
    case = first.split("|")[0].strip()
    right = next(outcome.words for outcome in indicators.Outcome if outcome.words in first)
    wrong = first.replace(right, "niet te bepalen", 1)
    table = "\n".join([head, line, wrong, *rest])
    sentences = mismatches(indicator, replace(version, examples=table))
    assert sentences
    assert all(sentence.startswith(f"{indicator.code} {version.since}, row {case}: ") for sentence in sentences)


@pytest.mark.parametrize(("indicator", "version"), OTHERWISE)
def test_the_table_notices_every_small_change_of_the_definition(indicator, version):
    given = prepared(indicator, version)
    unnoticed = [change for change, mutant in mutants(indicator, version) if not mismatches(indicator, mutant, given)]
    assert set(unnoticed) <= set(WITHOUT_EFFECT)


@pytest.mark.parametrize(("indicator", "version"), OTHERWISE)
def test_there_are_small_changes_to_notice(indicator, version):
    assert len(list(mutants(indicator, version))) >= 8


def mutants(indicator, version) -> Iterator[tuple[str, indicators.Version]]:
    """The version with one comparison, bound, code or yes/no changed, and what was changed.

    With a change in a part the other parts are left out: they take time and stay as they were.
    """
    for change, criterion in altered(version.denominator, indicator.counts):
        yield change, replace(version, denominator=criterion)
    if version.numerator:
        for change, criterion in altered(version.numerator, indicator.counts):
            yield change, replace(version, numerator=criterion)
    for left_out in version.denominator.conjuncts:
        rest = [criterion for criterion in version.denominator.conjuncts if criterion is not left_out]
        yield f"without '{left_out.words}'", replace(version, denominator=reduce(and_, rest))
    for part in version.parts:
        for change, other in altered_parts(part, indicator.counts):
            yield f"{part.code}: {change}", replace(version, parts=(other,), examples=NO_PARTS)


def altered_parts(part, table) -> Iterator[tuple[str, indicators.Part]]:
    for name in ("denominator", "numerator"):
        if criterion := getattr(part, name):
            for change, other in altered(criterion, table):
                yield change, replace(part, **{name: other})


def altered(criterion, table) -> Iterator[tuple[str, indicators.Criterion]]:
    whole = criterion.bind(ibis_table(table)).op()
    yield f"{criterion.words}: turned round", ~criterion
    for node in whole.find((*STRICTNESS, ops.InValues, ops.Not, ops.Coalesce)):
        for change, other in changes(node):
            expression = whole.replace({node: other}).to_expr()
            yield f"{criterion.words}: {change}", indicators.Criterion(change, change, expression)


def changes(node) -> Iterator[tuple[str, ops.Node]]:
    match node:
        case ops.InValues(value=value, options=options):
            for left_out in options:
                rest = tuple(option for option in options if option is not left_out)
                yield f"without {left_out.value}", ops.InValues(value, rest)
        case ops.Not(arg=arg):
            yield "not turned round", arg
        case ops.Coalesce(arg=arguments):
            yield "only the first of what is given", arguments[0]
        case _:
            yield f"{type(node).__name__} turned", STRICTNESS[type(node)](node.left, node.right)
            yield from shifted(node)


def shifted(node) -> Iterator[tuple[str, ops.Node]]:
    bound = node.right
    if isinstance(bound, ops.Literal) and isinstance(bound.value, int):
        for step in (-1, 1):
            yield (
                f"bound {bound.value} moved by {step}",
                type(node)(node.left, ops.Literal(bound.value + step, bound.dtype)),
            )
