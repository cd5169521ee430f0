"""The bench of pages: names of schema.org in wrong letters, as `newsMediaOrganization`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from .. import vocabulary
from ..markup.json_path import Path
from ..model import is_article
from ._format import Node
from ._page_statements import Draft

__all__ = ["is_meant_as_article", "well_spelled"]

_KEPT = 4_096  # answers kept; a document may ask for any number of names


@lru_cache(_KEPT)
def is_meant_as_article(types: tuple[str, ...]) -> bool:
    """Tell whether a node of these types is an article, if in wrong letters."""
    return is_article(tuple(map(_type_meant, types)))


def well_spelled(node: Node, draft: Draft) -> Node:
    """Give a node whose types and names have the letters that schema.org gives them.

    Shape: one that is right is given back as it is; the draft is told what was mended.
    """
    return node if _is_right(node) else _spelled(node, None, draft)


def _is_right(node: Node) -> bool:
    """Tell, cheaply, whether no name or type in a node is in wrong letters."""
    known = _known_names()
    stack: list[Any] = [node]
    while stack:
        one = stack.pop()
        if type(one) is dict:
            if not known.issuperset(one) and any(_name_meant(name) != name for name in one):
                return False
            stated = one.get("@type", "")
            for name in stated if type(stated) is list else (stated,):
                if type(name) is str and name not in known and _type_meant(name) != name:
                    return False
            stack.extend(one.values())
        elif type(one) is list:
            stack.extend(one)
    return True


def _spelled(value: Any, path: Path | None, draft: Draft) -> Any:
    """Spell what stands in a value; the depth of a document is limited when it is read.

    What a name of somebody else's holds is theirs.
    """
    if isinstance(value, list):
        return [_spelled(one, Path(path, at), draft) for at, one in enumerate(value)]
    if not isinstance(value, dict):
        return value
    spelled: Node = {}
    for key, held in value.items():
        name, spot = _name_meant(key), Path(path, key)
        if name in spelled or (name != key and name in value):
            name = key  # it is said twice
        elif name != key:
            draft.note("name_respelled", f"{key!r:.60} is read as {name}", spot.pointer())
        is_ours = vocabulary.is_property(name)
        spelled[name] = _spelled(held, spot, draft) if is_ours else held
    if "@type" in value:
        spelled["@type"] = _types(value["@type"], Path(path, "@type"), draft)
    return spelled


def _types(stated: Any, path: Path, draft: Draft) -> Any:
    if isinstance(stated, list):
        return [_types(one, path, draft) for one in stated]
    if not isinstance(stated, str) or (meant := _type_meant(stated.strip())) == stated.strip():
        return stated
    draft.note("name_respelled", f"{stated!r:.60} is read as {meant}", path.pointer())
    return meant


def _type_meant(name: str) -> str:
    return name if vocabulary.is_type(name) else _types_by_letters().get(name.casefold(), name)


@lru_cache(_KEPT)
def _name_meant(name: str) -> str:
    if vocabulary.is_property(name):
        return name
    return _names_by_letters().get(name.casefold(), name)


@cache
def _known_names() -> frozenset[str]:
    return frozenset((*vocabulary.properties(), *vocabulary.types(), "", "@type", "@id"))


@cache
def _types_by_letters() -> dict[str, str]:
    return {name.casefold(): name for name in vocabulary.types()}


@cache
def _names_by_letters() -> dict[str, str]:
    return {name.casefold(): name for name in vocabulary.properties()}
