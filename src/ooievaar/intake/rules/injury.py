"""Rules about blood loss and the perineum."""

from collections.abc import Iterator

from ooievaar.intake.findings import Case, Found, Grade, Rule, Subject, Words, of_mother
from ooievaar.intake.rules.birth import CAESAREAN

_TEARS = {"first_degree", "second_degree", "third_degree", "fourth_degree"}
_TORN = {*_TEARS, "episiotomy"}
_NO_HAEMORRHAGE_ML, _HAEMORRHAGE_ML = 500, 1000
_LEAST_BLOOD_ML = 25


def _by_caesarean(case: Case) -> bool:
    return bool(case.children) and all(child["mode_of_birth"] in CAESAREAN for child in case.children)


def _perineum_after_caesarean(case: Case) -> Iterator[Found]:
    perineum = case.birth["perineum"]
    if perineum and _TORN & set(perineum) and _by_caesarean(case):
        where, told = of_mother("perineum", [one for one in perineum if one in _TORN])
        yield Found(where, told, f"Controleer de manier van geboren worden: bij een keizersnede past geen {told}.")


def _perineum_contradicts(case: Case) -> Iterator[Found]:
    perineum = set(case.birth["perineum"] or ())
    if "intact" in perineum and _TORN & perineum:
        sentence = "Kies bij het perineum óf 'gaaf' óf wat er gescheurd of geknipt is."
        yield Found(*of_mother("perineum", case.birth["perineum"]), sentence)
    elif len(perineum & _TEARS) > 1:
        sentence = "Vul bij het perineum alleen de zwaarste ruptuur in: er staan er nu meer."
        yield Found(*of_mother("perineum", case.birth["perineum"]), sentence)


def _episiotomy_contradicts(case: Case) -> Iterator[Found]:
    perineum = case.birth["perineum"]
    if not perineum or not case.children:
        return
    cut = [child["episiotomy"] for child in case.children]
    if "episiotomy" in perineum and all(answer is False for answer in cut):
        sentence = "Maak het perineum en de vraag of er geknipt is gelijk: alleen bij het perineum staat een knip."
        yield Found(*of_mother("perineum", perineum), sentence)
    elif "intact" in perineum and True in cut:
        sentence = "Verbeter het perineum of de vraag of er geknipt is: na een knip is het perineum niet gaaf."
        yield Found(*of_mother("perineum", perineum), sentence)


def _haemorrhage_contradicts(case: Case) -> Iterator[Found]:
    blood, diagnosed = case.birth["blood_loss_ml"], case.birth["haemorrhage"]
    if blood is None or diagnosed is None:
        return
    if diagnosed and blood < _NO_HAEMORRHAGE_ML:
        sentence = f"Controleer het bloedverlies: fluxus is vastgelegd, bij {blood:g} ml."
        yield Found(*of_mother("blood_loss_ml", blood), sentence)
    elif not diagnosed and blood >= _HAEMORRHAGE_ML:
        sentence = f"Controleer het bloedverlies: bij {blood:g} ml hoort fluxus, maar die staat op 'nee'."
        yield Found(*of_mother("blood_loss_ml", blood), sentence)


def _blood_loss_low(case: Case) -> Iterator[Found]:
    blood = case.birth["blood_loss_ml"]
    if blood is not None and 0 <= blood < _LEAST_BLOOD_ML and case.children:
        sentence = f"Controleer het bloedverlies: {blood:g} ml is erg weinig, misschien is het in liters ingevuld."
        yield Found(*of_mother("blood_loss_ml", blood), sentence)


RULES: tuple[Rule[Case], ...] = (
    Rule(
        code="perineum-after-caesarean",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Een ruptuur of knip bij een keizersnede",
        why="Na een keizersnede is het perineum bijna altijd gaaf. Waarschijnlijk is de manier van geboren worden of "
        "het perineum verkeerd ingevuld.",
        advice="Controleer beide in het dossier bij de bevalling. Ging er een poging tot kunstverlossing vooraf, dan "
        "kan het kloppen.",
        english=Words(
            "A tear or episiotomy with a caesarean",
            "After a caesarean the perineum is nearly always intact. The mode of birth or the perineum was probably "
            "filled in wrongly.",
            "Check both in the record, with the delivery. If an instrumental attempt came first, it may be right.",
        ),
        check=_perineum_after_caesarean,
        needs=("perineum",),
        examples="""
            bericht                                                                                       | bevinding
            ----------------------------------------------------------------------------------------------+----------
            perineum = second_degree; child1.mode_of_birth = planned_caesarean                            | perineum
            perineum = episiotomy; child1.mode_of_birth = emergency_caesarean                             | perineum
            perineum = intact; child1.mode_of_birth = planned_caesarean                                   | geen
            perineum = second_degree                                                                      | geen
            perineum = first_degree; child1.mode_of_birth = spontaneous; child2.mode_of_birth = caesarean | geen
        """,
    ),
    Rule(
        code="perineum-contradiction",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="De keuzes bij het perineum spreken elkaar tegen",
        why="Een perineum is gaaf of niet. Van meer rupturen telt de zwaarste. Een knip mag naast een ruptuur staan.",
        advice="Laat in het dossier bij het perineum alleen staan wat klopt.",
        english=Words(
            "The choices for the perineum contradict each other",
            "A perineum is intact or not. Of several tears the gravest counts. An episiotomy may stand beside a tear.",
            "Leave only what is right with the perineum in the record.",
        ),
        check=_perineum_contradicts,
        needs=("perineum",),
        examples="""
            bericht                              | bevinding
            -------------------------------------+----------
            perineum = intact second_degree      | perineum
            perineum = intact episiotomy         | perineum
            perineum = first_degree third_degree | perineum
            perineum = second_degree episiotomy  | geen
            perineum = fourth_degree             | geen
        """,
    ),
    Rule(
        code="episiotomy-contradiction",
        grade=Grade.ERROR,
        subject=Subject.BIRTH,
        title="Perineum en knip spreken elkaar tegen",
        why="Het aandeel knippen telt mee in de cijfers. Op twee plaatsen staat iets anders.",
        advice="Maak in het dossier het perineum en de vraag of er geknipt is gelijk.",
        english=Words(
            "Perineum and episiotomy contradict each other",
            "The share of episiotomies counts in the figures. Two places say something different.",
            "Make the perineum and the question about episiotomy agree in the record.",
        ),
        check=_episiotomy_contradicts,
        needs=("perineum",),
        examples="""
            bericht                                       | bevinding
            ----------------------------------------------+----------
            perineum = episiotomy                         | perineum
            perineum = intact; child1.episiotomy = ja     | perineum
            perineum = episiotomy; child1.episiotomy = ja | geen
            perineum = episiotomy; child1.episiotomy =    | geen
            perineum = episiotomy; child2.episiotomy = ja | geen
        """,
    ),
    Rule(
        code="haemorrhage-contradiction",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Fluxus en bloedverlies spreken elkaar tegen",
        why="Vanaf 1000 ml spreken wij van fluxus. Onder 500 ml past de diagnose niet.",
        advice="Controleer het bloedverlies en de diagnose fluxus in het dossier bij de bevalling.",
        english=Words(
            "Haemorrhage and blood loss contradict each other",
            "From 1000 ml on we speak of haemorrhage. Below 500 ml the diagnosis does not fit.",
            "Check the blood loss and the diagnosis of haemorrhage in the record, with the delivery.",
        ),
        check=_haemorrhage_contradicts,
        needs=("haemorrhage",),
        examples="""
            bericht                                 | bevinding
            ----------------------------------------+--------------
            blood_loss_ml = 1000; haemorrhage = nee | blood_loss_ml
            blood_loss_ml = 999; haemorrhage = nee  | geen
            blood_loss_ml = 499; haemorrhage = ja   | blood_loss_ml
            blood_loss_ml = 500; haemorrhage = ja   | geen
            blood_loss_ml = 1500                    | geen
        """,
    ),
    Rule(
        code="blood-loss-low",
        grade=Grade.SIGNAL,
        subject=Subject.BIRTH,
        title="Het bloedverlies is erg laag",
        why="Bij een bevalling gaat bijna altijd minstens 25 ml bloed verloren. Een lager getal is vaak in liters of "
        "deciliters bedoeld.",
        advice="Vul in het dossier het bloedverlies in milliliters in. Klopt het getal, dan hoeft u niets te doen.",
        english=Words(
            "The blood loss is very low",
            "Nearly every birth takes at least 25 ml of blood. A lower number is often meant in litres or decilitres.",
            "Fill in the blood loss in millilitres in the record. If the number is right, there is nothing to do.",
        ),
        check=_blood_loss_low,
        needs=("blood_loss_ml",),
        examples="""
            bericht                     | bevinding
            ----------------------------+--------------
            blood_loss_ml = 24          | blood_loss_ml
            blood_loss_ml = 0.8         | blood_loss_ml
            blood_loss_ml = 25          | geen
            blood_loss_ml = 3; child1 = | geen
        """,
    ),
)
