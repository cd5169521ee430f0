"""The bench of the formats that live in a page: what its markup states, as nodes."""

from __future__ import annotations

from ..markup.page import Page, read_page
from ._embedded import parse_embedded
from ._format import Options, Parsed
from ._linked_data import parse_texts

__all__ = ["parse_nodes", "parse_scripts"]


def parse_scripts(data: bytes, options: Options) -> Parsed:
    """Read the JSON-LD of a page; whatever the bytes, this returns."""
    page = read_page(data, options.limits)
    linked = parse_texts(page.scripts, options, page.findings)
    return linked._replace(later=(page.complaints,))


def parse_nodes(page: Page, options: Options) -> Parsed:
    """Give the nodes of a page in every syntax: JSON-LD, microdata, RDFa."""
    page.look_for_marks()
    linked = parse_texts(page.scripts, options, page.findings)
    embedded = parse_embedded(page, options)
    return linked._replace(
        nodes=(*linked.nodes, *embedded.nodes),
        sources=(*linked.sources, *embedded.sources),
        findings=(*linked.findings, *embedded.findings),
        later=(page.complaints, *linked.later, *embedded.later),
    )
