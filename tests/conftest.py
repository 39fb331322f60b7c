"""What all tests share."""

from pathlib import Path

import pytest
from _pytest.nodeid import coerce_node_id
from hypothesis import settings as hypothesis_settings

# How long one example takes says what else the machine is doing: no test is a timed one.
hypothesis_settings.register_profile("ooievaar", deadline=None)
hypothesis_settings.load_profile("ooievaar")

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def pytest_collection_modifyitems(config, items):
    """Keep the tests of one group in one process: one site for all journeys, one cluster for all of Spark.

    xdist 3.8 adds the group to an attribute that pytest 9.2 no longer reads, and would spread them without a word.
    """
    if config.getoption("loadgroup", default=False):
        for item in items:
            for mark in item.iter_markers("xdist_group"):
                if not item.nodeid.endswith(f"@{mark.args[0]}"):
                    item._id = coerce_node_id(f"{item.nodeid}@{mark.args[0]}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with sample messages and their expected trees, where the project has one beside it."""
    if not (SHARED / "kernset").is_dir():
        pytest.skip(
            "the standard's sample messages are its publisher's and not in this repository; "
            "with the folder `shared` of the project beside the repository this test runs"
        )
    return SHARED


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Argon2 takes a third of a second on purpose. Whoever logs in over HTTP in a test meets the real one."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


@pytest.fixture(autouse=True)
def own_data_dir(settings, tmp_path):
    """Cuts, releases and uploads of a test stay in the folder of that test."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.STATIC_ROOT = settings.DATA_DIR / "static"
    settings.STATIC_ROOT.mkdir()  # WhiteNoise warns of an absent folder
    return settings.DATA_DIR
