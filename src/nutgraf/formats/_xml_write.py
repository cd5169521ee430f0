"""The bench of the XML formats: text, attributes and elements, written so that all readers agree.

Source: XML 1.0; RSS Best Practices Profile, section Character Data, for the form of references.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias

from ..safety.text import xml_clean

__all__ = [
    "Line",
    "Named",
    "Rows",
    "Run",
    "attribute",
    "element",
    "empty",
    "escaped",
    "quoted",
    "several",
    "text",
]

_SEPARATOR: Final = "\x1f"  # which XML cannot carry
_PLANS: Final = 256  # sets of names whose lines are kept
_VALUES: Final = 1_024  # of attributes whose spelling is kept: types, and names of vocabularies


class Run:
    """Texts, each with the markup before and behind it, so that all are escaped in one go.

    Shape: texts are such as XML can carry, those in attributes without quotes and line ends.
    """

    __slots__ = ("pieces",)

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pieces: list[str] = []  # markup, text and markup of each, over and over

    def add(self, before: str, text: str, after: str) -> None:
        """Add a text with the markup around it."""
        self.pieces += (before, text, after)

    def add_each(self, before: str, texts: Iterable[str], after: str) -> None:
        """Add several texts with the same markup around each."""
        for text in texts:
            self.pieces += (before, text, after)

    def close(self, markup: str) -> None:
        """Add markup behind what has been added; there is something."""
        self.pieces[-1] += markup

    def add_rows(self, said: Mapping[str, Any], rows: Rows) -> None:
        """Add what is said, in the order of the rows."""
        pieces = self.pieces
        for name, line in rows.among(tuple(said)):
            value = said[name]
            if value or value == 0:
                if type(line) is tuple:
                    pieces += (line[0], value, line[1])
                else:
                    line(value, self)  # type: ignore[operator] # the other of the two

    def written(self) -> str:
        """Give all of it, the texts escaped."""
        pieces = self.pieces
        joined = _SEPARATOR.join(pieces[1::3])
        whole = escaped(joined)
        if whole is not joined:
            pieces[1::3] = whole.split(_SEPARATOR)
        return "".join(pieces)


Line: TypeAlias = Callable[[Any, Run], None]
Named: TypeAlias = tuple[str, Line | str]
_Split: TypeAlias = tuple[str, Line | tuple[str, str]]


class Rows:
    """Lines in their order, each with the name of what it says.

    Shape: a line is markup with a gap, `%s`, for a text, or adds to a run what it makes of a value.
    """

    __slots__ = ("_named", "_plans")

    def __init__(self, *named: Named) -> None:
        """Take the lines."""
        self._named = tuple(
            (name, _around_gap(line) if isinstance(line, str) else line) for name, line in named
        )
        self._plans: dict[tuple[str, ...], tuple[_Split, ...]] = {}

    def among(self, names: tuple[str, ...]) -> tuple[_Split, ...]:
        """Give the lines of these names; the articles of a feed have much the same ones."""
        plan = self._plans.get(names)
        if plan is None:
            if len(self._plans) >= _PLANS:
                self._plans.clear()
            plan = self._plans[names] = tuple(one for one in self._named if one[0] in names)
        return plan


def several(markup: str) -> Line:
    """Give what adds the same markup for each of several texts."""
    before, after = _around_gap(markup)

    def add(values: Iterable[str], run: Run) -> None:
        run.add_each(before, values, after)

    return add


def _around_gap(markup: str) -> tuple[str, str]:
    before, _, after = markup.partition("%s")
    return before, after


@lru_cache(maxsize=_VALUES)
def attribute(name: str, value: str) -> str:
    """Write an attribute whose value comes many times."""
    return f' {name}="{quoted(value)}"'


def text(value: str) -> str:
    """Write text; what XML cannot carry becomes U+FFFD."""
    return escaped(xml_clean(value))


def escaped(value: str) -> str:
    """Write text that XML can carry."""
    if "&" in value:
        value = value.replace("&", "&#x26;")
    if "<" in value:
        value = value.replace("<", "&#x3C;")
    if ">" in value:
        value = value.replace(">", "&#x3E;")
    return value.replace("\r", "&#xD;") if "\r" in value else value


def quoted(value: str) -> str:
    """Write the value of an attribute; a parser would turn its line ends into spaces."""
    value = escaped(value)
    if '"' in value:
        value = value.replace('"', "&#x22;")
    if "\n" in value or "\t" in value:
        value = value.replace("\n", "&#xA;").replace("\t", "&#x9;")
    return value


def element(name: str, value: str, **attributes: str) -> str:
    """Write an element with text, on a line of its own; nothing if there is no text."""
    return f"<{name}{_spell(attributes)}>{text(value)}</{name}>\n" if value else ""


def empty(name: str, **attributes: str) -> str:
    """Write an element without content, on a line of its own."""
    return f"<{name}{_spell(attributes)}/>\n"


def _spell(attributes: dict[str, str]) -> str:
    """Write the attributes that have a value; a trailing line keeps Python's words free."""
    return "".join(
        [
            f' {name.rstrip("_")}="{quoted(xml_clean(value))}"'
            for name, value in attributes.items()
            if value
        ]
    )
