"""What every adapter passes on to `answer`, typed once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict

from ..formats._format import Level

__all__ = ["Writing"]


class Writing(TypedDict, total=False):
    """How to write, and which headers to send with it; as in `serving.answer`."""

    level: Level
    default_zone: str | None
    now: datetime | None
    headers: Mapping[str, str] | None
