"""Guessing the codes of a signatory with many requests at once."""

import threading
import time

import pytest
from django.db import connection

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.approvals import actions

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="threads of a test on SQLite share one connection"),
]


def test_many_guesses_at_once_give_no_more_tries(monkeypatch):
    """Each guess is looked at while the others wait: reading the count and raising it is one step."""
    user = add_person(email="b@example.org", name="B", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    tried = []

    def slowly(_totp, code: str) -> bool:
        tried.append(code)
        time.sleep(0.02)
        return False

    def guess() -> None:
        actions._why_code_fails(user, "000000")
        connection.close()

    monkeypatch.setattr(actions.TOTP, "validate_code", slowly)
    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tried) == actions.WRONG_CODES_ALLOWED
