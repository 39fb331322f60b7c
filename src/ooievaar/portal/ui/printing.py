"""Our letters and colours for paper: the fonts as the site serves them, the colours as light pages have them."""

import re
from functools import cache
from pathlib import Path

__all__ = ["FONTS", "coloured", "colours"]

STATIC = Path(__file__).with_name("static")
FONTS = STATIC / "vendor" / "print"
_TOKEN = re.compile(r"(--ooievaar-[\w-]+):\s*([^;]+);")
_LIGHT = re.compile(r"light-dark\((#[0-9a-f]{6})")
_USE = re.compile(r"var\((--ooievaar-[\w-]+)\)")


@cache
def colours() -> dict[str, str]:
    """Every colour token with its hexadecimal value in light mode."""
    declared = dict(_TOKEN.findall((STATIC / "ui" / "tokens.css").read_text(encoding="utf-8")))
    resolved = {name: _resolved(name, declared) for name in declared}
    return {name: value for name, value in resolved.items() if value.startswith("#")}


def coloured(svg: str) -> str:
    """A drawing with its colour tokens filled in, for where there is no stylesheet; it names its namespace."""
    filled = _USE.sub(lambda found: colours().get(found[1], "#000000"), svg)
    return filled if "xmlns=" in filled else filled.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _resolved(name: str, declared: dict[str, str]) -> str:
    value = declared.get(name, "")
    if light := _LIGHT.match(value):
        return light[1]
    if use := _USE.fullmatch(value):
        return _resolved(use[1], declared)
    return value
