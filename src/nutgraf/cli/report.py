"""`nutgraf report`: reports made of reports, such as one of all shards of a site."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from .._version import __version__
from ..errors import ConfigError
from ..findings import Finding, Fix, Place, Severity
from ..reports import REPORTS, Checked, report_named
from ..rules import all_rules
from ._files import write_out
from ._help import examples
from ._options import about, fail_on, status_of
from ._terminal import tell, width

__all__ = ["report"]

_EXAMPLES = """\
nutgraf check public --shard 1/2 --format json --out 1.json
nutgraf check public --shard 2/2 --format json --out 2.json
nutgraf report merge 1.json 2.json --format sarif --out nutgraf.sarif
"""

_MAX_BYTES = 1_000_000_000  # of one report
_COUNTED = re.compile(r"(.*) \(([\d,]{1,20})\)", re.ASCII | re.DOTALL)


@click.group(epilog=examples(_EXAMPLES))
def report() -> None:
    """Make one report of several."""


@report.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "name",
    type=click.Choice(REPORTS),
    default="text",
    show_default=True,
    help="How the findings are printed.",
)
@click.option("--out", type=click.Path(path_type=Path), help="A file to write the report to.")
@fail_on
def merge(files: tuple[Path, ...], name: str, out: Path | None, fail_on: str) -> int:
    """Make one report of FILES, such as those of all shards.

    Each was written with --format json.
    """
    documents = [_document(file) for file in files]
    results = sorted((one for each in documents for one in each["results"]), key=_name)
    findings = tuple(found for one in results for found in _findings(one))
    checked = Checked(
        findings=findings,
        files=tuple(dict.fromkeys(_name(one) for one in results)),
        about=about(all_rules()),
        notes=tuple(_summed(note for each in documents for note in each["notes"])),
        fail_on=Severity.ERROR if fail_on == "never" else Severity(fail_on),
        version=__version__,
        width=width() if out is None and name == "text" else 0,
    )
    text = report_named(name)(checked)
    if out is not None:
        write_out(out, text.encode())
    else:
        tell(text)
    return status_of(findings, fail_on)


def _document(file: Path) -> dict[str, Any]:
    """Read a report; raises ConfigError for a file that is none."""
    try:
        with file.open("rb") as source:
            document = json.loads(source.read(_MAX_BYTES))
        for one in document["results"]:
            list(_findings(one))
        return {"results": document["results"], "notes": [str(one) for one in document["notes"]]}
    except OSError as fault:
        raise ConfigError(f"{file}: cannot be read: {fault.strerror or fault}") from fault
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise ConfigError(f"{file}: is no report of --format json, or is cut short") from fault


def _name(result: dict[str, Any]) -> str:
    return str(result["file"])


def _findings(result: dict[str, Any]) -> Iterator[Finding]:
    for kind in result["inspectionResult"]["richResultsResult"]["detectedItems"]:
        for item in kind["items"]:
            for issue in item["issues"]:
                place = Place(
                    _name(result), str(issue["pointer"]), int(issue["line"]), int(issue["column"])
                )
                severity = Severity(issue["severity"].lower())
                said = str(issue["issueMessage"])
                yield Finding(str(issue["rule"]), severity, said, place, _fix(issue.get("fix")))


def _fix(held: Any) -> Fix | None:
    """Read what a report says of a fix, which does not say what stands there then."""
    return Fix(str(held["description"]), str(held["pointer"]), None) if held else None


def _summed(notes: Iterable[str]) -> Iterator[str]:
    """Give each note once; those that end in a count with the sum of the counts."""
    counts: Counter[str] = Counter()
    plain: dict[str, None] = {}
    for note in notes:
        match = _COUNTED.fullmatch(note)
        if match is None:
            plain[note] = None
        else:
            counts[match[1]] += int(match[2].replace(",", ""))
    for told, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield f"{told} ({count:,})"
    yield from plain
