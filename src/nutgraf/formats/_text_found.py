"""A layout that nobody told: headline, byline and date found around the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ._text_byline import Author, Metaline, metaline_of
from ._text_captions import Caption, caption_of
from ._text_fixed import take_metaline
from ._text_grammar import Grammar
from ._text_layout import body_span, is_appeal, is_paragraph, is_sentence, length_of
from ._text_lines import Line, folded
from ._text_names import is_person
from ._text_zones import Zones

__all__ = ["found_zones"]

_INTO = 14  # lines of the body among which bylines and dates still stand
_PARAGRAPHS = 3  # behind so many paragraphs they do not
_BEHIND = 4  # lines behind the body in which a byline may stand
_REST = 40  # letters that may stand in a line beside a date, unexplained
_NEAR = 3  # lines between a name without word and a date, or the headline
_LONGEST_HEADLINE, _SHORTEST_HEADLINE = 200, 12  # letters
_STANDFIRST = 40  # letters of the shortest
_STANDFIRST_LINES = 5  # behind the headline, in which it stands
_CAPTION = 300  # letters of a caption above its credit
_HEADLINES = 12  # lines above the body, farther than which a headline is no less likely
_WORTHY = -0.2  # what a line must be worth to be the headline at all
_TAIL = 6  # lines at the end of the body among which a note on the author is looked for


class _Page:
    """The lines of one text while its zones are found."""

    def __init__(self, lines: Sequence[Line], grammar: Grammar) -> None:
        self.lines, self.grammar = lines, grammar
        self.start, self.stop = body_span(lines, grammar)
        self.metas = dict(self._metas())
        self.taken: set[int] = set()

    def _metas(self) -> Iterator[tuple[int, Metaline]]:
        paragraphs = 0
        for number, line in enumerate(self.lines[: self.start + _INTO]):
            if is_paragraph(line, self.grammar):
                paragraphs += number >= self.start
                if paragraphs >= _PARAGRAPHS:
                    return
            elif (meta := metaline_of(line, self.grammar)) is not None:
                yield number, meta

    def tells_of(self, name: str) -> bool:
        """Tell whether a paragraph of the body has the name; a note on its author is at its end."""
        return any(
            name in line.text
            for line in self.lines[self.start : max(self.start, self.stop - _TAIL)]
            if len(line.text) > _LONGEST_HEADLINE // 2
        )

    def is_meta(self, number: int) -> bool:
        """Tell whether a line is surely byline or date."""
        meta = self.metas.get(number)
        return meta is not None and meta.rest <= _REST and meta.is_sure


def found_zones(lines: Sequence[Line], grammar: Grammar, zones: Zones) -> None:
    """Find the zones of a text without a known layout; what is in none of them has no role."""
    page = _Page(lines, grammar)
    headline = _headline(page)
    if headline is not None:
        zones.headline = lines[headline]
        zones.mark_line(lines[headline], "headline")
        page.taken.add(headline)
        page.start = max(page.start, headline + 1)
    _take_dates(page, headline, zones)
    _take_authors(page, headline, zones)
    _take_captions(page, headline, zones)
    _take_standfirst(page, headline, zones)
    _trim(page, zones)
    zones.body = list(_body(page, zones))
    if zones.headline is None and not zones.body:
        _take_any_headline(page, zones)


def _headline(page: _Page) -> int | None:
    """Choose the line above the body, or above byline and date, that looks most like a headline."""
    sure = [number for number in page.metas if page.is_meta(number)]
    last = max([page.start, *(number for number in sure if number < page.start + _INTO)])
    if last == 0 and page.stop > 1:
        last = 1
    best: tuple[float, int] | None = None
    for number in range(last - 1, -1, -1):
        worth = _headline_worth(page, number)
        if not worth:
            continue
        worth += 0.35 * any(number < one <= number + _NEAR + 1 for one in sure)
        worth -= 0.03 * min(last - number, _HEADLINES)
        if best is None or worth > best[0]:
            best = (worth, number)
    return best[1] if best and best[0] > _WORTHY else None


def _take_any_headline(page: _Page, zones: Zones) -> None:
    """Take the first line that is nothing else as the headline of a text that has little more."""
    for number, line in enumerate(page.lines[:_HEADLINES]):
        if number not in page.taken and len(line.text) <= _LONGEST_HEADLINE:
            zones.headline = line
            zones.mark_line(line, "headline")
            return


def _headline_worth(page: _Page, number: int) -> float:
    line, grammar = page.lines[number], page.grammar
    text, size = line.text, length_of(line.text)
    if not _SHORTEST_HEADLINE <= size <= _LONGEST_HEADLINE or page.is_meta(number):
        return 0
    if caption_of(line, grammar) is not None or is_person(text, grammar):
        return 0
    if number in page.metas and len(page.metas[number].authors) > 1:
        return 0
    if grammar.ends.match(text) or is_appeal(text, grammar):
        return 0
    worth = 1.0
    worth -= 0.5 if size < 30 else 0.15 if size < 36 else 0
    worth -= 0.3 if size > 150 else 0.15 if size > 90 else 0
    worth -= 0.5 if _is_statement(text) else 0.3 if text.endswith((":", "|", "/")) else 0
    worth -= 0.4 if grammar.sign.match(text) else 0
    worth -= 0.1 if text.endswith("?") else 0
    worth -= 0.4 if sum(text.count(sign) for sign in (" / ", " > ", " | ", " » ")) > 1 else 0
    return max(worth, 0.05)


def _is_statement(text: str) -> bool:
    return is_sentence(text) and not text.rstrip("\"”»’'“)").endswith(("?", "!"))


def _take_dates(page: _Page, headline: int | None, zones: Zones) -> None:
    """Take the first date of publication behind the headline, else the last before it."""
    dated = [n for n, meta in page.metas.items() if meta.is_dated and meta.rest <= _REST]
    top = -1 if headline is None else headline
    dated.sort(key=lambda n: (not page.metas[n].has_label, n < top, abs(n - top)))
    for number in dated:
        meta = page.metas[number]
        new = (meta.published and not zones.published) or (meta.modified and not zones.modified)
        if new:
            take_metaline(page.lines[number], meta, zones)
            page.taken.add(number)


def _take_authors(page: _Page, headline: int | None, zones: Zones) -> None:
    """Take the names behind a word such as `By`; without one, those beside date or headline."""
    if zones.authors:
        return
    for number, meta in page.metas.items():
        if number not in page.taken and meta.has_word and meta.rest <= _REST:
            authors, last = _with_following(page, number, meta)
            if authors:
                _take(page, range(number, last + 1), authors, zones)
                return
    best = sorted(_lone(page, headline))
    if best:
        number = best[0][1]
        _take(page, [number], page.metas[number].authors, zones)
        return
    for number in range(page.stop, min(page.stop + _BEHIND, len(page.lines))):
        meta = metaline_of(page.lines[number], page.grammar) or Metaline()
        is_lone = number == page.stop and _may_be_lone(page, number, meta)
        if (meta.has_word or is_lone) and meta.authors and not (meta.rest or meta.is_dated):
            _take(page, [number], meta.authors, zones)
            return


def _take(page: _Page, numbers: Sequence[int], authors: Sequence[Author], zones: Zones) -> None:
    known: dict[str, Author] = {}
    for one in (*zones.authors, *authors):
        name = folded("".join(_text_of(page, one)))
        known.setdefault(name, one)
    zones.authors = list(known.values())
    for number in numbers:
        if number not in page.taken:
            zones.mark_line(page.lines[number], "author")
            page.taken.add(number)


def _text_of(page: _Page, author: Author) -> Iterator[str]:
    for line in page.lines:
        if line.start <= author.start < line.end:
            yield line.text[author.start - line.start : author.end - line.start]
            return


def _with_following(page: _Page, number: int, meta: Metaline) -> tuple[list[Author], int]:
    """Give the names of a line, or of the lines below a word that stands alone."""
    authors, last = list(meta.authors), number
    if authors:
        return authors, last
    for at in range(number + 1, min(number + 8, len(page.lines))):
        text = page.lines[at].text
        below = page.metas.get(at)
        if below is not None and below.authors and not below.rest and not below.is_dated:
            authors += below.authors
        elif page.grammar.between.fullmatch(f" {text} ") is None:
            break
        last = at
    return authors, last


def _lone(page: _Page, headline: int | None) -> Iterator[tuple[int, int]]:
    """Give the lines of names without a word, with their distance to the date or headline."""
    dates = [n for n in page.taken if page.metas.get(n) and page.metas[n].is_dated]
    top = -1 if headline is None else headline
    for number, meta in page.metas.items():
        if number in page.taken or meta.has_word or not _may_be_lone(page, number, meta):
            continue
        if number < top and not any(abs(number - n) == 1 for n in dates):
            continue
        if dates:
            distance = min(abs(number - n) for n in dates)
        else:
            distance = min(number - top, abs(page.start - number) + 1)
        if distance <= _NEAR:
            yield distance, number


def _may_be_lone(page: _Page, number: int, meta: Metaline) -> bool:
    """Tell whether a line is names alone, and of nobody whom the body tells of."""
    line = page.lines[number]
    if not meta.authors or meta.rest or page.grammar.ends.match(line.text):
        return False
    for one in meta.authors:
        name = line.text[one.start - line.start : one.end - line.start]
        is_known = folded(name) in page.grammar.organizations
        if one.kind != "Person" and not is_known:
            return False
        if not is_known and (name.isupper() or page.tells_of(name)):
            return False
    return True


def _take_captions(page: _Page, headline: int | None, zones: Zones) -> None:
    """Take the lines that are a picture's caption, above the body or in it."""
    top = -1 if headline is None else headline
    for number, line in enumerate(page.lines[: page.stop]):
        if number in page.taken:
            continue
        caption = caption_of(line, page.grammar)
        if caption is None or (number >= page.start and is_prose(line, caption)):
            continue
        if caption.caption[1] or number <= top or not _goes_before(page, number):
            zones.take_caption(line, caption)
        else:
            above = page.lines[number - 1]
            zones.take_caption(above, caption._replace(caption=(above.start, above.end)))
            zones.mark_line(line, "image")
            page.taken.add(number - 1)
        page.taken.add(number)


def is_prose(line: Line, caption: Caption) -> bool:
    """Tell whether a line in the body says too much for a caption without a kind of picture."""
    return not caption.kind[1] and length_of(line.text) > _LONGEST_HEADLINE * 2


def _goes_before(page: _Page, number: int) -> bool:
    """Tell whether the line above a credit that stands alone is what the picture shows."""
    if number - 1 in page.taken or not number:
        return False
    above = page.lines[number - 1].text
    return length_of(above) <= _CAPTION and not page.is_meta(number - 1)


def _take_standfirst(page: _Page, headline: int | None, zones: Zones) -> None:
    """Take a lead that stands above byline or date, or apart from the body."""
    if headline is None:
        return
    metas = [n for n in page.taken if n > headline and page.metas.get(n)]
    last = max([page.start, *metas])
    between = [n for n in range(headline + 1, last) if n not in page.taken and not page.is_meta(n)]
    leads = [n for n in between if _is_lead(page, n)]
    paragraphs = [n for n in leads if is_paragraph(page.lines[n], page.grammar)]
    if metas and len(paragraphs) > 1 and paragraphs[0] >= page.start:
        return  # the byline stands inside the body
    first = next(iter(paragraphs or leads), None)
    if first is not None and first <= headline + _STANDFIRST_LINES:
        zones.standfirst = [page.lines[first]]
        if is_paragraph(page.lines[first], page.grammar):
            zones.lead = page.lines[first]
        else:
            zones.mark_line(page.lines[first], "description")
        page.taken.add(first)
        page.start = max(page.start, first + 1)


def _is_lead(page: _Page, number: int) -> bool:
    line = page.lines[number]
    if page.grammar.sign.match(line.text) or is_appeal(line.text, page.grammar):
        return False
    shortest = _STANDFIRST if number - 1 not in page.taken else _STANDFIRST * 3 // 4
    return length_of(line.text) >= shortest and caption_of(line, page.grammar) is None


def _trim(page: _Page, zones: Zones) -> None:
    """Let the body begin with its first paragraph, and end before a note on its author."""
    body = range(page.start, page.stop)
    first = next((n for n in body if n not in page.taken and _may_begin(page, n)), None)
    if first is not None:
        _take_points(page, first, zones)
        page.start = first
    names = [text.casefold() for one in zones.authors for text in _text_of(page, one)]
    names = [name for name in names if " " in name]
    for number in range(max(page.start + 1, page.stop - _TAIL), page.stop):
        text = page.lines[number].text[:_LONGEST_HEADLINE].casefold()
        if any(name in text for name in names):
            page.stop = number
            while page.stop > page.start + 1 and not _may_end(page, page.stop - 1):
                page.stop -= 1
            return


def _may_begin(page: _Page, number: int) -> bool:
    line = page.lines[number]
    is_short = length_of(line.text) < _STANDFIRST * 3 // 4 or page.grammar.sign.match(line.text)
    return is_paragraph(line, page.grammar) or (is_sentence(line.text) and not is_short)


def _may_end(page: _Page, number: int) -> bool:
    line = page.lines[number]
    return is_paragraph(line, page.grammar) or is_sentence(line.text)


def _take_points(page: _Page, first: int, zones: Zones) -> None:
    """Take the entries of a list above the first paragraph as the lead, where no other stands."""
    top = next((n for n, line in enumerate(page.lines) if line is zones.headline), first)
    points = [
        n
        for n in range(top + 1, first)
        if n not in page.taken
        and page.grammar.sign.match(page.lines[n].text)
        and length_of(page.lines[n].text) >= _STANDFIRST
    ]
    if points and not zones.standfirst:
        zones.standfirst = [page.lines[n] for n in points]
    for n in points:
        zones.mark_line(page.lines[n], "description")
        page.taken.add(n)


def _body(page: _Page, zones: Zones) -> Iterator[Line]:
    headline = folded(zones.headline.text) if zones.headline else ""
    if zones.lead is not None:
        yield zones.lead
    for number in range(page.start, page.stop):
        line = page.lines[number]
        if number in page.taken:
            continue
        if headline and len(line.text) <= _LONGEST_HEADLINE and folded(line.text) == headline:
            zones.mark_line(line, "headline")
        else:
            yield line
