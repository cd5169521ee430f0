"""A tokeniser for pages that a parser of trees would choke on: tags in order, in linear time.

Source: WHATWG HTML, section 13.2.5 (tokenisation), without the tree that is built of the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from ..safety._html_tidy import end_of_comment
from ..safety.limits import DEFAULT_LIMITS, Limits

__all__ = ["Tag", "attributes_at", "is_too_much", "tags_of"]

# Elements whose content holds no tags.
_RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
_S = "\t\n\f\r "  # white space of HTML, which is less than that of Unicode
_OPEN = re.compile(rf"<([A-Za-z][^{_S}/>]*)|<(!--)|<[!?/]")
_ATTRIBUTE = re.compile(
    rf"[{_S}/]*(?:([^{_S}/>][^{_S}/>=]*)"
    rf"(?:[{_S}]*=[{_S}]*(?:\"([^\"]*)\"|'([^']*)'|([^{_S}>]*)))?|(>))"
)
_SCRIPT_STEP = re.compile(rf"<!--|--!?>|<(/?)script(?=[{_S}/>])", re.IGNORECASE | re.ASCII)

_FEW_TAGS = 1_400  # below so many no tree grows beyond some 140 MB; measured with lexbor
_SHORTEST = 2  # characters of an attribute, the space before it included
_MANY_NODES = 500_000  # nodes that misnested formatting may make; some 150 MB
_MANY_TAGS = 10_000  # from so many their depth is measured; nesting them costs a tenth of a second
# Elements that are opened again; `a` and `nobr` are not, for a second one closes the first.
_FORMATTING = re.compile(  # finds some more, for what decides at the first letter is quicker
    rb"<[bisuBISUcCeEfFtT](?:[\s/>]|[mtMTiIoO][drnagmtDRNAGMT\s/>])"
)
_FORMATTING_OR_END = re.compile(
    rb"<(/?)(b(?:ig)?|code|em|font|i|s(?:mall|trike|trong)?|tt|u)[\s/>]", re.IGNORECASE
)
_NAME = re.compile(rb"<(/?[A-Za-z][A-Za-z0-9]{0,15})")
_VOID = frozenset(
    {b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta",
     b"param", b"source", b"track", b"wbr"}
)  # fmt: skip


class Tag(NamedTuple):
    """A start tag: its name, where it begins, its attributes, and the raw text it holds."""

    name: str
    start: int
    attributes: dict[str, str]
    text: str = ""
    text_start: int = 0


def is_too_much(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    """Say why a tree of the page would take too long or too much memory, or nothing.

    What parsers do badly: many attributes on one element, deep nesting, and formatting elements
    that are opened again in every block. Pages of newsrooms stay ten times below.
    """
    if _has_attribute_flood(data, limits.attributes):
        return f"one element has more than {limits.attributes:,} attributes"
    count = len(data) - len(data.replace(b"<", b""))  # half the time of `count`, Python 3.11
    if count >= _FEW_TAGS and _formatting_open(data, count) * count > _MANY_NODES * 2:
        return "too many formatting elements are open at one time"
    deepest = limits.tree_depth
    if count > min(_MANY_TAGS, 5 * deepest) and _depth(data) > deepest:
        return f"its elements are nested deeper than {deepest:,} levels"
    return ""


def tags_of(text: str) -> Iterator[Tag]:
    """Give the start tags of a page, with the raw text of scripts and their like."""
    at = 0
    while (match := _OPEN.search(text, at)) is not None:
        if match[2]:
            at = end_of_comment(text, match.end())
        elif match[1] is None:
            end = text.find(">", match.end())
            at = len(text) if end < 0 else end + 1
        else:
            name = match[1].lower()
            attributes, at = attributes_at(text, match.end())
            start = at
            end = at
            if name in _RAW:
                end, at = _raw_end(text, at, name)
            yield Tag(name, match.start(), attributes, text[start:end], start)


def attributes_at(text: str, at: int) -> tuple[dict[str, str], int]:
    """Give the attributes of the tag whose name ends there, and where the page goes on."""
    found: dict[str, str] = {}
    while (match := _ATTRIBUTE.match(text, at)) is not None:
        at = match.end()
        if match[5]:
            break
        if match[1] and len(found) < DEFAULT_LIMITS.attributes:
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found, at


def _raw_end(text: str, at: int, name: str) -> tuple[int, int]:
    """Give where raw text ends, and where the page goes on behind its end tag."""
    if name == "script":
        end = _script_end(text, at)
    else:
        match = re.compile(rf"</{name}(?=[{_S}/>])", re.IGNORECASE | re.ASCII).search(text, at)
        end = match.start() if match else len(text)
    after = text.find(">", end)
    return end, len(text) if after < 0 else after + 1


def _script_end(text: str, at: int) -> int:
    """Give the end of a script; `<!--<script>` hides an end tag. Section 13.2.5.15 ff."""
    commented = hidden = False
    for step in _SCRIPT_STEP.finditer(text, at):
        mark = step[0]
        if mark == "<!--":
            commented = True
        elif mark.endswith(">"):
            commented = hidden = False
        elif step[1]:
            if not hidden:
                return step.start()
            hidden = False
        elif commented:
            hidden = True
    return len(text)


def _has_attribute_flood(data: bytes, most: int) -> bool:
    """Look for a tag with very many attributes.

    A stretch without `>` that is long enough to hold them covers one of the windows.
    """
    start, window = 0, _SHORTEST * most
    while start < len(data) - window:
        if data.find(b">", start, start + window) < 0:
            end = data.find(b">", start + window)
            end = len(data) if end < 0 else end
            begin = data.find(b"<", data.rfind(b">", 0, start) + 1, end)
            if begin >= 0 and _is_flood(data[begin:end], most):
                return True
            start = end
        else:
            start += window
    return False


def _is_flood(tag: bytes, most: int) -> bool:
    return tag[1:2].isalpha() and len(tag.split(None, most + 1)) > most


def _formatting_open(data: bytes, tags: int) -> int:
    """Give how many formatting elements are open at one time at most."""
    if len(_FORMATTING.findall(data)) * tags < _MANY_NODES * 2:
        return 0
    found = _FORMATTING_OR_END.findall(data)
    names = {tag: tag[1].lower() for tag in {*found}}
    open_now = dict.fromkeys(names.values(), 0)
    steps: list[int] = []
    for tag in found:
        name = names[tag]
        if not tag[0]:
            open_now[name] += 1
            steps.append(1)
        elif open_now[name]:
            open_now[name] -= 1
            steps.append(-1)
    return max(accumulate(steps), default=0)


def _depth(data: bytes) -> int:
    """Give how deep elements are nested at most; what ends without having begun goes no higher."""
    names = _NAME.findall(data)
    steps = {name: -1 if name[:1] == b"/" else int(name.lower() not in _VOID) for name in {*names}}
    heights = list(accumulate(map(steps.__getitem__, names), initial=0))
    lowest = accumulate(heights, min)
    deepest: int = max(map(sub, heights, lowest))
    return deepest
