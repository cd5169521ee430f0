"""The cheap exact look at a page: its JSON-LD, without a tree of elements.

It goes from one element of raw text to the next, as far as the last script that may be JSON-LD,
and knows of each whether a parser would see it from what stands before. A page where the tree
decides is given up, for the caller to parse: one with such elements in `<select>` or among foreign
elements, or with odd quotations.
Source: WHATWG HTML, section 13.2.5 (tokenisation).
"""

from __future__ import annotations

import re

from ._tags import attributes_at
from ._words_in import may_spell_oddly

__all__ = ["scan"]

_S = rb"\t\n\f\r "  # white space of HTML
_RAW = (b"iframe", b"noembed", b"noframes", b"script", b"style", b"textarea", b"title", b"xmp")
_APART = (b"math", b"select", b"svg", b"template")  # in which other rules hold, or none is seen
_TREE = (b"frameset", b"plaintext")  # after which the tree decides what follows
_VALUE = rb'(?:"[^"]*+"|\'[^\']*+\'|[^%s>"\'][^%s>]*+)' % (_S, _S)
# What follows the name of a tag that is written as most are: no space around `=`, and no quotation
# but around values.
_REST = rb'(?:[^>="\']*+(?<![%s/"\'])=%s)*+[^>="\']*+>' % (_S, _VALUE)
_TAG_END = re.compile(_REST)
_ODD_TAG_END = re.compile(
    rb"(?:[%s/]*+[^%s/>][^%s/>=]*+(?:[%s]*+=[%s]*+(?:%s|(?=>))|(?![%s]*+=)))*+[%s/]*+>"
    % (_S, _S, _S, _S, _S, _VALUE, _S, _S)
)
_TAGS = re.compile(
    rb"(?:[^<]++|</?+[A-Za-z][^%s/>]*+(?=[%s/>])%s|<(?:[!?]|/(?![A-Za-z]))[^>]*+>|<(?![A-Za-z/!?]))*+"
    % (_S, _S, _REST)
)
_LINKED_DATA = "application/ld+json"
_COMMENT_END = re.compile(rb"--!?>")
_DEEP, _MANY = 100, 20_000  # elements, from which on a parser is faster
_MANY_SIGNS = 1_000  # `+`, after which looking for the word is quicker
_SPACES = 20  # between `=` and a quotation that are looked at


def _any_case(names: tuple[bytes, ...]) -> bytes:
    """Give a pattern for names in any case, which shares what they begin with."""
    tails: dict[bytes, list[bytes]] = {}
    for name in sorted(names):
        tails.setdefault(name[:1], []).append(name[1:])
    parts = []
    for head, rest in tails.items():
        if not head:
            parts.append(rb"(?=[%s/>])" % _S)
        else:
            spelled = b"[%s%s]" % (head, head.upper()) if head.isalpha() else re.escape(head)
            parts.append(spelled + _any_case(tuple(rest)))
    return parts[0] if len(parts) == 1 else b"(?:%s)" % b"|".join(parts)


_STOP = re.compile(
    rb"<(?:%s|/%s|!(?:--|\[CDATA\[))" % (_any_case((*_RAW, *_APART, *_TREE)), _any_case(_APART))
)
_WANTED = re.compile(b"<" + _any_case((b"frameset", b"script")))
# After one letter that it must begin with, `re` looks as quickly as memory is read.
_RAW_ENDS = {name: re.compile(rb"<(?=/%s)" % _any_case((name,))) for name in _RAW}
_SCRIPT_END = re.compile(rb"<(?=/%s|!--)" % _any_case((b"script",)))


class _UnclearError(Exception):
    """What stands before an element does not tell whether it is one."""


def scan(data: bytes, plain: int = 0) -> list[tuple[int, int]] | None:
    """Give the places of the JSON-LD in a page in UTF-8, or give it up.

    Shape: up to the place `plain` it is known to spell nothing oddly.
    """
    found: list[tuple[int, int]] = []
    try:
        if b"\0" not in data:
            _look_through(data, _last(data, plain), found)
            return found
    except _UnclearError:
        pass
    return None


def _last(data: bytes, plain: int) -> int:
    """Give where the last tag begins that may be one of JSON-LD, or a place behind it, or -1."""
    return _last_by_tags(data) if may_spell_oddly(data, plain) else _last_spelled(data)


def _last_spelled(data: bytes) -> int:
    """Give the last place of `ld+json`; for one sign Python looks at the speed of memory."""
    at = len(data)
    for _ in range(_MANY_SIGNS):
        at = data.rfind(b"+", 0, at)
        if at < 0 or data.startswith(b"ld+json", at - 2):
            return max(at - 2, -1)
    return data.rfind(b"ld+json", 0, at + 5)


def _last_by_tags(data: bytes) -> int:
    """Look at the tags from the last one on.

    A tag that is written as most are says so itself, wherever it stands. A set of frames takes the
    place of what stands before it, and there may be one anywhere.
    """
    for wanted in reversed(list(_WANTED.finditer(data))):
        start, after = wanted.span()
        end = _TAG_END.match(data, after)
        is_frames = wanted[0].lower() == b"<frameset"
        if is_frames or end is None or _is_linked_data(data[start : end.end()]):
            return start
    return -1


def _look_through(data: bytes, last: int, found: list[tuple[int, int]]) -> None:
    """Go from element to element; `sure` is a place where text stands, `at` where to look on."""
    sure = at = steps = 0
    apart: list[bytes] = []
    while at <= last and (stop := _STOP.search(data, at)) is not None:
        steps += 1
        if len(apart) > _DEEP or steps > _MANY:
            raise _UnclearError
        start, at = stop.span()
        word = stop[0][1:].lower()
        if start > sure:
            _require_text(data, sure, start)
        if word in _APART:
            sure = at = _opened(data, word, at, apart)
        elif word[:1] == b"/":
            sure = start
            if word[1:] in apart[-1:]:
                apart.pop()
        elif word == b"!--":
            sure = at = _comment_end(data, at)
        elif word not in _RAW_ENDS or not {b"template"}.issuperset(apart):
            _require_no_element(data, word, at, apart)
        else:
            after = _tag_end(data, at)
            sure = at = _raw_end(data, after, word)
            if word == b"script" and not apart and _is_linked_data(data[start:after]):
                found.append((after, at))


def _opened(data: bytes, name: bytes, at: int, apart: list[bytes]) -> int:
    """Note an element in which other rules hold, and give where its start tag ends."""
    end = _tag_end(data, at)
    if name in {b"select", b"template"} or data[end - 2 : end] != b"/>":
        apart.append(name)
    return end


def _require_no_element(data: bytes, name: bytes, at: int, apart: list[bytes]) -> None:
    """Make sure that nothing is hidden or shown by an element among foreign ones.

    There the titles and styles of a drawing are elements like others, and hold plain text at most.
    """
    if apart[-1:] == [b"svg"] and name in {b"style", b"title"}:
        end = data.find(b"<", _tag_end(data, at))
        if data[end : end + 7].lower() == b"</" + name:
            return
    raise _UnclearError


def _require_text(data: bytes, sure: int, start: int) -> None:
    """Make sure that no tag, value or comment that began after `sure` is open at `start`."""
    last = data.rfind(b"<", sure, start)
    if last < 0:
        return
    end = data.rfind(b">", last, start)
    if (
        end < 0
        or data.find(b'"', end, start) >= 0
        or data.find(b"'", end, start) >= 0
        or _opens_value(data, data.rfind(b'"', sure, end), sure)
        or _opens_value(data, data.rfind(b"'", sure, end), sure)
    ) and _TAGS.fullmatch(data, sure, start) is None:
        raise _UnclearError


def _opens_value(data: bytes, quote: int, sure: int) -> bool:
    return quote >= 0 and data[max(sure, quote - _SPACES) : quote].rstrip()[-1:] in {b"=", b""}


def _tag_end(data: bytes, at: int) -> int:
    end = _TAG_END.match(data, at) or _ODD_TAG_END.match(data, at)
    if end is None:
        raise _UnclearError
    return end.end()


def _comment_end(data: bytes, at: int) -> int:
    if data.startswith((b">", b"->"), at):
        return data.index(b">", at) + 1
    end = _COMMENT_END.search(data, at)
    return end.end() if end else len(data)


def _raw_end(data: bytes, at: int, name: bytes) -> int:
    """Give where raw text ends; in a script, `<!--<script` may hide an end tag."""
    end = (_SCRIPT_END if name == b"script" else _RAW_ENDS[name]).search(data, at)
    stop = end.start() if end else len(data)
    if name == b"script" and data.startswith(b"<!--", stop):
        hidden, end = stop, _RAW_ENDS[name].search(data, stop)
        stop = end.start() if end else len(data)
        if b"<script" in data[hidden:stop].lower():
            raise _UnclearError
    return stop


def _is_linked_data(tag: bytes) -> bool:
    if b"&#" not in tag and b"json" not in tag.lower():  # no other reference stands for a letter
        return False
    kind = attributes_at(tag.decode("utf-8", "replace"), len("<script"))[0].get("type", "")
    return kind.split(";", 1)[0].strip().lower() == _LINKED_DATA
