"""The fixes of `nutgraf check`: written to the files, or shown as a difference."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

from ..findings import Finding, Place, Severity
from ..fixing import Mended, mend
from ..reports import TEMPLATE_PAGES, Checked, report_named
from ..safety.files import sweep, write_atomic
from ..safety.show import show
from ..sites import Document, Run
from ._site import Asked, going_over
from ._terminal import complain, tell

__all__ = ["mend_site"]

_LINE_CHARACTERS = 1_000  # of a line that are shown


def mend_site(asked: Asked, *, unsafe: bool, only_shown: bool) -> int:
    """Mend the files of a site; gives the exit status.

    It is 1 where a file could not be read or written. With `only_shown` nothing is written, and
    it is 1 where something would be.
    """
    mending = _Mending(unsafe=unsafe, only_shown=only_shown)
    anew = replace(asked, cache=None)  # a verdict that is known does not mend
    with going_over(anew, frames=False, alike=TEMPLATE_PAGES) as (run, documents):
        for document in documents:
            is_file = document.stamp or document.fault  # not what comes but once
            if is_file and run.choice.takes(document, run.way.url_of(document)):
                mending.take(document, run)
    for folder in sorted(mending.folders):
        sweep(Path(folder))
    return mending.tell()


class _Mending:
    """What was mended so far, and what could not be."""

    def __init__(self, *, unsafe: bool, only_shown: bool) -> None:
        self.folders: set[str] = set()
        self._unsafe, self._only_shown = unsafe, only_shown
        self._fixed: Counter[str] = Counter()
        self._faults: list[Finding] = []
        self._files = self._left = 0

    def take(self, document: Document, run: Run) -> None:
        """Mend a file, or show what would be mended."""
        try:
            data = document.read()
        except OSError as fault:
            said = fault.strerror or "cannot be read"
            self._note("file_unreadable", said, document)
            return
        mended = _mended(document, data, run, unsafe=self._unsafe)
        self._left += len(mended.unsafe)
        if self._only_shown and mended.data != data:
            tell("".join(_difference(document.name, data, mended.data)))
        elif not self._only_shown:
            self.folders.add(os.path.dirname(document.name))  # noqa: PTH120 (of 400,000 pages)
            if (said := _written(Path(document.name), data, mended.data)) != "":
                self._note("fix_unwritten", said, document)
                return
        self._files += mended.data != data
        self._fixed.update(finding.rule for finding in mended.fixed)

    def tell(self) -> int:
        """Say what became of the files; gives the exit status."""
        if self._faults:
            tell(report_named("text")(Checked(findings=tuple(self._faults))))
        done = "would be mended" if self._only_shown else "mended"
        for rule, count in sorted(self._fixed.items(), key=lambda one: (-one[1], one[0])):
            complain(f"{done}: {rule} ({count:,})")
        complain(f"{self._fixed.total():,} findings in {self._files:,} files {done}")
        if self._left:
            more = "further one" if self._left == 1 else "further ones"
            complain(f"{self._left:,} {more} could be mended with --unsafe-fixes")
        return int(bool(self._faults) or (self._only_shown and bool(self._files)))

    def _note(self, rule: str, said: str, document: Document) -> None:
        self._faults.append(Finding(rule, Severity.ERROR, said, Place(document.name)))


def _mended(document: Document, data: bytes, run: Run, *, unsafe: bool) -> Mended:
    way = run.way
    return mend(
        data,
        way.rules,
        unsafe=unsafe,
        url=way.url_of(document),
        now=way.moment,
        format=document.format,
        wanted=lambda finding: way.tells(finding, document.name),
    )


def _written(file: Path, before: bytes, after: bytes) -> str:
    """Write a file that is still what it was; gives what went wrong, or nothing."""
    if before == after:
        return ""
    try:
        if file.read_bytes() != before:
            return "the file changed while it was mended; it is left as it is now"
        write_atomic(file, after)
    except OSError as fault:
        return f"cannot be written: {fault.strerror or fault}"
    return ""


def _difference(name: str, before: bytes, after: bytes) -> Iterator[str]:
    """Give the lines that differ, with nothing in them that steers a terminal."""
    shown = show(name, 300)
    old, new = _lines(before), _lines(after)
    for line in unified_diff(old, new, f"a/{shown}", f"b/{shown}", n=2, lineterm=""):
        yield "\t".join(show(part, _LINE_CHARACTERS) for part in line.split("\t", 99)) + "\n"


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "backslashreplace").splitlines()
