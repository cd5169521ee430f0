"""A layout that nobody told: headline, byline and date found around the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ._text_authors import Author, names_led_to
from ._text_byline import Metaline, metaline_of
from ._text_captions import shown_by_place
from ._text_fixed import take_metaline
from ._text_grammar import Grammar
from ._text_headline import any_headline, headline_of
from ._text_lines import Line, folded, says_the_same
from ._text_page import LONGEST_HEADLINE, REST, Page
from ._text_zones import Zones

__all__ = ["found_zones"]

_BEHIND = 4  # lines behind the body in which a byline may stand
_LIST = 2  # short lines below a name that make it the first of a list
_NEAR = 3  # lines between a name without word and a date, or the headline
_STANDFIRST = 40  # letters of the shortest that is a sentence
_PLAIN_STANDFIRST = 60  # and of the shortest that is none
_STANDFIRST_LINES = 5  # behind the headline, in which it stands
_SECTION_LINES = 8  # above the headline, in which its section stands
_CAPTION = 300  # letters of a caption above its credit
_LONGEST_CAPTION = 400  # letters of one in the body that names no kind of picture
# What stands within a paragraph; a long line without any of it is a headline.
_INSIDE = re.compile(r"[,.!?…;:”\"»،。、，！？।] ?")
_TAIL = 6  # lines at the end of the body among which a note on the author is looked for


def found_zones(lines: Sequence[Line], grammar: Grammar, zones: Zones) -> None:
    """Find the zones of a text without a known layout; what is in none of them has no role."""
    page = Page(lines, grammar)
    headline = headline_of(page)
    if headline is not None:
        zones.take_headline(lines[headline], grammar.house.preamble.headline_attribution)
        page.taken.add(headline)
        page.start = max(page.start, headline + 1)
    _take_dates(page, headline, zones)
    _take_authors(page, headline, zones)
    _take_section(page, headline, zones)
    _take_captions(page, headline, zones)
    _take_standfirst(page, headline, zones)
    _trim(page, zones)
    zones.body = list(_body(page, zones))
    if zones.headline is None and not zones.body and (only := any_headline(page)) is not None:
        zones.take_headline(lines[only], "")


def _take_dates(page: Page, headline: int | None, zones: Zones) -> None:
    """Take the first date of publication behind the headline, else the last before it."""
    dated = [n for n, meta in page.metas.items() if meta.is_dated and meta.rest <= REST]
    if headline is None and len(dated) == len(page.lines):
        dated = _without_words(page, dated)
    top = -1 if headline is None else headline
    dated.sort(key=lambda n: (not page.metas[n].has_label, n < top, abs(n - top)))
    for number in dated:
        meta = page.metas[number]
        new = (meta.published and not zones.published) or (meta.modified and not zones.modified)
        if new:
            take_metaline(page.lines[number], meta, zones)
            page.taken.add(number)
    if not dated:
        _take_date_behind(page, zones)


def _take_date_behind(page: Page, zones: Zones) -> None:
    """Take the date behind the body of a text that has none above: told by a label, or next."""
    for number in range(page.stop, min(page.stop + _BEHIND, len(page.lines))):
        meta = metaline_of(page.lines[number], page.grammar)
        if meta is None or not meta.published or meta.rest:
            continue
        if meta.has_label or number == page.stop:
            take_metaline(page.lines[number], meta, zones)
            page.taken.add(number)
            return


def _without_words(page: Page, dated: list[int]) -> list[int]:
    """Leave out the first line that says more than a date: it is all that a text has to say."""
    worded = next((n for n in dated if page.metas[n].rest), None)
    return [n for n in dated if n != worded]


def _take_authors(page: Page, headline: int | None, zones: Zones) -> None:
    """Take the names behind a word such as `By`; without one, those beside date or headline."""
    if zones.authors:
        return
    for number, meta in page.metas.items():
        if number not in page.taken and meta.has_word and meta.rest <= REST:
            authors, last = _with_following(page, number, meta)
            if authors:
                _take(page, range(number, last + 1), authors, zones)
                return
    best = sorted(_lone(page, headline))
    if best:
        number = best[0][-1]
        _take(page, [number], page.metas[number].authors, zones)
        return
    for number in range(page.stop, min(page.stop + _BEHIND, len(page.lines))):
        meta = metaline_of(page.lines[number], page.grammar) or Metaline()
        is_lone = number == page.stop and _is_alone(page, number, meta)
        authors, last = list(meta.authors), number
        if meta.has_word and not authors and number + 1 < len(page.lines):
            authors, last = list(names_led_to(page.lines[number + 1], page.grammar)), number + 1
        if (meta.has_word or is_lone) and authors and not (meta.rest or meta.is_dated):
            _take(page, range(number, last + 1), authors, zones)
            return


def _take(page: Page, numbers: Sequence[int], authors: Sequence[Author], zones: Zones) -> None:
    known: dict[str, Author] = {}
    for one in (*zones.authors, *authors):
        name = folded("".join(_text_of(page, one)))
        known.setdefault(name, one)
    zones.authors = list(known.values())
    for number in numbers:
        if number not in page.taken:
            zones.mark_line(page.lines[number], "author")
            page.taken.add(number)


def _text_of(page: Page, author: Author) -> Iterator[str]:
    for line in page.lines:
        if line.start <= author.start < line.end:
            yield line.text[author.start - line.start : author.end - line.start]
            return


def _with_following(page: Page, number: int, meta: Metaline) -> tuple[list[Author], int]:
    """Give the names of a line, or of the lines below a word that stands alone."""
    authors, last = list(meta.authors), number
    if authors:
        return authors, last
    for at in range(number + 1, min(number + 8, len(page.lines))):
        text = page.lines[at].text
        below = page.metas.get(at)
        if below is not None and below.authors and not below.rest and not below.is_dated:
            authors += below.authors
        elif not authors and (led := names_led_to(page.lines[at], page.grammar)):
            authors += led
        elif page.grammar.between.fullmatch(f" {text} ") is None:
            break
        last = at
    return authors, last


def _lone(page: Page, headline: int | None) -> Iterator[tuple[bool, int, int]]:
    """Give the lines of names without a word: those that are bylines surely first, then the near.

    Shape: whether one is not sure, how far it is from the date or headline, and its number.
    """
    dates = [n for n in page.taken if page.metas.get(n) and page.metas[n].is_dated]
    top = -1 if headline is None else headline
    for number, meta in page.metas.items():
        if number in page.taken or meta.has_word or not _may_be_lone(page, number, meta):
            continue
        if number < top and not any(abs(number - n) == 1 for n in dates):
            continue
        if number >= page.stop and not _is_alone(page, number, meta):
            continue
        if dates:
            distance = min(abs(number - n) for n in dates)
        else:
            distance = min(number - top, abs(page.start - number) + 1)
        is_sure = number > top and meta.is_sure
        if distance <= _NEAR or is_sure:
            yield not is_sure, distance, number


def _may_be_lone(page: Page, number: int, meta: Metaline) -> bool:
    """Tell whether a line is names alone, and of nobody whom the body tells of."""
    line = page.lines[number]
    if not meta.authors or meta.rest or page.grammar.ends.hold(line.text):
        return False
    for one in meta.authors:
        name = line.text[one.start - line.start : one.end - line.start]
        is_known = folded(name) in page.grammar.organizations
        if one.kind != "Person" and not is_known and not _is_above_sure(page, number):
            return False
        if not is_known and (name.isupper() or page.tells_of(name)):
            return False
        if not is_known and page.has_as_word(name.split()[0]):
            return False  # `Political Analysis`, of a political article
    return True


def _is_alone(page: Page, number: int, meta: Metaline) -> bool:
    """Tell whether a line below the body is names, and does not open a list or what follows."""
    if not _may_be_lone(page, number, meta):
        return False
    below = page.looks[number + 1 : number + 1 + _LIST]
    return len(below) < _LIST or below[0].ends or below[0].is_sentence or below[0].is_paragraph


def _is_above_sure(page: Page, number: int) -> bool:
    """Tell whether byline or date goes on in the line below."""
    below = page.metas.get(number + 1)
    return below is not None and (below.is_dated or below.is_label or below.has_beside)


def _take_section(page: Page, headline: int | None, zones: Zones) -> None:
    """Take the last line above the headline that is the name of a section."""
    top = 0 if headline is None else headline
    for number in range(top - 1, max(top - _SECTION_LINES, 0) - 1, -1):
        line = page.lines[number]
        sign = page.grammar.sign.match(line.text)
        start = sign.end() if sign else 0
        if number not in page.taken and line.text[start:].casefold() in page.grammar.sections:
            zones.section = (line.start + start, line.end)
            zones.mark_line(line, "article_section")
            page.taken.add(number)
            return


def _take_captions(page: Page, headline: int | None, zones: Zones) -> None:
    """Take the lines that are a picture's caption, above the body or in it."""
    top = -1 if headline is None else headline
    for number, line in enumerate(page.lines[: page.stop]):
        if number in page.taken:
            continue
        caption = page.looks[number].caption
        if caption is None or (number >= page.start and _is_prose(page, number)):
            continue
        if caption.caption[1] or number <= top or not _goes_before(page, number):
            zones.take_caption(line, caption)
        else:
            above = page.lines[number - 1]
            zones.take_caption(above, replace(caption, caption=(above.start, above.end)))
            zones.mark_line(line, "image")
            page.taken.add(number - 1)
        page.taken.add(number)


def _is_prose(page: Page, number: int) -> bool:
    """Tell whether a line in the body says too much for a caption without a kind of picture."""
    look = page.looks[number]
    return look.caption is not None and not look.caption.kind[1] and look.size > _LONGEST_CAPTION


def _goes_before(page: Page, number: int) -> bool:
    """Tell whether the line above a credit that stands alone is what the picture shows."""
    if number - 1 in page.taken or not number:
        return False
    return page.looks[number - 1].size <= _CAPTION and not page.is_meta(number - 1)


def _take_standfirst(page: Page, headline: int | None, zones: Zones) -> None:
    """Take a lead that stands above byline or date, or apart from the body."""
    if headline is None:
        return
    metas = [n for n in page.taken if n > headline and page.metas.get(n)]
    last = max([page.start, *metas])
    between = [n for n in range(headline + 1, last) if n not in page.taken and not page.is_meta(n)]
    leads = [n for n in between if _may_lead(page, n, zones)]
    paragraphs = [n for n in leads if page.looks[n].is_paragraph]
    if metas and len(paragraphs) > 1 and paragraphs[0] >= page.start:
        return  # the byline stands inside the body
    first = next(iter(paragraphs or leads), None)
    if first is not None and first <= headline + _STANDFIRST_LINES:
        zones.standfirst = [page.lines[first]]
        if page.looks[first].is_paragraph:
            zones.lead = page.lines[first]
        else:
            zones.mark_line(page.lines[first], "description")
        page.taken.add(first)
        page.start = max(page.start, first + 1)


def _may_lead(page: Page, number: int, zones: Zones) -> bool:
    """Tell whether a line above the body is its lead; one that is a caption is taken as such."""
    line, look = page.lines[number], page.looks[number]
    if look.is_entry or look.is_appeal or look.caption is not None:
        return False
    if look.size < (_STANDFIRST if look.is_sentence else _PLAIN_STANDFIRST):
        return False
    if caption := shown_by_place(line, page.grammar):
        zones.take_caption(line, caption)
        page.taken.add(number)
        return False
    return zones.headline is None or not says_the_same(line.text, zones.headline.text)


def _trim(page: Page, zones: Zones) -> None:
    """Let the body begin with its first paragraph, and end before a note on its author."""
    body = range(page.start, page.stop)
    first = next((n for n in body if n not in page.taken and _may_begin(page, n, zones)), None)
    if first is not None:
        points = _with_points(page, first)
        if points < first and not zones.standfirst:
            zones.standfirst = list(page.lines[points:first])
        first = points
        _take_points(page, first, zones)
        page.start = first
    names = [text.casefold() for one in zones.authors for text in _text_of(page, one)]
    names = [name for name in names if " " in name]
    for number in range(max(page.start + 1, page.stop - _TAIL), page.stop):
        text = page.lines[number].text[:LONGEST_HEADLINE].casefold()
        if any(name in text for name in names):
            page.stop = number
            break
    while page.stop > page.start + 1 and not _may_end(page, page.stop - 1):
        page.stop -= 1


def _may_begin(page: Page, number: int, zones: Zones) -> bool:
    look = page.looks[number]
    is_short = look.size < _STANDFIRST * 3 // 4 or look.is_entry
    if look.is_appeal or not (look.is_paragraph or (look.is_sentence and not is_short)):
        return False
    if caption := shown_by_place(page.lines[number], page.grammar):
        zones.take_caption(page.lines[number], caption)
        page.taken.add(number)
        return False
    return True


def _with_points(page: Page, first: int) -> int:
    """Give where the entries begin that stand right above the first paragraph, in sentences."""
    while first - 1 not in page.taken and first > 0:
        look = page.looks[first - 1]
        if not (look.is_entry and look.is_sentence and look.size >= _STANDFIRST):
            break
        first -= 1
    return first


def _may_end(page: Page, number: int) -> bool:
    """Tell whether a line may be the last of a body: a paragraph, a sentence, a long entry."""
    look = page.looks[number]
    if look.is_appeal or (look.caption is not None and not look.is_paragraph):
        return False
    if look.is_paragraph:
        return look.is_sentence or _INSIDE.search(page.lines[number].text) is not None
    return look.is_entry or (look.is_sentence and not look.is_call)


def _take_points(page: Page, first: int, zones: Zones) -> None:
    """Take the entries of a list above the first paragraph as the lead, where no other stands."""
    top = next((n for n, line in enumerate(page.lines) if line is zones.headline), first)
    points = [
        n
        for n in range(top + 1, first)
        if n not in page.taken
        and page.looks[n].is_entry
        and page.looks[n].size >= _PLAIN_STANDFIRST
    ]
    if points and not zones.standfirst:
        zones.standfirst = [page.lines[n] for n in points]
    for n in points:
        zones.mark_line(page.lines[n], "description")
        page.taken.add(n)


def _body(page: Page, zones: Zones) -> Iterator[Line]:
    headline = zones.headline.text if zones.headline else ""
    if zones.lead is not None:
        yield zones.lead
    for number in range(page.start, page.stop):
        line = page.lines[number]
        if number in page.taken:
            continue
        is_short = len(line.text) <= LONGEST_HEADLINE
        if headline and is_short and says_the_same(line.text, headline):
            zones.mark_line(line, "headline")
        else:
            yield line
