"""The limits: each bound of what is read, its default and its unit."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields

from nutgraf.safety.limits import DEFAULT_LIMITS, Limits

from ._markdown import code, page, table, told

__all__ = ["pages"]

_LINE = re.compile(r"^    (\w+): int = .+?#\s*(.+)$", re.MULTILINE)
_INTRO = """\
Whatever is read has a bound, so that no document can hang or fill a machine.
What goes beyond a bound is cut, skipped or refused, and a finding says so."""
_OTHERS = """\
A program that knows its documents names other bounds:

```python
import nutgraf
from nutgraf.safety.limits import Limits

page = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge"}</script>'
reading = nutgraf.read(page, limits=Limits(page_bytes=1_000_000))
assert reading.require_article().headline == "Bridge"
```"""


def pages() -> dict[str, str]:
    """Give the page of the limits."""
    words = dict(_LINE.findall(inspect.getsource(Limits)))
    rows = [
        (code(one.name), f"{getattr(DEFAULT_LIMITS, one.name):,}", words[one.name])
        for one in fields(Limits)
    ]
    head = ("limit", "default", "unit, and of what")
    return {"reference/limits.md": page("Limits", _INTRO, told(Limits), table(head, rows), _OTHERS)}
