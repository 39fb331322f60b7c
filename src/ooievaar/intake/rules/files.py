"""Rules for files that bring nothing: they cannot be read, or hold another kind of message."""

from collections.abc import Iterator

from ooievaar import kernset
from ooievaar.intake.findings import FILE, Found, Grade, Rule, Subject, Words


def _at_line(line: int | None) -> str:
    return "" if line is None else f" bij regel {line}"


def _unreadable(file: kernset.Unreadable) -> Iterator[Found]:
    sentences = {
        kernset.Reason.EMPTY: "Exporteer het bericht opnieuw: dit bestand is leeg.",
        kernset.Reason.NOT_XML: "Lever het XML-bestand aan dat uw dossiersysteem maakt: "
        f"dit bestand is{_at_line(file.line)} geen geldige XML.",
        kernset.Reason.TRUNCATED: f"Exporteer het bericht opnieuw: dit bestand breekt af{_at_line(file.line)}.",
        kernset.Reason.TOO_LARGE: "Lever één bericht per bestand aan: dit bestand is groter dan 20 MB.",
    }
    if file.reason in sentences:
        yield Found(FILE, None, sentences[file.reason])


def _forbidden(file: kernset.Unreadable) -> Iterator[Found]:
    if file.reason is kernset.Reason.FORBIDDEN_CONTENT:
        sentence = "Vraag uw softwareleverancier om berichten zonder DTD en entiteiten: dit bestand bevat die wel."
        yield Found(FILE, None, sentence)


def _not_kernset(file: kernset.Unreadable) -> Iterator[Found]:
    if file.reason is kernset.Reason.NOT_KERNSET:
        sentence = "Lever een bericht van de kernset geboortezorg of neonatologie aan: dit bestand bevat iets anders."
        yield Found(FILE, None, sentence)


RULES: tuple[Rule[kernset.Unreadable], ...] = (
    Rule(
        code="file-unreadable",
        grade=Grade.REJECTED,
        subject=Subject.FILE,
        title="Het bestand is niet te lezen",
        why="Uit een leeg, afgebroken of beschadigd bestand is niet met zekerheid te lezen wat er bedoeld is.",
        advice="Maak de export in uw dossiersysteem opnieuw, met één bericht per bestand, en lever die aan.",
        english=Words(
            "The file cannot be read",
            "An empty, broken off or damaged file does not tell with certainty what was meant.",
            "Make the export in your record system again, one message per file, and submit that.",
        ),
        check=_unreadable,
        examples="""
            bericht            | bevinding
            -------------------+----------
            file = EMPTY       | file
            file = NOT_XML     | file
            file = TRUNCATED   | file
            file = TOO_LARGE   | file
            file = NOT_KERNSET | geen
        """,
    ),
    Rule(
        code="file-forbidden",
        grade=Grade.REJECTED,
        subject=Subject.FILE,
        title="Het bestand bevat onderdelen die wij om veiligheid niet lezen",
        why="Met een DTD of entiteiten kan een bestand andere bestanden laten openen of ons systeem laten vastlopen.",
        advice="Dit is niet in het dossier te herstellen. Vraag uw softwareleverancier om de export aan te passen.",
        english=Words(
            "The file has parts that we do not read, for safety",
            "With a DTD or entities a file can open other files or bring our system to a halt.",
            "This cannot be repaired in the record. Ask your software supplier to change the export.",
        ),
        check=_forbidden,
        examples="""
            bericht                  | bevinding
            -------------------------+----------
            file = FORBIDDEN_CONTENT | file
            file = EMPTY             | geen
        """,
    ),
    Rule(
        code="file-not-kernset",
        grade=Grade.REJECTED,
        subject=Subject.FILE,
        title="Het bestand is geen bericht van de kernset",
        why="De registratie neemt de kernset geboortezorg 2.2 en 2.3 op, en de kernset neonatologie 3.0. Andere "
        "berichten kennen wij niet.",
        advice="Kies in uw dossiersysteem de export 'kernset geboortezorg' of 'kernset neonatologie' en lever dat "
        "bestand aan.",
        english=Words(
            "The file is not a message of the kernset",
            "The registry takes in the kernset geboortezorg 2.2 and 2.3, and the kernset neonatologie 3.0. It does not "
            "know what another message means.",
            "Choose the export 'kernset geboortezorg' or 'kernset neonatologie' in your record system and submit that "
            "file.",
        ),
        check=_not_kernset,
        examples="""
            bericht            | bevinding
            -------------------+----------
            file = NOT_KERNSET | file
            file = NOT_XML     | geen
        """,
    ),
)
