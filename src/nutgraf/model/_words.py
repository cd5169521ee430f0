"""The one-line descriptions of classes and properties, read from where they stand: the source.

A class has its docstring and a property the string under it. An editor shows both; here they are
fetched for the schemas and the reference, so that importing the model costs nothing.
"""

from __future__ import annotations

import ast
from functools import cache
from inspect import getsource
from itertools import pairwise
from sys import modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["of_class", "of_field"]


def of_class(cls: type[BaseModel]) -> str:
    """Give the first line of the docstring of a class; a class of several says which."""
    stated = _words(cls.__module__).get((cls.__name__, ""))
    if stated is not None:
        return stated
    return f"What is {' and '.join(base.__name__ for base in cls.__bases__)} at once."


def of_field(cls: type[BaseModel], field: str) -> str:
    """Give the line under a field of the class that declares it, or nothing."""
    return _words(cls.__module__).get((cls.__name__, field), "")


@cache
def _words(module: str) -> dict[tuple[str, str], str]:
    """Give the lines of a module by class and field; those of a class stand under no field."""
    found: dict[tuple[str, str], str] = {}
    for node in ast.parse(getsource(modules[module])).body:
        if isinstance(node, ast.ClassDef):
            found[node.name, ""] = (ast.get_docstring(node) or "").partition("\n")[0]
            for field, below in pairwise(node.body):
                match field, below:
                    case (
                        ast.AnnAssign(target=ast.Name(id=name)),
                        ast.Expr(value=ast.Constant(value=str(line))),
                    ):
                        found[node.name, name] = line
    return found
