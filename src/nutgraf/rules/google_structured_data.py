"""What Google and JSON-LD ask of all structured data, whatever it describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from ..findings import Severity
from ..safety.show import show
from ._document import Document
from ._expect import Expect
from ._rule import Page, Rule, with_
from .google_article import GOOD

__all__ = ["RULES"]

_PROFILES = ("google-article",)
_EMBEDDING = Page(
    "https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents", "2020-07-16"
)
_POLICIES = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/sd-policies", "2026-07-10"
)
_UNESCAPING = Page("https://github.com/w3c/json-ld-syntax/issues/498", "2026-08-21")
_MARKUP = re.compile(r"<!--|</?script", re.IGNORECASE)
# Behind an open comment, a tag of a script begins another one; HTML, script data double escaped.
_OPENS = re.compile(r"<script[\s/>]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});", re.ASCII)
_SHOWN = frozenset({"alternativeHeadline", "articleSection", "caption", "description", "headline",
                    "keywords", "name"})  # fmt: skip


def _breaks_out(document: Document) -> Iterator[tuple[int, str]]:
    for script in document.page.scripts if document.page is not None else ():
        at = _swallows_at(script.text) if "<" in script.text else -1
        if at >= 0:
            said = 'the script holds "<!--" and then "<script", which swallow what follows it'
            yield script.offset + at, said


def _swallows_at(text: str) -> int:
    """Give where a comment begins that holds the tag of a script; -1 where there is none."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 2)
        if _OPENS.search(text, start, len(text) if end < 0 else end):
            return start
        start = text.find("<!--", end) if end >= 0 else -1
    return -1


def _has_markup(document: Document) -> Iterator[tuple[int, str]]:
    for script in document.page.scripts if document.page is not None else ():
        match = _MARKUP.search(script.text) if "<" in script.text else None
        if match and _swallows_at(script.text) < 0:
            yield script.offset + match.start(), f'the script holds "{match[0]}"'


def _is_plain(text: str) -> bool:
    return "&" not in text


def _escaped(text: str, expect: Expect) -> str:
    match = _ENTITY.search(text)
    if match is None:
        return ""
    read = unescape(text)
    still = _ENTITY.search(read)
    return (
        f'{expect.name} holds "{match[0]}"; Google reads "{show(read, 60)}", others the entity'
        + ("; escaped twice" if still else "")
    )


def _not_indexed(document: Document) -> Iterator[tuple[int, str]]:
    page = document.page
    for meta in page.metas if page is not None and document.tops else ():
        if meta.attributes.get("name", "").strip().lower() in {"robots", "googlebot"}:
            words = re.split(r"[\s,]+", meta.attributes.get("content", "").lower())
            if {"noindex", "none"} & {*words}:
                yield meta.offset, "the page asks not to be indexed, so its markup is not used"


def _robots(content: str) -> str:
    script = '{"@context": "https://schema.org", "@type": "WebSite", "name": "Herald"}'
    return f'<meta name="robots" content="{content}">{_in_page(script)}'


def _in_page(script: str) -> str:
    return f'<!doctype html><title>A</title><script type="application/ld+json">{script}</script>'


def _dumped(**changes: Any) -> str:
    import json

    return _in_page(json.dumps(with_(GOOD, **changes)))


RULES = (
    Rule(
        name="page_not_indexed", ref="SD007", severity=Severity.INFO, profiles=("page",),
        page=_POLICIES,
        title="A page whose markup is to be used may be indexed.",
        advice="Take noindex out, where the page is to be found.",
        survey=_not_indexed,
        bad=_robots("noindex"), good=_robots("index"),
    ),
    Rule(
        name="script_can_break_out", ref="SD012", severity=Severity.ERROR, profiles=_PROFILES,
        page=_EMBEDDING,
        title="JSON-LD in a page holds nothing that a browser takes for another script.",
        advice="Write < as \\u003C in the strings of the script.",
        survey=_breaks_out,
        bad=_dumped(description="<!-- <script></script> draft"), good=_dumped(description="draft"),
    ),
    Rule(
        name="script_has_markup", ref="SD012", severity=Severity.WARNING, profiles=_PROFILES,
        page=_EMBEDDING, since="2026-11-30",
        title="JSON-LD in a page writes < of comments and scripts as \\u003C.",
        advice="Write < as \\u003C in the strings of the script.",
        survey=_has_markup,
        bad=_dumped(description="<!-- draft"), good=_dumped(description="draft"),
    ),
    Rule(
        name="text_escaped_for_html", ref="SD014", severity=Severity.WARNING, profiles=_PROFILES,
        page=_UNESCAPING,
        title="Text in JSON-LD is plain: it has no entities of HTML.",
        advice="Write the characters themselves.",
        on=(str,), weigh=_escaped, passes=_is_plain, json_only=True,
        wants=lambda expect: expect.name in _SHOWN,
        bad=with_(GOOD, headline="Tom &amp; Jerry open the bridge"),
        good=with_(GOOD, headline="Tom & Jerry open the bridge"),
    ),
)  # fmt: skip
