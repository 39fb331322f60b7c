"""Release bundles: open data and its dictionary."""

from ooievaar.publication.bundle import (
    MANIFEST,
    Bundle,
    BundleRefusedError,
    Manifest,
    build,
    csv_name,
    fhir_name,
    read,
    verify,
    xlsx_name,
)
from ooievaar.publication.columns import HIDDEN, RELEASED, SHOWN, WITHHELD
from ooievaar.publication.entries import Entry
from ooievaar.publication.explanation import HOW_TO_READ, LICENCE, dictionary, dictionary_markdown
from ooievaar.publication.fhir import as_bundle, measure
from ooievaar.publication.fhir_questionnaire import as_questionnaire

__all__ = [
    "HIDDEN",
    "HOW_TO_READ",
    "LICENCE",
    "MANIFEST",
    "RELEASED",
    "SHOWN",
    "WITHHELD",
    "Bundle",
    "BundleRefusedError",
    "Entry",
    "Manifest",
    "as_bundle",
    "as_questionnaire",
    "build",
    "csv_name",
    "dictionary",
    "dictionary_markdown",
    "fhir_name",
    "measure",
    "read",
    "verify",
    "xlsx_name",
]
