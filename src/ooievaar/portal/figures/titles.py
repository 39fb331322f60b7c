"""What indicators and their parts are called in a reporting year, in the language of the reader."""

from django.utils.translation import get_language

from ooievaar import indicators


def named(code: str, year: int) -> tuple[str, str]:
    """Display number and title of an indicator in a reporting year; the bare code when it is not declared."""
    try:
        indicator = indicators.find(code)
        number = indicator.version_for(year).number
    except LookupError:
        return "", code
    return number, indicator.title_english if _is_english() else indicator.title


def part_title(code: str, part: str, year: int) -> str:
    """The title of a part of an indicator in a reporting year; its code when it is not declared."""
    try:
        parts = indicators.find(code).version_for(year).parts
    except LookupError:
        return part
    found = next((each for each in parts if each.code == part), None)
    if found is None:
        return part
    return found.title_english if _is_english() else found.title


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
