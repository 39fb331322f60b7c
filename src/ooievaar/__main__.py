"""The command line: arguments only."""

import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from ooievaar import intake, kernset, main, warehouse
from ooievaar.questionnaires import PREM, exchange, nps

__all__ = ["app", "run"]

FOUND, UNUSABLE = 1, 2  # exit codes: findings or failures; arguments that cannot be used

app = typer.Typer(
    no_args_is_help=True, help="Ooievaar: registry of birth care.", pretty_exceptions_enable=False, add_completion=False
)
kernset_app = typer.Typer(no_args_is_help=True, help="Read and check messages.")
cut_app = typer.Typer(no_args_is_help=True, help="Freeze linked records, and check that nobody touched them.")
release_app = typer.Typer(no_args_is_help=True, help="What becomes public.")
prem_app = typer.Typer(no_args_is_help=True, help="Files of answered questionnaires: their format, and checking them.")
app.add_typer(kernset_app, name="kernset")
app.add_typer(cut_app, name="cut")
app.add_typer(release_app, name="release")
app.add_typer(prem_app, name="prem")

Paths = Annotated[list[Path], typer.Argument(exists=True, help="Files, folders or zip archives.")]
Year = Annotated[int, typer.Option(min=2000, max=2100, help="Reporting year.")]
Out = Annotated[Path, typer.Option(help="Folder to write.")]
Engine = Annotated[str, typer.Option(help="`duckdb`, or the address of a Spark cluster: `spark://host:port`.")]
PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


class ReadFormat(StrEnum):
    """How `kernset read` writes what it read."""

    JSON = "json"
    RECORDS = "records"


class CheckFormat(StrEnum):
    """How `kernset check` writes findings."""

    TEXT = "text"
    JSON = "json"


class Form(StrEnum):
    """What `synthesize` writes."""

    MESSAGES = "messages"
    RECORDS = "records"


class Level(StrEnum):
    """For which units `figures` computes."""

    COUNTRY = "country"
    VSV = "vsv"
    HOSPITAL = "hospital"
    PRACTICE = "practice"


class TableFormat(StrEnum):
    """How `figures` writes its table."""

    CSV = "csv"
    JSON = "json"


class CodebookFormat(StrEnum):
    """How `prem codebook` writes."""

    MARKDOWN = "md"
    CSV = "csv"


class Language(StrEnum):
    """Languages of a codebook."""

    DUTCH = "nl"
    ENGLISH = "en"


@kernset_app.command("read")
def kernset_read(
    files: Paths, form: Annotated[ReadFormat, typer.Option("--format", help="Tree or typed rows.")] = ReadFormat.JSON
) -> None:
    """Write each message as one JSON object on a line of its own."""
    unreadable, typed = False, form is ReadFormat.RECORDS
    try:
        for file in main.read_messages(files):
            if isinstance(file.result, kernset.Unreadable):
                unreadable = True
                typer.echo(f"{file.name}: {intake.sentence_for(file.result)}", err=True)
                continue
            typer.echo(main.as_json(main.read_object(file.name, file.result, typed=typed)))
    except kernset.UnusableError as unusable:
        _unusable(str(unusable))
    raise typer.Exit(FOUND if unreadable else 0)


@kernset_app.command("check")
def kernset_check(
    paths: Paths,
    form: Annotated[CheckFormat, typer.Option("--format", help="For people or programs.")] = CheckFormat.TEXT,
) -> None:
    """Tell everything that is wrong with these messages; keeps nothing. The last line, on standard error, counts."""
    tally = intake.Tally()
    try:
        for checked in main.check_messages(paths):
            tally.add(checked.judged)
            lines = main.checked_as_json(checked) if form is CheckFormat.JSON else main.checked_as_text(checked)
            typer.echo(lines)
    except kernset.UnusableError as unusable:
        _unusable(str(unusable))
    typer.echo(str(tally), err=True)
    raise typer.Exit(FOUND if tally.is_serious else 0)


@app.command()
def synthesize(
    births: Annotated[int, typer.Option(min=100, help="Births in the year.")],
    year: Year,
    out: Out,
    seed: Annotated[int, typer.Option(help="The same seed gives the same country.")] = 1,
    form: Annotated[Form, typer.Option("--as", help="XML messages, or rows in Parquet.")] = Form.MESSAGES,
) -> None:
    """Make up a country, with its truth."""
    done = main.synthesize(births=births, year=year, seed=seed, out=out, form=form.value)
    typer.echo(f"{done['births']} births in {done['messages']} messages: {out}")


@cut_app.command("build")
def cut_build(
    year: Year,
    out: Out,
    records: Annotated[
        Path | None, typer.Option("--from", exists=True, file_okay=False, help="Folder of records; else the database.")
    ] = None,
    engine: Engine = warehouse.DUCKDB,
) -> None:
    """Link, attribute and freeze the births of one year."""
    if out.exists():
        _unusable(f"{out} exists already; a cut is never overwritten.")
    _check_engine(engine)
    if records is None:
        _portal("cut", "--year", str(year), "--out", str(out))
        return
    try:
        delivered, register = main.folder_of_records(records)
    except FileNotFoundError as absent:
        _unusable(str(absent))
    settings = main.CutSettings(about={"source": "records"}, engine=engine, progress=_say)
    report = main.build_cut(delivered=delivered, register=register, year=year, out=out, settings=settings)
    typer.echo(f"{report.births} births, {report.children} children: {report.folder} ({report.checksum})")
    if (records / "truth.parquet").exists():
        _print_quality(report.folder, pl.read_parquet(records / "truth.parquet"))


@cut_app.command("verify")
def cut_verify(folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)]) -> None:
    """Check that a cut is whole and untouched."""
    wrong = warehouse.verify(folder)
    for sentence in wrong:
        typer.echo(sentence)
    if wrong:
        raise typer.Exit(FOUND)
    typer.echo("The cut is whole and untouched.")


@cut_app.command("restore")
def cut_restore(
    archive: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A backup, as `backup` writes it.")],
    name: Annotated[str, typer.Argument(help="What the folder of the cut is called, such as `2025-1-1`.")],
    out: Out,
) -> None:
    """Put one cut back from a backup, and check that it is what was made."""
    try:
        typer.echo(str(warehouse.put_back(archive, name, out)))
    except warehouse.CutRefusedError as refused:
        _unusable(str(refused))


@cut_app.command("compare")
def cut_compare(
    earlier: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of a cut.")],
    later: Annotated[
        Path, typer.Argument(exists=True, file_okay=False, help="Folder of a later cut of the same year.")
    ],
    form: Annotated[CheckFormat, typer.Option("--format", help="For people or programs.")] = CheckFormat.TEXT,
) -> None:
    """Tell what came, went and changed between two cuts, and what that does to each figure."""
    if wrong := [sentence for folder in (earlier, later) for sentence in warehouse.verify(folder)]:
        _unusable("\n".join(wrong))
    try:
        found = main.compare_cuts(earlier, later)
    except warehouse.CutRefusedError as refused:
        _unusable(str(refused))
    as_json = form is CheckFormat.JSON
    typer.echo(main.as_json(main.compared_as_object(found)) if as_json else main.compared_as_text(found))


@app.command()
def figures(  # noqa: PLR0913 - each is an option of the command line
    cut: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of a cut.")],
    year: Year,
    level: Annotated[list[Level] | None, typer.Option(help="May be repeated; all levels when absent.")] = None,
    form: Annotated[TableFormat, typer.Option("--format", help="CSV or JSON.")] = TableFormat.CSV,
    disclosed: Annotated[bool, typer.Option("--disclosed", help="Only what may be shown to others.")] = False,
    version: Annotated[
        list[str] | None,
        typer.Option(help="Another definition than the one in force, as `indicator=year`; may be repeated."),
    ] = None,
    engine: Engine = warehouse.DUCKDB,
) -> None:
    """Compute every indicator over a cut."""
    _check_engine(engine)
    try:
        versions = main.versions_of(version or ())
    except LookupError as unknown:
        _unusable(str(unknown.args[0]))
    if wrong := warehouse.verify(cut):
        _unusable("\n".join(wrong))
    levels = [one.value for one in level] if level else list(main.LEVELS)
    table = main.figures_table(cut=cut, year=year, levels=levels, disclosed=disclosed, versions=versions, engine=engine)
    typer.echo(table.write_csv() if form is TableFormat.CSV else main.as_json(table.to_dicts()), nl=False)


@app.command()
def neutral(
    cut: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of a cut.")],
    year: Year,
    level: Annotated[list[Level] | None, typer.Option(help="May be repeated; all levels when absent.")] = None,
    form: Annotated[TableFormat, typer.Option("--format", help="CSV or JSON.")] = TableFormat.CSV,
) -> None:
    """Compute every neutral measure over a cut; for the office only, as nothing is hidden."""
    if wrong := warehouse.verify(cut):
        _unusable("\n".join(wrong))
    levels = [one.value for one in level] if level else list(main.LEVELS)
    try:
        table = main.compute_neutral(cut=cut, year=year, levels=levels)
    except main.OldCutError as old:
        _unusable(f"this cut was made before it held what these measures count; make it anew ({old})")
    typer.echo(table.write_csv() if form is TableFormat.CSV else main.as_json(table.to_dicts()), nl=False)


@release_app.command("build")
def release_build(year: Year, out: Out) -> None:
    """Write the open-data bundle of the approved figures of one year."""
    _portal("release_bundle", "--year", str(year), "--out", str(out))


@prem_app.command("check")
def prem_check(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="CSV files.")],
    form: Annotated[CheckFormat, typer.Option("--format", help="For people or programs.")] = CheckFormat.TEXT,
    records: Annotated[
        Path | None,
        typer.Option("--from", exists=True, file_okay=False, help="Folder of records, to know organisations by."),
    ] = None,
) -> None:
    """Tell everything that is wrong with these files of answered questionnaires; keeps nothing."""
    is_wrong, is_json = False, form is CheckFormat.JSON
    try:
        for file in main.check_answered(files, today=date.today(), register=records):  # noqa: DTZ011 - where one sits
            is_wrong = is_wrong or file.checked.is_refused
            typer.echo(main.answered_as_json(file) if is_json else main.answered_as_text(file))
    except FileNotFoundError as absent:
        _unusable(str(absent))
    raise typer.Exit(FOUND if is_wrong else 0)


@prem_app.command("schema")
def prem_schema() -> None:
    """Write the columns as a Frictionless Table Schema."""
    typer.echo(exchange.schema_text(PREM), nl=False)


@prem_app.command("codebook")
def prem_codebook(
    form: Annotated[CodebookFormat, typer.Option("--format", help="A page, or a table.")] = CodebookFormat.MARKDOWN,
    language: Annotated[Language, typer.Option(help="Of the page.")] = Language.DUTCH,
) -> None:
    """Write what every column is, what may stand in it and when."""
    is_table = form is CodebookFormat.CSV
    typer.echo(exchange.codebook_csv(PREM) if is_table else exchange.codebook(PREM, language.value), nl=False)


@prem_app.command("example")
def prem_example() -> None:
    """Write a valid file with made-up answers."""
    typer.echo(exchange.example_text(PREM), nl=False)


@prem_app.command("nps-check")
def nps_check(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV file.")]) -> None:
    """Tell everything that is wrong with a file of NPS+ results of 2018 to 2022."""
    with file.open("rb") as opened:
        checked = nps.check_nps(opened.read(exchange.MAX_BYTES + 1))
    for found in checked.findings:
        typer.echo(f"fout regel {found.line} {found.column}: {found.sentence()}")
    typer.echo(f"{len(checked.results)} uitkomsten", err=True)
    raise typer.Exit(FOUND if checked.is_refused else 0)


@app.command(context_settings=PASSED_ON)
def demo(context: typer.Context) -> None:
    """A running site with a made-up country: [--fresh] [--port N] [--no-serve]."""
    _demonstration("demo", *context.args)


@app.command("demo-code")
def demo_code(login: Annotated[str, typer.Argument(help="Such as `verloskundige`.")]) -> None:
    """The login code that a demonstration account's authenticator shows now."""
    _demonstration("code", login)


@app.command(context_settings=PASSED_ON)
def serve(context: typer.Context) -> None:
    """Serve the site: [--host H] [--port N] [--workers N]."""
    _portal("serve", *context.args)


@app.command(context_settings=PASSED_ON)
def worker(context: typer.Context) -> None:
    """Do the long work."""
    _portal("worker", *context.args)


@app.command(context_settings=PASSED_ON)
def manage(context: typer.Context) -> None:
    """Django's own commands."""
    _portal(*context.args)


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="Archive to write (.tar.gz).")]) -> None:
    """Save database and stores in one archive."""
    _portal("backup", str(file))


@app.command()
def restore(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Archive to read.")]) -> None:
    """Put back what `backup` saved; refuses to overwrite."""
    _portal("restore", str(file))


def _portal(*arguments: str) -> None:
    """Become the web application, which alone knows the database: signals then reach it directly."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "ooievaar.portal", *arguments])


def _demonstration(*arguments: str) -> None:
    """The same, on data of its own: a demonstration never touches a registry."""
    os.environ.setdefault("OOIEVAAR_DATA_DIR", "var/demo")
    os.environ["OOIEVAAR_DEMO"] = "true"
    _portal(*arguments)


def _check_engine(engine: str) -> None:
    try:
        warehouse.check(engine)
    except warehouse.UnknownEngineError as unknown:
        _unusable(str(unknown))


def _print_quality(folder: Path, truth: pl.DataFrame) -> None:
    typer.echo(main.quality_in_words(main.measure_linkage(main.links_of(folder), truth)))


def _say(step: str, done: int, total: int) -> None:
    typer.echo(f"{done}/{total} {step}", err=True)


def _unusable(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(UNUSABLE)


def run() -> None:
    """Entry point of the command `ooievaar`."""
    app()


if __name__ == "__main__":
    run()
