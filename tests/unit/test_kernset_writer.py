"""Writing: a complete message, with the marks that the standard asks for."""

from datetime import datetime

from lxml import etree

from ooievaar import kernset

CREATED = datetime.fromisoformat("2022-03-01T14:30")
NAMES = {"h": "urn:hl7-org:v3"}
LVR = "2.16.840.1.113883.2.4.3.22.96.6"
TREE = {
    "zorgverlenerzorginstelling": {"zorginstelling": {"zorginstelling_lvrid": {"value": "0110", "root": LVR}}},
    "zwangerschap": {"dossiernummer": {"value": 'a"<b>&', "root": "1.2"}, "definitieve_a_terme_datum": "2021-07-22"},
    "bevalling": {"hoeveelheid_bloedverlies": {"value": 850.0, "unit": "ml"}},
    "uitkomst_per_kind": [
        {"baring": {"demografische_gegevens": {"rangnummer_kind": "1", "geboortedatum": "2021-07-24T02:30"}}},
        {"baring": {"demografische_gegevens": {"rangnummer_kind": "2"}}},
    ],
    "postnatale_fase": {
        "kindspecifieke_gegevens": [
            {"rangnummer_kind": "2", "voeding_kind_groep": {"voeding_kind_datum": "2021-07-30"}}
        ]
    },
}


def written() -> etree._Element:
    return etree.fromstring(kernset.write(TREE, message_id="1.2.3^4", created=CREATED))


def found(path: str) -> list[str]:
    return [str(each) for each in written().xpath(path, namespaces=NAMES)]


def test_reads_back_as_it_was() -> None:
    message = kernset.read(kernset.write(TREE, message_id="1.2.3^4", created=CREATED))
    assert isinstance(message, kernset.Message)
    assert (message.tree, message.problems) == (TREE, ())
    assert (message.message_id, message.created, message.sender_lvr) == ("1.2.3^4", CREATED, "0110")


def test_wrapper() -> None:
    assert found("/h:REPC_IN004014NL/h:interactionId/@extension") == ["REPC_IN004014NL"]
    assert found("/h:REPC_IN004014NL/h:profileId/@extension") == ["810"]
    assert found("//h:sender/h:device/h:id/@extension") == ["0110"]
    assert found("//h:CareProvisionEvent/h:templateId/@root") == ["2.16.840.1.113883.2.4.6.10.90.76"]


def test_act_has_template_then_code_then_value() -> None:
    (due,) = written().xpath("//h:pertinentInformation3/h:observation", namespaces=NAMES)
    assert [etree.QName(each).localname for each in due] == ["templateId", "code", "value"]
    assert found("//h:pertinentInformation3/h:observation/h:value/@value") == ["20210722"]


def test_birth_has_an_identifier_and_a_context_of_its_own() -> None:
    assert found("//h:procedure/h:id/@nullFlavor") == ["NI", "NI"]
    assert found("//h:component[h:procedure]/@contextConductionInd") == ["false", "false"]
    assert found("//h:pertinentInformation3/@contextConductionInd") == ["true", "true"]


def test_feeding_is_written_in_its_own_child() -> None:
    births = written().xpath("//h:procedure", namespaces=NAMES)
    assert [len(birth.xpath(".//h:supply", namespaces=NAMES)) for birth in births] == [0, 1]


def test_no_white_space_between_elements() -> None:
    assert b"> <" not in kernset.write(TREE, message_id="1^2", created=CREATED)
    assert b"\n" not in kernset.write(TREE, message_id="1^2", created=CREATED)


def test_unknown_paths_are_told() -> None:
    assert kernset.unknown(TREE) == ()
    assert kernset.unknown({"bevalling": {"bloedverlies": True}}) == ("bevalling/bloedverlies",)


def test_empty_tree_is_a_message_without_content() -> None:
    message = kernset.read(kernset.write({}, message_id="1.2^3", created=CREATED))
    assert isinstance(message, kernset.Message)
    assert (message.tree, message.sender_lvr, message.dossier) == ({}, None, None)
