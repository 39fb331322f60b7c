"""What can be wrong with a file that is delivered, as data, and the sentence for each in Dutch and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

LONGEST_VALUE = 60


class Grade(Enum):
    """An error refuses the whole file; a signal refuses nothing."""

    ERROR = "fout"
    SIGNAL = "signaal"


class Wrong(Enum):
    """Everything that can be found."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    QUOTES = "quotes"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_FEW_ROWS = "too_few_rows"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    COLUMN_MISSING = "column_missing"
    CELLS = "cells"
    CHARACTER = "character"
    CHOICE = "choice"
    ORGANISATION = "organisation"
    MONTH = "month"
    TOO_LONG = "too_long"
    POSTCODE = "postcode"
    DATE = "date"
    NUMBER = "number"
    REQUIRED = "required"
    NOT_ASKED = "not_asked"
    ALONE = "alone"
    NOT_OF_VSV = "not_of_vsv"
    SUM = "sum"
    SAME_KEY = "same_key"
    DOUBLE = "double"


@dataclass(frozen=True)
class Finding:
    """One thing that was found.

    `line` counts the lines of the file from 1, as a text editor does; 0 is the file as a whole. `value` is what stands
    there, shortened. `allowed` is what could stand there, in codes and conditions that need no translation.
    """

    wrong: Wrong
    line: int = 0
    column: str = ""
    value: str = ""
    allowed: str = ""

    @property
    def grade(self) -> Grade:
        """Doubles are allowed, as nobody can tell whether they are: two women may answer the same."""
        return Grade.SIGNAL if self.wrong is Wrong.DOUBLE else Grade.ERROR

    def sentence(self, language: str = "nl") -> str:
        """What is wrong and what can be done, without the place, in Dutch or else in English."""
        dutch, english = SENTENCES[self.wrong]
        return (dutch if language == "nl" else english).format(allowed=self.allowed, value=self.value)


SENTENCES: Mapping[Wrong, tuple[str, str]] = {
    Wrong.EMPTY: ("Het bestand is leeg.", "The file is empty."),
    Wrong.TOO_LARGE: (
        "Het bestand is te groot. Het grootste dat wij aannemen is {allowed}.",
        "The file is too large. The largest we take is {allowed}.",
    ),
    Wrong.NOT_TEXT: (
        "Dit is geen CSV-bestand in UTF-8 of in de codering van Excel. Sla het op als CSV (UTF-8).",
        "This is no CSV file in UTF-8 or in the encoding of Excel. Save it as CSV (UTF-8).",
    ),
    Wrong.QUOTES: (
        "Vanaf hier is het bestand niet te lezen: een aanhalingsteken staat verkeerd of ontbreekt. Verdubbel "
        "aanhalingstekens binnen een tekst.",
        "From here the file cannot be read: a quotation mark is wrong or missing. Double those within a text.",
    ),
    Wrong.TOO_MANY_ROWS: (
        "Het bestand heeft te veel regels. Lever er hoogstens {allowed} tegelijk aan.",
        "The file has too many rows. Deliver at most {allowed} at once.",
    ),
    Wrong.TOO_FEW_ROWS: (
        "Het bestand heeft {value} ingevulde vragenlijsten; lever er minstens {allowed} tegelijk aan. Met minder zou "
        "te zien zijn wat één cliënt antwoordde.",
        "The file has {value} answered questionnaires; deliver at least {allowed} at once. With fewer it would show "
        "what one client answered.",
    ),
    Wrong.COLUMN_UNKNOWN: (
        "Deze kolom hoort niet in het bestand. Haal haar weg, of schrijf de naam precies zoals in het codeboek.",
        "This column does not belong in the file. Remove it, or spell its name exactly as in the codebook.",
    ),
    Wrong.COLUMN_TWICE: (
        "Deze kolom staat meer dan één keer in het bestand.",
        "This column stands in the file more than once.",
    ),
    Wrong.COLUMN_MISSING: (
        "Deze kolom ontbreekt. Neem haar op, ook als zij leeg blijft.",
        "This column is missing. Include it, even if it stays empty.",
    ),
    Wrong.CELLS: (
        "Deze regel heeft {value} cellen; de kopregel heeft er {allowed}. Staat er een scheidingsteken in een tekst "
        "zonder aanhalingstekens?",
        "This row has {value} cells; the header has {allowed}. Is there a separator in a text without quotation marks?",
    ),
    Wrong.CHARACTER: (
        "Hier staat een teken dat geen tekst is (een stuurteken). Haal het weg.",
        "This holds a character that is no text (a control character). Remove it.",
    ),
    Wrong.CHOICE: (
        "Dit kan hier niet staan. Kies uit: {allowed}.",
        "This is not allowed here. Choose from: {allowed}.",
    ),
    Wrong.ORGANISATION: (
        "Dit LVR-nummer kennen wij niet bij dit soort organisatie. Toegestaan: {allowed}.",
        "We do not know this LVR number for this kind of organisation. Allowed: {allowed}.",
    ),
    Wrong.MONTH: (
        "Schrijf een maand als jaar-maand, en een die hier kan: {allowed}.",
        "Write a month as year-month, and one that is possible here: {allowed}.",
    ),
    Wrong.TOO_LONG: (
        "Deze tekst is te lang: hoogstens {allowed} tekens.",
        "This text is too long: at most {allowed} characters.",
    ),
    Wrong.POSTCODE: ("Schrijf een postcode zoals {allowed}.", "Write a postcode like {allowed}."),
    Wrong.DATE: (
        "Schrijf de geboortedatum van de cliënt zoals {allowed}.",
        "Write the client's date of birth like {allowed}.",
    ),
    Wrong.NUMBER: ("Schrijf een getal: {allowed}.", "Write a number: {allowed}."),
    Wrong.REQUIRED: (
        "Hier moet iets staan. Toegestaan: {allowed}.",
        "This must not be empty. Allowed: {allowed}.",
    ),
    Wrong.NOT_ASKED: (
        "Dit wordt alleen gevraagd als {allowed}. Laat de cel leeg, of verbeter het eerdere antwoord.",
        "This is asked only when {allowed}. Leave the cell empty, or mend the earlier answer.",
    ),
    Wrong.ALONE: (
        "Postcode en geboortedatum horen samen: vul ook {allowed} in, of laat beide leeg.",
        "Postcode and date of birth go together: fill in {allowed} too, or leave both empty.",
    ),
    Wrong.NOT_OF_VSV: (
        "Geen van de organisaties op deze regel is lid van het VSV waarvoor u aanlevert.",
        "None of the organisations in this row is a member of the VSV you deliver for.",
    ),
    Wrong.SUM: (
        "De antwoorden tellen op tot {value}: {allowed}.",
        "The answers add up to {value}: {allowed}.",
    ),
    Wrong.SAME_KEY: (
        "Deze regel gaat over hetzelfde als regel {allowed}.",
        "This row is about the same as line {allowed}.",
    ),
    Wrong.DOUBLE: (
        "Deze regel is gelijk aan regel {allowed}. Dat mag: dubbele antwoorden worden niet verbeterd.",
        "This row equals line {allowed}. That is allowed: doubles are not corrected.",
    ),
}


def shortened(value: str) -> str:
    """What stands in a cell, short enough to show, with characters that would not show made visible."""
    shown = "".join(each if each.isprintable() else "·" for each in value[: LONGEST_VALUE + 1])
    return shown if len(value) <= LONGEST_VALUE else f"{shown[:LONGEST_VALUE]}…"
