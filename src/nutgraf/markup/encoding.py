"""Which encoding bytes are in, and their text; total, whatever the bytes."""

from __future__ import annotations

import codecs
import re

from ..safety.text import clean

__all__ = ["decode", "decode_page", "decode_xml"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD_BYTES = 4_096  # where a page must state its encoding; browsers look at 1,024
_CHARSET = re.compile(
    rb"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
# What browsers take these labels to mean. Source: WHATWG Encoding, section 4.2.
_LABELS = {
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "utf-16": "utf-8",  # a page that can say so in ASCII is not UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}

_DECLARATION = re.compile(
    rb"\s{0,99}<\?xml[^>]{0,99}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._:-]{1,40})", re.IGNORECASE
)
_XML_STARTS = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"), (b"<\0r\0", "utf-16-le"))


def decode(data: bytes | str, default: str = "utf-8") -> str:
    """Give the text of bytes: by byte order mark, else in the default encoding.

    What cannot be decoded becomes U+FFFD; a byte order mark is no part of the text.
    """
    if isinstance(data, str):
        return clean(data.removeprefix("\ufeff"))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    return data.decode(default, "replace")


def decode_page(data: bytes | str) -> str:
    """Give the text of an HTML page: by byte order mark, its own statement, else UTF-8."""
    if isinstance(data, str) or data.startswith(tuple(mark for mark, _ in _MARKS)):
        return decode(data)
    stated = _CHARSET.search(data[:_HEAD_BYTES])
    return decode(data, _python_name(stated.group(1).decode("ascii")) if stated else "utf-8")


def decode_xml(data: bytes | str) -> str:
    """Give the text of an XML document: by byte order mark, its declaration, else UTF-8.

    Bytes that are no UTF-8 and say nothing of themselves are read as Windows-1252, which is what
    such feeds are found in. Source: XML 1.0, appendix F.
    """
    if isinstance(data, str) or data.startswith(tuple(mark for mark, _ in _MARKS)):
        return decode(data)
    for start, name in _XML_STARTS:
        if data.startswith(start):
            return data.decode(name, "replace")
    stated = _DECLARATION.match(data[:_HEAD_BYTES])
    if stated:
        return decode(data, _python_name(stated.group(1).decode("ascii")))
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _python_name(label: str) -> str:
    label = label.lower()
    try:
        info = codecs.lookup(_LABELS.get(label, label))
    except LookupError:
        return "utf-8"
    return info.name if getattr(info, "_is_text_encoding", True) else "utf-8"
