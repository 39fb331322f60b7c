"""From a Vega-Lite specification to inline SVG that a strict content security policy accepts."""

import hashlib
import json
from typing import Any, Literal

import vl_convert
from django.core.cache import caches
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from lxml import etree

__all__ = ["draw"]

DRAWING_VERSION = 1  # raise when the cleaning below changes: drawings are kept by their content
KEPT_FOR_SECONDS = 7 * 24 * 60 * 60
Locale = Literal["nl-NL", "en-GB"]
DROPPED = ("role", "aria-roledescription", "aria-label", "aria-hidden", "class", "style")


def draw(specification: dict[str, Any], *, label: str, width: str) -> SafeString:
    """The drawing as `<svg role="img">`, from the cache when the same was drawn before.

    `label` is its text alternative; `width` ("wide" or "narrow") tells the stylesheet where to show it.
    """
    locale: Locale = "en-GB" if get_language() == "en" else "nl-NL"
    content = json.dumps([DRAWING_VERSION, specification, label, width, locale], sort_keys=True)
    key = "chart-" + hashlib.sha256(content.encode()).hexdigest()
    svg = caches["charts"].get(key)
    if svg is None:
        svg = clean(render(specification, locale), label=label, width=width, mark=key[:14])
        caches["charts"].set(key, svg, KEPT_FOR_SECONDS)
    return mark_safe(svg)  # noqa: S308 (made here from a specification; labels are escaped by lxml)


def render(specification: dict[str, Any], locale: Locale) -> str:
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
