"""Every page says who may open it; the open ones stand here by name."""

import pytest
from django.test import Client

from ooievaar.portal.config.reference import FOREIGN, addresses

# Open to everyone, and why nothing else is: adding one is a decision, taken here.
OPEN = {
    "": "public home",
    "over/": "about",
    "cijfers/": "released figures",
    "vsv/": "released figures of one VSV",
    "open-data/": "downloads",
    "uitleg/": "how indicators are computed",
    "regels/": "rules over messages",
    "controleren/": "checks a message and keeps nothing",
    "vragenlijsten/": "the format of files of answers; checks one and keeps nothing",
    "api/": "its description; the operations ask for the credentials of a connection",
    "vragenlijst/": "what a questionnaire link is",
    "componenten/": "component gallery",
    "rondleiding/": "logins of the demonstration; absent elsewhere",
    "welkom/": "sends a person who logs in to the right desk",
    "organisatie-kiezen/": "changes one's own choice only",
    "gezond/": "for whoever watches the server",
}


def first_step(address: str) -> str:
    return address.partition("/")[0] + "/" if address else ""


OURS = [(address, view) for address, view in addresses() if not address.startswith(FOREIGN)]


@pytest.mark.parametrize(("address", "view"), OURS, ids=[address or "/" for address, _ in OURS])
def test_every_page_has_a_permission_or_is_known_to_be_open(address, view):
    permissions = getattr(view, "permissions", None)
    assert permissions is not None, f"/{address} declares neither @requires nor @open_page"
    if not permissions:
        assert first_step(address) in OPEN, f"/{address} is open to everyone without standing in OPEN"
    else:
        assert address.startswith(("werk/", "bureau/")), f"/{address} asks a permission outside the closed part"


@pytest.mark.parametrize("address", ["/werk/", "/werk/aanleveren/", "/bureau/", "/bureau/logboek/"])
@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_login_page(address):
    response = Client().get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/")
