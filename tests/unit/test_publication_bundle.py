import csv
import io
import json
from datetime import UTC, datetime

import openpyxl
import pytest

from ooievaar import indicators, publication
from ooievaar.disclosure import Disclosed

MOMENT = datetime(2025, 5, 1, 9, 30, tzinfo=UTC)
INDICATOR = indicators.find("preterm_birth")
CODE = INDICATOR.code
PARTS = [part.code for part in INDICATOR.version_for(2024).parts]
SHOWN = Disclosed(numerator=120, denominator=1700, value=7.1, lower=5.9, upper=8.4, undetermined=12)
HIDDEN = Disclosed(hidden="Minder dan 10 bevallingen; daarom niet getoond.")


def entry(unit="NL", figure=SHOWN, name="Nederland", reason="", part=None):
    level = "country" if unit == "NL" else "vsv"
    return publication.Entry(CODE, part, 2020, level, unit, name, figure, reason)


ENTRIES = (
    entry("0102", None, "VSV =SOM(A1)", "Niet ondertekend."),
    entry("0101", HIDDEN, "=cmd|' /C calc'!A0"),
    entry(part=PARTS[0]),
    entry(),
)


def build(folder, entries=ENTRIES, moment=MOMENT):
    return publication.build(year=2024, entries=entries, cut="c" * 64, out=folder, moment=moment, about={"signed": 1})


def test_a_bundle_holds_its_files_and_verifies(tmp_path):
    manifest = build(tmp_path / "2024")
    names = {path.name for path in (tmp_path / "2024").iterdir()}
    assert names == {
        "ooievaar-2024.csv",
        "ooievaar-2024.fhir.json",
        "ooievaar-2024.xlsx",
        "kolommen.csv",
        "kolommen.md",
        "licentie.txt",
        "manifest.json",
    }
    assert publication.verify(tmp_path / "2024") == ()
    assert manifest.rows == 4


def test_rows_are_ordered_by_indicator_part_level_and_unit(tmp_path):
    build(tmp_path / "2024")
    figures = publication.read(tmp_path / "2024").figures
    assert figures["eenheid_nummer"].to_list() == ["NL", "0101", "0102", "NL"]
    assert figures["onderdeel_code"].to_list() == ["", "", "", PARTS[0]]


def test_status_says_why_a_figure_is_absent(tmp_path):
    build(tmp_path / "2024")
    rows = {row["eenheid_nummer"]: row for row in publication.read(tmp_path / "2024").figures.to_dicts()}
    assert rows["0101"]["status"] == publication.HIDDEN
    assert rows["0101"]["reden"] == HIDDEN.hidden
    assert rows["0102"]["status"] == publication.WITHHELD
    assert rows["0102"]["noemer"] is None
    assert rows["NL"]["status"] == publication.SHOWN


def test_the_csv_reads_as_rfc_4180_and_no_cell_starts_a_formula(tmp_path):
    build(tmp_path / "2024")
    data = (tmp_path / "2024" / "ooievaar-2024.csv").read_bytes()
    lines = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert lines[0] == list(publication.RELEASED.names)
    assert not [cell for line in lines for cell in line if cell[:1] in ("=", "+", "-", "@", "\t")]
    assert publication.read(tmp_path / "2024").figures["eenheid"][1] == "=cmd|' /C calc'!A0"


def test_the_workbook_has_no_formulas_and_three_sheets(tmp_path):
    build(tmp_path / "2024")
    book = openpyxl.load_workbook(tmp_path / "2024" / "ooievaar-2024.xlsx")
    assert book.sheetnames == ["cijfers", "uitleg", "kolommen"]
    assert not [cell for sheet in book for line in sheet for cell in line if cell.data_type == "f"]
    assert [cell.value for cell in book["cijfers"][1]] == list(publication.RELEASED.names)


def test_the_same_figures_give_the_same_bytes_and_checksum(tmp_path):
    first = build(tmp_path / "a")
    second = build(tmp_path / "b", entries=reversed(ENTRIES))
    later = build(tmp_path / "c", moment=MOMENT.replace(year=2026))
    assert first == second
    assert later.checksum == first.checksum
    for name in first.files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda folder: (folder / "kolommen.md").write_text("x"), "Het bestand kolommen.md is veranderd."),
        (lambda folder: (folder / "licentie.txt").unlink(), "Het bestand licentie.txt ontbreekt."),
        (lambda folder: (folder / "extra.csv").write_text("x"), "Het bestand extra.csv hoort er niet bij."),
        (lambda folder: (folder / "manifest.json").unlink(), "Het manifest ontbreekt of is niet te lezen."),
    ],
)
def test_verify_names_what_is_wrong(tmp_path, harm, sentence):
    build(tmp_path / "2024")
    harm(tmp_path / "2024")
    assert publication.verify(tmp_path / "2024") == (sentence,)


def test_a_changed_manifest_does_not_verify(tmp_path):
    build(tmp_path / "2024")
    file = tmp_path / "2024" / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "cut": "d" * 64}))
    assert publication.verify(tmp_path / "2024") == ("Het controlegetal van het manifest klopt niet.",)


def test_an_existing_folder_and_a_double_figure_are_refused(tmp_path):
    build(tmp_path / "2024")
    with pytest.raises(publication.BundleRefusedError, match="bestaat al"):
        build(tmp_path / "2024")
    with pytest.raises(publication.BundleRefusedError, match="twee keer"):
        build(tmp_path / "double", entries=(entry(), entry()))
    assert not (tmp_path / "double").exists()


def test_what_is_not_disclosed_cannot_become_an_entry():
    with pytest.raises(TypeError):
        entry(figure={"numerator": 3})
    with pytest.raises(ValueError, match="reason"):
        entry(figure=None)


def test_the_dictionary_describes_every_column():
    page = publication.dictionary_markdown()
    for column in publication.RELEASED.columns:
        assert f"| {column.name} |" in page
