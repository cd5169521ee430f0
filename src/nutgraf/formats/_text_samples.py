"""A house drafted from sample texts: what they have in common, and what a hand must add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..houses import house_from
from ._text_choice import chosen
from ._text_fixed import fixed_zones
from ._text_found import found_zones
from ._text_grammar import Grammar
from ._text_lines import Line, folded, lines_of
from ._text_zones import Zones, without_prefix, without_silence

__all__ = ["drafted_house"]

_LONGEST = 120  # characters of a line that the samples may have in common
_LABEL = 40  # characters of a label before its colon
_AGREED = 0.8  # of the samples, that read alike in a fixed layout


@dataclass(slots=True)
class _Sample:
    """One text, and what the house of its language finds in it."""

    text: str
    lines: list[Line]
    zones: Zones

    def is_above(self, line: Line) -> bool:
        """Tell whether a line stands above the headline."""
        headline = self.zones.headline
        return headline is not None and line.start < headline.start


def drafted_house(name: str, texts: Sequence[str]) -> str:
    """Draft a house from texts of one publication, as TOML that can be read.

    Shape: lines that at least half of the texts have, and at least two, become navigation or
    footer; labels that recur are listed; what no text states stands as a comment.
    Raises ConfigError when the name is no name of a house.
    """
    grammar = _common_grammar(texts)
    samples = [_sample(text, grammar) for text in texts]
    least = max(2, (len(samples) + 1) // 2)
    above, below = _recurring(samples, least, grammar)
    parts = [
        f"# Drafted from {len(samples)} texts; look through it, then try it: nutgraf house test.",
        f'id = "{name}"',
        f'extends = "{grammar.house.id}"',
        f'layout = "{_layout(samples, grammar)}"',
        '# timezone = "Europe/London"  # no text states it',
        *_signature([*above, *below]),
        "",
        "# [publisher]  # no text states it",
        '# name = "…"',
        '# url = "https://…"',
        *_table("preamble", {"navigation": above}),
        *_table("byline", {"organizations": _organizations(samples)}, _glue(samples)),
        *_table("labels", {"details": _labels(samples, least, grammar)}),
        *_table("tail", {"footer": below}),
    ]
    drafted = "\n".join(parts) + "\n"
    house_from(drafted, f"{name}.toml")
    return drafted


def _common_grammar(texts: Sequence[str]) -> Grammar:
    """Give the house of the language that most of the texts are in."""
    found = [chosen("", lines_of(text)).grammar for text in texts]
    most = Counter(grammar.house.id for grammar in found).most_common(1)
    return next(
        (one for one in found if most and one.house.id == most[0][0]), chosen("generic", ()).grammar
    )


def _sample(text: str, grammar: Grammar) -> _Sample:
    zones = Zones()
    lines = without_prefix(without_silence(lines_of(text), grammar, zones), grammar, zones)
    found_zones(lines, grammar, zones)
    return _Sample(text, lines, zones)


def _layout(samples: Sequence[_Sample], grammar: Grammar) -> str:
    """Say that the layout is fixed where reading it so finds the same headlines and bodies."""
    alike = 0
    for sample in samples:
        zones = Zones()
        fixed_zones(sample.lines, grammar, zones)
        same = zones.headline == sample.zones.headline
        alike += same and _starts(zones.body) == _starts(sample.zones.body)
    return "fixed" if samples and alike >= _AGREED * len(samples) else "found"


def _starts(lines: Iterable[Line]) -> list[int]:
    return [line.start for line in lines]


def _recurring(
    samples: Sequence[_Sample], least: int, grammar: Grammar
) -> tuple[list[str], list[str]]:
    """Give the lines that several samples have: above the headline, and elsewhere."""
    above: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for sample in samples:
        seen: set[str] = set()
        for line in sample.lines:
            said = folded(line.text)
            if said and said not in seen and _may_recur(line, sample, grammar):
                seen.add(said)
                spelled.setdefault(said, line.text)
                (above if sample.is_above(line) else elsewhere)[said] += 1
    both = {said: above[said] + elsewhere[said] for said in spelled}
    kept = [said for said, count in both.items() if count >= least]
    return (
        [spelled[said] for said in kept if above[said] > elsewhere[said]],
        [spelled[said] for said in kept if above[said] <= elsewhere[said]],
    )


def _may_recur(line: Line, sample: _Sample, grammar: Grammar) -> bool:
    """Tell whether a line may belong to the house: no byline, caption, label or section."""
    if len(line.text) > _LONGEST or line.text.casefold() in grammar.sections:
        return False
    if grammar.labels.at_start(line.text) is not None:
        return False
    taken = (span.role for span in sample.zones.spans if span.start == line.start)
    return not any(role not in {"description", "headline"} for role in taken)


def _organizations(samples: Sequence[_Sample]) -> list[str]:
    named = Counter(
        sample.text[one.start : one.end]
        for sample in samples
        for one in sample.zones.authors
        if one.kind == "Organization"
    )
    return sorted(named)


def _glue(samples: Sequence[_Sample]) -> list[str]:
    """Say that names and dates stand without a space between them, where they mostly do."""
    pairs = [
        (max(one.end for one in sample.zones.authors), sample.zones.published.start)
        for sample in samples
        if sample.zones.authors and sample.zones.published
    ]
    glued = sum(end == start for end, start in pairs)
    return ["glued = true"] if pairs and glued * 2 > len(pairs) else []


def _labels(samples: Sequence[_Sample], least: int, grammar: Grammar) -> list[str]:
    """Give the words with a colon that open paragraphs of several samples, and no label knows."""
    found: Counter[str] = Counter()
    for sample in samples:
        opened = {line.text.partition(":") for line in sample.zones.body if ":" in line.text}
        found.update(
            {
                word
                for word, _, rest in opened
                if 1 < len(word) <= _LABEL
                and word[0].isupper()
                and rest.startswith(" ")
                and grammar.labels.at_start(f"{word}:") is None
            }
        )
    return sorted(word for word, count in found.items() if count >= least)


def _signature(own: list[str]) -> list[str]:
    """Give the lines by which `auto` may know the house."""
    return [f"signature = {_list(own)}"] if own else []


def _table(name: str, words: dict[str, list[str]], more: Iterable[str] = ()) -> list[str]:
    lines = [f"{key} = {_list(held)}" for key, held in words.items() if held]
    lines += more
    return ["", f"[{name}]", *lines] if lines else []


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(sign if sign.isprintable() else " " for sign in escaped)}"'
