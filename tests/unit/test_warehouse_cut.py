"""A cut is whole or absent, tells what is wrong with it, and can be read but not changed."""

import json
import shutil
from datetime import UTC, datetime

import polars as pl
import pytest

from ooievaar import records, warehouse
from ooievaar.warehouse import building

BIRTHS = [
    {"birth_id": "b2", "birth_year": 2025, "perineum": ["intact"], "place_of_birth": "home"},
    {"birth_id": "b1", "birth_year": 2025, "perineum": None, "blood_loss_ml": 450.0},
]
ATTRIBUTIONS = [{"birth_id": "b1", "level": "country", "unit": "NL", "weight": 1.0, "rule": "geheel land"}]
ABOUT = {"year": 2025, "submissions": "abc", "moment": datetime(2026, 3, 4, 12, tzinfo=UTC), "seed": 7}


def tables(births=BIRTHS):
    return {
        "births": records.BIRTHS.frame(births),
        "attributions": records.ATTRIBUTIONS.frame(ATTRIBUTIONS),
        "vsvs": records.VSVS.frame(),
    }


@pytest.fixture
def cut(tmp_path):
    return warehouse.build(tables(), tmp_path / "cut", ABOUT)


def test_the_tables_are_views_in_order_of_key(cut):
    with warehouse.open_cut(cut) as opened:
        births = opened.query("SELECT * FROM births")
        assert births["birth_id"].to_list() == ["b1", "b2"]
        assert births["perineum"].to_list() == [None, ["intact"]]
        assert dict(births.schema) == records.BIRTHS.schema
        assert opened.query("SELECT * FROM vsvs").height == 0


def test_the_manifest_tells_what_the_cut_is(cut):
    with warehouse.open_cut(cut) as opened:
        manifest = opened.manifest
    assert (manifest.year, manifest.submissions, manifest.about) == (2025, "abc", {"seed": 7})
    assert manifest.moment == ABOUT["moment"]
    assert {name: file.rows for name, file in manifest.tables.items()} == {"attributions": 1, "births": 2, "vsvs": 0}
    assert manifest.code_version


def test_the_same_rows_in_another_order_give_the_same_bytes(cut, tmp_path):
    other = warehouse.build(tables(BIRTHS[::-1]), tmp_path / "other", {**ABOUT, "moment": None})
    for file in cut.glob("*.parquet"):
        assert file.read_bytes() == (other / file.name).read_bytes()
    with warehouse.open_cut(cut) as first, warehouse.open_cut(other) as second:
        assert first.manifest.checksum == second.manifest.checksum
        assert first.manifest.moment != second.manifest.moment


def test_other_rows_give_another_checksum(cut, tmp_path):
    other = warehouse.build(tables(BIRTHS[:1]), tmp_path / "other", ABOUT)
    with warehouse.open_cut(cut) as first, warehouse.open_cut(other) as second:
        assert first.manifest.checksum != second.manifest.checksum


def test_a_sound_cut_gives_no_sentence(cut):
    assert warehouse.verify(cut) == ()


def remove(folder):
    (folder / "births.parquet").unlink()


def truncate(folder):
    file = folder / "births.parquet"
    file.write_bytes(file.read_bytes()[:40])


def replace_rows(folder):
    pl.read_parquet(folder / "births.parquet").head(1).write_parquet(folder / "births.parquet")


def add(folder):
    (folder / "brief.txt").write_text("hallo")


def edit_manifest(folder):
    content = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**content, "year": 2024}))


def break_manifest(folder):
    (folder / "manifest.json").write_text("{")


def remove_manifest(folder):
    (folder / "manifest.json").unlink()


@pytest.mark.parametrize(
    ("harm", "sentences"),
    [
        (remove, ["births.parquet ontbreekt."]),
        (
            truncate,
            [
                "births.parquet is veranderd: de controlesom is anders dan manifest.json zegt.",
                "births.parquet is niet te lezen als Parquet.",
            ],
        ),
        (
            replace_rows,
            [
                "births.parquet is veranderd: de controlesom is anders dan manifest.json zegt.",
                "births.parquet heeft 1 rijen; volgens manifest.json zijn het er 2.",
            ],
        ),
        (add, ["brief.txt hoort niet in deze snede."]),
        (edit_manifest, ["manifest.json is veranderd: de controlesom van de hele snede klopt niet."]),
        (break_manifest, ["manifest.json in cut is niet te lezen."]),
        (remove_manifest, ["De map cut is geen snede: manifest.json ontbreekt."]),
        (shutil.rmtree, ["De map cut is geen snede: manifest.json ontbreekt."]),
    ],
)
def test_what_was_harmed_is_named(cut, harm, sentences):
    harm(cut)
    assert list(warehouse.verify(cut)) == sentences


@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_crash_half_way_leaves_nothing_behind(tmp_path, monkeypatch, call):
    calls = []

    def crash(frame, file):
        calls.append(file)
        if len(calls) == call:
            file.write_bytes(b"half")
            raise OSError("disk full")
        return write(frame, file)

    write = building.write_table
    monkeypatch.setattr(building, "write_table", crash)
    with pytest.raises(OSError, match="disk full"):
        warehouse.build(tables(), tmp_path / "cuts" / "2025", ABOUT)
    assert list((tmp_path / "cuts").iterdir()) == []


def test_nothing_stands_at_the_target_until_all_is_written(tmp_path, monkeypatch):
    seen = []
    write = building.write_table
    monkeypatch.setattr(building, "write_table", lambda *a: (seen.append((tmp_path / "cut").exists()), write(*a))[1])
    warehouse.build(tables(), tmp_path / "cut", ABOUT)
    assert seen == [False, False, False]
    assert [path.name for path in tmp_path.iterdir() if "cut" in path.name] == ["cut"]


def test_an_existing_folder_is_refused_and_untouched(cut):
    before = {file.name: file.read_bytes() for file in cut.iterdir()}
    with pytest.raises(warehouse.CutRefusedError, match="bestaat al"):
        warehouse.build(tables(), cut, ABOUT)
    assert {file.name: file.read_bytes() for file in cut.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "frame", "sentence"),
    [
        ("births", records.BIRTHS.frame(BIRTHS).with_columns(mother_key=pl.lit("x")), "mogen staan: mother_key"),
        ("births", records.BIRTHS.frame(BIRTHS).drop("parity"), "ontbreken kolommen: parity"),
        ("births", records.BIRTHS.frame([*BIRTHS, BIRTHS[0]]), "dezelfde sleutel"),
        ("births", records.BIRTHS.frame([{"birth_id": "b", "place_of_birth": "Dorpsstraat 1"}]), "geen keuze"),
        ("births", records.BIRTHS.frame([{"birth_id": "b", "perineum": ["Jansen"]}]), "geen keuze"),
        ("episodes", records.EPISODES.frame(), "De tabel episodes hoort niet in een snede"),
    ],
)
def test_what_a_cut_may_not_hold_is_refused(tmp_path, name, frame, sentence):
    with pytest.raises(warehouse.CutRefusedError, match=sentence):
        warehouse.build({name: frame}, tmp_path / "cut", ABOUT)
    assert not (tmp_path / "cut").exists()


def test_a_cut_from_before_a_column_or_table_was_declared_answers_with_unknown(cut):
    file = cut / "births.parquet"
    pl.read_parquet(file).drop("blood_loss_ml", "perineum").write_parquet(file)
    with warehouse.open_cut(cut) as opened:
        births = opened.query("SELECT * FROM births ORDER BY birth_id")
        assert set(births.columns) == set(records.BIRTHS.names)
        assert births["place_of_birth"].to_list() == [None, "home"]
        assert births.select("blood_loss_ml", "perineum").rows() == [(None, None)] * 2
        assert births["perineum"].dtype == pl.List(pl.String())
        assert opened.query("SELECT * FROM children").height == 0


def test_opening_what_is_no_cut_or_not_whole_is_refused(cut, tmp_path):
    with pytest.raises(warehouse.CutRefusedError, match="geen snede"), warehouse.open_cut(tmp_path / "nothing"):
        pass
    remove(cut)
    with pytest.raises(warehouse.CutRefusedError, match=r"births\.parquet ontbreekt"), warehouse.open_cut(cut):
        pass


@pytest.mark.parametrize(
    "sql",
    [
        "COPY births TO 'births.parquet'",
        "CREATE TABLE x AS SELECT 1",
        "DROP VIEW births",
        "SET threads = 1",
        "ATTACH 'other.db'",
        "SELECT 1; SELECT 2",
        "INSTALL httpfs",
        "",
    ],
)
def test_a_cut_answers_one_select_only(cut, sql):
    with warehouse.open_cut(cut) as opened, pytest.raises(ValueError, match="one SELECT"):
        opened.query(sql)
    assert warehouse.verify(cut) == ()


def test_a_cut_reaches_no_other_file(cut, tmp_path):
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with warehouse.open_cut(cut) as opened, pytest.raises(Exception, match="Permission Error"):
        opened.query(f"SELECT * FROM read_csv('{tmp_path / 'secret.csv'}')")


def test_a_cut_sees_no_variables_of_the_program(cut):
    frame = pl.DataFrame({"a": [1]})
    with warehouse.open_cut(cut) as opened, pytest.raises(Exception, match="frame does not exist"):
        opened.query("SELECT * FROM frame")
    assert frame.height == 1


def test_a_folder_name_with_a_quote(tmp_path):
    folder = warehouse.build(tables(), tmp_path / "Piet's snede", ABOUT)
    with warehouse.open_cut(folder) as opened:
        assert opened.query("SELECT count(*) AS n FROM births")["n"].to_list() == [2]


def test_the_database_for_linkage_reaches_no_file():
    with warehouse.database() as connection, pytest.raises(Exception, match="Permission Error"):
        connection.execute("SELECT * FROM read_text('/etc/hostname')")
