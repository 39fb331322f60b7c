"""What all tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with sample messages and their expected trees, where the project has one beside it."""
    if not (SHARED / "kernset").is_dir():
        pytest.skip("the sample messages of ../shared are absent")
    return SHARED


@pytest.fixture(autouse=True)
def own_data_dir(settings, tmp_path):
    """Cuts, releases and uploads of a test stay in the folder of that test."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.STATIC_ROOT = settings.DATA_DIR / "static"
    settings.STATIC_ROOT.mkdir()  # WhiteNoise warns of an absent folder
    return settings.DATA_DIR
