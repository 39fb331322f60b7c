"""Answered questionnaires as a file: its format, published; and a validator that tells everything at once."""

from ooievaar.questionnaires.exchange.checking import MOST_FINDINGS, Against, Answered, Checked, check
from ooievaar.questionnaires.exchange.columns import LANGUAGE, MONTH, QUESTIONNAIRE, Column, columns, condition
from ooievaar.questionnaires.exchange.findings import SENTENCES, Finding, Grade, Wrong
from ooievaar.questionnaires.exchange.publishing import (
    codebook,
    codebook_csv,
    example_text,
    exchange_pages,
    schema,
    schema_text,
    words_of,
)
from ooievaar.questionnaires.exchange.rows import MAX_BYTES, MAX_ROWS
from ooievaar.questionnaires.exchange.writing import NOBODYS, example, write

__all__ = [
    "LANGUAGE",
    "MAX_BYTES",
    "MAX_ROWS",
    "MONTH",
    "MOST_FINDINGS",
    "NOBODYS",
    "QUESTIONNAIRE",
    "SENTENCES",
    "Against",
    "Answered",
    "Checked",
    "Column",
    "Finding",
    "Grade",
    "Wrong",
    "check",
    "codebook",
    "codebook_csv",
    "columns",
    "condition",
    "example",
    "example_text",
    "exchange_pages",
    "schema",
    "schema_text",
    "words_of",
    "write",
]
