"""Rules about the mother: who she is, her measures and her history."""

from collections.abc import Iterator
from datetime import date

from ooievaar.intake.bsn import is_bsn
from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, place
from ooievaar.records import EPISODES

_YOUNGEST, _OLDEST = 12, 60


def _bsn_invalid(case: Case) -> Iterator[Found]:
    for column, number, bsn in case.bsns():
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
)
