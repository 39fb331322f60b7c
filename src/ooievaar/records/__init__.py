"""What one row of the registry is: tables, columns with unit, words and kernset concept, code lists."""

from ooievaar.records import codes
from ooievaar.records.columns import SNOMED, Code, CodeList, Column, Kind, Table
from ooievaar.records.computed import FIGURES
from ooievaar.records.delivered import DELIVERED, DELIVERED_CHILDREN, EPISODES, REFERRALS
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

__all__ = [
    "ATTRIBUTIONS",
    "BIRTHS",
    "CHILDREN",
    "DELIVERED",
    "DELIVERED_CHILDREN",
    "EPISODES",
    "FIGURES",
    "LINKED",
    "LINKS",
    "MEMBERSHIPS",
    "ORGANISATIONS",
    "REFERRALS",
    "REGISTER",
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
