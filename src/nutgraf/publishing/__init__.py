"""Publishing: a folder of content becomes a folder of files."""

from __future__ import annotations

from ._run import File, Published, Publishing, publish

__all__ = ["File", "Published", "Publishing", "publish"]
