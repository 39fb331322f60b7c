"""Pages made from declarations are Markdown; here they become HTML of the site."""

import re
from collections.abc import Callable
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

_reader = MarkdownIt("commonmark", {"html": False}).enable("table")
_FIRST_HEADING = re.compile(r"\A\s*# (?P<title>.+)\n")
_LINK = re.compile(r"\]\((?P<code>[\w-]+)(?:\.en)?\.md\)")
_STATEMENT = re.compile(r'<pre><code class="language-sql">.*?</code></pre>', re.DOTALL)
_WORD = re.compile(r"<(?P<cell>t[hd])>(?P<word>example|ja|nee)</")
_EXAMPLE = re.compile(r"<tr>\s*<td>(?P<name>[^<]*)</td>")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def as_html(text: str, address: Callable[[str], str]) -> SafeString:
    """The page without its title. `address` gives where a link to another generated page leads.

    Raw HTML in the text shows as text; only `<br>`, which tables need, is let through.
    """
    body = _FIRST_HEADING.sub("", text, count=1)
    linked = _LINK.sub(lambda found: f"]({address(found['code'])})", body)
    html = _reader.render(linked).replace("&lt;br&gt;", "<br>")
    return mark_safe(_TABLE.sub(_in_frame, _STATEMENT.sub(_folded, html)))  # noqa: S308 (rendered with HTML off)


def examples_in_english(html: str) -> SafeString:
    """A page about an indicator whose examples have Dutch names: these are marked so, their answers translated."""
    words = {"example": _("voorbeeld (in het Nederlands)"), "ja": _("ja"), "nee": _("nee")}
    html = _WORD.sub(lambda found: f"<{found['cell']}>{escape(words[found['word']])}</", html)
    return mark_safe(_EXAMPLE.sub(r'<tr><td lang="nl">\g<name></td>', html))  # noqa: S308 (rendered with HTML off)


def _folded(found: re.Match[str]) -> str:
    words = escape(_("Toon de opdracht (SQL)"))
    return f'<details class="fold"><summary>{words}</summary>{found[0]}</details>'


def _in_frame(found: re.Match[str]) -> str:
    # A wide table scrolls within its frame, also with the keyboard.
    label = escape(_("Tabel"))
    return f'<div class="prose__table" role="group" tabindex="0" aria-label="{label}">{found[0]}</div>'
