"""Definitions and released figures as HL7 FHIR R4: a Measure per version of an indicator, a MeasureReport per unit.

Each group of a Measure is the indicator itself or one of its parts. Criteria are given as the SQL condition that
computes them, over the columns of the data dictionary. A count that is not shown has no count; the report then says
in its text why, in Dutch.

Source: HL7 FHIR 4.0.1, Measure and MeasureReport; terminology of measure populations and scoring by HL7.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Any

from ooievaar import indicators
from ooievaar.publication.entries import Entry, is_score
from ooievaar.records import BIRTHS, RESPONSES, Table

type Resource = dict[str, Any]

# Names of ours, not addresses to fetch: where a registry serves them is its own choice.
BASE = "urn:ooievaar"
_HL7 = "http://terminology.hl7.org/CodeSystem"
_UCUM = "http://unitsofmeasure.org"
_SQL = "application/sql"
_NOTATION = {indicators.Wanted.LOWER: "decrease", indicators.Wanted.HIGHER: "increase"}
_SUBJECT = {"births": "een bevalling", "children": "een geboren kind", "experiences": "een cijfer van een moeder"}
_SCALE = "{score}"  # UCUM writes a unit of no dimension between braces


def as_bundle(entries: Iterable[Entry], year: int) -> Resource:
    """The figures of a release with the definitions they follow, as one FHIR Bundle (collection).

    Args:
        entries: what is released, in any order.
        year: the reporting year.
    """
    known = sorted(entries, key=_unit)
    codes = {entry.indicator for entry in known}
    measures = [measure(each, each.version_for(year)) for each in indicators.INDICATORS if each.code in codes]
    reports = [_report(unit, list(group), year) for unit, group in groupby(known, key=_unit)]
    resources = [*measures, *reports]
    entry = [{"fullUrl": f"{BASE}:{each['resourceType']}:{each['id']}", "resource": each} for each in resources]
    # Without a moment: the same figures give the same bytes. When they were released stands in the manifest.
    return {"resourceType": "Bundle", "type": "collection", "entry": entry}


def measure(indicator: indicators.Indicator, version: indicators.Version) -> Resource:
    """One version of a definition as a Measure."""
    resource: Resource = {
        "resourceType": "Measure",
        "id": _identifier(indicator.code, version.since),
        "url": _canonical(indicator.code),
        "version": str(version.since),
        "name": "".join(word.capitalize() for word in indicator.code.split("_")),
        "title": indicator.title,
        "status": "active",
        "language": "nl",
        "subjectCodeableConcept": {"text": _SUBJECT[indicator.counts.name]},
        "publisher": "Ooievaar",
        "description": version.words,
        "purpose": indicator.why,
        "effectivePeriod": {"start": f"{version.since}-01-01"},
        "scoring": _coded("measure-scoring", "continuous-variable" if indicator.score else "proportion"),
        "type": [_coded("measure-type", "patient-reported-outcome" if indicator.score else "outcome")],
        "guidance": "\n".join(f"{each.name}: {each.words}" for each in version.assumptions),
        "rationale": version.source,
        "group": [_group(indicator, each, version) for each in version.measures],
    }
    if indicator.wanted in _NOTATION:
        resource["improvementNotation"] = _coded("measure-improvement-notation", _NOTATION[indicator.wanted])
    return resource


def _group(indicator: indicators.Indicator, each: indicators.Measure, version: indicators.Version) -> Resource:
    titles = {part.code: part.title for part in version.parts}
    return {
        "id": each.part or "all",
        "code": {"text": indicator.title if each.part is None else titles[each.part]},
        "population": list(_populations(indicator, each)),
    }


def _populations(indicator: indicators.Indicator, each: indicators.Measure) -> Iterator[Resource]:
    """Of a score the response is a share, and each part the mean of what is observed in its measure population."""
    if indicator.score and each.part is None:
        yield _population("denominator", indicator.score.cases, BIRTHS)
        yield {"code": _coded("measure-population", "numerator"), "description": _ANSWERED, "criteria": _SUMMED}
    elif indicator.score:
        yield _population("measure-population", each.denominator, indicator.counts)
        mean = {"language": _SQL, "expression": f"AVG({indicator.score.mark})"}
        yield {"code": _coded("measure-population", "measure-observation"), "description": _MEAN, "criteria": mean}
    else:
        yield _population("denominator", each.denominator, indicator.counts)
        if each.numerator is not None:
            yield _population("numerator", each.numerator, indicator.counts)


_ANSWERED = "ingevulde vragenlijsten die voor de eenheid meetellen"
_SUMMED = {"language": _SQL, "expression": f"SUM({RESPONSES.name}.count)"}
_MEAN = "gemiddelde van de cijfers"


def _population(code: str, criterion: indicators.Criterion, table: Table) -> Resource:
    return {
        "code": _coded("measure-population", code),
        "description": criterion.words,
        "criteria": {"language": _SQL, "expression": indicators.condition(criterion, table)},
    }


def _unit(entry: Entry) -> tuple[str, str, str]:
    return entry.indicator, entry.level, entry.unit


def _report(unit: tuple[str, str, str], entries: list[Entry], year: int) -> Resource:
    indicator, level, number = unit
    version = indicators.find(indicator).version_for(year)
    resource: Resource = {
        "resourceType": "MeasureReport",
        "id": _identifier(indicator, year, level, number),
        "status": "complete",
        "type": "summary",
        "measure": f"{_canonical(indicator)}|{version.since}",
        "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "reporter": {"identifier": {"system": f"{BASE}:{level}", "value": number}, "display": entries[0].name},
        "group": [_counted(entry) for entry in sorted(entries, key=lambda each: each.part or "")],
    }
    return resource | _why_not(entries)


def _counted(entry: Entry) -> Resource:
    group: Resource = {"id": entry.part or "all", "population": list(_counts(entry))}
    if entry.figure is not None and entry.figure.value is not None:
        unit = _SCALE if is_score(entry) else "%"
        group["measureScore"] = {"value": entry.figure.value, "unit": unit, "system": _UCUM, "code": unit}
    return group


def _counts(entry: Entry) -> Iterator[Resource]:
    figure = entry.figure
    counts = {"denominator": figure and figure.denominator, "numerator": figure and figure.numerator}
    if is_score(entry):
        counts = {"initial-population": figure and figure.respondents, "measure-population": counts["denominator"]}
    for code, count in counts.items():
        population: Resource = {"code": _coded("measure-population", code)}
        yield population if count is None else population | {"count": count}


def _why_not(entries: list[Entry]) -> Resource:
    """The reasons of what is not shown, each once, as the narrative of the report."""
    told = [entry.reason if entry.figure is None else entry.figure.hidden for entry in entries]
    reasons = list(dict.fromkeys(reason for reason in told if reason))
    if not reasons:
        return {}
    paragraphs = "".join(f"<p>{escape(reason)}</p>" for reason in reasons)
    return {"text": {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</div>'}}


def _coded(system: str, code: str) -> Resource:
    return {"coding": [{"system": f"{_HL7}/{system}", "code": code}]}


def _canonical(indicator: str) -> str:
    return f"{BASE}:Measure:{indicator}"


def _identifier(*parts: object) -> str:
    """At most 64 letters, digits, dashes and dots, as FHIR asks of an id."""
    return "-".join(str(part).replace("_", "-") for part in parts)[:64]
