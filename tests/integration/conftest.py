"""What tests share that look at cases behind figures."""

import pytest
from tests.integration.trace_world import kept


@pytest.fixture(scope="module")
def folder_of_place(tmp_path_factory):
    return tmp_path_factory.mktemp("place")


@pytest.fixture(scope="module")
def kept_place(folder_of_place, django_db_setup, django_db_blocker):
    with kept(folder_of_place, django_db_blocker) as found:
        yield found


@pytest.fixture
def place(kept_place, folder_of_place, settings):
    """The small country of `trace_world`, with its folder; built once for the tests of a module."""
    settings.DATA_DIR, settings.STATIC_ROOT = folder_of_place, folder_of_place / "static"
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    return kept_place
