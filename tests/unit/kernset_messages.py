"""Messages of a few acts, as small as a test needs."""

from ooievaar import kernset

SNOMED = "2.16.840.1.113883.6.96"
LISTS = "2.16.840.1.113883.2.4.4.13"
PERINED = "2.16.840.1.113883.2.4.3.22"
TEMPLATE = "2.16.840.1.113883.2.4.6.10.90."
LVR = "2.16.840.1.113883.2.4.3.22.96.6"
BSN = "2.16.840.1.113883.2.4.6.3"
BIRTH = "uitkomst_per_kind"


def message(payload: str, template: str = "76") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<REPC_IN004014NL xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <id root="1.2.3" extension="4"/><creationTime value="20220301143000"/>
  <ControlActProcess><subject><registrationProcess><subject2><CareProvisionEvent>
    <templateId root="{TEMPLATE}{template}"/>{payload}
  </CareProvisionEvent></subject2></registrationProcess></subject></ControlActProcess>
</REPC_IN004014NL>""".encode()


def read(payload: str, template: str = "76") -> kernset.Message:
    found = kernset.read(message(payload, template))
    assert isinstance(found, kernset.Message)
    return found


def act(tag: str, template: str, code: str, inside: str, marks: str = "") -> str:
    """An act as 2.3 writes it; without a template as 2.2 does."""
    system = SNOMED if code.isdigit() else LISTS
    templated = f'<templateId root="{TEMPLATE}{template}"/>' if template else ""
    return f'<{tag} {marks}>{templated}<code code="{code}" codeSystem="{system}"/>{inside}</{tag}>'


def pertinent(*acts: str) -> str:
    return "".join(f"<pertinentInformation3>{each}</pertinentInformation3>" for each in acts)


def component(*acts: str) -> str:
    return "".join(f"<component>{each}</component>" for each in acts)


def related(*acts: str) -> str:
    return "".join(f"<outboundRelationship>{each}</outboundRelationship>" for each in acts)


def coded(code: str, system: str = SNOMED) -> str:
    return f'<value xsi:type="CE" code="{code}" codeSystem="{system}"/>'


def due_date(day: str) -> str:
    return act("observation", "900928", "EDDDef", f'<value xsi:type="TS" value="{day}"/>')


def blood_loss(millilitres: str) -> str:
    return act("observation", "900900", "364332008", f'<value xsi:type="PQ" value="{millilitres}" unit="ml"/>')


def mode_of_birth(code: str) -> str:
    return act("observation", "901107", "364336006", coded(code))


def delivery(*inside: str) -> str:
    return pertinent(act("organizer", "901101", "236973005", component(*inside)))


def child(*inside: str) -> str:
    system = f"{PERINED}.1.3"
    mark = f'<templateId root="{TEMPLATE}901102"/><code code="Baring" codeSystem="{system}"/>'
    return f"<procedure>{mark}{related(*inside)}</procedure>"


def order(number: str) -> str:
    return act("observation", "900400", "BirthOrderNumber", f'<value xsi:type="INT" value="{number}"/>')


def feeding(*substances: str) -> str:
    system = f"{PERINED}.1.4.8"
    products = "".join(
        f'<product><product><playingMaterial><code code="{each}" codeSystem="{system}"/></playingMaterial></product>'
        "</product>"
        for each in substances
    )
    return act("supply", "900724", "230126006", f'<effectiveTime value="20210903"/>{products}')


def child_values(found: kernset.Message, path: str) -> list[object]:
    return [kernset.get(each, path) for each in found.tree[BIRTH]]
