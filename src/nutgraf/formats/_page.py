"""The bench of the formats that live in a page: what its markup states, as nodes."""

from __future__ import annotations

from ..markup.page import read_page
from ._format import Options, Parsed
from ._linked_data import parse_texts

__all__ = ["parse_page"]


def parse_page(data: bytes, options: Options) -> Parsed:
    """Read the JSON-LD of a page; whatever the bytes, this returns."""
    page = read_page(data, options.limits)
    bits = [(script.text, script.offset) for script in page.scripts]
    return parse_texts(page.text, bits, options, page.findings)
