"""What stands around the payload of a message, and what the standard fixes about its elements."""

from datetime import datetime

from ooievaar.kernset.table import TEMPLATES
from ooievaar.kernset.text import attribute, words

# The order of elements that the standard's schema asks for, whatever they lie in.
ORDER = (
    "low", "high", "id", "code", "text", "addr", "postalCode", "name", "effectiveTime", "value", "methodCode",
    "targetSiteCode", "time", "birthTime", "deceasedInd", "deceasedTime", "ethnicGroupCode", "subject", "patient",
    "patientPerson", "verifier", "personalRelationship", "relationshipHolder", "assignedPerson", "responsibleParty",
    "performer", "author", "assignedEntity", "representedOrganization", "location", "healthCareFacility",
    "serviceProviderOrganization", "consumable", "manufacturedProduct", "product", "playingMaterial", "act",
    "observation", "organizer", "procedure", "substanceAdministration", "supply",
)  # fmt: skip

# Attributes that never vary, by element or by the element around it and the element.
ELEMENT_ATTRIBUTES = {
    "act": ' classCode="ACT" moodCode="EVN"',
    "assignedEntity": ' classCode="ASSIGNED"',
    "assignedPerson": ' classCode="ASSIGNED"',
    "consumable": ' typeCode="CSM"',
    "healthCareFacility": ' classCode="DSDLOC"',
    "consumable/manufacturedProduct": ' classCode="MANU"',
    "manufacturedProduct": ' classCode="MMAT" determinerCode="KIND"',
    "observation": ' classCode="OBS" moodCode="EVN"',
    "organizer": ' classCode="CONTAINER" moodCode="EVN"',
    "patient": ' classCode="PAT"',
    "patientPerson": ' classCode="PSN" determinerCode="INSTANCE"',
    "performer/responsibleParty": ' classCode="ASSIGNED"',
    "personalRelationship": ' classCode="PRS"',
    "playingMaterial": ' classCode="MAT" determinerCode="KIND"',
    "procedure": ' classCode="PROC" moodCode="EVN"',
    "product/product": ' classCode="ACCESS"',
    "product": ' typeCode="PRD"',
    "relationshipHolder": ' classCode="PSN" determinerCode="INSTANCE"',
    "representedOrganization": ' classCode="ORG" determinerCode="INSTANCE"',
    "serviceProviderOrganization": ' classCode="ORG" determinerCode="INSTANCE"',
    "subject": ' typeCode="SBJ"',
    "substanceAdministration": ' classCode="SBADM" moodCode="EVN"',
    "supply": ' classCode="DIET" moodCode="EVN"',
}

# What a relation says besides its type, by the relation or by the act in it: most acts take over the context of what
# they lie in; a birth does not, having a subject of its own, nor does abnormal growth, being about the child.
RELATION_ATTRIBUTES = {
    "pertinentInformation3": ' contextConductionInd="true"',
    "component": ' contextConductionInd="true"',
    "901092/900976": ' contextConductionInd="false"',
    "diagnoses/900976": ' contextConductionInd="false"',
    "901102": ' contextConductionInd="false"',
    "901059": ' inversionInd="true"',
}

# Acts that must have an identifier, which the kernset never asks for.
UNIDENTIFIED = frozenset({"procedure", "supply", "901014"})

_LVR = "2.16.840.1.113883.2.4.3.22.96.6"
_DEVICE = 'classCode="DEV" determinerCode="INSTANCE"'
_RECEIVER = '<id root="2.16.840.1.113883.2.4.3.22" extension="perined"/><name>Perined</name>'
_NOBODY = '<id nullFlavor="NI"/><code nullFlavor="NI"/>'
_ORGANIZATION = "<Organization>{lvr}<name>{name}</name></Organization>"
_AUTHOR = f"<AssignedPerson>{_NOBODY}{_ORGANIZATION}</AssignedPerson>"
_ENVELOPE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<REPC_IN004014NL xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '{id}<creationTime value="{created}"/><versionCode code="NICTIZEd2005-Okt"/>'
    '<interactionId root="2.16.840.1.113883.1.6" extension="REPC_IN004014NL"/>'
    '<profileId root="2.16.840.1.113883.2.4.3.11.1" extension="810"/>'
    '<processingCode code="P"/><processingModeCode code="T"/><acceptAckCode code="NE"/>'
    f'<receiver typeCode="RCV"><device {_DEVICE}>{_RECEIVER}</device></receiver>'
    f'<sender typeCode="SND"><device {_DEVICE}>{{lvr}}</device></sender>'
    '<ControlActProcess classCode="CACT" moodCode="EVN">'
    f'<authorOrPerformer typeCode="AUT"><participant>{_AUTHOR}</participant></authorOrPerformer>'
    f'<overseer typeCode="RESP">{_AUTHOR}</overseer>'
    '<subject typeCode="SUBJ" contextConductionInd="false"><registrationProcess classCode="REG" moodCode="EVN">'
    '<code code="900000" codeSystem="2.16.840.1.113883.2.4.15.4"/><statusCode code="active"/>'
    '<effectiveTime><low value="{created}"/></effectiveTime>'
    '<subject2 typeCode="SUBJ" contextConductionInd="false"><CareProvisionEvent classCode="PCPR" moodCode="EVN">'
    f'<templateId root="{TEMPLATES}76"/>{{payload}}</CareProvisionEvent>'
    "</subject2></registrationProcess></subject></ControlActProcess></REPC_IN004014NL>"
)


def envelope(payload: str, *, message_id: str, created: datetime, lvr: str) -> str:
    """A whole message around a payload; the wrapper names no persons, the sender is told by the payload's verifier."""
    root, _, extension = message_id.rpartition("^")
    marks = f' root="{attribute(root)}"' if root else ""
    sender = f'<id root="{_LVR}" extension="{attribute(lvr)}"/>' if lvr else '<id nullFlavor="NI"/>'
    return _ENVELOPE.format(
        id=f'<id{marks} extension="{attribute(extension)}"/>',
        created=created.strftime("%Y%m%d%H%M%S"),
        lvr=sender,
        name=words(f"LVR {lvr}"),
        payload=payload,
    )
