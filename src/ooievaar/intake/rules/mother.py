"""Rules about the mother: who she is, her measures and her history."""

from collections.abc import Iterator
from datetime import date

from ooievaar.intake.bsn import is_bsn, sent_bsn
from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, of_mother, place
from ooievaar.records import EPISODES

_YOUNGEST, _OLDEST = 12, 60
_FIRST_BIRTH_FROM = 13


def _bsn_invalid(case: Case) -> Iterator[Found]:
    for column, number, bsn in case.bsns:
        if not is_bsn(bsn):
            where = place(column, number)
            yield Found(where, None, f"Controleer het nummer bij '{where.words}': dit nummer kan geen BSN zijn.")


def _mother_age(case: Case) -> Iterator[Found]:
    born = case.rows.episode["mother_birth_date"]
    births = [child["birth_date"] for child in case.rows.children if child["birth_date"] is not None]
    moment = min(births, default=case.rows.episode["start_date"])
    if born is not None and moment is not None and not _YOUNGEST <= _age(born, moment) <= _OLDEST:
        age = f"{_age(born, moment)} jaar"
        sentence = f"Controleer de geboortedatum van de moeder: zij zou bij deze zwangerschap {age} zijn."
        yield Found(place(EPISODES["mother_birth_date"]), age, sentence)


def _age(born: date, moment: date) -> int:
    return moment.year - born.year - ((moment.month, moment.day) < (born.month, born.day))


def _postcode(case: Case) -> Iterator[Found]:
    """The standard takes any postcode; only a Dutch one can be used."""
    if case.episode["postcode"] is None:
        for leaf in case.sent.episode.get("postcode", ()):
            if isinstance(leaf, str) and leaf.strip():
                sentence = "Controleer de postcode: dit is geen Nederlandse postcode, dus wij koppelen zonder postcode."
                yield Found(of_mother("postcode")[0], None, sentence)


def _hard_to_link(case: Case) -> Iterator[Found]:
    episode, bsns = case.episode, case.sent.episode.get("mother_key", ())
    if episode["mother_birth_date"] is None and not any(sent_bsn(leaf) for leaf in bsns):
        sentence = "Vul het BSN of de geboortedatum van de moeder in: zonder die twee is haar zorg niet te koppelen."
        yield Found(of_mother("mother_birth_date")[0], None, sentence)


def _bsn_twice(case: Case) -> Iterator[Found]:
    seen: set[str] = set()
    for column, number, bsn in case.bsns:
        if bsn in seen:
            where = place(column, number)
            yield Found(
                where, None, f"Verbeter het nummer bij '{where.words}': in dit bericht heeft een ander dat ook."
            )
        seen.add(bsn)


def _parity_against_age(case: Case) -> Iterator[Found]:
    born, parity, moment = case.episode["mother_birth_date"], case.episode["parity"], case.episode["start_date"]
    if born is None or parity is None or moment is None:
        return
    age = _age(born, moment)
    if age >= _YOUNGEST and parity > max(0, age - _FIRST_BIRTH_FROM):
        sentence = f"Controleer pariteit {parity} en de geboortedatum van de moeder: zij was {age} jaar bij het begin."
        yield Found(*of_mother("parity", parity), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="bsn-invalid",
        grade=Grade.ERROR,
        subject=Subject.MOTHER,
        title="Het nummer kan geen BSN zijn",
        why="Met het BSN voegen wij de zorg van praktijk en ziekenhuis samen. Een BSN voldoet aan de elfproef.",
        advice="Neem het nummer over van het identiteitsbewijs, of laat het leeg als het onbekend is.",
        english=Words(
            "The number cannot be a BSN",
            "With the BSN we bring together the care of practice and hospital. A BSN passes the 11-test.",
            "Copy the number from the identity document, or leave it empty when unknown.",
        ),
        check=_bsn_invalid,
        needs=("mother_key", "child_key"),
        examples="""
            bericht                      | bevinding
            -----------------------------+-----------------
            mother_key = 111111111       | mother_key
            mother_key = 12345           | mother_key
            child1.child_key = 111111111 | child1.child_key
            mother_key = 111222333       | geen
            mother_key =                 | geen
        """,
    ),
    Rule(
        code="mother-age-implausible",
        grade=Grade.SIGNAL,
        subject=Subject.MOTHER,
        title="De leeftijd van de moeder is niet waarschijnlijk",
        why="Met de geboortedatum van de moeder voegen wij de zorg van praktijk en ziekenhuis samen. Wij verwachten "
        "een leeftijd van 12 tot en met 60 jaar.",
        advice="Vergelijk de geboortedatum in het dossier met het identiteitsbewijs. Onbekend: vul 1-1-1900 in.",
        english=Words(
            "The age of the mother is improbable",
            "With her date of birth we bring together the care of practice and hospital. We expect 12 to 60 years.",
            "Compare the date of birth in the record with the identity document. If unknown, fill in 1-1-1900.",
        ),
        check=_mother_age,
        examples="""
            bericht                        | bevinding
            -------------------------------+------------------
            mother_birth_date = 2012-08-03 | mother_birth_date
            mother_birth_date = 2012-08-02 | geen
            mother_birth_date = 1963-08-02 | mother_birth_date
            mother_birth_date = 1900-01-01 | geen
        """,
    ),
    Rule(
        code="bsn-twice",
        grade=Grade.ERROR,
        subject=Subject.MOTHER,
        title="Twee personen in het bericht hebben hetzelfde BSN",
        why="Elk mens heeft een eigen BSN. Staat het nummer van de moeder bij het kind, dan koppelen wij het kind "
        "verkeerd.",
        advice="Neem het BSN van het kind over uit de geboorteaangifte, of laat het leeg.",
        english=Words(
            "Two persons in the message have the same BSN",
            "Everyone has a BSN of one's own. If the mother's number stands with the child, we link the child wrongly.",
            "Copy the child's BSN from the registration of birth, or leave it empty.",
        ),
        check=_bsn_twice,
        needs=("child_key",),
        examples="""
            bericht                                                    | bevinding
            -----------------------------------------------------------+-----------------
            child1.child_key = 111222333                               | child1.child_key
            child1.child_key = 123456782; child2.child_key = 123456782 | child2.child_key
            child1.child_key = 123456782                               | geen
            mother_key = ; child1.child_key = 111222333                | geen
        """,
    ),
    Rule(
        code="mother-hard-to-link",
        grade=Grade.SIGNAL,
        subject=Subject.MOTHER,
        title="BSN en geboortedatum van de moeder ontbreken allebei",
        why="Zonder een van beide weten wij niet welke zorg van praktijk en ziekenhuis bij elkaar hoort.",
        advice="Vul in het dossier minstens de geboortedatum in, en het BSN als de vrouw dat heeft.",
        english=Words(
            "Both the BSN and the date of birth of the mother are missing",
            "Without either we do not know which care of practice and hospital belongs together.",
            "Fill in at least the date of birth in the record, and the BSN if the woman has one.",
        ),
        check=_hard_to_link,
        examples="""
            bericht                                         | bevinding
            ------------------------------------------------+------------------
            mother_key = ; mother_birth_date =              | mother_birth_date
            mother_key = NI; mother_birth_date = 1900-01-01 | mother_birth_date
            mother_key =                                    | geen
            mother_birth_date =                             | geen
        """,
    ),
    Rule(
        code="postcode-not-dutch",
        grade=Grade.SIGNAL,
        subject=Subject.MOTHER,
        title="De postcode is niet Nederlands",
        why="De standaard laat elke postcode toe, maar alleen een Nederlandse helpt bij koppelen en bij cijfers per "
        "gebied.",
        advice="Woont de vrouw in Nederland, verbeter dan de postcode: vier cijfers en twee letters. Anders hoeft u "
        "niets te doen.",
        english=Words(
            "The postcode is not Dutch",
            "The standard takes any postcode, but only a Dutch one helps with linking and with figures per area.",
            "If the woman lives in the Netherlands, correct the postcode: four digits and two letters. Otherwise "
            "there is nothing to do.",
        ),
        check=_postcode,
        examples="""
            bericht            | bevinding
            -------------------+----------
            postcode = B-2000  | postcode
            postcode = 351 AB  | postcode
            postcode = 3511ab  | geen
            postcode = 0000 AR | geen
            postcode =         | geen
        """,
    ),
    Rule(
        code="parity-against-age",
        grade=Grade.SIGNAL,
        subject=Subject.MOTHER,
        title="De pariteit is niet waarschijnlijk bij de leeftijd van de moeder",
        why="Wij verwachten een eerste bevalling niet voor het dertiende jaar en daarna hoogstens één per jaar.",
        advice="Vergelijk de pariteit en de geboortedatum van de moeder met het dossier.",
        english=Words(
            "The parity is improbable at the mother's age",
            "We do not expect a first birth before the age of thirteen, and at most one a year from then on.",
            "Compare parity and the mother's date of birth with the record.",
        ),
        check=_parity_against_age,
        examples="""
            bericht                                                   | bevinding
            ----------------------------------------------------------+----------
            mother_birth_date = 2008-05-04; gravidity = 9; parity = 3 | parity
            mother_birth_date = 2008-05-04; gravidity = 9; parity = 2 | geen
            gravidity = 20; parity = 19                               | parity
            gravidity = 20; parity = 18                               | geen
        """,
    ),
)
