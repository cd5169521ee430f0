"""Mends the JSON-LD of a document where it stands; every other byte stays as it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from .checking import examine
from .findings import Finding, Severity
from .formats._sniff import sniff
from .markup.encoding import runs_of
from .markup.json_edit import Edit, Splice, splices
from .markup.page import read_page
from .rules import Ruleset
from .safety.limits import DEFAULT_LIMITS, Limits

__all__ = ["Mended", "mend"]

_JSON = frozenset({"html", "jsonld"})  # the formats whose text may hold JSON-LD
_MAX_ROUNDS = 300  # a round mends a hundred findings of a rule; a document has 20,000 nodes


@dataclass(frozen=True, slots=True)
class Mended:
    """A document after its fixes.

    Shape: `fixed` are the findings that are silenced; `refused` those with a fix that could not be
    made for certain, or would have brought a graver fault; `unsafe` those whose fix was not asked
    for.
    """

    data: bytes
    fixed: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    unsafe: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """How a document is judged, and which fixes are wanted."""

    rules: Ruleset
    unsafe: bool
    url: str
    now: datetime | None
    format: str
    limits: Limits
    wanted: Callable[[Finding], bool]

    def findings(self, data: bytes) -> tuple[Finding, ...]:
        seen = examine(
            data, self.rules, url=self.url, now=self.now, format=self.format, limits=self.limits
        )
        if seen.document is not None:
            seen.document.release()
        return seen.findings

    def wants(self, finding: Finding) -> bool:
        fix = finding.fix
        return fix is not None and (fix.is_safe or self.unsafe) and self.wanted(finding)

    def leaves(self, finding: Finding) -> bool:
        fix = finding.fix
        return fix is not None and not (fix.is_safe or self.unsafe) and self.wanted(finding)


def mend(  # noqa: PLR0913 (each is named at the call)
    data: bytes,
    rules: Ruleset,
    *,
    unsafe: bool = False,
    url: str = "",
    now: datetime | None = None,
    format: str = "",
    limits: Limits = DEFAULT_LIMITS,
    wanted: Callable[[Finding], bool] = lambda _: True,
) -> Mended:
    """Make the fixes that findings offer, the unsafe ones only when asked to.

    A fix is made when it silences its finding and brings nothing as grave. What is
    mended is mended to the end: the same call on its result changes nothing. `wanted` tells which
    findings are to be silenced.
    """
    kind = format or sniff(data)
    if kind not in _JSON:
        return Mended(data)
    way = _Way(rules, unsafe, url, now, kind, limits, wanted)
    fixed: list[Finding] = []
    for _ in range(_MAX_ROUNDS):
        before = way.findings(data)
        offered = [finding for finding in before if way.wants(finding)]
        made = _attempt(data, before, offered, way) if offered else None
        if made is None:
            left = tuple(finding for finding in before if way.leaves(finding))
            return Mended(data, tuple(fixed), tuple(offered), left)
        data = made.data
        fixed += made.fixed
    return Mended(data, tuple(fixed))


def _attempt(
    data: bytes, before: Sequence[Finding], wanted: Sequence[Finding], way: _Way
) -> Mended | None:
    """Make all fixes, or where that does harm, as many as do none of a half, and so on."""
    changed, made = _applied(data, wanted, way)
    if made and _is_better(before, way.findings(changed), made):
        return Mended(changed, tuple(made))
    if len(wanted) < 2:
        return None
    half = len(wanted) // 2
    first = _attempt(data, before, wanted[:half], way)
    return first or _attempt(data, before, wanted[half:], way)


def _is_better(
    before: Sequence[Finding], after: Sequence[Finding], made: Sequence[Finding]
) -> bool:
    """Tell whether the fixed findings are gone, and nothing graver came."""
    left = {(one.rule, one.place) for one in after}
    if any((one.rule, one.place) in left for one in made):
        return False
    return _gravity(after) <= _gravity(before)


def _gravity(findings: Sequence[Finding]) -> tuple[int, int]:
    counts = Counter(finding.severity for finding in findings)
    return counts[Severity.ERROR], counts[Severity.WARNING]


def _applied(data: bytes, wanted: Sequence[Finding], way: _Way) -> tuple[bytes, list[Finding]]:
    """Give the bytes with the fixes made that can be, and which those are."""
    whole = _Whole(data, way)
    cuts: list[tuple[int, int, bytes]] = []
    made = []
    for finding, splice in whole.splices(wanted):
        cut = whole.cut(splice)
        if cut is not None and not any(cut[0] < end and start < cut[1] for start, end, _ in cuts):
            cuts.append(cut)
            made.append(finding)
    pieces, at = [], 0
    for start, end, new in sorted(cuts):
        pieces += [data[at:start], new]
        at = end
    return b"".join([*pieces, data[at:]]), made


class _Whole:
    """A document as bytes and as text, and where its JSON stands in both."""

    def __init__(self, data: bytes, way: _Way) -> None:
        self._data = data
        self._encoding, self._runs = runs_of(data, is_page=way.format == "html")
        self._text = "".join(run for _, run in self._runs)
        self._bits = [(self._text, 0)]
        self._breaks: list[int] = []
        if way.format == "html":
            pairs = _places(self._text, "\r\n")
            self._breaks = [at - number for number, at in enumerate(pairs)]
            page = read_page(data, way.limits)
            self._bits = [(script.text, script.offset) for script in page.scripts]
            self._text = page.text
        self._starts = [0, *(at + 1 for at in _places(self._text, "\n"))]

    def splices(self, wanted: Sequence[Finding]) -> Iterator[tuple[Finding, Splice]]:
        """Give the splice of each finding whose fix can be made, in characters of the text."""
        for text, offset in self._bits:
            inside = [one for one in wanted if offset <= self._at(one) < offset + len(text)]
            fixes = [one.fix for one in inside if one.fix is not None]
            edits = [Edit(fix.pointer, fix.replacement, fix.renames) for fix in fixes]
            for finding, splice in zip(inside, splices(text, edits), strict=True):
                if splice is not None:
                    start, end = splice.start + offset, splice.end + offset
                    yield finding, Splice(start, end, splice.text)

    def cut(self, splice: Splice) -> tuple[int, int, bytes] | None:
        """Give the bytes that a splice replaces, and with which; None if they are not certain."""
        start, end = self._byte(splice.start), self._byte(splice.end)
        try:
            same = self._data[start:end].decode(self._encoding)
            new = splice.text.encode(self._encoding)
        except UnicodeError:
            return None
        same = same.replace("\r\n", "\n").replace("\r", "\n")
        return (start, end, new) if same == self._text[splice.start : splice.end] else None

    def _at(self, finding: Finding) -> int:
        """Give the offset of a finding in the text; -1 where it has no place."""
        place = finding.place
        if not 0 < place.line <= len(self._starts):
            return -1
        return self._starts[place.line - 1] + place.column - 1

    def _byte(self, at: int) -> int:
        """Give the offset in bytes of an offset in the text, whose line ends are one character."""
        at += bisect_left(self._breaks, at)
        for start, run in self._runs:
            if at <= len(run):
                return start + len(run[:at].encode(self._encoding, "replace"))
            at -= len(run)
        return len(self._data)


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)
