"""Rules about the birth."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, of_child, of_mother, place
from ooievaar.records import DELIVERED_BIRTHS, DELIVERED_CHILDREN

CAESAREAN = {"caesarean", "planned_caesarean", "emergency_caesarean"}
_OPERATIVE = {*CAESAREAN, "instrumental"}
_STARTS_LABOUR = {"amniotomy", "balloon", "prostaglandin_ripening", "oxytocin", "prostaglandin", "planned_caesarean"}
_MOST_CHILDREN = 4


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
    count, blocks = case.birth["children_count"], len(case.rows.children)
    if count is not None and count != blocks:
        sentence = f"Maak het aantal kinderen gelijk: ingevuld is {count}, maar het bericht beschrijft er {blocks}."
        yield Found(place(DELIVERED_BIRTHS["children_count"]), str(count), sentence)


def _hospital_unknown(case: Case) -> Iterator[Found]:
    known = case.sender.known_lvrs
    if known is None:
        return
    for child in case.children:
        hospital = child["hospital_lvr"]
        if hospital is not None and hospital not in known:
            sentence = f"Controleer het ziekenhuisnummer: {case.show(hospital)} staat niet in ons register."
            yield Found(of_child("hospital_lvr", child)[0], case.show(hospital), sentence)


def _children_many(case: Case) -> Iterator[Found]:
    count = case.birth["children_count"]
    if count is not None and count > _MOST_CHILDREN:
        sentence = f"Controleer het aantal geboren kinderen: {count} bij één bevalling is niet waarschijnlijk."
        yield Found(*of_mother("children_count", count), sentence)


def _onset_contradicts(case: Case) -> Iterator[Found]:
    onset, done = case.birth["labour_onset"], set(case.birth["onset_interventions"] or ())
    if onset in {"contractions", "rupture"} and _STARTS_LABOUR & done:
        sentence = (
            "Controleer hoe de baring begon: er staat een inleiding of primaire sectio, maar ook een spontaan begin."
        )
        yield Found(*of_mother("labour_onset", onset), sentence)
    elif onset == "intervention" and not case.sent.birth.get("onset_interventions") and case.children:
        sentence = "Vul in met welke interventie de baring begon: die ontbreekt."
        yield Found(*of_mother("onset_interventions"), sentence)


def _planned_caesarean_contradicts(case: Case) -> Iterator[Found]:
    planned = "planned_caesarean" in (case.birth["onset_interventions"] or ())
    for child in case.children:
        mode = child["mode_of_birth"]
        if planned and mode not in {None, "planned_caesarean", "caesarean"}:
            sentence = f"Controleer hoe kind {child['number']} is geboren: bij het begin staat een primaire sectio."
            yield Found(*of_child("mode_of_birth", child), sentence)


def _operative_outside_hospital(case: Case) -> Iterator[Found]:
    for child in case.children:
        if child["mode_of_birth"] in _OPERATIVE and child["place_of_birth"] in {"home", "on_the_way", "birth_centre"}:
            where, told = of_child("place_of_birth", child)
            sentence = f"Controleer de plaats van geboorte van kind {child['number']}: dit gebeurt in een ziekenhuis."
            yield Found(where, told, sentence)


def _operative_first_line(case: Case) -> Iterator[Found]:
    for child in case.children:
        if child["mode_of_birth"] in _OPERATIVE and child["line_at_birth"] == "first":
            where, told = of_child("line_at_birth", child)
            sentence = f"Controleer de supervisor bij kind {child['number']}: deze bevalling leidt de tweede lijn."
            yield Found(where, told, sentence)


def _home_led_by_second_line(case: Case) -> Iterator[Found]:
    for child in case.children:
        if child["place_of_birth"] == "home" and child["line_at_birth"] == "second":
            where, told = of_child("line_at_birth", child)
            yield Found(
                where,
                told,
                f"Controleer de supervisor bij kind {child['number']}: thuis leidt de eerste lijn de bevalling.",
            )


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="hospital-number",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
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
        needs=("place_of_birth", "hospital_lvr"),
        examples="""
            bericht                                                      | bevinding
            -------------------------------------------------------------+--------------------
            child1.place_of_birth = hospital                             | child1.hospital_lvr
            child1.place_of_birth = home; child1.hospital_lvr = 0003     | child1.hospital_lvr
            child1.place_of_birth = hospital; child1.hospital_lvr = 0003 | geen
            child1.place_of_birth = birth_centre                         | geen
        """,
    ),
    Rule(
        code="children-count",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="Het aantal kinderen klopt niet met de beschreven kinderen",
        why="Een kind dat wel geteld maar niet beschreven is, ontbreekt in de cijfers. Andersom telt een kind te veel.",
        advice="Vergelijk bij de bevalling het aantal geboren kinderen met de kinderen in het dossier.",
        english=Words(
            "The number of children differs from the children described",
            "A child that is counted but not described is missing from the figures. Or one child too many counts.",
            "Compare the number of children born, with the delivery, with the children in the record.",
        ),
        check=_children_count,
        needs=("children_count",),
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
        code="hospital-not-in-register",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Het ziekenhuis van de geboorte staat niet in ons register",
        why="Het ziekenhuis van de geboorte bepaalt bij welk VSV de geboorte meetelt.",
        advice="Controleer het LVR-nummer van het ziekenhuis in het dossier: vier cijfers, ook als het met nullen "
        "begint.",
        english=Words(
            "The hospital of birth is not in our register",
            "The hospital of birth decides for which VSV the birth counts.",
            "Check the LVR number of the hospital in the record: four digits, also if it begins with zeros.",
        ),
        check=_hospital_unknown,
        needs=("hospital_lvr",),
        examples="""
            bericht                                                                              | bevinding
            -------------------------------------------------------------------------------------+--------------------
            known_lvrs = 1808 0003; child1.place_of_birth = hospital; child1.hospital_lvr = 3    | child1.hospital_lvr
            known_lvrs = 1808 0003; child1.place_of_birth = hospital; child1.hospital_lvr = 0003 | geen
            child1.place_of_birth = hospital; child1.hospital_lvr = 3                            | geen
        """,
    ),
    Rule(
        code="children-count-implausible",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Het aantal geboren kinderen is niet waarschijnlijk",
        why="De standaard laat tot negen kinderen toe. Meer dan vier bij één bevalling is bijna altijd een tikfout.",
        advice="Controleer het aantal in het dossier bij de bevalling.",
        english=Words(
            "The number of children born is improbable",
            "The standard allows up to nine children. More than four in one birth is nearly always a typing error.",
            "Check the number in the record, with the delivery.",
        ),
        check=_children_many,
        needs=("children_count",),
        examples="""
            bericht            | bevinding
            -------------------+---------------
            children_count = 5 | children_count
            children_count = 4 | geen
            children_count = 1 | geen
        """,
    ),
    Rule(
        code="onset-contradiction",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Het begin van de baring past niet bij de interventies",
        why="Een inleiding of primaire sectio sluit een spontaan begin uit. Dit bepaalt in welke Robsongroep de "
        "bevalling valt.",
        advice="Vergelijk in het dossier bij de bevalling hoe de baring begon met de interventies. Strippen mag bij "
        "een spontaan begin.",
        english=Words(
            "The onset of labour does not match the interventions",
            "An induction or planned caesarean rules out a spontaneous onset. This decides the Robson group of the "
            "birth.",
            "Compare how labour began with the interventions in the record, with the delivery. Sweeping may go with a "
            "spontaneous onset.",
        ),
        check=_onset_contradicts,
        needs=("labour_onset",),
        examples="""
            bericht                                                         | bevinding
            ----------------------------------------------------------------+--------------------
            onset_interventions = oxytocin                                  | labour_onset
            labour_onset = rupture; onset_interventions = planned_caesarean | labour_onset
            labour_onset = intervention                                     | onset_interventions
            labour_onset = intervention; onset_interventions = oxytocin     | geen
            onset_interventions = sweep                                     | geen
            labour_onset = intervention; onset_interventions = UNK          | geen
        """,
    ),
    Rule(
        code="planned-caesarean-contradiction",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Bij het begin staat een primaire sectio, maar het kind is anders geboren",
        why="Een geplande keizersnede die geen primaire sectio werd, telt anders in de cijfers.",
        advice="Controleer in het dossier de interventie bij het begin van de baring en de manier van geboren worden.",
        english=Words(
            "A planned caesarean at the onset, but the child was born in another way",
            "A planned caesarean that did not become one counts differently in the figures.",
            "Check the intervention at the onset of labour and the mode of birth in the record.",
        ),
        check=_planned_caesarean_contradicts,
        needs=("onset_interventions",),
        examples="""
            bericht                                                                             | bevinding
            ------------------------------------------------------------------------------------+---------------------
            onset_interventions = planned_caesarean                                             | child1.mode_of_birth
            onset_interventions = planned_caesarean; child1.mode_of_birth = emergency_caesarean | child1.mode_of_birth
            onset_interventions = planned_caesarean; child1.mode_of_birth = planned_caesarean   | geen
            onset_interventions = planned_caesarean; child1.mode_of_birth =                     | geen
            onset_interventions = oxytocin; child1.mode_of_birth = emergency_caesarean          | geen
        """,
    ),
    Rule(
        code="operative-birth-outside-hospital",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Een kunstverlossing of keizersnede buiten het ziekenhuis",
        why="Deze bevallingen vinden in een ziekenhuis plaats. De plaats bepaalt voor wie de geboorte meetelt.",
        advice="Controleer de plaats van geboorte en de manier van geboren worden in het dossier.",
        english=Words(
            "An instrumental birth or caesarean outside a hospital",
            "These births take place in a hospital. The place decides for whom the birth counts.",
            "Check the place of birth and the mode of birth in the record.",
        ),
        check=_operative_outside_hospital,
        needs=("mode_of_birth",),
        examples="""
            bericht                                                                        | bevinding
            -------------------------------------------------------------------------------+----------------------
            child1.mode_of_birth = instrumental                                            | child1.place_of_birth
            child1.mode_of_birth = planned_caesarean; child1.place_of_birth = birth_centre | child1.place_of_birth
            child1.mode_of_birth = instrumental; child1.place_of_birth = hospital;         |
            child1.hospital_lvr = 0003                                                     | geen
            child1.mode_of_birth = instrumental; child1.place_of_birth = UNK               | geen
            child1.mode_of_birth = spontaneous                                             | geen
        """,
    ),
    Rule(
        code="operative-birth-by-first-line",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Een kunstverlossing of keizersnede met een supervisor uit de eerste lijn",
        why="De supervisor bepaalt of de bevalling bij de eerste of tweede lijn telt.",
        advice="Vul bij het kind de supervisor in die verantwoordelijk was: bij een kunstverlossing of sectio de "
        "gynaecoloog.",
        english=Words(
            "An instrumental birth or caesarean with a supervisor of the first line",
            "The supervisor decides whether the birth counts in the first or the second line.",
            "Fill in the supervisor who was responsible: with an instrumental birth or caesarean the obstetrician.",
        ),
        check=_operative_first_line,
        needs=("mode_of_birth",),
        examples="""
            bericht                                                            | bevinding
            -------------------------------------------------------------------+---------------------
            child1.mode_of_birth = instrumental                                | child1.line_at_birth
            child1.mode_of_birth = instrumental; child1.line_at_birth = second | geen
            child1.mode_of_birth = instrumental; child1.line_at_birth =        | geen
            child1.mode_of_birth = spontaneous                                 | geen
        """,
    ),
    Rule(
        code="home-birth-by-second-line",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Thuis geboren met een supervisor uit de tweede lijn",
        why="Thuis leidt een verloskundige of huisarts de bevalling. De plaats of de supervisor is verkeerd ingevuld.",
        advice="Controleer de plaats van geboorte en de supervisor in het dossier bij het kind.",
        english=Words(
            "Born at home with a supervisor of the second line",
            "At home a midwife or general practitioner leads the birth. The place or the supervisor was filled in "
            "wrongly.",
            "Check the place of birth and the supervisor in the record, with the child.",
        ),
        check=_home_led_by_second_line,
        needs=("line_at_birth",),
        examples="""
            bericht                                                           | bevinding
            ------------------------------------------------------------------+---------------------
            child1.line_at_birth = second                                     | child1.line_at_birth
            child1.line_at_birth = second; child1.place_of_birth = hospital;  |
            child1.hospital_lvr = 0003                                        | geen
            child1.line_at_birth = second; child1.place_of_birth = on_the_way | geen
            child1.line_at_birth =                                            | geen
        """,
    ),
)
