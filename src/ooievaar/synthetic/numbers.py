"""Numbers that look real and cannot be: citizen service numbers, postcodes, message numbers."""

import uuid
from typing import Any

import numpy as np
import numpy.typing as npt

Texts = npt.NDArray[np.str_]

# Numbers that start with a 9 have never been issued to people, so no made-up BSN can be somebody's.
MOTHERS = (90_000_000, 95_000_000)
CHILDREN = (95_000_000, 99_900_000)

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)
# The letters that real postcodes use; the pairs SA, SD and SS are never issued, so S is no first letter here.
_FIRST_LETTERS = np.array(list("ABCDEGHJKLMNPRTVWXZ"))
_SECOND_LETTERS = np.array(list("ABCDEGHJKLMNPRSTVWXZ"))


def citizen_numbers(rng: np.random.Generator, count: int, between: tuple[int, int]) -> Texts:
    """`count` different nine-digit numbers that pass the 11-test, their first eight digits within `between`."""
    lowest, highest = between
    tries = count + count // 4 + 20  # one in eleven prefixes has no valid last digit
    step = (highest - lowest) // tries
    prefixes = lowest + np.arange(tries, dtype=np.int64) * step + rng.integers(0, step, size=tries)
    last = _check_digits(prefixes)
    valid = prefixes[last < 10] * 10 + last[last < 10]
    return np.asarray(rng.permutation(valid)[:count], dtype=np.str_)


def postcodes(rng: np.random.Generator, areas: npt.NDArray[np.int64]) -> Texts:
    """A postcode with letters for every four-digit area, with the space that the standard asks for."""
    first = _FIRST_LETTERS[rng.integers(0, len(_FIRST_LETTERS), size=len(areas))]
    second = _SECOND_LETTERS[rng.integers(0, len(_SECOND_LETTERS), size=len(areas))]
    written: Texts = np.char.add(np.char.add(np.char.add(areas.astype(str), " "), first), second)
    return written


def message_numbers(rng: np.random.Generator, count: int) -> list[str]:
    """`count` random numbers in the form of a UUID, the same again for the same generator."""
    raw = rng.bytes(16 * count)
    return [str(uuid.UUID(bytes=raw[i : i + 16], version=4)) for i in range(0, len(raw), 16)]


def passes_eleven_test(number: str) -> bool:
    """Whether a nine-digit number passes the 11-test of the BSN."""
    digits = [int(digit) for digit in number]
    total = sum(weight * digit for weight, digit in zip((*_WEIGHTS, -1), digits, strict=True))
    return total % 11 == 0


def _check_digits(prefixes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    total = np.zeros(len(prefixes), dtype=np.int64)
    for place, weight in enumerate(_WEIGHTS):
        total += weight * (prefixes // 10 ** (7 - place) % 10)
    return total % 11
