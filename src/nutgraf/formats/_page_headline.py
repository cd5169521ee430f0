"""The bench of pages: the headline, by agreement of all that the page names it by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..markup import _html
from ._page_statements import Draft, Said, Statements, key_of, plain, strings_in

__all__ = ["choose_headline", "without_site_name"]

# What a title and the name of its site are parted by.
_SEPARATOR = re.compile(
    r"\s+[|\-–—»›•·:｜ᅵ~/]+\s+|\s*[|｜»•ᅵ]\s*|:(?=[^\s\d])|:\s", re.ASCII
)
_INSIDE = frozenset({"article", "main"})
_LEAST = 4  # letters and digits of a headline
# How much the word of each source counts. JSON-LD and the visible heading together outweigh what is
# written for networks and tabs; these outweigh either alone where they agree with the other.
_WEIGHTS = {
    "node": 3.0, "h1 inside": 2.0, "h1": 1.0, "h1 more": 0.2, "og:title": 1.0, "title": 1.0,
    "twitter:title": 0.4,
}  # fmt: skip
_OTHER_WEIGHT = 0.3
_OTHERS = (
    "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title", "headline",
    "title",
)  # fmt: skip


def choose_headline(draft: Draft, page: Statements, names: frozenset[str]) -> None:
    """Give the draft the headline that most of the page agrees on."""
    votes = list(_votes(draft, page, names))
    clusters: dict[str, list[tuple[float, Said]]] = {}
    for weight, said in votes:
        clusters.setdefault(key_of(said.value), []).append((weight, said))
    if not clusters:
        return
    weights = {key: sum(weight for weight, _ in held) for key, held in clusters.items()}
    best = max(clusters.values(), key=lambda held: weights[key_of(held[0][1].value)])
    _put(draft, best[0][1])
    _note_disagreement(draft, clusters, best[0][1])


def _put(draft: Draft, chosen: Said) -> None:
    stated = draft.node.get("headline")
    if stated == chosen.value:
        draft.keep("headline", "headline")
        return
    if isinstance(stated, str):
        said = "headline is read without entities, markup or the name of the site"
        if chosen.source != f"{draft.syntax}:headline":
            said = f"headline is taken from {chosen.source}, which more of the page agrees with"
        draft.note("headline_repaired", said, "/headline")
    draft.put("headline", "headline", chosen.value, chosen.source)


def _note_disagreement(
    draft: Draft, clusters: dict[str, list[tuple[float, Said]]], chosen: Said
) -> None:
    own = key_of(chosen.value)
    for key, held in clusters.items():
        first = held[0][1]
        if held[0][0] >= 1 and key not in own and own not in key:
            said = f"{first.source} says another headline: {first.value!r:.80}"
            draft.note("headlines_differ", said, "/headline")
            return


def _votes(draft: Draft, page: Statements, names: frozenset[str]) -> Iterator[tuple[float, Said]]:
    for kind, said in _sources(draft, page):
        text = without_site_name(said.value, names)
        key = key_of(text)
        if len(key) >= _LEAST and key not in names:
            yield _WEIGHTS.get(kind, _OTHER_WEIGHT), Said(text, said.source)


def _sources(draft: Draft, page: Statements) -> Iterator[tuple[str, Said]]:
    for name in ("headline", "name"):
        text = next((plain(one) for one in strings_in(draft.node.get(name))), "")
        if text:
            yield "node", Said(text, f"{draft.syntax}:{name}")
            break
    yield from _headings(page)
    for name in ("og:title", "twitter:title"):
        if said := page.first(name):
            yield name, said
    for text in page.page.survey.titles[:1]:
        if text := plain(text):
            yield "title", Said(text, "title")
    for said in page.said(_OTHERS):
        yield "other", said


def _headings(page: Statements) -> Iterator[tuple[str, Said]]:
    inside = [text for text, node in page.headings if _html.is_within(node, _INSIDE)]
    outside = [text for text, node in page.headings if text not in inside]
    first = True
    for kind, texts in (("h1 inside", inside), ("h1", outside)):
        for text in texts:
            yield kind if first else "h1 more", Said(plain(text), "h1")
            first = False


def without_site_name(text: str, names: Iterable[str]) -> str:
    """Cut the name of the site from the end of a title, or from its beginning."""
    for _ in range(3):
        parts = list(_SEPARATOR.finditer(text))
        if not parts:
            return text
        if _is_site(key_of(text[parts[-1].end() :]), names):
            text = text[: parts[-1].start()].strip()
        elif key_of(text[: parts[0].start()]) in names:
            text = text[parts[0].end() :].strip()
        else:
            return text
    return text


def _is_site(key: str, names: Iterable[str]) -> bool:
    """Tell whether a part of a title is a name of the site, in short or with more words."""
    if len(key) < 2:
        return False
    return any(
        key == name
        or (len(name) > 3 and (key.startswith(name) or key.endswith(name)))
        or (len(key) > 3 and name.startswith(key))
        for name in names
    )
