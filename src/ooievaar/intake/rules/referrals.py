"""Rules about referrals and transfers between providers."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, day, of_referral
from ooievaar.intake.rows import Row


def _is_sent(case: Case, referral: Row) -> bool:
    """Whether the sender referred: it names itself, or nobody, as who did."""
    return referral["from_lvr"] in {None, case.message.sender_lvr}


def _number_missing(case: Case) -> Iterator[Found]:
    for referral, sent in zip(case.referrals, case.sent.referrals, strict=True):
        for name, words in (("to_lvr", "de ontvanger"), ("from_lvr", "de verwijzer")):
            if referral[name] is None and any("nullFlavor" not in leaf for leaf in sent.get(name, ()) if leaf):
                sentence = (
                    f"Vul bij verwijzing {referral['number']} het LVR-nummer van {words} in: er staat een ander nummer."
                )
                yield Found(*of_referral(name, referral), sentence)


def _receiver_unknown(case: Case) -> Iterator[Found]:
    known = case.sender.known_lvrs
    if known is None:
        return
    for referral in case.referrals:
        receiver = referral["to_lvr"]
        if receiver is not None and receiver not in known:
            sentence = f"Controleer het LVR-nummer van de ontvanger: {case.show(receiver)} staat niet in ons register."
            yield Found(of_referral("to_lvr", referral)[0], case.show(receiver), sentence)


def _to_self(case: Case) -> Iterator[Found]:
    for referral in case.referrals:
        if referral["to_lvr"] is not None and referral["to_lvr"] == (referral["from_lvr"] or case.message.sender_lvr):
            sentence = f"Verbeter verwijzing {referral['number']}: verwijzer en ontvanger hebben hetzelfde LVR-nummer."
            yield Found(*of_referral("to_lvr", referral), sentence)


def _outside_care(case: Case) -> Iterator[Found]:
    start, end = case.episode["start_date"], case.episode["end_date"]
    for referral in case.referrals:
        moment = referral["referral_date"]
        if moment is None or not _is_sent(case, referral):
            continue
        if (start is not None and moment < start) or (end is not None and moment > end):
            sentence = f"Controleer de datum van verwijzing {referral['number']}: {day(moment)} ligt buiten uw zorg."
            yield Found(*of_referral("referral_date", referral), sentence)


def _incomplete(case: Case) -> Iterator[Found]:
    for referral in case.referrals:
        if not _is_sent(case, referral):
            continue
        for name, words in (
            ("referral_type", "consult of overdracht was"),
            ("period", "voor, tijdens of na de bevalling was"),
        ):
            if referral[name] is None:
                sentence = f"Vul bij verwijzing {referral['number']} in of het {words}."
                yield Found(*of_referral(name, referral), sentence)


_AFTER = {"postpartum", "directly_postpartum", "maternity_period", "within_24_hours", "days_2_to_7", "from_second_week"}
_BEFORE = {"antepartum", "after_first_visit", "before_28_weeks", "from_28_to_36_weeks", "from_37_weeks"}


def _period_against_date(case: Case) -> Iterator[Found]:
    born = case.first_birth_date
    if born is None:
        return
    for referral in case.referrals:
        moment, period = referral["referral_date"], referral["period"]
        if moment is None:
            continue
        if (period in _AFTER and moment < born) or (period in _BEFORE and moment > born):
            sentence = (
                f"Controleer periode en datum van verwijzing {referral['number']}: "
                f"{day(moment)} past niet bij de geboorte op {day(born)}."
            )
            yield Found(*of_referral("period", referral), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="referral-number-missing",
        grade=Grade.ERROR,
        subject=Subject.CARE,
        title="Bij een verwijzing ontbreekt het LVR-nummer",
        why="De standaard verplicht het LVR-nummer zodra u een zorginstelling noemt. Met een ander nummer, zoals de "
        "AGB-code, vinden wij het bericht van die zorgverlener niet.",
        advice="Vul in het dossier bij de verwijzing het LVR-nummer in, naast het andere nummer.",
        english=Words(
            "A referral has no LVR number",
            "The standard requires the LVR number as soon as you name an institution. By another number, such as the "
            "AGB code, we do not find that provider's message.",
            "Fill in the LVR number with the referral in the record, beside the other number.",
        ),
        check=_number_missing,
        needs=("to_lvr", "from_lvr"),
        examples="""
            bericht                           | bevinding
            ----------------------------------+-------------------
            referral1.to_lvr = AGB 01234567   | referral1.to_lvr
            referral1.from_lvr = AGB 01234567 | referral1.from_lvr
            referral1.to_lvr = 0003           | geen
            referral1.to_lvr = NI             | geen
            referral1.referral_type = consult | geen
        """,
    ),
    Rule(
        code="referral-receiver-unknown",
        grade=Grade.SIGNAL,
        subject=Subject.CARE,
        title="De ontvanger van een verwijzing staat niet in ons register",
        why="Met dat LVR-nummer voegen wij uw zorg samen met die van de ontvanger.",
        advice="Controleer het LVR-nummer bij de verwijzing. Klopt het, neem dan contact op met het registratiebureau.",
        english=Words(
            "The receiver of a referral is not in our register",
            "With that LVR number we bring your care together with that of the receiver.",
            "Check the LVR number with the referral. If it is right, contact the registry office.",
        ),
        check=_receiver_unknown,
        needs=("to_lvr",),
        examples="""
            bericht                                         | bevinding
            ------------------------------------------------+-----------------
            known_lvrs = 1808 0003; referral1.to_lvr = 0004 | referral1.to_lvr
            known_lvrs = 1808 0003; referral1.to_lvr = 0003 | geen
            referral1.to_lvr = 0004                         | geen
        """,
    ),
    Rule(
        code="referral-to-self",
        grade=Grade.ERROR,
        subject=Subject.CARE,
        title="Verwijzer en ontvanger zijn dezelfde",
        why="Een verwijzing gaat naar een andere zorgverlener. Hier is één van de twee nummers verkeerd ingevuld.",
        advice="Vul bij de verwijzing het LVR-nummer in van de zorgverlener die de zorg overnam.",
        english=Words(
            "Who referred and who received are the same",
            "A referral goes to another provider. One of the two numbers was filled in wrongly.",
            "Fill in with the referral the LVR number of the provider that took over the care.",
        ),
        check=_to_self,
        needs=("to_lvr",),
        examples="""
            bericht                                            | bevinding
            ---------------------------------------------------+-----------------
            referral1.to_lvr = 1808                            | referral1.to_lvr
            referral1.to_lvr = 1808; referral1.from_lvr = 0003 | geen
            referral1.to_lvr = 0003; referral1.from_lvr = 0003 | referral1.to_lvr
            referral1.to_lvr = 0003                            | geen
        """,
    ),
    Rule(
        code="referral-outside-care",
        grade=Grade.SIGNAL,
        subject=Subject.CARE,
        title="De datum van een verwijzing ligt buiten uw zorg",
        why="U verwijst tijdens uw zorg. Met een verkeerde datum staat de zorg van twee zorgverleners in de verkeerde "
        "volgorde.",
        advice="Vergelijk de datum van de verwijzing met begin en einde van de zorg in het dossier.",
        english=Words(
            "The date of a referral is outside your care",
            "You refer during your care. With a wrong date the care of two providers is in the wrong order.",
            "Compare the date of the referral with the start and end of care in the record.",
        ),
        check=_outside_care,
        needs=("referral_date",),
        examples="""
            bericht                                                         | bevinding
            ----------------------------------------------------------------+------------------------
            referral1.referral_date = 2024-01-09                            | referral1.referral_date
            referral1.referral_date = 2024-01-10                            | geen
            referral1.referral_date = 2024-09-10                            | geen
            referral1.referral_date = 2024-09-11                            | referral1.referral_date
            referral1.referral_date = 2024-01-09; referral1.from_lvr = 0003 | geen
        """,
    ),
    Rule(
        code="referral-incomplete",
        grade=Grade.SIGNAL,
        subject=Subject.COMPLETENESS,
        title="Van een verwijzing ontbreekt het soort of de periode",
        why="Zonder soort en periode weten wij niet of de zorg tijdens de bevalling is overgedragen.",
        advice="Vul bij de verwijzing in of het een consult of een overdracht was, en wanneer.",
        english=Words(
            "The type or the period of a referral is missing",
            "Without type and period we do not know whether care was transferred during labour.",
            "Fill in with the referral whether it was a consultation or a transfer, and when.",
        ),
        check=_incomplete,
        examples="""
            bericht                                                          | bevinding
            -----------------------------------------------------------------+------------------------------------------
            referral1.to_lvr = 0003                                          | referral1.referral_type, referral1.period
            referral1.referral_type = consult                                | referral1.period
            referral1.referral_type = consult; referral1.period = antepartum | geen
            referral1.to_lvr = 1808; referral1.from_lvr = 0003               | geen
        """,
    ),
    Rule(
        code="referral-period-against-date",
        grade=Grade.SIGNAL,
        subject=Subject.CARE,
        title="Periode en datum van een verwijzing spreken elkaar tegen",
        why="Een overdracht voor of na de bevalling telt anders dan een overdracht tijdens de bevalling.",
        advice="Vergelijk periode en datum van de verwijzing met de geboortedatum in het dossier.",
        english=Words(
            "The period and the date of a referral contradict each other",
            "A transfer before or after the birth counts differently from one during labour.",
            "Compare the period and the date of the referral with the date of birth in the record.",
        ),
        check=_period_against_date,
        needs=("referral_date",),
        examples="""
            bericht                                                                   | bevinding
            --------------------------------------------------------------------------+-----------------
            referral1.period = antepartum; referral1.referral_date = 2024-08-03       | referral1.period
            referral1.period = antepartum; referral1.referral_date = 2024-08-02       | geen
            referral1.period = maternity_period; referral1.referral_date = 2024-08-01 | referral1.period
            referral1.period = maternity_period; referral1.referral_date = 2024-08-02 | geen
            referral1.period = dilatation; referral1.referral_date = 2024-08-01       | geen
        """,
    ),
)
