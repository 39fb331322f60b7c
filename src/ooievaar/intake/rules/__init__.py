"""The rules over one message, in modules by subject: each a declaration with examples of right and wrong."""

from typing import Any

from ooievaar import kernset
from ooievaar.intake.admission_case import AdmissionCase
from ooievaar.intake.findings import Case, Grade, Rule
from ooievaar.intake.rules import (
    anomalies,
    birth,
    care,
    child,
    completeness,
    conditions,
    deaths,
    files,
    history,
    injury,
    labour,
    mother,
    neonatology,
    newborn,
    pregnancy,
    reading,
    referrals,
    sender,
    siblings,
)  # fmt: skip

__all__ = ["ADMISSION_RULES", "FILE_RULES", "MESSAGE_RULES", "RULES"]

FILE_RULES: tuple[Rule[kernset.Unreadable], ...] = files.RULES

_BY_SUBJECT = (
    sender, care, referrals, reading, mother, pregnancy, history, birth, labour, injury, child, siblings, deaths,
    conditions, anomalies, completeness,
)  # fmt: skip

# From heavy to light, as of one place only the first rule that finds something speaks.
MESSAGE_RULES: tuple[Rule[Case], ...] = tuple(
    rule for grade in Grade for module in _BY_SUBJECT for rule in module.RULES if rule.grade is grade
)
ADMISSION_RULES: tuple[Rule[AdmissionCase], ...] = tuple(
    rule for grade in Grade for module in (neonatology, newborn) for rule in module.RULES if rule.grade is grade
)
RULES: tuple[Rule[Any], ...] = (*FILE_RULES, *MESSAGE_RULES, *ADMISSION_RULES)
