"""The lines of one text while its zones are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ._text_byline import Metaline, metaline_of
from ._text_grammar import Grammar
from ._text_layout import body_span, looks_of
from ._text_lines import Line

__all__ = ["INTO", "LONGEST_HEADLINE", "REST", "Page"]

INTO = 14  # lines of the body among which bylines and dates still stand
REST = 40  # letters that may stand in a line beside a date, unexplained
LONGEST_HEADLINE = 200  # letters
_PARAGRAPHS = 3  # behind so many paragraphs bylines and dates do not stand
_SAMPLE = 60  # lines of the body in which a word is looked for
_COMMON = 7  # letters of the shortest word whose ending may differ
_TAIL = 6  # lines at the end of the body among which a note on the author stands


class Page:
    """The lines of one text, what each looks like, and what has been taken of them.

    Shape: the body is the lines from `start` to before `stop`; `metas` are the lines that may be
    byline or date, `taken` the numbers of the lines that have their zone.
    """

    def __init__(self, lines: Sequence[Line], grammar: Grammar) -> None:
        """Look at the lines, and find the body among them."""
        self.lines, self.grammar = lines, grammar
        self.looks = looks_of(lines, grammar)
        self.start, self.stop = body_span(self.looks)
        self.metas = dict(self._metas())
        self.taken: set[int] = set()

    def _metas(self) -> Iterator[tuple[int, Metaline]]:
        paragraphs = 0
        for number, line in enumerate(self.lines[: self.start + INTO]):
            if self.looks[number].is_paragraph:
                paragraphs += number >= self.start
                if paragraphs >= _PARAGRAPHS:
                    return
            elif (meta := metaline_of(line, self.grammar)) is not None:
                yield number, meta

    def tells_of(self, name: str) -> bool:
        """Tell whether a paragraph of the body has the name; a note on its author is at its end."""
        size = self.stop - self.start
        return any(
            name in line.text
            for line in self.lines[self.start : self.stop - min(_TAIL, size // 2)]
            if len(line.text) > LONGEST_HEADLINE // 2
        )

    def has_as_word(self, word: str) -> bool:
        """Tell whether a word stands in the text in small letters, whatever its ending."""
        if len(word) < _COMMON:
            return False
        small = f" {word[:-1].casefold()}"
        return any(small in line.text for line in self.lines[self.start : self.start + _SAMPLE])

    def is_meta(self, number: int) -> bool:
        """Tell whether a line is surely byline or date."""
        meta = self.metas.get(number)
        return meta is not None and meta.rest <= REST and meta.is_sure
