"""Words of the source inside Markdown or HTML: only bold and italic mean anything, all else is itself."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from .lines import STAR

_SPAN = re.compile(
    r"\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*|(?<![\w*])\*(?P<em>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])"
    r"|(?<![\w<])<b>(?P<b>[^<]*)</b>"
)
_ENTITIES = {"[": "&#91;", "{": "&#123;", "|": "&#124;", "~": "&#126;"}


def markdown(text: str) -> str:
    """Text as Markdown that shows exactly these words: nothing in it is taken for markup, HTML or a marker.

    >>> markdown("**Bold**, 2 * 3 < 7 & [[figure: x]]")
    '**Bold**, 2 \\\\* 3 &lt; 7 &amp; &#91;&#91;figure: x]]'
    """
    shown = _spans(text, ("**", "**"), ("*", "*"), _escaped)
    lines = [re.sub(r"^(\d+)([.)])", r"\1\\\2", line) for line in shown.split("\n")]
    lines = [re.sub(r"^([-+#])", r"\\\1", line) for line in lines]
    return "  \n".join(re.sub(r"^[:=]", lambda match: f"&#{ord(match[0])};", line) for line in lines)


def as_html(text: str) -> str:
    """Text as HTML, for the cells of a table."""
    shown = _spans(
        text, ("<strong>", "</strong>"), ("<em>", "</em>"), lambda part: html.escape(_literal(part), False)
    )
    return shown.replace("[[", "&#91;[").replace("\n", "<br>")


def plain(text: str) -> str:
    """The words alone."""
    return _spans(text, ("", ""), ("", ""), _literal)


def _spans(text: str, strong: tuple[str, str], em: tuple[str, str], said: Callable[[str], str]) -> str:
    out, at = [], 0
    for match in _SPAN.finditer(text):
        out.append(said(text[at : match.start()]))
        inner = match["strong"] or match["em"] or match["b"] or ""
        start, end = em if match["em"] else strong
        out.append(f"{start}{said(inner)}{end}")
        at = match.end()
    return "".join([*out, said(text[at:])])


def _literal(text: str) -> str:
    return text.replace(STAR, "*")


def _escaped(text: str) -> str:
    shown = html.escape(_literal(text), quote=False)
    shown = re.sub(r"([\\`*_])", r"\\\1", shown)
    return re.sub(r"[\[{|~]", lambda match: _ENTITIES[match[0]], shown)
