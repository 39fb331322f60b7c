"""What one row of the registry is: tables, columns with unit, words and kernset concept, code lists."""

from ooievaar.records import codes, neonatal_codes
from ooievaar.records.admissions import ADMISSIONS, NOT_IN_ADMISSIONS
from ooievaar.records.births import DELIVERED_BIRTHS
from ooievaar.records.children import DELIVERED_CHILDREN
from ooievaar.records.columns import POLARS_TYPES, SNOMED, Code, CodeList, Column, Kind, Table
from ooievaar.records.computed import ADJUSTED, FIGURES
from ooievaar.records.delivered import DELIVERED, EPISODE_TABLES, NOT_IN_RECORDS
from ooievaar.records.episodes import EPISODES
from ooievaar.records.experiences import ASKED, EXPERIENCES, RESPONSES
from ooievaar.records.linked import (
    ATTRIBUTIONS,
    BIRTHS,
    CHILDREN,
    CONFLICTS,
    LINKED,
    LINKS,
    MEMBERSHIPS,
    ORGANISATIONS,
    REGISTER,
    STAYS,
    VSVS,
)
from ooievaar.records.pages import pages
from ooievaar.records.pregnancies import POSTNATAL_DIAGNOSES, PREGNANCY_DIAGNOSES, VISITS
from ooievaar.records.previous import PREVIOUS_CHILDREN, PREVIOUS_PREGNANCIES
from ooievaar.records.quality import ALERTS, ARRIVALS, COMPARISONS, EXPECTED, QUALITY, RECEIVED, REPORTED
from ooievaar.records.referrals import REFERRALS
from ooievaar.records.versions import collected

__all__ = [
    "ADJUSTED",
    "ADMISSIONS",
    "ALERTS",
    "ARRIVALS",
    "ASKED",
    "ATTRIBUTIONS",
    "BIRTHS",
    "CHILDREN",
    "COMPARISONS",
    "CONFLICTS",
    "DELIVERED",
    "DELIVERED_BIRTHS",
    "DELIVERED_CHILDREN",
    "EPISODES",
    "EPISODE_TABLES",
    "EXPECTED",
    "EXPERIENCES",
    "FIGURES",
    "LINKED",
    "LINKS",
    "MEMBERSHIPS",
    "NOT_IN_ADMISSIONS",
    "NOT_IN_RECORDS",
    "ORGANISATIONS",
    "POLARS_TYPES",
    "POSTNATAL_DIAGNOSES",
    "PREGNANCY_DIAGNOSES",
    "PREVIOUS_CHILDREN",
    "PREVIOUS_PREGNANCIES",
    "QUALITY",
    "RECEIVED",
    "REFERRALS",
    "REGISTER",
    "REPORTED",
    "RESPONSES",
    "SNOMED",
    "STAYS",
    "VISITS",
    "VSVS",
    "Code",
    "CodeList",
    "Column",
    "Kind",
    "Table",
    "codes",
    "collected",
    "neonatal_codes",
    "pages",
]
