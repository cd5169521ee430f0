"""The bench of pages: the headline, by agreement of all that the page names it by."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from ..markup import _html
from ._page_statements import LEAST_TITLE, Draft, Metas, Said, Statements, key_of, plain, strings_in

__all__ = ["SEPARATOR", "choose_headline", "is_like", "resemble", "without_site_name"]

# What a title and the name of its site are parted by: a sign between blanks, a bar without them, a
# colon, and a hyphen before letters of scripts that join no words by it.
SEPARATOR = re.compile(
    r"\s+[^\w\s\"'&%$€£#.,;!?…()\[\]„“”‚‘’]+\s+|\s*[|｜»•ᅵㅣ_]\s*|:(?=[^\s\d])|:\s"
    r"|-(?=[\u0590-\u1fff\u2e80-\ud7ff])"
)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]$")
_MOST_PARTS = 8  # of a title, from its end, that may be the name of the site together
_MOST_MARKS = 20  # between the parts of a title that are looked at; a real one has some three
_INSIDE = frozenset({"article", "main"})
_LEAST = 4  # letters and digits of a headline
# How much the word of each source counts. JSON-LD and the visible heading together outweigh what is
# written for networks and tabs; these outweigh either alone where they agree with the other.
_WEIGHTS = {
    "jsonld": 3.0, "microdata": 0.5, "rdfa": 0.5, "h1 inside": 2.0, "h1": 1.0, "h1 more": 0.2,
    "h2": 0.5, "second": 1.2,
    "og:title": 1.0, "title": 1.0, "twitter:title": 0.4,
}  # fmt: skip
_FOR_NETWORKS = ("og:title", "title", "twitter:title")
_OTHER_WEIGHT = 0.3
_LEAST_WEIGHT = 0.1
_RUN = 3  # letters
_LONGEST = 1_000  # letters of a title that are compared; an element may hold a page
_SHARED = 0.2  # of the runs of the shorter text
_ALIKE = 0.5
_SHORT_SOURCES = frozenset({"meta:og:title", "title"})
_NETWORK_SOURCES = _SHORT_SOURCES | {"meta:twitter:title"}
_OTHERS = (
    "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title", "headline",
    "title",
)  # fmt: skip


class _Titles(NamedTuple):
    """What a page names its article by, as texts that keep nothing of the page.

    Shape: `own` is what the node says, and `second` what it says besides; `headings` have their
    kinds; `title` is that of the page; `names` are those of its site and `sections` those it may
    run in, folded for comparison.
    """

    syntax: str
    own: Said | None
    second: Said | None
    headings: tuple[tuple[str, str], ...]
    title: str
    metas: Metas
    names: frozenset[str]
    sections: frozenset[str]

    def sources(self) -> Iterator[tuple[str, Said]]:
        """Give each with what its word counts by."""
        if self.own is not None:
            yield self.syntax, self.own
        if self.second is not None:
            yield "second", self.second
        for kind, text in self.headings:
            yield kind, Said(text, "h1")
        for name in ("og:title", "twitter:title"):
            if said := next(self.metas.said((name,)), None):
                yield name, said
        if text := self._before_bar(without_site_name(plain(self.title), self.names)):
            yield "title", Said(text, "title")
        for said in self.metas.said(_OTHERS):
            yield "other", said

    def _before_bar(self, title: str) -> str:
        """Cut a title at its first bar, behind which sections and names stand or the heading."""
        head, _, tail = title.partition(" | ")
        if tail and any(key_of(text) == key_of(tail) for _, text in self.headings):
            return tail
        return head if len(key_of(head)) >= LEAST_TITLE else title


def choose_headline(draft: Draft, page: Statements, names: frozenset[str]) -> None:
    """Give the draft the headline that most of the page agrees on."""
    if _is_agreed(draft, page):
        draft.keep("headline", "headline")
        return
    own, title = _own(draft), "".join(page.page.survey.titles[:1])
    if own is not None and (sure := _outweighing(own, draft, page, names)) is not None:
        _put(draft, sure)
        only = (("h1", page.headings[0][0]),)
        titles = _Titles(draft.syntax, own, None, only, title, page.metas, names, frozenset())
        later = partial(_disagreement_in, titles, sure)
        draft.look_later("headlines_differ", later, "/headline")
        return
    headings, sections = tuple(_headings(page, title)), _sections(draft, page)
    titles = _Titles(
        draft.syntax, own, _second(draft, own), headings, title, page.metas, names, sections
    )
    clusters = _clusters(titles)
    if clusters:
        best = max(clusters, key=lambda key: sum(weight for weight, _ in clusters[key]))
        same = [said for _, said in clusters[best] if key_of(said.value) == best]
        chosen = _best_spelled(same)
        _put(draft, chosen)
        if said := _disagreement(clusters, chosen):
            draft.note("headlines_differ", said, "/headline")


def _own(draft: Draft) -> Said | None:
    for name in ("headline", "name"):
        text = next((plain(one) for one in strings_in(draft.node.get(name))), "")
        if text:
            return Said(text, f"{draft.syntax}:{name}")
    return None


def _second(draft: Draft, own: Said | None) -> Said | None:
    text = next((plain(one) for one in strings_in(draft.node.get("alternativeHeadline"))), "")
    if own is None or not text or key_of(text) == key_of(own.value):
        return None
    return Said(text, f"{draft.syntax}:alternativeHeadline")


def _outweighing(own: Said, draft: Draft, page: Statements, names: frozenset[str]) -> Said | None:
    """Give what JSON-LD and the only heading say, if all others together cannot outweigh that."""
    if draft.syntax != "jsonld" or len(page.headings) != 1:
        return None
    text = without_site_name(own.value, names)
    key = key_of(text)
    if len(key) < _LEAST or key in names:
        return None
    if key_of(without_site_name(page.headings[0][0], names)) != key:
        return None
    others = sum(len(page.metas.get(name, ())) for name in _OTHERS)
    most = sum(map(_WEIGHTS.__getitem__, _FOR_NETWORKS)) + _OTHER_WEIGHT * others
    return Said(text, own.source) if most < _WEIGHTS["jsonld"] + _WEIGHTS["h1"] else None


def _clusters(titles: _Titles) -> dict[str, list[tuple[float, Said]]]:
    clusters: dict[str, list[tuple[float, Said]]] = {}
    votes = list(_weighed(list(_votes(titles))))
    for weight, said in votes:
        clusters.setdefault(_cluster(said, clusters, votes), []).append((weight, said))
    return clusters


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
            if others and not any(_is_of(said.value, other) for other in others):
                yield _LEAST_WEIGHT, said
                continue
        yield weight, said


def _is_of(heading: str, title: str) -> bool:
    """Tell whether a heading may be that of what a title names; a short one begins or ends it."""
    key, whole = key_of(heading), key_of(title)
    if len(key) < LEAST_TITLE:
        return whole.startswith(key) or whole.endswith(key) or key.startswith(whole)
    return resemble(heading, title)


def is_like(heading: str, headline: str) -> bool:
    """Tell whether a heading says in other words what a headline does."""
    return len(key_of(heading)) >= LEAST_TITLE and resemble(heading, headline, _ALIKE)


def resemble(one: str, other: str, shared: float = _SHARED, least: int = 0) -> bool:
    """Tell whether two texts share a fair part of their letters in runs of three.

    Shape: `least` are the runs that they share at least, unless one is in the other.
    """
    a, b = _runs(one), _runs(other)
    fewest = min(len(a), len(b))
    return len(a & b) >= max(shared * fewest, min(least, fewest))


def _runs(text: str) -> set[str]:
    key = key_of(text)[:_LONGEST]
    return {key[at : at + _RUN] for at in range(max(1, len(key) - _RUN + 1))}


def _cluster(said: Said, clusters: Iterable[str], votes: list[tuple[float, Said]]) -> str:
    """Give what a title is counted as: itself, or the one that it adds a section or such to.

    A section, a name or a kicker is added in front of one, too. What networks and tabs are told is
    the longer one, whoever else says the shorter.
    """
    key = key_of(said.value)
    if key in clusters:
        return key
    marks = list(islice(SEPARATOR.finditer(said.value), _MOST_MARKS))
    for mark in marks:
        if (head := key_of(said.value[: mark.start()])) in clusters:
            return head
    for mark in marks:
        tail = key_of(said.value[mark.end() :])
        if len(tail) >= LEAST_TITLE and tail in clusters:
            return tail
    if said.source in _NETWORK_SOURCES and marks:
        later = {key_of(one.value) for _, one in votes if one.source not in _NETWORK_SOURCES}
        heads = (key_of(said.value[: mark.start()]) for mark in marks)
        return next((one for one in heads if len(one) >= LEAST_TITLE and one in later), key)
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


def _disagreement_in(titles: _Titles, chosen: Said) -> str:
    return _disagreement(_clusters(titles), chosen)


def _disagreement(clusters: dict[str, list[tuple[float, Said]]], chosen: Said) -> str:
    """Say which other headline somebody says, or nothing."""
    own = key_of(chosen.value)
    for key, held in clusters.items():
        first = held[0][1]
        if held[0][0] >= 1 and key not in own and own not in key:
            return f"{first.source} says another headline: {first.value!r:.80}"
    return ""


def _votes(titles: _Titles) -> Iterator[tuple[float, Said]]:
    for kind, said in titles.sources():
        text = without_site_name(said.value, titles.names)
        if kind in _FOR_NETWORKS:
            text = _without_section(text, titles.sections)
        key = key_of(text)
        if len(key) >= _LEAST and key not in titles.names:
            yield _WEIGHTS.get(kind, _OTHER_WEIGHT), Said(text, said.source)


def _sections(draft: Draft, page: Statements) -> frozenset[str]:
    """Give what the article may be filed under: its sections, the folders of its address."""
    stated = (*strings_in(draft.node.get("articleSection")), *page.metas.get("article:section", ()))
    folders = unquote(page.url.partition("://")[2]).rstrip("/").split("/")[1:-1]
    return frozenset(map(key_of, (*stated, *folders))) - {""}


def _without_section(text: str, sections: frozenset[str]) -> str:
    """Cut the section from the end of a title; what is left is long enough to be one."""
    last = deque(SEPARATOR.finditer(text), maxlen=1)
    if not last or ":" in last[0][0] or key_of(text[last[0].end() :]) not in sections:
        return text
    head = text[: last[0].start()].strip()
    return head if len(key_of(head)) >= LEAST_TITLE else text


def _headings(page: Statements, title: str) -> Iterator[tuple[str, str]]:
    """Give the main headings, those inside the article first; each with and without its kicker."""
    inside = [text for text, node in page.headings if _html.is_within(node, _INSIDE)]
    outside = [text for text, node in page.headings if not _html.is_within(node, _INSIDE)]
    found = [*inside, *outside]
    main = _main_of(found, key_of(title))
    kind = "h1 inside" if main in inside else "h1"
    yield from ((kind if text == main else "h1 more", text) for text in dict.fromkeys(found))
    if "og:title" not in page.metas and key_of(main) not in key_of(title):
        yield from (("h2", text) for text, _ in page.second_headings)


def _main_of(headings: list[str], title: str) -> str:
    """Give the first heading, or a longer one where the title of the page holds both."""
    main = headings[0] if headings else ""
    for text in headings[1:]:
        key, first = key_of(text), key_of(main)
        if LEAST_TITLE <= len(key) > len(first) and key in title and first in title:
            main = text
    return main


def without_site_name(text: str, names: Iterable[str]) -> str:
    """Cut the name of the site from the end of a title, or from its beginning."""
    for _ in range(3):
        if text.endswith((")", "]")) and (inner := _IN_BRACKETS.search(text)):
            if key_of(inner[1]) not in names:
                return text
            text = text[: inner.start()]
        parts = list(SEPARATOR.finditer(text))
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
