"""The verbs of the registry, composed from the packages below."""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from ooievaar import (
    disclosure,
    indicators,
    intake,
    kernset,
    linkage,
    quality,
    records,
    statistics,
    synthetic,
    warehouse,
)

__all__ = [
    "Checked",
    "CutReport",
    "ReadFile",
    "build_cut",
    "check_messages",
    "checked_as_json",
    "checked_as_text",
    "compute",
    "disclose",
    "disclose_publicly",
    "documents",
    "figures_table",
    "folder_of_records",
    "link",
    "links_of",
    "measure_linkage",
    "quality_in_words",
    "read_messages",
    "read_object",
    "records_of",
    "synthesize",
    "written",
]

Frames = Mapping[str, pl.DataFrame]
Progress = Callable[[str, int, int], None]
Shown = Mapping[disclosure.Key, disclosure.Disclosed]
PUBLIC = disclosure.Policy(numerators=10, complements=10)
DISCLOSED_KEY = ("year", "indicator", "part", "version", "level", "unit")
DISCLOSED_COLUMNS = {
    **dict.fromkeys(("numerator", "denominator"), pl.Int64()),
    **dict.fromkeys(("value", "lower", "upper"), pl.Float64()),
    "undetermined": pl.Int64(),
    "hidden": pl.String(),
}
LEVELS = ("country", "vsv", "hospital", "practice")
RECORD_TABLES = (*records.DELIVERED, *records.REGISTER)


@dataclass(frozen=True)
class ReadFile:
    """One message of a file or archive: where it stood and what it gave."""

    name: str
    result: kernset.Message | kernset.Unreadable


@dataclass(frozen=True)
class Checked:
    """One message of a file or archive and everything that is to be said of it."""

    name: str
    judged: intake.Judged


@dataclass(frozen=True)
class CutReport:
    """A cut that was built: where, its checksum, and how many rows its main tables have."""

    folder: Path
    checksum: str
    births: int
    children: int
    episodes: int


def read_messages(paths: Iterable[Path]) -> Iterator[ReadFile]:
    """Read every message in these files, folders and archives."""
    for name, data in kernset.message_files(paths):
        yield ReadFile(name, kernset.read(data))


def check_messages(paths: Iterable[Path]) -> Iterator[Checked]:
    """Judge every message in these files, folders and archives, whoever sent it."""
    anyone = intake.Sender(own_lvr=None, known_lvrs=None)
    for name, data in kernset.message_files(paths):
        yield Checked(name, intake.judge(data, anyone))


def read_object(name: str, message: kernset.Message, *, typed: bool) -> dict[str, Any]:
    """What `kernset read` writes of one message: its tree, or its typed rows.

    Pseudonyms are made with a key of this one call: rows of different calls cannot be joined by them.
    """
    about = {"file": name, "format": message.format, "message_id": message.message_id}
    if not typed:
        return {**about, "tree": message.tree}
    delivered = intake.translate(message, intake.Pseudonymiser(secrets.token_bytes(32)))
    return {**about, **delivered.rows}


def checked_as_json(checked: Checked) -> str:
    """One message with its findings, as one line of JSON."""
    findings = [
        {"rule": f.rule, "grade": f.grade.value, "place": f.place, "value": f.value, "sentence": f.sentence}
        for f in checked.judged.findings
    ]
    return as_json({"file": checked.name, "accepted": checked.judged.accepted, "findings": findings})


def checked_as_text(checked: Checked) -> str:
    """One message with its findings, for people."""
    findings = [f"  {f.grade.value} ({f.rule}) {f.place}: {f.sentence}" for f in checked.judged.findings]
    return "\n".join([f"{checked.name}: {'' if findings else 'geen bevindingen'}".rstrip(), *findings])


def records_of(messages: Iterable[kernset.Message], pseudonymiser: intake.Pseudonymiser) -> dict[str, pl.DataFrame]:
    """The delivered tables of these messages; of two with the same identity the last one counts.

    Of documents with a version, the highest counts.
    """
    current: dict[str, intake.Delivered] = {}
    for message in messages:
        delivered = intake.translate(message, pseudonymiser)
        before = current.get(delivered.identity)
        if before is None or (delivered.version or 0) >= (before.version or 0):
            current[delivered.identity] = delivered
    return frames_of(current.values())


def frames_of(delivered: Iterable[intake.Delivered]) -> dict[str, pl.DataFrame]:
    """Delivered rows as the declared tables."""
    messages = list(delivered)
    return {
        table.name: table.frame(row for one in messages for row in one.rows.get(table.name, ()))
        for table in records.DELIVERED
    }


def synthesize(*, births: int, year: int, seed: int, out: Path, form: str) -> dict[str, int]:
    """Write a made-up country: messages or records, the register, and `truth.parquet`.

    Args:
        births: how many births happen in the year.
        year: the reporting year.
        seed: the same seed gives the same country.
        out: folder to fill; made when absent.
        form: `messages` (one XML file per message, a folder per sender; the documents about newborns likewise, in
            `admissions`) or `records` (Parquet).

    Returns:
        How much was written: births, messages.
    """
    country = synthetic.country(births=births, year=year, seed=seed)
    out.mkdir(parents=True, exist_ok=True)
    for table in records.REGISTER:
        getattr(country, table.name).write_parquet(out / f"{table.name}.parquet")
    write = _write_messages if form == "messages" else _write_records
    count = write(country, seed, out)
    return {"births": births, "messages": count}


def written(delivery: synthetic.Delivery | synthetic.Admission) -> bytes:
    """The message or document as the provider's system would send it."""
    if isinstance(delivery, synthetic.Admission):
        return kernset.write_document(delivery.tree)
    return kernset.write(delivery.tree, message_id=delivery.message_id, created=delivery.created)


def _write_messages(country: synthetic.Country, seed: int, out: Path) -> int:
    count = _write_all(synthetic.deliveries(country), out / "messages")
    _write_all(synthetic.admissions(country), out / "admissions")
    synthetic.truth(country).write_parquet(out / "truth.parquet")
    return count


def _write_all(deliveries: Iterable[synthetic.Delivery | synthetic.Admission], out: Path) -> int:
    count = 0
    for delivery in deliveries:
        folder = out / delivery.sender_lvr
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{delivery.message_id}.xml").write_bytes(written(delivery))
        count += 1
    return count


def _write_records(country: synthetic.Country, seed: int, out: Path) -> int:
    pseudonymiser = intake.Pseudonymiser(f"synthetic {seed}".encode())
    current: dict[str, intake.Delivered] = {}
    pregnancies: dict[str, int] = {}
    count = 0
    for delivery in synthetic.deliveries(country):
        count += 1
        delivered = intake.translate(as_message(delivery), pseudonymiser)
        before = current.get(delivered.identity)
        if before is None or (delivered.version or 0) >= (before.version or 0):
            current[delivered.identity] = delivered
        pregnancies[delivered.identity] = delivery.pregnancy
    stays = (intake.translate(as_document(one), pseudonymiser) for one in synthetic.admissions(country))
    for name, frame in frames_of([*current.values(), *stays]).items():
        frame.write_parquet(out / f"{name}.parquet")
    truth = {"episode_id": list(pregnancies), "pregnancy": list(pregnancies.values())}
    pl.DataFrame(truth).write_parquet(out / "truth.parquet")
    return count


def as_message(delivery: synthetic.Delivery) -> kernset.Message:
    """A made-up delivery as the reader would give it, without the detour over XML."""
    return kernset.Message(
        format="hl7v3-2.3",
        message_id=delivery.message_id,
        created=delivery.created,
        sender_lvr=delivery.sender_lvr,
        dossier=delivery.dossier,
        tree=delivery.tree,
        problems=(),
    )


def as_document(admission: synthetic.Admission) -> kernset.Message:
    """A made-up document as the reader would give it, without the detour over XML."""
    about = admission.tree["documentgegevens"]
    return kernset.Message(
        format=kernset.NEONATOLOGY,
        message_id=kernset.joined(about["identificatie"]) or "",
        created=datetime.fromisoformat(about["document_datum"]),
        sender_lvr=admission.sender_lvr,
        dossier=kernset.joined(about["set_identificatie"]),
        tree=admission.tree,
        problems=(),
    )


def folder_of_records(folder: Path) -> tuple[dict[str, pl.DataFrame], dict[str, pl.DataFrame]]:
    """The delivered tables and the register in a folder that `synthesize --as records` wrote.

    Raises:
        FileNotFoundError: a table is absent; the message names it.
    """
    frames = {table.name: pl.read_parquet(folder / f"{table.name}.parquet") for table in RECORD_TABLES}
    delivered = {table.name: frames[table.name] for table in records.DELIVERED}
    return delivered, {table.name: frames[table.name] for table in records.REGISTER}


def link(delivered: Frames, engine: str = warehouse.DUCKDB) -> pl.DataFrame:
    """Which episodes are one pregnancy: `records.LINKS`."""
    with warehouse.comparing(engine) as database:
        return linkage.link(delivered, database)


def links_of(cut: Path) -> pl.DataFrame:
    """The links that a cut holds: `records.LINKS`."""
    with warehouse.open_cut(cut) as opened:
        return opened.table("links")


def measure_linkage(links: pl.DataFrame, truth: pl.DataFrame) -> linkage.Quality:
    """Precision and recall of links against the truth: columns `episode_id`, `pregnancy`."""
    return linkage.measure(links, truth)


def no_progress(step: str, done: int, total: int) -> None:
    """For callers who do not watch."""


def build_cut(
    *,
    delivered: Frames,
    register: Frames,
    year: int,
    out: Path,
    about: Mapping[str, Any],
    progress: Progress = no_progress,
) -> CutReport:
    """Link the delivered records, attribute the births of one year, and freeze the result.

    Args:
        delivered: `episodes`, `referrals`, `delivered_children`, as declared in `records`.
        register: `organisations`, `vsvs`, `memberships`.
        year: births of this calendar year go in.
        out: the folder to make; it must not exist.
        about: what the manifest must tell besides, such as a digest of the submissions.
        progress: called with a step (Dutch), how many steps are done, and how many there are.
    """
    progress("records koppelen", 0, 4)
    links = link(delivered)
    progress("bevallingen samenstellen", 1, 4)
    everything = linkage.merge(delivered, links, register["organisations"])
    merged = _of_year(everything, year)
    progress("bevallingen toewijzen", 2, 4)
    attributions = linkage.attribute(merged, register["organisations"], register["memberships"])
    progress("snede vastleggen", 3, 4)
    tables = {
        "births": merged["births"],
        "children": merged["children"],
        "attributions": attributions,
        "links": links,
        **register,
    }
    # A birth that nobody dated belongs to no year; the manifest tells how many, so that they are not forgotten.
    undated = everything["births"]["birth_year"].null_count()
    folder = warehouse.build(tables, out, {"year": year, "births_without_date": undated, **about})
    progress("snede vastgelegd", 4, 4)
    with warehouse.open_cut(folder) as cut:
        checksum = cut.manifest.checksum
    return CutReport(folder, checksum, merged["births"].height, merged["children"].height, links.height)


def _of_year(merged: Frames, year: int) -> dict[str, pl.DataFrame]:
    """The births of a year, and those of New Year's Eve with a child of the year: each child counts in its own year."""
    children = merged["children"].filter(pl.col("birth_year") == year)["birth_id"]
    births = merged["births"].filter((pl.col("birth_year") == year) | pl.col("birth_id").is_in(children.implode()))
    return {
        name: births if name == "births" else frame.join(births.select("birth_id"), on="birth_id", how="semi")
        for name, frame in merged.items()
    }


def compute(
    *,
    cut: Path,
    year: int,
    levels: Sequence[str] = LEVELS,
    only: Sequence[str] | None = None,
    engine: str = warehouse.DUCKDB,
) -> pl.DataFrame:
    """Every figure of a cut, undisclosed: `records.FIGURES`."""
    with warehouse.open_cut(cut, engine) as opened:
        return indicators.compute(opened, year=year, levels=levels, only=only)


def figures_table(
    *, cut: Path, year: int, levels: Sequence[str], disclosed: bool, engine: str = warehouse.DUCKDB
) -> pl.DataFrame:
    """Figures of a cut for a file: all of them for the office, or only what may be shown.

    What is hidden has its counts and value empty and says why in the column `hidden`.
    """
    figures = compute(cut=cut, year=year, levels=LEVELS if disclosed else levels, engine=engine)
    if not disclosed:
        return figures
    with warehouse.open_cut(cut) as opened:
        register = {t.name: opened.table(t.name) for t in records.REGISTER}
    shown = disclose(figures, register)
    return _disclosed_rows(figures.filter(pl.col("level").is_in(list(levels))), shown)


def _disclosed_rows(figures: pl.DataFrame, shown: Shown) -> pl.DataFrame:
    keys = figures.select(DISCLOSED_KEY).to_dicts()
    cells = [shown[key["indicator"], key["part"], key["level"], key["unit"]] for key in keys]
    columns = {**figures.select(DISCLOSED_KEY).schema, **DISCLOSED_COLUMNS}
    return pl.DataFrame([{**key, **asdict(cell)} for key, cell in zip(keys, cells, strict=True)], schema=columns)


def quality_in_words(quality: linkage.Quality) -> str:
    """One line for people who watch."""
    return f"linkage: precision {quality.precision:.4f}, recall {quality.recall:.4f}"


def disclose(figures: pl.DataFrame, register: Frames) -> Shown:
    """What may be shown of the figures of one year, given which units lie within which; nothing of a year without."""
    if figures.is_empty():
        return {}
    parents = disclosure.nesting(
        register["vsvs"], register["organisations"], register["memberships"], int(figures["year"][0])
    )
    nouns = {each.code: each.noun for each in indicators.INDICATORS}
    return disclosure.disclose(figures, disclosure.Policy(), parents, nouns=nouns, interval=statistics.wilson)


def disclose_publicly(figures: pl.DataFrame) -> Shown:
    """What everyone may see of the country and its VSVs in one year: neither side of a figure below ten either."""
    if figures.is_empty():
        return {}
    vsvs = figures.filter(pl.col("level") == "vsv")["unit"].unique()
    parents = {("vsv", number): ("country", "NL") for number in vsvs}
    nouns = {each.code: each.noun for each in indicators.INDICATORS}
    return disclosure.disclose(figures, PUBLIC, parents, nouns=nouns, interval=statistics.wilson)


def documents() -> dict[str, str]:
    """Every page that follows from a declaration of the core: file name below docs/generated -> Markdown."""
    return {**records.pages(), **intake.pages(), **indicators.pages(), **quality.pages()}


def as_json(value: Any) -> str:
    """JSON for people and programs: dates as ISO 8601, Dutch letters as they are."""
    return json.dumps(value, ensure_ascii=False, default=_iso)


def _iso(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")
