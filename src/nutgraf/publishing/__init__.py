"""Publishing: a folder of content becomes a folder of files, and what changed by that."""

from __future__ import annotations

from ._comparison import Change, Comparison, Kind, compared, content_hash
from ._prepare import prepared, withheld
from ._run import File, Published, Publishing, publish

__all__ = [
    "Change",
    "Comparison",
    "File",
    "Kind",
    "Published",
    "Publishing",
    "compared",
    "content_hash",
    "prepared",
    "publish",
    "withheld",
]
