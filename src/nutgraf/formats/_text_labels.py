"""The labels of a house: the words that open a block and say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["GAP", "Label", "Labels", "alike", "spaced"]

_NAME = 80  # characters of a name in a label
_SPEAKER = rf"[^:\"“”«»„]{{1,{_NAME}}}"
_GAP = 4  # spaces that may stand for one
GAP = f" {{1,{_GAP}}}"  # these, in a pattern
_APOSTROPHE = re.compile("['’ʼ]")  # which is written either way


@dataclass(slots=True)
class Label:
    """A label that a text begins with.

    Shape: `purpose` is what it opens, `end` where that begins; `speaker` is the span of the name in
    it.
    """

    purpose: str
    words: str
    end: int
    speaker: tuple[int, int] | None


class Labels:
    """The labels of a house, each with its colon or alone in its line."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        """Take the words by purpose; of a text that begins as two do, the first is it."""
        known = {purpose: tuple(labels) for purpose, labels in words.items()}
        groups = "|".join(_group(purpose, labels) for purpose, labels in known.items())
        self._pattern = re.compile(rf"(?:{groups or '(?!)'})(?: {{0,2}}: {{0,4}}| {{0,2}}\Z)")
        inner = [name for name in self._pattern.groupindex if name not in known]
        self._speakers = {
            name: [one for one in inner if one.rpartition("_")[0] == name] for name in known
        }
        self._longest = max((_length(one) for some in known.values() for one in some), default=0)
        firsts = {one[:2] for some in known.values() for one in some}
        is_open = any(len(first) < 2 or not first.isalnum() for first in firsts)
        self._firsts = None if is_open else firsts

    def at_start(self, text: str) -> Label | None:
        """Find the label that a text begins with."""
        if self._firsts is not None and text[:2] not in self._firsts:
            return None
        if len(text) > self._longest and text.find(":", 0, self._longest) < 0:
            return None
        match = self._pattern.match(text)
        if match is None:
            return None
        purpose = str(match.lastgroup)
        speakers = self._speakers[purpose]
        name = next((one for one in speakers if match[one]), None) if speakers else None
        return Label(purpose, match[purpose], match.end(), match.span(name) if name else None)


def spaced(words: Iterable[str]) -> str:
    """Match any of the words, the longest first; a space in them is any gap."""
    return _any(sorted(set(words), key=len, reverse=True)) or "(?!)"


def _any(words: Sequence[str]) -> str:
    """Match any of some words; those that begin alike are looked at together.

    Words that begin with one letter in both cases stay apart: the longer goes first there too.
    """
    begun: dict[str, list[str]] = {}
    for word in words:
        begun.setdefault(word[:1].casefold(), []).append(word)
    return "|".join(part for some in begun.values() for part in _begun(some))


def _begun(words: Sequence[str]) -> Iterator[str]:
    size = alike(words) if len(words) > 1 else 0
    if size:
        yield f"{_escaped(words[0][:size])}(?:{_any([word[size:] for word in words])})"
    else:
        yield from map(_escaped, words)


def alike(words: Sequence[str]) -> int:
    """Give how many signs all the words begin with."""
    columns = enumerate(zip(*words, strict=False))
    return next((n for n, signs in columns if len(set(signs)) > 1), min(map(len, words)))


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", GAP)


def _group(purpose: str, words: Iterable[str]) -> str:
    """Match the wording of a house; a label that names a speaker needs its colon."""
    shapes = [
        spaced([word]).replace(r"\{speaker\}", f"(?P<{purpose}_{n}>{_SPEAKER})") + r"(?= {0,2}:)"
        if "{speaker}" in word
        else spaced([word])
        for n, word in enumerate(sorted(set(words), key=len, reverse=True))
    ]
    either = _APOSTROPHE.sub("['’ʼ]", "|".join(shapes))
    return f"(?P<{purpose}>{either or '(?!)'})"


def _length(label: str) -> int:
    """Give the characters that a label may take, its name, its gaps and its colon included."""
    return len(label) + _NAME + _GAP * (label.count(" ") + 1)
