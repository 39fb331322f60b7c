"""Everything that is to be said of a message, at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ooievaar import kernset
from ooievaar.intake.admission_case import AdmissionCase
from ooievaar.intake.admissions import admission
from ooievaar.intake.findings import Case, Finding, Grade, Rule, Sender
from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.rules import ADMISSION_RULES, FILE_RULES, MESSAGE_RULES
from ooievaar.intake.senders import Numbers
from ooievaar.intake.translation import Delivered, completed


@dataclass(frozen=True)
class Judged:
    """A message with its findings, heaviest first; `message` is None when the file could not be read."""

    message: kernset.Message | None
    findings: tuple[Finding, ...]

    @property
    def accepted(self) -> bool:
        """Whether the message is taken in: nothing rejects it."""
        return all(finding.grade is not Grade.REJECTED for finding in self.findings)


def judge(data: bytes, sender: Sender) -> Judged:
    """Read one message and apply every rule; never raises, whatever the bytes are."""
    read = kernset.read(data)
    return _left_out(read) if isinstance(read, kernset.Unreadable) else Judged(read, findings_of(read, sender))


def receive(data: bytes, sender: Sender, pseudonymiser: Pseudonymiser) -> tuple[Judged, Delivered | None]:
    """Judge one message and translate it when it is accepted: the rules and the translation share its rows."""
    read = kernset.read(data)
    if isinstance(read, kernset.Unreadable):
        return _left_out(read), None
    case = _case(read, sender)
    judged = Judged(read, _findings(case))
    return judged, _translated(case, pseudonymiser) if judged.accepted else None


def findings_of(message: kernset.Message, sender: Sender) -> tuple[Finding, ...]:
    """What the rules say of a message that was read."""
    return _findings(_case(message, sender))


def translate(message: kernset.Message, pseudonymiser: Pseudonymiser, numbers: Numbers = None) -> Delivered:
    """The rows of a message; absent, NI, UNK and unreadable values are None.

    `numbers`: LVR number by (root, value) of other numbers of hospitals. Never raises on a message's content.
    """
    return _translated(_case(message, Sender(None, None, numbers)), pseudonymiser)


def _case(message: kernset.Message, sender: Sender) -> Case | AdmissionCase:
    return AdmissionCase(message, sender) if message.format == kernset.NEONATOLOGY else Case(message, sender)


def _translated(case: Case | AdmissionCase, pseudonymiser: Pseudonymiser) -> Delivered:
    if isinstance(case, AdmissionCase):
        return admission(case.message, case.stay, pseudonymiser)
    return completed(case.message, case.sent, case.rows, pseudonymiser)


def _left_out(file: kernset.Unreadable) -> Judged:
    return Judged(None, tuple(finding for rule in FILE_RULES for finding in rule.findings(file)))


def _findings(case: Case | AdmissionCase) -> tuple[Finding, ...]:
    return _one_rule_per_place(_found(case))


def _found(case: Case | AdmissionCase) -> Iterator[Finding]:
    if isinstance(case, AdmissionCase):
        for rule_of_admission in ADMISSION_RULES:
            yield from rule_of_admission.findings(case)
        return
    for rule in _rules_about(case.told):
        for found in rule.check(case):
            yield Finding(rule.code, rule.grade, str(found.place), found.value, found.sentence)


@lru_cache(maxsize=4096)  # the messages of one system tell about much the same
def _rules_about(told: frozenset[str]) -> tuple[Rule[Case], ...]:
    """The rules that may find something in a message about these columns."""
    return tuple(rule for rule in MESSAGE_RULES if not rule.needs or not told.isdisjoint(rule.needs))


def sentence_for(file: kernset.Unreadable) -> str:
    """Why a file cannot be read and what to do, in one Dutch sentence."""
    return " ".join(finding.sentence for finding in _left_out(file).findings)


def _one_rule_per_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of one place only the first rule speaks, as rules run from heavy to light and the first explains the others."""
    first: dict[str, str] = {}
    return tuple(f for f in dict.fromkeys(findings) if first.setdefault(f.place, f.rule) == f.rule)
