"""A reference to a node that is described elsewhere: `{"@id": …}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from .thing import Thing

    _Anything = Any
else:
    _Anything = object

__all__ = ["Index", "Reference"]


class Index(Protocol):
    """Where a reference finds its target."""

    def describes(self, name: str) -> bool:
        """Tell whether more is known of that `@id` than its name and type."""
        ...

    def target(self, name: str) -> Thing | None:
        """Give the node of that `@id`, built on first use."""
        ...


class Reference(_Anything):  # type: ignore[misc] # it may stand wherever a thing may
    """A node that is named and described elsewhere; where it is named, its types may be said too.

    Attributes are those of its target; a target that cannot be found has none. Two references are
    equal when their `@id`s are; the way to the target is no part of equality, hash or pickle.
    Source: JSON-LD 1.1, section 3.3 (node identifiers).
    """

    __slots__ = ("_index", "id", "stated_types")
    id: str
    stated_types: tuple[str, ...]
    _index: Index | None

    def __init__(
        self, id: str, index: Index | None = None, stated_types: tuple[str, ...] = ()
    ) -> None:
        """Name the target and say, if known, where to look for it."""
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "stated_types", stated_types)
        object.__setattr__(self, "_index", index)

    @property
    def target(self) -> Thing | None:
        """The node that is meant, where the document describes it."""
        return self._index.target(self.id) if self._index is not None else None

    def __getattr__(self, name: str) -> Any:
        """Pass on to the target."""
        if not name.startswith("_") and (target := self.target) is not None:
            return getattr(target, name)
        raise AttributeError(f"the reference to {self.id!r} has no attribute {name!r}")

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a reference does not change."""
        raise AttributeError(f"a reference is frozen: {name} cannot be set to {value!r:.60}")

    def __delattr__(self, name: str) -> None:
        """Refuse: a reference does not change."""
        raise AttributeError(f"a reference is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        """Tell whether the other refers to the same `@id`."""
        return isinstance(other, Reference) and self.id == other.id

    def __hash__(self) -> int:
        """Hash by the `@id`."""
        return hash((Reference, self.id))

    def __repr__(self) -> str:
        """Show the `@id`."""
        return f"Reference({self.id!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by the `@id`, without the way to the target."""
        return Reference, (self.id, None, self.stated_types)

    def __copy__(self) -> Reference:
        """Give itself: it cannot change."""
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Reference:
        """Give itself: it cannot change."""
        return self
