"""The page "how is this computed" of each indicator, made from its declaration."""

from collections.abc import Iterator, Sequence
from typing import Literal

from ooievaar.indicators import examples
from ooievaar.indicators.catalogue import INDICATORS
from ooievaar.indicators.counting import sql
from ooievaar.indicators.criterion import Criterion
from ooievaar.indicators.declaration import Assumption, Indicator, Part, Score, Version
from ooievaar.indicators.history import HISTORY
from ooievaar.indicators.neutral import NEUTRAL
from ooievaar.indicators.outcome import Outcome
from ooievaar.indicators.phrases import EN, NL, Texts
from ooievaar.indicators.pinned import fingerprint

type Language = Literal["nl", "en"]

_SUFFIXES: dict[Language, str] = {"nl": ".md", "en": ".en.md"}


def pages() -> dict[str, str]:
    """The pages of all indicators in Dutch and English, and an index, by file name below `docs/generated/`."""
    return {"indicators/index.md": _index("nl"), "indicators/index.en.md": _index("en")} | _each(
        "indicators", INDICATORS
    )


def neutral_pages() -> dict[str, str]:
    """The pages of the neutral measures and their index: apart, as nobody approves or publishes them."""
    index = {"neutral/index.md": _neutral_index("nl"), "neutral/index.en.md": _neutral_index("en")}
    return index | _each("neutral", NEUTRAL)


def _each(folder: str, measures: Sequence[Indicator]) -> dict[str, str]:
    return {
        f"{folder}/{each.code}{suffix}": page(each, language)
        for each in measures
        for language, suffix in _SUFFIXES.items()
    }


def page(indicator: Indicator, language: Language) -> str:
    """How one indicator is computed, as Markdown: words, conditions, choices, history, examples and SQL."""
    blocks = [*_head(indicator, language)]
    for version in reversed(indicator.versions):
        blocks += _version(indicator, version, language)
    return "\n\n".join(blocks) + "\n"


def _texts(language: Language) -> Texts:
    return NL if language == "nl" else EN


def _say(language: Language, dutch: str, english: str) -> str:
    return dutch if language == "nl" else english


def _index(language: Language) -> str:
    texts, rows = _texts(language), _links(INDICATORS, language)
    events = [f"- **{each.since}**: {_say(language, each.words, each.words_english)}" for each in HISTORY]
    history = (f"## {texts.history_title}", texts.history_words, "\n".join(events))
    return "\n\n".join((f"# {texts.index_title}", texts.index_words, "\n".join(rows), *history)) + "\n"


def _neutral_index(language: Language) -> str:
    texts, rows = _texts(language), _links(NEUTRAL, language)
    return "\n\n".join((f"# {texts.neutral_title}", texts.neutral_words, "\n".join(rows), texts.absent)) + "\n"


def _links(measures: Sequence[Indicator], language: Language) -> list[str]:
    wanted, titles = _texts(language).wanted, [_say(language, each.title, each.title_english) for each in measures]
    return [
        f"- [{title}]({each.code}{_SUFFIXES[language]}): {wanted[each.wanted].lower()}"
        for each, title in zip(measures, titles, strict=True)
    ]


def _head(indicator: Indicator, language: Language) -> Iterator[str]:
    texts = _texts(language)
    yield f"# {_say(language, indicator.title, indicator.title_english)}"
    yield _say(language, indicator.why, indicator.why_english)
    yield f"{texts.counted[indicator.counts.name]}. {texts.wanted[indicator.wanted]}."


def _version(indicator: Indicator, version: Version, language: Language) -> Iterator[str]:
    texts = _texts(language)
    yield f"## {texts.since} {version.since}"
    if indicator not in NEUTRAL:
        yield f"{texts.number}: {version.number or texts.number_unknown}."
    if version.change:
        yield f"**{texts.change}**: {_say(language, version.change.words, version.change.words_english)}"
    yield _say(language, version.words, version.words_english)
    later = _counts_alike(indicator, version)
    if later:
        yield texts.alike.format(year=later.since)
    elif indicator.score:
        yield from _scoring(indicator.score, version, language)
    else:
        yield from _counting(version, language)
    yield f"### {texts.choices}"
    yield "\n".join(_assumption(each, language) for each in version.assumptions)
    yield f"{texts.source}: {_say(language, version.source, version.source_english)}"
    if not later:
        yield from _examples(indicator, version, language)
        yield f"### {texts.statement_title}"
        yield texts.statement_words
        yield f"```sql\n{sql(indicator, version)}\n```"


def _counts_alike(indicator: Indicator, version: Version) -> Version | None:
    """The next version, when it counts the same: a reader need not compare two long tables to see that."""
    later = next((each for each in indicator.versions if each.since > version.since), None)
    return later if later and fingerprint(later) == fingerprint(version) else None


def _counting(version: Version, language: Language) -> Iterator[str]:
    texts = _texts(language)
    yield from _conditions(version, language)
    yield texts.missing
    yield texts.interval


def _scoring(score: Score, version: Version, language: Language) -> Iterator[str]:
    texts = _texts(language)
    yield texts.marks
    yield _listed(version.denominator.conjuncts, language)
    yield texts.response
    yield _listed(score.cases.conjuncts, language)
    yield f"### {texts.parts}"
    yield "\n".join(_part(part, language) for part in version.parts)
    yield texts.score_interval


def _conditions(version: Version, language: Language) -> Iterator[str]:
    texts = _texts(language)
    yield texts.denominator
    yield _listed(version.denominator.conjuncts, language)
    if version.numerator is None:
        yield texts.no_numerator
    else:
        yield texts.numerator
        yield _listed(version.numerator.conjuncts, language)
    if version.parts:
        yield f"### {texts.parts}"
        yield "\n".join(_part(part, language) for part in version.parts)


def _listed(criteria: Sequence[Criterion], language: Language) -> str:
    return "\n".join(f"- {_say(language, each.words, each.words_english)}" for each in criteria)


def _part(part: Part, language: Language) -> str:
    own = [criterion for criterion in (part.denominator, part.numerator) if criterion]
    conditions = "; ".join(_say(language, each.words, each.words_english) for each in own)
    return f"- **{_say(language, part.title, part.title_english)}** (`{part.code}`): {conditions}"


def _assumption(assumption: Assumption, language: Language) -> str:
    words = _say(language, assumption.words, assumption.words_english)
    return f"- {words} ({_texts(language).made_on} {assumption.date.isoformat()})"


def _examples(indicator: Indicator, version: Version, language: Language) -> Iterator[str]:
    texts = _texts(language)
    head, rows = examples.cells(version.examples)
    shown = [head, ["---"] * len(head), *([_outcome(cell, language) for cell in row] for row in rows)]
    names = {examples.CASE: texts.case, examples.OUTCOME: texts.expected, examples.PARTS: texts.counting_parts}
    names |= {examples.WITHIN: texts.within}
    shown[0] = [names.get(name, f"`{name}`") for name in head]
    yield f"### {texts.example_title}"
    yield texts.example_words
    yield "\n".join(f"| {' | '.join(row)} |" for row in shown)
    if language == "nl":
        yield "\n".join(_column(name, indicator) for name in head if name in indicator.counts.names)


def _outcome(cell: str, language: Language) -> str:
    english = {outcome.words: outcome.words_english for outcome in Outcome}
    return _say(language, cell, english.get(cell, cell))


def _column(name: str, indicator: Indicator) -> str:
    column = indicator.counts[name]
    return f"- `{name}`: {column.words}" + (f", in {column.unit}" if column.unit else "")
