"""Publishing: a folder of content becomes a folder of files."""

from __future__ import annotations

from ._prepare import prepared, withheld
from ._run import File, Published, Publishing, publish

__all__ = ["File", "Published", "Publishing", "prepared", "publish", "withheld"]
