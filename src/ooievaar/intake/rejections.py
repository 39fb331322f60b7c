"""Rules that keep a message out: only what cannot be read, or cannot be attributed to a sender and an episode."""

from collections.abc import Iterator
from typing import Any

from ooievaar import kernset
from ooievaar.intake.findings import FILE, Case, Found, Grade, Place, Rule, Words, place
from ooievaar.records import EPISODES

_SENDER = place(EPISODES["lvr_number"])
_DOSSIER = Place("dossiernummer", "zwangerschap/dossiernummer")


def _at_line(line: int | None) -> str:
    return "" if line is None else f" bij regel {line}"


type File = kernset.Unreadable | kernset.Message
"""What brings no episode: a file that cannot be read, or a message of another kind."""


def _reason(file: File) -> kernset.Reason | None:
    return file.reason if isinstance(file, kernset.Unreadable) else None


def _unreadable(file: File) -> Iterator[Found]:
    if not isinstance(file, kernset.Unreadable):
        return
    sentences = {
        kernset.Reason.EMPTY: "Exporteer het bericht opnieuw: dit bestand is leeg.",
        kernset.Reason.NOT_XML: "Lever het XML-bestand aan dat uw dossiersysteem maakt: "
        f"dit bestand is{_at_line(file.line)} geen geldige XML.",
        kernset.Reason.TRUNCATED: f"Exporteer het bericht opnieuw: dit bestand breekt af{_at_line(file.line)}.",
        kernset.Reason.TOO_LARGE: "Lever één bericht per bestand aan: dit bestand is groter dan 20 MB.",
    }
    if file.reason in sentences:
        yield Found(FILE, None, sentences[file.reason])


def _forbidden(file: File) -> Iterator[Found]:
    if _reason(file) is kernset.Reason.FORBIDDEN_CONTENT:
        sentence = "Vraag uw softwareleverancier om berichten zonder DTD en entiteiten: dit bestand bevat die wel."
        yield Found(FILE, None, sentence)


def _not_kernset(file: File) -> Iterator[Found]:
    if _reason(file) is kernset.Reason.NOT_KERNSET:
        sentence = "Lever een kernsetbericht geboortezorg aan: dit bestand bevat een ander soort bericht."
        yield Found(FILE, None, sentence)
    elif isinstance(file, kernset.Message) and file.format == kernset.NEONATOLOGY:
        sentence = (
            "Lever dit document nu nog niet aan: de kernset neonatologie kunnen wij lezen, "
            "maar nemen wij nog niet op in de registratie."
        )
        yield Found(FILE, None, sentence)


def _sender_unknown(case: Case) -> Iterator[Found]:
    lvr, known = case.message.sender_lvr, case.sender.known_lvrs
    if lvr is None:
        sentence = "Vul in uw dossiersysteem het LVR-nummer van uw organisatie in: dit bericht heeft er geen."
        yield Found(_SENDER, None, sentence)
    elif known is not None and lvr not in known:
        sentence = f"Controleer het LVR-nummer van uw organisatie: {case.show(lvr)} staat niet in ons register."
        yield Found(_SENDER, case.show(lvr), sentence)


def _sender_other(case: Case) -> Iterator[Found]:
    lvr, own = case.message.sender_lvr, case.sender.own_lvr
    if own is not None and lvr is not None and lvr != own:
        sentence = f"Lever alleen berichten van uw eigen organisatie ({own}) aan: dit bericht is van {case.show(lvr)}."
        yield Found(_SENDER, case.show(lvr), sentence)


def _dossier_missing(case: Case) -> Iterator[Found]:
    if case.message.dossier is None:
        sentence = "Laat uw dossiersysteem het dossiernummer meesturen: dit bericht heeft er geen."
        yield Found(_DOSSIER, None, sentence)


FILE_RULES: tuple[Rule[File], ...] = (
    Rule(
        code="file-unreadable",
        grade=Grade.REJECTED,
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
            -------------------+-----------
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
            -------------------------+-----------
            file = FORBIDDEN_CONTENT | file
            file = EMPTY             | geen
        """,
    ),
    Rule(
        code="file-not-kernset",
        grade=Grade.REJECTED,
        title="Het bestand is geen kernsetbericht geboortezorg",
        why="De registratie neemt de kernset geboortezorg 2.2 en 2.3 op. De kernset neonatologie 3.0 kunnen wij wel "
        "lezen, maar nog niet opnemen. Andere berichten kennen wij niet.",
        advice="Kies in uw dossiersysteem de export 'kernset geboortezorg' en lever dat bestand aan.",
        english=Words(
            "The file is not a message of the kernset geboortezorg",
            "The registry takes in the kernset geboortezorg 2.2 and 2.3. It can read the kernset neonatologie 3.0 but "
            "does not take it in yet. It does not know what another message means.",
            "Choose the export 'kernset geboortezorg' in your record system and submit that file.",
        ),
        check=_not_kernset,
        examples="""
            bericht            | bevinding
            -------------------+-----------
            file = NOT_KERNSET | file
            file = NEONATOLOGY | file
            file = NOT_XML     | geen
        """,
    ),
)

REJECTIONS: tuple[Rule[Case], ...] = (
    Rule(
        code="sender-unknown",
        grade=Grade.REJECTED,
        title="Het LVR-nummer van de afzender ontbreekt of is onbekend",
        why="Zonder bekend LVR-nummer weten wij niet van welke praktijk of welk ziekenhuis de zorg was.",
        advice="U vindt het LVR-nummer in uw dossiersysteem bij de gegevens van uw organisatie. Klopt het en kennen "
        "wij het niet, neem dan contact op met het registratiebureau.",
        english=Words(
            "The LVR number of the sender is missing or unknown",
            "Without a known LVR number we cannot tell which practice or hospital gave the care.",
            "The LVR number is in your record system, with the details of your organisation. If it is right and we do "
            "not know it, contact the registry office.",
        ),
        check=_sender_unknown,
        examples="""
            bericht                               | bevinding
            --------------------------------------+-----------
            sender =                              | lvr_number
            sender = 4321; known_lvrs = 1808 0003 | lvr_number
            sender = 1808; known_lvrs = 1808 0003 | geen
            sender = 4321                         | geen
        """,
    ),
    Rule(
        code="sender-other",
        grade=Grade.REJECTED,
        title="Het bericht is van een andere organisatie",
        why="U mag alleen gegevens aanleveren van de organisatie waarvoor u bent aangemeld.",
        advice="Kies bovenaan de pagina de organisatie waar dit bericht van is. Ziet u die niet, vraag dan een "
        "beheerder van die organisatie om u toe te voegen.",
        english=Words(
            "The message is of another organisation",
            "You may only submit data of the organisation for which you are signed in.",
            "Choose the organisation of this message at the top of the page. If it is not there, ask one of its "
            "administrators to add you.",
        ),
        check=_sender_other,
        examples="""
            bericht                        | bevinding
            -------------------------------+-----------
            sender = 0003; own_lvr = 1808  | lvr_number
            sender = 1808; own_lvr = 1808  | geen
            sender = 0003                  | geen
        """,
    ),
    Rule(
        code="dossier-missing",
        grade=Grade.REJECTED,
        title="Het dossiernummer ontbreekt",
        why="Aan het dossiernummer herkennen wij een verbeterd bericht. Zonder dat nummer zou dezelfde zorg twee keer "
        "meetellen.",
        advice="Dossiersystemen sturen dit nummer zelf mee. Ontbreekt het, vraag dan uw softwareleverancier om versie "
        "2.3.6 van de kernset.",
        english=Words(
            "The record number is missing",
            "By the record number we recognise a corrected message. Without it the same care would count twice.",
            "Record systems send this number themselves. If it is missing, ask your software supplier for version "
            "2.3.6 of the kernset.",
        ),
        check=_dossier_missing,
        examples="""
            bericht               | bevinding
            ----------------------+-----------
            dossier =             | dossier
            dossier = 1.2.3^A-100 | geen
        """,
    ),
)

PLACES: dict[str, Any] = {"file": FILE, "dossier": _DOSSIER}
