"""Code points that no output can carry, and code points that nobody sees."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["HIDDEN", "clean", "xml_clean"]

REPLACEMENT = "\ufffd"

# What is invisible or steers a terminal, an editor or the order of letters, one code point a match:
# controls, soft hyphen, joiners and fillers of no width, marks and overrides of direction, line and
# paragraph separators, tags, surrogates and noncharacters.
HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff"
    + "".join(f"{chr(end - 2)}{chr(end - 1)}" for end in range(2 << 16, 18 << 16, 1 << 16))
    + "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
# Source: XML 1.0, production 2 (Char), turned round.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG = 4_096  # characters from which on trying twice costs nothing
_LEGAL_BYTES = bytes(one for one in range(256) if one >= 0x20 or one in b"\t\n\r")


def clean(text: str) -> str:
    """Replace lone surrogates by U+FFFD, and nothing else.

    Text that has none comes back as the same object.
    """
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub(REPLACEMENT, text)
    return text


def xml_clean(text: str) -> str:
    """Replace what XML 1.0 cannot carry, not even as a reference, by U+FFFD.

    Text that has none of it comes back as the same object.
    """
    try:  # a look through the bytes takes a third of the time of the pattern
        data = _bytes_of(text)
    except UnicodeEncodeError:
        return _NOT_XML.sub(REPLACEMENT, text)
    # Text without any character as high as U+FFFE is not even looked through for it.
    if not data.translate(None, _LEGAL_BYTES) and "\ufffe" not in text and "\uffff" not in text:
        return text
    return _NOT_XML.sub(REPLACEMENT, text)


def _bytes_of(text: str) -> bytes:
    """Give bytes in which the controls of a text are what they are; raises for what has none."""
    if len(text) >= _LONG:
        try:
            return text.encode("latin-1")  # which is there already, where it has no other letters
        except UnicodeEncodeError:
            return text.encode()
    return text.encode()
