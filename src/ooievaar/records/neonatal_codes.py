"""The code lists of admissions of newborns, as far as their codes stand in published documents.

The publisher's full lists are not among our sources. A column without a list holds the standard's own code.
"""

from ooievaar.records.columns import SNOMED, Code, CodeList

_SEX = "2.16.840.1.113883.5.1"
_NULL = "2.16.840.1.113883.5.1008"

NEWBORN_SEX = CodeList(
    "newborn_sex",
    (
        Code("male", "jongen", (("M", _SEX),)),
        Code("female", "meisje", (("F", _SEX),)),
        Code("inconclusive", "niet vast te stellen", (("UN", _SEX),)),
    ),
)

VERIFICATION = CodeList(
    "verification",
    (
        Code("confirmed", "bevestigd", (("410605003", SNOMED),)),
        Code("suspected", "vermoed", (("415684004", SNOMED),)),
        Code("possible", "mogelijk", (("410590009", SNOMED),)),
        Code("absent", "uitgesloten", (("410516002", SNOMED),)),
        Code("unknown", "onbekend", (("261665006", SNOMED), ("UNK", _NULL))),
    ),
)

ENCEPHALOPATHY = CodeList(
    "encephalopathy",
    (
        Code("mild", "licht", (("255604002", SNOMED),)),
        Code("moderate", "matig", (("6736007", SNOMED),)),
        Code("severe", "ernstig", (("24484000", SNOMED),)),
    ),
)

SIDE = CodeList(
    "side",
    (
        Code("left", "links", (("7771000", SNOMED),)),
        Code("right", "rechts", (("24028007", SNOMED),)),
        Code("both", "beide", (("51440002", SNOMED),)),
    ),
)
