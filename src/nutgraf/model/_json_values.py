"""What JSON Schema can say of the plain values of a property: text, numbers, dates, members.

The patterns are of what `safety/dates.py` and `safety/urls.py` admit, and keep to what every
dialect of regular expressions knows (RFC 9485): no look-ahead, no classes by name, so that
validators in Go and Rust take them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .. import vocabulary
from ..safety.limits import DEFAULT_LIMITS
from ..safety.text import HIDDEN

if TYPE_CHECKING:
    from ._admit import Property

__all__ = ["DATE", "PLAIN_CONTEXT", "URL", "scalars"]

_MEMBER_SPELLINGS = ("", "https://schema.org/", "http://schema.org/")
PLAIN_CONTEXT = {"type": "string", "pattern": "^https?://schema\\.org/*$"}

# What str.strip() takes away, and what a URL is freed of.
_SPACES = "[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*"
_ASCII_SPACES = "[\t\n\f\r ]*"

_YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_LEAP_YEAR = (
    "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"  # no 0000
)


def _day(mark: str) -> str:
    """Give the pattern of a day that is in the calendar."""
    long, short = "(?:0[13578]|1[02])", "(?:0[469]|11)"
    of_any_year = (
        f"(?:{long}{mark}(?:0[1-9]|[12][0-9]|3[01])"
        f"|{short}{mark}(?:0[1-9]|[12][0-9]|30)|02{mark}(?:0[1-9]|1[0-9]|2[0-8]))"
    )
    return f"(?:{_YEAR}{mark}{of_any_year}|{_LEAP_YEAR}{mark}02{mark}29)"


def _clock(mark: str) -> str:
    """Give the pattern of a time of day; 24:00 is the midnight that ends it."""
    below = f"(?:[01][0-9]|2[0-3]){mark}[0-5][0-9](?:{mark}[0-5][0-9](?:[.,][0-9]+)?)?"
    return f"(?:{below}|24{mark}00(?:{mark}00(?:[.,]0+)?)?)"


_HOUR_OFFSET = "[+-](?:[01][0-9]|2[0-3])"
_ISO = f"{_day('-')}(?:[Tt ]{_clock(':')}(?: ?(?:[Zz]|{_HOUR_OFFSET}(?::?[0-5][0-9])?))?)?"
_ISO_BASIC = f"{_day('')}(?:T{_clock('')}(?:Z|{_HOUR_OFFSET}(?:[0-5][0-9])?)?)?"

# A label that no browser reads as the number of an IPv4 address; WHATWG URL, section 3.5.
_BEYOND = "\xa1-\U0010ffff"  # a host in other letters: what it may hold, no pattern can say
_IN_LABEL = f"[A-Za-z0-9_{_BEYOND}-]"
_NO_DIGIT = f"[A-Za-z_{_BEYOND}-]"
_NAME = (
    f"(?:{_NO_DIGIT}{_IN_LABEL}*"
    f"|[1-9][0-9]*{_NO_DIGIT}{_IN_LABEL}*"
    f"|0[0-9]+{_NO_DIGIT}{_IN_LABEL}*"
    f"|0[A-WYZa-wyz_{_BEYOND}-]{_IN_LABEL}*"
    f"|0[Xx][0-9A-Fa-f]*[G-Zg-z_{_BEYOND}-]{_IN_LABEL}*)"
)
_BYTE = "0*(?:[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])"
_HOST = rf"(?:\[[0-9A-Fa-f:.]{{2,45}}\]|(?:{_BYTE}\.){{3}}{_BYTE}\.?|(?:{_IN_LABEL}+\.)*{_NAME}\.?)"
_PORT = "(?::(?:[0-9]{0,4}|[0-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"


def _shown() -> str:
    """Give the class of the characters that stand in a path: no space, no markup, none hidden.

    Lone surrogates are left to the reader: no JSON in UTF-8 can hold one.
    """
    hidden = HIDDEN.pattern[1:-1].replace("\ud800-\udfff", "")
    spaces = "\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    return f'[^{hidden}{spaces}<>"{{}}|\\\\^`]'


DATE: dict[str, Any] = {
    "type": "string",
    "maxLength": DEFAULT_LIMITS.date_characters,
    "pattern": f"^{_SPACES}(?:{_ISO}|{_ISO_BASIC}){_SPACES}$",
}
URL: dict[str, Any] = {
    "type": "string",
    "format": "iri",
    "maxLength": DEFAULT_LIMITS.url_characters,
    "pattern": (
        f"^{_ASCII_SPACES}[Hh][Tt][Tt][Pp][Ss]?://{_HOST}{_PORT}(?:[/?#]{_shown()}*)?{_ASCII_SPACES}$"
    ),
}


def scalars(of: Property) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the plain values that a property takes, each with a name for its definition."""
    yield from _texts(of)
    if of.number or of.quantity:
        yield "number", {"type": "number"}
    elif of.integer:
        yield "integer", {"type": "integer"}
    if of.boolean:
        yield "boolean", {"type": "boolean"}


def _texts(of: Property) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give what a text may be; where any will do, members of enumerations are suggestions."""
    if of.text:
        for name in of.enumerations:
            if name != "Enumeration":  # all there are: no help
                yield f"suggested.{name}", {"enum": list(vocabulary.members(name))}
        yield "text", {"type": "string"}
    elif of.quantity:
        yield "text", {"type": "string"}
    elif of.dates:
        yield "date", DATE
    elif of.url:
        yield "url", URL
    else:
        for name in of.enumerations:
            yield f"member.{name}", {"enum": _spelled(name)}


def _spelled(enumeration: str) -> list[str]:
    names = vocabulary.members(enumeration)
    return [f"{prefix}{name}" for prefix in _MEMBER_SPELLINGS for name in names]
