"""A message cut into pieces, one for every tag, and what one such piece says.

Nearly all that senders write is plain: no document type, no sections, no other encoding than UTF-8. Cut at every "<",
such a message gives pieces as `value code="1" codeSystem="2.3"/>`, that come back in every other message. What a piece
says follows from the piece and the namespaces of its message alone, so it can be remembered.

A piece that is not as simple as can be is given to the parser, between the first and last tag of its message. So it
says what it says in the message itself, and what is no good XML stays no good XML.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from ooievaar.kernset.parsing import parser

# The largest messages seen are half of this; what is larger is read as any document.
_MOST_BYTES = 300_000
BLANK = " \t\r\n"
_BLANK = f"[{BLANK}]"
_PROLOG = re.compile(
    rf'(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?{_BLANK}*\?>)?{_BLANK}*'
    rf"(?:<\?xml-[a-z]+{_BLANK}[\t\r\n -;=@-~]*\?>{_BLANK}*|<\0>{_BLANK}*)*"
)
# A comment leaves a mark that no message can hold: what stands on both sides of it must not become one.
_COMMENT = re.compile(r"<!--(?:[\t\r\n -,.-~]|-(?!-))*-->")
_MARK = "<\0>"
# A tag as a machine writes it: ASCII without references in its values, and in the words behind it.
_PLAIN = re.compile(
    rf'([A-Za-z_]\w*)((?:{_BLANK}+(?:xsi:)?[A-Za-z_]\w*="[ !#-%\'-;=-~]*")*){_BLANK}*(/?)>([\t\r\n -%\'-;=?-~]*)',
    re.ASCII,
)
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_END = re.compile(rf"/([^\s/<>&]+){_BLANK}*>([\t\r\n -%'-;=?-~]*)")
_NAME = re.compile(r"[^\s/<>&]+")
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


class Piece:
    """A start tag with the words behind it; can be asked what an element of the parser can be asked.

    `get`: the value of an attribute; as often as it is asked, it had better be the method of the attributes itself.
    """

    __slots__ = ("attributes", "get", "is_closed", "name", "tag", "text")

    def __init__(self, name: str, tag: str, attributes: dict[str, str], text: str, *, is_closed: bool) -> None:
        self.name, self.tag, self.text, self.is_closed = name, tag, text, is_closed
        self.attributes = attributes
        self.get = attributes.get


def text_of(data: bytes, *, marked: bool = False) -> str | None:
    """The characters of a message from its first tag; None when it is not plain. `marked`: with marks for comments."""
    if len(data) > _MOST_BYTES:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    if marked:
        text = _COMMENT.sub(_MARK, text)
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    return text[start:] if text.startswith("<", start) else None


def is_comment(piece: str) -> bool:
    """Whether a piece is the mark of a comment, with no words behind it."""
    return piece.startswith("\0>") and not piece[2:].strip(BLANK)


def end_of(piece: str) -> tuple[str, str] | None:
    """The name in an end tag and the words behind it."""
    match = _END.fullmatch(piece)
    return (match[1], match[2]) if match else None


@dataclass(frozen=True)
class Surroundings:
    """The first tag of a message: the namespaces that all its pieces share."""

    first: str
    root: Piece
    namespaces: dict[str | None, str] = field(repr=False)

    def read(self, piece: str) -> Piece | None:
        """What a start tag says; None when it is not good XML here, or changes the namespaces."""
        match = _PLAIN.fullmatch(piece)
        if match is None:
            return self._parsed(piece)
        name, marks, slash, text = match.groups()
        pairs = _ATTRIBUTE.findall(marks)
        attributes = dict(pairs)
        if len(attributes) != len(pairs) or "xmlns" in attributes or ("xsi:" in marks and not self._has_xsi):
            return None
        return Piece(name, f"{{{self.namespaces[None]}}}{name}", attributes, text, is_closed=bool(slash))

    @property
    def _has_xsi(self) -> bool:
        return self.namespaces.get("xsi") == _XSI

    def _parsed(self, piece: str) -> Piece | None:
        name = _NAME.match(piece)
        if name is None:
            return None
        is_closed = piece.partition(">")[0].endswith("/")
        end = "" if is_closed else f"</{name[0]}>"
        root = _parsed(f"<{self.first}<{piece}{end}</{self.root.name}>")
        if root is None or len(root) != 1:
            return None
        element = root[0]
        if len(element) or element.nsmap != self.namespaces:
            return None
        return Piece(name[0], str(element.tag), dict(element.attrib), element.text or "", is_closed=is_closed)


def surroundings(first: str) -> Surroundings | None:
    """What the first tag of a message means for all others; None when it is no good XML, or has no namespace."""
    name = _NAME.match(first)
    root = _parsed(f"<{first}</{name[0]}>") if name else None
    if name is None or root is None or len(root) or None not in root.nsmap:
        return None
    piece = Piece(name[0], str(root.tag), dict(root.attrib), root.text or "", is_closed=False)
    return Surroundings(first, piece, dict(root.nsmap))


def _parsed(text: str) -> etree._Element | None:
    try:
        return etree.fromstring(text, parser())
    except (etree.XMLSyntaxError, ValueError):
        return None
