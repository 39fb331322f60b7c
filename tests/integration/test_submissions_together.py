"""Several files that are delivered at once become one submission, and lie nowhere unsealed."""

import io
import tempfile
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.integration.submissions_samples import many, message

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.config.uploads import NamelessFileUploadHandler
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions import actions, judging
from ooievaar.portal.submissions.archive import inspect
from ooievaar.portal.submissions.models import Message, Submission
from ooievaar.portal.submissions.packing import Named, packed
from ooievaar.portal.submissions.sealing import CHUNK_BYTES

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def named(**contents: bytes) -> list[Named]:
    return [Named(f"{name}.xml", io.BytesIO(data)) for name, data in contents.items()]


@pytest.fixture
def practice():
    return add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)


@pytest.fixture
def client(practice):
    user = add_person(email="vera@example.org", name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=practice, role_code="deliverer", by=None)
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def test_what_is_packed_is_a_zip_that_is_taken():
    data = b"".join(packed(named(a=b"<a/>", b=b"<b/>" * 3_000_000)))
    assert inspect(io.BytesIO(data), len(data), 10**9) == 2
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [archive.read(info) for info in archive.infolist()] == [b"<a/>", b"<b/>" * 3_000_000]


def test_packing_holds_no_more_than_a_piece():
    pieces = [len(piece) for piece in packed(named(**{f"n{n}": bytes(range(256)) * 20_000 for n in range(5)}))]
    assert max(pieces) < 2 * CHUNK_BYTES


@pytest.mark.django_db
def test_several_files_become_one_submission_with_their_names(client):
    files = [SimpleUploadedFile("zelfde.xml", message(dossier=f"A-{n}")) for n in range(3)]
    response = client.post("/werk/aanleveren/", {"bestand": files})
    assert response.status_code == 302
    submission = actions.process(Submission.objects.get())
    assert (submission.total, submission.accepted, submission.file_name) == (3, 3, "3 bestanden")
    assert {judging.label(one.label)[1] for one in Message.objects.all()} == {"zelfde.xml"}


@pytest.mark.django_db
def test_one_bad_file_costs_no_good_one(practice):
    files = named(goed=message(), leeg=b"", kapot=b"<x")
    submission = actions.process(actions.receive_several(organisation=practice, name="3", files=files, by=None))
    assert (submission.accepted, submission.rejected) == (1, 2)


@pytest.mark.django_db
def test_a_zip_among_them_is_refused_with_a_sentence_and_nothing_is_kept(client, practice, settings):
    files = [SimpleUploadedFile("a.xml", message()), SimpleUploadedFile("b.zip", many(2))]
    response = client.post("/werk/aanleveren/", {"bestand": files})
    assert response.status_code == 422
    assert "Lever een zipbestand apart aan" in response.content.decode()
    assert not Submission.objects.exists()
    with pytest.raises(Refused):
        actions.receive_several(organisation=practice, name="2", files=named(a=many(1)), by=None)


@pytest.mark.django_db
def test_together_too_large_is_told_among_the_submissions(practice, settings):
    settings.UPLOAD_LIMIT_BYTES = 100
    submission = actions.receive_several(
        organisation=practice, name="2", files=named(a=b"x" * 60, b=b"y" * 60), by=None
    )
    assert (submission.state, submission.problem) == ("refused", "too_large")


def test_a_small_file_that_comes_in_needs_no_file_and_a_large_one_has_no_name(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    handler = NamelessFileUploadHandler()
    handler.new_file("bestand", "a.xml", "text/xml", None)
    handler.receive_data_chunk(b"x" * 1000, 0)
    assert handler.file.file._rolled is False
    handler.receive_data_chunk(b"x" * 1_000_000, 1000)
    assert handler.file_complete(1_001_000).read(1) == b"x"
    assert handler.file.file._rolled is True
    assert list(folder.iterdir()) == []
    handler.upload_interrupted()
    assert handler.file.file.closed
