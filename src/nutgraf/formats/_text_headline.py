"""The headline of a text in a layout that nobody told."""

from __future__ import annotations

import re

from ._text_names import is_person
from ._text_page import INTO, LONGEST_HEADLINE, Page

__all__ = ["any_headline", "headline_of"]

_SHORTEST = 12  # letters
_NEAR = 3  # lines between a headline and the byline or date below it
_FIRST = 12  # lines among which any will do, where nothing looks like a headline
_LEAD = 100  # and of a paragraph that is none
_LONG_NAME = 3  # spaces in what is rather a headline in capitals than a name
_WORTHY = 0.4  # what a line must be worth to be the headline
_LIKELY = 0.7  # what it must be worth to stand in the way of those below it
_EARLIER = 0.2  # what each such line above costs
_SAMPLE = 6_000  # characters of the body in which the words of a headline are looked for
_STEM = 6  # letters by which a word is known in any of its forms
_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"[0-9]{1,3}[.)] ")  # of a step on the way to this page
_CREDIT = re.compile(r"[.…] \([^()]{3,80}\)\Z")  # `The town from above. (Ann Lee/Herald)`
_STEPS = (" / ", " > ", " | ", " » ", " › ")


def headline_of(page: Page) -> int | None:
    """Choose the line above the body, or above byline and date, that looks most like a headline.

    Of lines that look alike the first is it; one speaks for itself whose words the body repeats,
    that stands right above byline or date, or that the text says twice.
    """
    sure = [number for number in page.metas if page.is_meta(number)]
    last = max([page.start, *(number for number in sure if number < page.start + INTO)])
    if last == 0 and page.stop > 1 and not _is_lead(page):
        last = 1
    if page.start < last and _stands_between(page, last + 1):
        last += 2  # the lead stands above byline and date, and they above the headline
    body = "\n".join(line.text for line in page.lines[page.start : page.stop])[:_SAMPLE].casefold()
    twice = _said_twice(page)
    best: tuple[float, int] | None = None
    earlier = 0
    for number in range(last):
        looks = _looks_like_one(page, number)
        if not looks:
            continue
        worth = looks + 0.5 * _share(page, number, body) - _EARLIER * earlier
        worth += 0.2 * any(number < one <= number + _NEAR + 1 for one in sure)
        worth -= 0.15 * min(2, sum(one < number for one in sure))
        worth += 0.3 * (page.lines[number].text.casefold() in twice)
        earlier += looks >= _LIKELY
        if best is None or worth > best[0]:
            best = (worth, number)
    if best and best[0] > _WORTHY:
        return best[1]
    return _only_line(page)


def _is_lead(page: Page) -> bool:
    """Tell whether a text begins with its first paragraph rather than with a headline."""
    return page.looks[0].size >= _LEAD and _is_statement(page, 0)


def _only_line(page: Page) -> int | None:
    """Give the one line above the body that is neither byline, date nor picture, however short."""
    free = [n for n in range(page.start) if not page.is_meta(n) and _is_free(page, n)]
    return free[0] if len(free) == 1 else None


def _is_free(page: Page, number: int) -> bool:
    look = page.looks[number]
    return look.caption is None and not (look.is_appeal or look.ends or look.is_entry)


def _stands_between(page: Page, number: int) -> bool:
    """Tell whether a line that is none of the body stands right above a paragraph."""
    near = page.looks[number : number + 2]
    return len(near) > 1 and not near[0].is_paragraph and near[1].is_paragraph


def any_headline(page: Page) -> int | None:
    """Give the first line that is nothing else, of a text that has little more."""
    free = (n for n in range(min(_FIRST, len(page.lines))) if n not in page.taken)
    return next((n for n in free if len(page.lines[n].text) <= LONGEST_HEADLINE), None)


def _looks_like_one(page: Page, number: int) -> float:
    """Give what a line is worth by itself; 0 where it is something else."""
    look, text = page.looks[number], page.lines[number].text
    size = look.size
    if not _SHORTEST <= size <= LONGEST_HEADLINE or _is_else(page, number):
        return 0
    worth = 0.7 if is_person(text, page.grammar) else 1.0
    worth -= 0.5 if size < 30 else 0.15 if size < 36 else 0
    worth -= 0.3 if size > 150 else 0.1 if size > 110 else 0
    worth -= 0.5 if _is_statement(page, number) else 0.3 if text.endswith((":", "|", "/")) else 0
    worth -= 0.4 if look.is_entry or _NUMBER.match(text) else 0
    worth -= 0.1 if text.endswith("?") else 0
    steps = sum(text.count(sign) for sign in _STEPS)
    worth -= 0.4 if steps > 1 else 0.1 * steps
    worth -= 0.4 if _goes_on_steps(page, number) else 0
    return max(worth, 0.05)


def _is_else(page: Page, number: int) -> bool:
    """Tell whether a line is surely something else than a headline."""
    look, text = page.looks[number], page.lines[number].text
    if page.is_meta(number) or look.caption is not None or look.ends or look.is_appeal:
        return True
    if "://" in text or text.casefold() in page.grammar.sections or _names_several(page, number):
        return True
    return text.count(" ") < _LONG_NAME and is_person(text, page.grammar)


def _names_several(page: Page, number: int) -> bool:
    """Tell whether a line may be the names of the authors, whom no other line tells."""
    if number not in page.metas or len(page.metas[number].authors) < 2:
        return False
    return not any(meta.has_word and meta.authors for meta in page.metas.values())


def _is_statement(page: Page, number: int) -> bool:
    text = page.lines[number].text
    is_sentence = page.looks[number].is_sentence
    return _CREDIT.search(text) is not None or (
        is_sentence and not text.rstrip("\"”»’'“)").endswith(("?", "!"))
    )


def _goes_on_steps(page: Page, number: int) -> bool:
    """Tell whether a line goes on the way to this page: `Home | Europe |` stands right above."""
    above = page.lines[number - 1].text if number and not page.lines[number].apart else ""
    return above.endswith(("|", "/", ">", "»", "›"))


def _share(page: Page, number: int, body: str) -> float:
    """Give the share of a line's words that the body repeats in any form."""
    text = page.lines[number].text.casefold()
    if page.looks[number].size > len(text) * 1.5:
        signs = "".join(filter(str.isalnum, text))
        parts = [signs[at : at + 2] for at in range(len(signs) - 1)]
    else:
        parts = [word[:_STEM] for word in _WORD.findall(text)]
    return sum(part in body for part in parts) / len(parts) if parts else 0


def _said_twice(page: Page) -> set[str]:
    """Give what more than one line above the body says, or that a line in it says again."""
    seen: set[str] = set()
    twice: set[str] = set()
    for line, look in zip(page.lines, page.looks, strict=True):
        if _SHORTEST * 2 <= look.size <= LONGEST_HEADLINE:
            said = line.text.casefold()
            (twice if said in seen else seen).add(said)
    return twice
