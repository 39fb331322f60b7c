"""Reading: the context traps, the encodings, and what happens to a value that cannot be taken."""

from datetime import datetime

import pytest
from tests.unit.kernset_messages import (
    BIRTH,
    BSN,
    LISTS,
    LVR,
    PERINED,
    SNOMED,
    TEMPLATE,
    act,
    blood_loss,
    child,
    child_values,
    coded,
    component,
    delivery,
    due_date,
    feeding,
    message,
    mode_of_birth,
    order,
    pertinent,
    read,
    related,
)

from ooievaar import kernset
from ooievaar.kernset import ProblemKind


class TestContextTraps:
    """53 act codes mean one thing in one place and another thing elsewhere."""

    def test_due_date_of_previous_pregnancy_comes_first(self) -> None:
        previous = act("organizer", "901095", "248983002", component(due_date("20190606")))
        found = read(pertinent(previous, due_date("20210722")))
        assert kernset.get(found.tree, "zwangerschap/definitieve_a_terme_datum") == "2021-07-22"
        history = found.tree["obstetrische_anamnese_gegroepeerd_per_voorgaande_zwangerschap"]
        assert history == [{"definitieve_a_terme_datum": "2019-06-06"}]

    def test_only_the_previous_pregnancy_has_a_due_date(self) -> None:
        previous = act("organizer", "901095", "248983002", component(due_date("20190606")))
        assert kernset.get(read(pertinent(previous)).tree, "zwangerschap/definitieve_a_terme_datum") is None

    def test_reason_for_referral_has_the_code_of_the_delivery(self) -> None:
        fever = act("observation", "901009", "386661006", '<value xsi:type="BL" value="true"/>')
        reason = act("organizer", "901099", "236973005", component(fever))
        referral = act("act", "901098", "3457005", related(reason))
        found = read(pertinent(referral) + delivery(blood_loss("1200")))
        assert found.tree["bevalling"] == {"hoeveelheid_bloedverlies": {"value": 1200.0, "unit": "ml"}}
        reasons = found.tree["zorgverlening"]["verwijsdetails"][0]["redenen_van_verwijzing"]
        assert reasons == [{"van_1e_naar_2e_lijn": {"bevalling": {"koortsq": True}}}]

    @pytest.mark.parametrize("template", ["", "901104"])
    def test_perineum_is_yes_or_no_in_a_referral_and_a_code_at_birth(self, template: str) -> None:
        perineum = act("observation", template, "364297003", '<value xsi:type="BL" value="true"/>')
        reason = act("organizer", "901099", "236973005", component(perineum))
        tear = act("observation", "900262", "364297003", coded("199934009"))
        wound = act("observation", "900262", "364297003", coded("609344008"))
        found = read(pertinent(act("act", "901098", "3457005", related(reason))) + delivery(tear, wound))
        referral = found.tree["zorgverlening"]["verwijsdetails"][0]["redenen_van_verwijzing"][0]
        assert referral["van_1e_naar_2e_lijn"]["bevalling"] == {"conditie_perineum_postpartum": True}
        codes = [each["code"] for each in found.tree["bevalling"]["conditie_perineum_postpartum"]]
        assert codes == ["199934009", "609344008"]

    @pytest.mark.parametrize("templates", [("901095", "901108"), ("", "")])
    def test_previous_child_is_not_this_child(self, templates: tuple[str, str]) -> None:
        system = f"{PERINED}.1.3"
        mark = f'<templateId root="{TEMPLATE}{templates[1]}"/>' if templates[1] else ""
        birth = f'<procedure>{mark}<code code="Baring" codeSystem="{system}"/>'
        birth += related(mode_of_birth("11466000")) + "</procedure>"
        before = act("procedure", "", "236973005", related(blood_loss("3000"), birth))
        history = act("organizer", templates[0], "248983002", component(before))
        found = read(pertinent(history) + delivery(child(mode_of_birth("48782003"))))
        path = "baring/kindspecifieke_uitkomstgegevens/type_partus/code"
        assert child_values(found, path) == ["48782003"]
        assert "hoeveelheid_bloedverlies" not in found.tree.get("bevalling", {})

    def test_an_act_in_the_wrong_place_is_not_read(self) -> None:
        assert read(pertinent(blood_loss("900"), child(mode_of_birth("48782003")))).tree == {}

    def test_indications_of_a_caesarean_share_their_code(self) -> None:
        def indication(template: str, code: str) -> str:
            mark = f'<templateId root="{TEMPLATE}{template}"/><code code="SectioCaeInd" codeSystem="{PERINED}.1.1"/>'
            return f"<observation>{mark}{coded(code)}</observation>"

        both = related(indication("901105", "1"), indication("901090", "2"))
        found = read(delivery(child(act("procedure", "901106", "11466000", both))))
        (group,) = child_values(found, "baring/kindspecifieke_uitkomstgegevens/sectio_caesarea_group")
        assert group == {
            "indicatie_primaire_sectio": [{"code": "1", "codeSystem": SNOMED}],
            "indicatie_secundaire_sectio": [{"code": "2", "codeSystem": SNOMED}],
        }


class TestEncodings:
    @pytest.mark.parametrize(("sent", "meant"), [("true", False), ("false", True)])
    def test_negation_true_means_no(self, sent: str, meant: bool) -> None:
        found = read(delivery(child(act("procedure", "900996", "72641008", "", f'negationInd="{sent}"'))))
        assert child_values(found, "baring/kindspecifieke_maternale_gegevens/sedatieq") == [meant]

    def test_act_without_negation_says_nothing(self) -> None:
        assert read(delivery(child(act("procedure", "900996", "72641008", "")))).tree == {}

    def test_empty_deceased_is_absent(self) -> None:
        person = '<deceasedInd value=""/><birthTime value="19920101"/>'
        found = read(f"<subject><patient><patientPerson>{person}</patientPerson></patient></subject>")
        assert found.tree == {"vrouw": {"geboortedatum": "1992-01-01"}}
        assert found.problems == ()

    def test_null_flavors_are_told_apart(self) -> None:
        def presentation(flavor: str) -> str:
            mark = f'<templateId root="{TEMPLATE}900359"/><code code="LigGbrt" codeSystem="{PERINED}.1.1"/>'
            return f'<observation>{mark}<value xsi:type="CE" nullFlavor="{flavor}"/></observation>'

        found = read(delivery(child(presentation("OTH")), child(presentation("UNK"))))
        path = "baring/kindspecifieke_uitkomstgegevens/ligging_bij_geboorte"
        assert child_values(found, path) == [{"nullFlavor": "OTH"}, {"nullFlavor": "UNK"}]

    @pytest.mark.parametrize(
        ("sent", "meant"),
        [
            ("2021", "2021"),
            ("202108", "2021-08"),
            ("20210828", "2021-08-28"),
            ("2021082806", "2021-08-28T06"),
            ("202108280630", "2021-08-28T06:30"),
            ("20210828063000", "2021-08-28T06:30"),
            ("20210828063012", "2021-08-28T06:30:12"),
            ("20210828000000", "2021-08-28T00:00"),
            ("20210828063000.000+0200", "2021-08-28T06:30"),
        ],
    )
    def test_moments_keep_the_precision_sent(self, sent: str, meant: str) -> None:
        found = read(f'<effectiveTime><low value="{sent}"/></effectiveTime>')
        assert found.tree == {"zorgverlening": {"datum_start_zorgverantwoordelijkheid": meant}}

    def test_older_version_keeps_its_padding(self) -> None:
        found = read('<effectiveTime><low value="20140310000000"/></effectiveTime>', template="73")
        assert found.format == "hl7v3-2.2"
        assert found.tree == {"zorgverlening": {"datum_start_zorgverantwoordelijkheid": "2014-03-10T00:00:00"}}

    def test_woman_has_two_kinds_of_number(self) -> None:
        ids = f'<id root="1.2.9" extension="77"/><id root="{BSN}" extension="912345676"/>'
        woman = read(f"<subject><patient>{ids}</patient></subject>").tree["vrouw"]
        assert woman["burgerservicenummer"] == {"value": "912345676", "root": BSN}
        assert woman["lokale_persoonsidentificatie"] == {"value": "77", "root": "1.2.9"}

    def test_refused_number_of_the_woman_is_a_null_flavor(self) -> None:
        found = read('<subject><patient><id nullFlavor="UNK"/></patient></subject>')
        assert found.tree == {"vrouw": {"burgerservicenummer": {"nullFlavor": "UNK"}}}

    def test_feeding_lies_in_the_child_and_comes_out_beside_it(self) -> None:
        found = read(delivery(child(feeding("1", "2"), order("2")), child(order("1"))))
        (fed,) = found.tree["postnatale_fase"]["kindspecifieke_gegevens"]
        assert fed["rangnummer_kind"] == "2"
        assert [each["code"] for each in fed["voeding_kind_groep"]["substantie_voeding_kind"]] == ["1", "2"]

    def test_previous_diagnoses_sent_one_by_one_are_one_group(self) -> None:
        def diagnosis(template: str, code: str, value: str) -> str:
            told = act("observation", template, code, value)
            return act("organizer", "", "439401001", component(told))

        sent = [
            diagnosis("900975", "40733004", coded("307534009")),
            diagnosis("900971", "235888006", '<value xsi:type="BL" value="true"/>'),
            diagnosis("900975", "40733004", coded("5")),
        ]
        found = read(pertinent(act("organizer", "901095", "248983002", component(*sent))))
        (history,) = found.tree["obstetrische_anamnese_gegroepeerd_per_voorgaande_zwangerschap"]
        assert [sorted(each) for each in history["diagnose"]] == [
            ["infectie", "zwangerschapscholestaseq"],
            ["infectie"],
        ]

    def test_head(self) -> None:
        organization = f'<representedOrganization><id root="{LVR}" extension="0110"/></representedOrganization>'
        verifier = f'<verifier typeCode="LA"><assignedPerson>{organization}</assignedPerson></verifier>'
        found = read(f'<id root="1.9" extension="d1"/>{verifier}')
        assert (found.message_id, found.dossier, found.sender_lvr) == ("1.2.3^4", "1.9^d1", "0110")
        assert (found.created, found.format) == (datetime.fromisoformat("2022-03-01T14:30"), "hl7v3-2.3")

    @pytest.mark.parametrize("sent", ["2022", "202203011", "20220230", "nu", ""])
    def test_creation_time_that_is_no_moment(self, sent: str) -> None:
        found = kernset.read(message("").replace(b"20220301143000", sent.encode()))
        assert isinstance(found, kernset.Message)
        assert found.created is None


class TestProblems:
    """A value that cannot be taken is told, and never becomes another value."""

    @pytest.mark.parametrize("sent", ["20210230", "2021-08-28", "202108281", "20210828250000", "gisteren", "", "²⁰²¹"])
    def test_bad_date(self, sent: str) -> None:
        found = read(pertinent(due_date(sent)))
        problem = kernset.Problem("zwangerschap/definitieve_a_terme_datum", sent, ProblemKind.DATE)
        assert (found.tree, found.problems) == ({}, (problem,))

    def test_moment_in_another_zone(self) -> None:
        found = read('<effectiveTime><low value="20210828063000+0000"/></effectiveTime>')
        assert [each.kind for each in found.problems] == [ProblemKind.DATE]

    @pytest.mark.parametrize(
        ("number", "unit", "kind"),
        [("veel", "ml", ProblemKind.NUMBER), ("1e3", "ml", ProblemKind.NUMBER), ("nan", "ml", ProblemKind.NUMBER),
         ("1,5", "ml", ProblemKind.NUMBER), ("1.5", "l", ProblemKind.UNIT)],
    )  # fmt: skip
    def test_bad_quantity(self, number: str, unit: str, kind: ProblemKind) -> None:
        value = f'<value xsi:type="PQ" value="{number}" unit="{unit}"/>'
        found = read(delivery(act("observation", "900900", "364332008", value)))
        problem = kernset.Problem("bevalling/hoeveelheid_bloedverlies", number, kind)
        assert found.problems == (problem,)
        assert kernset.get(found.tree, "bevalling/hoeveelheid_bloedverlies") is None

    def test_bad_count_names_the_child(self) -> None:
        found = read(delivery(child(order("1")), child(order("twee"))))
        assert [each.path for each in found.problems] == [f"{BIRTH}[2]/baring/demografische_gegevens/rangnummer_kind"]

    def test_two_values_where_one_can_be(self) -> None:
        found = read(pertinent(due_date("20210722"), due_date("20210723"), due_date("20210722")))
        assert kernset.get(found.tree, "zwangerschap/definitieve_a_terme_datum") == "2021-07-22"
        assert [(each.value, each.kind) for each in found.problems] == [("20210723", ProblemKind.TOO_MANY)]

    @pytest.mark.parametrize(
        ("value", "kind"),
        [
            ('<value xsi:type="BL" value="true"/>', ProblemKind.CODE),
            ('<value xsi:type="CE" code="199934009"/>', ProblemKind.CODE),
            (f'<value code="1" codeSystem="{SNOMED}" nullFlavor="NI"/>', ProblemKind.VALUE_AND_NULL),
        ],
    )
    def test_bad_code(self, value: str, kind: ProblemKind) -> None:
        found = read(delivery(act("observation", "900262", "364297003", value)))
        assert [(each.path, each.kind) for each in found.problems] == [("bevalling/conditie_perineum_postpartum", kind)]

    def test_second_episode_in_one_message(self) -> None:
        data = message(pertinent(due_date("20210722")))
        start, end = data.index(b"<subject2>"), data.index(b"</subject2>") + len(b"</subject2>")
        found = kernset.read(data[:end] + data[start:end] + data[end:])
        assert isinstance(found, kernset.Message)
        assert found.problems == (kernset.Problem("CareProvisionEvent", "2", ProblemKind.CONFLICT),)

    @pytest.mark.parametrize("sent", ["ja", "1", ""])
    def test_bad_negation(self, sent: str) -> None:
        found = read(delivery(child(act("procedure", "900996", "72641008", "", f'negationInd="{sent}"'))))
        assert [each.kind for each in found.problems] == [ProblemKind.BOOLEAN]
        assert found.tree == {}


class TestOlderVersion:
    """2.2 has no templates, and has items that 2.3 has no more."""

    def test_one_indication_for_any_caesarean(self) -> None:
        told = act("observation", "", "SectioCaeInd", coded("1", f"{LISTS}.20")).replace(LISTS, f"{PERINED}.1.1", 1)
        section = act("procedure", "901106", "11466000", related(told))
        found = read(delivery(child(section)), template="73")
        told_at = "baring/kindspecifieke_uitkomstgegevens/sectio_caesarea_group/indicatie_sectio"
        assert [len(each or []) for each in child_values(found, told_at)] == [1]

    @pytest.mark.parametrize("denied", ["true", "false"])
    def test_history_is_asked_before_it_is_specified(self, denied: str) -> None:
        illness = act("observation", "", "271737000", "", f'negationInd="{denied}"')
        history = act("organizer", "", "417662000", component(act("organizer", "", "312850006", component(illness))))
        found = read(pertinent(history), template="73")
        assert kernset.get(found.tree, "vrouw/anamnese/algemene_anamnese/anemieq") is (denied == "false")

    def test_augmentation_was_told_of_the_birth(self) -> None:
        value = '<value xsi:type="BL" value="true"/>'
        told = act("observation", "", "PRN540201", value).replace(LISTS, f"{PERINED}.1.3")
        found = read(delivery(told), template="73")
        assert found.tree == {"bevalling": {"bijstimulatie_toegediendq": True}}


def test_leaves_are_numbered_from_one() -> None:
    tree = {"a": {"b": [{"c": True}, {"c": False}]}, "d": [{"code": "1", "codeSystem": "2"}], "e": {"nullFlavor": "NI"}}
    assert dict(kernset.leaves(tree)) == {
        "a/b[1]/c": True,
        "a/b[2]/c": False,
        "d[1]": {"code": "1", "codeSystem": "2"},
        "e": {"nullFlavor": "NI"},
    }


def test_get_stops_at_what_is_absent() -> None:
    assert kernset.get({"a": {"b": "1"}}, "a/b") == "1"
    assert kernset.get({"a": {"b": "1"}}, "a/c/d") is None
    assert kernset.get({"a": [{"b": "1"}]}, "a/b") is None
