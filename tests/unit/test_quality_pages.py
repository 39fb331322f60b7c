"""The page on the quality of registrations names all that is declared, in both languages."""

from datetime import date

import pytest

from ooievaar import quality
from ooievaar.quality.alarms import FALSE_PER_ROUND, Alarm, sentence
from ooievaar.quality.feed import number
from ooievaar.quality.kinds import KINDS
from ooievaar.quality.measured import MEASURED
from ooievaar.records import codes

MAY = number(date(2025, 5, 1))
ALARMS = {
    "silent": Alarm("silent", "organisation", "1234", MAY, 24.4, 1.0, 1e-9),
    "silent for three rounds": Alarm("silent", "organisation", "1234", MAY, 24.4, 0.0, 1e-9, rounds=3),
    "supplier": Alarm("loss", "supplier", "1.2.3", MAY, 100.0, 88.0, 1e-9, ("1", "2")),
    "presence": Alarm("loss", "supplier", "1.2.3", MAY, 95.0, 80.0, 1e-9, ("1", "2"), of=100.0),
    "organisation": Alarm("loss", "organisation", "1234", MAY, 95.0, 80.0, 1e-9, ("1234",), of=100.0),
    "item": Alarm("item_dropped", "supplier", "1.2.3", MAY, 95.0, 0.0, 1e-9, item="perineum", of=100.0),
    "version": Alarm("item_dropped", "version", "2.3", MAY, 95.0, 0.0, 1e-9, item="perineum", of=100.0),
}


@pytest.mark.parametrize("name", ["registration-quality.md", "registration-quality.en.md"])
def test_the_page_names_every_measure_item_and_alert(name):
    page = quality.pages()[name]
    for code in (*(each.code for each in quality.MEASURES), *(each.column for each in quality.ITEMS)):
        assert f"`{code}`" in page
    for kind in KINDS:
        assert f"`{kind.code}`" in page


def test_every_kind_of_alert_is_explained():
    assert {kind.code for kind in KINDS} == {code.value for code in codes.ALERT_KIND.codes}


def test_what_was_measured_is_within_what_is_stated():
    assert MEASURED
    for each in MEASURED:
        assert each.alerts / each.rounds <= sum(FALSE_PER_ROUND.values()) < 1


@pytest.mark.parametrize("alarm", ALARMS.values(), ids=ALARMS)
def test_an_alert_is_one_sentence_that_says_what_to_do(alarm):
    said = sentence(alarm)
    assert said.count(". ") == 0
    assert said.endswith(".")
    assert "; vraag " in said
    assert alarm.subject in said
    assert "1 registraties" not in said
