"""The one exact pass over an HTML page: which scripts stand in it, and where."""

from __future__ import annotations

from dataclasses import dataclass

from ..findings import Finding, Place, Severity
from ..safety.limits import DEFAULT_LIMITS, Limits
from ._html import script_texts
from .encoding import decode_page
from .json_text import line_and_column

__all__ = ["Page", "Script", "read_page"]


@dataclass(frozen=True, slots=True)
class Script:
    """The text of one JSON-LD script, and its offset in the page in characters."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Page:
    """What the pass over a page found."""

    text: str
    scripts: tuple[Script, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def injects(self) -> bool:
        """Whether a script of the page names the type of JSON-LD, to write some where it runs."""
        return not self.scripts and "ld+json" in self.text


def read_page(data: bytes | str, limits: Limits = DEFAULT_LIMITS) -> Page:
    """Find the JSON-LD scripts of a page, whatever the bytes.

    A page over the size limit is read up to it, and the finding says so.
    """
    findings: list[Finding] = []
    if len(data) > limits.page_bytes:
        said = f"the page has {len(data):,} bytes; read up to {limits.page_bytes:,}"
        findings.append(Finding("page_too_large", Severity.WARNING, said))
        data = data[: limits.page_bytes]
    text = decode_page(data)
    scripts: list[Script] = []
    after = 0
    for found in script_texts(text):
        offset = _offset(text, found, after)
        after = offset + len(found)
        if len(scripts) >= limits.scripts:
            said = f"more than {limits.scripts} JSON-LD scripts; the rest is not read"
            findings.append(_at(text, offset, "scripts_too_many", said))
            break
        if len(found) > limits.script_bytes:
            said = f"a JSON-LD script of {len(found):,} characters is not read"
            findings.append(_at(text, offset, "script_too_large", said))
        else:
            scripts.append(Script(found, offset))
    return Page(text, tuple(scripts), tuple(findings))


def _offset(text: str, found: str, after: int) -> int:
    """Find a script in the page; a parser may have changed its line ends or NULs."""
    offset = text.find(found, after)
    if offset < 0:
        first = found.split("\n", 1)[0][:80]
        offset = text.find(first, after) if first else after
    return max(offset, 0)


def _at(text: str, offset: int, rule: str, said: str) -> Finding:
    line, column = line_and_column(text, offset)
    return Finding(rule, Severity.WARNING, said, Place(line=line, column=column))
