"""Rules for messages that are taken in while something in them is wrong for certain."""

from collections.abc import Iterator

from ooievaar import kernset
from ooievaar.intake import values
from ooievaar.intake.bsn import HIDDEN, is_bsn
from ooievaar.intake.findings import Case, Found, Grade, Place, Rule, Words, place, place_at
from ooievaar.intake.sent import CHILDREN_AT, nodes
from ooievaar.intake.unread import unread_codes, unread_values
from ooievaar.records import DELIVERED_CHILDREN, EPISODES, Kind

_DEATH_MOMENT = "demografische_gegevens/perinatale_sterfte_groep/datumtijd_vaststelling_perinatale_sterfte"
_DEATH_STEPS = ("baring", *_DEATH_MOMENT.split("/"))
_NULL_FLAVORS = {"OTH", "NA", "NASK", "ASKU", "NAV", "MSK", "INV", "UNC", "DER", "PINF", "NINF", "TRC", "QS"}
_ABOUT_A_PERSON = {"burgerservicenummer", "bsn_kind", "lokale_persoonsidentificatie"}
_PROBLEMS = {
    kernset.ProblemKind.DATE: "is geen geldige datum",
    kernset.ProblemKind.NUMBER: "is geen geldig getal",
    kernset.ProblemKind.UNIT: "heeft niet de eenheid van de standaard",
    kernset.ProblemKind.BOOLEAN: "is geen ja of nee",
    kernset.ProblemKind.CODE: "is geen volledige code",
    kernset.ProblemKind.IDENTIFIER: "is geen volledig nummer",
    kernset.ProblemKind.CONFLICT: "spreekt een andere waarde tegen",
}
_REQUIRED = (
    (EPISODES["start_date"], "Vul de datum in waarop uw zorg begon"),
    (EPISODES["responsible_periods"], "Vul in in welke perioden u verantwoordelijk was"),
)
_NO_VALUE = {
    Kind.DAY: "is geen volledige datum",
    Kind.WHOLE: "is geen geheel getal",
    Kind.NUMBER: "is geen getal in de eenheid van de standaard",
    Kind.YES_NO: "is geen ja of nee",
}


def _required_missing(case: Case) -> Iterator[Found]:
    for column, action in _REQUIRED:
        if all(values.is_null(leaf) for leaf in case.sent.episode.get(column.name, ())):
            yield Found(place(column), None, f"{action}: dat ontbreekt in dit bericht.")


def _end_before_start(case: Case) -> Iterator[Found]:
    start, end = case.rows.episode["start_date"], case.rows.episode["end_date"]
    if start is not None and end is not None and end < start:
        sentence = f"Verbeter het begin of het einde van de zorg: de zorg eindigt ({end:%d-%m-%Y}) voor het begin "
        yield Found(place(EPISODES["end_date"]), f"{end:%d-%m-%Y}", f"{sentence}({start:%d-%m-%Y}).")


def _value_unreadable(case: Case) -> Iterator[Found]:
    for problem in case.message.problems:
        yield _problem(case, problem)
    for where, column, raw in unread_values(case):
        unit = f" ({column.unit})" if column.unit else ""
        yield _no_value(where, case.show(raw), f"{_NO_VALUE[column.kind]}{unit}")


def _problem(case: Case, problem: kernset.Problem) -> Found:
    item = problem.path.rpartition("/")[2].partition("[")[0]
    where = place_at(problem.path) or Place(item.replace("_", " "), problem.path)
    return _no_value(where, HIDDEN if item in _ABOUT_A_PERSON else case.show(problem.value), _PROBLEMS[problem.kind])


def _no_value(where: Place, value: str, why: str) -> Found:
    return Found(where, value, f"Verbeter '{where.words}' in het dossier: de verzonden waarde {value} {why}.")


def _code_unknown(case: Case) -> Iterator[Found]:
    for where, _, raw in unread_codes(case):
        code, system = values.standard_code(raw)
        value = code if system == values.NULL_SYSTEM and code in _NULL_FLAVORS else case.show(code)
        sentence = f"Kies bij '{where.words}' een keuze uit de lijst: de verzonden code {value} hoort daar niet bij."
        yield Found(where, value, sentence)


def _bsn_invalid(case: Case) -> Iterator[Found]:
    for column, number, bsn in case.bsns():
        if not is_bsn(bsn):
            where = place(column, number)
            yield Found(where, None, f"Controleer het nummer bij '{where.words}': dit nummer kan geen BSN zijn.")


def _hospital_number(case: Case) -> Iterator[Found]:
    column = DELIVERED_CHILDREN["hospital_lvr"]
    for child in case.rows.children:
        born, number = child["place_of_birth"], child["hospital_lvr"]
        if born == "hospital" and number is None:
            sentence = f"Vul het LVR-nummer van het ziekenhuis in waar kind {child['number']} is geboren."
            yield Found(place(column, child["number"]), None, sentence)
        if born in {"home", "on_the_way"} and number is not None:
            sentence = f"Verbeter de plaats van geboorte of haal ziekenhuisnummer {case.show(number)} weg."
            yield Found(place(column, child["number"]), case.show(number), sentence)


def _children_count(case: Case) -> Iterator[Found]:
    count, blocks = case.rows.episode["children_count"], len(case.rows.children)
    if count is not None and count != blocks:
        sentence = f"Maak het aantal kinderen gelijk: ingevuld is {count}, maar het bericht beschrijft er {blocks}."
        yield Found(place(EPISODES["children_count"]), str(count), sentence)


def _death_details(case: Case) -> Iterator[Found]:
    for row, node in zip(case.rows.children, nodes(case.message.tree, CHILDREN_AT), strict=True):
        number = row["number"]
        dated = any(not values.is_null(leaf) for leaf in values.leaves(node, _DEATH_STEPS))
        if row["perinatal_death"] is not True and (row["death_phase"] is not None or dated):
            sentence = f"Vul bij kind {number} in of het is overleden, of haal fase en tijdstip van overlijden weg."
            yield Found(place(DELIVERED_CHILDREN["perinatal_death"], number), None, sentence)


ERRORS: tuple[Rule[Case], ...] = (
    Rule(
        code="required-missing",
        grade=Grade.ERROR,
        title="Het begin van de zorg of de periode van verantwoordelijkheid ontbreekt",
        why="Aan deze twee gegevens zien wij wie op welk moment verantwoordelijk was. De standaard verplicht ze.",
        advice="Vul ze in het dossier in bij het begin van de zorg en bij de afsluiting.",
        english=Words(
            "The start of care or the period of responsibility is missing",
            "These two items tell who was responsible at what moment. The standard requires them.",
            "Fill them in in the record, at the start of care and when closing it.",
        ),
        check=_required_missing,
        examples="""
            bericht                              | bevinding
            -------------------------------------+--------------------
            start_date =                         | start_date
            responsible_periods =                | responsible_periods
            responsible_periods = NI             | responsible_periods
            start_date = ; responsible_periods = | start_date, responsible_periods
            responsible_periods = intake         | geen
        """,
    ),
    Rule(
        code="end-before-start",
        grade=Grade.ERROR,
        title="Het einde van de zorg ligt voor het begin",
        why="Eén van de twee datums klopt niet. Daardoor kunnen wij de zorg van verschillende zorgverleners niet op "
        "volgorde zetten.",
        advice="Vergelijk beide datums met het dossier en verbeter de datum die niet klopt.",
        english=Words(
            "The end of care comes before its start",
            "One of the two dates is wrong. We cannot put the care of several providers in order.",
            "Compare both dates with the record and correct the wrong one.",
        ),
        check=_end_before_start,
        examples="""
            bericht                                         | bevinding
            ------------------------------------------------+----------
            start_date = 2024-09-02; end_date = 2024-09-01  | end_date
            start_date = 2024-09-01; end_date = 2024-09-01  | geen
            end_date =                                      | geen
        """,
    ),
    Rule(
        code="value-unreadable",
        grade=Grade.ERROR,
        title="Een waarde is geen datum, getal of ja/nee",
        why="Een waarde die wij niet kunnen lezen, telt als niet ingevuld.",
        advice="Zoek het gegeven op in het dossier en vul een volledige datum of een getal in de gevraagde eenheid in.",
        english=Words(
            "A value is no date, number or yes/no",
            "A value that we cannot read counts as not filled in.",
            "Find the item in the record and fill in a complete date, or a number in the unit that is asked.",
        ),
        check=_value_unreadable,
        examples="""
            bericht                                       | bevinding
            ----------------------------------------------+---------------------------
            blood_loss_ml = veel                          | blood_loss_ml
            due_date = 2024-08                            | due_date
            mother_birth_date = 1992-02-30                | mother_birth_date
            child1.weight_g = 3.4 kg                      | child1.weight_g
            gravidity = 2.5; child1.birth_date = 20240802 | gravidity, child1.birth_date
            blood_loss_ml = UNK                           | geen
            mother_birth_date = 1900-01-01                | geen
        """,
    ),
    Rule(
        code="code-unknown",
        grade=Grade.ERROR,
        title="Een keuze staat niet in de lijst van de standaard",
        why="Van een code die niet in de lijst staat, weten wij de betekenis niet. Zij telt als niet ingevuld.",
        advice="Kies in het dossier een waarde uit de lijst. Kan dat niet, vraag dan uw softwareleverancier om de "
        "codelijsten van versie 2.3.6.",
        english=Words(
            "A choice is not in the list of the standard",
            "We do not know what a code outside the list means. It counts as not filled in.",
            "Choose a value from the list in the record. If you cannot, ask your software supplier for the code lists "
            "of version 2.3.6.",
        ),
        check=_code_unknown,
        examples="""
            bericht                              | bevinding
            -------------------------------------+--------------------
            child1.presentation = 12345          | child1.presentation
            perineum = intact 999                | perineum
            child1.line_at_birth = OTH           | child1.line_at_birth
            child1.presentation = OTH            | geen
            child1.presentation = NI             | geen
        """,
    ),
    Rule(
        code="bsn-invalid",
        grade=Grade.ERROR,
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
        code="hospital-number",
        grade=Grade.ERROR,
        title="Ziekenhuisnummer en plaats van geboorte passen niet bij elkaar",
        why="Het ziekenhuis van de geboorte bepaalt bij welk VSV de geboorte meetelt.",
        advice="Is het kind in een ziekenhuis geboren, vul dan het LVR-nummer van dat ziekenhuis in. Is het thuis of "
        "onderweg geboren, laat het nummer dan leeg.",
        english=Words(
            "Hospital number and place of birth do not match",
            "The hospital of birth decides for which VSV the birth counts.",
            "If the child was born in a hospital, fill in its LVR number. If born at home or on the way, leave the "
            "number empty.",
        ),
        check=_hospital_number,
        examples="""
            bericht                                                       | bevinding
            --------------------------------------------------------------+--------------------
            child1.place_of_birth = hospital                              | child1.hospital_lvr
            child1.place_of_birth = home; child1.hospital_lvr = 0003      | child1.hospital_lvr
            child1.place_of_birth = hospital; child1.hospital_lvr = 0003  | geen
            child1.place_of_birth = birth_centre                          | geen
        """,
    ),
    Rule(
        code="children-count",
        grade=Grade.ERROR,
        title="Het aantal kinderen klopt niet met de beschreven kinderen",
        why="Een kind dat wel geteld maar niet beschreven is, ontbreekt in de cijfers. Andersom telt een kind te veel.",
        advice="Vergelijk bij de bevalling het aantal geboren kinderen met de kinderen in het dossier.",
        english=Words(
            "The number of children differs from the children described",
            "A child that is counted but not described is missing from the figures. Or one child too many counts.",
            "Compare the number of children born, with the delivery, with the children in the record.",
        ),
        check=_children_count,
        examples="""
            bericht                                    | bevinding
            -------------------------------------------+---------------
            children_count = 2                         | children_count
            children_count = 0                         | children_count
            children_count = 2; child2.birth_order = 2 | geen
            children_count = UNK                       | geen
        """,
    ),
    Rule(
        code="death-details",
        grade=Grade.ERROR,
        title="Wel gegevens van overlijden, maar niet dat het kind is overleden",
        why="Sterfte is een zwaar gegeven. Wij tellen een kind alleen als overleden wanneer dat er ook staat.",
        advice="Vul bij het kind in dat het is overleden, of maak de fase en het tijdstip van overlijden leeg.",
        english=Words(
            "Details of death, but not that the child died",
            "Death is a grave item. We count a child as deceased only when that is said.",
            "Fill in that the child died, or clear the phase and the moment of death.",
        ),
        check=_death_details,
        examples="""
            bericht                                                       | bevinding
            --------------------------------------------------------------+-----------------------
            child1.death_phase = neonatal                                 | child1.perinatal_death
            child1.death_phase = antepartum; child1.perinatal_death =     | child1.perinatal_death
            child1.death_phase = antepartum; child1.perinatal_death = ja  | geen
            child1.death_phase = NI                                       | geen
        """,
    ),
)
