"""Bytes to elements, for files that may be anything: never an exception, never a file or the network."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from lxml import etree
from lxml.etree import _Element as Element

MAX_BYTES = 20_000_000

NAMESPACE = "{urn:hl7-org:v3}"
DOCUMENT_ROOT = f"{NAMESPACE}ClinicalDocument"
MESSAGE_ROOT = f"{NAMESPACE}REPC_IN004014NL"
_ROOTS = frozenset({MESSAGE_ROOT, DOCUMENT_ROOT})

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_PROLOG = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_FIRST_TAG = re.compile(rb"<([A-Za-z_][\w:.-]*)")


class Reason(Enum):
    """Why a file is not read at all."""

    EMPTY = "empty"
    NOT_XML = "not_xml"
    TRUNCATED = "truncated"
    FORBIDDEN_CONTENT = "forbidden_content"
    TOO_LARGE = "too_large"
    NOT_KERNSET = "not_kernset"


@dataclass(frozen=True)
class Unreadable:
    """A file that is no message; `line` is where the first fault was met, counted from 1."""

    reason: Reason
    line: int | None = None


def parse(data: bytes) -> Element | Unreadable:
    """The root element of a kernset message, or of any document in CDA."""
    if len(data) > MAX_BYTES:
        return Unreadable(Reason.TOO_LARGE)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return Unreadable(Reason.EMPTY)
    # A document type is refused before the parser sees it: entities in it could be expanded without end.
    if _has_document_type(data):
        return Unreadable(Reason.FORBIDDEN_CONTENT)
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        return _unreadable(data, error.lineno)
    except (ValueError, LookupError):
        return Unreadable(Reason.NOT_XML)
    return _accepted(root)


@cache
def parser() -> etree.XMLParser:
    """Never reads a file or the network, never expands an entity."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _accepted(root: Element | None) -> Element | Unreadable:
    if root is None:
        return Unreadable(Reason.NOT_XML)
    if root.getroottree().docinfo.internalDTD is not None:
        return Unreadable(Reason.FORBIDDEN_CONTENT)
    return root if root.tag in _ROOTS else Unreadable(Reason.NOT_KERNSET, root.sourceline)


def _narrow(head: bytes) -> bytes:
    """The start of a file with two bytes per character as one byte per character."""
    return head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _head(data: bytes) -> bytes:
    return _narrow(data) if data.startswith(_WIDE) else data.removeprefix(b"\xef\xbb\xbf")


def _has_document_type(data: bytes) -> bool:
    head = _head(data)
    prolog = _PROLOG.match(head)
    return head[prolog.end() if prolog else 0 :].lstrip().startswith((b"<!DOCTYPE", b"<!ENTITY"))


def _unreadable(data: bytes, line: int | None) -> Unreadable:
    """A broken file: cut off when it starts as XML and its first element is never closed at the end."""
    head = _head(data).lstrip()
    if not head.startswith(b"<"):
        return Unreadable(Reason.NOT_XML, line)
    first = _FIRST_TAG.search(head)
    end = _narrow(data[-1000:]).rstrip()
    closed = first is not None and end.endswith((b"</" + first[1] + b">", b"/>"))
    return Unreadable(Reason.NOT_XML if closed else Reason.TRUNCATED, line)
