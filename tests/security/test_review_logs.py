"""No personal data in the logs, whatever is asked for and whatever breaks."""

import json
import subprocess
import sys

import pytest
from django.test import Client

BSN = "914150066"
BREAKS = """
import logging, logging.config
from ooievaar.portal.config import logs
logging.config.dictConfig(logs.django_logging())
try:
    try:
        int("9141" + "50066x")
    except ValueError as wrong:
        raise RuntimeError("cannot take 9141" + "50066") from wrong
except RuntimeError:
    logging.getLogger("django.request").exception("Internal Server Error: /werk/")
"""


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["testserver", f"{BSN}.example"])
def test_what_a_visitor_asks_for_stays_out(caplog, host):
    Client(headers={"host": host}).get(f"/vsv/{BSN}/?zoek={BSN}")
    assert [record for record in caplog.records if BSN in record.getMessage()] == []


def test_the_secret_of_a_link_stays_out_when_its_page_breaks():
    token = "7K3M-Q9TD-WX2P-A4BH"
    breaks = BREAKS.replace("/werk/", f"/vragenlijst/{token}/consent/")
    done = subprocess.run([sys.executable, "-c", breaks], capture_output=True, text=True, check=True)
    assert token not in done.stderr
    assert json.loads(done.stderr)["event"] == "Internal Server Error: /vragenlijst/***/consent/"


def test_the_words_of_an_exception_stay_out_and_its_place_comes_in():
    done = subprocess.run([sys.executable, "-c", BREAKS], capture_output=True, text=True, check=True)
    assert BSN not in done.stderr
    line = json.loads(done.stderr)
    assert line["event"] == "Internal Server Error: /werk/"
    assert "builtins.ValueError" in line["exception"]
    assert line["exception"].endswith("builtins.RuntimeError")
    assert "line 7" in line["exception"]
