"""Which encoding bytes are in, and their text; total, whatever the bytes."""

from __future__ import annotations

import codecs
import re

from ..safety.text import clean

__all__ = [
    "bytes_of",
    "decode",
    "decode_page",
    "decode_xml",
    "encoding_of_page",
    "page_in_utf8",
    "runs_of",
]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKED = tuple(mark for mark, _ in _MARKS)
_MAX_RUNS = 2_000  # each decodes the rest of the page anew
_HEAD_BYTES = 4_096  # where a page must state its encoding; browsers look at 1,024
_CHARSET = re.compile(rb"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([a-z0-9_.:-]{2,40})")
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


def bytes_of(data: bytes | str, faults: str) -> bytes:
    """Give the bytes of a document; `faults` is how lone surrogates of a text are encoded.

    Raises TypeError for what is neither bytes nor text.
    """
    if isinstance(data, str):
        return data.encode("utf-8", faults)
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(f"a document is bytes or text, not a {type(data).__name__}")
    return bytes(data)


def decode(data: bytes | str, default: str = "utf-8") -> str:
    """Give the text of bytes: by byte order mark, else in the default encoding.

    What cannot be decoded becomes U+FFFD; a byte order mark is no part of the text.
    """
    if isinstance(data, str):
        return clean(data.removeprefix("\ufeff"))
    if data.startswith(_MARKED):
        for mark, name in _MARKS:
            if data.startswith(mark):
                return data[len(mark) :].decode(name, "replace")
    return data.decode(default, "replace")


def decode_page(data: bytes | str) -> str:
    """Give the text of an HTML page, in the encoding that `page_in_utf8` finds."""
    if isinstance(data, str):
        return decode(data)
    encoding, start = encoding_of_page(data)
    return data[start:].decode(encoding, "replace")


def page_in_utf8(data: bytes | str) -> bytes:
    """Give an HTML page in UTF-8: it says by byte order mark or statement what it is in.

    Bytes that are UTF-8 throughout are UTF-8 whatever they say, for chance does not write it; those
    that say nothing and are not are Windows-1252, as browsers take them. What is in UTF-8 is not
    decoded, faults included. Source: WHATWG HTML, section 13.2.3.2.
    """
    if isinstance(data, str):
        return decode(data).encode("utf-8", "replace")
    encoding, start = encoding_of_page(data)
    if encoding == "utf-8":
        return data[start:] if start else data
    return data[start:].decode(encoding, "replace").encode("utf-8", "replace")


def runs_of(data: bytes, *, is_page: bool) -> tuple[str, list[tuple[int, str]]]:
    """Give the encoding of a document, and its text in runs with their offsets in bytes.

    The runs joined are what `decode_page` gives of a page, `decode` of any other document. What
    cannot be decoded is a run of its own; of more than a thousand such the rest is left out.
    """
    encoding, at = encoding_of_page(data) if is_page else _marked(data) or ("utf-8", 0)
    runs: list[tuple[int, str]] = []
    while at < len(data) and len(runs) < _MAX_RUNS:
        try:
            runs.append((at, data[at:].decode(encoding)))
            break
        except UnicodeDecodeError as fault:
            runs.append((at, data[at : at + fault.start].decode(encoding)))
            runs.append((at + fault.start, "\ufffd"))
            at += fault.end
    return encoding, runs


def encoding_of_page(data: bytes) -> tuple[str, int]:
    """Give the encoding of an HTML page, and how many bytes its byte order mark has."""
    if (marked := _marked(data)) is not None:
        return marked
    stated = _CHARSET.search(data[:_HEAD_BYTES].lower())
    name = _python_name(stated.group(1).decode("ascii")) if stated else ""
    return "utf-8" if name == "utf-8" or _is_utf8(data) else name or "cp1252", 0


def _marked(data: bytes) -> tuple[str, int] | None:
    """Give the encoding that a byte order mark says, and the number of its bytes."""
    return next(((name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), None)


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8; a character cut at the end does not speak against it."""
    if data.isascii():
        return b"\x1b" not in data  # ISO-2022 is ASCII throughout
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def decode_xml(data: bytes | str) -> str:
    """Give the text of an XML document: by byte order mark, its declaration, else UTF-8.

    Bytes that are no UTF-8 and say nothing of themselves are read as Windows-1252, which is what
    such feeds are found in. Source: XML 1.0, appendix F.
    """
    if isinstance(data, str) or data.startswith(_MARKED):
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
