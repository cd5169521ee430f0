"""The pattern of plain XML: elements, attributes, text and sections of CDATA, one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, TypeAlias

__all__ = [
    "ATTRIBUTES",
    "OPENING",
    "PART",
    "Token",
    "attributes_in",
    "unescaped",
]

_NAME = r"[A-Za-z_][A-Za-z0-9_.:-]*+"
ATTRIBUTES: Final = rf"(?:[ \t\n]++{_NAME}[ \t\n]*+=[ \t\n]*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+"
_TEXT = r"[^<]*+(?:<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>[^<]*+)*+"
# An element with its text, one that only opens, one that closes, the space at the end; else all the
# rest, which is not plain.
PART: Final = re.compile(
    rf"[ \t\n]*+<(?:({_NAME})({ATTRIBUTES})[ \t\n]*+(?:(/)>|>({_TEXT})(</\1[ \t\n]*+>)?)"
    rf"|/({_NAME})[ \t\n]*+>)|[ \t\n]++\Z|(.++)",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(
    rf"[ \t\n]({_NAME})[ \t\n]*+=[ \t\n]*+(?:\"([^\"<]*+)\"|'([^'<]*+)')"
)
_SIMPLE_ATTRIBUTE: Final = re.compile(rf" ({_NAME}) *+= *+\"([^\"<]*+)\"")
OPENING: Final = re.compile(rf"<({_NAME})({ATTRIBUTES})[ \t\n]*+>")
_REFERENCE: Final = re.compile(r"&(?:#x([0-9A-Fa-f]{1,8})|#([0-9]{1,10})|(amp|apos|gt|lt|quot));")
_NAMED: Final = {"amp": "&", "apos": "'", "gt": ">", "lt": "<", "quot": '"'}
# Bodies are full of these; none of them makes an ampersand, which could begin another.
_FREQUENT: Final = (
    ("&#x3C;", "<"), ("&#x3E;", ">"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x22;", '"')
)  # fmt: skip
_SPACE: Final = str.maketrans("\t\n", "  ")
_TAGS_KEPT, _ATTRIBUTES_KEPT = 256, 50  # and their characters: short ones come many times

Token: TypeAlias = tuple[str, str, str, str, str, str, str]


def unescaped(said: str) -> str:
    """Give text as it is meant: references resolved, but for those in CDATA sections."""
    if "<" in said:
        before, _, rest = said.partition("<![CDATA[")
        inside, _, after = rest.partition("]]>")
        return _resolved(before) + inside + unescaped(after)
    return _resolved(said)


def _resolved(said: str) -> str:
    if "&" not in said:
        return said
    for reference, sign in _FREQUENT:
        if reference in said:
            said = said.replace(reference, sign)
    left = said.count("&")
    for reference in ("&#x26;", "&amp;"):  # where all that is left is one of them
        if left == said.count(reference):
            return said.replace(reference, "&")
    return _REFERENCE.sub(_character, said)


def _character(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    return _NAMED[name] if name else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def attributes_in(said: str) -> Mapping[str, str]:
    """Give the attributes of a tag by name; of two of one name the parser keeps the first."""
    return _attributes_of(said) if len(said) <= _ATTRIBUTES_KEPT else _found_in(said)


@lru_cache(maxsize=_TAGS_KEPT)
def _attributes_of(said: str) -> Mapping[str, str]:
    return _found_in(said)


def _found_in(said: str) -> Mapping[str, str]:
    if "'" not in said and "&" not in said and "\n" not in said and "\t" not in said:
        pairs = _SIMPLE_ATTRIBUTE.findall(said)
    else:
        found = _ATTRIBUTE.findall(said)
        pairs = [(name, _value(one or other)) for name, one, other in found]
    named = dict(pairs)
    return named if len(named) == len(pairs) else named | dict(reversed(pairs))


def _value(said: str) -> str:
    """Give the value of an attribute: its line ends and tabs are spaces."""
    return _resolved(said.translate(_SPACE) if "\n" in said or "\t" in said else said)
