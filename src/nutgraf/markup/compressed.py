"""Documents that come compressed, as sitemaps and saved responses do: opened within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ..findings import Finding, Severity
from ..safety.limits import DEFAULT_LIMITS, Limits

__all__ = ["expanded"]

_GZIP = b"\x1f\x8b\x08"  # RFC 1952, section 2.3.1: the mark, and deflate
_GZIP_WINDOW = 31  # zlib's word for a header of gzip and the largest window
_BLOCK_BYTES = 65_536  # opened at a time, so that a fault loses only what stands behind it
_FREE_BYTES = 1_048_576  # to which any document may expand: short ones repeat themselves most
_MEMBERS = 100  # of one document; each costs a copy of those behind it


def expanded(data: bytes, limits: Limits = DEFAULT_LIMITS) -> tuple[bytes, tuple[Finding, ...]]:
    """Give the document that gzip holds; other bytes come back as they are.

    What is more than the bounds of a feed or of the expansion is left out, and so is what follows a
    fault; the findings say so. Source: RFC 1952.
    """
    if not data.startswith(_GZIP):
        return data, ()
    most = min(limits.feed_bytes, max(len(data) * limits.expansion, _FREE_BYTES))
    parts: list[bytes] = []
    findings: tuple[Finding, ...] = ()
    try:
        parts.extend(_parts(data, most))
    except zlib.error:
        findings = (_broken(),)
    whole = b"".join(parts)
    if len(whole) <= most:
        return whole, findings
    said = f"the document expands to more than {most:,} bytes; the first {most:,} are read"
    return whole[:most], (_warning("compressed_too_far", said),)


def _parts(data: bytes, most: int) -> Iterator[bytes]:
    """Give what the members hold, one after the other, up to one byte more than the bound."""
    for _ in range(_MEMBERS):
        opening = zlib.decompressobj(_GZIP_WINDOW)
        end = 0
        while end < len(data) and not opening.eof:
            part = opening.decompress(data[end : end + _BLOCK_BYTES], most + 1)
            yield part
            most -= len(part)
            if most < 0:
                return
            end += _BLOCK_BYTES
        if not opening.eof:
            raise zlib.error("cut")
        data = opening.unused_data + data[end:]
        if not data.startswith(_GZIP):  # the end, or padding
            return
    raise zlib.error("too many members")


def _broken() -> Finding:
    said = "the compressed document is broken; it is read up to there"
    return _warning("compressed_broken", said)


def _warning(rule: str, said: str) -> Finding:
    return Finding(rule, Severity.WARNING, said)
