"""What the figures of a made-up country must be: from its truth and the text of the definitions alone.

Written apart from the code that computes figures, in plain Python, one birth at a time: nothing here may be imported
from linkage or indicators. The definitions are those of `docs/generated/indicators` and the registry's rule of
attribution.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from ooievaar import synthetic

Row = dict[str, Any]
Key = tuple[str, str | None, str, str]  # indicator, part, level, unit
Counts = tuple[float | None, float, float, float]  # numerator, denominator, undetermined, outside
NOBODY: Counts = (0.0, 0.0, 0.0, 0.0)
DIVISION = ("place_of_birth", None)
HEAD_FIRST = {"occiput", "vertex", "face", "brow"}
WEEKS = {None: (0, 258), "weeks_24_27": (168, 195), "weeks_28_31": (196, 223), "weeks_32_36": (224, 258)}
# Perinatal periods as the made-up country writes them, from nearest to the birth: expulsion, labour, third stage, ...
NEAREST = "43521"


@dataclass(frozen=True)
class Birth:
    """One birth with its children in order and the messages about it."""

    number: int
    true: Row
    children: list[Row]
    messages: list[Row]

    @property
    def day(self) -> date:
        return min(child["born"] for child in self.children).date()

    @property
    def place(self) -> str | None:
        return self.true["place_of_birth"] if self.true["place_recorded"] else None

    @property
    def hospital(self) -> str | None:
        return self.true["birth_hospital_lvr"] if self.place == "hospital" else None

    @property
    def days(self) -> int | None:
        return self.true["gestation_days"] if self.true["due_date_recorded"] else None


def births_of(country: synthetic.Country, *, as_recorded: bool = True) -> list[Birth]:
    """All births; `as_recorded` takes the parity that whoever led the birth wrote down, right or wrong."""
    children, messages = defaultdict(list), defaultdict(list)
    for frame, found in ((country.children, children), (country.episodes, messages)):
        for row in frame.iter_rows(named=True):
            found[row["birth"]].append(row)
    truth = enumerate(country.births.iter_rows(named=True))
    births = (Birth(i, row, sorted(children[i], key=lambda one: one["order"]), messages[i]) for i, row in truth)
    return [_as_recorded(birth) for birth in births] if as_recorded else list(births)


def _as_recorded(birth: Birth) -> Birth:
    return Birth(birth.number, birth.true | {"parity": leader(birth)["parity"]}, birth.children, birth.messages)


def leader(birth: Birth) -> Row:
    """The message of whoever led the birth."""
    kind = "practice" if birth.true["first_line_at_birth"] else "hospital"
    return next(message for message in birth.messages if message["kind"] == kind)


def outcomes(birth: Birth, year: int) -> Iterator[tuple[str, str | None, str]]:
    """What a birth counts as: (indicator, part, outcome), one per child where children are counted."""
    for child in birth.children:
        if child["born"].year == year:
            yield from _preterm(birth)
            yield "paediatric_admission", None, _admission(birth, child)
    if birth.day.year == year:
        yield "postpartum_haemorrhage", None, _outcome(_counts_at_all(birth), _much_blood(birth.true))
        yield from _ntsv(birth)
        yield from _place(birth)
        yield from _transfer(birth)
        yield from _tear(birth)


def _preterm(birth: Birth) -> Iterator[tuple[str, str | None, str]]:
    for part, (low, high) in WEEKS.items():
        early = None if birth.days is None else low <= birth.days <= high
        yield "preterm_birth", part, _outcome(_counts_at_all(birth), early)


def _admission(birth: Birth, child: Row) -> str:
    term = None if birth.days is None else birth.days >= 259
    alive = child["death_phase"] not in {"antepartum", "intrapartum"}
    early = child["paediatrician"] == "transfer" and child["paediatrician_day"] <= 7
    return _outcome(_all(alive, term, birth.true["mode_of_birth"] != "termination"), early)


def _transfer(birth: Birth) -> Iterator[tuple[str, str | None, str]]:
    counted = _all(_counts_at_all(birth), bool(birth.true["first_line_at_labour"]))
    groups = {None: True, "nulliparous": birth.true["parity"] == 0, "parous": birth.true["parity"] > 0}
    for part, belongs in groups.items():
        yield "intrapartum_transfer", part, _outcome(_all(counted, belongs), bool(birth.true["transferred_in_labour"]))


def _tear(birth: Birth) -> Iterator[tuple[str, str | None, str]]:
    modes = {child["mode_of_birth"] for child in birth.children}
    vaginal = not modes & {"planned_caesarean", "emergency_caesarean"}
    known = True if birth.true["perineum_recorded"] else None
    base = _all(_counts_at_all(birth), vaginal, known)
    severe = birth.true["tear"] in {"third_degree", "fourth_degree"}
    for part, belongs in {
        None: True,
        "spontaneous": "instrumental" not in modes,
        "instrumental": "instrumental" in modes,
    }.items():
        yield "perineal_tear", part, _outcome(_all(base, belongs), severe if known else None)


def _much_blood(true: Row) -> bool | None:
    if true["blood_loss_recorded"]:
        return bool(true["blood_loss_ml"] >= 1000)
    return True if true["haemorrhage"] and true["fluxus_noted"] else None


def _ntsv(birth: Birth) -> Iterator[tuple[str, str | None, str]]:
    first, mode = birth.children[0], birth.true["mode_of_birth"]
    head_first = first["presentation"] in HEAD_FIRST if first["presentation_recorded"] else None
    term = None if birth.days is None else birth.days >= 259
    group = _all(birth.true["parity"] == 0, len(birth.children) == 1, term, head_first, mode != "termination")
    caesareans = {"primary": mode == "planned_caesarean", "secondary": mode == "emergency_caesarean"}
    for part, met in (caesareans | {None: any(caesareans.values())}).items():
        yield "ntsv_caesarean", part, _outcome(group, met)


def _place(birth: Birth) -> Iterator[tuple[str, str | None, str]]:
    line = "first_line" if birth.true["first_line_at_birth"] else "second_line"
    here = f"hospital_{line}" if birth.place == "hospital" else birth.place
    counted = _all(_counts_at_all(birth), True if birth.place else None)
    yield *DIVISION, _outcome(counted, False)
    for part in ("home", "birth_centre", "hospital_first_line", "hospital_second_line"):
        yield "place_of_birth", part, _outcome(counted, here == part)


def _counts_at_all(birth: Birth) -> bool | None:
    """24 weeks or more, and not terminated."""
    return _all(None if birth.days is None else birth.days >= 168, birth.true["mode_of_birth"] != "termination")


def _all(*statements: bool | None) -> bool | None:
    """No when any is no, else unknown when any is unknown."""
    return False if False in statements else None if None in statements else True


def _outcome(denominator: bool | None, numerator: bool | None) -> str:
    if denominator is False:
        return "outside"
    if denominator is None or numerator is None:
        return "undetermined"
    return "numerator" if numerator else "denominator"


def units(country: synthetic.Country, births: list[Birth]) -> dict[int, dict[tuple[str, str], Fraction]]:
    """For each birth the (level, unit) that it counts for, and for what part: the registry's rule."""
    members = _members(country)
    practices = set(country.organisations.filter(kind="practice")["lvr_number"])
    found = {birth.number: _whole(birth, practices) for birth in births}
    pattern: dict[str, Counter[str]] = defaultdict(Counter)
    for birth in births:
        if birth.hospital:
            there = _shares(members, birth.hospital, birth.day)
            found[birth.number] |= _in_vsvs(there)
            for lvr in _senders(birth, practices):
                pattern[lvr].update(there)
    for birth in births:
        if not birth.hospital:
            found[birth.number] |= _in_vsvs(_elsewhere(birth, members, pattern, practices))
    return found


def _whole(birth: Birth, practices: set[str]) -> dict[tuple[str, str], Fraction]:
    born_in = {("hospital", birth.hospital)} if birth.hospital else set()
    cared = {("practice", lvr) for lvr in _senders(birth, practices)}
    return dict.fromkeys({("country", "NL")} | born_in | cared, Fraction(1))


def _elsewhere(
    birth: Birth, members: dict[str, list[Row]], pattern: dict[str, Counter[str]], practices: set[str]
) -> dict[str, Fraction]:
    """The preferred hospital when a message names one, else the pattern of the practice, else where that is member."""
    if birth.true["preference_known"] and any(message["kind"] == "practice" for message in birth.messages):
        return _shares(members, birth.true["hospital_lvr"], birth.day)
    senders = _senders(birth, practices)
    if not senders:
        return {}
    practice = min(senders, key=lambda lvr: ([period not in senders[lvr] for period in NEAREST], lvr))
    total = sum(pattern[practice].values())
    if not total:
        return _shares(members, practice, birth.day)
    return {vsv: Fraction(share) / total for vsv, share in pattern[practice].items()}


def _senders(birth: Birth, practices: set[str]) -> dict[str, str]:
    """The practices that cared, with all periods in which each was responsible."""
    found: dict[str, str] = defaultdict(str)
    for message in birth.messages:
        if message["sender"] in practices:
            found[message["sender"]] += message["periods"]
    return found


def _members(country: synthetic.Country) -> dict[str, list[Row]]:
    members = defaultdict(list)
    for row in country.memberships.iter_rows(named=True):
        members[row["lvr_number"]].append(row)
    return members


def _shares(members: dict[str, list[Row]], lvr: str, day: date) -> dict[str, Fraction]:
    """The VSVs of an organisation on a day, in equal shares."""
    on_day = [row for row in members[lvr] if row["start_date"] <= day <= (row["end_date"] or date.max)]
    return {row["vsv_number"]: Fraction(1, len(on_day)) for row in on_day}


def _in_vsvs(shares: dict[str, Fraction]) -> dict[tuple[str, str], Fraction]:
    return {("vsv", vsv): share for vsv, share in shares.items()}


def figures(country: synthetic.Country, *, as_recorded: bool = True) -> dict[Key, Counts]:
    """Every figure that must come out."""
    births = births_of(country, as_recorded=as_recorded)
    where, sums = units(country, births), defaultdict(Counter)
    for birth in births:
        for indicator, part, outcome in outcomes(birth, country.year):
            for (level, unit), weight in where[birth.number].items():
                sums[indicator, part, level, unit][outcome] += weight
    return {key: _counted(key, found) for key, found in sums.items()}


def _counted(key: Key, found: Counter[str]) -> Counts:
    numerator = None if key[:2] == DIVISION else float(found["numerator"])
    denominator = float(found["numerator"] + found["denominator"])
    return numerator, denominator, float(found["undetermined"]), float(found["outside"])
