"""Houses: how a publication lays out article text, as data."""

from __future__ import annotations

from ._house import House
from ._load import house_from, house_named, known_houses

__all__ = ["House", "house_from", "house_named", "known_houses"]
