"""Everything that is to be said of a message, at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ooievaar import kernset
from ooievaar.intake.findings import Case, Finding, Grade, Rule, Sender
from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.rules import FILE_RULES, MESSAGE_RULES, File
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
    if isinstance(read, kernset.Unreadable) or _is_no_episode(read):
        return _left_out(read)
    return Judged(read, findings_of(read, sender))


def receive(data: bytes, sender: Sender, pseudonymiser: Pseudonymiser) -> tuple[Judged, Delivered | None]:
    """Judge one message and translate it when it is accepted: the rules and the translation share its rows."""
    read = kernset.read(data)
    if isinstance(read, kernset.Unreadable) or _is_no_episode(read):
        return _left_out(read), None
    case = Case(read, sender)
    judged = Judged(read, _findings(case))
    return judged, completed(read, case.sent, case.rows, pseudonymiser) if judged.accepted else None


def findings_of(message: kernset.Message, sender: Sender) -> tuple[Finding, ...]:
    """What the rules say of a message that was read."""
    return _left_out(message).findings if _is_no_episode(message) else _findings(Case(message, sender))


def _is_no_episode(message: kernset.Message) -> bool:
    """Whether this is a document about a newborn's stay, for which the registry has no records."""
    return message.format == kernset.NEONATOLOGY


def _left_out(file: File) -> Judged:
    message = None if isinstance(file, kernset.Unreadable) else file
    return Judged(message, tuple(finding for rule in FILE_RULES for finding in rule.findings(file)))


def _findings(case: Case) -> tuple[Finding, ...]:
    return _one_rule_per_place(_found(case))


def _found(case: Case) -> Iterator[Finding]:
    for rule in _rules_about(case.told):
        for found in rule.check(case):
            yield Finding(rule.code, rule.grade, str(found.place), found.value, found.sentence)


@lru_cache(maxsize=4096)  # the messages of one system tell about much the same
def _rules_about(told: frozenset[str]) -> tuple[Rule[Case], ...]:
    """The rules that may find something in a message about these columns."""
    return tuple(rule for rule in MESSAGE_RULES if not rule.needs or not told.isdisjoint(rule.needs))


def sentence_for(file: File) -> str:
    """Why a file brings no episode and what to do, in one Dutch sentence."""
    return " ".join(finding.sentence for finding in _left_out(file).findings)


def _one_rule_per_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of one place only the first rule speaks, as rules run from heavy to light and the first explains the others."""
    first: dict[str, str] = {}
    return tuple(f for f in dict.fromkeys(findings) if first.setdefault(f.place, f.rule) == f.rule)
