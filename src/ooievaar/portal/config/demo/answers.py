"""Made-up women who fill in the questionnaire of the demonstration, page by page, as real ones would."""

import random
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from ooievaar import questionnaires
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import Partnership, partnerships_of
from ooievaar.portal.submissions.queries import delivered_frames
from ooievaar.portal.surveys import answering
from ooievaar.portal.surveys.actions import make_links
from ooievaar.portal.surveys.models import Response
from ooievaar.questionnaires import PREM, AnswerKind, Question

# How well each topic goes, on the scale: caregivers are kind, and work together less well.
_LEVEL = {"A": 8.6, "B": 8.8, "C": 8.1, "D": 8.0, "E": 8.3, "F": 7.9, "G": 7.3, "H": 8.7, "I": 7.8, "J": 8.6, "K": 9.0}
_OF_PHASES = 8.2
_SAID = {
    "went_well": (
        "Ik voelde me gehoord.",
        "Altijd iemand die tijd had.",
        "Fijn dat mijn partner mocht blijven.",
        "Verloskundige Marloes was geweldig, zij bleef tot het eind bij ons. Dank je wel Marloes!",
        "De uitleg over de bevalling was heel duidelijk. Dokter van der Meer nam echt de tijd.",
        "Annelies heeft ons zoontje Daan op de wereld geholpen, op 12 maart. Dat vergeten we nooit.",
        "My midwife spoke English with me the whole time, I felt safe.",
        "Bellen kon altijd, ook midden in de nacht, en er werd nooit gezucht.",
        "Mijn wensen stonden op papier en iedereen had ze gelezen.",
        "De echo's waren een feest, met alle geduld van de wereld.",
        "Na de bevalling kwam er elke dag iemand kijken hoe het echt met me ging.",
        "Rustige mensen, die uitlegden wat ze deden voordat ze het deden.",
        "",
        "",
    ),
    "could_be_better": (
        "Ik moest mijn verhaal vaak opnieuw vertellen.",
        "Lang wachten aan de telefoon.",
        "Overdracht naar het ziekenhuis liep niet goed: zuster Els wist van niets.",
        "Ik had graag eerder gehoord welke pijnstilling er was. Bel me gerust: 06-12345678.",
        "Zes controles, zes verschillende gezichten.",
        "De wachtkamer zat vol en niemand zei hoe lang het nog duurde.",
        "Over borstvoeding kreeg ik van iedereen ander advies.",
        "Ik had liever zelf mee beslist over inleiden.",
        "De douche op de kamer was stuk en bleef stuk.",
        "",
        "",
        "",
    ),
}


YOUNGEST = 16
FULL_POSTCODE = 6


@dataclass(frozen=True)
class Mother:
    """Who gave birth in the made-up country: what links her answers, if she lets it."""

    postcode: str
    birth_date: str
    birth_month: str


NOBODY = Mother("", "", "")


def mothers(year: int) -> list[Mother]:
    """Those of this year who gave birth lately enough to answer about it; in some messages a birth date is mistaken."""
    frames = delivered_frames(year)
    women = frames["episodes"].select("episode_id", "mother_birth_date", "postcode").drop_nulls()
    born = frames["delivered_children"].select("episode_id", "birth_date").drop_nulls().join(women, on="episode_id")
    recent = questionnaires.months(timezone.localdate())
    found = {
        Mother(row["postcode"], f"{row['mother_birth_date']:%d-%m-%Y}", f"{row['birth_date']:%Y-%m}")
        for row in born.iter_rows(named=True)
        if len(row["postcode"]) == FULL_POSTCODE and row["mother_birth_date"].year <= year - YOUNGEST
    }
    return sorted((each for each in found if each.birth_month in recent), key=astuple)


def answer(practices: list[Organisation], *, each: int, seed: int, mothers: Sequence[Mother] = ()) -> int:
    """Links for these practices, all of them used; gives how many were sent."""
    chance = random.Random(seed)  # noqa: S311 - the same demonstration at every start
    sent = 0
    for practice in practices:
        for token in make_links(organisation=practice, count=each, by=None).tokens:
            _answer(token, practice, chance, chance.choice(mothers) if mothers else NOBODY)
            sent += 1
    return sent


def spread_over(year: int, *, seed: int) -> None:
    """Let the answers have been sent in the months of a year: only the demonstration moves what was sent."""
    chance = random.Random(seed)  # noqa: S311 - the same demonstration at every start
    rows = list(Response.objects.order_by("pk"))
    for row in rows:
        row.month = f"{year}-{chance.randint(1, 12):02}"
    Response.objects.bulk_update(rows, ["month"])


@transaction.atomic
def _fill(token: str, around: dict[str, str], chance: random.Random, mother: Mother) -> None:
    opened = answering.open_link(token)
    if opened is None or opened.state is None:
        raise RuntimeError("a link of the demonstration does not open")
    mood, state = chance.gauss(0, 0.9), opened.state
    own = {code: words for code, words in asdict(mother).items() if words}
    for _screen in PREM.screens:
        asked = questionnaires.asked(PREM, PREM.screen(state.at), state.answers)
        written = {each.code: own.get(each.code) or _written(each, around, mood, chance) for each in asked}
        after = answering.save_page(token=token, screen=state.at, written=written).state
        if after.at == state.at:
            return
        state = after


def _answer(token: str, practice: Organisation, chance: random.Random, mother: Mother) -> None:
    _fill(token, _around(practice, chance), chance, mother)
    answering.send(token=token, language="nl" if chance.random() < 0.85 else "en")


def _around(practice: Organisation, chance: random.Random) -> dict[str, str]:
    """Whom she had care from: those that work together with her practice."""
    today: date = timezone.localdate()
    vsv = chance.choice(partnerships_of(practice, today))
    hospital, kraamzorg = (_member(vsv, kind, chance) for kind in ("hospital", "kraamzorg"))
    return {
        "practice": practice.lvr_number,
        **dict.fromkeys(("hospital", "hospital_preferred", "hospital_if_needed", "hospital_of_care"), hospital),
        "kraamzorg": kraamzorg,
    }


def _member(vsv: Partnership, kind: str, chance: random.Random) -> str:
    found = [member.lvr_number for member in vsv.members if member.kind == kind]
    return chance.choice(found) if found else questionnaires.UNLISTED


def _written(question: Question, around: dict[str, str], mood: float, chance: random.Random) -> str:
    if question.kind is AnswerKind.SCALE:
        mark = round(chance.gauss(_LEVEL.get(question.topic, _OF_PHASES) + mood, 1.2))
        return str(min(questionnaires.HIGHEST, max(questionnaires.LOWEST, mark))) if chance.random() < 0.97 else "na"
    if question.kind is AnswerKind.ORGANISATION:
        return around[question.code]
    if question.kind is AnswerKind.TEXT:
        return chance.choice(_SAID[question.code.removeprefix(f"{question.about}_")])
    if question.kind is AnswerKind.MONTH:
        return chance.choice(questionnaires.months(timezone.localdate())[1:4])
    if question.kind is AnswerKind.CHOICE:
        return _chosen(question, chance)
    return {"postcode": "1234 AB", "birth_date": "31-12-1994"}[question.code]


def _chosen(question: Question, chance: random.Random) -> str:
    weights = {"place_of_birth": (70, 6, 18, 4, 2), "hospital_wanted": (9, 1), "hospital_care": (7, 3),
               "consent": (4, 4, 2)}  # fmt: skip
    given = weights.get(question.code)
    return chance.choices(question.choices, given)[0] if given else chance.choice(question.choices)
