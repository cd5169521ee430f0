"""The bench of pages: when the article was published and changed, in every form that pages use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple

from ..markup import _html
from ..safety.dates import (
    Day,
    Instant,
    LocalDateTime,
    When,
    from_iso,
    iso_at_once,
)
from ._page_date_forms import DATE_LENGTH, read_date, written
from ._page_local import may_be_another_day, on_clock, shown_as
from ._page_others import is_of_others
from ._page_statements import Draft, Metas, Said, Statements, key_of, strings_in
from ._page_visible import Worth, labelled_lines, may_date, metalines_of
from ._text_byline import Metaline
from ._text_dates import Found

__all__ = ["choose_dates"]


class _Kind(NamedTuple):
    """One of the dates of an article: its names in schema.org and in the model, and its metas."""

    wire: str
    path: str
    metas: tuple[str, ...]


_PUBLISHED = _Kind("datePublished", "date_published", (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "article_date_original", "cxenseparse:recs:publishtime",
    "ageaparse:recs:publishtime", "rnews:datepublished", "publish-date", "publishdate",
    "publish_date", "published_time", "publishtime", "publicationdate", "publication_date",
    "pubdate", "pub_date", "published", "published_at", "date.published", "dcterms.issued",
    "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "dc.created",
    "citation_publication_date", "citation_online_date", "originalpublicationdate",
    "article.published", "og:published_time", "og:pubdate", "date", "created", "datecreated",
    "last-published", "article:created", "displaydate",
))  # fmt: skip
_MODIFIED = _Kind("dateModified", "date_modified", (
    "article:modified_time", "og:article:modified_time", "article:modified", "og:updated_time",
    "datemodified", "article_date_updated", "parsely-modified-date", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "modified", "modified_time", "date.updated",
    "revised", "updated_time",
))  # fmt: skip
_STATED = "meta:article:published_time"
# Metas by which some mean the day of the file, of its making or of its next issue.
_LOOSE = frozenset(
    f"meta:{name}"
    for name in (
        "date", "dc.date", "dcterms.date", "dc.created", "dcterms.created", "dc.date.created",
        "created", "datecreated", "article:created",
    )
)  # fmt: skip
# `/2026/11/22/`, `/20261122`, `/22-11-2026`, and numbers that open with a minute: `/A202611220800`.
_IN_PATH = re.compile(
    r"/(?:(?P<y>(?:19|20)\d\d)[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])"
    r"|[A-Z]{0,3}(?P<y3>20\d\d)(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12]\d|3[01])"
    r"(?:[01]\d|2[0-3])[0-5]\d\d*"
    r"|(?P<a>0?[1-9]|[12]\d|3[01])(?P<mark>[.-])(?P<b>0?[1-9]|1[0-2])(?P=mark)(?P<y2>(?:19|20)\d\d))"
    r"(?![0-9A-Za-z])"
)
_PARTS = (("y", "y2", "y3"), ("m", "b", "m3"), ("d", "a", "d3"))
_REST = 30  # letters beside a date that does not open its line; those of captions have more
_ZONE = 6  # signs behind a date that ends its line: ` (IST)`
_BARS = ("/", "|", "•", "·", "–", "—", "-")
_ARTICLE = frozenset({"article", "main"})
_ELSEWHERE = frozenset({"a", "aside", "li", "nav"})
_CLASSES = frozenset({"dt-published", "entry-date", "published"})  # of microformats and WordPress
_WRITTEN_OUT = _CLASSES | {"datePublished"}
_TIMES = 40  # elements that are looked at
_FIRST_PAPER = 1605  # the year of the first newspaper; before it there is nothing to publish in
_LEAST_SECONDS = 10**9  # of a system's clock; a smaller number says no day for certain
_SECOND_0 = "1970-01-01T00:00:00"
_FIRST_YEAR = 1993  # of the Web; a visible date before it is one of something else


def choose_dates(draft: Draft, page: Statements) -> None:
    """Give the draft the dates that the page states, most exact first; it invents no zone."""
    language = str(draft.node.get("inLanguage", ""))[:2].lower()
    published = _chosen(draft, page, language, _PUBLISHED)
    source = draft.evidence["date_published"].key if published is not None else ""
    if published is None or (source in _LOOSE and not isinstance(published, Instant)):
        _choose_visible(draft, page, language, published)
    elif isinstance(published, Instant) and may_be_another_day(published, language, page.domain):
        _choose_clock(draft, page, language, published)
    _chosen(draft, page, language, _MODIFIED)


def _choose_visible(draft: Draft, page: Statements, language: str, loose: When | None) -> None:
    """Give the draft the date that readers see; one of a loose meta holds if it is that day."""
    sure, others = _times(page)
    unsure = chain(others, _in_address(page), _labelled(page, language)) if loose is None else ()
    for said in chain(sure, _abbreviated(page), _shown(draft, page, language), unsure):
        if (found := read_date(said.value, language)) is not None:
            if loose is None or _is_day_apart(found, loose):
                draft.put("datePublished", "date_published", found.text, said.source)
            return


def _choose_clock(draft: Draft, page: Statements, language: str, instant: Instant) -> None:
    """Give the draft its instant on the clock that readers see, if they see another day."""
    minute = f"{instant.minute:02}"
    said = _shown(draft, page, language, lambda line, _: minute in line)
    found = shown_as(instant, filter(None, (read_date(one.value, language) for one in said)))
    if found is not None:
        message = f"datePublished {instant.text} is given as readers see it, as {found.text}"
        draft.note("date_form", message, "/datePublished")
        draft.node["datePublished"] = found.text


def _chosen(draft: Draft, page: Statements, language: str, kind: _Kind) -> When | None:
    own = _own(draft, language, kind.wire)
    if own is None:
        if (best := next(_stated(page.metas, kind, language), None)) is not None:
            return _put(draft, kind, best)
        return None
    draft.keep(kind.wire, kind.path)
    first = _first_stated(draft, page.metas, language, own) if kind is _PUBLISHED else None
    if first is not None:
        message = f"datePublished is that of the change; {first[1].source} says {first[0].text}"
        draft.note("dates_differ", message, f"/{kind.wire}")
        return _put(draft, kind, first)
    if not isinstance(own, Instant):
        others = list(_stated(page.metas, kind, language))
        finer = (one for one in others if _is_finer(one[0], own))
        if (best := next(chain(finer, _on_its_clock(own, others)), None)) is not None:
            return _put(draft, kind, best)
    later = partial(_disagreement, own, page.metas, kind, language)
    draft.look_later("dates_differ", later, f"/{kind.wire}")
    return own


def _put(draft: Draft, kind: _Kind, stated: tuple[When, Said]) -> When:
    found, said = stated
    draft.put(kind.wire, kind.path, found.text, said.source)
    return found


def _stated(metas: Metas, kind: _Kind, language: str) -> Iterator[tuple[When, Said]]:
    """Give the dates of that kind in metas."""
    for said in metas.said(kind.metas):
        found = read_date(said.value, language)
        if found is not None and not _is_empty(found):
            yield found, said


def _first_stated(draft: Draft, metas: Metas, language: str, own: When) -> tuple[When, Said] | None:
    """Give an earlier date that a meta states where the node has that of its change for both."""
    changed = next(strings_in(draft.node.get("dateModified")), "")
    if not isinstance(own, Instant) or read_date(changed, language) != own:
        return None
    stated = _stated(metas, _PUBLISHED, language)
    earlier = (one for one in stated if one[1].source == _STATED and isinstance(one[0], Instant))
    return next((one for one in earlier if one[0] < own and _is_day_apart(one[0], own)), None)


def _is_day_apart(one: When, other: When) -> bool:
    return _day_number(one) != _day_number(other)


def _own(draft: Draft, language: str, wire: str) -> When | None:
    """Read the date of the node; one in a form that is no ISO 8601 is written in it."""
    stated = draft.node.get(wire)
    is_clock = type(stated) is int and stated >= _LEAST_SECONDS
    for text in strings_in(str(stated) if is_clock else stated):
        found, is_iso = _read(text, language)
        if found is None:
            continue
        if _is_empty(found):
            draft.note("date_is_empty", f"{wire} {text!r:.60} is what systems write for none")
            del draft.node[wire]
            return None
        if not is_iso:
            draft.note("date_form", f"{wire} {text!r:.60} is read as {found.text}", f"/{wire}")
        if not is_iso or text is not stated:
            draft.node[wire] = found.text
        return found
    return None


def _read(text: str, language: str) -> tuple[When | None, bool]:
    """Read a date, and tell whether its form is one of ISO 8601."""
    try:
        return iso_at_once(text) or from_iso(text), True
    except ValueError:
        return read_date(text, language), False


def _is_empty(found: When) -> bool:
    """Tell whether a date is that of nothing: the year 1, or the second 0 of a system's clock."""
    if found.year < _FIRST_PAPER:
        return True
    return not isinstance(found, Day) and found.isoformat()[:19] == _SECOND_0


def _is_finer(one: When, own: When) -> bool:
    """Tell whether a date says all that another says, and more: a time, or a zone."""
    if isinstance(own, Instant):
        return False
    if isinstance(own, Day):
        return isinstance(one, Instant | LocalDateTime) and one.isoformat()[:10] == own.isoformat()
    return isinstance(one, Instant) and _wall_clock(one) == _wall_clock(own)


def _on_its_clock(own: When, others: list[tuple[When, Said]]) -> Iterator[tuple[When, Said]]:
    """Give the instants in UTC that the date shows on a clock, to the second.

    Two full hours may be alike by chance.
    """
    if not isinstance(own, LocalDateTime) or not (own.minute or own.second):
        return
    for one, said in others:
        shown = on_clock(one, own) if isinstance(one, Instant) else None
        if shown is not None and shown.second == own.second:
            yield shown, said


def _wall_clock(value: Instant | LocalDateTime) -> str:
    return value.isoformat()[:16]


def _disagreement(own: When, metas: Metas, kind: _Kind, language: str) -> str:
    for found, said in islice(_stated(metas, kind, language), 3):
        if abs(_day_number(found) - _day_number(own)) > 1:
            return f"{kind.wire} is {own.text}, but {said.source} says {found.text}"
    return ""


def _day_number(value: When) -> int:
    return value.toordinal()


def _times(page: Statements) -> tuple[list[Said], list[Said]]:
    """Give the dates of time elements: those of the article itself, and those that may be so.

    One that stands in a link or a list is that of another article.
    """
    marked: list[Said] = []
    inside: list[Said] = []
    others: list[Said] = []
    for node in page.page.survey.times[:_TIMES]:
        held = _html.attributes(node)
        kind = held.get("itemprop", "")
        text = held.get("datetime") or _html.text_of(node, DATE_LENGTH)
        if not text or "dateModified" in kind or is_of_others(node, page):
            continue
        if "pubdate" in held or "datePublished" in kind:
            marked.append(Said(text, "time"))
        elif not _CLASSES.isdisjoint(held.get("class", "").split()) and _leads_here(node, page):
            inside.insert(0, Said(text, "time"))
        elif not _is_elsewhere(node):
            (inside if _html.is_within(node, _ARTICLE) else others).append(Said(text, "time"))
    return [*marked, *inside], others


def _abbreviated(page: Statements) -> Iterator[Said]:
    """Give the dates that are written out for machines beside what readers see, as a title."""
    tree = page.page.tree
    for node in _html.select(tree, "abbr[title]")[:_TIMES] if tree is not None else ():
        held = _html.attributes(node)
        words = f"{held.get('class', '')} {held.get('itemprop', '')}".split()
        if not _WRITTEN_OUT.isdisjoint(words) and not is_of_others(node, page):
            yield Said(held["title"], "abbr")


def _is_elsewhere(node: Any) -> bool:
    """Tell whether an element stands in a link, a list or a footer, but for that of an article."""
    is_below = False
    for one in _html.ancestors(node):
        is_below = (is_below or one.tag == "footer") and one.tag != "article"
        if one.tag in _ELSEWHERE:
            return True
    return is_below


def _leads_here(node: Any, page: Statements) -> bool:
    """Tell whether an element stands in the link of the page to itself."""
    href = _html.link_around(node)
    return bool(href) and page.address(href).rstrip("/") in {
        address.rstrip("/") for address in (page.url, page.canonical) if address
    }


def _shown(
    draft: Draft, page: Statements, language: str, worth: Worth = may_date
) -> Iterator[Said]:
    """Give the dates that stand in lines around the headline; of publication before of change."""
    headline = str(draft.node.get("headline", ""))
    changes: list[Found] = []
    for text, line in metalines_of(page, headline, language, worth):
        if _is_prose(text, line, headline):
            continue
        if line.modified is not None:
            changes.append(line.modified)
        if line.published is not None and line.published.moment.year >= _FIRST_YEAR:
            yield Said(written(line.published), "text")
    for found in changes:
        if found.moment.year >= _FIRST_YEAR:
            yield Said(written(found), "text")


def _labelled(page: Statements, language: str) -> Iterator[Said]:
    """Give the day that labels anywhere on the page agree on, if there is one."""
    lines = [line for text, line in labelled_lines(page, language) if not _is_prose(text, line, "")]
    for found in ([line.published for line in lines], [line.modified for line in lines]):
        days = {one.moment.isoformat()[:10]: one.moment for one in found if one is not None}
        if len(days) == 1:
            yield from (Said(moment.isoformat(), "text") for moment in days.values())


def _is_prose(text: str, line: Metaline, headline: str) -> bool:
    """Tell whether a line says more than when, and what: a caption, a source, a sentence.

    One that says who, with a word such as `By`, or parted by bars, ends in its clock.
    """
    first = line.published or line.modified
    if first is None or (line.rest <= _REST or not first.start):
        return first is None
    is_last = isinstance(first.moment, datetime) and len(text) - first.end <= _ZONE
    if is_last and (line.has_word or text[: first.start].rstrip().endswith(_BARS)):
        return False
    return not headline or key_of(headline) not in key_of(text)


def _in_address(page: Statements) -> Iterator[Said]:
    if match := _IN_PATH.search(page.url):
        year, month, day = (next(filter(None, map(match.group, names))) for names in _PARTS)
        yield Said(f"{year}-{month:0>2}-{day:0>2}", "url")
