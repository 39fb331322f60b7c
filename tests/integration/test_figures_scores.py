"""Indicator 9 from what mothers answer to what everyone reads: attributed, counted, disclosed, approved, released."""

import csv
import io
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration import surveys_world as surveys
from tests.integration.figures_world import YEAR, computed, country, figures, page, person

from ooievaar import main, publication, records
from ooievaar.portal.approvals import actions as approvals
from ooievaar.portal.approvals import queries as board
from ooievaar.portal.approvals.states import IndicatorState
from ooievaar.portal.figures import work
from ooievaar.portal.figures.models import Computation, Figure, ShownFigure
from ooievaar.portal.figures.successive import shown_of
from ooievaar.portal.organisations.actions import add_organisation, add_vsv_member
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.releases import actions as releases
from ooievaar.portal.surveys import agreements
from ooievaar.portal.surveys.models import Response
from ooievaar.portal.surveys.queries import experiences_of

pytestmark = pytest.mark.django_db

IN_HOSPITAL = {
    **surveys.AT_HOME,
    "place_of_birth": "hospital",
    "hospital": "2001",
    "hospital_wanted": "no",
    "hospital_preferred": "2002",
    "vk_vr1": "4",
}


class TestFromAnswers:
    @pytest.fixture
    def answered(self):
        """Ten at home who would have gone to 2001; ten in 2001 who wanted 2002. Their practice is in both VSVs."""
        made = surveys.world()
        vsv = Vsv.objects.get(number="102")
        add_vsv_member(organisation=made["1001"], vsv=vsv, start_date=surveys.date(2020, 1, 1), end_date=None, by=None)
        for number, token in enumerate(surveys.links(20)):
            surveys.send(token, IN_HOSPITAL if number % 2 else surveys.AT_HOME)
        return int(Response.objects.first().month[:4])

    def test_answers_count_for_the_vsv_of_the_desired_hospital(self, answered, tmp_path):
        work.freeze_into(tmp_path / "cut", year=answered, kind="monthly")
        found = main.compute(cut=tmp_path / "cut", year=answered, only=["prem"])
        rows = {(row["unit"], row["part"]): row for row in found.to_dicts()}
        assert {unit for unit, _part in rows} == {"NL", "101", "102"}
        assert [rows[unit, None]["numerator"] for unit in ("NL", "101", "102")] == [20, 10, 10]
        # From home 8 of the midwife and 8 of kraamzorg; in the unwanted hospital a 4 of the midwife.
        assert [rows[unit, "a"]["value"] for unit in ("NL", "101", "102")] == [7.0, 8.0, 6.0]
        assert [rows[unit, "l"]["denominator"] for unit in ("NL", "101", "102")] == [120, 60, 60]

    def test_no_further_use_still_counts_and_another_year_does_not(self, answered):
        Response.objects.update(consent="nothing_more")
        assert experiences_of(answered)["responses"]["count"].sum() == 20
        assert experiences_of(answered - 1)["responses"].is_empty()

    def test_the_same_answers_give_the_same_cut(self, answered, tmp_path):
        first, again = (
            work.freeze_into(tmp_path / name, year=answered, kind="monthly").checksum for name in ("one", "two")
        )
        assert first == again


def with_scores(people, mark=8.0):
    """The small country with answers: so many people per VSV, each with two marks on every topic."""
    births = figures()
    counted = {("vsv", unit): number for unit, number in people.items()}
    counted["country", "NL"] = sum(people.values())
    rows = [
        {
            "year": YEAR, "indicator": "prem", "part": part, "version": 2023, "level": level, "unit": unit,
            "numerator": float(2 * mark * number if part else number),
            "denominator": float(2 * number if part else 700),
            "undetermined": 0.0, "outside": 0.0, "value": mark if part and number else None,
            "lower": mark - 0.5 if part and number else None, "upper": mark + 0.5 if part and number else None,
            "respondents": number,
        }
        for (level, unit), number in counted.items()
        for part in (None, *"abcdefghijklm")
    ]  # fmt: skip
    return records.FIGURES.frame([*births.to_dicts(), *rows])


@pytest.fixture
def world():
    return country()


@pytest.fixture
def hospital(world):
    return person(world["hospital-0101"], "approver", "signatory")


def again(people, mark=8.0):
    """A computation after the earlier ones of the year, opened for approval."""
    frame = with_scores(people, mark)
    before = Computation.objects.order_by("-pk").values_list("pk", flat=True)
    return computed(frame, earlier=[shown_of(number) for number in before])


def state_of(vsv="0101"):
    return board.of_vsv(YEAR, vsv).of("prem").state


class TestApproving:
    def test_nine_are_hidden_and_ten_are_shown(self, world):
        made = computed(with_scores({"0101": 10, "0102": 9, "0103": 40}))
        shown = {row.unit: row for row in ShownFigure.objects.filter(computation=made, indicator="prem", part="a")}
        assert (shown["0101"].value, shown["0101"].respondents, shown["0101"].denominator) == (8.0, 10, 20)
        assert (shown["0102"].value, shown["0102"].hidden) == (
            None, "Minder dan 10 mensen gaven een cijfer; daarom niet getoond.",
        )  # fmt: skip
        assert shown["NL"].respondents == 50
        assert Figure.objects.get(computation=made, indicator="prem", part="a", unit="NL").respondents == 59

    def test_the_hospital_sees_scores_and_approves_them(self, world, hospital):
        made = computed(with_scores({"0101": 30, "0102": 12, "0103": 0}))
        client = Client()
        client.force_login(hospital.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        seen = unescape(client.get(reverse("professional:approvals")).content.decode())
        assert "8,00 (7,50 tot 8,50)" in seen
        assert "4,3% (30 op 702 bevallingen)" in seen
        approvals.approve(computation=made.pk, vsv="0101", indicator="prem", by=hospital.access)
        assert state_of() is IndicatorState.APPROVED

    def test_a_few_later_answers_leave_the_approval_and_ten_ask_for_another(self, world, hospital):
        first = computed(with_scores({"0101": 30, "0102": 12, "0103": 0}))
        approvals.approve(computation=first.pk, vsv="0101", indicator="prem", by=hospital.access)
        later = again({"0101": 39, "0102": 12, "0103": 0}, mark=7.0)
        kept = ShownFigure.objects.get(computation=later, indicator="prem", part="a", unit="0101")
        assert (kept.value, kept.respondents, kept.is_earlier) == (8.0, 30, True)
        assert state_of() is IndicatorState.APPROVED
        newest = again({"0101": 40, "0102": 12, "0103": 0}, mark=7.0)
        moved = ShownFigure.objects.get(computation=newest, indicator="prem", part="a", unit="0101")
        assert (moved.value, moved.respondents, moved.is_earlier) == (7.0, 40, False)
        assert state_of() is IndicatorState.CHANGED

    def test_other_figures_keep_their_approval_when_scores_come(self, world, hospital):
        first = computed(figures())
        approvals.approve(computation=first.pk, vsv="0101", indicator="preterm_birth", by=hospital.access)
        again({"0101": 30, "0102": 12, "0103": 0})
        assert board.of_vsv(YEAR, "0101").of("preterm_birth").state is IndicatorState.APPROVED
        assert state_of() is IndicatorState.TO_APPROVE

    def test_the_overview_shows_scores_as_scores(self, world):
        computed(with_scores({"0101": 30, "0102": 12, "0103": 0}))
        seen = page(world["practice-0101"], reverse("professional:figures"))
        assert "8,00 (7,50 tot 8,50)" in seen
        assert "8,0%" not in seen
        alone = page(world["practice-0102"], reverse("professional:indicator", args=["prem"]))
        assert "A. Persoonlijke aandacht: VSV 8,00, Nederland 8,00." in alone
        assert "24" in alone

    def test_kraamzorg_sees_scores_among_the_figures_only_with_an_agreement(self, world):
        made = add_organisation(lvr_number="9901", name="Kraamzorg", kind="kraamzorg", place="Stad", by=None)
        vsv = Vsv.objects.get(number="0101")
        add_vsv_member(organisation=made, vsv=vsv, start_date=date(2020, 1, 1), end_date=None, by=None)
        computed(with_scores({"0101": 30, "0102": 12, "0103": 0}))
        overview, scores = reverse("professional:figures"), reverse("professional:indicator", args=["prem"])
        client = Client()
        client.force_login(person(made, "reader").user)
        before = client.get(overview).text
        assert "8,00" not in before
        assert reverse("professional:indicator", args=["preterm_birth"]) in before
        refused = client.get(scores).text
        assert "8,00" not in refused
        assert reverse("professional:score_agreement") in refused
        agreements.accept(organisation=made, version=agreements.standing_of(made).text.version, by=None)
        assert "8,00 (7,50 tot 8,50)" in client.get(overview).text
        assert "VSV 8,00, Nederland 8,00." in client.get(scores).text


class TestReleased:
    @pytest.fixture
    def release(self, world, hospital):
        made = computed(with_scores({"0101": 30, "0102": 12, "0103": 5}))
        for each in board.of_vsv(YEAR, "0101").indicators:
            approvals.approve(computation=made.pk, vsv="0101", indicator=each.indicator, by=hospital.access)
        approvals.sign(computation=made.pk, vsv="0101", code=hospital.code, by=hospital.access)
        publisher = person(world["office"], "publisher").user
        return releases.publish(release=releases.build(year=YEAR, by=publisher), by=publisher)

    def test_the_open_data_hold_a_row_per_score_with_its_own_columns(self, release):
        text = (release.path / publication.csv_name(YEAR)).read_text(encoding="utf-8", newline="")
        rows = {
            (row["eenheid_nummer"], row["onderdeel_code"]): row
            for row in csv.DictReader(io.StringIO(text, newline=""))
            if row["indicator_code"] == "prem"
        }
        assert len(rows) == 4 * 14
        own = rows["0101", "a"]
        assert (own["score"], own["aantal_cijfers"], own["respondenten"], own["status"]) == (
            "8.0",
            "60",
            "30",
            "getoond",
        )
        assert (own["score_ondergrens"], own["score_bovengrens"]) == ("7.5", "8.5")
        assert {own[name] for name in ("teller", "noemer", "percentage", "ondergrens", "niet_te_bepalen")} == {""}
        response = rows["0101", ""]
        assert (response["teller"], response["noemer"], response["percentage"]) == ("30", "702", "4.3")
        assert (rows["0102", "a"]["status"], rows["0102", "a"]["score"]) == ("niet_vrijgegeven", "")
        assert (rows["NL", "a"]["respondenten"], rows["NL", "a"]["aantal_cijfers"]) == ("42", "84")
        assert publication.verify(release.path) == ()

    def test_the_page_of_the_vsv_tells_them(self, release):
        seen = unescape(Client().get(reverse("public:vsv", args=["0101"])).content.decode())
        assert "30 moeders vulden de vragenlijst in; hier telden 702 bevallingen mee (4,3%)." in seen
        assert "Samen beslissen: Dit VSV 8,00, Nederland 8,00." in seen
        assert "7,50 – 8,50" in seen

    def test_the_page_of_a_topic_tells_every_vsv_and_hides_who_did_not_sign(self, release):
        address = reverse("public:indicator", args=[YEAR, "prem"])
        seen = unescape(Client().get(f"{address}?onderdeel=d").content.decode())
        assert "42 moeders gaven een cijfer van 1 tot 10. Gemiddeld: 8,00 voor “Samen beslissen”." in seen
        assert "niet vrijgegeven" in seen
        assert unescape(Client().get(reverse("public:figures")).content.decode()).count("Wat moeders zelf vinden") == 1
