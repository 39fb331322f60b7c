"""Rules over a message: findings; and translation of the neutral tree to records."""

from ooievaar.intake.across import findings_across
from ooievaar.intake.findings import Declared, Finding, Grade, Rule, Sender, Subject, Words, words_of
from ooievaar.intake.judgement import Judged, findings_of, judge, receive, sentence_for, translate
from ooievaar.intake.linked import LINKED_RULES, LinkedRule
from ooievaar.intake.matching import (
    DOUBT,
    Evidence,
    Stamp,
    are_one_episode,
    counting,
    evidence_of,
    may_be_one_episode,
    replaces,
    threads,
)
from ooievaar.intake.pages import EVERY_RULE, pages
from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.rules import RULES
from ooievaar.intake.senders import AGB_ROOT, LNR_ROOT
from ooievaar.intake.tally import Tally
from ooievaar.intake.translation import Delivered

__all__ = [
    "AGB_ROOT",
    "DOUBT",
    "EVERY_RULE",
    "LINKED_RULES",
    "LNR_ROOT",
    "RULES",
    "Declared",
    "Delivered",
    "Evidence",
    "Finding",
    "Grade",
    "Judged",
    "LinkedRule",
    "Pseudonymiser",
    "Rule",
    "Sender",
    "Stamp",
    "Subject",
    "Tally",
    "Words",
    "are_one_episode",
    "counting",
    "evidence_of",
    "findings_across",
    "findings_of",
    "judge",
    "may_be_one_episode",
    "pages",
    "receive",
    "replaces",
    "sentence_for",
    "threads",
    "translate",
    "words_of",
]
