"""What is wrong with a piece of HTML by the grammar of HTML, as far as that is certain.

Source: WHATWG HTML, sections 13.1.2.4 (optional tags), 13.2.5 (tokenisation) and 13.2.6.4.7.
"""

from __future__ import annotations

import re
from html.entities import html5

__all__ = ["fault_of_html"]

_TOKEN = re.compile(
    r"(<!--)|<(/?)([A-Za-z][^\s/><]*)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>|&([#A-Za-z0-9]*;?)"
    r"|<(?![A-Za-z/!?])"
)
_NUMBER = re.compile(r"#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6});", re.ASCII)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr"}
)  # fmt: skip
_OPEN_ENDED = frozenset({"dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
# What ends a paragraph, and what may end with another of its kind.
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
     "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
     "table", "ul"}
)  # fmt: skip
_ROWS = {"tbody", "td", "tfoot", "th", "thead", "tr"}
_ENDED_BY = {
    "li": {"li"}, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}, "tr": {"td", "th", "tr"},
    "td": {"td", "th"}, "th": {"td", "th"},
    "tbody": _ROWS, "tfoot": _ROWS, "thead": _ROWS,
}  # fmt: skip
_LEFT_ALONE = frozenset(
    {"math", "noscript", "option", "plaintext", "script", "select", "style", "svg", "template",
     "textarea", "title", "xmp", "iframe", "noembed", "noframes", "optgroup", "rp", "rt", "ruby"}
)  # fmt: skip


def fault_of_html(html: str) -> str:
    """Say what is wrong with a piece of HTML, the first thing of all, or nothing.

    A piece with an element whose content has rules of its own is not looked at.
    """
    if "<" not in html and "&" not in html:
        return ""
    above: list[str] = []
    at = 0
    while (token := _TOKEN.search(html, at)) is not None:
        at, fault = token.end(), ""
        comment, end, tag, rest, reference = token.groups()
        if comment:
            at = html.find("-->", at)
            fault = "a comment has no end" if at < 0 else ""
        elif tag is not None:
            if tag.lower() in _LEFT_ALONE:
                return ""
            fault = _ended(tag.lower(), above) if end else _begun(tag.lower(), rest, above)
        else:
            fault = "< stands for itself; write &lt;"
            if reference is not None:
                fault = _fault_of_reference(reference)
        if fault:
            return fault
    left = [name for name in above if name not in _OPEN_ENDED]
    return f"<{left[-1]}> has no end" if left else ""


def _begun(name: str, rest: str, above: list[str]) -> str:
    if name in _BLOCKS:
        _leave("p", above)
    for other in _ENDED_BY.get(name, ()):
        _leave(other, above)
    if name in _VOID:
        return ""
    if rest.endswith("/"):
        return f"<{name}/> is not ended by its slash"
    above.append(name)
    return ""


def _leave(name: str, above: list[str]) -> None:
    """End an element without end tag, if it is the one that is open."""
    if above and above[-1] == name:
        above.pop()


def _ended(name: str, above: list[str]) -> str:
    while above and above[-1] != name and above[-1] in _OPEN_ENDED and name in above:
        above.pop()
    if not above or above[-1] != name:
        return f"</{name}> ends nothing that is open here"
    above.pop()
    return ""


def _fault_of_reference(reference: str) -> str:
    """Judge what stands behind an ampersand; before a space it stands for itself."""
    is_one = _NUMBER.fullmatch(reference) or (reference in html5 and reference.endswith(";"))
    return "" if is_one or reference in {"", ";"} else "an & is no reference; write &amp;"
