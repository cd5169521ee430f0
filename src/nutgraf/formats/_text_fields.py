"""The fields of an article out of its zones and blocks: each value with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ._text_authors import Author
from ._text_captions import Caption
from ._text_draft import Draft, Tree, joined, of_blocks, said, with_space
from ._text_lines import Line, normalise
from ._text_parts import backgrounds, corrections, language, mentions, quotations
from ._text_sourced import Sourced, as_written, by_house, by_rule
from ._text_sources import cited_in
from ._text_zones import Zones

__all__ = ["tree_of"]


def tree_of(draft: Draft) -> Tree:
    """Give the article as a tree of sourced values, in schema.org's names."""
    headline = draft.zones.headline
    spoken = quotations(draft)  # first: it says which of the mentions need an `@id`
    return {
        "@type": _type(draft),
        "headline": said(draft, [(headline.start, headline.end)]) if headline else None,
        "author": [_author(draft, one) for one in draft.zones.authors],
        "datePublished": draft.moments.published,
        "dateModified": draft.moments.modified,
        "inLanguage": language(draft),
        "description": _lead(draft),
        "image": [_image(draft, caption) for caption in draft.zones.captions],
        "articleBody": _body(draft),
        "wordCount": _word_count(draft),
        **_dateline(draft),
        "liveBlogUpdate": _updates(draft) if draft.zones.entries else [],
        "articleSection": [said(draft, [section])] if (section := draft.zones.section) else [],
        "backstory": _backstory(draft),
        "isBasedOn": _bases(draft),
        "citation": _citations(draft),
        "correction": corrections(draft),
        "hasPart": [*spoken, *backgrounds(draft)],
        "mentions": mentions(draft),
        "publisher": _publisher(draft),
    }


def _type(draft: Draft) -> Sourced:
    entries = draft.zones.entries
    if entries:
        spans = [(entry.clock.start, entry.clock.end) for entry in entries]
        return by_rule("LiveBlogPosting", "live_entries", spans)
    return by_house(draft.grammar.house.type, "type")


def _updates(draft: Draft) -> list[Tree]:
    """Give the entries of a live blog; their moments, where the text states a day."""
    entries: list[Sourced | None] = [*draft.moments.entries]
    moments = entries or [None] * len(draft.zones.entries)
    return [
        {
            "@type": by_rule("BlogPosting", "live_entry", [(one.clock.start, one.clock.end)]),
            "headline": _of_lines(draft, [one.headline]) if one.headline else None,
            "articleBody": _of_lines(draft, one.lines) if one.lines else None,
            "datePublished": moment,
        }
        for one, moment in zip(draft.zones.entries, moments, strict=True)
    ]


def _of_lines(draft: Draft, lines: Sequence[Line]) -> Sourced:
    """Give the text of some lines, each a paragraph."""
    spans = [(line.start, line.end) for line in lines]
    return joined(draft, spans, [normalise(line.text) for line in lines])


def _author(draft: Draft, one: Author) -> Tree:
    return {
        "@type": by_rule(one.kind, "byline", [(one.start, one.end)]),
        "name": said(draft, [(one.start, one.end)]),
        "jobTitle": said(draft, [one.role]) if one.role and one.kind == "Person" else None,
    }


def _publisher(draft: Draft) -> Tree | None:
    publisher = draft.grammar.house.publisher
    if publisher is None:
        return None
    tree = {
        "@type": by_house(publisher.type, "publisher.type"),
        "name": by_house(publisher.name, "publisher.name"),
    }
    return {**tree, "url": by_house(publisher.url, "publisher.url")} if publisher.url else tree


def _lead(draft: Draft) -> Sourced | None:
    if above := draft.zones.standfirst:
        signs = [draft.grammar.sign.match(line.text) for line in above]
        starts = [
            line.start + (sign.end() if sign else 0)
            for line, sign in zip(above, signs, strict=True)
        ]
        spans = [(start, line.end) for start, line in zip(starts, above, strict=True)]
        return said(draft, with_space(draft.text, spans))
    first = draft.blocks[0] if draft.blocks else None
    if first is not None and any(one.clock.start == first.start for one in draft.zones.entries):
        return None
    if first is None or first.kind != "paragraph" or first.label:
        return None
    return said(draft, [(first.start, first.end)])


def _image(draft: Draft, caption: Caption) -> Tree:
    spans = [one for one in (caption.caption, caption.kind, caption.credit) if one[1]]
    whole = (min(start for start, _ in spans), max(end for _, end in spans))
    return {
        "@type": by_rule("ImageObject", "caption", [whole]),
        "caption": said(draft, [caption.caption]) if caption.caption[1] else None,
        "creditText": said(draft, [caption.credit]) if caption.credit[1] else None,
        "keywords": [said(draft, [caption.kind])] if caption.kind[1] else [],
    }


def _body(draft: Draft) -> Sourced | None:
    if not draft.blocks:
        return None
    spans = _joined(draft.text, draft.zones)
    return of_blocks(draft, range(len(draft.blocks)), spans, "body_blocks")


def _dateline(draft: Draft) -> Tree:
    """Give the dateline, where it says the article was written, and the agency that it credits."""
    line = draft.zones.dateline
    if line is None:
        return {}
    place: Tree = {
        "@type": by_rule("Place", "dateline", [line.place]),
        "name": _place_name(draft, line.place),
    }
    if line.region[1]:
        place["containedInPlace"] = {
            "@type": by_rule("Place", "dateline", [line.region]),
            "name": _place_name(draft, line.region),
        }
    return {
        "dateline": said(draft, [line.whole]),
        "locationCreated": place,
        "creditText": said(draft, [line.agency]) if line.agency[1] else None,
    }


def _place_name(draft: Draft, span: tuple[int, int]) -> Sourced:
    """Give a place as it is written elsewhere: in capitals only where each word has one."""
    name = normalise(draft.text[slice(*span)])
    if name.isupper() and (plain := name.title()) != name:
        return by_rule(plain, "dateline", [span])
    return as_written(name, [span], "dateline")


def _joined(text: str, zones: Zones) -> list[tuple[int, int]]:
    """Give the spans of the body, made one where only space is between them."""
    spans: list[tuple[int, int]] = []
    begin = end = 0
    for line in zones.body:
        if end and text[end : line.start].strip():
            spans.append((begin, end))
            end = 0
        begin, end = begin if end else line.start, line.end
    return [*spans, (begin, end)]


def _word_count(draft: Draft) -> Sourced | None:
    if not draft.blocks:
        return None
    entries = sum([len(block.lines) for block in draft.blocks if block.kind == "list"])
    whole = "\n".join(draft.texts)  # in which any gap is one sign
    return by_rule(whole.count(" ") + whole.count("\n") + 1 - entries, "words_of_body")


def _backstory(draft: Draft) -> Sourced | list[Sourced] | None:
    found = [said(draft, [span], rule="source_label") for span in draft.contents("source")]
    return found[0] if len(found) == 1 else found


def _bases(draft: Draft) -> list[Tree]:
    spans = list(draft.sources.outlets)
    spans += [one.span for one in draft.sources.parties if one.kind == "NewsMediaOrganization"]
    return [
        _work(draft, "NewsArticle", "based_on", span) for span in _unlike(draft.text, sorted(spans))
    ]


def _citations(draft: Draft) -> list[Tree]:
    blocks = [block for block in draft.blocks if block.purpose != "source"]
    spans = cited_in(draft.people, blocks)
    return [_work(draft, "CreativeWork", "cited", span) for span in _unlike(draft.text, spans)]


def _work(draft: Draft, kind: str, rule: str, span: tuple[int, int]) -> Tree:
    evidence = [span]
    publisher = {
        "@type": by_rule("NewsMediaOrganization", rule, evidence),
        "name": said(draft, [span], rule=rule),
    }
    return {"@type": by_rule(kind, rule, evidence), "publisher": publisher}


def _unlike(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the spans without those that say the same as an earlier one."""
    return list(
        {text[start:end].casefold(): (start, end) for start, end in reversed(list(spans))}.values()
    )[::-1]
