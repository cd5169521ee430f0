"""The only URLs that leave: absolute, http or https, with a host, kept as they were written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Self
from unicodedata import category, normalize
from urllib.parse import quote, urljoin

from .limits import DEFAULT_LIMITS
from .show import show
from .text import HIDDEN

__all__ = [
    "Url",
    "are_plain_uris",
    "is_absolute",
    "is_plain_uri",
    "resolve",
    "to_uri",
    "url_at_once",
]

_ASCII_SPACE = "\t\n\f\r "
_URL = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/?#]+)(?P<rest>.*)", re.IGNORECASE)
# What most URLs are; the rest of it needs no further look.
_PLAIN_URL = re.compile(r"https?://([a-z0-9.-]{1,253})(?:[/?#][A-Za-z0-9/._~?#&=%+,;:@!$'()*-]*)?")
# What is certainly one, host and length included: a host in ASCII whose last label is of letters.
_is_usual = re.compile(
    r"https?+://(?:(?!xn--)[a-z0-9-]{1,40}+\.){1,4}+[a-z]{2,20}+"
    r"(?:/[A-Za-z0-9/._~?#&=%+,;:@!$'()*-]{0,1800}+)?+"
).fullmatch
_END_OF_AUTHORITY = re.compile(r"[/?#]")
# What RFC 3986 keeps out of a URI and RFC 3987 out of an IRI, as far as it could break markup.
_FORBIDDEN = re.compile(r"[\s<>\"{}|\\^`]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:", re.ASCII)
_AUTHORITY = re.compile(
    r"(?P<host>\[[0-9A-Fa-f:.]{2,45}\]|[^@:\[\]%]{1,254})(?::(?P<port>\d{0,5}))?", re.ASCII
)
_DOTS = re.compile("[.\u3002\uff0e\uff61]")  # full stops of a host; UTS #46, section 2.3
_PORTS = 65_535
_made: Final = str.__new__
_HOST_CHARACTERS = 253  # RFC 1035, section 2.3.4, less the root
_LABEL_CHARACTERS = 63  # RFC 1035, section 2.3.4
_LETTERS: Final = ("L", "M", "N")  # categories of Unicode that a host is made of
_NUMERIC = re.compile(r"\d+|0[xX][0-9A-Fa-f]*", re.ASCII)
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "%!$&'()*+,;=:@/?-._~"  # characters that stay in path and query; RFC 3986, section 3.3
# What has nothing to escape, which is most URLs; looked for because escaping costs ten times that.
_SIGNS = r"(?:[A-Za-z0-9!$&'()*+,;=:@/?._~-]++|%[0-9A-Fa-f]{2})*+"
_BEHIND_HOST = rf"(?:[/?]{_SIGNS})?(?:\#{_SIGNS})?"
_URI = re.compile(rf"[A-Za-z]{{4,5}}://[A-Za-z0-9._:-]+{_BEHIND_HOST}")
_PLAIN_URIS = re.compile(rf"^https?://([a-z0-9.-]{{1,253}}){_BEHIND_HOST}$", re.MULTILINE)


class Url(str):
    """An absolute http or https URL as it was written, but for space around it.

    Errors: ValueError for anything else, and for what hides something: user names, controls,
    invisible characters, hosts that are no host.
    Source: RFC 3986; RFC 3987.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Check the text and keep it."""
        if type(text) is cls:
            return text
        if not isinstance(text, str):
            raise ValueError(f"{show(text, 60)} is no URL")  # noqa: TRY004 (one error for callers)
        kept = text.strip(_ASCII_SPACE)
        fault = _fault_of(kept)
        if fault:
            raise ValueError(f"'{show(kept, 60)}' is no http URL: {fault}")
        return super().__new__(cls, kept)


def url_at_once(text: str) -> Url | None:
    """Give the URL that a text is as it stands; None for space around one and for anything else."""
    if _is_usual(text):
        return _made(Url, text)
    return _made(Url, text) if text.strip(_ASCII_SPACE) == text and not _fault_of(text) else None


def is_absolute(text: str) -> bool:
    """Tell whether the text is such a URL by itself."""
    return not _fault_of(text.strip(_ASCII_SPACE))


def is_plain_uri(text: str) -> bool:
    """Tell at once of most URLs in ASCII that they are; of the others it says nothing."""
    found = _PLAIN_URIS.fullmatch(text)
    return (
        found is not None
        and len(text) <= DEFAULT_LIMITS.url_characters
        and not _fault_of_authority(found[1])
    )


def are_plain_uris(texts: Sequence[str]) -> bool:
    """Tell of many at once that each is such a URL."""
    lines = "\n".join(texts)
    hosts: list[str] = _PLAIN_URIS.findall(lines)
    return (
        len(hosts) == len(texts) == lines.count("\n") + 1
        and max(map(len, texts)) <= DEFAULT_LIMITS.url_characters
        and not any(map(_fault_of_authority, {*hosts}))
    )


def resolve(text: str, base: str) -> Url:
    """Give the absolute URL of a reference that stands in the document at `base`.

    A space inside the reference is read as `%20`, as browsers do.
    Raises ValueError for an empty reference, for one with a scheme that is no whole http URL, and
    for what `Url` refuses. Source: RFC 3986, section 5.
    """
    if _is_usual(text):
        return _made(Url, text)
    text = text.strip(_ASCII_SPACE)
    if len(text) > DEFAULT_LIMITS.url_characters:
        raise ValueError(f"'{show(text, 60)}' is longer than a URL")
    text = text.replace(" ", "%20")
    if not text or _FORBIDDEN.search(text) or HIDDEN.search(text):
        raise ValueError(f"'{show(text, 60)}' is no reference")
    if _SCHEME.match(text):
        return Url(text)
    base = Url(base)
    if text.startswith("//"):  # urljoin takes an empty host for none
        return Url(f"{base.partition('//')[0]}{text}")
    return Url(urljoin(base, text))


def to_uri(url: str) -> str:
    """Write a URL in ASCII, as RSS and sitemaps ask for it.

    Hosts go to punycode in lower case, the rest is escaped as UTF-8. Again changes nothing.
    Raises ValueError for what `Url` refuses. Source: RFC 3987, section 3.1; RFC 3492.
    """
    if type(url) is not Url:
        url = Url(url)
    if _URI.fullmatch(url):
        return str(url)
    scheme, _, after = url.partition("://")
    authority = _END_OF_AUTHORITY.split(after, maxsplit=1)[0]
    rest, mark, fragment = after[len(authority) :].partition("#")
    return f"{scheme}://{_authority_to_uri(authority)}{_escape(rest)}{mark}{_escape(fragment)}"


def _fault_of(text: str) -> str:
    """Say what is wrong with a URL, or nothing."""
    if len(text) > DEFAULT_LIMITS.url_characters:
        return f"longer than {DEFAULT_LIMITS.url_characters} characters"
    plain = _PLAIN_URL.fullmatch(text)
    if plain is not None:
        return _fault_of_authority(plain[1])
    match = _URL.fullmatch(text)
    if match is None:
        return "no http or https with a host"
    if _FORBIDDEN.search(text) or HIDDEN.search(text):
        return "a character that no URL has"
    return _fault_of_authority(match["authority"])


@lru_cache(maxsize=256)
def _fault_of_authority(authority: str) -> str:
    match = _AUTHORITY.fullmatch(authority)
    if match is None or int(match["port"] or 0) > _PORTS:
        return "no host and port"
    host = match["host"]
    if host.startswith("["):
        return "" if _is_ipv6(host[1:-1]) else "no IPv6 address"
    if _DOTS.match(host, len(host) - 1):  # the root
        host = host[:-1]
    labels = [_label_to_ascii(label) for label in _DOTS.split(host)]
    if not all(_is_label(label) for label in labels) or len(".".join(labels)) > _HOST_CHARACTERS:
        return "no host"
    return "" if _is_name_or_ipv4(labels) else "no IPv4 address"


def _is_ipv6(text: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def _is_label(label: str) -> bool:
    """Tell whether an ASCII label of a host is one; underscores are seen in the wild."""
    if not 0 < len(label) <= _LABEL_CHARACTERS:
        return False
    if label[:4].lower() == "xn--":
        return _is_punycode(label[4:])
    return label.replace("-", "a").replace("_", "a").isalnum()


def _is_punycode(text: str) -> bool:
    try:
        decoded = text.encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return False
    return _is_of_letters(decoded) and not decoded.isascii()


def _is_of_letters(label: str) -> bool:
    return bool(label) and all(one in "-_" or category(one)[0] in _LETTERS for one in label)


def _is_name_or_ipv4(labels: list[str]) -> bool:
    """Browsers read a host that ends in a number as an address; WHATWG URL, section 3.5."""
    if not _NUMERIC.fullmatch(labels[-1]):
        return True
    return len(labels) == 4 and all(one.isdigit() and int(one) < 256 for one in labels)


def _authority_to_uri(authority: str) -> str:
    if authority.isascii():
        return authority
    host, mark, port = authority.partition(":")
    return ".".join(_label_to_ascii(label) for label in _DOTS.split(host)) + mark + port


def _label_to_ascii(label: str) -> str:
    """Give the punycode of a label, or nothing if it is none; ASCII stays as it is.

    Letters are lowered one by one, so that none depends on its neighbours; a sharp s stays.
    Source: RFC 5891, section 4; UTS #46, without its table.
    """
    if label.isascii():
        return label
    for _ in range(2):  # lowering may undo the normal form, and the other way round
        label = "".join(one.lower() for one in normalize("NFKC", label))
    label = normalize("NFKC", label)
    if not _is_of_letters(label) or (label.startswith("xn--") and not label.isascii()):
        return ""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"


def _escape(text: str) -> str:
    return quote(_BROKEN_ESCAPE.sub("%25", text), safe=_SAFE)
