"""`nutgraf baseline`: the findings that a site lives with for now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..sites import Baseline, read_baseline
from ._help import Sectioned, examples
from ._options import PROFILES_TOLD
from ._site import SECTIONS, Asked, going_over, site_options
from ._terminal import complain, tell

__all__ = ["baseline"]

_EXAMPLES = """\
Once, and again whenever faults were mended:
  nutgraf baseline update public --baseline baseline.json
From then on:
  nutgraf check public --baseline baseline.json
"""

_ALIKE = 200  # files that cannot be read, and are named


@click.group(epilog=examples(_EXAMPLES))
def baseline() -> None:
    """Keep the findings to live with, so that a check tells of new ones alone."""


@baseline.command(cls=Sectioned, sections=SECTIONS, epilog=PROFILES_TOLD)
@site_options
def update(**options: Any) -> int:
    """Write what is found in PATHS to the file that --baseline names.

    Where only a part of them is chosen, or can be read, what is known of the others stays.
    """
    asked = Asked(**options)
    if asked.baseline is None:
        raise click.UsageError("Missing option '--baseline'.")
    if not asked.names_documents:
        raise click.UsageError("Missing argument 'PATHS...'.")
    file: Path = asked.baseline
    before = read_baseline(file) if file.exists() else Baseline()
    known = Baseline()
    with going_over(asked, frames=False, alike=_ALIKE, baseline=known) as (run, documents):
        for document in documents:
            run.take(document)
        run.finish()
    if not run.gathered.documents:
        complain("no document to check; the baseline stays as it is")
        return 2
    is_whole = run.choice.is_whole and not run.unread
    kept = {} if is_whole else before.of_others(known.looked_at)
    count = known.write(file, kept)
    tell(f"{count:,} findings of {run.gathered.documents:,} documents are in {file}")
    for finding in run.gathered.findings if run.unread else ():
        if finding.rule == "file_unreadable":
            complain(f"{finding.place.file}: cannot be read: {finding.message}")
    return int(bool(run.unread))
