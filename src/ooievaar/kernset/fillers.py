"""How one value of the tree is written as the attributes of an element."""

from collections.abc import Callable
from functools import partial
from typing import Any

from ooievaar.kernset.text import attribute
from ooievaar.kernset.trees import Tree

type Fill = Callable[[Any], str]

_DIGITS = str.maketrans("", "", "-:T")


def null(value: Tree) -> str:
    """The attribute that says why there is no value."""
    return f' nullFlavor="{attribute(value["nullFlavor"])}"'


def identifier(value: Tree) -> str:
    """A number with its root."""
    return f' root="{attribute(value["root"])}" extension="{attribute(value["value"])}"'


def _code(value: Tree) -> str:
    return f' code="{attribute(value["code"])}" codeSystem="{attribute(value["codeSystem"])}"'


def _quantity(value: Tree, sent: dict[str, str]) -> str:
    shown = f"{value['value']:.6f}".rstrip("0").rstrip(".")
    unit: str = value["unit"]
    return f' value="{shown}" unit="{attribute(sent.get(unit, unit))}"'


def _boolean(value: bool) -> str:
    return ' value="true"' if value else ' value="false"'


def _count(value: str) -> str:
    return f' value="{attribute(value)}"'


def _moment(value: str) -> str:
    return f' value="{attribute(value.translate(_DIGITS))}"'


def _nothing(_: Any) -> str:
    return ""


_FILLERS: dict[str, Fill] = {
    "code": _code,
    "identifier": identifier,
    "boolean": _boolean,
    "count": _count,
    "date": _moment,
    "datetime": _moment,
}


def filler_of(kind: str, unit: str) -> Fill:
    """What writes a kind of value; of words and names there is nothing to write in attributes."""
    if kind == "quantity":
        pairs = (one.partition("=") for one in unit.split("|"))
        return partial(_quantity, sent={name: sent for name, _, sent in pairs if sent})
    return _FILLERS.get(kind, _nothing)
