"""Who cares for a woman, when, and who refers to whom: one row per message that a provider will send."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ooievaar.synthetic.chance import Columns, Flags, coin
from ooievaar.synthetic.labour import vaginal
from ooievaar.synthetic.register import Register

# How often a second-line birth is repeated in the message of the practice, and how care goes on after birth.
FOLLOWS_AFTER_BIRTH = 0.6
FOLLOWS_AFTER_LABOUR = 0.8
REPEATS_BIRTH = 0.8
SEPARATE_POSTPARTUM = 0.55
FEEDING_KNOWN = 0.9
CONSULTED = 0.4

KINDS = ("consult", "first_hospital", "hospital", "postpartum", "practice", "third_stage")  # in alphabetical order

_DAY = np.timedelta64(1, "D")

Days = npt.NDArray[np.datetime64]
Texts = npt.NDArray[np.str_]


@dataclass(frozen=True)
class Course:
    """The course of care per birth, that all episodes of that birth share; one element per birth."""

    conceived: Days  # first day of the last period
    born: Days
    starts_first: Flags
    first_at_labour: Flags
    transferred: Flags
    handed_over: Days  # day of the transfer to the hospital before labour, else day of birth
    hospital: Texts
    birth_hospital: Texts
    practice: Texts
    after: Texts  # practice that takes over after birth
    follows: Flags  # the first practice comes back after birth, within the same episode
    separate: Flags  # a practice comes in after birth with an episode of its own
    consulted: Flags
    third_stage: Flags
    transfer_period: Texts
    discharged: Days
    closed: Days  # end of care by the practice after birth


def episodes(rng: np.random.Generator, made: Register, births: Columns) -> Columns:
    """All episodes of all births: sender, dates, responsible periods, what the message holds, referrals."""
    course = _course(rng, made, births)
    kinds = (_practice, _hospital, _postpartum, _consult, _third_stage, _first_hospital)
    parts = [kind(rng, course) for kind in kinds]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _course(rng: np.random.Generator, made: Register, births: Columns) -> Course:
    size, starts, born = len(births["parity"]), births["starts_in_first_line"], births["born"].astype("datetime64[D]")
    conceived = born - births["gestation_days"] * _DAY
    late = np.maximum(rng.random(size), rng.random(size))
    before = conceived + (84 + np.floor(late * (births["gestation_days"] - 84)).astype(int)) * _DAY
    first = births["first_line_at_labour"]
    comes_back = np.where(first, coin(rng, size, FOLLOWS_AFTER_LABOUR), coin(rng, size, FOLLOWS_AFTER_BIRTH))
    follows = starts & comes_back.astype(bool) & ~births["first_line_at_birth"]
    apart = ~births["first_line_at_birth"] & ~follows
    separate = apart & (coin(rng, size, SEPARATE_POSTPARTUM) | (~starts & coin(rng, size, 0.5)))
    stay = rng.integers(0, 3, size=size) + 2 * ~vaginal(births)
    discharged = born + stay * _DAY
    return Course(
        conceived=conceived, born=born, starts_first=starts, first_at_labour=first,
        transferred=births["transferred_in_labour"], handed_over=np.where(first, born, before),
        hospital=made.hospitals.lvr[births["hospital"]],
        birth_hospital=made.hospitals.lvr[births["birth_hospital"]],
        practice=made.practices.lvr[births["practice"]], after=_practices_after(rng, made, births),
        follows=follows, separate=separate,
        consulted=births["first_line_at_birth"] & ~births["third_stage_transfer"] & coin(rng, size, CONSULTED),
        third_stage=births["third_stage_transfer"], transfer_period=births["transfer_period"],
        discharged=discharged, closed=discharged + rng.integers(8, 43, size=size) * _DAY,
    )  # fmt: skip


def _practices_after(rng: np.random.Generator, made: Register, births: Columns) -> Texts:
    """Mostly the practice of the pregnancy; for a third of the women another one of the same VSV."""
    vsv, size = made.practices.vsv, len(births["practice"])
    region = vsv[births["practice"]]
    first, last = np.searchsorted(vsv, region), np.searchsorted(vsv, region, side="right")
    other = first + np.floor(rng.random(size) * (last - first)).astype(int)
    return made.practices.lvr[np.where(coin(rng, size, 0.35), other, births["practice"])]


def _practice(rng: np.random.Generator, course: Course) -> Columns:
    """Care that starts with the midwife: to the end, or until the hospital takes over, before or during labour."""
    rows = np.flatnonzero(course.starts_first)
    own = (course.first_at_labour & ~course.transferred)[rows]
    labour, follows, third = course.transferred[rows], course.follows[rows], course.third_stage[rows]
    pushing = labour & (course.transfer_period[rows] == "expulsion")
    periods = np.select([own, pushing, labour], ["123456", "1234", "123"], default="12")
    periods = np.where(own | follows, np.char.add(periods, "78"), periods)
    repeats = coin(rng, len(rows), REPEATS_BIRTH) & follows | labour & coin(rng, len(rows), 0.25)
    after = np.where(coin(rng, len(rows), 0.5), "third_stage", "directly_postpartum")
    period = np.select([third, own, labour], [after, "", course.transfer_period[rows]], default="by_age")
    consult = np.where(course.consulted[rows], course.hospital[rows], "")
    return _rows(
        course, rows, kind="practice", sender=course.practice[rows],
        start=_booking(rng, course, rows), end=np.where(own | follows, course.closed[rows], course.handed_over[rows]),
        periods=periods, has_birth=own | repeats, has_feeding=coin(rng, len(rows), FEEDING_KNOWN) & (own | follows),
        to=np.where(period == "", "", course.hospital[rows]), to_period=period, consult=consult,
    )  # fmt: skip


def _hospital(rng: np.random.Generator, course: Course) -> Columns:
    """Care by the hospital where the woman gives birth under second-line care."""
    rows = np.flatnonzero(~(course.first_at_labour & ~course.transferred))
    labour, starts = course.transferred[rows], course.starts_first[rows]
    elsewhere = course.birth_hospital[rows] != course.hospital[rows]
    periods = np.select([labour, starts | elsewhere], ["456", "23456"], default="123456")
    both = labour & coin(rng, len(rows), 0.05)  # practice and hospital both say that they led the start of labour
    periods = np.where(both, np.char.add("3", periods), periods)
    stays = course.discharged[rows] > course.born[rows] + 1 * _DAY
    start = np.where(starts, course.handed_over[rows], _booking(rng, course, rows))
    start = np.where(elsewhere, np.maximum(course.born[rows] - 2 * _DAY, start), start)
    tells = starts & ~elsewhere & coin(rng, len(rows), 0.5)
    goes_home = (course.follows | course.separate)[rows] & coin(rng, len(rows), 0.6)
    return _rows(
        course, rows, kind="hospital", sender=course.birth_hospital[rows], start=start, end=course.discharged[rows],
        periods=np.where(stays, np.char.add(periods, "7"), periods),
        has_birth=np.ones(len(rows), dtype=bool), has_feeding=np.zeros(len(rows), dtype=bool),
        to=np.where(goes_home, np.where(course.follows[rows], course.practice[rows], course.after[rows]), ""),
        to_period=np.where(stays, "days_2_to_7", "within_24_hours"),
        come_from=np.where(tells, course.practice[rows], ""),
        from_period=np.where(labour, course.transfer_period[rows], "by_age"),
    )  # fmt: skip


def _postpartum(rng: np.random.Generator, course: Course) -> Columns:
    """A practice that comes in after a hospital birth, and often repeats that birth."""
    rows = np.flatnonzero(course.separate)
    repeats = coin(rng, len(rows), REPEATS_BIRTH)
    told = coin(rng, len(rows), 0.5)
    return _rows(
        course, rows, kind="postpartum", sender=course.after[rows],
        start=course.discharged[rows], end=course.closed[rows], periods=np.full(len(rows), "78"),
        has_birth=repeats, has_feeding=repeats & coin(rng, len(rows), FEEDING_KNOWN),
        come_from=np.where(told, course.birth_hospital[rows], ""), from_period=np.full(len(rows), "days_2_to_7"),
    )  # fmt: skip


def _consult(rng: np.random.Generator, course: Course) -> Columns:
    """A visit to the hospital in a pregnancy that stays with the midwife."""
    rows = np.flatnonzero(course.consulted)
    start = _visit_day(course, rows)
    return _rows(
        course, rows, kind="consult", sender=course.hospital[rows], start=start,
        end=np.minimum(start + rng.integers(0, 15, size=len(rows)) * _DAY, course.born[rows]),
        periods=np.full(len(rows), "2"),
    )  # fmt: skip


def _third_stage(rng: np.random.Generator, course: Course) -> Columns:
    """The hospital that helps after a birth led by the midwife: placenta or bleeding."""
    rows = np.flatnonzero(course.third_stage)
    return _rows(
        course, rows, kind="third_stage", sender=course.hospital[rows], start=course.born[rows],
        end=course.born[rows] + rng.integers(1, 3, size=len(rows)) * _DAY, periods=np.full(len(rows), "56"),
        has_birth=coin(rng, len(rows), 0.6),
    )  # fmt: skip


def _first_hospital(rng: np.random.Generator, course: Course) -> Columns:
    """The hospital that leads pregnancy and then moves the woman to another hospital."""
    elsewhere = (course.birth_hospital != course.hospital) & ~(course.first_at_labour & ~course.transferred)
    rows = np.flatnonzero(elsewhere)
    starts = course.starts_first[rows]
    start = np.where(starts, course.handed_over[rows], _booking(rng, course, rows))
    end = np.maximum(course.born[rows] - 2 * _DAY, start)
    return _rows(
        course, rows, kind="first_hospital", sender=course.hospital[rows], start=start, end=end,
        periods=np.where(starts, "2", "12"), to=course.birth_hospital[rows], to_period=np.full(len(rows), "by_age"),
    )  # fmt: skip


def _booking(rng: np.random.Generator, course: Course, rows: npt.NDArray[np.int64]) -> Days:
    """The first visit: around eight weeks, four in five before ten weeks."""
    return course.conceived[rows] + (45 + rng.gamma(2.0, 8.5, size=len(rows)).clip(0, 80)).astype(int) * _DAY


def _visit_day(course: Course, rows: npt.NDArray[np.int64]) -> Days:
    day: Days = np.minimum(course.handed_over[rows] - 30 * _DAY, course.conceived[rows] + 230 * _DAY)
    return day


def _rows(course: Course, rows: npt.NDArray[np.int64], **given: object) -> Columns:
    """The columns of one kind of episode; what is not given is empty or no."""
    size = len(rows)
    given["kind"] = np.full(size, given["kind"])
    empty: Columns = dict.fromkeys(("to", "to_period", "come_from", "from_period", "consult"), np.full(size, ""))
    empty |= dict.fromkeys(("has_birth", "has_feeding"), np.zeros(size, dtype=bool))
    columns = {"birth": rows} | empty | {name: np.asarray(values) for name, values in given.items()}
    columns["has_feeding"] = columns["has_feeding"] & columns["has_birth"]
    columns["visit"] = _visit_day(course, rows)
    columns["referred"] = np.where(columns["kind"] == "practice", course.handed_over[rows], columns["end"])
    conceived = course.conceived[rows]
    columns["consult_period"] = _by_age(columns["visit"] - conceived)
    for name, day in (("to_period", columns["referred"]), ("from_period", course.handed_over[rows])):
        columns[name] = np.where(columns[name] == "by_age", _by_age(day - conceived), columns[name])
    return columns


def _by_age(age: npt.NDArray[np.timedelta64]) -> Texts:
    days = age.astype(int)
    return np.select([days < 196, days < 259], ["before_28_weeks", "from_28_to_36_weeks"], default="from_37_weeks")
