"""What an alarm is, how many false ones are allowed, and the sentence that people read."""

from dataclasses import dataclass
from datetime import date

from ooievaar.quality.feed import month_of
from ooievaar.quality.items import ITEMS
from ooievaar.quality.kinds import ITEM_DROPPED, KINDS, LOSS, SILENT

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

FALSE_PER_ROUND = {kind.code: kind.false_per_round for kind in KINDS}
"""False alarms of each kind that a quiet country may give per round, on average and over all subjects together.

The chance below which a test gives an alarm is this number divided by how many tests the round has, so that it holds
however the tests depend on each other.
"""


@dataclass(frozen=True)
class Alarm:
    """One thing that is too unlikely to be chance: about whom, which months of care, how many came of how many."""

    kind: str
    subject_kind: str
    subject: str
    month: int  # the last month of care that it is about
    expected: float
    received: float
    probability: float
    organisations: tuple[str, ...] = ()
    item: str | None = None
    of: float | None = None  # women announced, or episodes that the item belongs to
    rounds: int = 1  # how many rounds are judged together


def below(kind: str, tests: int) -> float:
    """The chance below which one of so many tests gives an alarm of this kind."""
    return FALSE_PER_ROUND[kind] / max(tests, 1)


def sentence(alarm: Alarm) -> str:
    """What is wrong and what to do about it, in Dutch."""
    say = {SILENT: _silent, LOSS: _loss, ITEM_DROPPED: _item_dropped}
    return say[alarm.kind](alarm)


def in_words(month: date) -> str:
    """A month in Dutch, such as "april 2025"."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def _silent(alarm: Alarm) -> str:
    return (
        f"Van organisatie {alarm.subject} ontvingen wij in {_rounds(alarm)} {_records(alarm.received)}, terwijl er "
        f"ongeveer {alarm.expected:.0f} werden verwacht; vraag de organisatie of het aanleveren nog lukt."
    )


def _loss(alarm: Alarm) -> str:
    whose, ask = {
        "supplier": (
            f"de {len(alarm.organisations)} organisaties met het systeem van leverancier {alarm.subject}",
            "vraag de leverancier welke berichten niet zijn verstuurd, en licht de organisaties in",
        ),
    }.get(alarm.subject_kind, (f"organisatie {alarm.subject}", "vraag de organisatie welke berichten ontbreken"))
    if alarm.of is not None:
        return (
            f"Anderen noemden {alarm.of:.0f} vrouwen die in zorg waren bij {whose}, tot en met "
            f"{in_words(month_of(alarm.month))}; van {alarm.received:.0f} van hen is de eigen registratie binnen, "
            f"terwijl dat er ongeveer {alarm.expected:.0f} moesten zijn; {ask}."
        )
    return (
        f"Van {whose} ontvingen wij in {_rounds(alarm)} {_records(alarm.received)}, ongeveer "
        f"{100 * (1 - alarm.received / alarm.expected):.0f} % minder dan de {alarm.expected:.0f} die werden verwacht; "
        f"{ask}."
    )


def _rounds(alarm: Alarm) -> str:
    last = in_words(month_of(alarm.month + 1))
    return last if alarm.rounds == 1 else f"de {alarm.rounds} maanden tot en met {last}"


def _records(count: float) -> str:
    return "1 registratie" if count == 1 else f"{count:.0f} registraties"


def _item_dropped(alarm: Alarm) -> str:
    words = next(item.words for item in ITEMS if item.column == alarm.item)
    whose = {
        "supplier": f"uit het systeem van leverancier {alarm.subject}",
        "version": f"in versie {alarm.subject} van de kernset",
    }[alarm.subject_kind]
    return (
        f"In registraties {whose} is het gegeven '{words}' {alarm.received:.0f} keer ingevuld van de {alarm.of:.0f}, "
        f"terwijl dat ongeveer {alarm.expected:.0f} keer werd verwacht; vraag de leverancier of het nog wordt "
        "verstuurd."
    )
