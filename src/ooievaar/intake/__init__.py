"""Rules over a message: findings; and translation of the neutral tree to records."""

from ooievaar.intake.findings import Finding, Grade, Rule, Sender, Words
from ooievaar.intake.judgement import RULES, Judged, findings_of, judge, receive, sentence_for
from ooievaar.intake.pages import pages
from ooievaar.intake.pseudonyms import Pseudonymiser
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
    "Words",
    "findings_of",
    "judge",
    "pages",
    "receive",
    "sentence_for",
    "translate",
]
