"""What one row of the registry is: tables, columns with unit, words and kernset concept, code lists."""

from ooievaar.records import codes
from ooievaar.records.columns import SNOMED, Code, CodeList, Column, Kind, Table
from ooievaar.records.computed import FIGURES
from ooievaar.records.delivered import DELIVERED, DELIVERED_BIRTHS, DELIVERED_CHILDREN, EPISODES, REFERRALS
from ooievaar.records.linked import (
    ATTRIBUTIONS,
    BIRTHS,
    CHILDREN,
    LINKED,
    LINKS,
    MEMBERSHIPS,
    ORGANISATIONS,
    REGISTER,
    VSVS,
)
from ooievaar.records.pages import pages
from ooievaar.records.quality import ALERTS, ARRIVALS, COMPARISONS, EXPECTED, QUALITY, RECEIVED, REPORTED

__all__ = [
    "ALERTS",
    "ARRIVALS",
    "ATTRIBUTIONS",
    "BIRTHS",
    "CHILDREN",
    "COMPARISONS",
    "DELIVERED",
    "DELIVERED_BIRTHS",
    "DELIVERED_CHILDREN",
    "EPISODES",
    "EXPECTED",
    "FIGURES",
    "LINKED",
    "LINKS",
    "MEMBERSHIPS",
    "ORGANISATIONS",
    "QUALITY",
    "RECEIVED",
    "REFERRALS",
    "REGISTER",
    "REPORTED",
    "SNOMED",
    "VSVS",
    "Code",
    "CodeList",
    "Column",
    "Kind",
    "Table",
    "codes",
    "pages",
]
