"""From a Vega-Lite specification to inline SVG that a strict content security policy accepts."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, Literal

import vl_convert
from django.core.cache import caches
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from lxml import etree

__all__ = ["draw"]

DRAWING_VERSION = 2  # raise when the cleaning below changes: drawings are kept by their content
KEPT_FOR_SECONDS = 7 * 24 * 60 * 60
Locale = Literal["nl-NL", "en-GB"]
type Specification = dict[str, Any]
DROPPED = ("role", "aria-roledescription", "aria-label", "aria-hidden", "class", "style")


def draw(specifications: Mapping[str, Specification], *, label: str) -> tuple[SafeString, ...]:
    """The drawings as `<svg role="img">`, from the cache when the same was drawn before.

    `label` is their text alternative; each goes by its width ("wide" or "narrow"), which tells the stylesheet where to
    show it.
    """
    locale: Locale = "en-GB" if get_language() == "en" else "nl-NL"
    keys = {width: _key(specification, label, width, locale) for width, specification in specifications.items()}
    known = caches["charts"].get_many(keys.values())
    missing = [width for width in keys if keys[width] not in known]
    for width, svg in zip(missing, _rendered([specifications[width] for width in missing], locale), strict=True):
        known[keys[width]] = clean(svg, label=label, width=width, mark=keys[width][:14])
        caches["charts"].set(keys[width], known[keys[width]], KEPT_FOR_SECONDS)
    # made here from a specification; labels are escaped by lxml
    return tuple(mark_safe(known[key]) for key in keys.values())  # noqa: S308


def _key(specification: Specification, label: str, width: str, locale: Locale) -> str:
    content = json.dumps([DRAWING_VERSION, specification, label, width, locale], sort_keys=True)
    return "chart-" + hashlib.sha256(content.encode()).hexdigest()


def _rendered(specifications: Sequence[Specification], locale: Locale) -> list[str]:
    """Side by side: the renderer works outside Python's lock, and both widths take half the time on two cores."""
    return list(_threads().map(lambda each: render(each, locale), specifications))


@cache
def _threads() -> ThreadPoolExecutor:
    # The renderer starts an engine in every thread that calls it, which takes longer than drawing: so the same two
    # threads draw for all requests.
    return ThreadPoolExecutor(2, "charts")


# A child process has no threads of its parent.
os.register_at_fork(after_in_child=_threads.cache_clear)


def render(specification: Specification, locale: Locale) -> str:
    return vl_convert.vegalite_to_svg(specification, format_locale=locale)


def clean(svg: str, *, label: str, width: str, mark: str) -> str:
    """Keep geometry and presentation attributes; leave out roles inside the picture, classes and styles.

    Ids (of clipping paths) get `mark` in front, so that several drawings fit on one page.
    """
    root = etree.fromstring(svg.replace("url(#", f"url(#{mark}-").encode())
    view_box = root.attrib["viewBox"]
    root.attrib.clear()
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
        for name in DROPPED:
            element.attrib.pop(name, None)
        if element.tag == "text" and "stroke" in element.attrib:
            element.attrib["paint-order"] = "stroke"  # the rim lies behind the words, not over them
        if "id" in element.attrib:
            element.attrib["id"] = f"{mark}-{element.attrib['id']}"
    root.attrib.update(
        {
            "viewBox": view_box,
            "class": f"chart__drawing chart__drawing--{width}",
            "role": "img",
            "aria-label": label,
            "focusable": "false",
        }
    )
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")
