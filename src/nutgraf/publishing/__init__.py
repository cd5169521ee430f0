"""Publishing: a folder of content becomes a folder of files, and what changed by that."""

from __future__ import annotations

from ..formats._feed_live import withheld
from ._comparison import Change, Comparison, Kind, compared, content_hash
from ._fitting import fitted
from ._ids import IdTable, adopted, id_table_text, read_id_table
from ._prepare import prepared
from ._run import File, Published, Publishing, publish

__all__ = [
    "Change",
    "Comparison",
    "File",
    "IdTable",
    "Kind",
    "Published",
    "Publishing",
    "adopted",
    "compared",
    "content_hash",
    "fitted",
    "id_table_text",
    "prepared",
    "publish",
    "read_id_table",
    "withheld",
]
