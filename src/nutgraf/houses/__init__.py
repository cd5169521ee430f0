"""Houses: how a publication lays out article text, as data."""

from __future__ import annotations

from ._house import House
from ._load import Sketch, house_from, house_named, known_houses, sketches

__all__ = ["House", "Sketch", "house_from", "house_named", "known_houses", "sketches"]
