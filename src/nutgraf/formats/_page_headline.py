"""The bench of pages: the headline, by agreement of all that the page names it by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ..markup import _html
from ._page_statements import LEAST_TITLE, Draft, Said, Statements, key_of, plain, strings_in

__all__ = ["choose_headline", "without_site_name"]

# What a title and the name of its site are parted by.
_SEPARATOR = re.compile(r"\s+[|\-–—»›•·:｜ᅵㅣ~/]+\s+|\s*[|｜»•ᅵㅣ]\s*|:(?=[^\s\d])|:\s")
_MOST_PARTS = 8  # of a title, from its end, that may be the name of the site together
_MOST_MARKS = 20  # between the parts of a title that are looked at; a real one has some three
_INSIDE = frozenset({"article", "main"})
_LEAST = 4  # letters and digits of a headline
# How much the word of each source counts. JSON-LD and the visible heading together outweigh what is
# written for networks and tabs; these outweigh either alone where they agree with the other.
_WEIGHTS = {
    "jsonld": 3.0, "microdata": 0.5, "rdfa": 0.5, "h1 inside": 2.0, "h1": 1.0, "h1 more": 0.2,
    "og:title": 1.0, "title": 1.0, "twitter:title": 0.4,
}  # fmt: skip
_OTHER_WEIGHT = 0.3
_LEAST_WEIGHT = 0.1
_RUN = 3  # letters
_SHARED = 0.2  # of the runs of the shorter text
_SHORT_SOURCES = frozenset({"meta:og:title", "title"})
_OTHERS = (
    "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title", "headline",
    "title",
)  # fmt: skip


def choose_headline(draft: Draft, page: Statements, names: frozenset[str]) -> None:
    """Give the draft the headline that most of the page agrees on."""
    if _is_agreed(draft, page):
        draft.keep("headline", "headline")
        return
    clusters: dict[str, list[tuple[float, Said]]] = {}
    votes = list(_weighed(list(_votes(draft, page, names))))
    for weight, said in votes:
        clusters.setdefault(_cluster(said, clusters, votes), []).append((weight, said))
    if clusters:
        best = max(clusters, key=lambda key: sum(weight for weight, _ in clusters[key]))
        same = [said for _, said in clusters[best] if key_of(said.value) == best]
        chosen = _best_spelled(same)
        _put(draft, chosen)
        _note_disagreement(draft, clusters, chosen)


def _is_agreed(draft: Draft, page: Statements) -> bool:
    """Tell, cheaply, whether node, heading and networks say the same to the letter."""
    stated = draft.node.get("headline")
    if draft.syntax != "jsonld" or not isinstance(stated, str) or "&" in stated or "<" in stated:
        return False
    shared = page.metas.get("og:title", ())
    return bool(shared) and all(text == stated for text in shared) and stated in page.first_heading


def _weighed(votes: list[tuple[float, Said]]) -> Iterator[tuple[float, Said]]:
    """Give the votes; a heading that resembles no other title is that of something else."""
    for weight, said in votes:
        if said.source == "h1":
            others = [other.value for _, other in votes if other.source != "h1"]
            if others and not any(_resemble(said.value, other) for other in others):
                yield _LEAST_WEIGHT, said
                continue
        yield weight, said


def _resemble(one: str, other: str) -> bool:
    """Tell whether two texts share a fair part of their letters in runs of three."""
    a, b = _runs(one), _runs(other)
    return len(a & b) >= _SHARED * min(len(a), len(b))


def _runs(text: str) -> set[str]:
    key = key_of(text)
    return {key[at : at + _RUN] for at in range(max(1, len(key) - _RUN + 1))}


def _cluster(said: Said, clusters: Iterable[str], votes: list[tuple[float, Said]]) -> str:
    """Give what a title is counted as: itself, or the one that it adds a section or such to.

    A section, a name or a kicker is added in front of one, too.
    """
    key = key_of(said.value)
    if key in clusters:
        return key
    marks = list(islice(_SEPARATOR.finditer(said.value), _MOST_MARKS))
    for mark in marks:
        if (head := key_of(said.value[: mark.start()])) in clusters:
            return head
    for mark in marks:
        tail = key_of(said.value[mark.end() :])
        if len(tail) >= LEAST_TITLE and tail in clusters:
            return tail
    if said.source == "h1":
        return next((tail for tail in _tails_of(votes) if key.endswith(tail)), key)
    return key


def _tails_of(votes: list[tuple[float, Said]]) -> Iterator[str]:
    """Give what networks and tab both say: a heading that ends so has its kicker in front."""
    said = [key_of(one.value) for _, one in votes if one.source in _SHORT_SOURCES]
    yield from (key for key in said if len(key) >= LEAST_TITLE and said.count(key) > 1)


def _best_spelled(same: list[Said]) -> Said:
    """Give the first of those that say the same, but for a heading whose words run together."""
    if same[0].source == "h1":
        return max(same, key=lambda said: len(said.value.split()))
    return same[0]


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
            yield draft.syntax, Said(text, f"{draft.syntax}:{name}")
            break
    yield from _headings(page)
    for name in ("og:title", "twitter:title"):
        if said := page.first(name):
            yield name, said
    for text in page.page.survey.titles[:1]:
        if text := _before_bar(plain(text), page):
            yield "title", Said(text, "title")
    for said in page.said(_OTHERS):
        yield "other", said


def _before_bar(title: str, page: Statements) -> str:
    """Cut a title at its first bar, behind which sections and names stand or the heading itself."""
    head, _, tail = title.partition(" | ")
    if tail and any(key_of(text) == key_of(tail) for text, _ in page.headings):
        return tail
    return head if len(key_of(head)) >= LEAST_TITLE else title


def _headings(page: Statements) -> Iterator[tuple[str, Said]]:
    """Give the main headings, those inside the article first; each with and without its kicker."""
    inside = [one for one in page.headings if _html.is_within(one[1], _INSIDE)]
    outside = [one for one in page.headings if one not in inside]
    first = True
    for kind, found in (("h1 inside", inside), ("h1", outside)):
        for text, _ in found:
            yield kind if first else "h1 more", Said(text, "h1")
            first = False


def without_site_name(text: str, names: Iterable[str]) -> str:
    """Cut the name of the site from the end of a title, or from its beginning."""
    for _ in range(3):
        parts = list(_SEPARATOR.finditer(text))
        if not parts:
            return text
        last = parts[-_MOST_PARTS:]
        whole = next((one for one in last if key_of(text[one.end() :]) in names), None)
        if whole is not None:
            text = text[: whole.start()].strip()
        elif _is_site(key_of(text[parts[-1].end() :]), names):
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
