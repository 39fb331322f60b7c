"""The page that checks a message for anyone: it tells everything, and keeps nothing."""

import io
import json
import sys

import pytest
from django.apps import apps
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from tests.integration.submissions_samples import many, message, zipped

from ooievaar.portal.suppliers import checking, visits

pytestmark = pytest.mark.django_db
ADDRESS = "/controleren/"
WRONG_BSN = "961921823"


@pytest.fixture(autouse=True)
def a_first_visit():
    caches["visits"].clear()


def check(data: bytes, name: str = "bericht.xml", **headers):
    file = SimpleUploadedFile(name, data)
    return Client(headers=headers).post(ADDRESS, {"bestand": file})


def rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    assert len(counts) > len(apps.get_models()) / 2
    return counts


@pytest.fixture
def opened_for_writing():
    """Paths that are opened for writing while this says so; an audit hook can be silenced, never removed."""
    found, listening = [], [True]

    def hook(event, arguments):
        if listening[0] and event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
            found.append(arguments[0])

    sys.addaudithook(hook)
    yield found
    listening[0] = False


def test_it_says_what_was_found_and_that_nothing_was_kept():
    page = check(message(bsn=WRONG_BSN)).content.decode()
    assert "Er is niets bewaard" in page
    assert "/regels/bsn-invalid/" in page
    assert "data:application/json;base64," in page
    assert WRONG_BSN not in page


def test_a_sound_message_has_no_findings():
    assert "Geen bevindingen" in check(message()).content.decode()


def test_programs_get_json():
    (told,) = check(message(bsn=WRONG_BSN), Accept="application/json").json()
    assert (told["accepted"], "bsn-invalid" in {one["rule"] for one in told["findings"]}) == (True, True)


def test_a_zip_names_the_message_of_each_finding():
    page = check(zipped({"goed.xml": message(), "fout.xml": b"<x/>"}), "berichten.zip").content.decode()
    assert "fout.xml: " in page
    assert "goed.xml" not in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Kies eerst een bestand"),
        (many(101), "honderd berichten"),
        (many(2)[:-40], "beschadigd"),
    ],
)
def test_a_file_that_cannot_be_checked_says_what_to_do(data, words):
    response = check(data, "berichten.zip")
    assert response.status_code == 422
    assert words in response.content.decode() or (not data and "leeg" in response.content.decode())


def test_what_unpacks_to_too_much_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(checking, "MOST_BYTES", 3000)
    assert check(many(20), "berichten.zip").status_code == 422


def test_too_large_is_refused_before_it_is_read():
    class Unread(io.BytesIO):
        def read(self, *_):
            raise AssertionError("the body was read")

    response = Client().generic(
        "POST", ADDRESS, **{"wsgi.input": Unread(), "CONTENT_LENGTH": "30000000", "CONTENT_TYPE": "multipart/form-data"}
    )
    assert response.status_code == 413


def test_too_often_is_told(monkeypatch):
    monkeypatch.setattr(visits, "MOST_PER_WINDOW", 2)
    assert [check(message()).status_code for _n in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("size", [0, 3_000_000])
def test_nothing_reaches_a_disk_the_database_or_a_log(opened_for_writing, caplog, capfd, size):
    """A large message too, which other pages let wait in a file."""
    data = message(bsn=WRONG_BSN).replace(b"</REPC", b"<!--" + b"x" * size + b"--></REPC")
    check(message())  # what is loaded once is loaded now
    before = rows()
    opened_for_writing.clear()
    assert check(data).status_code == 200
    assert check(b"<x>" + WRONG_BSN.encode()).status_code == 200
    assert opened_for_writing == []
    assert rows() == before
    written = capfd.readouterr()
    assert WRONG_BSN not in caplog.text + written.out + written.err


def test_the_hook_would_see_a_file(opened_for_writing, tmp_path):
    (tmp_path / "seen").write_text("x")
    assert [str(path) for path in opened_for_writing] == [str(tmp_path / "seen")]


def test_the_download_is_the_same_as_for_programs():
    page = check(message(bsn=WRONG_BSN)).content.decode()
    link = page.partition('href="data:application/json;base64,')[2].partition('"')[0]
    import base64

    assert json.loads(base64.b64decode(link)) == check(message(bsn=WRONG_BSN), Accept="application/json").json()
