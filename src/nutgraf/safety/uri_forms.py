"""What a URI lacks by the rules of its scheme, where other programs hold it against them.

Source: RFC 9110, section 4.2; RFC 4151 (tag); RFC 8141 (urn); RFC 9562, section 4 (urn:uuid).
"""

from __future__ import annotations

import re

__all__ = ["fault_of_uri", "has_known_scheme"]

_HTTP = re.compile(r"https?:(?!//[^/?#])", re.IGNORECASE)
_TAG = re.compile(
    r"tag:(?:[A-Za-z0-9._-]{1,64}@)?[a-z0-9.-]{1,253},\d{4}(?:-\d\d){0,2}:\S*", re.ASCII
)
_URN = re.compile(r"urn:(?!uuid:)[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:\S+", re.ASCII | re.IGNORECASE)
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

# Those of IANA's URI Schemes that a feed may hold.
_SCHEMES = frozenset(
    {"aaa", "acap", "acct", "cap", "cid", "data", "dav", "dict", "dns", "doi", "file", "ftp", "geo",
     "go", "gopher", "http", "https", "iax", "icap", "im", "imap", "info", "ipp", "iris", "jabber",
     "ldap", "magnet", "mailto", "mid", "mms", "mtqp", "news", "nfs", "nntp", "opaquelocktoken",
     "pop", "pres", "rtmp", "rtsp", "sip", "sips", "sms", "snmp", "tag", "tel", "telnet", "tftp",
     "thismessage", "tv", "urn", "wais", "ws", "wss", "xmpp"}
)  # fmt: skip


def fault_of_uri(uri: str) -> str:
    """Say what an address lacks by the rules of its scheme, or nothing."""
    scheme = uri.partition(":")[0].lower()
    if scheme in {"http", "https"}:
        return "names no host" if _HTTP.match(uri) else ""
    if scheme == "tag":
        return "" if _TAG.fullmatch(uri) else "is no tag: with a host in small letters and a date"
    is_urn = scheme != "urn" or _URN.fullmatch(uri) or _UUID.fullmatch(uri)
    return "" if is_urn else "is no URN"


def has_known_scheme(uri: str) -> bool:
    """Tell whether an address has one of the schemes that are registered."""
    return uri.partition(":")[0].lower() in _SCHEMES
