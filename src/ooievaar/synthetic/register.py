"""The made-up organisations: hospitals and practices, the VSVs they form, and who refers to whom."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from ooievaar import records
from ooievaar.synthetic.names import hospital_name, practice_name, town

NATIONAL_VSVS = 72
NATIONAL_PRACTICES = 585
BIRTHS_PER_VSV = 2300
FEWEST_VSVS = 6

# Standard deviation of the logarithm: a coefficient of variation of 0.45 is left after neighbours exchange women.
_SIZE_SPREAD = 0.46
_PRACTICE_SPREAD = 0.5
_TWO_HOSPITALS = 0.12
_TWO_VSVS = 0.08
_AREAS_PER_VSV = 56
_SPREADS = {
    "preterm": 0.12, "haemorrhage": 0.18, "tear": 0.25, "ntsv": 0.14, "admission": 0.30, "home": 0.45,
    "transfer": 0.20, "breastfeeding": 0.20,
}  # fmt: skip
"""Standard deviation between VSVs on the logit scale; from ../shared/design/indicators.md."""

# How the women of a practice spread over its own hospital, a second one, and the neighbours' hospital.
_ONE_HOSPITAL = (0.95, 0.0, 0.05)
_SECOND_HOSPITAL = (0.68, 0.27, 0.05)
_TWO_VSVS_PATTERN = (0.60, 0.40, 0.0)

Whole = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Units:
    """Hospitals or practices: LVR number, VSV and share of the country's births, one element per unit."""

    lvr: npt.NDArray[np.str_]
    vsv: Whole
    share: Numbers


@dataclass(frozen=True)
class Register:
    """The organisations with what steers births: size, referral pattern, postcode areas, between-VSV effects."""

    hospitals: Units
    practices: Units
    second_vsv: Whole  # per practice: the other VSV it is a member of, or -1
    choices: Whole  # per practice: three hospitals its women go to
    pattern: Numbers  # per practice: the shares of those three
    first_area: Whole  # per VSV: the first of its four-digit postcodes
    effects: dict[str, Numbers]  # per VSV, on the logit scale

    @property
    def vsv_count(self) -> int:
        """How many VSVs there are."""
        return len(self.first_area)


def default_vsvs(births: int) -> int:
    """As many VSVs as the country has for so many births, and never fewer than six."""
    return max(FEWEST_VSVS, round(births / BIRTHS_PER_VSV))


def register(rng: np.random.Generator, vsvs: int) -> Register:
    """Make the organisations of a country with so many VSVs."""
    hospitals = _hospitals(rng, vsvs)
    practices = _practices(rng, vsvs)
    second_vsv = _second_vsvs(rng, practices, vsvs)
    choices, pattern = _referral_pattern(hospitals, practices.vsv, second_vsv, vsvs)
    step = max(9000 // max(vsvs, NATIONAL_VSVS), 1)
    return Register(
        hospitals=hospitals,
        practices=practices,
        second_vsv=second_vsv,
        choices=choices,
        pattern=pattern,
        first_area=1000 + step * np.arange(vsvs),
        effects={name: rng.normal(0, spread, size=vsvs) for name, spread in _SPREADS.items()},
    )


def areas_of(made: Register, rng: np.random.Generator, vsv: Whole) -> Whole:
    """A four-digit postcode in the region of each of these VSVs."""
    areas: Whole = np.minimum(made.first_area[vsv] + rng.integers(0, _AREAS_PER_VSV, size=len(vsv)), 9999)
    return areas


def organisation_rows(made: Register) -> pl.DataFrame:
    """The organisations as rows of `records.ORGANISATIONS`."""
    return records.ORGANISATIONS.frame([*_rows(made.hospitals, "hospital"), *_rows(made.practices, "practice")])


def vsv_rows(made: Register) -> pl.DataFrame:
    """The VSVs as rows of `records.VSVS`."""
    return records.VSVS.frame(
        {"vsv_number": vsv_number(index), "name": f"VSV {town(index)}"} for index in range(made.vsv_count)
    )


def membership_rows(made: Register, year: int) -> pl.DataFrame:
    """Who is a member of which VSV; the last practice that is in one VSV only moves to the next VSV on 1 July."""
    start = date(2015, 1, 1)
    hospitals = zip(made.hospitals.lvr, made.hospitals.vsv, strict=True)
    practices = list(zip(made.practices.lvr, made.practices.vsv, strict=True))
    mover = int(np.flatnonzero(made.second_vsv < 0)[-1])
    second = zip(made.practices.lvr, made.second_vsv, strict=True)
    rows = [_membership(lvr, vsv, start) for lvr, vsv in (*hospitals, *practices)]
    rows += [_membership(lvr, vsv, start) for lvr, vsv in second if vsv >= 0]
    lvr, vsv = practices[mover]
    rows[len(made.hospitals.lvr) + mover]["end_date"] = date(year, 6, 30)
    rows.append(_membership(lvr, (vsv + 1) % made.vsv_count, date(year, 7, 1)))
    return records.MEMBERSHIPS.frame(rows)


def vsv_number(index: int) -> str:
    """The registry's number of a VSV: text, as all numbers of organisations are."""
    return f"{index + 101:03d}"


def _membership(lvr: str, vsv: int, start: date) -> dict[str, object]:
    return {"lvr_number": str(lvr), "vsv_number": vsv_number(int(vsv)), "start_date": start, "end_date": None}


def _rows(units: Units, kind: str) -> list[dict[str, str]]:
    rows, seen = [], dict.fromkeys(units.vsv.tolist(), 0)
    for lvr, vsv in zip(units.lvr.tolist(), units.vsv.tolist(), strict=True):
        place = town(vsv)
        name = hospital_name(seen[vsv], place) if kind == "hospital" else practice_name(seen[vsv] + 7 * vsv, place)
        seen[vsv] += 1
        rows.append({"lvr_number": lvr, "name": name, "kind": kind, "place": place})
    return rows


def _lvr_numbers(rng: np.random.Generator, count: int, lowest: int, highest: int) -> npt.NDArray[np.str_]:
    numbers = np.sort(rng.choice(np.arange(lowest, max(highest, lowest + count)), size=count, replace=False))
    return np.char.zfill(numbers.astype(str), 4)


def _hospitals(rng: np.random.Generator, vsvs: int) -> Units:
    second = rng.choice(vsvs, size=max(round(_TWO_HOSPITALS * vsvs), 1), replace=False)
    vsv = np.sort(np.concatenate([np.arange(vsvs), second]))
    return Units(_lvr_numbers(rng, len(vsv), 11, 800), vsv, np.full(len(vsv), 1 / len(vsv)))


def _practices(rng: np.random.Generator, vsvs: int) -> Units:
    count = max(round(vsvs * NATIONAL_PRACTICES / NATIONAL_VSVS), vsvs)
    size = rng.lognormal(0, _SIZE_SPREAD, size=vsvs)
    size /= size.sum()
    extra = rng.choice(vsvs, size=count - vsvs * min(4, count // vsvs), p=size)
    vsv = np.sort(np.concatenate([np.repeat(np.arange(vsvs), min(4, count // vsvs)), extra]))
    weight = rng.lognormal(0, _PRACTICE_SPREAD, size=count)
    within = np.bincount(vsv, weights=weight, minlength=vsvs)
    return Units(_lvr_numbers(rng, count, 1001, 9900), vsv, size[vsv] * weight / within[vsv])


def _second_vsvs(rng: np.random.Generator, practices: Units, vsvs: int) -> Whole:
    count = len(practices.vsv)
    chosen = rng.choice(count, size=max(round(_TWO_VSVS * count), 1), replace=False)
    second = np.full(count, -1)
    if vsvs > 1:
        second[chosen] = (practices.vsv[chosen] + 1) % vsvs
    return second


def _referral_pattern(hospitals: Units, vsv: Whole, second_vsv: Whole, vsvs: int) -> tuple[Whole, Numbers]:
    first = np.searchsorted(hospitals.vsv, np.arange(vsvs))
    last = np.searchsorted(hospitals.vsv, np.arange(vsvs), side="right") - 1
    neighbour = (vsv + 1) % vsvs
    both = second_vsv >= 0
    choices = np.stack([first[vsv], np.where(both, first[neighbour], last[vsv]), first[neighbour]], axis=1)
    pattern = np.where((first == last)[vsv, None], _ONE_HOSPITAL, _SECOND_HOSPITAL)
    return choices, np.where(both[:, None], _TWO_VSVS_PATTERN, pattern)
