"""What changes when the site is served over https."""

import json
import os
import subprocess
import sys

import pytest

ASKED = """
import json
import django
django.setup()
from django.conf import settings
from django.test import Client
client = Client(headers={"x-forwarded-proto": "https", "host": "localhost"})
answer = client.get("/gezond/")
plain = Client(headers={"host": "localhost"}).get("/gezond/")
names = [name for name in dir(settings) if name.endswith("_COOKIE_SECURE")]
print(json.dumps({
    "hsts": answer.headers.get("Strict-Transport-Security"),
    "plain": [plain.status_code, plain.headers.get("Location")],
    "secure": {name: getattr(settings, name) for name in names},
    "http_only": [settings.SESSION_COOKIE_HTTPONLY, settings.LANGUAGE_COOKIE_HTTPONLY],
    "debug": settings.DEBUG,
}))
"""


@pytest.fixture
def told(tmp_path):
    environment = {
        **os.environ,
        "OOIEVAAR_HTTPS": "true",
        "OOIEVAAR_DATA_DIR": str(tmp_path / "registry"),
        "OOIEVAAR_ORIGIN": "https://localhost",
        "DJANGO_SETTINGS_MODULE": "ooievaar.portal.config.settings",
    }
    done = subprocess.run([sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_over_https_nothing_travels_in_the_open(told):
    assert told["hsts"].startswith("max-age=31536000")
    assert told["plain"] == [301, "https://localhost/gezond/"]
    assert set(told["secure"].values()) == {True}
    assert told["http_only"] == [True, True]
    assert told["debug"] is False
