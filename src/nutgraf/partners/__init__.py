"""Partners: what each wants of a feed, as TOML files with their sources; a user may add more."""

from __future__ import annotations

from ._load import known_partners, partner_from, partner_named
from ._profile import Bounds, Demand, Partner, PartnerField, Source

__all__ = [
    "Bounds",
    "Demand",
    "Partner",
    "PartnerField",
    "Source",
    "known_partners",
    "partner_from",
    "partner_named",
]
