"""Rules over a message: findings; and translation of the neutral tree to records."""

from ooievaar.intake.findings import Finding, Grade, Rule, Sender, Subject, Words
from ooievaar.intake.judgement import Judged, findings_of, judge, receive, sentence_for
from ooievaar.intake.pages import pages
from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.rules import RULES
from ooievaar.intake.translation import Delivered, translate

__all__ = [
    "RULES",
    "Delivered",
    "Finding",
    "Grade",
    "Judged",
    "Pseudonymiser",
    "Rule",
    "Sender",
    "Subject",
    "Words",
    "findings_of",
    "judge",
    "pages",
    "receive",
    "sentence_for",
    "translate",
]
