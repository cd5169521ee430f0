"""One run over a site: chooses, reads or remembers, checks, and leaves out what is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import quote

from ..checking import examine
from ..findings import Finding, Severity
from ..formats import FORMATS
from ..formats._sniff import sniff
from ..markup.encoding import decode, decode_page
from ..reports import Excerpt, excerpt_of, several
from ..rules import Ruleset
from ..safety.show import show
from ._across import Across
from ._baseline import Baseline
from ._cache import Cache, settled, signature
from ._choice import Choice
from ._documents import OTHER_JSON, Document, is_other_json
from ._facts import facts_of
from ._gathered import Gathered
from ._verdict import Fact, Verdict
from ._workers import Workers

__all__ = ["Run", "Way"]

_NOT_IN_PATHS = re.compile(r"[\x00-\x20\x7f\"#%<>?\\^`{|}]")  # letters of others are left to IRIs
MAX_TEXTS = 50  # documents of which lines are kept for the report


@dataclass(frozen=True, slots=True)
class Way:
    """How documents are judged: by which rules, under which addresses, at which moment.

    Shape: `map` and `ignore` are those of the configuration: the address of a folder by its path,
    and rules that are left out by a pattern of paths; `ignored` are further names of rules;
    `base_url` is where each of the folders `roots` is served, and the working folder of a file
    that is named alone; with `across` the site is judged as a whole, too; `own` is how the rules
    of one's own are written, of which the name does not say all.
    """

    rules: Ruleset
    map: Mapping[str, str] = field(default_factory=dict)
    ignore: Mapping[str, Sequence[str]] = field(default_factory=dict)
    base_url: str = ""
    moment: datetime | None = None
    ignored: frozenset[str] = frozenset()
    across: bool = False
    own: str = ""
    roots: tuple[str, ...] = ()

    @property
    def signature(self) -> bytes:
        """A hash of all that a verdict depends on beside the page and its name."""
        rules = sorted(self.rules.severities.items())
        moment = self.moment.isoformat() if self.moment is not None else ""
        served = self.base_url, self.roots if self.base_url else (), sorted(self.map.items())
        return signature(rules, self.rules.day, moment, served, self.across, self.own)

    def url_of(self, document: Document) -> str:
        """Give the address under which a document is served, by the longest folder mapped."""
        if document.url:
            return document.url
        below = ((key, _below(key, document.name)) for key in self.map)
        best = max((key for key, rest in below if rest is not None), key=len, default=None)
        if best is not None:
            return _joined(self.map[best], _below(best, document.name) or "")
        return self.base_url and _joined(self.base_url, document.inner or document.name)

    def tells(self, finding: Finding, name: str) -> bool:
        """Tell whether a finding of a document is told of, by the rule and the name."""
        if finding.rule in self.ignored:
            return False
        return not self.ignore or not any(
            (finding.rule in rules or "*" in rules) and fnmatch(name, pattern)
            for pattern, rules in self.ignore.items()
        )

    def verdict(self, document: Document, data: bytes, url: str) -> tuple[Verdict, str]:
        """Judge a document; gives its text, too."""
        if is_other_json(document, data):
            return Verdict(unchecked=(OTHER_JSON,)), ""
        seen = examine(data, self.rules, url=url, now=self.moment, format=document.format)
        facts: tuple[Fact, ...] = ()
        if seen.document is not None:
            facts = facts_of(seen.document, data, url) if self.across else ()
            seen.document.release()
        return Verdict(seen.findings, seen.unchecked, facts, seen.ignored), seen.text


class Run:
    """One run: `take` each document, then see what was `gathered`."""

    def __init__(  # noqa: PLR0913 (each is named at the call)
        self,
        way: Way,
        *,
        choice: Choice | None = None,
        frames: bool = True,
        alike: int = 0,
        cache: Cache | None = None,
        baseline: Baseline | None = None,
        workers: Workers | None = None,
    ) -> None:
        """Begin a run.

        Shape: `workers` judge, where there are some; with `frames` the lines are kept that are
        shown of documents; `alike` is how many findings of a template are kept, 0 all of them.
        """
        self.way, self.choice = way, choice or Choice()
        self.gathered = Gathered(alike=alike, names=way.across, shares=cache is not None)
        self.texts: dict[str, Excerpt] = {}
        self.passed: set[str] = set()  # names of rules that were to be left out, and were
        self.unread = 0  # documents that are there and cannot be read
        self._cache, self._baseline = cache, baseline
        self._workers = workers
        self._unchecked: Counter[str] = Counter()
        self._ignored = 0
        self._frames = MAX_TEXTS if frames else 0
        self._has_url, self._is_mapped = bool(way.base_url), bool(way.map)
        self._tells_all = not way.ignored and not way.ignore
        self._takes_all = self.choice.is_whole
        self._known = cache.known if cache is not None and not self.choice.sample else None
        self._across = Across() if way.across else None

    def take(self, document: Document) -> None:
        """Check one document; one that cannot be read is a finding."""
        if not self._takes_all and not self.choice.takes(document, self.way.url_of(document)):
            return
        known = self._known(document.name, document.stamp) if self._known is not None else None
        try:
            if self._workers is not None:
                known = self._workers.verdict(document)
            if known is None:
                self._read(document)
                return
        except OSError as fault:
            self._miss(document, fault.strerror or "cannot be read")
            return
        self._has_url = self._has_url or bool(self.way.url_of(document))
        self._show(document, self._tell(document.name, known))

    def recalls(self, name: str, stamp: str) -> bool:
        """Tell whether a file is as it was, and take in what was found in it then."""
        if self._known is None or not self._takes_all or (self._is_mapped and not self._has_url):
            return False
        known = self._known(name, stamp)
        if known is None:
            return False
        told = self._tell(name, known)
        if told and len(self.texts) < self._frames:
            self._show(Document(name, Path(name).read_bytes, stamp), told)
        return True

    def finish(self) -> None:
        """Judge the site as a whole, where that was asked for, now that all documents are in."""
        by_file: dict[str, list[Finding]] = {}
        for finding in self._across.findings() if self._across is not None else ():
            by_file.setdefault(finding.place.file, []).append(finding)
        for file, findings in by_file.items():
            self.passed.update(one.rule for one in findings if one.rule in self.way.ignored)
            wanted = [one for one in findings if self.way.tells(one, file)]
            if self._baseline is not None:
                wanted = self._baseline.new(file, wanted)
            self.gathered.add_more(file, wanted)

    def notes(self) -> Iterator[str]:
        """Say what was not looked at, and what is not told."""
        for name, count in sorted(self._unchecked.items(), key=lambda one: (-one[1], one[0]))[:20]:
            hint = "; see --profile feeds" if name in FORMATS else ""
            yield f"not checked: {show(name, 60)} ({several(count, 'page')}){hint}"
        if self.gathered.documents and not self._has_url:
            yield "not checked: rules that need the address of a page; see --base-url"
        yield from self.choice.notes()
        if self._ignored:
            yield f"left out: {self._ignored:,} findings that the documents ask to ignore"
        if self._baseline is not None:
            yield from _of_baseline(
                self._baseline, is_whole=self.choice.is_whole and not self.unread
            )
        if left_out := self.gathered.left_out:
            yield f"left out: {several(left_out, 'finding')} of further kinds of faults"
        if self._cache is not None and self._cache.fault:
            yield f"the cache was begun anew: {show(self._cache.fault, 200)}"

    def _read(self, document: Document) -> None:
        """Read a document, and judge it where its content is chosen; raises OSError."""
        stamp = settled(document.stamp)
        data = document.read()
        if self.choice.takes_content(data):
            url = self.way.url_of(document)
            self._has_url = self._has_url or bool(url)
            verdict, text = self._judged(document, stamp, data, url)
            self._show(document, self._tell(document.name, verdict), text, data)

    def _miss(self, document: Document, said: str) -> None:
        """Tell of a document that cannot be read; a baseline knows nothing of what is in it."""
        finding = Finding("file_unreadable", Severity.ERROR, said)
        told = [finding] if self.way.tells(finding, document.name) else []
        self.unread += 1
        self.gathered.add(document.name, told)

    def _judged(self, document: Document, stamp: str, data: bytes, url: str) -> tuple[Verdict, str]:
        if self._cache is None:
            return self.way.verdict(document, data, url)
        page, verdict = self._cache.seen(document.name, stamp, data, f"{document.ending} {url}")
        text = ""
        if verdict is None:
            verdict, text = self.way.verdict(document, data, url)
            self._cache.keep(document.name, stamp, page, verdict)
        return verdict, text

    def _tell(self, name: str, verdict: Verdict) -> Sequence[Finding]:
        """Take in a verdict, and give those of its findings that are told."""
        if verdict.unchecked:
            self._unchecked.update(verdict.unchecked)
        self._ignored += verdict.ignored
        if self._across is not None:
            self._across.add(name, verdict.facts)
        findings: Sequence[Finding] = verdict.findings
        if findings and not self._tells_all:
            self.passed.update(one.rule for one in findings if one.rule in self.way.ignored)
            findings = [one for one in findings if self.way.tells(one, name)]
        if self._baseline is not None:
            findings = self._baseline.new(name, findings)
        self.gathered.add(name, findings)
        return findings

    def _show(
        self, document: Document, told: Sequence[Finding], text: str = "", data: bytes = b""
    ) -> None:
        """Keep the text of a document of which something is told, for the first of them."""
        if told and len(self.texts) < self._frames:
            text = text or _text_of(document, data)
            self.texts[document.name] = excerpt_of(text, [finding.place for finding in told])


def _below(folder: str, name: str) -> str | None:
    """Give what of a name stands below a folder; None where the name is not of it."""
    folder = folder.removeprefix("./").rstrip("/")
    if folder in {"", "."}:
        return name
    if name == folder:
        return ""
    return name.removeprefix(f"{folder}/") if name.startswith(f"{folder}/") else None


def _joined(base: str, name: str) -> str:
    """Give the address of a file below one; that of an `index.html` is the folder's."""
    if not name:
        return base
    *folders, last = name.removeprefix("./").split("/")
    rest = "/".join((*folders, "" if last == "index.html" else last))
    return f"{base.rstrip('/')}/{_NOT_IN_PATHS.sub(_escaped, rest)}"


def _escaped(found: re.Match[str]) -> str:
    return quote(found[0])


def _of_baseline(baseline: Baseline, *, is_whole: bool) -> Iterator[str]:
    if baseline.hidden:
        yield f"left out: {baseline.hidden:,} findings of the baseline"
    if is_whole and baseline.gone:
        yield (
            f"{baseline.gone:,} findings of the baseline are gone;"
            " `nutgraf baseline update` takes them off"
        )


def _text_of(document: Document, data: bytes) -> str:
    """Give the text of a document, for the lines that are shown of it.

    Where its verdict was known, it is read now; what comes but once is in `data`, or is held.
    """
    if not data:
        try:
            data = document.read()
        except OSError:
            return ""
    is_page = (document.format or sniff(data)) == "html"
    return decode_page(data).replace("\r\n", "\n").replace("\r", "\n") if is_page else decode(data)
