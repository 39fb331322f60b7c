"""`ooievaar prem`: checking files of answered questionnaires, and what it writes of their format."""

import json

import pytest
from typer.testing import CliRunner

from ooievaar import records
from ooievaar.__main__ import app
from ooievaar.questionnaires import PREM, exchange


def prem(*arguments):
    return CliRunner().invoke(app, ["prem", *map(str, arguments)])


@pytest.fixture
def example(tmp_path):
    file = tmp_path / "example.csv"
    file.write_text(prem("example").stdout, encoding="utf-8")
    return file


def test_the_example_it_writes_is_valid(example):
    done = prem("check", example)
    assert (done.exit_code, done.stdout) == (0, f"{example}: 12 vragenlijsten, geen bevindingen\n")


def test_every_file_is_told_and_one_that_is_wrong_gives_one(example, tmp_path):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(example.read_text().replace(";nl;", ";Nederlands;", 1))
    done = prem("check", example, wrong)
    assert done.exit_code == 1
    assert f"{example}: 12 vragenlijsten, geen bevindingen\n{wrong}: 12 vragenlijsten\n" in done.stdout
    assert "fout regel 2, kolom language (Nederlands): Dit kan hier niet staan. Kies uit: nl, en," in done.stdout
    told = [json.loads(line) for line in prem("check", example, wrong, "--format", "json").stdout.splitlines()]
    assert [one["refused"] for one in told] == [False, True]
    [finding] = told[1]["findings"]
    assert (finding["code"], finding["line"], finding["column"], finding["value"]) == (
        "choice",
        2,
        "language",
        "Nederlands",
    )
    assert finding["nl"] != finding["en"]


def test_a_signal_alone_gives_nought(example):
    lines = example.read_text().splitlines(keepends=True)
    example.write_text("".join([*lines, lines[1]]))
    done = prem("check", example)
    assert done.exit_code == 0
    assert "signaal regel 14" in done.stdout


def test_numbers_are_held_against_a_folder_of_records(example, tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    assert prem("check", example, "--from", folder).exit_code == 2
    numbers = {"1001": "practice", "2001": "hospital"}
    rows = [{"lvr_number": lvr, "name": "De Wulp", "kind": kind, "place": "Rietmeer"} for lvr, kind in numbers.items()]
    for table in (*records.DELIVERED, records.ORGANISATIONS, records.VSVS, records.MEMBERSHIPS):
        table.frame(rows if table is records.ORGANISATIONS else ()).write_parquet(folder / f"{table.name}.parquet")
    done = prem("check", example, "--from", folder)
    assert done.exit_code == 1
    assert "kolom kraamzorg (3001): Dit LVR-nummer kennen wij niet" in done.stdout
    assert "kolom practice" not in done.stdout


@pytest.mark.parametrize("content", [b"", b"\x00" * 10, b"PK\x03\x04", b'"' * 999])
def test_what_is_no_such_file_is_said_and_gives_one(tmp_path, content):
    file = tmp_path / "other.csv"
    file.write_bytes(content)
    done = prem("check", file)
    assert done.exit_code == 1
    assert "fout" in done.stdout


def test_arguments_that_cannot_be_used_give_two(tmp_path):
    assert prem("check", tmp_path / "absent.csv").exit_code == 2
    assert prem("check", tmp_path).exit_code == 2


def test_schema_and_codebook_are_those_that_are_published():
    pages = exchange.exchange_pages()
    start = f"questionnaires/{PREM.key}.file"
    assert prem("schema").stdout == pages[f"{start}.schema.json"]
    assert prem("codebook", "--format", "csv").stdout == pages[f"{start}.codebook.csv"]
    assert prem("codebook").stdout == pages[f"{start}.md"]
    assert prem("codebook", "--language", "en").stdout == pages[f"{start}.en.md"]
