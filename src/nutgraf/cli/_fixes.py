"""The fixes of `nutgraf check`: written to the files, or shown as a difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from ..findings import Finding, Place, Severity
from ..fixing import Mended, mend
from ..reports import Checked, report_named
from ..safety.files import write_atomic
from ..safety.show import show
from ..sites import Document, Run
from ._site import Asked, going_over
from ._terminal import complain, tell

__all__ = ["mend_site"]

_LINE_CHARACTERS = 1_000  # of a line that are shown


def mend_site(asked: Asked, *, unsafe: bool, only_shown: bool) -> int:
    """Mend the files of a site; gives the exit status, which is 1 where one could not be written.

    With `only_shown` nothing is written, and the status is 1 where something would be.
    """
    fixed: Counter[str] = Counter()
    faults: list[Finding] = []
    files = 0
    with going_over(asked, frames=False, whole=False) as (run, documents):
        for document in documents:
            if not document.stamp or not run.choice.takes(document, run.way.url_of(document)):
                continue
            try:
                data = document.read()
            except OSError:
                continue  # the check itself tells of it
            mended = _mended(document, data, run, unsafe=unsafe)
            if mended.data == data:
                continue
            if only_shown:
                tell("".join(_difference(document.name, data, mended.data)))
            elif (said := _written(Path(document.name), data, mended.data)) != "":
                faults.append(Finding("fix_unwritten", Severity.ERROR, said, Place(document.name)))
                continue
            files += 1
            fixed.update(finding.rule for finding in mended.fixed)
    if faults:
        tell(report_named("text")(Checked(findings=tuple(faults))))
    done = "would be mended" if only_shown else "mended"
    for rule, count in sorted(fixed.items(), key=lambda one: (-one[1], one[0])):
        complain(f"{done}: {rule} ({count:,})")
    complain(f"{fixed.total():,} findings in {files:,} files {done}")
    return int(bool(faults) or (only_shown and bool(files)))


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
