"""How each of the constraints of the standard is held here: by a rule, by the reader, or by nobody, with the reason."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Constraint:
    """One row: what it is about (`element` for cardinalities), and whether it is about what stands around the care."""

    kind: str
    message: str
    test: str
    context: str

    @cached_property
    def element(self) -> str:
        found = re.search(r"element hl7:(\w+)", self.message)
        return found[1] if found and self.kind in {"max", "mandatory min", "required min"} else ""

    @cached_property
    def is_wrapper(self) -> bool:
        if re.match(r"\((MCCI|ControlAct|TransmissionWrapper|COCT|dt[A-Z]|AD\.NL|albprn)", self.message):
            return self.element not in _ROOT
        around = self.message.startswith("(RegistrationEvent") and "CareProvisionEvent" not in self.context
        payload = re.search(r"pertinentInformation3|representedOrganization|verifier|assignedPerson", self.context)
        return around and not payload and self.element not in _ROOT

    def says(self, *patterns: str) -> bool:
        """Whether one of these is in the message, the test or the context."""
        return any(re.search(one, f"{self.message} {self.test} {self.context}") for one in patterns)


_ROOT = {"REPC_IN004014NL", "ControlActProcess", "registrationProcess", "subject2", "CareProvisionEvent"}


def constraints(folder: Path) -> Iterator[Constraint]:
    """The rows of the file beside the standard."""
    with (folder / "constraints.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            yield Constraint(row["class"], row["message"], row["test"], row["context_tail"])


@dataclass(frozen=True)
class Held:
    """Constraints that are held alike: by a rule, by problems that the reader tells, or by nobody, with the reason."""

    holds: Callable[[Constraint], bool]
    rule: str = ""
    problem: str = ""
    tolerated: str = ""

    @property
    def name(self) -> str:
        return self.rule or self.problem or self.tolerated


_VALUES = {
    "value", "methodCode", "targetSiteCode", "effectiveTime", "time", "birthTime", "deceasedInd", "deceasedTime", "low",
    "high", "ethnicGroupCode", "postalCode", "id",
}  # fmt: skip
_STRUCTURE = {"templateId", "code", "text", "name", "originalText", "uncertaintyCode", "statusCode"}
_ADDRESS = {
    "serviceProviderOrganization", "streetName", "houseNumber", "buildingNumberSuffix", "additionalLocator", "county",
    "city", "country", "unitID", "useablePeriod", "addr",
}  # fmt: skip
_SENDER = r"verifier|representedOrganization\[@classCode|assignedPerson\[@classCode"
_ALLOWED = r"waarde MOET een zijn van '2\."  # a list of the standard, not one fixed code
_NULL_ALLOWED = r"de nulwaarde|waarde van nullFlavor MOET 'code"
_ONE_OF = r"niet meer dan een van|mogen niet tegelijkertijd|maar niet beide|niet gebruiken wanneer"
_CONDITIONS = {
    "transfusion-reaction-without-transfusion": r"Transfusiereactie alleen",
    "death-details": r"deceasedTime is only|Fase perinatale sterfte alleen",
    "pain-relief-without-method": r"sprake is van pijnbestrijding",
    "third-stage-medication-missing": r"Medicatie nageboortetijdperk = true",
    "instrumental-success-contradiction": r"succesvolle vaginale kunstverlossing",
    "caesarean-decision-contradiction": r"Beslismoment sectio alleen",
    "congenital-contradiction": r"\(Congenitaleafwijkingen(NU|3)\): Als|\(CongenitaleafwijkingenNU\): Alleen",
    "chromosomal-contradiction": r"\(Chromosomaleafwijkingen(NU|3)\): (Als|Chromosomale|Alleen)",
    "antibodies-contradiction": r"irregulaire antistoffen aanwezig",
}


def _payload(kind: str, *says: str, unless: str = "^$") -> Callable[[Constraint], bool]:
    return lambda one: (
        one.kind == kind and not one.is_wrapper and one.says(*says or ("",)) and re.search(unless, one.message) is None
    )


def _most(elements: set[str]) -> Callable[[Constraint], bool]:
    return lambda one: one.kind == "max" and not one.is_wrapper and one.element in elements


def _most_acts(one: Constraint) -> bool:
    known = {*_VALUES, *_STRUCTURE, *_ADDRESS, *_ROOT}
    return one.kind == "max" and not one.is_wrapper and one.element not in known


def _least(*, of: str = "", unless: str = "^$") -> Callable[[Constraint], bool]:
    """Cardinalities from one, by what stands in `element: context`."""

    def holds(one: Constraint) -> bool:
        if one.is_wrapper or not one.kind.endswith(" min"):
            return False
        return re.search(of, one.message) is not None and re.search(unless, one.message) is None

    return holds


def _is_no_number(one: Constraint) -> bool:
    """An identifier of an act: only those of the mother, the child, the record and organisations are read."""
    read = r"hl7:id\[@root|RegistrationEvent|Burgerservice|Partusnummer|Zorginstelling|VrouwPRN|Uitkomst"
    return _most({"id"})(one) and re.search(read, one.message) is None


_SENDER_LEAST = r"\(RegistrationEvent.*hl7:(verifier|assignedPerson|representedOrganization|id\[@root)"
_DOSSIER_LEAST = r"\(RegistrationEvent.*hl7:id\[not"
_CARE_LEAST = r"\(RegistrationEvent.*(hl7:effectiveTime is|900118)"
_REFERRAL_LEAST = r"\(assignedEntity\).*hl7:id\[@root"
_ROOT_LEAST = r"element hl7:(REPC_IN004014NL|ControlActProcess|registrationProcess|subject2|CareProvisionEvent)\b"
_SPECIAL_LEAST = "|".join((_SENDER_LEAST, _DOSSIER_LEAST, _CARE_LEAST, _REFERRAL_LEAST, _ROOT_LEAST))

HELD: tuple[Held, ...] = (
    # What stands around the care.
    Held(
        lambda one: one.is_wrapper,
        tolerated="the wrapper is filler in practice: the sender is who verifies, and nothing else of it is believed",
    ),
    Held(_least(of=_ROOT_LEAST), rule="file-not-kernset"),
    Held(_most(_ROOT), rule="file-not-kernset"),
    # Who, and about what.
    Held(_least(of=_SENDER_LEAST), rule="sender-unknown"),
    Held(_least(of=_DOSSIER_LEAST), rule="dossier-missing"),
    Held(_least(of=_CARE_LEAST), rule="required-missing"),
    Held(_least(of=_REFERRAL_LEAST), rule="referral-number-missing"),
    # How much of it.
    Held(
        _least(unless=_SPECIAL_LEAST),
        tolerated="what is absent was not filled in; what an indicator needs is asked by indicator-item-missing",
    ),
    Held(lambda one: _most(_VALUES)(one) and not _is_no_number(one), problem="TOO_MANY"),
    Held(_is_no_number, tolerated="acts have numbers of their own that the kernset does not ask for"),
    Held(_most_acts, problem="TOO_MANY"),
    Held(_most(_STRUCTURE), tolerated="a template, code or text twice does not change what is meant"),
    Held(_most(_ADDRESS), tolerated="the address of an organisation is not read: its number says which one it is"),
    # What never varies.
    Held(
        _payload("fixed attr", unless=_NULL_ALLOWED),
        tolerated="what never varies says nothing: acts are known by their element, template and code",
    ),
    Held(
        _payload("attr present", "attribute @(xsi:type|displayName|typeCode|moodCode) MOET"),
        tolerated="the kind of a value follows from its place, its words from its code",
    ),
    Held(_payload("attr present", "attribute @(extension|root|nullFlavor) MOET"), problem="IDENTIFIER"),
    Held(_payload("attr present", "attribute @value MOET"), problem="DATE"),
    Held(
        _payload("attr present", "attribute @negationInd MOET"),
        tolerated="without negationInd an act says neither yes nor no, and counts as not filled in",
    ),
    Held(
        _payload("value set", unless=_ALLOWED),
        tolerated="an act with a code that the standard does not have is not read; the rest of the message is",
    ),
    Held(
        _payload("other", r"\(AD\.NL\)|additionalLocator"),
        tolerated="the address of an organisation is not read: its number says which one it is",
    ),
    Held(
        _payload("other", "MAG GEEN elementen|attribute @value MAG NIET"),
        tolerated="what stands inside a moment is not read",
    ),
    Held(
        _payload("other", "bevat een code die verouderd is"),
        tolerated="a code that was replaced is still read: its meaning is known",
    ),
    Held(
        _payload("other", "keuze .* bevat te (veel|weinig) elementen"),
        tolerated="of two ways to say the same the first one counts",
    ),
    # What a value can be.
    Held(_payload("value set", _ALLOWED), problem="OUTSIDE_LIST"),
    Held(_payload("other", "de nulwaarde"), problem="OUTSIDE_LIST"),
    Held(_payload("fixed attr", _NULL_ALLOWED), problem="OUTSIDE_LIST"),
    Held(_payload("other", "@nullFlavor MOET datatype"), problem="NULL_FLAVOR"),
    Held(_payload("other", "@negationInd MOET datatype"), problem="BOOLEAN"),
    Held(_payload("other", "@(extension|root) MOET datatype|mist root"), problem="IDENTIFIER"),
    Held(_payload("other", "geen geldig (PQ|INT) getal"), problem="NUMBER"),
    Held(_payload("other", "MOET eenheid|UCUM|@unit MOET"), problem="UNIT"),
    Held(_payload("other", "MOET in bereik"), problem="RANGE"),
    # What goes together.
    Held(
        _payload(
            "other",
            _ONE_OF,
            r"Wanneer er geen informatie over",
            "Als er meer dan één observatie",
            "wanneer er geen overige",
        ),
        tolerated="what an act says of itself is passed over where a value stands in it: what was sent counts; "
        "where both are items of the kernset, rules hold them against each other",
    ),
    *(Held(_payload("other", says), rule=code) for code, says in _CONDITIONS.items()),
)
