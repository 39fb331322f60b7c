"""The process is killed while a file takes the place of another: the earlier one is still whole."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
START = """
import time
from datetime import date
import django
django.setup()
from django.core.management import call_command
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.surveys import self_surveying
from ooievaar.portal.surveys.models import SelfSurvey
from tests.integration.surveys_world import world
from tests.integration.test_surveys_self import answers, file_of, take_in
"""
PREPARE = """
call_command("migrate", verbosity=0)
organisation = world()["3001"]
survey = self_surveying.name_surveyor(
    vsv=Vsv.objects.get(number="101"), organisation=organisation, start_date=date(2026, 1, 1), by=None
)
take_in(survey, file_of(answers(3, vk_went_well="Oud"), count=30))
"""
REPLACE = """
take_in(SelfSurvey.objects.get(), file_of(answers(4, vk_went_well="Nieuw"), count=40), replaces=True)
"""
STOP_BEFORE_THE_END = """
def stop(*_args):
    print("written", flush=True)
    time.sleep(60)
self_surveying._record = stop
"""


@pytest.fixture
def environment(tmp_path):
    return {
        **{name: value for name, value in os.environ.items() if name != "OOIEVAAR_DATABASE_URL"},
        "OOIEVAAR_DATA_DIR": str(tmp_path / "site"),
        "DJANGO_SETTINGS_MODULE": "ooievaar.portal.config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }


def counted(database):
    """Responses, files that count, comments."""
    with closing(sqlite3.connect(database)) as connection:
        return tuple(
            connection.execute(f"SELECT count(*) FROM surveys_{rest}").fetchone()[0]
            for rest in ("response", "answerfile WHERE replaced_by_id IS NULL", "comment")
        )


def test_a_killed_import_leaves_nothing_half(environment, tmp_path):
    python = [sys.executable, "-W", "ignore", "-c"]
    subprocess.run([*python, START + PREPARE], env=environment, check=True, capture_output=True, cwd=ROOT)
    database = tmp_path / "site" / "ooievaar.sqlite3"
    assert counted(database) == (30, 1, 1)
    command = [*python, START + STOP_BEFORE_THE_END + REPLACE]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout.readline() == "written\n"
    process.kill()
    process.wait()
    process.stdout.close()
    assert counted(database) == (30, 1, 1)
    subprocess.run([*python, START + REPLACE], env=environment, check=True, capture_output=True, cwd=ROOT)
    assert counted(database) == (40, 1, 1)
