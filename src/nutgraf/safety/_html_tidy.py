"""The bench of the sanitiser: the pass before the parser, so that nothing can make it slow.

It drops what is not allowed and rewrites the rest, so that the parser meets only tags whose cost is
counted here. It makes nothing safe: that is the work of the parser's allow-list behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from ._html_allowed import FORMATTING, TAGS, URLS, VOID, attributes_of, is_good_url
from .show import show

if TYPE_CHECKING:
    from .limits import Limits

__all__ = ["SEAM", "Tag", "Tidied", "break_runs", "end_of_comment", "next_tag", "tidy"]

_S = "\t\n\f\r "  # white space of HTML, which is less than that of Unicode
_OPENING = re.compile(
    rf"<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>[A-Za-z][^{_S}/>]*+)[{_S}/]*+|[!?/])"
)
_PLAIN = re.compile(r"([^<]*+)<(/?)([a-z][a-z0-9]*+)>")  # text, and a tag without attributes
_COMMENT_END = re.compile(r"--!?>")
# One attribute and the space around it. Source: WHATWG HTML, sections 13.2.5.32 to 13.2.5.40.
_ATTRIBUTE = re.compile(
    rf"(?P<source>(?P<name>[^{_S}/>][^{_S}/>=]*+)"
    rf"(?:[{_S}]*+=[{_S}]*+(?:\"[^\"]*+\"?|'[^']*+'?|[^{_S}>]*+))?+)[{_S}/]*+"
)
# Dropped with all that is inside them, as it is no text or is read by other rules.
_WITH_CONTENT: Final = {
    name: re.compile(rf"</{name}(?=[{_S}/>])", re.IGNORECASE | re.ASCII)
    for name in (
        "applet", "iframe", "noembed", "noframes", "noscript", "object", "script", "style", "svg",
        "template", "title", "xmp",
    )
}  # fmt: skip
_SWALLOWING: Final = frozenset({"script", "style", "xmp"})  # up to the end of the text, if need be
_GAPS: Final = frozenset(
    {"body", "button", "dir", "fieldset", "form", "head", "html", "legend", "listing", "menu",
     "optgroup", "option", "select", "textarea"}
)  # fmt: skip # dropped, and words before and after them are two words
_CLOSED_BY_ITSELF: Final = frozenset({"dd", "dt", "li", "option", "p", "td", "th", "tr"})

SEAM: Final = "<!---->"  # stands for what was dropped, lest the text around it join to a new tag
_MOST_REFERENCES = 500  # of one text node, for the parser is quadratic in them
_RUN = re.compile(f"(?:[&\xa0][^&\xa0]*+){{1,{_MOST_REFERENCES}}}")
_VALUE_CHARACTERS = 20_000  # of one attribute, for the same reason
_NODE_CHARACTERS = 100  # what an element costs in memory beside its own text
_GROWTH = 16  # characters of elements opened again for one character of input
_GROWTH_FREE = 4_000_000  # characters of them that any input may cause
_STEPS = 100_000_000  # levels that the parser may walk up, over all tags; some 0.3 s
_SCHEME_CHARACTERS = 200  # of a URL that are looked at here; the parser looks at all
_DROPPED = 30  # names that are told
_NAME_CHARACTERS = 40


class Tidied(NamedTuple):
    """What the parser gets, what was dropped before it, and the guard that was met."""

    html: str
    dropped: tuple[str, ...]
    guard: str


class Tag(NamedTuple):
    """A tag, comment or declaration: where it stands, and what it says."""

    start: int
    end: int
    name: str  # in lower case; empty for comments and what is never closed
    is_end: bool = False
    attributes: Sequence[tuple[str, str]] = ()  # name in lower case, source


def tidy(html: str, limits: Limits) -> Tidied:
    """Rewrite HTML so that a parser takes linear time and memory for it.

    When a guard is met, its name is in the result and the HTML is of no use.
    """
    tidying = _Tidying(html, limits)
    tidying.run()
    return Tidied("".join(tidying.out), tuple(sorted(tidying.dropped)), tidying.guard)


class _Tidying:
    """One pass over the tags, with a stack that is never lower than that of the parser."""

    def __init__(self, html: str, limits: Limits) -> None:
        self.html, self.limits = html, limits
        self.out: list[str] = []
        self.dropped: set[str] = set()
        self.guard = ""
        self._at = 0
        self._stack: list[tuple[str, int]] = []  # name, cost of opening it again
        self._open = self._weight = self._growth = self._steps = self._tags = 0
        self._endless: set[str] = set()  # names that are not closed any more

    def run(self) -> None:
        while self._take_plain():
            tag = next_tag(self.html, self._at)
            self.out.append(break_runs(self.html[self._at : tag.start if tag else None]))
            if tag is None:
                return
            self._at = tag.end
            self._take(tag)

    def _take_plain(self) -> bool:
        """Take tags without attributes, as most are, and tell whether to go on behind them."""
        while not self.guard and (found := _PLAIN.match(self.html, self._at)) is not None:
            text, end, name = found.groups()
            if name not in TAGS:
                return True
            self._at = found.end()
            self._count()
            if end:
                self._close(name)
            elif name not in VOID:
                self._push(name, len(name) + 2)
            self.out += (break_runs(text), f"<{end}{name}>")
            self._check()
        return not self.guard

    def _count(self) -> None:
        self._tags += 1
        self._growth += self._weight
        self._steps += len(self._stack)

    def _take(self, tag: Tag) -> None:
        self._count()
        if tag.name not in TAGS:
            self._drop(tag)
        elif tag.is_end:
            self._end(tag.name)
        else:
            self._start(tag)
        self._check()

    def _start(self, tag: Tag) -> None:
        source = self._spell(tag)
        if tag.name not in VOID:
            self._push(tag.name, len(source))
        self.out.append(source)

    def _end(self, name: str) -> None:
        self._close(name)
        self.out.append(f"</{name}>")

    def _close(self, name: str) -> None:
        if self._stack and self._stack[-1][0] == name:
            self._pop()

    def _drop(self, tag: Tag) -> None:
        self.out.append(" " if tag.name in _GAPS else SEAM)
        if not tag.name or tag.is_end:
            return
        self._tell(f"<{tag.name}>")
        if tag.name not in _WITH_CONTENT or tag.name in self._endless:
            return
        closing = _WITH_CONTENT[tag.name].search(self.html, self._at)
        if closing:
            self._at = closing.start()
        elif tag.name in _SWALLOWING:
            self._at = len(self.html)
        else:
            self._endless.add(tag.name)

    def _spell(self, tag: Tag) -> str:
        """Write the tag with what it may have, each attribute once and as it was written."""
        if not tag.attributes:
            return f"<{tag.name}>"
        allowed = attributes_of(tag.name)
        kept: dict[str, str] = {}
        for name, source in tag.attributes:
            if name not in allowed or len(source) > _VALUE_CHARACTERS:
                self._tell(f"{name}=")
            elif name in URLS and not _is_good(name, source):
                self._tell(unescape(source[:_NAME_CHARACTERS]))
            else:
                kept.setdefault(name, _requote(source))
        return " ".join((f"<{tag.name}", *kept.values())) + ">"

    def _push(self, name: str, size: int) -> None:
        if name in _CLOSED_BY_ITSELF and self._stack and self._stack[-1][0] == name:
            self._pop()
        cost = 0
        if name in FORMATTING:
            cost = size + _NODE_CHARACTERS
            self._open += 1
            self._weight += cost
        self._stack.append((name, cost))

    def _pop(self) -> None:
        cost = self._stack.pop()[1]
        if cost:
            self._open -= 1
            self._weight -= cost

    def _check(self) -> None:
        """Say which guard is met, if what the parser may have to do is too much."""
        if self._open > self.limits.formatting_tags:
            self.guard = "formatting_tags"
        elif len(self._stack) > self.limits.tree_depth or self._steps > _STEPS:
            self.guard = "tree_depth"
        elif self._growth > _GROWTH_FREE + _GROWTH * len(self.html):
            self.guard = "formatting_tags"
        elif self._tags > self.limits.sanitise_tags:
            self.guard = "sanitise_tags"

    def _tell(self, name: str) -> None:
        if name not in self.dropped and len(self.dropped) < _DROPPED:
            self.dropped.add(show(name, _NAME_CHARACTERS))


def next_tag(html: str, at: int) -> Tag | None:
    """Find the next tag, comment or declaration as a browser delimits it."""
    opening = _OPENING.search(html, at)
    if opening is None:
        return None
    start, after = opening.span()
    if opening["comment"]:
        return Tag(start, end_of_comment(html, after), "")
    if not opening["name"]:
        end = html.find(">", after - 1)
        return Tag(start, end + 1 or len(html), "")
    attributes: list[tuple[str, str]] = []
    while True:
        if html.startswith(">", after):
            break
        step = _ATTRIBUTE.match(html, after)
        if step is None:  # the text ends inside the tag, which then is none
            return Tag(start, len(html), "")
        after = step.end()
        attributes.append((_lower(step["name"]), step["source"]))
    return Tag(start, after + 1, _lower(opening["name"]), bool(opening["end"]), attributes)


def _requote(source: str) -> str:
    """Write the quotes that the parser's writer uses, so that the result need not be read again."""
    return source if '"' in source or source[-1] != "'" else source.replace("'", '"')


def _is_good(name: str, source: str) -> bool:
    value = source[len(name) :].lstrip(_S).removeprefix("=").lstrip(_S)[:_SCHEME_CHARACTERS]
    return is_good_url(name, unescape(value.strip("\"'")))


def end_of_comment(html: str, after: int) -> int:
    """Give where a comment ends that begins before an offset. WHATWG HTML, 13.2.5.43 to 51."""
    for short in (">", "->"):
        if html.startswith(short, after):
            return after + len(short)
    end = _COMMENT_END.search(html, after)
    return end.end() if end else len(html)


def _lower(name: str) -> str:
    """Lower ASCII letters only: a parser takes the Kelvin sign for no k."""
    return name.lower() if name.isascii() else name


def break_runs(text: str) -> str:
    """Put seams into text of very many character references."""
    if len(text) <= _MOST_REFERENCES:
        return text
    first = _RUN.search(text)
    if first is None or first.end() == len(text):
        return text
    return text[: first.start()] + SEAM.join(_RUN.findall(text, first.start()))
