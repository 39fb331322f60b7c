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
    """The title of a part of an indicator in a reporting year, or of a proposal; its code when it is not declared."""
    try:
        indicator = indicators.find(code)
        declared = (indicator.version_for(year), *indicator.proposed)
    except LookupError:
        return part
    found = next((each for version in declared for each in version.parts if each.code == part), None)
    if found is None:
        return part
    return found.title_english if _is_english() else found.title


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
