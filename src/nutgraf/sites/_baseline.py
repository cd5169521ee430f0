"""The findings that a site lives with: a file of them, so that only new ones are told of.

A finding is known by its file, its rule and its pointer, indexes of lists aside, and by how many
of these there are; its line may move, and its message may be worded anew.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from types import MappingProxyType

from ..errors import ConfigError
from ..findings import Finding
from ..reports import kind_of
from ..safety.files import sweep, write_atomic

__all__ = ["Baseline", "read_baseline"]

_VERSION = 1
_MAX_BYTES = 500_000_000  # of a baseline; ten findings on each of 400,000 pages have 300 MB


class Baseline:
    """The findings that are known, taken off one by one as they are met again."""

    def __init__(self, known: dict[str, Counter[str]] | None = None) -> None:
        """Take what is known: by file, how many findings there are of each rule and pointer."""
        self._known = known or {}
        self._met: dict[str, Counter[str]] = {}
        self.looked_at: set[str] = set()
        self.hidden = 0

    def new(self, file: str, findings: Iterable[Finding]) -> list[Finding]:
        """Give the findings of a file that are not known, and remember them all."""
        self.looked_at.add(file)
        left = Counter(self._known.get(file, ()))
        kept = []
        for finding in findings:
            key = _key(finding)
            self._met.setdefault(file, Counter())[key] += 1
            if left[key] > 0:
                left[key] -= 1
                self.hidden += 1
            else:
                kept.append(finding)
        return kept

    def of_others(self, looked_at: AbstractSet[str]) -> dict[str, Counter[str]]:
        """Give what is known of other documents than these."""
        return {name: counts for name, counts in self._known.items() if name not in looked_at}

    @property
    def gone(self) -> int:
        """How many of the known findings were not met."""
        return sum(
            (counts - self._met.get(file, Counter())).total()
            for file, counts in self._known.items()
        )

    def write(self, file: Path, kept: Mapping[str, Counter[str]] = MappingProxyType({})) -> int:
        """Write what was met as the new baseline, and tell how many findings that is.

        Shape: `kept` is what stays of documents that this run did not look at.
        """
        whole = {**kept, **self._met}
        met = {name: dict(sorted(counts.items())) for name, counts in sorted(whole.items())}
        document = {
            "version": _VERSION,
            "findings": {name: one for name, one in met.items() if one},
        }
        text = json.dumps(document, ensure_ascii=True, indent=1)
        sweep(file.parent)
        write_atomic(file, f"{text}\n".encode())
        return sum(counts.total() for counts in whole.values())


def read_baseline(file: Path) -> Baseline:
    """Read a baseline; raises ConfigError for a file that is none."""
    try:
        with file.open("rb") as source:
            data = source.read(_MAX_BYTES)
        document = json.loads(data)
        if document["version"] != _VERSION:
            raise ConfigError(f"{file}: a baseline of version {document['version']!r}, not 1")
        known = {name: _counts(counts) for name, counts in document["findings"].items()}
    except OSError as fault:
        raise ConfigError(f"{file}: cannot be read: {fault.strerror or fault}") from fault
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        if isinstance(fault, ConfigError):
            raise
        said = f"{file}: is no baseline; `nutgraf baseline update` writes one"
        raise ConfigError(said) from fault
    return Baseline(known)


def _counts(counts: dict[str, object]) -> Counter[str]:
    if not all(isinstance(count, int) and not isinstance(count, bool) for count in counts.values()):
        raise ValueError("a count is a whole number")
    return Counter({key: count for key, count in counts.items() if isinstance(count, int)})


def _key(finding: Finding) -> str:
    return f"{finding.rule} {kind_of(finding.place.pointer)}".rstrip()
