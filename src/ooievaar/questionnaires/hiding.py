"""Hiding words of an open answer, such as names: which words it has, which probably name somebody, what is left.

A program cannot tell names for certain: one without a capital, or in a script without capitals, is not proposed. So
these are proposals for a person who reads the text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ooievaar.questionnaires.ordinary_words import DOES, MONTHS, NO_NAMES, OPENERS, PARTICLES, TITLES

type Span = tuple[int, int]  # first position in the text, and the one after the last

_APART = r"\s.,;:!?()\[\]{}<>\"“”„«»/\\…|*~=+&#"
_ADDRESS = r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s<>\"]+"
_NUMBER = r"(?:\d[\d.,:/-]*\d|\d)(?!\w)"
_WORD = re.compile(rf"{_ADDRESS}|{_NUMBER}|[^{_APART}]+")
_EDGE = "-–—'’‘`´"
_OPENS = re.compile(r"[.!?:…\n\r]")
# Between two hidden words: nothing that anybody has to read.
_NOTHING = re.compile(r"[\s.+()/-]*")
_WRITTEN_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_TELLING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _ADDRESS,
        r"(?<!\w)(?:\+|00)?\d(?:[\s().-]{0,2}\d){7,14}(?!\w)",  # a telephone number
        r"(?<!\w)\d{1,2}(?:e|ste|de|st|nd|rd|th)?\s+(?:of\s+)?(?:" + _WRITTEN_MONTH + r")\b(?:\s+\d{4})?",
        r"\b(?:" + _WRITTEN_MONTH + r")\s+\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s+\d{4})?",
        r"(?<!\w)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\w)",
        r"(?<=\bop )\d{1,2}[-/]\d{1,2}(?!\w)",
        r"(?<!\w)[1-9]\d{3}(?:[a-z]{2}|(?-i:\s[A-Z]{2}))(?!\w)",  # a postcode
    )
)


def words(text: str) -> tuple[Span, ...]:
    """Where the words are, in order. Every letter and digit belongs to exactly one word; so anything can be hidden."""
    found = (_trimmed(text, *match.span()) for match in _WORD.finditer(text))
    return tuple((first, last) for first, last in found if any(map(str.isalnum, text[first:last])))


def likely_names(text: str) -> tuple[Span, ...]:
    """The words that probably say who or when: after a title, with a capital inside a sentence, before what people do
    at its start; telephone numbers, addresses, postcodes and dates; and the same words elsewhere in the text."""
    read = _Read(text, words(text))
    found = {place for rule in _RULES for place in rule(read)}
    found |= {each for place in found for each in read.particles_before(place)}
    found |= set(_same(read, found))
    return tuple(span for place, span in enumerate(read.spans) if place in found or _tells(text, span))


def words_around(text: str, phrase: str) -> tuple[Span, ...]:
    """The words in which a phrase stands, wherever it does, in large letters or small; whole words before parts."""
    sought = r"\s+".join(map(re.escape, phrase.split()))
    if not sought:
        return ()
    whole = list(re.finditer(rf"(?<!\w){sought}(?!\w)", text, re.IGNORECASE))
    found = [each.span() for each in whole or re.finditer(sought, text, re.IGNORECASE)]
    return tuple(span for span in words(text) if any(_overlap(span, each) for each in found))


@dataclass(frozen=True)
class Piece:
    """A part of a text, as it is or hidden."""

    text: str
    is_hidden: bool


def pieces(text: str, hidden: Iterable[Span]) -> tuple[Piece, ...]:
    """The whole text in parts; what is hidden beside each other is one part.

    Raises:
        ValueError: something to hide lies outside the text.
    """
    found: list[Piece] = []
    place = 0
    for first, last in _joined(text, hidden):
        found += [Piece(text[place:first], is_hidden=False), Piece(text[first:last], is_hidden=True)]
        place = last
    return tuple(piece for piece in (*found, Piece(text[place:], is_hidden=False)) if piece.text)


def without(text: str, hidden: Iterable[Span], instead: str) -> str:
    """The text with something else instead of what is hidden."""
    return "".join(instead if piece.is_hidden else piece.text for piece in pieces(text, hidden))


@dataclass(frozen=True)
class _Read:
    text: str
    spans: tuple[Span, ...]

    def word(self, place: int) -> str:
        return self.text[slice(*self.spans[place])] if 0 <= place < len(self.spans) else ""

    def small(self, place: int) -> str:
        return self.word(place).casefold()

    def between(self, place: int) -> str:
        """What stands before this word, since the one before it."""
        return self.text[self.spans[place - 1][1] if place else 0 : self.spans[place][0]]

    def opens_sentence(self, place: int) -> bool:
        return place == 0 or bool(_OPENS.search(self.between(place)) and not self.is_initial(place - 1))

    def is_initial(self, place: int) -> bool:
        word = self.word(place)
        return len(word) == 1 and word.isupper() and self.text[self.spans[place][1] :].startswith(".")

    def has_capital(self, place: int) -> bool:
        return self.word(place)[:1].isupper()

    def is_name(self, place: int) -> bool:
        return self.has_capital(place) and self.small(place) not in NO_NAMES and self.small(place) not in TITLES

    def may_be_name(self, place: int, *, has_particles: bool) -> bool:
        """Whether this could be a name after a title: in small letters too, unless it looks like what somebody did."""
        word = self.small(place)
        looks_like_verb = len(word) > 5 and word.endswith(("de", "te", "den", "ten"))
        is_capital = self.has_capital(place)
        return word not in {"", *NO_NAMES, *TITLES} and (is_capital or not (has_particles or looks_like_verb))

    def particles_before(self, place: int) -> tuple[int, ...]:
        first = place
        while first and self.small(first - 1) in PARTICLES and not self.between(first).strip():
            first -= 1
        follows = first and (self.small(first - 1) in TITLES or self.is_name(first - 1))
        return tuple(range(first, place)) if follows else ()

    @property
    def is_shouted(self) -> bool:
        """In capitals throughout, which then tell nothing."""
        return not any(map(str.islower, self.text))


def _after_titles(read: _Read) -> Iterable[int]:
    for place in range(1, len(read.spans)):
        first = place
        while read.small(first) in PARTICLES:
            first += 1
        is_title = read.small(place - 1) in TITLES and not read.between(place).strip(" .")
        if is_title and read.may_be_name(first, has_particles=first > place):
            yield from range(place, first + 1)


def _with_capitals(read: _Read) -> Iterable[int]:
    if not read.is_shouted:
        yield from (each for each in range(len(read.spans)) if not read.opens_sentence(each) and read.is_name(each))
    yield from (each for each in range(len(read.spans)) if read.is_initial(each) and read.is_name(each + 1))


def _before_what_people_do(read: _Read) -> Iterable[int]:
    for place in range(len(read.spans)):
        if read.opens_sentence(place) and read.has_capital(place) and not read.is_shouted:
            begins = read.small(place) not in OPENERS | TITLES
            if begins and read.small(place + 1) in DOES:
                yield place


_RULES: tuple[Callable[[_Read], Iterable[int]], ...] = (_after_titles, _with_capitals, _before_what_people_do)


def _same(read: _Read, found: set[int]) -> Iterable[int]:
    """Other places of what was found, with a capital: a small letter makes it another word more often than a name."""
    names = {_bare(read.small(place)) for place in found if read.has_capital(place)}
    return (each for each in range(len(read.spans)) if read.has_capital(each) and _bare(read.small(each)) in names)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _tells(text: str, span: Span) -> bool:
    return any(_overlap(span, match.span()) for pattern in _TELLING for match in pattern.finditer(text))


def _trimmed(text: str, first: int, last: int) -> Span:
    word = text[first:last]
    return first + len(word) - len(word.lstrip(_EDGE)), last - len(word) + len(word.rstrip(_EDGE))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _joined(text: str, hidden: Iterable[Span]) -> list[Span]:
    """In order, with what overlaps or stands beside each other as one."""
    found: list[Span] = []
    for first, last in sorted(hidden):
        if not 0 <= first < last <= len(text):
            raise ValueError(f"{first}-{last} lies outside a text of {len(text)} characters")
        if found and (first <= found[-1][1] or _NOTHING.fullmatch(text, found[-1][1], first)):
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found
