"""Where the body of a text stands, when no house says: the lines that read most like paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ._text_grammar import Grammar
from ._text_lines import Line

__all__ = ["body_span", "is_appeal", "is_paragraph", "is_sentence", "length_of"]

# Letters, as Latin script counts them.
_SENTENCE = 60  # a line so long that ends with a full stop is a paragraph
_CALL = 100  # and so long, one that ends with a question or exclamation mark: headlines do too
_PASSAGE = 140  # a line so long is a paragraph however it ends
_ENOUGH = 240  # of a paragraph, more says no more
_SHORT = -60  # what a line is worth that is no paragraph
_ENTRY = -12  # and an entry of a list
_LONG_ENTRY = 20  # and one as long as a paragraph
_REMARK = 5  # a short sentence
_APPEAL = -120  # a line that asks the reader to subscribe, follow, agree
_END = -400  # a line behind which nothing of the article is expected
_LONG_APPEAL, _SHORT_APPEAL = 1_500, 180  # characters in which one is looked for; of a short one
_DENSE = 3  # Latin letters that one sign of Chinese, Japanese or Korean is worth
_FULL_STOPS = (".", "。", "…", "।")
_CALLS = ("?", "!", "！", "？", "؟")
_CLOSERS = "\"”»’'“)」』] "


def body_span(lines: Sequence[Line], grammar: Grammar) -> tuple[int, int]:
    """Give the numbers of the first line of the body and of the one behind its last.

    It is the run of lines with the greatest worth: paragraphs are worth something, others cost.
    """
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for number, line in enumerate(lines):
        worth = _worth(line, grammar)
        if total <= 0:
            total, start = 0.0, number
        total = max(total + worth, 1.0) if worth == _END and total > 0 else total + worth
        if total > best[0] and worth > 0:
            best = (total, start, number + 1)
    return best[1], best[2]


def _worth(line: Line, grammar: Grammar) -> int:
    text = line.text
    if len(text) < _PASSAGE and grammar.ends.match(text):
        return _END
    if is_appeal(text, grammar):
        return _APPEAL
    if is_paragraph(line, grammar):
        return min(length_of(text), _ENOUGH)
    if grammar.sign.match(text):
        return _LONG_ENTRY if length_of(text) >= _CALL else _ENTRY
    return _REMARK if is_sentence(text) else _SHORT


def is_appeal(text: str, grammar: Grammar) -> bool:
    """Tell whether a line asks something of the reader: by two words, or one in a short line."""
    small = text[:_LONG_APPEAL].casefold()
    if not any(word in small for word in grammar.appeals):
        return False
    found = {match[0] for match in grammar.appeal.finditer(small)}
    return len(found) > 1 or (len(found) == 1 and len(text) < _SHORT_APPEAL)


def is_paragraph(line: Line, grammar: Grammar) -> bool:
    """Tell whether a line is a paragraph by its length and its end, or by its label."""
    text = line.text
    if grammar.sign.match(text):
        return False
    size = length_of(text)
    if size >= _PASSAGE or _is_labelled(text, grammar):
        return True
    return size >= (_CALL if _bare(text).endswith(_CALLS) else _SENTENCE) and is_sentence(text)


def _is_labelled(text: str, grammar: Grammar) -> bool:
    found = (label.match(text) for label in grammar.labels.values())
    return any(match is not None and match.end() < len(text) for match in found)


def _bare(text: str) -> str:
    return text.rstrip(_CLOSERS)


def is_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences do."""
    bare = _bare(text)
    return bare.endswith((*_FULL_STOPS, *_CALLS)) and (" " in bare or not bare.isascii())


def length_of(text: str) -> int:
    """Give the letters of a line as Latin script counts them."""
    if text.isascii() or max(text) < "\u2e80":
        return len(text)
    dense = sum("\u2e80" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in text)
    return len(text) + dense * (_DENSE - 1)
