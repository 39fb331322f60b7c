"""Pages about cases, before anything was computed: they say so."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.figures_world import person

from ooievaar.portal.organisations.actions import add_organisation

pytestmark = pytest.mark.django_db


def shown(kind: str, role: str, page: str) -> str:
    organisation = add_organisation(lvr_number="0042", name="De Wulp", kind=kind, place="Stad", by=None)
    client = Client()
    client.force_login(person(organisation, role).user)
    return client.get(reverse(page)).content.decode()


@pytest.mark.parametrize(
    ("kind", "role", "page"),
    [("office", "registrar", "office:trace"), ("practice", "deliverer", "professional:unknown")],
)
def test_before_the_first_computation_it_says_so(kind, role, page):
    assert "Nog geen cijfers" in shown(kind, role, page)


def test_a_file_of_what_is_missing_is_then_empty():
    assert shown("practice", "deliverer", "professional:unknown_csv").count("\n") == 1
