"""Results of the NPS+ of 2018-2022: in whole or not at all, shown from ten answers and never by subtraction."""

import pytest
from django.core.management import CommandError, call_command
from tests.integration.surveys_world import world
from tests.integration.test_surveys_self_pages import as_role

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys.models import NpsResult
from ooievaar.portal.surveys.nps_results import import_nps, nps_rows
from ooievaar.questionnaires import nps

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return world()


def result(vsv="101", yes=30, year=2018, about="practice"):
    return nps.NpsResult(year, vsv, about, yes, 5, 5, 2, yes + 15)


def taken(*results, replaces=False):
    return import_nps(content=nps.write_nps(results).encode(), replaces=replaces, by=None)


def test_a_file_is_taken_whole_and_stands_in_the_trail(places):
    assert taken(result(), result("102", year=2022)) == 2
    assert NpsResult.objects.count() == 2
    event = AuditEvent.objects.get(action="nps_imported")
    assert event.details == {"results": 2, "years": [2018, 2022], "replaced": 0}


def test_one_error_refuses_everything(places):
    checked = taken(result(), result("999"))
    assert [(each.line, each.column) for each in checked.findings] == [(3, "vsv")]
    assert not NpsResult.objects.exists()


def test_the_same_results_are_replaced_only_on_request(places):
    taken(result(), result("102"))
    with pytest.raises(Refused, match="1 regels"):
        taken(result(yes=50))
    assert taken(result(yes=50), replaces=True) == 1
    assert dict(NpsResult.objects.values_list("vsv", "yes")) == {"101": 50, "102": 30}


def test_a_vsv_stands_beside_the_country(places):
    taken(result(), result("102", yes=60))
    [row] = nps_rows("101", ["101"])
    assert (row.vsv, row.country) == (nps.NpsScore(40, 75.0, 62.5), nps.NpsScore(110, 81.8, 72.7))


@pytest.mark.parametrize(("others", "is_shown"), [(0, False), (1, True)])
def test_the_country_is_hidden_when_fewer_than_ten_answers_are_of_others(places, others, is_shown):
    """Ten answers that are no opinion or no, and of the other VSV nine or ten in all."""
    small = nps.NpsResult(2018, "102", "practice", 4 + others, 3, 2, 0, 20)
    taken(result(), small)
    [row] = nps_rows("101", ["101"])
    assert (row.country is not None) is is_shown
    [theirs] = nps_rows("102", ["102"])
    assert (theirs.vsv is not None) is is_shown


def test_who_is_in_two_vsvs_cannot_find_the_third(places):
    Vsv.objects.create(number="103", name="VSV 103")
    taken(result(), result("102"), nps.NpsResult(2018, "103", "practice", 3, 1, 1, 0, 5))
    assert nps_rows("101", ["101"])[0].country is not None
    assert nps_rows("101", ["101", "102"])[0].country is None


def test_the_page_shows_the_own_vsv_and_the_country(places):
    taken(result(), result("102", yes=60), nps.NpsResult(2019, "101", "hospital", 3, 1, 1, 0, 5))
    client = as_role(places["1001"], "reader")
    page = client.get("/werk/ervaringen/voor-2023/").content.decode()
    assert "62,5 (40)" in page
    assert "72,7 (110)" in page
    assert "te weinig om te tonen" in page
    assert "/werk/ervaringen/voor-2023/" in client.get("/werk/ervaringen/").content.decode()
    assert as_role(places["1001"], "inviter").get("/werk/ervaringen/voor-2023/").status_code == 403


def test_without_results_the_page_says_so(places):
    assert (
        "Nog geen uitkomsten" in as_role(places["1001"], "reader").get("/werk/ervaringen/voor-2023/").content.decode()
    )


def test_the_command_takes_a_file_or_says_everything_that_is_wrong(places, tmp_path, capsys):
    file = tmp_path / "nps.csv"
    file.write_text(nps.write_nps([result()]))
    call_command("nps_results", str(file))
    assert capsys.readouterr().out == "1 uitkomsten opgenomen\n"
    with pytest.raises(CommandError, match="Kies vervangen"):
        call_command("nps_results", str(file))
    call_command("nps_results", str(file), "--replace")
    file.write_text(nps.write_nps([result("999"), result(year=2030)]))
    with pytest.raises(CommandError, match=r"regel 2 vsv: .*\nregel 3 year: "):
        call_command("nps_results", str(file))
