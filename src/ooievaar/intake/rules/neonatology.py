"""Rules that tell whose document about a newborn this is, and which of its values cannot be read."""

from collections.abc import Iterator

from ooievaar.intake.admission_case import SET, AdmissionCase, place_at, place_of
from ooievaar.intake.bsn import HIDDEN, is_bsn, sent_bsn
from ooievaar.intake.findings import Found, Grade, Rule, Subject, Words
from ooievaar.intake.rules.reading import SAID_OF_VALUES
from ooievaar.intake.senders import is_told

_ABOUT_A_PERSON = ("identificatienummer", "naamgegevens")


def _sender_unknown(case: AdmissionCase) -> Iterator[Found]:
    where, lvr, known = place_of("lvr_number"), case.row["lvr_number"], case.sender.known_lvrs
    if not is_told(case.stay.leaves["lvr_number"]):
        sentence = (
            "Vul in uw dossiersysteem het LVR-, LNR- of AGB-nummer van uw ziekenhuis in: dit document heeft er geen."
        )
        yield Found(where, None, sentence)
    elif known is not None and lvr not in known:
        sentence = (
            "Vraag het registratiebureau om het LVR-, LNR- of AGB-nummer uit dit document bij uw ziekenhuis te zetten."
        )
        yield Found(where, None if lvr is None else case.show(lvr), sentence)


def _sender_other(case: AdmissionCase) -> Iterator[Found]:
    lvr, own = case.row["lvr_number"], case.sender.own_lvr
    if own is not None and lvr is not None and lvr != own:
        sentence = f"Lever alleen documenten van uw eigen ziekenhuis ({own}) aan: dit document is van {case.show(lvr)}."
        yield Found(place_of("lvr_number"), case.show(lvr), sentence)


def _set_missing(case: AdmissionCase) -> Iterator[Found]:
    if case.message.dossier is None:
        sentence = "Laat uw dossiersysteem het setnummer van het document meesturen: dit document heeft er geen."
        yield Found(SET, None, sentence)


def _birth_missing(case: AdmissionCase) -> Iterator[Found]:
    if case.row["birth_date"] is None:
        sentence = (
            "Vul de volledige geboortedatum van het kind in: zonder die datum weten wij niet om welk kind het gaat."
        )
        yield Found(place_of("birth_date"), None, sentence)


def _version_missing(case: AdmissionCase) -> Iterator[Found]:
    if case.row["document_version"] is None:
        sentence = "Laat uw dossiersysteem het versienummer van het document meesturen: dit document heeft er geen."
        yield Found(place_of("document_version"), None, sentence)


def _bsn_wrong(case: AdmissionCase) -> Iterator[Found]:
    for name, whose in (("child_key", "het kind"), ("mother_key", "de moeder")):
        sent = (sent_bsn(leaf) for leaf in case.stay.leaves[name] if isinstance(leaf, dict) and leaf.get("root"))
        if any(bsn is not None and not is_bsn(bsn) for bsn in sent):
            sentence = f"Neem het BSN van {whose} over van een identiteitsbewijs: het verzonden nummer bestaat niet."
            yield Found(place_of(name), HIDDEN, sentence)


def _unreadable(case: AdmissionCase) -> Iterator[Found]:
    for problem in case.message.problems:
        where = place_at(problem.path)
        hidden = any(part in problem.path for part in _ABOUT_A_PERSON)
        value = HIDDEN if hidden else case.show(problem.value)
        yield Found(where, value, _sentence(where.words, value, SAID_OF_VALUES[problem.kind]))
    for column, leaf in case.unread:
        if column.codes is None:
            where, value = place_of(column.name), case.show(leaf)
            yield Found(where, value, _sentence(where.words, value, "is niet volledig of heeft een andere eenheid"))


def _sentence(words: str, value: str, why: str) -> str:
    return f"Verbeter '{words}' in het dossier: de verzonden waarde {value} {why}."


def _code_unknown(case: AdmissionCase) -> Iterator[Found]:
    for column, leaf in case.unread:
        if column.codes is not None:
            where, value = place_of(column.name), case.show(leaf)
            sentence = (
                f"Kies bij '{where.words}' een keuze uit de lijst: de verzonden code {value} hoort daar niet bij."
            )
            yield Found(where, value, sentence)


RULES: tuple[Rule[AdmissionCase], ...] = (
    Rule(
        code="admission-sender-unknown",
        grade=Grade.REJECTED,
        subject=Subject.ADMISSION,
        title="Het ziekenhuis dat het document aanlevert, is niet bekend",
        why="Zonder een nummer uit ons register weten wij niet in welk ziekenhuis het kind lag. Een LVR-nummer "
        "herkennen wij altijd, een LNR- of AGB-nummer als het in het register bij uw ziekenhuis staat.",
        advice="U vindt de nummers in uw dossiersysteem bij de gegevens van uw ziekenhuis. Kloppen ze en kennen wij "
        "ze niet, neem dan contact op met het registratiebureau.",
        english=Words(
            "The hospital that submits the document is not known",
            "Without a number from our register we cannot tell in which hospital the child was. We always recognise an "
            "LVR number, an LNR or AGB number when the register has it for your hospital.",
            "The numbers are in your record system, with the details of your hospital. If they are right and we do not "
            "know them, contact the registry office.",
        ),
        check=_sender_unknown,
        examples="""
            document                                                    | bevinding
            ------------------------------------------------------------+---------------------
            admission.lvr_number =                                      | admission.lvr_number
            admission.lvr_number = 4321; known_lvrs = 0110              | admission.lvr_number
            admission.lvr_number = AGB 06010101; known_lvrs = 0110      | admission.lvr_number
            admission.lvr_number = AGB 06010101; known_lvrs = 0110;     |
            numbers = AGB 06010101 0110                                 | geen
            admission.lvr_number = LNR 0001                             | geen
            admission.lvr_number = 0110; known_lvrs = 0110              | geen
        """,
    ),
    Rule(
        code="admission-sender-other",
        grade=Grade.REJECTED,
        subject=Subject.ADMISSION,
        title="Het document is van een ander ziekenhuis",
        why="U mag alleen gegevens aanleveren van de organisatie waarvoor u bent aangemeld.",
        advice="Kies bovenaan de pagina het ziekenhuis waar dit document van is. Ziet u dat niet, vraag dan een "
        "beheerder van dat ziekenhuis om u toe te voegen.",
        english=Words(
            "The document is of another hospital",
            "You may only submit data of the organisation for which you are signed in.",
            "Choose the hospital of this document at the top of the page. If it is not there, ask one of its "
            "administrators to add you.",
        ),
        check=_sender_other,
        examples="""
            document                                         | bevinding
            -------------------------------------------------+---------------------
            admission.lvr_number = 0003; own_lvr = 0110      | admission.lvr_number
            admission.lvr_number = 0110; own_lvr = 0110      | geen
            admission.lvr_number = 0003                      | geen
        """,
    ),
    Rule(
        code="admission-set-missing",
        grade=Grade.REJECTED,
        subject=Subject.ADMISSION,
        title="Het setnummer van het document ontbreekt",
        why="Aan het setnummer herkennen wij een verbeterd document over dezelfde opname. Zonder dat nummer zou de "
        "opname twee keer meetellen.",
        advice="Dossiersystemen sturen dit nummer zelf mee. Ontbreekt het, neem dan contact op met uw "
        "softwareleverancier.",
        english=Words(
            "The set number of the document is missing",
            "By the set number we recognise a corrected document about the same stay. Without it the stay would count "
            "twice.",
            "Record systems send this number themselves. If it is missing, contact your software supplier.",
        ),
        check=_set_missing,
        examples="""
            document                      | bevinding
            ------------------------------+---------------------
            admission.set =               | admission.set
            admission.set = 1.2.3^OPN-12  | geen
        """,
    ),
    Rule(
        code="admission-birth-missing",
        grade=Grade.REJECTED,
        subject=Subject.ADMISSION,
        title="De geboortedatum van het kind ontbreekt",
        why="Aan de geboortedatum herkennen wij om welk kind een opname gaat, ook als er later een verbeterd "
        "document komt.",
        advice="Vul in het dossier van het kind de geboortedatum in, met dag, maand en jaar.",
        english=Words(
            "The date of birth of the child is missing",
            "By the date of birth we recognise which child a stay is about, also when a corrected document follows.",
            "Fill in the date of birth in the record of the child, with day, month and year.",
        ),
        check=_birth_missing,
        examples="""
            document                       | bevinding
            -------------------------------+---------------------
            admission.birth_date =         | admission.birth_date
            admission.birth_date = 2024-08 | admission.birth_date
            admission.birth_date = UNK     | admission.birth_date
            admission.birth_date = 2024-08-02; admission.admission_date = 2024-08-02 | geen
        """,
    ),
    Rule(
        code="admission-bsn",
        grade=Grade.ERROR,
        subject=Subject.ADMISSION,
        title="Een BSN bestaat niet",
        why="Met het BSN vinden wij de geboorte en de moeder bij deze opname. Een verkeerd nummer telt als niet "
        "ingevuld.",
        advice="Neem het nummer opnieuw over. Heeft het kind nog geen BSN, laat het dan leeg.",
        english=Words(
            "A BSN does not exist",
            "By the BSN we find the birth and the mother of this stay. A wrong number counts as not filled in.",
            "Copy the number again. If the child has no BSN yet, leave it empty.",
        ),
        check=_bsn_wrong,
        examples="""
            document                         | bevinding
            ---------------------------------+---------------------
            admission.child_key = 123456789  | admission.child_key
            admission.mother_key = 123456789 | admission.mother_key
            admission.child_key = UNK        | geen
            admission.child_key =            | geen
        """,
    ),
    Rule(
        code="admission-value-unreadable",
        grade=Grade.ERROR,
        subject=Subject.ADMISSION,
        title="Een waarde over de opname is niet te lezen",
        why="Een waarde die wij niet kunnen lezen, telt als niet ingevuld.",
        advice="Zoek het gegeven op in het dossier en vul een volledige datum of een getal in de gevraagde eenheid in.",
        english=Words(
            "A value about the stay cannot be read",
            "A value that we cannot read counts as not filled in.",
            "Find the item in the record and fill in a complete date, or a number in the unit that is asked.",
        ),
        check=_unreadable,
        examples="""
            document                            | bevinding
            ------------------------------------+-------------------------
            admission.admission_date = 2024-08  | admission.admission_date
            admission.weight_g = veel           | admission.weight_g
            admission.temperature_c = 98 F      | admission.temperature_c
            admission.weight_g = 1.7 kg         | geen
            admission.weight_g = UNK            | geen
        """,
    ),
    Rule(
        code="admission-code-unknown",
        grade=Grade.ERROR,
        subject=Subject.ADMISSION,
        title="Een keuze over de opname staat niet in de lijst",
        why="Van een code die niet in de lijst staat, weten wij de betekenis niet. Van veel lijsten van de kernset "
        "neonatologie, zoals die van stofwisselingsziekten en van verwekkers van congenitale infecties, hebben wij "
        "niet alle codes. Daar nemen wij elke code over zoals zij is verzonden.",
        advice="Kies in het dossier een waarde uit de lijst. Kan dat niet, vraag dan uw softwareleverancier om de "
        "codelijsten van de kernset neonatologie 3.0.",
        english=Words(
            "A choice about the stay is not in the list",
            "We do not know what a code outside the list means. Of many lists of the kernset neonatologie, such as "
            "those of metabolic diseases and of organisms of congenital infections, we do not have all codes. There "
            "we take over each code as it was sent.",
            "Choose a value from the list in the record. If you cannot, ask your software supplier for the code "
            "lists of the kernset neonatologie 3.0.",
        ),
        check=_code_unknown,
        examples="""
            document                                     | bevinding
            ---------------------------------------------+----------------------------------
            admission.sex = 12345                        | admission.sex
            admission.mode_of_birth = 12345              | admission.mode_of_birth
            admission.anomaly_problem_statuses = 12345   | admission.anomaly_problem_statuses
            admission.metabolic_disease_problems = 12345 | geen
            admission.sex = UNK                          | geen
        """,
    ),
    Rule(
        code="admission-version-missing",
        grade=Grade.SIGNAL,
        subject=Subject.ADMISSION,
        title="Het versienummer van het document ontbreekt",
        why="Aan het versienummer zien wij welk document het nieuwste is. Ontbreekt het, dan telt het document dat "
        "het laatst is gemaakt.",
        advice="Dossiersystemen sturen dit nummer zelf mee. Ontbreekt het, neem dan contact op met uw "
        "softwareleverancier.",
        english=Words(
            "The version number of the document is missing",
            "By the version number we see which document is the newest. If it is missing, the document that was made "
            "last counts.",
            "Record systems send this number themselves. If it is missing, contact your software supplier.",
        ),
        check=_version_missing,
        examples="""
            document                       | bevinding
            -------------------------------+---------------------------
            admission.document_version =   | admission.document_version
            admission.document_version = 2 | geen
        """,
    ),
)
