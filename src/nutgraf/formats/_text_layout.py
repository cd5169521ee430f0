"""What each line of a text looks like, and where its body stands, when no house says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ._text_captions import Caption, caption_of
from ._text_grammar import Grammar, small_words
from ._text_lines import Line

__all__ = ["Look", "body_span", "is_sentence", "length_of", "looks_of"]

# Letters, as Latin script counts them.
_SENTENCE = 60  # a line so long that ends with a full stop is a paragraph
_CALL = 100  # and so long, one that ends with a question or exclamation mark: headlines do too
_PASSAGE = 140  # a line so long is a paragraph however it ends
_ENOUGH = 240  # of a paragraph, more says no more
_SHORT = -60  # what a line is worth that is no paragraph
_ENTRY = -12  # and an entry of a list, or a caption
_LONG_ENTRY = 20  # and an entry as long as a paragraph
_REMARK = 5  # a short sentence
_APPEAL = -120  # a line that asks the reader to subscribe, follow, agree
_END = -400  # a line behind which nothing of the article is expected
_LONG_APPEAL, _SHORT_APPEAL = 1_500, 180  # characters in which one is looked for; of a short one
_AT_ONCE = 400  # lines whose words are looked at together
_DENSE = 3  # Latin letters that one sign of Chinese, Japanese or Korean is worth
_FULL_STOPS = (".", "。", "…", "।")
_CALLS = ("?", "!", "！", "？", "؟")
_CLOSERS = "\"”»’'“)」』] "
_INITIALS = re.compile(r"\((?:[\w-]{1,9}(?:[/, ]{1,2}[\w-]{1,9}){0,3})\)\Z")  # `(kas)`, `(dpa/lby)`


@dataclass(slots=True)
class Look:
    """What a line looks like, whatever stands around it.

    Units: `size` is in letters as Latin script counts them; `worth` is what it adds to a body.
    """

    size: int
    worth: int
    is_paragraph: bool
    is_sentence: bool
    is_call: bool
    is_entry: bool
    is_appeal: bool
    ends: bool
    caption: Caption | None


def looks_of(lines: Sequence[Line], grammar: Grammar) -> list[Look]:
    """Look at every line once."""
    looks: list[Look] = []
    for at in range(0, len(lines), _AT_ONCE):
        some = lines[at : at + _AT_ONCE]
        told = grammar.telling(" ".join([line.text for line in some]))
        looks += [_look(line, told, grammar) for line in some]
    return looks


def _look(line: Line, told: frozenset[str], grammar: Grammar) -> Look:
    """Look at a line; `told` are the words that tell something in it or those around it."""
    text = line.text
    size = length_of(text)
    ends = len(text) < _PASSAGE and grammar.ends.hold(text)
    is_entry = grammar.sign.match(text) is not None
    has_end = is_sentence(text)
    words = small_words(text) if told and _may_hold(text, told) else ()
    is_appeal = bool(words) and _is_appeal(text, words, grammar)
    caption = caption_of(line, words, grammar)
    is_shown = caption is not None and _is_shown(text, caption)
    is_call = has_end and _is_call(text)
    long = size >= _PASSAGE or (size >= (_CALL if is_call else _SENTENCE) and has_end)
    is_paragraph = not (is_entry or is_shown) and (long or _is_labelled(text, grammar))
    if ends:
        worth = _END
    elif is_appeal:
        worth = _APPEAL if size >= _SENTENCE else _SHORT
    elif is_paragraph:
        worth = min(size, _ENOUGH)
    elif is_entry or is_shown:
        worth = _LONG_ENTRY if is_entry and size >= _CALL else _ENTRY
        worth = max(worth, _REMARK) if is_entry and has_end else worth
    else:
        worth = _REMARK if has_end or _is_heading(text, grammar) else _SHORT
    return Look(size, worth, is_paragraph, has_end, is_call, is_entry, is_appeal, ends, caption)


def _may_hold(text: str, words: Iterable[str]) -> bool:
    small = text.casefold()
    return any(word in small for word in words)


def _is_shown(text: str, caption: Caption) -> bool:
    """Tell whether a caption says so itself: by a kind of picture, or a credit beside its text."""
    if caption.kind[1]:
        return True
    return bool(caption.credit[1]) and not _INITIALS.search(text)


def body_span(looks: Sequence[Look]) -> tuple[int, int]:
    """Give the numbers of the first line of the body and of the one behind its last.

    It is the run of lines with the greatest worth: paragraphs are worth something, others cost.
    """
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for number, look in enumerate(looks):
        if total <= 0:
            total, start = 0.0, number
        total = max(total + _END, 1.0) if look.ends and total > 0 else total + look.worth
        if total > best[0] and look.worth > 0:
            best = (total, start, number + 1)
    return best[1], best[2]


def _is_appeal(text: str, words: Iterable[str], grammar: Grammar) -> bool:
    """Tell whether a line asks something of the reader: by two words, or one in a short line."""
    if grammar.appeals_tell.isdisjoint(words):
        return False
    found = {match[0] for match in grammar.appeal.finditer(text[:_LONG_APPEAL].casefold())}
    return len(found) > 1 or (len(found) == 1 and len(text) < _SHORT_APPEAL)


def _is_labelled(text: str, grammar: Grammar) -> bool:
    label = grammar.labels.at_start(text) if ":" in text else None
    if label is None or label.end == len(text):
        return False
    return label.purpose != "update" or not _is_date(text[label.end :], grammar)


def _is_date(text: str, grammar: Grammar) -> bool:
    """Tell whether a text is a date and no more: `Updated: 31 October 2024`."""
    found = next(grammar.calendar.anywhere(text), None)
    return found is not None and not found.start and not text[found.end :].strip(" .")


def _is_heading(text: str, grammar: Grammar) -> bool:
    """Tell whether a line is a label alone, which opens what follows."""
    label = grammar.labels.at_start(text) if len(text) <= _SENTENCE else None
    return label is not None and label.end == len(text)


def _is_call(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_CALLS)


def is_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences do; the initials of who wrote it may follow."""
    bare = text.rstrip(_CLOSERS)
    if text.endswith(")") and not bare.endswith((*_FULL_STOPS, *_CALLS)):
        bare = _INITIALS.sub("", text).rstrip(_CLOSERS)
    return bare.endswith((*_FULL_STOPS, *_CALLS)) and (" " in bare or not bare.isascii())


def length_of(text: str) -> int:
    """Give the letters of a line as Latin script counts them."""
    if text.isascii() or max(text) < "\u2e80":
        return len(text)
    dense = sum("\u2e80" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in text)
    return len(text) + dense * (_DENSE - 1)
