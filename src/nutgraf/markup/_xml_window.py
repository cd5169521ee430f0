"""Some rows of an XML document at a time; those of a known shape are made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from ._xml import XmlElement
from ._xml_row import Document, Row
from ._xml_shapes import Shape

__all__ = ["Alike", "Window"]

Alike: TypeAlias = Mapping[Shape, Mapping[int, Sequence[Any]]]
_NONE_ALIKE: Final[Alike] = {}


class Window(Sequence[XmlElement]):
    """Some rows of a document.

    Shape: `alike` are the values of rows of a known shape, by shape and place.
    """

    def __init__(
        self,
        rows: list[XmlElement | None],
        document: Document | None = None,
        spans: Sequence[tuple[int, int]] = (),
        alike: Alike = _NONE_ALIKE,
    ) -> None:
        """Take the rows that are made, None for those of a shape, and where all of them stand."""
        self._rows, self._spans, self.alike = rows, spans, alike
        self._document = document

    def __len__(self) -> int:
        """Tell how many there are."""
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        """Give the row at a place."""
        row = self._rows[at]
        if row is None:
            row = self._rows[at] = self._made(at % len(self._rows))
        return row

    @property
    def document(self) -> Document:
        """The document of rows of a known shape."""
        if self._document is None:
            raise LookupError("there is no row of a known shape")
        return self._document

    def named(self, is_named: Callable[[str], bool]) -> Window:
        """Give those of the rows whose name is such."""
        known = {shape for shape in self.alike if is_named(self.document.name_of(shape.tag))}
        made = [row is None or is_named(row.name) for row in self._rows]
        if len(known) == len(self.alike) and all(made):
            return self
        kept = {at for shape in known for at in self.alike[shape]}
        places = [at for at, row in enumerate(self._rows) if (made[at] if row else at in kept)]
        at_new = {old: new for new, old in enumerate(places)}
        alike = {
            shape: {at_new[at]: values for at, values in self.alike[shape].items()}
            for shape in known
        }
        rows, spans = [self._rows[at] for at in places], [self._spans[at] for at in places]
        return Window(rows, self._document, spans, alike)

    def attributes(self, shape: Shape, places: Sequence[int], name: str) -> list[str]:
        """Give an attribute of rows of one shape by its plain or prefixed name, "" for none."""
        if not shape.has_attributes:
            return [""] * len(places)
        said = [self.alike[shape][at][0] for at in places]
        first = dict(zip(reversed(said), reversed(places), strict=True))  # of which there are few
        known = {one: self[at].get(name) for one, at in first.items()}
        return [known[one] for one in said]

    def _made(self, at: int) -> Row:
        shape, values = next((one, rows[at]) for one, rows in self.alike.items() if at in rows)
        attributes = values[0] if shape.has_attributes else ""
        name = self.document.name_of(shape.tag)
        return Row(self.document, self._spans[at], name, shape.tag, attributes)
