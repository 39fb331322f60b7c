"""A demonstration never touches a registry, whichever database or folder the environment names."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.accounts.models import User
from ooievaar.portal.config.demo import clearing
from ooievaar.portal.config.demo.country import OFFICE
from ooievaar.portal.config.demo.people import DOMAIN
from ooievaar.portal.organisations.actions import add_organisation
from ooievaar.portal.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstrating(settings, monkeypatch):
    settings.DEMO = True
    done = []
    monkeypatch.setattr("ooievaar.portal.config.management.commands.demo.clear", lambda: done.append("cleared"))
    monkeypatch.setattr("ooievaar.portal.config.management.commands.demo.prepare", lambda **_: done.append("prepared"))
    monkeypatch.setattr("ooievaar.portal.config.management.commands.demo.subprocess.run", lambda *_, **__: None)
    return done


def registered(**changes):
    return add_organisation(**{**OFFICE, **changes}, by=None)


@pytest.mark.parametrize("arguments", [(), ("--fresh",)])
@pytest.mark.parametrize("is_ready", [True, False])
def test_a_database_with_other_organisations_is_left_alone(demonstrating, settings, arguments, is_ready):
    registered(name="Registratie Geboortezorg")
    (settings.DATA_DIR / "cuts").mkdir()
    if is_ready:
        (settings.DATA_DIR / clearing.READY).touch()
    with pytest.raises(CommandError, match="no demonstration"):
        call_command("demo", "--no-serve", *arguments)
    assert demonstrating == []
    assert Organisation.objects.count() == 1
    assert (settings.DATA_DIR / "cuts").is_dir()


def test_a_database_with_other_people_is_left_alone(demonstrating):
    registered()
    add_person(email="directeur@registratie.nl", name="D", password="a-long-password")
    with pytest.raises(CommandError, match="no demonstration"):
        call_command("demo", "--no-serve", "--fresh")
    assert demonstrating == []
    assert User.objects.count() == 1


def test_an_empty_database_and_an_earlier_demonstration_are_taken(demonstrating):
    call_command("demo", "--no-serve")
    registered()
    add_person(email=f"bureau@{DOMAIN}", name="R", password="a-long-password")
    call_command("demo", "--no-serve", "--fresh")
    assert demonstrating == ["cleared", "prepared"] * 2


def test_the_folders_of_another_database_are_left_alone(demonstrating, settings):
    (settings.DATA_DIR / "cuts" / "2024-1-1").mkdir(parents=True)
    with pytest.raises(CommandError, match="another database"):
        call_command("demo", "--no-serve")
    assert demonstrating == []


def test_clearing_takes_away_only_what_a_demonstration_made(settings, monkeypatch):
    own, foreign = settings.DATA_DIR / "cuts", settings.DATA_DIR / "thesis.docx"
    own.mkdir()
    foreign.write_text("years of work")
    monkeypatch.setitem(clearing.connection.settings_dict, "NAME", str(settings.DATA_DIR / "ooievaar.sqlite3"))
    monkeypatch.setattr(clearing.connection, "close", lambda: None)
    monkeypatch.setattr(clearing.connection, "vendor", "sqlite")
    clearing.clear()
    assert not own.exists()
    assert foreign.exists()


def test_the_tour_and_the_codes_exist_in_a_demonstration_only(settings):
    settings.DEMO = False
    assert Client().get("/rondleiding/").status_code == 404
    with pytest.raises(CommandError, match="no demonstration"):
        call_command("code", "bureau")
    with pytest.raises(CommandError, match="OOIEVAAR_DEMO"):
        call_command("demo", "--no-serve")
