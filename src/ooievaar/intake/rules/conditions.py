"""Rules of the standard about items that may be there, or must be, only when another item says so."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, of_child, of_mother


def is_told(case: Case, name: str, child: int | None = None) -> bool:
    """Whether anything was sent for a column, be it that it is unknown."""
    leaves = case.sent.birth if child is None else case.sent.children[child - 1]
    return bool(leaves.get(name))


def _transfusion_reaction(case: Case) -> Iterator[Found]:
    reaction = case.episode["history_transfusion_reaction"]
    if reaction is not None and case.episode["history_transfusion"] is not True:
        sentence = "Vul in dat de vrouw eerder een bloedtransfusie kreeg, of haal de transfusiereactie weg."
        yield Found(*of_mother("history_transfusion_reaction", reaction), sentence)


def _mutilation_type(case: Case) -> Iterator[Found]:
    kind = case.episode["genital_mutilation_type"]
    if kind is not None and case.episode["genital_mutilation"] is not True:
        sentence = "Vul in dat er genitale verminking is, of haal het type weg."
        yield Found(*of_mother("genital_mutilation_type", kind), sentence)


def _third_stage_medication(case: Case) -> Iterator[Found]:
    given, kinds = case.birth["third_stage_medicated"], case.birth["third_stage_medication"]
    if given is True and not kinds and not is_told(case, "third_stage_medication"):
        sentence = "Vul in welk middel in het nageboortetijdperk is gegeven: alleen dat er een middel was, staat er."
        yield Found(of_mother("third_stage_medication")[0], None, sentence)
    elif given is False and kinds:
        sentence = "Maak het nageboortetijdperk gelijk: er staat een middel, maar ook dat er geen is gegeven."
        yield Found(*of_mother("third_stage_medicated", given), sentence)


def _antibodies(case: Case) -> Iterator[Found]:
    found, kinds = case.episode["irregular_antibodies"], case.episode["irregular_antibody_kinds"]
    if found is False and kinds:
        sentence = "Maak de irregulaire antistoffen gelijk: er staat welke het zijn, maar ook dat ze er niet zijn."
        yield Found(*of_mother("irregular_antibodies", found), sentence)
    elif found is True and not kinds and not case.sent.episode.get("irregular_antibody_kinds"):
        sentence = "Vul in welke irregulaire antistoffen er zijn: alleen dat ze er zijn, staat er."
        yield Found(of_mother("irregular_antibody_kinds")[0], None, sentence)


def _analgesia(case: Case) -> Iterator[Found]:
    for child in case.children:
        given, methods, number = child["analgesia"], child["analgesia_methods"], child["number"]
        if given is True and not methods and not is_told(case, "analgesia_methods", number):
            sentence = f"Vul bij kind {number} de methode van pijnbestrijding in: alleen dat er een was, staat er."
            yield Found(*of_child("analgesia_methods", child), sentence)
        elif given is False and methods:
            sentence = (
                f"Maak de pijnbestrijding bij kind {number} gelijk: er staat een methode, maar ook dat er geen was."
            )
            yield Found(*of_child("analgesia", child), sentence)


def _instrument(case: Case) -> Iterator[Found]:
    for child in case.children:
        succeeded, mode = child["instrument_succeeded"], child["mode_of_birth"]
        if succeeded is True and mode not in {None, "instrumental"}:
            sentence = (
                f"Verbeter bij kind {child['number']} het succes of het type partus: de kunstverlossing is gelukt."
            )
            yield Found(*of_child("instrument_succeeded", child), sentence)
        elif succeeded is False and mode == "instrumental":
            sentence = (
                f"Verbeter bij kind {child['number']} het succes of het type partus: de kunstverlossing mislukte."
            )
            yield Found(*of_child("instrument_succeeded", child), sentence)


def _caesarean_decision(case: Case) -> Iterator[Found]:
    for child in case.children:
        if child["caesarean_decision"] is not None and child["mode_of_birth"] != "emergency_caesarean":
            sentence = (
                f"Haal bij kind {child['number']} het beslismoment weg: dat hoort alleen bij een secundaire sectio."
            )
            yield Found(*of_child("caesarean_decision", child), sentence)


_WITHOUT_PLANNED = {"spontaneous", "instrumental", "emergency_caesarean"}
_WITHOUT_EMERGENCY = {"spontaneous", "instrumental", "planned_caesarean"}


def _caesarean_indication(case: Case) -> Iterator[Found]:
    for child in case.children:
        for name, words, others in (
            ("planned_caesarean_indications", "primaire", _WITHOUT_PLANNED),
            ("emergency_caesarean_indications", "secundaire", _WITHOUT_EMERGENCY),
        ):
            if child[name] and child["mode_of_birth"] in others:
                sentence = (
                    f"Controleer hoe kind {child['number']} is geboren: er staat een reden voor een {words} sectio."
                )
                yield Found(*of_child(name, child), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="transfusion-reaction-without-transfusion",
        grade=Grade.ERROR,
        subject=Subject.MOTHER,
        title="Een transfusiereactie zonder bloedtransfusie",
        why="Een reactie is er alleen na een transfusie. De standaard staat haar anders niet toe.",
        advice="Vul in het dossier bij de algemene anamnese in of de vrouw eerder een bloedtransfusie kreeg.",
        english=Words(
            "A transfusion reaction without a transfusion",
            "There is a reaction only after a transfusion. Otherwise the standard does not allow it.",
            "Fill in with the general history in the record whether the woman had a blood transfusion before.",
        ),
        check=_transfusion_reaction,
        needs=("history_transfusion_reaction",),
        examples="""
            bericht                                                       | bevinding
            --------------------------------------------------------------+-----------------------------
            history_transfusion_reaction = ja                             | history_transfusion_reaction
            history_transfusion = nee; history_transfusion_reaction = nee | history_transfusion_reaction
            history_transfusion = ja; history_transfusion_reaction = ja   | geen
            history_transfusion = nee                                     | geen
        """,
    ),
    Rule(
        code="genital-mutilation-type-alone",
        grade=Grade.ERROR,
        subject=Subject.MOTHER,
        title="Een type genitale verminking zonder dat die er is",
        why="Het type zegt alleen iets als er verminking is. De standaard staat het anders niet toe.",
        advice="Vul in het dossier bij de anamnese in of er vrouwelijke genitale verminking is.",
        english=Words(
            "A type of genital mutilation without mutilation",
            "The type only means something if there is mutilation. Otherwise the standard does not allow it.",
            "Fill in with the history in the record whether there is female genital mutilation.",
        ),
        check=_mutilation_type,
        needs=("genital_mutilation_type",),
        examples="""
            bericht                                                    | bevinding
            -----------------------------------------------------------+------------------------
            genital_mutilation_type = type_1                           | genital_mutilation_type
            genital_mutilation_type = type_1; genital_mutilation = nee | genital_mutilation_type
            genital_mutilation_type = type_1; genital_mutilation = ja  | geen
            genital_mutilation = ja                                    | geen
        """,
    ),
    Rule(
        code="antibodies-contradiction",
        grade=Grade.ERROR,
        subject=Subject.PREGNANCY,
        title="De gegevens over irregulaire antistoffen spreken elkaar tegen",
        why="Zijn er antistoffen, dan hoort erbij welke. Zijn ze er niet, dan past er geen naam bij.",
        advice="Maak in het dossier bij het bloedonderzoek de vraag en de antistoffen gelijk.",
        english=Words(
            "The items on irregular antibodies contradict each other",
            "If there are antibodies, it belongs to say which. If there are none, no name fits.",
            "Make the question and the antibodies agree in the record, with the blood tests.",
        ),
        check=_antibodies,
        needs=("irregular_antibodies",),
        examples="""
            bericht                                                       | bevinding
            --------------------------------------------------------------+-------------------------
            irregular_antibodies = nee; irregular_antibody_kinds = anti_d | irregular_antibodies
            irregular_antibodies = ja                                     | irregular_antibody_kinds
            irregular_antibodies = ja; irregular_antibody_kinds = UNK     | geen
            irregular_antibodies = ja; irregular_antibody_kinds = anti_d  | geen
            irregular_antibodies = nee                                    | geen
        """,
    ),
    Rule(
        code="third-stage-medication-missing",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="De medicatie in het nageboortetijdperk klopt niet",
        why="Is er een middel gegeven, dan vraagt de standaard welk. Is er geen gegeven, dan past er geen middel bij.",
        advice="Vul in het dossier bij de nageboorte het middel in, of dat er geen is gegeven.",
        english=Words(
            "The medication in the third stage is not right",
            "If medication was given, the standard asks which. If none was given, no medication fits.",
            "Fill in the medication with the third stage in the record, or that none was given.",
        ),
        check=_third_stage_medication,
        needs=("third_stage_medicated",),
        examples="""
            bericht                                                        | bevinding
            ---------------------------------------------------------------+-----------------------
            third_stage_medicated = ja                                     | third_stage_medication
            third_stage_medicated = nee; third_stage_medication = oxytocin | third_stage_medicated
            third_stage_medicated = ja; third_stage_medication = oxytocin  | geen
            third_stage_medicated = ja; third_stage_medication = UNK       | geen
            third_stage_medicated = nee                                    | geen
        """,
    ),
    Rule(
        code="pain-relief-without-method",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="De gegevens over pijnbestrijding spreken elkaar tegen",
        why="Was er pijnbestrijding, dan vraagt de standaard de methode. Was er geen, dan past er geen methode bij.",
        advice="Vul in het dossier bij de bevalling de methode in, of dat er geen pijnbestrijding was.",
        english=Words(
            "The items on pain relief contradict each other",
            "If there was pain relief, the standard asks for the method. If there was none, no method fits.",
            "Fill in the method with the delivery in the record, or that there was no pain relief.",
        ),
        check=_analgesia,
        needs=("analgesia",),
        examples="""
            bericht                                                     | bevinding
            ------------------------------------------------------------+-------------------------
            child1.analgesia = ja                                       | child1.analgesia_methods
            child1.analgesia = nee; child1.analgesia_methods = epidural | child1.analgesia
            child1.analgesia = ja; child1.analgesia_methods = epidural  | geen
            child1.analgesia = nee                                      | geen
        """,
    ),
    Rule(
        code="instrumental-success-contradiction",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="Het succes van de kunstverlossing past niet bij het type partus",
        why="Een geslaagde kunstverlossing is het type partus. Na een mislukte is het kind anders geboren.",
        advice="Controleer in het dossier het type partus en of de kunstverlossing is gelukt.",
        english=Words(
            "The success of the instrumental birth does not fit the mode of birth",
            "A successful instrumental birth is the mode of birth. After a failed one the child was born in another "
            "way.",
            "Check the mode of birth and whether the instrumental birth succeeded in the record.",
        ),
        check=_instrument,
        needs=("instrument_succeeded",),
        examples="""
            bericht                                                                       | bevinding
            ------------------------------------------------------------------------------+----------------------------
            child1.instrument_succeeded = ja                                              | child1.instrument_succeeded
            child1.instrument_succeeded = nee; child1.mode_of_birth = instrumental        | child1.instrument_succeeded
            child1.instrument_succeeded = ja; child1.mode_of_birth = instrumental         | geen
            child1.instrument_succeeded = nee; child1.mode_of_birth = emergency_caesarean | geen
            child1.instrument_succeeded = ja; child1.mode_of_birth =                      | geen
        """,
    ),
    Rule(
        code="caesarean-decision-contradiction",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="Een beslismoment van de sectio, maar geen secundaire sectio",
        why="Alleen bij een secundaire sectio is tijdens de bevalling besloten. De standaard staat het moment anders "
        "niet toe.",
        advice="Verbeter in het dossier het type partus, of haal het beslismoment weg.",
        english=Words(
            "A moment of decision for a caesarean, but no emergency caesarean",
            "Only with an emergency caesarean it was decided during labour. Otherwise the standard does not allow the "
            "moment.",
            "Correct the mode of birth in the record, or remove the moment of decision.",
        ),
        check=_caesarean_decision,
        needs=("caesarean_decision",),
        examples="""
            bericht                                                                          | bevinding
            ---------------------------------------------------------------------------------+--------------------------
            child1.caesarean_decision = dilatation                                           | child1.caesarean_decision
            child1.caesarean_decision = dilatation; child1.mode_of_birth = planned_caesarean | child1.caesarean_decision
            child1.caesarean_decision = dilatation;                                          |
            child1.mode_of_birth = emergency_caesarean                                       | geen
            child1.caesarean_decision = NI                                                   | geen
        """,
    ),
    Rule(
        code="caesarean-indication-contradiction",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Een reden voor een sectio past niet bij het type partus",
        why="Redenen voor een primaire en een secundaire sectio zijn verschillend. Het type partus bepaalt de "
        "Robsongroep.",
        advice="Controleer in het dossier het type partus en de reden van de sectio.",
        english=Words(
            "A reason for a caesarean does not fit the mode of birth",
            "Reasons for a planned and an emergency caesarean differ. The mode of birth decides the Robson group.",
            "Check the mode of birth and the reason of the caesarean in the record.",
        ),
        check=_caesarean_indication,
        needs=("planned_caesarean_indications", "emergency_caesarean_indications"),
        examples="""
            bericht                                                             | bevinding
            --------------------------------------------------------------------+---------------------------------------
            child1.planned_caesarean_indications = abnormal_lie                 | child1.planned_caesarean_indications
            child1.emergency_caesarean_indications = no_progress_in_dilatation; |
            child1.mode_of_birth = planned_caesarean                            | child1.emergency_caesarean_indications
            child1.planned_caesarean_indications = abnormal_lie;                |
            child1.mode_of_birth = planned_caesarean                            | geen
            child1.planned_caesarean_indications = abnormal_lie;                |
            child1.mode_of_birth = caesarean                                    | geen
        """,
    ),
)
