"""The page that explains every measure and every alert, made from the declarations."""

from collections.abc import Iterator

from ooievaar.quality.items import ITEMS
from ooievaar.quality.kinds import KINDS, AlertKind
from ooievaar.quality.measured import MEASURED
from ooievaar.quality.measures import MEASURES, Measure
from ooievaar.quality.phrases import EN, NL, Texts


def pages() -> dict[str, str]:
    """The page in Dutch and in English: file name below docs/generated -> Markdown."""
    return {f"registration-quality{texts.suffix}.md": _page(texts) for texts in (NL, EN)}


def _page(texts: Texts) -> str:
    blocks = [
        f"# {texts.title}", texts.intro,
        f"## {texts.measures}", texts.month, _measures(texts),
        f"## {texts.items}", texts.items_intro, *_items(texts),
        f"## {texts.comparisons}", texts.compared,
        f"## {texts.expected}", *texts.model,
        f"## {texts.alerts}", *(block for kind in KINDS for block in _kind(kind, texts)),
        f"## {texts.false_alarms}", texts.limit.format(total=texts.number(sum(each.false_per_round for each in KINDS))),
        _measured(texts), texts.limits_of_monitor,
    ]  # fmt: skip
    return "\n\n".join(blocks) + "\n"


def _measures(texts: Texts) -> str:
    rows = [texts.measure_head, "|---|---|---|---|", *(_measure(each, texts) for each in MEASURES)]
    return "\n".join(rows)


def _measure(each: Measure, texts: Texts) -> str:
    title, counts, total = texts.pick(
        (each.title, each.counts, each.total), (each.title_english, each.counts_english, each.total_english)
    )
    return f"| {title} | `{each.code}` | {counts} | {total} |"


def _items(texts: Texts) -> Iterator[str]:
    for applies in dict.fromkeys(item.applies for item in ITEMS):
        who = texts.pick(applies.words, applies.words_english)
        yield f"{who[0].upper()}{who[1:]}:"
        own = [item for item in ITEMS if item.applies is applies]
        yield "\n".join(f"- {texts.pick(item.words, item.words_english)} (`{item.column}`)" for item in own)


def _kind(kind: AlertKind, texts: Texts) -> Iterator[str]:
    yield f"### {texts.pick(kind.title, kind.title_english)}"
    yield f"`{kind.code}`. {texts.pick(kind.given, kind.given_english)}"
    yield texts.pick(kind.then, kind.then_english)


def _measured(texts: Texts) -> str:
    rows = [texts.measured_head, "|---|---|---|---|"]
    for each in MEASURED:
        rate = texts.number(round(each.alerts / each.rounds, 2))
        rows.append(f"| {texts.pick(each.country, each.country_english)} | {each.rounds} | {each.alerts} | {rate} |")
    return "\n".join(rows)
