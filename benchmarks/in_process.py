"""The portal inside the process of a benchmark, on an empty database of its own."""

import gc
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection


@contextmanager
def portal(**settings: str) -> Iterator[None]:
    """Once in a process: Django is set up for a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "OOIEVAAR_DATA_DIR": folder,
            "OOIEVAAR_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "ooievaar.portal.config.settings",
            **settings,
        }
        django.setup()
        (Path(folder) / "static").mkdir()  # WhiteNoise warns of an absent folder
        call_command("migrate", verbosity=0)
        gc.freeze()  # as workers do
        try:
            yield
        finally:
            gc.unfreeze()
            connection.close()
