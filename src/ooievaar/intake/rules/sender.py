"""Rules that keep a message out because it cannot be attributed to a sender and an episode."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Place, Rule, Subject, Words, place
from ooievaar.records import EPISODES

DOSSIER = Place("dossiernummer", "zwangerschap/dossiernummer")

_SENDER = place(EPISODES["lvr_number"])


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
        yield Found(DOSSIER, None, sentence)


def _dossier_filler(case: Case) -> Iterator[Found]:
    root, _, extension = (case.message.dossier or "").rpartition("^")
    if root and not extension.strip("0*-. "):
        sentence = "Laat uw dossiersysteem het echte dossiernummer meesturen: er staat alleen vulling."
        yield Found(DOSSIER, case.show(extension), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="sender-unknown",
        grade=Grade.REJECTED,
        subject=Subject.SENDER,
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
        subject=Subject.SENDER,
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
            bericht                       | bevinding
            ------------------------------+-----------
            sender = 0003; own_lvr = 1808 | lvr_number
            sender = 1808; own_lvr = 1808 | geen
            sender = 0003                 | geen
        """,
    ),
    Rule(
        code="dossier-missing",
        grade=Grade.REJECTED,
        subject=Subject.SENDER,
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
            ----------------------+----------
            dossier =             | dossier
            dossier = 1.2.3^A-100 | geen
        """,
    ),
    Rule(
        code="dossier-filler",
        grade=Grade.SIGNAL,
        subject=Subject.SENDER,
        title="Het dossiernummer is vulling",
        why="Nullen of een sterretje staan bij iedere vrouw. Alleen haar geboortedatum en het begin van de zorg "
        "houden haar dossier dan nog uit elkaar van een ander.",
        advice="Dit is niet in het dossier te herstellen. Vraag uw softwareleverancier om het eigen nummer van elk "
        "dossier mee te sturen.",
        english=Words(
            "The record number is filler",
            "Zeros or an asterisk stand with every woman. Then only her date of birth and the start of care tell her "
            "record from another.",
            "This cannot be repaired in the record. Ask your software supplier to send each record's own number.",
        ),
        check=_dossier_filler,
        examples="""
            bericht                | bevinding
            -----------------------+----------
            dossier = 1.2.3^000000 | dossier
            dossier = 1.2.3^*      | dossier
            dossier = 1.2.3^100    | geen
            dossier =              | geen
        """,
    ),
)
