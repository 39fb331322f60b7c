"""The command line as other programs use it: a process, its output, its exit code."""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import polars as pl
import pytest
from django.core.management import get_commands

from ooievaar import indicators, records


def ooievaar(*arguments: object, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ooievaar", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


SAMPLES = ("scenario1", "scenario2_1elijn", "scenario2_2elijn", "scenario3", "scenario4_1elijn", "scenario4_2elijn",
           "scenario5")  # fmt: skip


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    folder = tmp_path_factory.mktemp("country")
    assert ooievaar("synthesize", "--births", 600, "--year", 2025, "--seed", 7, "--out", folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows")
    arguments = ("--births", 2000, "--year", 2025, "--seed", 7, "--out", folder, "--as", "records")
    assert ooievaar("synthesize", *arguments).returncode == 0
    return folder


@pytest.fixture(scope="module")
def cut(rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("cuts") / "cut"
    done = ooievaar("cut", "build", "--year", 2025, "--out", folder, "--from", rows)
    assert done.returncode == 0, done.stderr
    assert "precision" in done.stdout
    return folder


# In these two the expected tree leaves out whose feeding it is. The messages do not differ in that from the others,
# where it stands; with two children it is needed, so the reader always says it.
WITHOUT_ORDER = ("scenario4_1elijn", "scenario5")


def expected_tree(file, name):
    tree = json.loads((file.parents[1] / "expected" / f"{file.stem}.json").read_text())
    if name in WITHOUT_ORDER:
        feeding = tree["postnatale_fase"]["kindspecifieke_gegevens"][0]
        assert "rangnummer_kind" not in feeding
        feeding["rangnummer_kind"] = "1"
    return tree


def test_the_samples_give_their_expected_trees(shared):
    files = [shared / "kernset" / "messages" / f"2.3.6-{name}-23.xml" for name in SAMPLES]
    done = ooievaar("kernset", "read", *files, "--format", "json")
    assert done.returncode == 0
    for file, name, line in zip(files, SAMPLES, done.stdout.splitlines(), strict=True):
        read = json.loads(line)
        assert read["format"] == "hl7v3-2.3"
        assert read["tree"] == expected_tree(file, name)


def test_none_of_the_samples_is_rejected(shared):
    done = ooievaar("kernset", "check", shared / "kernset" / "messages", "--format", "json")
    checked = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(checked) == 9
    assert all(one["accepted"] for one in checked)


def test_made_up_messages_can_be_read_and_checked(country):
    done = ooievaar("kernset", "check", country / "messages", "--format", "json")
    checked = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(checked) == pl.read_parquet(country / "truth.parquet").height
    assert all(one["accepted"] for one in checked)


def test_a_message_as_records_holds_no_citizen_number(country):
    file = next((country / "messages").rglob("*.xml"))
    tree = json.loads(ooievaar("kernset", "read", file).stdout)["tree"]
    done = ooievaar("kernset", "read", file, "--format", "records")
    assert set(json.loads(done.stdout)["episodes"][0]) == set(records.EPISODES.names)
    if number := tree["vrouw"].get("burgerservicenummer", {}).get("value"):
        assert number not in done.stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [("no.xml", b"<a/>"), ("half.xml", b"<REPC_IN004014NL xmlns='urn:hl7-org:v3'><id"), ("empty.xml", b"")],
)
def test_what_is_no_message_is_said_in_one_line(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    read = ooievaar("kernset", "read", tmp_path / name)
    assert read.returncode == 1
    assert len(read.stderr.splitlines()) == 1
    check = ooievaar("kernset", "check", tmp_path / name, "--format", "json")
    assert check.returncode == 1
    assert len(json.loads(check.stdout)["findings"]) == 1
    assert "Traceback" not in read.stderr + check.stderr


def test_an_archive_is_checked_message_by_message(country, tmp_path):
    files = sorted((country / "messages").rglob("*.xml"))[:3]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in files:
            archive.write(file, file.name)
    (tmp_path / "three.zip").write_bytes(buffer.getvalue())
    done = ooievaar("kernset", "check", tmp_path / "three.zip", "--format", "json")
    assert len(done.stdout.splitlines()) == 3


@pytest.mark.parametrize("verb", ["read", "check"])
def test_what_cannot_be_read_gives_two_and_a_sentence_that_names_it(tmp_path, verb):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "gone.xml").symlink_to(tmp_path / "nowhere.xml")
    (tmp_path / "cut.zip").write_bytes(damaged())
    for name, named in (("folder", "gone.xml"), ("cut.zip", "cut.zip")):
        done = ooievaar("kernset", verb, tmp_path / name)
        assert done.returncode == 2
        assert named in done.stderr.splitlines()[-1]
        assert "Traceback" not in done.stderr


def damaged() -> bytes:
    """An archive whose list is whole and whose message is not."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xml", b"<a/>" * 100)
    return buffer.getvalue().replace(b"<a/><a/>", b"<b/><a/>", 1)


def test_each_message_of_a_folder_is_counted_once_whatever_its_folders_are_called(tmp_path):
    folder = tmp_path / "all.xml"
    folder.mkdir()
    (folder / "one.xml").write_bytes(b"<a/>")
    done = ooievaar("kernset", "check", tmp_path)
    assert done.stderr.splitlines()[-1] == "1 berichten: 1 afgekeurd, 0 fouten, 0 signalen"


def test_many_messages_take_no_more_memory_than_few(tmp_path):
    """Peak memory of the whole command, over archives of which one is twenty times the other."""
    assert peak_of_checking(tmp_path / "many.zip", 2000) < peak_of_checking(tmp_path / "few.zip", 100) + 20 * 1024


def peak_of_checking(path, count: int) -> int:
    """In kB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{number}.xml", b"<a>" + b"x" * 10_000 + b"</a>")
    code = (
        "import resource, sys\nfrom ooievaar.__main__ import app\n"
        f"app(['kernset', 'check', {str(path)!r}], standalone_mode=False)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = done.stderr.splitlines()
    assert lines[-2].startswith(f"{count} berichten")
    return int(lines[-1])


def test_arguments_that_cannot_be_used_give_two(tmp_path):
    assert ooievaar("kernset", "check", tmp_path / "absent.xml").returncode == 2
    assert ooievaar("figures", tmp_path, "--year", 2025).returncode == 2
    assert ooievaar("cut", "build", "--year", 2025, "--out", tmp_path).returncode == 2
    assert ooievaar("cut", "build", "--year", 2025, "--out", tmp_path / "x", "--from", tmp_path).returncode == 2


def test_the_same_seed_gives_the_same_country(country, tmp_path):
    ooievaar("synthesize", "--births", 600, "--year", 2025, "--seed", 7, "--out", tmp_path)
    ours, theirs = (
        {f.relative_to(folder): f.read_bytes() for f in (folder / "messages").rglob("*.xml")}
        for folder in (country, tmp_path)
    )
    assert ours == theirs


def test_a_cut_is_whole_until_someone_touches_it(cut):
    assert ooievaar("cut", "verify", cut).returncode == 0
    births = cut / "births.parquet"
    before = births.read_bytes()
    try:
        births.chmod(0o644)
        births.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
        done = ooievaar("cut", "verify", cut)
        assert done.returncode == 1
        assert "births" in done.stdout
        assert ooievaar("figures", cut, "--year", 2025).returncode == 2
    finally:
        births.write_bytes(before)


def test_a_cut_is_never_overwritten(cut, rows):
    done = ooievaar("cut", "build", "--year", 2025, "--out", cut, "--from", rows)
    assert done.returncode == 2
    assert "overwritten" in done.stderr


def test_figures_as_csv_and_json_are_the_same(cut):
    csv = pl.read_csv(io.StringIO(ooievaar("figures", cut, "--year", 2025, "--level", "vsv").stdout))
    rows = json.loads(ooievaar("figures", cut, "--year", 2025, "--level", "vsv", "--format", "json").stdout)
    assert csv.height == len(rows) > 0
    assert csv.columns == list(records.FIGURES.names)
    assert set(csv["level"]) == {"vsv"}


def test_levels_agree_with_each_other(cut):
    rows = json.loads(ooievaar("figures", cut, "--year", 2025, "--format", "json").stdout)
    table = pl.DataFrame(rows, infer_schema_length=None).filter(pl.col("indicator") == "preterm_birth")
    whole = table.filter(pl.col("part").fill_null("") == "")
    country = whole.filter(pl.col("level") == "country")["denominator"].sum()
    vsvs = whole.filter(pl.col("level") == "vsv")["denominator"].sum()
    assert 0 < vsvs <= country
    assert vsvs == pytest.approx(country, rel=0.02)  # births that no VSV can be given stay out


def test_neutral_measures_have_a_command_of_their_own(cut):
    rows = json.loads(ooievaar("neutral", cut, "--year", 2025, "--level", "country", "--format", "json").stdout)
    assert {row["indicator"] for row in rows} == {each.code for each in indicators.NEUTRAL}
    figures = json.loads(ooievaar("figures", cut, "--year", 2025, "--level", "country", "--format", "json").stdout)
    assert not {row["indicator"] for row in rows} & {row["indicator"] for row in figures}
    caesarean = next(row for row in rows if row["indicator"] == "caesarean" and not row["part"])
    assert 0 < caesarean["lower"] < caesarean["value"] < caesarean["upper"]


def test_disclosed_figures_show_nothing_below_ten(cut):
    rows = json.loads(ooievaar("figures", cut, "--year", 2025, "--disclosed", "--format", "json").stdout)
    shown = [row for row in rows if row["hidden"] is None]
    hidden = [row for row in rows if row["hidden"]]
    assert shown
    assert hidden
    assert all(row["denominator"] is None or row["denominator"] >= 10 for row in shown)
    assert all(row["denominator"] is None and row["value"] is None for row in hidden)


def test_every_portal_command_that_the_command_line_calls_exists():
    """Two commands of the contract called one that was never written; nobody had run them."""
    source = (Path(__file__).parents[2] / "src" / "ooievaar" / "__main__.py").read_text()
    called = set(re.findall(r'_(?:portal|demonstration)\(\s*"(\w+)"', source))
    assert len(called) > 5
    assert called <= set(get_commands())
