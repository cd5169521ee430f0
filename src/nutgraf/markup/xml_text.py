"""XML as it is found in the world, mended so far that a parser loses nothing of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import Final

from ..findings import Finding, Place, Severity
from ..safety.limits import DEFAULT_LIMITS, Limits
from ..safety.text import xml_clean
from .encoding import decode_xml

__all__ = ["XmlText", "prepare_xml"]

# What may stand for markup is left to the parser, which knows these five.
_XML_ENTITIES = frozenset({"amp", "apos", "gt", "lt", "quot"})
_ENTITIES: Final = {
    name[:-1]: value
    for name, value in html5.items()
    if name.endswith(";") and not set(value) & set("<>&\"'")
}
_AMPERSAND = re.compile(r"&(?:#(x[0-9a-fA-F]{1,8}|[0-9]{1,10});|([A-Za-z][A-Za-z0-9]{0,31});)?")
# References that are certainly none of those, looked for before each is looked at.
_WRONG = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos"
    r"|#(?:9|10|13|3[2-9]|[4-9][0-9]|[1-9][0-9]{2,3})"
    r"|#x(?:[9AaDd]|[2-9A-Fa-f][0-9A-Fa-f]|[1-9A-Fa-f][0-9A-Fa-f]{2}|[1-9A-Ca-c][0-9A-Fa-f]{3}));)"
)
_CDATA = re.compile(r"<!\[CDATA\[")
_CDATA_OR_COMMENT = re.compile(r"<!(?:\[CDATA\[|--)")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*+([\[>]|$)", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s{0,99}>")
_DECLARATION = re.compile(r"\s{0,99}<\?xml\b[^>]{0,400}\?>")
_LAST_CODE_POINT = 0x10FFFF


@dataclass(frozen=True, slots=True)
class XmlText:
    """An XML document without declaration or DTD, and what was mended in it.

    Units: lines are those of the document as it was given; `wrong` is the offset in the text of the
    first reference that was mended, or -1.
    """

    text: str
    findings: tuple[Finding, ...] = ()
    wrong: int = -1

    @property
    def data(self) -> bytes:
        """The document as UTF-8."""
        return self.text.encode()


def prepare_xml(data: bytes | str, limits: Limits = DEFAULT_LIMITS) -> XmlText:
    """Decode a document, take its DTD away and mend its references; whatever the bytes.

    Entities of HTML become their characters, a bare ampersand becomes `&amp;`, and what XML cannot
    carry, not even as a reference, becomes U+FFFD; in CDATA sections only the last.
    """
    findings: list[Finding] = []
    if len(data) > limits.feed_bytes:
        said = f"the document has {len(data):,} bytes; the first {limits.feed_bytes:,} are read"
        findings.append(Finding("feed_too_large", Severity.WARNING, said))
        data = data[: limits.feed_bytes]
    text = decode_xml(data)
    clean = xml_clean(text)
    if clean is not text and clean != text:
        said = "characters that XML cannot carry are read as U+FFFD"
        findings.append(Finding("xml_illegal_character", Severity.WARNING, said))
    declaration = _DECLARATION.match(clean)
    if declaration:
        clean = _blank(declaration.group()) + clean[declaration.end() :]
    mended, wrong = _mended(_without_dtd(clean, findings), findings)
    return XmlText(mended, tuple(findings), wrong)


def _without_dtd(text: str, findings: list[Finding]) -> str:
    """Take the document type away: nothing it declares is ever expanded or fetched."""
    found = _DOCTYPE.search(text, 0, 100_000)
    if found is None:
        return text
    end = found.end()
    if found.group(1) == "[":
        closing = _SUBSET_END.search(text, end)
        end = closing.end() if closing else len(text)
        said = "the document declares entities; they are not read"
        findings.append(Finding("xml_entities_declared", Severity.WARNING, said, Place(line=1)))
    return text[: found.start()] + _blank(text[found.start() : end]) + text[end:]


def _blank(text: str) -> str:
    """Give nothing but the line ends, so that what follows keeps its line."""
    return "\n" * text.count("\n")


def _mended(text: str, findings: list[Finding]) -> tuple[str, int]:
    """Mend the references outside of sections and comments; give where the first one is, too."""
    if "&" not in text and "[" not in text:  # neither references nor sections
        return text, -1
    parts: list[str] = []
    mended, first, at = 0, -1, 0
    last_comment = text.rfind("-->")
    while at < len(text):
        opening = _CDATA_OR_COMMENT.search(text, at)
        if opening and opening[0] == "<!--" and opening.start() > last_comment:  # it has no end
            opening = _CDATA.search(text, at)
        stop = opening.start() if opening else len(text)
        part, count, found = _mend(text[at:stop])
        parts.append(part)
        first = at + found if count and not mended else first
        mended += count
        if opening is None:
            break
        end = text.find("-->" if opening[0] == "<!--" else "]]>", opening.end())
        at = end + 3 if end >= 0 else len(text)
        parts.append(text[stop:at] if end >= 0 else f"{text[stop:at]}]]>")
    if mended:
        said = f"{mended:,} references that XML does not know are read as HTML has them"
        place = Place(
            line=text.count("\n", 0, first) + 1, column=first - text.rfind("\n", 0, first)
        )
        findings.append(Finding("xml_reference_unknown", Severity.WARNING, said, place))
    return "".join(parts), first


def _mend(text: str) -> tuple[str, int, int]:
    """Mend the references of a text; gives how many there were, and where the first one was."""
    if not _WRONG.search(text):
        return text, 0, -1
    count, first = 0, -1

    def mend(found: re.Match[str]) -> str:
        nonlocal count, first
        number, name = found.group(1, 2)
        if name in _XML_ENTITIES or (number and _is_legal(number)):
            return found.group()
        count += 1
        first = first if first >= 0 else found.start()
        if number:
            return "\ufffd"
        return _ENTITIES.get(name or "") or f"&amp;{found.group()[1:]}"

    return _AMPERSAND.sub(mend, text), count, first


def _is_legal(number: str) -> bool:
    code = int(number[1:], 16) if number[0] == "x" else int(number)
    return code <= _LAST_CODE_POINT and code > 0 and xml_clean(chr(code)) == chr(code)
