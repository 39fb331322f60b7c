"""Reading the kernset neonatologie: what is one, the encodings of CDA, and the samples of its publisher."""

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.neonatology import HEAD, LEAVES, LNR, SNOMED, TEMPLATE, act, at, branch, document, related, section

from ooievaar import kernset
from ooievaar.kernset import ProblemKind
from ooievaar.kernset.places import DOCUMENT, Place
from ooievaar.kernset.table import NEONATAL_CARE, Concept

LVR = "2.16.840.1.113883.2.4.3.22.96.6"
SENSES = "kind/problematiek_kind/zintuigen"
CONGENITAL = "kind/problematiek_kind/congenitale_aandoeningen"
VERIFICATION = "documentgegevens/verificatie_zorgverlener"


def read(*inside: str, head: str = HEAD) -> kernset.Message:
    found = kernset.read(document(*inside, head=head))
    assert isinstance(found, kernset.Message)
    return found


def coded(value: str, tag: str = "value", system: str = SNOMED) -> str:
    return f'<{tag} code="{value}" codeSystem="{system}"/>'


def code(value: str, system: str = SNOMED) -> dict[str, str]:
    return {"code": value, "codeSystem": system}


def problem(value: str, inside: str = "", marks: str = "") -> str:
    return act("observation", "problem", coded(value) + inside, marks)


def organ(template: str, *acts: str) -> str:
    return section("901141", act("organizer", template, related(*acts, by="component")))


class TestMapping:
    def test_every_act_is_declared_and_used(self) -> None:
        named = {step.partition(":")[2].rstrip("*") for row in NEONATAL_CARE.rows for step in row.steps.split("/")}
        assert named - {""} == set(NEONATAL_CARE.acts)

    def test_every_leaf_has_a_place_of_its_own(self) -> None:
        def leaves(place: Place) -> int:
            own = [leaf for leaf in (place.value, place.negation) if leaf]
            return len(own) + sum(leaves(inner) for inner in place.inside.values())

        assert leaves(DOCUMENT) == len(LEAVES)

    @pytest.mark.parametrize("row", LEAVES, ids=lambda row: row.key)
    def test_every_concept_is_found_at_its_place(self, row: Concept) -> None:
        xml, value = branch(row)
        message = read(xml)
        assert message.problems == ()
        assert at(row.path, message.tree) == value

    def test_every_concept_of_the_dataset_has_a_place(self, shared: Path) -> None:
        text = (shared / "kernset" / "neonatology_concepts.csv").read_text(encoding="utf-8")
        paths = {row["ada_path"] for row in csv.DictReader(text.splitlines())}
        # The parts of a caregiver's name are read as one value.
        parts = {path for path in paths if path.startswith("zorgverlener/naamgegevens/")}
        assert len(paths) == 160
        assert paths - parts | {"zorgverlener/naamgegevens"} == {row.key for row in LEAVES}


class TestDocument:
    @pytest.mark.parametrize("mark", HEAD.replace("/><", "/>|<").split("|"))
    def test_is_recognised_by_its_template_or_its_code(self, mark: str) -> None:
        assert read(head=mark).format == kernset.NEONATOLOGY == "cda-neonatology-3.0"

    @pytest.mark.parametrize("head", ["", f'<templateId root="{TEMPLATE}76"/>', '<code code="1" codeSystem="2"/>'])
    def test_of_another_kind_is_no_kernset(self, head: str) -> None:
        found = kernset.read(document(head=head))
        assert isinstance(found, kernset.Unreadable)
        assert found.reason is kernset.Reason.NOT_KERNSET

    def test_tells_its_number_set_and_moment(self) -> None:
        numbers = '<id root="1.2" extension="a-2"/><setId root="1.2" extension="a-1"/><versionNumber value="2"/>'
        message = read(f'{numbers}<effectiveTime value="20201231100523"/>')
        assert (message.message_id, message.dossier) == ("1.2^a-2", "1.2^a-1")
        assert message.created == datetime.fromisoformat("2020-12-31T10:05:23")
        assert kernset.get(message.tree, "documentgegevens/versienummer") == "2"

    def test_without_numbers_is_read_as_well(self) -> None:
        message = read()
        assert (message.message_id, message.dossier, message.created, message.sender_lvr) == ("", None, None, None)

    def test_has_an_lvr_number_only_when_one_of_the_numbers_of_the_hospital_is(self) -> None:
        numbers = f'<id root="{LNR}" extension="0001"/><id nullFlavor="NI"/>{{}}'
        author = f"<author><assignedAuthor><representedOrganization>{numbers}</representedOrganization>{{}}"
        author += "</assignedAuthor></author>"
        assert read(author.format("", "")).sender_lvr is None
        assert read(author.format(f'<id root="{LVR}" extension="0110"/>', "")).sender_lvr == "0110"

    def test_without_a_verifier_was_not_verified(self) -> None:
        assert kernset.get(read().tree, VERIFICATION) == {
            "geverifieerd_door_zorgverlenerq": False,
            "verificatie_datum": {"nullFlavor": "NI"},
        }

    def test_with_a_verifier_was_verified_whatever_the_date(self) -> None:
        message = read('<participant typeCode="VRF"><time value="2021-01"/></participant>')
        assert [problem.path for problem in message.problems] == [f"{VERIFICATION}/verificatie_datum"]
        assert kernset.get(message.tree, VERIFICATION) == {"geverifieerd_door_zorgverlenerq": True}


class TestStates:
    @pytest.mark.parametrize(
        ("marks", "expected"),
        [
            ("", True),
            ('negationInd="false"', True),
            ('negationInd="true"', False),
            ('nullFlavor="UNK"', {"nullFlavor": "UNK"}),
        ],
    )
    def test_of_an_act_that_is_there(self, marks: str, expected: Any) -> None:
        message = read(organ("901142", act("observation", "traumatized", marks=marks)))
        assert kernset.get(message.tree, "kind/problematiek_kind/geboortetrauma/problemen_aanwezigq") == expected

    @pytest.mark.parametrize(
        ("marks", "kind"),
        [
            ('negationInd="maybe"', ProblemKind.BOOLEAN),
            ('negationInd="true" nullFlavor="UNK"', ProblemKind.DENIED_AND_NULL),
        ],
    )
    def test_that_contradict_each_other_are_none(self, marks: str, kind: ProblemKind) -> None:
        message = read(organ("901142", act("observation", "traumatized", marks=marks)))
        assert "kind" not in message.tree
        assert [each.kind for each in message.problems] == [kind]

    def test_of_a_problem_that_is_denied_is_no_problem(self) -> None:
        message = read(organ("901142", problem("1"), problem("2", marks='negationInd="true"')))
        trauma = kernset.get(message.tree, "kind/problematiek_kind/geboortetrauma")
        assert trauma == {"probleem": [{"probleem_naam": code("1")}]}
        place = "kind/problematiek_kind/geboortetrauma/probleem[2]/probleem_naam"
        assert [(each.path, each.kind) for each in message.problems] == [(place, ProblemKind.CONFLICT)]


class TestValues:
    def birth(self, time: str) -> kernset.Message:
        child = f'<birthTime value="{time}"/><sdtc:deceasedInd value="false"/>'
        return read(f"<recordTarget><patientRole><patient>{child}</patient></patientRole></recordTarget>")

    @pytest.mark.parametrize(
        ("sent", "expected"),
        [
            ("2020", "2020"),
            ("20201003", "2020-10-03"),
            ("20201003121300", "2020-10-03T12:13"),
            ("20201003121301", "2020-10-03T12:13:01"),
        ],
    )
    def test_dates_keep_the_precision_that_was_sent(self, sent: str, expected: str) -> None:
        tree = self.birth(sent).tree
        assert kernset.get(tree, "kind/demografische_gegevens/patient/geboortedatum") == expected
        assert kernset.get(tree, "kind/demografische_gegevens/patient/overlijdens_indicator") is False

    def test_a_day_that_is_not_in_the_calendar_is_a_problem(self) -> None:
        message = self.birth("20200230")
        found = [(each.path, each.value, each.kind) for each in message.problems]
        assert found == [("kind/demografische_gegevens/patient/geboortedatum", "20200230", ProblemKind.DATE)]

    @pytest.mark.parametrize(
        ("marks", "expected"),
        [
            ('value="1740" unit="g"', {"value": 1740.0, "unit": "g"}),
            ('value="1.74" unit="kg"', {"value": 1.74, "unit": "kg"}),
            ('nullFlavor="UNK"', {"nullFlavor": "UNK"}),
            ('value="4" unit="lb"', None),
            ('value="veel" unit="g"', None),
            ('value="1740"', None),
        ],
    )
    def test_a_weight_has_one_of_the_units_of_the_dataset(self, marks: str, expected: Any) -> None:
        weight = act("observation", "weight", f"<value {marks}/>")
        message = read(section("901198", act("procedure", "901200", related(weight))))
        path = "kind/ontslagoverplaatsing/lichamelijk_onderzoek/lichaamsgewicht/gewicht_waarde"
        assert kernset.get(message.tree, path) == expected
        assert len(message.problems) == (expected is None)

    def test_units_are_named_as_the_dataset_names_them(self) -> None:
        warm = act("observation", "temperature", '<value value="37.4" unit="Cel"/>')
        acid = act("observation", "901139", '<value value="7.05" unit="[pH]"/>')
        examined = act("procedure", "901133", related(warm, acid))
        message = read(section("901128", act("procedure", "901129", related(examined))))
        found = kernset.get(message.tree, "kind/opname_gegevens/onderzoek")
        assert found["lichaamstemperatuur"]["temperatuur_waarde"] == {"value": 37.4, "unit": "graden celsius"}
        assert found["nsp_h_arterieel"] == {"value": 7.05, "unit": "pH"}


class TestContext:
    def test_whether_there_are_problems_is_no_problem_itself(self) -> None:
        status = related(act("observation", "verification", coded("410605003")))
        message = read(organ("901157", act("observation", "circulatory"), problem("83330001", status)))
        assert kernset.get(message.tree, "kind/problematiek_kind/circulatoir") == {
            "problemen_aanwezigq": True,
            "probleem": [{"probleem_naam": code("83330001"), "verificatie_status": code("410605003")}],
        }

    @pytest.mark.parametrize("name", ["problem", "indication"])
    def test_the_reason_of_a_procedure_is_no_problem_of_its_own(self, name: str) -> None:
        reason = related(act("observation", name, coded("14783006")))
        message = read(organ("901171", act("procedure", "procedure", coded("35683002", "code") + reason)))
        assert kernset.get(message.tree, "kind/problematiek_kind/metabool_en_endocrien") == {
            "verrichting": [{"verrichting_type": code("35683002"), "indicatie": {"probleem": code("14783006")}}]
        }

    def test_the_senses_during_the_stay_and_after_it_are_two_things(self) -> None:
        after = act("organizer", "901211", related(act("organizer", "901186", related(problem("2"), by="component"))))
        after = after.replace("entryRelationship", "component")
        message = read(organ("901186", problem("1")), section("901210", after))
        assert kernset.get(message.tree, SENSES) == {"probleem": [{"probleem_naam": code("1")}]}
        assert kernset.get(message.tree, "kind/follow_up/na_ontslag/zintuigen") == {
            "probleem": [{"probleem_naam": code("2")}]
        }

    def test_hearing_tests_are_no_treatments(self) -> None:
        side = f"<targetSiteCode {coded('442083009')[7:-2]}><qualifier>{coded('7771000')}</qualifier></targetSiteCode>"
        abnormal = related(act("observation", "901191", '<value value="true"/>'))
        treated = act("procedure", "procedure", coded("312713003", "code"))
        message = read(organ("901186", treated, act("procedure", "bera", side + abnormal), act("procedure", "aabr")))
        assert kernset.get(message.tree, SENSES) == {
            "verrichting": [{"verrichting_type": [code("312713003")]}],
            "bera_verrichtq": True,
            "bera": {"bera_lateraliteit": code("7771000"), "bera_afwijkendq": True},
            "aabr_verrichtq": True,
        }

    def test_medicines_that_can_be_one_course_are_one(self) -> None:
        def medicine(atc: str) -> str:
            marks = f'<code code="{atc}" codeSystem="2.16.840.1.113883.6.73"/>'
            material = (
                f"<manufacturedProduct><manufacturedMaterial>{marks}</manufacturedMaterial></manufacturedProduct>"
            )
            template = f'<templateId root="{TEMPLATE}901156"/>'
            return f"<substanceAdministration>{template}<consumable>{material}</consumable></substanceAdministration>"

        message = read(organ("901144", *map(medicine, ("N06BC01", "R07AA02", "R07AB01", "X"))))
        atc = "2.16.840.1.113883.6.73"
        assert kernset.get(message.tree, "kind/problematiek_kind/respiratoir/medicatie") == [
            {"stimulatie_ademhaling": [code("N06BC01", atc)], "surfactant": code("R07AA02", atc)},
            {"stimulatie_ademhaling": [code("R07AB01", atc)]},
        ]

    def test_metabolic_diseases_are_told_by_code_or_template_and_all_others_are_anatomical(self) -> None:
        own = act("observation", "901196", coded("31"))
        message = read(organ("901194", act("observation", "congenital"), problem("45744005"), problem("9"), own))
        assert kernset.get(message.tree, CONGENITAL) == {
            "problemen_aanwezigq": True,
            "stofwisselingsziekten": {"probleem": [{"probleem_naam": code("45744005")}, {"probleem_naam": code("31")}]},
            "aangeboren_anatomische_afwijkingen_majorsyndromen": {"probleem": [{"probleem_naam": code("9")}]},
        }

    def test_acts_are_found_by_their_code_when_they_have_no_template(self) -> None:
        lines = [line for line in branches("graviditeit", "aantal_geboren_kinderen", "gradatie_bpd") if line]
        untemplated = [remove_templates(line) for line in lines]
        assert read(*untemplated).tree == read(*lines).tree
        assert len(list(kernset.leaves(read(*untemplated).tree))) == 5

    def test_persons_other_than_the_mother_are_not_her(self) -> None:
        person = '<subject><relatedSubject><code code="{}" codeSystem="2.16.840.1.113883.5.111"/><subject>'
        person += '<birthTime value="19940101"/></subject></relatedSubject></subject>'
        path = "vrouw/demografische_gegevens/patient/geboortedatum"
        mother, father = (read(maternal(person.format(role))) for role in ("NMTH", "NFTH"))
        assert (kernset.get(mother.tree, path), kernset.get(father.tree, path)) == ("1994-01-01", None)


def maternal(inside: str) -> str:
    return section("901111").replace("</section>", f"{inside}</section>")


def branches(*names: str) -> list[str]:
    return [branch(row)[0] for row in LEAVES if row.path.rpartition("/")[2] in names]


def remove_templates(xml: str) -> str:
    start, *rest = xml.split("<templateId ")
    return start + "".join(part.partition("/>")[2] for part in rest)


NAMES = [
    ("<given>An</given><family>Bos</family>", {"voornamen": "An", "geslachtsnaam": {"achternaam": "Bos"}}),
    (
        '<given qualifier="BR">An</given><given qualifier="IN">A</given><given qualifier="CL">Anna</given>'
        '<prefix qualifier="VV">de </prefix><family qualifier="SP">Wit</family><family qualifier="BR">Bos</family>',
        {
            "voornamen": "An",
            "initialen": "A",
            "roepnaam": "Anna",
            "geslachtsnaam": {"achternaam": "Bos"},
            "geslachtsnaam_partner": {"voorvoegsels_partner": "de", "achternaam_partner": "Wit"},
            "naamgebruik": code("NL3", "2.16.840.1.113883.2.4.3.11.60.101.5.4"),
        },
    ),
]


class TestCaregiver:
    def caregiver(self, inside: str) -> kernset.Message:
        return read(f"<author><assignedAuthor>{inside}</assignedAuthor></author>")

    @pytest.mark.parametrize(("parts", "expected"), NAMES)
    def test_is_named_by_the_parts_of_a_name(self, parts: str, expected: Any) -> None:
        message = self.caregiver(f"<assignedPerson><name>{parts}</name></assignedPerson>")
        assert kernset.get(message.tree, "zorgverlener/naamgegevens") == expected

    @pytest.mark.parametrize("tag", ["family", "given"])
    def test_with_two_names_of_one_kind_has_none(self, tag: str) -> None:
        message = self.caregiver(f"<assignedPerson><name><{tag}>A</{tag}><{tag}>B</{tag}></name></assignedPerson>")
        assert kernset.get(message.tree, "zorgverlener") is None
        assert [each.kind for each in message.problems] == [ProblemKind.CONFLICT]

    def test_without_a_number_is_not_told_though_cda_asks_for_one(self) -> None:
        assert kernset.get(self.caregiver('<id nullFlavor="NI"/>').tree, "zorgverlener") is None


# Where the three samples do not tell what their neutral twins do, and why no reader can.
ZERO_SECONDS = "the twin has zero seconds, which most twins leave out"
OTHER_UNIT = "another name of the same unit"
CAREGIVER = "the publisher's transform sends no caregiver"
LABEL = "the twin points at one of its own problems by label; the document repeats that problem's code"
NAME = "zorgverlener/naamgegevens/"
DIFFERENCES = {
    "1": {
        "kind/demografische_gegevens/patient/geboortedatum": ZERO_SECONDS,
        "kind/problematiek_kind/metabool_en_endocrien/verrichting[1]/indicatie/probleem": LABEL,
        "zorgverlener/zorgverlener_identificatienummer": CAREGIVER,
        f"{NAME}voornamen": CAREGIVER,
        f"{NAME}initialen": CAREGIVER,
        f"{NAME}roepnaam": CAREGIVER,
        f"{NAME}naamgebruik": CAREGIVER,
        f"{NAME}geslachtsnaam/voorvoegsels": CAREGIVER,
        f"{NAME}geslachtsnaam/achternaam": CAREGIVER,
        f"{NAME}geslachtsnaam_partner/achternaam_partner": CAREGIVER,
    },
    "2": {
        "documentgegevens/document_datum": ZERO_SECONDS,
        "kind/problematiek_kind/neurologisch/verrichting[1]/indicatie/probleem": LABEL,
        "zorgverlener/zorgverlener_identificatienummer": CAREGIVER,
        f"{NAME}voornamen": CAREGIVER,
        f"{NAME}initialen": CAREGIVER,
        f"{NAME}roepnaam": CAREGIVER,
        f"{NAME}naamgebruik": CAREGIVER,
        f"{NAME}geslachtsnaam/achternaam": CAREGIVER,
    },
    "3": {
        "kind/opname_gegevens/onderzoek/lichaamstemperatuur/temperatuur_waarde": OTHER_UNIT,
        "kind/opname_gegevens/onderzoek/schedelomvang/schedelomvang_waarde": OTHER_UNIT,
        "zorgaanbieder/zorgaanbieder_identificatienummer[2]": "a number without a value, which is not sent",
        "zorgverlener/zorgverlener_identificatienummer": CAREGIVER,
        f"{NAME}voornamen": CAREGIVER,
        f"{NAME}initialen": CAREGIVER,
        f"{NAME}roepnaam": CAREGIVER,
        f"{NAME}naamgebruik": CAREGIVER,
        f"{NAME}geslachtsnaam/voorvoegsels": CAREGIVER,
        f"{NAME}geslachtsnaam/achternaam": CAREGIVER,
    },
}


def sample(shared: Path, name: str) -> kernset.Message:
    message = kernset.read((shared / "kernset" / "neonatology" / f"ksneo-test{name}.xml").read_bytes())
    assert isinstance(message, kernset.Message)
    return message


@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_sample_gives_the_expected_tree_but_for_what_is_named(shared: Path, name: str) -> None:
    message = sample(shared, name)
    assert (message.problems, message.format) == ((), kernset.NEONATOLOGY)
    twin = json.loads((shared / "kernset" / "expected" / f"ksneo-test{name}.json").read_text(encoding="utf-8"))
    expected, found = (dict(kernset.leaves(tree)) for tree in (twin, message.tree))
    different = {path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path)}
    assert different == DIFFERENCES[name].keys()


@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_sample_is_written_as_it_was_read(shared: Path, name: str) -> None:
    message = sample(shared, name)
    again = kernset.read(kernset.write_document(message.tree))
    assert isinstance(again, kernset.Message)
    assert (again.tree, again.problems) == (message.tree, ())
    assert (again.message_id, again.dossier, again.created) == (message.message_id, message.dossier, message.created)
    assert kernset.unknown_in_document(message.tree) == ()
