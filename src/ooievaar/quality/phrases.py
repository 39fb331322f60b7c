"""The fixed words of the page on the quality of registrations, in Dutch and English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Texts:
    """The fixed words of the page in one language."""

    is_dutch: bool
    suffix: str
    title: str
    intro: str
    measures: str
    month: str
    measure_head: str
    items: str
    items_intro: str
    comparisons: str
    compared: str
    expected: str
    model: tuple[str, ...]
    alerts: str
    false_alarms: str
    limit: str
    measured_head: str
    limits_of_monitor: str

    def pick[T](self, dutch: T, english: T) -> T:
        """Of a text in two languages the one of this page."""
        return dutch if self.is_dutch else english

    def number(self, value: float) -> str:
        """A number as it is written in the language."""
        return f"{value:g}".replace(".", ",") if self.is_dutch else f"{value:g}"


NL = Texts(
    is_dutch=True,
    suffix="",
    title="Kwaliteit van de registraties",
    intro=(
        "Elke organisatie ziet per maand wat er van haar registraties is geworden. Elk aantal opent de zorgepisodes "
        "erachter. Het registratiebureau ziet daarnaast welke registraties uitblijven."
    ),
    measures="Wat wordt geteld",
    month=(
        "Een zorgepisode hoort bij de maand waarin het eerste kind is geboren, anders bij die van de à terme datum, "
        "anders bij die van het begin van de zorg. Ontvangen berichten horen bij de maand van ontvangst."
    ),
    measure_head="| meting | code | geteld | van |",
    items="Welke gegevens kunnen ontbreken",
    items_intro=(
        "Een gegeven telt alleen als ontbrekend waar het hoort. Wat een oudere versie van de kernset niet kent, "
        "ontbreekt niet. Bij meer dan één kind ontbreekt een gegeven als het bij één van hen leeg is."
    ),
    comparisons="Waarmee wordt vergeleken",
    compared=(
        "Met de maand ervoor, dezelfde maand van het jaar ervoor, de twaalf maanden ervoor, en met alle organisaties "
        "van dezelfde soort: hun totaal, en het aandeel dat de helft, een kwart en driekwart van hen niet te boven "
        "gaat. Van anderen wordt pas iets getoond als ten minste tien organisaties elk ten minste tien gevallen "
        "hebben. Er is geen rangorde."
    ),
    expected="Hoe het verwachte aantal wordt gemaakt",
    model=(
        "Elke maand van aanleveren is een ronde. Een maand van zorg wordt bekeken vanaf de ronde erna, en opnieuw in "
        "de twee rondes daarna, telkens naast eerdere maanden op hetzelfde moment. Zo is wat altijd laat binnenkomt "
        "geen tekort.",
        "Het verwachte aantal begint bij het eigen gemiddelde van het afgelopen jaar (ten minste zes maanden), maal "
        "het seizoen. Het seizoen is wat andere organisaties van dezelfde soort nu aanleverden, gedeeld door wat zij "
        "eerder aanleverden, en wijkt nooit meer dan 30 % af. Die grens zorgt dat een land dat stilvalt geen stil "
        "seizoen lijkt.",
        "Daarna telt wat anderen melden: ziekenhuizen die een bevalling na verwijzing registreerden, en verwijzingen "
        "naar de organisatie. Wiskundig: het verwachte aantal heeft een gammaverdeling met vorm a en gemiddelde h; A "
        "genoemde vrouwen, waar er vroeger r per eigen registratie waren, maken het gemiddelde (a + A/2) / (a/h + "
        "r/2). Genoemde vrouwen tellen voor de helft, en voor minder als het er veel zijn, omdat ook het noemen "
        "onvolledig is en wisselt. Wordt overal meer of minder genoemd, dan telt dat niet. Wat binnenkomt is dan "
        "negatief binomiaal verdeeld; de spreiding wordt geleerd van het eigen verleden en dat van anderen.",
        "Een leverancier is te herkennen aan de wortel van de dossiernummers. Een organisatie hoort bij de "
        "leverancier van haar laatste registratie, met haar hele verleden, zodat overstappen geen verlies lijkt. Voor "
        "genoemde vrouwen is bekend bij welk deel de eigen registratie op dit moment meestal binnen is; of het er "
        "minder zijn, volgt uit een bèta-binomiale verdeling.",
    ),
    alerts="Meldingen",
    false_alarms="Vals alarm",
    limit=(
        "In een land waarin niets aan de hand is, mogen alle meldingen samen niet vaker dan {total} keer per ronde "
        "voorkomen. De kans waaronder een toets een melding geeft, is daarom dat aantal gedeeld door het aantal "
        "toetsen. Dat houdt stand hoe de toetsen ook samenhangen. Gemeten met verzonnen landen:"
    ),
    measured_head="| land | rondes | meldingen | per ronde |",
    limits_of_monitor=(
        "Wat langer dan een jaar wegblijft, wordt gewoon: de monitor vergelijkt met het afgelopen jaar. Een "
        "organisatie die een ronde overslaat, wordt gemeld; dat is geen vals alarm. Kleine organisaties, met minder "
        "dan ongeveer vijf registraties per maand, vallen pas na twee of drie stille rondes op."
    ),
)
EN = Texts(
    is_dutch=False,
    suffix=".en",
    title="Quality of registrations",
    intro=(
        "Every organisation sees per month what became of its registrations. Each number opens the episodes behind "
        "it. The registry office also sees which registrations stay away."
    ),
    measures="What is counted",
    month=(
        "An episode belongs to the month in which the first child was born, else to that of the due date, else to "
        "that in which care started. Messages received belong to the month of receipt."
    ),
    measure_head="| measure | code | counted | out of |",
    items="Which items can be missing",
    items_intro=(
        "An item counts as missing only where it belongs. What an older version of the kernset does not know is not "
        "missing. With more than one child an item is missing when it is empty for one of them."
    ),
    comparisons="What it is compared with",
    compared=(
        "With the month before, the same month a year before, the twelve months before, and all organisations of the "
        "same kind: their total, and the share that half, a quarter and three quarters of them do not exceed. Of "
        "others nothing is shown until at least ten organisations have at least ten cases each. There is no ranking."
    ),
    expected="How the expected number is made",
    model=(
        "Every month of submission is a round. A month of care is judged from the round after it on, and again in the "
        "two rounds after that, each time beside earlier months at the same point. So what always comes late is no "
        "loss.",
        "The expected number begins with the own average of the past year (at least six months), times the season. "
        "The season is what other organisations of the same kind delivered now, over what they delivered before, and "
        "never further than 30 % off. That bound keeps a country that falls silent from looking like a quiet season.",
        "Then others are heard: hospitals that recorded a birth after referral, and referrals to the organisation. In "
        "mathematics: the expected number has a gamma distribution with shape a and mean h; A women named, where "
        "there used to be r per own record, make the mean (a + A/2) / (a/h + r/2). Women named count for half, and "
        "for less when they are many, as naming is incomplete too and varies. Naming that becomes more or less usual "
        "everywhere does not count. What comes in is then negative binomial; the spread is learned from the own past "
        "and that of others.",
        "A supplier is known by the root of its dossier numbers. An organisation belongs to the supplier of its last "
        "record, with its whole past, so that changing suppliers does not look like a loss. Of women named it is "
        "known for which share the own record is usually in at this point; whether it is less follows from a "
        "beta-binomial distribution.",
    ),
    alerts="Alerts",
    false_alarms="False alarms",
    limit=(
        "In a country in which nothing is wrong all alerts together may come no more often than {total} times per "
        "round. The chance below which a test gives an alert is therefore that number over the number of tests. That "
        "holds however the tests depend on each other. Measured with made-up countries:"
    ),
    measured_head="| country | rounds | alerts | per round |",
    limits_of_monitor=(
        "What stays away for more than a year becomes usual: the monitor compares with the past year. An organisation "
        "that skips a round is reported; that is no false alarm. Small organisations, with fewer than about five "
        "records a month, are noticed only after two or three silent rounds."
    ),
)
