"""Looking into a neutral tree."""

from collections.abc import Iterator
from typing import Any

type Tree = dict[str, Any]

_MARKS = frozenset({"code", "value", "nullFlavor"})


def get(tree: Tree, path: str) -> Any:
    """The value at a path of groups that do not repeat, such as "zwangerschap/dossiernummer"; None when absent."""
    here: Any = tree
    for name in path.split("/"):
        here = here.get(name) if isinstance(here, dict) else None
    return here


def joined(value: Any) -> str | None:
    """An identifier as "root^value"; None when it is absent or null."""
    return f"{value['root']}^{value['value']}" if isinstance(value, dict) and "value" in value else None


def leaves(tree: Tree) -> Iterator[tuple[str, Any]]:
    """Every value with its path; what repeats is numbered from 1: "uitkomst_per_kind[2]/baring/..."."""
    yield from _leaves(tree, "")


def _leaves(node: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(node, list):
        for number, item in enumerate(node, start=1):
            yield from _leaves(item, f"{path}[{number}]")
    elif isinstance(node, dict) and not (_MARKS & node.keys()):
        for name, item in node.items():
            yield from _leaves(item, f"{path}/{name}" if path else name)
    else:
        yield path, node
