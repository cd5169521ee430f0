"""The bench of the XML formats: text, attributes and elements, written so that all readers agree.

Source: XML 1.0; RSS Best Practices Profile, section Character Data, for the form of references.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias

from ..safety.text import xml_clean

__all__ = ["Line", "Rows", "Run", "element", "empty", "escaped", "quoted", "several", "text"]

_SEPARATOR: Final = "\x1f"  # which XML cannot carry


class Run:
    """Markup with gaps and the texts for them, kept apart so that all are escaped in one go.

    Shape: a gap is `%s`; texts are such as XML can carry, those in attributes without quotes and
    line ends.
    """

    __slots__ = ("markup", "texts")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.markup: list[str] = []
        self.texts: list[str] = []

    def add(self, markup: str, text: str) -> None:
        """Add markup with one gap, and its text."""
        self.markup.append(markup)
        self.texts.append(text)

    def add_attribute(self, name: str, value: str) -> None:
        """Add an attribute that may have any value."""
        if value.isalnum():
            self.markup.append(f' {name}="{value}"')
        else:
            self.markup.append(f' {name}="{quoted(value)}"'.replace("%", "%%"))

    def add_rows(self, said: Mapping[str, Any], rows: Rows) -> None:
        """Add what is said, in the order of the rows."""
        markup, texts = self.markup, self.texts
        for name, line in rows:
            value = said.get(name)
            if value or value == 0:
                if isinstance(line, str):
                    markup.append(line)
                    texts.append(value)
                else:
                    line(value, self)

    def written(self) -> str:
        """Give the markup with its gaps filled."""
        texts = self.texts
        joined = _SEPARATOR.join(texts)
        whole = escaped(joined)
        if whole is not joined:
            texts = whole.split(_SEPARATOR)
        return "".join(self.markup) % tuple(texts)


Line: TypeAlias = Callable[[Any, Run], None]
Rows: TypeAlias = tuple[tuple[str, Line | str], ...]


def several(markup: str) -> Line:
    """Give what adds the same markup for each of several texts."""

    def add(values: Iterable[str], run: Run) -> None:
        for value in values:
            run.add(markup, value)

    return add


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
