"""What an instance of the model holds: its values and, once it has been written, how that is done.

An instance refuses to be changed; whoever makes one sets both here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict

from ._fields import Lean

__all__ = ["Held", "hold_state", "keep_layout"]


class Held(BaseModel, metaclass=Lean):
    """The root of the model."""

    model_config = ConfigDict(defer_build=True)
    __slots__ = ("_layout",)


# Twice as quick as `object.__setattr__`, which looks both up by name.
hold_state: Callable[[Held, dict[str, Any]], None] = BaseModel.__dict__["__dict__"].__set__
keep_layout: Callable[[Held, Any], None] = Held.__dict__["_layout"].__set__
