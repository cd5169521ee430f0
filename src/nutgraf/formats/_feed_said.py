"""The bench of the XML feeds: elements of rows of one shape, of which only the values differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from ..markup._xml import XmlElement
from ..markup._xml_row import Document, Expanded
from ..markup._xml_shapes import Part, Shape
from ._feed_literal import ACTIVE, LITERAL_CHARACTERS, XML, Literal, label_of, literal_of, spelled
from ._xml_write import escaped, quoted

__all__ = ["MARKS", "Mould", "Said", "UnusualError", "literals_like", "moulds_of"]

_MARK: Final = "\ue0ff"  # stands around the number of a value; for private use, so in no spelling


class UnusualError(ValueError):
    """It asks for a second look."""


class Mould:
    """What an element says in every row of a shape, and where among the values all else is.

    Shape: its values begin at `start` and end before `end`; `text`, and the space behind it, its
    `tail`, are -1 where there is none. Those of a run are together `at` one place in the row.
    """

    __slots__ = (
        "at", "attributes", "children", "end", "expanded", "is_run", "name", "named", "spelled",
        "start", "tail", "text",
    )  # fmt: skip

    def __init__(self, part: Part, at: int, document: Document) -> None:
        """Take a part whose values begin there."""
        self.at, at = at, 0 if part.is_run else at
        self.name = document.name_of(part.tag)
        self.expanded: Expanded = document.expanded_element(part.tag)
        self.attributes: Mapping[str, int] = {n: at + i for i, n in enumerate(part.attributes)}
        named = document.attribute_name
        self.named = {named(n) if ":" in n else n: i for n, i in self.attributes.items()}
        self.spelled = [(document.expanded_attribute(n), i) for n, i in self.attributes.items()]
        self.is_run = part.is_run
        self.start, self.end = at, at + len(part.attributes) + part.has_text
        self.text = self.end - 1 if part.has_text else -1
        self.tail = -1
        self.children: tuple[Mould, ...] = ()


class Said(XmlElement):
    """An element of a row of a known shape."""

    __slots__ = ("_mould", "_values")

    def __init__(self, mould: Mould, values: Sequence[Any]) -> None:
        """Take what it is and the values of the row."""
        self.name, self._mould, self._values = mould.name, mould, values

    @property
    def line(self) -> int:
        """The line, which only a second look tells."""
        raise UnusualError

    @property
    def markup(self) -> str:
        """What is inside as HTML, which only a second look tells."""
        raise UnusualError

    @property
    def text(self) -> str:
        """All text inside the element."""
        mould = self._mould
        if not mould.children:
            return self._values[mould.text] if mould.text >= 0 else ""
        inner = [f"{child.text}{child.texts[1]}" for child in self.children]
        return "".join([self.texts[0], *inner])

    @property
    def texts(self) -> tuple[str, str]:
        """The text before the first element inside it, and that behind it."""
        mould, values = self._mould, self._values
        tail = values[mould.tail] if mould.tail >= 0 else ""
        return (values[mould.text] if mould.text >= 0 else ""), tail

    @property
    def children(self) -> Iterator[XmlElement]:
        """The elements right inside it."""
        return (Said(one, self._values) for one in self._mould.children)

    @property
    def parts(self) -> Iterator[tuple[str, str | None, Any]]:
        """The elements inside it by name, with their text unless they hold more than text."""
        for mould in self._mould.children:
            child = Said(mould, self._values)
            is_text = not mould.children and not mould.attributes
            yield mould.name, child.text if is_text else None, child

    @property
    def expanded(self) -> Expanded:
        """The name space, the prefix that the document gives it, and the name in it."""
        return self._mould.expanded

    @property
    def attributes(self) -> list[tuple[Expanded, str]]:
        """The expanded names and the values of the attributes."""
        return [(expanded, self._values[at]) for expanded, at in self._mould.spelled]

    @property
    def plain_attributes(self) -> Mapping[str, str]:
        """The attributes that have no prefix, by name."""
        return {name: self._values[at] for name, at in self._mould.attributes.items()}

    @property
    def named_attributes(self) -> Mapping[str, str]:
        """The attributes by their plain or prefixed names."""
        return {name: self._values[at] for name, at in self._mould.named.items()}

    def get(self, name: str) -> str:
        """Give an attribute by its plain or prefixed name, nothing where there is none."""
        at = self._mould.named.get(name, -1)
        return self._values[at] if at >= 0 else ""


def moulds_of(shape: Shape, document: Document) -> list[Mould]:
    """Give the moulds of the elements of a shape, those inside others in those."""
    found: list[Mould] = []
    above: list[tuple[Mould, list[Mould]]] = []
    at = int(shape.has_attributes)
    for part in shape.parts:
        if part.has_space:
            _put(at, found, above)
        if part.is_end:
            parent, inner = above.pop()
            parent.children, found = tuple(found), inner
            parent.end = at + part.has_space
        else:
            found.append(Mould(part, at + part.has_space, document))
        if part.is_open:
            above.append((found[-1], found))
            found = []
        at += part.size
    return found


def _put(space: int, found: Sequence[Mould], above: Sequence[tuple[Mould, Any]]) -> None:
    """Tell the element that a space is behind, or else that it is in, where it is."""
    if found:
        found[-1].tail = space
    elif above:
        above[-1][0].text = space


def literals_like(mould: Mould) -> Callable[[Sequence[Any]], Literal | None]:
    """Give what keeps the element of that mould in each row, as `literal_of` does."""
    marked = Said(mould, MARKS)
    pieces, label = spelled(marked).split(_MARK), XML + label_of(marked)
    texts, values_at = pieces[::2], [int(one) for one in pieces[1::2]]
    attributes = {at for one in _all(mould) for at in one.attributes.values()}
    leaves = [one.text for one in _all(mould) if not one.children]
    spellings = [quoted if at in attributes else escaped for at in values_at]

    def literal(values: Sequence[Any]) -> Literal | None:
        if any(at >= 0 and not values[at] for at in leaves):  # it is written as one tag
            return literal_of(Said(mould, values))
        told = [spell(values[at]) for spell, at in zip(spellings, values_at, strict=True)]
        xml = "".join([text for pair in zip(texts, told, strict=False) for text in pair])
        xml += texts[-1]
        if len(xml) > LITERAL_CHARACTERS or ACTIVE.search(xml):
            return None
        return Literal(label, xml)

    return literal if texts != [""] else lambda _: None  # which cannot be written


def _all(mould: Mould) -> Iterator[Mould]:
    yield mould
    for child in mould.children:
        yield from _all(child)


class _Marks(Sequence[str]):
    """Values that tell which they are."""

    def __getitem__(self, at: Any) -> Any:
        """Give the mark of a value."""
        return f"{_MARK}{at}{_MARK}"

    def __len__(self) -> int:
        """Tell how many there are: always enough."""
        return 1_000


MARKS: Final = _Marks()
